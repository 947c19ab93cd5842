"""The compensation: which costs of each class fit under the ceiling, and what of them is paid.

From 2020 the classes share one ceiling: class I takes of it first, class II what is left, but at most its
share of the whole (SVL 13:5). Before, each class had a ceiling of its own (O1). Ceilings are reckoned
unrounded; the compensation of each class is rounded once.
"""

from decimal import Decimal

import msgspec

from benefits.money import to_cents
from benefits.views import OccupationalHealthFigures


class Costs(msgspec.Struct, frozen=True):
    """Costs of the classes in euros, their incomes taken off."""

    preventive: Decimal
    medical: Decimal

    @property
    def total(self) -> Decimal:
        """The costs of both classes together."""
        return self.preventive + self.medical


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """What the ceiling of a person and a year is multiplied by.

    `raised` lets the ceiling stand for more persons than a small employer has (O7). `months` are those of an
    odd financial year whose ceiling is reckoned by them, None for the whole ceiling (O6). `agreed_practice`
    says that the practice of work ability was agreed, which raised class I until 2019 (O1).
    """

    heads: Decimal
    raised: bool = False
    months: int | None = None
    agreed_practice: bool = False

    def times(self, figures: OccupationalHealthFigures) -> Decimal:
        """Return how many times the ceiling is had."""
        heads = max(self.heads, Decimal(figures.raised_heads)) if self.raised else self.heads
        return heads if self.months is None else heads * self.months / figures.year_months


class Ceilings(msgspec.Struct, frozen=True):
    """How much of the costs may count, in euros: of both classes together, and of each by itself."""

    whole: Decimal
    preventive: Decimal
    medical: Decimal


class Compensation(msgspec.Struct, frozen=True, kw_only=True):
    """What is paid: the ceilings, the costs that fit under them, and the share and euros of each class."""

    ceilings: Ceilings
    accepted: Costs
    preventive_share: Decimal
    medical_share: Decimal
    preventive: Decimal
    medical: Decimal

    @property
    def total(self) -> Decimal:
        """The euros of both classes together."""
        return self.preventive + self.medical


def compensation(costs: Costs, measure: Measure, figures: OccupationalHealthFigures) -> Compensation | None:
    """Return what is paid of the costs, None while the ceiling of the year is not known (O3, O4)."""
    ceilings = _ceilings(measure.times(figures), figures)
    if ceilings is None:
        return None
    preventive = min(costs.preventive, ceilings.preventive)
    medical = min(costs.medical, ceilings.whole - preventive, ceilings.medical)
    agreed = figures.agreed_percentage if measure.agreed_practice else None
    preventive_share = figures.preventive_percentage if agreed is None else agreed
    return Compensation(
        ceilings=ceilings,
        accepted=Costs(preventive, medical),
        preventive_share=preventive_share,
        medical_share=figures.medical_percentage,
        preventive=to_cents(preventive * preventive_share),
        medical=to_cents(medical * figures.medical_percentage),
    )


def _ceilings(times: Decimal, figures: OccupationalHealthFigures) -> Ceilings | None:
    """Return the ceilings of an employer: of each class until 2019, the common one from 2020 (O1)."""
    if figures.preventive_ceiling is not None and figures.medical_ceiling is not None:
        preventive, medical = figures.preventive_ceiling * times, figures.medical_ceiling * times
        return Ceilings(preventive + medical, preventive, medical)
    if figures.common_ceiling is None or figures.medical_share is None:
        return None
    whole = figures.common_ceiling * times
    return Ceilings(whole, whole, whole * figures.medical_share)

"""What can be asked of occupational health compensation: what is paid of a year's costs, and its deadline."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

import msgspec

from benefits.asking import Answer, Question, told
from benefits.codes import PERIOD_REVERSED
from benefits.law import Law
from benefits.money import to_cents
from benefits.occupational_health import LIMIT, codes
from benefits.occupational_health.account import CEILING, Choice, Persons, account_of, findings
from benefits.occupational_health.compensation import Compensation, Costs
from benefits.occupational_health.years import anchor_of
from benefits.periods import Period
from benefits.scalars import Number

RESULTS: Final = (
    "class_1_compensation",
    "class_2_compensation",
    "compensation",
    "class_1_accepted",
    "class_2_accepted",
    "ceiling_total",
)


class AskedCompensation(msgspec.Struct, frozen=True, kw_only=True):
    """A question about the compensation of a financial year, its first and last day.

    The costs are those that can be compensated. `common_ceiling` is the ceiling of a person in euros, to be
    used in the place of the figure. The rest is as in a claim and its facts.
    """

    financial_year: tuple[date, date]
    class_1_costs: Decimal
    class_2_costs: Decimal
    employees: Number
    common_ceiling: Decimal | None = None
    work_ability_practice: bool = False
    raised: bool = False
    prorated: bool = False

    @property
    def year(self) -> Period:
        """The financial year."""
        return Period(*self.financial_year)

    @property
    def anchor(self) -> date:
        """The day whose law the answer goes by."""
        return anchor_of(self.year)


class AskedDeadline(msgspec.Struct, frozen=True, kw_only=True):
    """A question about the time limit of a financial year that ends on the day."""

    financial_year_end: date

    @property
    def anchor(self) -> date:
        """The day whose law the answer goes by."""
        return self.financial_year_end


def _compensation(asked: AskedCompensation, law: Law) -> Answer:
    year = asked.year
    if year.ends_on < year.starts_on:
        turned = PERIOD_REVERSED.finding("financial_year", starts_on=year.starts_on, ends_on=year.ends_on)
        return {**dict.fromkeys(RESULTS), "findings": told([turned])}
    own = account_of(
        year,
        Costs(asked.class_1_costs, asked.class_2_costs),
        Persons(employees=asked.employees),
        Choice(raised=asked.raised, prorated=asked.prorated, agreed_practice=asked.work_ability_practice),
        _with_ceiling(law, asked.common_ceiling),
    )
    given, found = own.given(), told(findings(own))
    amounts = dict.fromkeys(RESULTS) if given is None else _amounts(given)
    return {**amounts, **({"findings": found} if found else {})}


def _with_ceiling(law: Law, ceiling: Decimal | None) -> Law:
    """Return the law with a ceiling in the place of the figure, if there is one and the year has such."""
    if ceiling is None:
        return law
    derived = {name: why for name, why in law.derived.items() if name != CEILING}
    figures = msgspec.structs.replace(law.occupational_health, common_ceiling=ceiling)
    return replace(law, occupational_health=figures, derived=derived)


def _amounts(given: Compensation) -> Answer:
    return {
        "class_1_compensation": given.preventive,
        "class_2_compensation": given.medical,
        "compensation": given.total,
        "class_1_accepted": to_cents(given.accepted.preventive),
        "class_2_accepted": to_cents(given.accepted.medical),
        "ceiling_total": to_cents(given.ceilings.whole),
    }


def _deadline(asked: AskedDeadline, law: Law) -> Answer:
    deadline = LIMIT.deadline(asked.financial_year_end, law)
    return {"last_day": deadline.last_day, "plain_day": deadline.plain_day}


QUESTIONS: Final[Mapping[str, Question]] = {
    "occupational_health": Question(
        AskedCompensation,
        RESULTS,
        _compensation,
        old_law=codes.YEAR_BEFORE_FIGURES,
        synonyms={"kl1_costs": "class_1_costs", "kl2_costs": "class_2_costs"},
    ),
    "deadline": Question(
        AskedDeadline, ("last_day", "plain_day"), _deadline, old_law=codes.YEAR_BEFORE_FIGURES
    ),
}

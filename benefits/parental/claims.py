"""What an employer states when it claims an allowance for a parent: one claim for each benefit.

The fields they share stand in `Claim`; each adds what its own law asks for.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final

import msgspec

from benefits.claims import PayBasis, ThreeMonths
from benefits.periods import PaidPeriod, Period

PREGNANCY: Final = "pregnancy_allowance"
SPECIAL: Final = "special_pregnancy_allowance"
PARTIAL_SPECIAL: Final = "partial_special_pregnancy_allowance"
PARENTAL: Final = "parental_allowance"
PARTIAL_PARENTAL: Final = "partial_parental_allowance"
BENEFITS: Final = (PREGNANCY, SPECIAL, PARTIAL_SPECIAL, PARENTAL, PARTIAL_PARENTAL)


class Hazard(StrEnum):
    """What at work endangers the pregnancy or the child; the last two count from 1.1.2026 (F9)."""

    CHEMICAL = "chemical"
    RADIATION = "radiation"
    INFECTION = "infection"
    COMPARABLE = "comparable"
    PHYSICAL = "physical"
    CONDITIONS = "conditions"


WIDER_HAZARDS: Final = frozenset({Hazard.PHYSICAL, Hazard.CONDITIONS})


class HoursContract(StrEnum):
    """How the contract on part-time work, which shows the hours, reaches Kela."""

    UPLOAD = "upload"
    EMPLOYEE = "employee"
    LATER = "later"


class Claim(msgspec.Struct, frozen=True, kw_only=True, tag_field="benefit"):
    """What the claims of all allowances for parents state.

    `entitlement_start` is the first day for which the employee was granted any allowance for parents for
    this child: the annual income and the formula of all later ones go by it (F4). `paid` are the periods of
    leave with pay, and `days_off` the annual leave and other paid days off inside them, for which nobody is
    paid (F7). `due_date` (laskettu aika) and `born_on` are those of the child. `continues_from` is the day
    from which pay goes on and will be stated later. `other_wages` is what other employers pay for the same
    days, in euros. `self_employed` says that the employee also has a YEL or MYEL insurance.
    """

    PARTIAL: ClassVar[bool] = False
    """Whether the employee works a part of each day and half the allowance is paid (F6)."""

    entitlement_start: date
    paid: tuple[PaidPeriod, ...]
    pay_basis: PayBasis
    due_date: date | None = None
    born_on: date | None = None
    continues_from: date | None = None
    days_off: tuple[Period, ...] = ()
    other_wages: Decimal | None = None
    self_employed: bool = False
    three_months: ThreeMonths | None = None
    payment_reference: str = ""
    note: str = ""

    @property
    def anchor(self) -> date:
        """The day whose law the claim goes by (F4)."""
        return self.entitlement_start

    @property
    def days(self) -> tuple[PaidPeriod, ...]:
        """The days that no other claim for the same person may have."""
        return self.paid

    @property
    def attaches(self) -> bool:
        """Whether the employer adds a document to the claim."""
        return False

    @property
    def benefit(self) -> str:
        """The code of the benefit claimed."""
        return str(self.__struct_config__.tag)

    @property
    def wanted_from(self) -> date:
        """The first day that is wanted: the time limit is counted from it (C6)."""
        stated = [period.starts_on for period in self.paid]
        return min(stated or [self.continues_from or self.entitlement_start])


class PregnancyClaim(Claim, frozen=True, kw_only=True, tag=PREGNANCY):
    """A claim of pregnancy allowance (raskausraha)."""


class SpecialPregnancyClaim(Claim, frozen=True, kw_only=True, tag=SPECIAL):
    """A claim of special pregnancy allowance (erityisraskausraha).

    `other_work` says that the employer can arrange other work that is safe: then there is no allowance.
    """

    hazard: Hazard
    other_work: bool


class PartialSpecialPregnancyClaim(SpecialPregnancyClaim, frozen=True, kw_only=True, tag=PARTIAL_SPECIAL):
    """A claim of partial special pregnancy allowance (osittainen erityisraskausraha).

    `short_days` says that the employee works at most five hours a day, all jobs together.
    """

    PARTIAL: ClassVar[bool] = True

    short_days: bool
    contract: HoursContract

    @property
    def attaches(self) -> bool:
        """Whether the employer adds a document to the claim."""
        return self.contract is HoursContract.UPLOAD


class ParentalClaim(Claim, frozen=True, kw_only=True, tag=PARENTAL):
    """A claim of parental allowance (vanhempainraha).

    `adopted_on` is the day on which an adopted child was taken into care. `used_before` are the weekdays of
    parental allowance that the employee had for this child before, as far as the employer knows of them.
    """

    adopted_on: date | None = None
    used_before: int = 0


class PartialParentalClaim(ParentalClaim, frozen=True, kw_only=True, tag=PARTIAL_PARENTAL):
    """A claim of partial parental allowance (osittainen vanhempainraha).

    `short_days` says that the employee works at most five hours a day, all jobs together.
    """

    PARTIAL: ClassVar[bool] = True

    short_days: bool
    contract: HoursContract

    @property
    def attaches(self) -> bool:
        """Whether the employer adds a document to the claim."""
        return self.contract is HoursContract.UPLOAD


AnyClaim = (
    PregnancyClaim
    | SpecialPregnancyClaim
    | PartialSpecialPregnancyClaim
    | ParentalClaim
    | PartialParentalClaim
)
"""A claim of any of these benefits."""


def adopted_on(claim: Claim) -> date | None:
    """Return the day on which an adopted child was taken into care; None for a child of one's own."""
    return claim.adopted_on if isinstance(claim, ParentalClaim) else None

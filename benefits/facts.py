"""Facts: a claim plus what the Incomes Register and earlier decisions know of the person."""

from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

import msgspec

from benefits.claims import Spell
from benefits.income import Wages
from benefits.periods import Period

AnyClaim_co = TypeVar("AnyClaim_co", bound=msgspec.Struct, covariant=True)


class Facts(msgspec.Struct, Generic[AnyClaim_co], frozen=True, kw_only=True):
    """What a claim is reckoned from, whichever benefit it is for.

    `gross_wages` are the wages of the reference period before the insurance deduction,
    `gross_three_months` those of its last three months; `annual_income`, if given, is the income after
    the deduction and is used as it is. `income_source` is "register", "upload", "doubtful" or "stated".
    `earlier` are the decided claims of the same person for any benefit: each rule takes those that concern
    it. `absences` are the sickness absences that the Incomes Register tells of, whether or not anything was
    claimed for them. `filed_on` is the day the claim came in, None while it is only being estimated.
    """

    claim: AnyClaim_co
    gross_wages: Decimal | None = None
    gross_three_months: Decimal | None = None
    annual_income: Decimal | None = None
    income_source: str = "register"
    birth_date: date | None = None
    earlier: tuple[Spell, ...] = ()
    absences: tuple[Period, ...] = ()
    filed_on: date | None = None

    def wages(self, *, three_months_asked: bool) -> Wages:
        """Return what is known of the person's income, and whether the three-month basis is asked for."""
        return Wages(
            gross=self.gross_wages,
            gross_three_months=self.gross_three_months,
            after_deduction=self.annual_income,
            three_months_asked=three_months_asked,
            source=self.income_source,
        )

"""Facts: a claim plus what the Incomes Register and earlier decisions know of the person."""

from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

import msgspec

from benefits.claims import Spell

AnyClaim = TypeVar("AnyClaim", bound=msgspec.Struct)


class Facts(msgspec.Struct, Generic[AnyClaim], frozen=True, kw_only=True):
    """What a claim is reckoned from, whichever benefit it is for.

    `gross_wages` are the wages of the reference period before the insurance deduction,
    `gross_three_months` those of its last three months; `annual_income`, if given, is the income after
    the deduction and is used as it is. `income_source` is "register", "upload", "doubtful" or "stated".
    `earlier` are the decided claims of the same person for any benefit: each rule takes those that concern
    it. `filed_on` is the day the claim came in, None while it is only being estimated.
    """

    claim: AnyClaim
    gross_wages: Decimal | None = None
    gross_three_months: Decimal | None = None
    annual_income: Decimal | None = None
    income_source: str = "register"
    birth_date: date | None = None
    earlier: tuple[Spell, ...] = ()
    filed_on: date | None = None

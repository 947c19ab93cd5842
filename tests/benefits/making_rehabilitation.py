"""Claims and facts of rehabilitation allowance for tests: plain ones, changed as a test tells."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import msgspec

from benefits.calculation import Calculation
from benefits.facts import Facts as FactsOf
from benefits.law import law_on
from benefits.periods import PaidPeriod, Period
from benefits.rehabilitation import (
    Claim,
    Facts,
    Notice,
    PartialClaim,
    PartialFacts,
    Participation,
    Programme,
    ShortenedPeriod,
    calculate,
    check,
)
from tests.benefits.making import INCOME_OF_68_23, codes_of

START = date(2026, 1, 5)
JANUARY = (date(2026, 1, 5), date(2026, 1, 31), "2300.00")
FEBRUARY = (date(2026, 2, 1), date(2026, 2, 28), "2400.00")
MARCH = (date(2026, 3, 1), date(2026, 3, 31), "2600.00")


def claim_of(*paid: tuple[date, date, str], **changes: object) -> Claim:
    """Return a plain claim of a rehabilitation from 5.1.2026 with the paid periods, changed as told."""
    plain = Claim(
        rehabilitation_starts_on=START,
        programme=Programme.OTHER,
        notice=Notice.NOT_NEEDED,
        participation=Participation.PROVIDER,
        clause=True,
        paid=tuple(PaidPeriod(starts_on, ends_on, Decimal(wage)) for starts_on, ends_on, wage in paid),
    )
    return msgspec.structs.replace(plain, **changes)


def facts_of(
    *paid: tuple[date, date, str], facts: Mapping[str, object] | None = None, **changes: object
) -> Facts:
    """Return the facts of a plain claim with an income of 68.23 euros a weekday, changed as told."""
    plain = Facts(claim=claim_of(*paid, **changes), annual_income=INCOME_OF_68_23)
    return msgspec.structs.replace(plain, **(facts or {}))


def partial_claim_of(*paid: tuple[date, date, str, str, str], **changes: object) -> PartialClaim:
    """Return a plain claim of shortened days in a work ability course from 5.1.2026, changed as told.

    Each period has its wage, its normal hours and its hours lost.
    """
    plain = PartialClaim(
        rehabilitation_starts_on=START,
        programme=Programme.WORK_ABILITY_COURSE,
        notice=Notice.NOT_NEEDED,
        participation=Participation.PROVIDER,
        clause=True,
        full_wage_paid=True,
        paid=tuple(
            ShortenedPeriod(starts_on, ends_on, *map(Decimal, numbers))
            for starts_on, ends_on, *numbers in paid
        ),
    )
    return msgspec.structs.replace(plain, **changes)


def partial_facts_of(*paid: tuple[date, date, str, str, str], **changes: object) -> PartialFacts:
    """Return the facts of a plain claim of shortened days with an income of 68.23 euros a whole weekday."""
    return PartialFacts(claim=partial_claim_of(*paid, **changes), annual_income=INCOME_OF_68_23)


def reckon(facts: FactsOf[Claim | PartialClaim]) -> Calculation:
    """Return the calculation of the facts by the law of the first day of rehabilitation."""
    return calculate(facts, law_on(facts.claim.anchor))


def found_in(claim: Claim | PartialClaim) -> list[tuple[str, str]]:
    """Return the code and field of everything that is objected to the claim by itself."""
    return codes_of(check(claim, law_on(claim.anchor)))


def days_of(starts_on: date, ends_on: date) -> tuple[Period, ...]:
    """Return one period as a claim lists them."""
    return (Period(starts_on, ends_on),)

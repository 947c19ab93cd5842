"""Claims of partial sickness allowance for tests: plain ones, of which a test changes what it is about."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import msgspec

from benefits.calculation import Calculation
from benefits.claims import Certificate, Spell
from benefits.law import law_on
from benefits.partial import Claim, Facts, calculate, check
from benefits.periods import PaidPeriod
from tests.benefits.making import codes_of

ONSET = date(2026, 1, 5)
FIRST = date(2026, 1, 17)
INCOME = Decimal("30497.00")
"""The annual income of which an onset of 2026 would be paid 68.23 euros a weekday, and partly 34.12."""

PAID = (PaidPeriod(FIRST, date(2026, 1, 31), Decimal("2300.00")),)
PARTIAL = "partial_sickness_allowance"


def claim_of(**changes: object) -> Claim:
    plain = Claim(
        onset=ONSET,
        paid=PAID,
        certificate=Certificate.KANTA,
        part_time_from=ONSET,
        part_time_until=date(2026, 12, 31),
        hours_before=Decimal(40),
        hours_agreed=Decimal(20),
        full_pay=True,
        clause=True,
    )
    return msgspec.structs.replace(plain, **changes)


def found_in(claim: Claim, filed_on: date | None = None) -> list[tuple[str, str]]:
    return codes_of(check(claim, law_on(claim.onset), filed_on))


def reckoned(*earlier: Spell, **changes: object) -> Calculation:
    return reckoned_with({"earlier": earlier}, **changes)


def reckoned_with(facts: Mapping[str, object], /, **changes: object) -> Calculation:
    claim = claim_of(**changes)
    plain = Facts(claim=claim, annual_income=INCOME)
    return calculate(msgspec.structs.replace(plain, **facts), law_on(claim.onset))


def found_by(calculation: Calculation) -> list[str]:
    return [finding.code for finding in calculation.findings]


def partly(spell: Spell) -> Spell:
    return msgspec.structs.replace(spell, benefit=PARTIAL)


def paid_for(starts_on: date, ends_on: date, wage: str = "2300.00") -> tuple[PaidPeriod, ...]:
    return (PaidPeriod(starts_on, ends_on, Decimal(wage)),)

"""Claims and facts for tests: plain ones, of which a test changes what it is about."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import msgspec

from benefits.calculation import Calculation
from benefits.findings import Finding
from benefits.law import law_on
from benefits.sickness import (
    Certificate,
    Claim,
    Facts,
    PaidPeriod,
    PayBasis,
    Period,
    Spell,
    calculate,
    check,
)

ONSET = date(2026, 1, 5)
JANUARY = (date(2026, 1, 5), date(2026, 1, 31), "2300.00")
FEBRUARY = (date(2026, 2, 1), date(2026, 2, 28), "1700.00")
MARCH = (date(2026, 3, 1), date(2026, 3, 31), "1700.00")
INCOME_OF_68_23 = Decimal("30497.00")
"""The annual income of which an onset of 2026 is paid 68.23 euros a weekday."""


def claim_of(*paid: tuple[date, date, str], **changes: object) -> Claim:
    """Return a plain claim of an onset on 5.1.2026 with the paid periods, changed as told."""
    plain = Claim(
        onset=ONSET,
        paid=tuple(PaidPeriod(starts_on, ends_on, Decimal(wage)) for starts_on, ends_on, wage in paid),
        certificate=Certificate.KANTA,
        pay_basis=PayBasis.AGREEMENT,
    )
    return msgspec.structs.replace(plain, **changes)


def facts_of(
    *paid: tuple[date, date, str], facts: Mapping[str, object] | None = None, **changes: object
) -> Facts:
    """Return the facts of a plain claim with an income of 68.23 euros a weekday, changed as told."""
    plain = Facts(claim=claim_of(*paid, **changes), annual_income=INCOME_OF_68_23)
    return msgspec.structs.replace(plain, **(facts or {}))


def spell_of(
    onset: date, *counted: tuple[date, date], income: str | None = None, full_waiting: bool = True
) -> Spell:
    """Return an earlier spell that was paid for the counted periods, to the end of the last of them."""
    return Spell(
        onset=onset,
        counted=tuple(Period(starts_on, ends_on) for starts_on, ends_on in counted),
        paid_until=counted[-1][1] if counted else None,
        annual_income=None if income is None else Decimal(income),
        full_waiting=full_waiting,
    )


def reckon(facts: Facts) -> Calculation:
    """Return the calculation of the facts by the law of their onset."""
    return calculate(facts, law_on(facts.claim.onset))


def found_in(claim: Claim) -> list[tuple[str, str]]:
    """Return the code and field of everything that is objected to the claim by itself."""
    return codes_of(check(claim, law_on(claim.onset)))


def codes_of(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Return the code and field of each finding."""
    return [(finding.code, finding.field) for finding in findings]


def lines_of(calculation: Calculation) -> list[tuple[str, str, int, str, str, str, str]]:
    """Return the lines as plain text and numbers, to be compared at a glance."""
    return [
        (
            str(line.starts_on),
            str(line.ends_on),
            line.days,
            str(line.daily_amount),
            str(line.amount),
            line.payee.value,
            line.code,
        )
        for line in calculation.lines
    ]


def instalments_of(calculation: Calculation) -> list[tuple[int, str, str, int, str]]:
    """Return the instalments as plain text and numbers."""
    return [
        (each.number, str(each.starts_on), str(each.ends_on), each.days, str(each.amount))
        for each in calculation.instalments
    ]

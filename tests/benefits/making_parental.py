"""Claims of allowances for parents for tests: plain ones, of which a test changes what it is about."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from benefits.calculation import Calculation
from benefits.claims import PayBasis, Spell
from benefits.facts import Facts
from benefits.law import law_on
from benefits.parental import (
    AnyClaim,
    ParentalClaim,
    PartialParentalClaim,
    PartialSpecialPregnancyClaim,
    PregnancyClaim,
    SpecialPregnancyClaim,
    calculate,
    check,
)
from benefits.parental.claims import Hazard, HoursContract
from benefits.periods import PaidPeriod, Period
from tests.benefits.making import codes_of

DUE = date(2026, 2, 16)
START = date(2026, 1, 12)
"""The Monday thirty weekdays before the due date."""

BORN = date(2026, 2, 14)
PREGNANCY = (START, date(2026, 2, 26), "9000.00")
"""Forty weekdays from the start, with 225.00 euros a weekday."""

MARCH = (date(2026, 3, 1), date(2026, 3, 31), "5200.00")
"""Twenty-six weekdays with 200.00 euros each."""

JANUARY = (date(2026, 1, 12), date(2026, 1, 31), "3600.00")
"""Eighteen weekdays with 200.00 euros each."""

INCOME = Decimal(36000)
"""In 2026 84.00 euros a weekday at the base rate, 108.00 at the raised one."""

OWN: Mapping[type, Mapping[str, object]] = {
    PregnancyClaim: {},
    SpecialPregnancyClaim: {"hazard": Hazard.CHEMICAL, "other_work": False},
    PartialSpecialPregnancyClaim: {
        "hazard": Hazard.CHEMICAL,
        "other_work": False,
        "short_days": True,
        "contract": HoursContract.UPLOAD,
    },
    ParentalClaim: {"born_on": BORN},
    PartialParentalClaim: {"born_on": BORN, "short_days": True, "contract": HoursContract.UPLOAD},
}
"""What the claim of each benefit states besides what they share."""


def claim_for(kind: type[Any], *paid: tuple[date, date, str], **changes: object) -> AnyClaim:
    """Return a plain claim of a kind with the paid periods, changed as told."""
    stated = {
        "entitlement_start": START,
        "due_date": DUE,
        "pay_basis": PayBasis.AGREEMENT,
        "paid": tuple(PaidPeriod(starts_on, ends_on, Decimal(wage)) for starts_on, ends_on, wage in paid),
    }
    claim: AnyClaim = kind(**stated | dict(OWN[kind]) | changes)
    return claim


def reckoned(
    kind: type[Any],
    *paid: tuple[date, date, str],
    facts: Mapping[str, object] | None = None,
    **changes: object,
) -> Calculation:
    """Return the calculation of a plain claim with an income of 36,000 euros, changed as told."""
    plain = Facts(claim=claim_for(kind, *paid, **changes), annual_income=INCOME)
    return calculate(msgspec.structs.replace(plain, **(facts or {})), law_on(plain.claim.anchor))


def found_in(claim: AnyClaim, filed_on: date | None = None) -> list[tuple[str, str]]:
    """Return the code and field of everything that is objected to the claim by itself."""
    return codes_of(check(claim, law_on(claim.anchor), filed_on))


def spell_for(
    benefit: str, *counted: tuple[date, date], onset: date = START, income: str | None = None
) -> Spell:
    """Return an earlier decided claim for the same child."""
    return Spell(
        benefit=benefit,
        onset=onset,
        counted=tuple(Period(starts_on, ends_on) for starts_on, ends_on in counted),
        paid_until=counted[-1][1] if counted else None,
        annual_income=None if income is None else Decimal(income),
    )


def paid_in(calculation: Calculation) -> list[tuple[str, str, int, str, str, str]]:
    """Return the lines by their days, number of them, daily amount, payee and reason."""
    return [
        (
            str(line.starts_on),
            str(line.ends_on),
            line.days,
            str(line.daily_amount),
            line.payee.value,
            line.code,
        )
        for line in calculation.lines
    ]

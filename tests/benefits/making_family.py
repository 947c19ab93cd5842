"""Claims of the two compensations for family leave: plain ones, which a test changes."""

from datetime import date
from decimal import Decimal

import msgspec

from benefits import annual_leave, catalogue, family_leave
from benefits.annual_leave.claim import Leave, LeaveAllowance
from benefits.calculation import Calculation
from benefits.claims import Spell
from benefits.family_leave.claim import ContractType, PaidAllowance
from benefits.law import law_on
from benefits.parental.claims import PARENTAL, PREGNANCY
from benefits.periods import Period

START, END = date(2025, 6, 2), date(2025, 7, 18)
"""A period of 40 weekdays of pregnancy allowance."""

PAID = Period(START, date(2025, 8, 31))
LEAVE = Leave(START, date(2026, 1, 31), LeaveAllowance.PARENTAL)
MONTHS = Period(date(2025, 7, 1), date(2025, 11, 30))


def family_leave_claim(**changes: object) -> family_leave.Claim:
    """Return a claim that meets every condition of family leave compensation, changed as told."""
    plain = family_leave.Claim(
        allowance=PaidAllowance.PREGNANCY,
        allowance_starts_on=START,
        allowance_ends_on=END,
        paid=(PAID,),
        employed_from=date(2019, 8, 1),
        contract_type=ContractType.INDEFINITE,
        working_time=Decimal(1),
        employee_is_woman=True,
    )
    return msgspec.structs.replace(plain, **changes)


def annual_leave_claim(*leave: Leave, **changes: object) -> annual_leave.Claim:
    """Return a claim of the cost of five months of one leave, with much holiday pay, changed as told."""
    plain = annual_leave.Claim(
        entitlement_start=START, leave=leave or (LEAVE,), claimed=(MONTHS,), holiday_pay=Decimal("9000.00")
    )
    return msgspec.structs.replace(plain, **changes)


def allowance_of(benefit: str = PREGNANCY, income: str | None = None) -> Spell:
    """Return a decided allowance of the period."""
    return Spell(
        benefit=benefit,
        onset=START,
        counted=(Period(START, END),),
        paid_until=END,
        annual_income=None if income is None else Decimal(income),
    )


def reckon_family_leave(claim: family_leave.Claim, **facts: object) -> Calculation:
    """Return what comes of a claim whose allowance was seen, with other facts as told."""
    plain = family_leave.Facts(claim=claim, earlier=(allowance_of(), allowance_of(PARENTAL)))
    return catalogue.calculate(msgspec.structs.replace(plain, **facts), law_on(claim.anchor))


def reckon_annual_leave(claim: annual_leave.Claim, **facts: object) -> Calculation:
    """Return what comes of a claim with an annual income of 30 000 euros, with other facts as told."""
    plain = annual_leave.Facts(
        claim=claim, annual_income=Decimal("30000.00"), earlier=(allowance_of(PARENTAL),)
    )
    return catalogue.calculate(msgspec.structs.replace(plain, **facts), law_on(claim.anchor))


def codes_in(calculation: Calculation) -> list[tuple[str, str]]:
    """Return the code and field of every finding."""
    return [(finding.code, finding.field) for finding in calculation.findings]


def lines_in(calculation: Calculation) -> list[tuple[str, str, str, str]]:
    """Return the first day, amount, payee and reason of every line; none has days."""
    assert {(line.days, line.daily_amount) for line in calculation.lines} <= {(0, Decimal("0.00"))}
    return [
        (str(line.starts_on), str(line.amount), line.payee.value, line.code) for line in calculation.lines
    ]

"""Claims of occupational health compensation for tests: plain ones, which a test changes."""

from datetime import date
from decimal import Decimal

import msgspec

from benefits.calculation import Calculation
from benefits.law import law_on
from benefits.occupational_health import (
    Arrangement,
    Claim,
    Cooperation,
    Cost,
    CostClass,
    CostKind,
    Facts,
    MonthEnd,
    Statement,
    calculate,
    check,
)
from tests.benefits.making import codes_of

YEAR = (date(2020, 1, 1), date(2020, 12, 31))


def cost(
    amount: str,
    cost_class: CostClass = CostClass.PREVENTIVE,
    kind: CostKind = CostKind.PROFESSIONALS,
    provider: str = "Terveystalo",
    arrangement: Arrangement = Arrangement.PRIVATE,
) -> Cost:
    return Cost(
        provider=provider,
        arrangement=arrangement,
        cost_class=cost_class,
        kind=kind,
        amount=Decimal(amount),
    )


def medical(amount: str, **changes: object) -> Cost:
    return msgspec.structs.replace(cost(amount, CostClass.MEDICAL), **changes)


def claim_of(*costs: Cost, **changes: object) -> Claim:
    """Return a plain claim of 2020 for twenty employees, changed as told."""
    plain = Claim(
        year_starts_on=YEAR[0],
        year_ends_on=YEAR[1],
        costs=costs or (cost("3000.00"),),
        free_of_charge=True,
        workplace_survey=True,
        cooperation=Cooperation.REPRESENTATIVE,
        statement=Statement.GIVEN,
        statement_on=date(2021, 2, 1),
        agreement=True,
        plan_reviewed_on=date(2020, 3, 2),
        month_ends=(MonthEnd(20),) * 12,
        medical_for_all=True,
    )
    return msgspec.structs.replace(plain, **changes)


def year(starts_on: date, ends_on: date, months: int) -> dict[str, object]:
    return {
        "year_starts_on": starts_on,
        "year_ends_on": ends_on,
        "month_ends": (MonthEnd(20),) * months,
        "plan_reviewed_on": starts_on,
    }


def reckon(claim: Claim, **facts: object) -> Calculation:
    return calculate(msgspec.structs.replace(Facts(claim=claim), **facts), law_on(claim.anchor))


def found_in(claim: Claim, filed_on: date | None = None) -> list[tuple[str, str]]:
    return codes_of(check(claim, law_on(claim.anchor), filed_on))


def told_in(calculation: Calculation) -> list[tuple[str, str]]:
    return codes_of(calculation.findings)

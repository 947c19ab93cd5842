"""Claims of occupational health compensation: a financial year each, with costs of one to four providers."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

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
)

_MONTHS: Final = 12
_KINDS: Final = (CostKind.PROFESSIONALS, CostKind.EXPERTS, CostKind.EXAMINATIONS, CostKind.TRAVEL)
_FILED_AFTER: Final = timedelta(days=100)


def facts_of(number: int, year: int) -> Facts:
    """Return the facts of the claim of that number for the year."""
    last = date(year, 12, 31)
    people = 1 + number * 7 % 60
    claim = Claim(
        year_starts_on=date(year, 1, 1),
        year_ends_on=last,
        costs=tuple(_costs(number, people)),
        free_of_charge=True,
        workplace_survey=True,
        cooperation=Cooperation.REPRESENTATIVE,
        statement=Statement.GIVEN,
        statement_on=last + _FILED_AFTER // 2,
        agreement=True,
        plan_reviewed_on=date(year, 3, 1),
        month_ends=tuple(MonthEnd(people + (number + month) % 3) for month in range(_MONTHS)),
        medical_for_all=True,
    )
    return Facts(claim=claim, filed_on=last + _FILED_AFTER)


def _costs(number: int, people: int) -> Iterator[Cost]:
    for place in range(1 + number % 4):
        for cost_class in CostClass:
            cents = people * (4_000 + (number * 131 + place * 17) % 9_000)
            yield Cost(
                provider=f"Työterveys {place + 1}",
                arrangement=Arrangement.PRIVATE,
                cost_class=cost_class,
                kind=_KINDS[place],
                amount=Decimal(cents).scaleb(-2),
            )

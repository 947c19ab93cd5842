"""Which incomes of a report count towards annual income."""

from decimal import Decimal

import pytest

from incomes.wage_reports.message import Earner, Inclusion, Report, ReportData, Transaction, TransactionBasic
from incomes.wage_reports.wages import Wages, wages_of


def line(
    code: int,
    amount: str | None = "100.00",
    *,
    health: bool | None = None,
    everything: bool | None = None,
    recovery: bool = False,
    error: bool = False,
) -> Transaction:
    said = {3: health, 1: everything}
    return Transaction(
        basic=TransactionBasic(
            code=code,
            amount=None if amount is None else Decimal(amount),
            recovery=True if recovery else None,
            unjust_enrichment=True if error else None,
        ),
        insurance=tuple(
            Inclusion(insurance=insurance, included=included)
            for insurance, included in said.items()
            if included is not None
        ),
    )


def report(*lines: Transaction, exceptions: tuple[int, ...] = ()) -> Report:
    return Report(data=ReportData(action=1), earner=Earner(exceptions=exceptions), transactions=lines)


@pytest.mark.parametrize(
    ("lines", "counted", "doubtful"),
    [
        ([line(201, "2800.00"), line(213, "1400.00"), line(402, "560.00")], "4200.00", ()),
        ([line(201, "2800.00"), line(236, "-50.00")], "2750.00", ()),
        ([line(201, None)], "0", ()),
        ([line(208), line(229), line(331), line(359)], "0", ()),
        ([line(210)], "0", ()),
        ([line(210, health=True)], "100.00", ()),
        ([line(219, health=False)], "0", ()),
        ([line(219, everything=False)], "0", ()),
        ([line(219, health=True, everything=False)], "100.00", ()),
        ([line(201, health=False)], "100.00", ()),
        ([line(101, "3000.00")], "3000.00", ()),
        ([line(101, "3000.00", everything=False)], "0", ()),
        ([line(101, "3000.00"), line(103, "2900.00")], "2900.00", ()),
        ([line(101, "3000.00"), line(102, "2500.00"), line(104, "2800.00")], "2800.00", ()),
        ([line(101, "3000.00"), line(102, "2500.00")], "0", (101,)),
        ([line(201, "2800.00"), line(201, "300.00", recovery=True)], "2800.00", (201,)),
        ([line(201, "2800.00"), line(201, "300.00", error=True)], "2800.00", ()),
        ([line(201, "2800.00"), line(366, "10.00")], "2800.00", (366,)),
        ([line(352, "4000.00")], "4000.00", ()),
        ([line(352, "4000.00"), line(201, "2800.00")], "6800.00", (352,)),
    ],
)
def test_wages_counted_and_doubted(lines: list[Transaction], counted: str, doubtful: tuple[int, ...]) -> None:
    assert wages_of(report(*lines)) == Wages(Decimal(counted), doubtful)


@pytest.mark.parametrize(
    ("exception", "counted"), [(1, "0"), (2, "0"), (3, "100.00"), (6, "0"), (10, "0"), (11, "100.00")]
)
def test_earner_without_health_insurance_has_no_wages(exception: int, counted: str) -> None:
    assert wages_of(report(line(201), exceptions=(exception,))).counted == Decimal(counted)

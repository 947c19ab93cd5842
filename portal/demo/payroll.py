"""The demo's payrolls: earnings payment reports of each month, as a payroll system would write them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from access.actor import Actor
from benefits.calendar import month_end, months_after
from benefits.periods import Period
from incomes.services import receive
from incomes.states import Source
from incomes.wage_reports.message import (
    WAGE_REPORTS,
    Absences,
    Action,
    ContactPerson,
    Delivery,
    Earner,
    FaultyControl,
    Id,
    IdType,
    PaidPeriod,
    Payer,
    PaymentPeriod,
    Report,
    ReportData,
    Transaction,
    TransactionBasic,
)
from incomes.wage_reports.writer import write

TIME_WAGES, HOLIDAY_BONUS = 201, 213
"""Income types: time wages (aikapalkka), holiday bonus (lomaraha)."""

PAY_DAY = 15
ILLNESS = 1
"""The cause of absence by which the register names illness."""
JUNE = 6


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody on a payroll: the identity code, the pay of a month in euros, and an illness with pay."""

    code: str
    monthly: Decimal
    ill: Period | None = None


def monthly_pay(number: int) -> Decimal:
    """Return the pay of the worker of a number: between 1,950 and 4,350 euros a month."""
    return Decimal(1950 + number * 173 % 2400)


def months(first: date, until: date) -> Iterator[date]:
    """Yield the first day of each month from a day's month until a day."""
    month = first.replace(day=1)
    while month <= until:
        yield month
        month = months_after(month, 1)


def pay(
    business_id: str, workers: Sequence[Worker], *, first: date, until: date, by: Actor, at: datetime
) -> None:
    """Report every month's pay of an employer, from the month of `first` until `until`.

    The last report tells of the illnesses.
    """
    paid = [month for month in months(first, until) if month.replace(day=PAY_DAY) <= until]
    well = [replace(worker, ill=None) for worker in workers]
    for month in paid:
        told = workers if month == paid[-1] else well
        deliver(business_id, told, month, by=by, at=at)


def deliver(
    business_id: str, workers: Sequence[Worker], month: date, *, months_paid: int = 1, by: Actor, at: datetime
) -> None:
    """Report the pay of so many months at once, the last of them `month`; it is paid in that month."""
    content = delivery(business_id, workers, month, months_paid, at)
    receipt = receive(source=Source.REGISTER, content=content, by=by, at=at)
    if receipt.answer.invalid or receipt.answer.message or receipt.answer.delivery:
        raise ValueError(f"the demo's payroll of {month:%m/%Y} was refused: {receipt.answer}")


def delivery(
    business_id: str, workers: Sequence[Worker], month: date, months_paid: int, at: datetime
) -> BytesIO:
    """Return the delivery of so many months' pay as the register would hand it on."""
    payer = Id(type=IdType.BUSINESS_ID, code=business_id)
    header = Delivery(
        timestamp=at.replace(microsecond=0),
        source="Palkat 1.0",
        data_type=WAGE_REPORTS.data_type,
        delivery_id=f"{business_id}-{month:%Y-%m}",
        faulty_control=FaultyControl.FAULTY_ONES,
        production=False,
        owner=payer,
        creator=payer,
        sender=payer,
        payment=PaymentPeriod(
            payment_date=month.replace(day=PAY_DAY),
            starts_on=months_after(month, 1 - months_paid),
            ends_on=month_end(month),
        ),
        contacts=(ContactPerson(name="Palkanlaskenta", telephone="020 000 0000"),),
        payer=Payer(ids=(payer,)),
    )
    content = BytesIO()
    reports = (_report(worker, place, month, months_paid) for place, worker in enumerate(workers))
    write(WAGE_REPORTS, header, reports, content)
    content.seek(0)
    return content


def _report(worker: Worker, place: int, month: date, months_paid: int) -> Report:
    incomes = [(TIME_WAGES, worker.monthly * months_paid)]
    if month.month == JUNE:
        incomes.append((HOLIDAY_BONUS, worker.monthly / 2))
    return Report(
        data=ReportData(action=Action.NEW, report_id=f"{month:%Y%m}-{place:05d}"),
        earner=Earner(ids=(Id(type=IdType.IDENTITY_CODE, code=worker.code),)),
        transactions=tuple(
            Transaction(basic=TransactionBasic(code=code, amount=amount.quantize(Decimal("0.01"))))
            for code, amount in incomes
        ),
        absences=Absences(paid=(_illness(worker.ill, worker.monthly),)) if worker.ill else None,
    )


def _illness(days: Period, monthly: Decimal) -> PaidPeriod:
    wage = monthly * ((days.ends_on - days.starts_on).days + 1) / 30
    return PaidPeriod(
        starts_on=days.starts_on,
        ends_on=days.ends_on,
        cause=ILLNESS,
        amount=wage.quantize(Decimal("0.01")),
    )

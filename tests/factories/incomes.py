"""Register data of the tests: wages of people, month by month, as the register itself delivers them."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import count

from access.scope import acting
from employers.models import Employee, Employer
from incomes import services
from incomes.models import Absence, Report
from incomes.states import Source
from tests.factories.access import AT, SETUP

_numbers = count(1)

_DELIVERY = """<ir:WageReportsRequestToIR xmlns:ir="http://www.tulorekisteri.fi/2017/1/WageReportsToIR">
<DeliveryData><Timestamp>{day}T08:30:00+02:00</Timestamp><Source>Palkat</Source>
<DeliveryDataType>100</DeliveryDataType><DeliveryId>TEST-{number}</DeliveryId>
<FaultyControl>1</FaultyControl><ProductionEnvironment>false</ProductionEnvironment>
<DeliveryDataOwner><Type>1</Type><Code>{payer}</Code></DeliveryDataOwner>
<DeliveryDataCreator><Type>1</Type><Code>{payer}</Code></DeliveryDataCreator>
<DeliveryDataSender><Type>1</Type><Code>{payer}</Code></DeliveryDataSender>
<PaymentPeriod><PaymentDate>{day}</PaymentDate><StartDate>{day}</StartDate><EndDate>{day}</EndDate></PaymentPeriod>
<ContactPersons><ContactPerson><Name>Palkka Laskija</Name><Telephone>040 000 0000</Telephone>
<ResponsibilityCode>1</ResponsibilityCode></ContactPerson></ContactPersons>
<Payer><PayerIds><Id><Type>1</Type><Code>{payer}</Code></Id></PayerIds></Payer><Reports>{reports}</Reports>
</DeliveryData></ir:WageReportsRequestToIR>"""
_REPORT = """<Report><ReportData>
<ActionCode>1</ActionCode><ReportId>TEST-{number}-{place}</ReportId></ReportData>
<IncomeEarner><IncomeEarnerIds><Id><Type>2</Type><Code>{code}</Code></Id></IncomeEarnerIds></IncomeEarner>
<Transactions><Transaction><TransactionBasic><TransactionCode>201</TransactionCode><Amount>{wage}</Amount>
</TransactionBasic></Transaction></Transactions></Report>"""

_CANCELLATION = """<ir:InvalidationsRequestToIR xmlns:ir="http://www.tulorekisteri.fi/2017/1/InvalidationsToIR">
<DeliveryData><Timestamp>{day}T08:30:00+02:00</Timestamp><Source>Palkat</Source>
<DeliveryDataType>105</DeliveryDataType><DeliveryId>TEST-{number}</DeliveryId>
<FaultyControl>1</FaultyControl><ProductionEnvironment>false</ProductionEnvironment>
<DeliveryDataOwner><Type>1</Type><Code>{payer}</Code></DeliveryDataOwner>
<DeliveryDataCreator><Type>1</Type><Code>{payer}</Code></DeliveryDataCreator>
<DeliveryDataSender><Type>1</Type><Code>{payer}</Code></DeliveryDataSender>
<Items>{items}</Items></DeliveryData></ir:InvalidationsRequestToIR>"""


def cancel_wages(employer_id: int, *, at: datetime) -> None:
    """Cancel all that was told of an employer's wages."""
    with acting(SETUP):
        payer = Employer.objects.get(id=employer_id).business_id
        told = list(Report.objects.filter(payer_id=employer_id).values_list("report_id", flat=True))
    items = "".join(f"<Item><ItemId>{report_id}</ItemId></Item>" for report_id in told)
    message = _CANCELLATION.format(day=at.date(), number=next(_numbers), payer=payer, items=items)
    receipt = services.cancel(content=BytesIO(message.encode()), by=SETUP, at=at)
    assert len(receipt.reports) == len(told), receipt.answer


def wages(
    employer_id: int,
    codes: list[str],
    *,
    wage: str = "2800.00",
    first: date = date(2025, 9, 1),
    months: int = 12,
    at: datetime = AT,
) -> None:
    """Let the register tell that people, by their identity codes, were paid on the 15th of each month."""
    with acting(SETUP):
        payer = Employer.objects.get(id=employer_id).business_id
    for place in range(months):
        year, month = divmod(first.year * 12 + first.month - 1 + place, 12)
        number = next(_numbers)
        reports = "".join(
            _REPORT.format(number=number, place=earner, code=code, wage=wage)
            for earner, code in enumerate(codes, 1)
        )
        message = _DELIVERY.format(day=date(year, month + 1, 15), number=number, payer=payer, reports=reports)
        receipt = services.receive(source=Source.REGISTER, content=BytesIO(message.encode()), by=SETUP, at=at)
        assert len(receipt.reports) == len(codes), receipt.answer


def absence(
    employer_id: int,
    employee_id: int,
    starts_on: date,
    ends_on: date,
    *,
    wage: str = "2000.00",
    cause: int = 1,
    applied: bool = False,
) -> int:
    """Let the last report of a person's wages tell of an absence with pay, for illness; return its row."""
    with acting(SETUP):
        key = Employee.objects.get(id=employee_id).identity_key
        report = Report.objects.filter(payer_id=employer_id, earner_key=key).latest("payment_date")
        told = Absence.objects.create(
            report=report,
            payer_id=employer_id,
            earner_key=key,
            position=report.absences.count(),
            paid=True,
            cause=cause,
            starts_on=starts_on,
            ends_on=ends_on,
            amount=Decimal(wage),
            application_type=1 if applied else None,
        )
    return told.pk

"""Writing messages: what is written is read again the same, and the register's schemas take it."""

from io import BytesIO

import pytest
from lxml import etree

from incomes.wage_reports.answer import mending
from incomes.wage_reports.message import INVALIDATIONS, WAGE_REPORTS, HeaderT, ItemT, Kind
from incomes.wage_reports.reader import Reading
from incomes.wage_reports.writer import write
from tests.incomes.messages import REGISTER, SAMPLES, SICK_PAY, changed, needs_register, reading, reports

FULL = changed(
    (
        "</PayerIds>",
        (
            "</PayerIds><PayerBasic><CompanyName>Leipomo</CompanyName><Language>1</Language></PayerBasic>"
            "<PayerOther><PayerTypes><Code>3</Code></PayerTypes></PayerOther><SubstitutePayer><Acts>true</Acts>"
            "<EmployerId><Type>7</Type><Code>SE-1</Code><CountryCode>SE</CountryCode></EmployerId>"
            "<WageSec>true</WageSec></SubstitutePayer>"
        ),
    ),
    (
        "<EmploymentPeriods>",
        "<EmploymentPeriods><Period><StartDate>2015-01-01</StartDate><EndDate>2016-01-01</EndDate></Period>",
    ),
    (
        "</Professions>",
        "</Professions><InsuranceExceptions><ExceptionCode>3</ExceptionCode></InsuranceExceptions>",
    ),
    (
        "</InsuranceExceptions>",
        (
            "</InsuranceExceptions><IncomeEarnerOther><CBACode>1</CBACode><IncomeEarnerTypes>"
            "<IncomeEarnerType>8</IncomeEarnerType></IncomeEarnerTypes></IncomeEarnerOther>"
        ),
    ),
    (
        "</TransactionBasic>",
        (
            "<OneOff>true</OneOff></TransactionBasic><InsuranceData><TransactionInclusion>"
            "<InsuranceCode>3</InsuranceCode><Included>false</Included></TransactionInclusion></InsuranceData>"
        ),
    ),
    (
        "<PaidAbsence>",
        (
            "<UnpaidAbsence><UnpaidAbsencePeriods><UnpaidAbsencePeriod><StartDate>2026-10-01</StartDate>"
            "<CauseCode>16</CauseCode></UnpaidAbsencePeriod></UnpaidAbsencePeriods></UnpaidAbsence><PaidAbsence>"
        ),
    ),
    ("</AbsenceDays>", "</AbsenceDays><AbsenceUntil>2026-11-10</AbsenceUntil>"),
)


def written(kind: Kind[HeaderT, ItemT], message: bytes) -> bytes:
    read = Reading(BytesIO(message), kind)
    file = BytesIO()
    write(kind, read.header, (item.content for item in read), file)
    return file.getvalue()


@pytest.mark.parametrize("message", [SICK_PAY, FULL])
def test_reports_written_are_read_again_the_same(message: str) -> None:
    again = written(WAGE_REPORTS, message.encode()).decode()

    assert reading(again).header == reading(message).header
    assert reports(again) == reports(message)


def test_cancellation_written_is_read_again_the_same() -> None:
    message = (SAMPLES / "cancellation.xml").read_bytes()

    again = written(INVALIDATIONS, message)

    original, copy = (Reading(BytesIO(each), INVALIDATIONS) for each in (message, again))
    assert copy.header == original.header
    assert [item.content for item in copy] == [item.content for item in original]


def test_text_among_the_reports_becomes_a_comment() -> None:
    message = reading(SICK_PAY)
    file = BytesIO()

    write(WAGE_REPORTS, message.header, ["Lisää sähköposti -- kiitos", *reports(SICK_PAY)], file)

    assert "<!-- Lisää sähköposti –  kiitos -->" in file.getvalue().decode()
    assert reports(file.getvalue().decode()) == reports(SICK_PAY)


@pytest.mark.parametrize(
    ("former", "mended"),
    [
        ("LEIPOMO-2026-11", "LEIPOMO-2026-11-K1"),
        ("LEIPOMO-2026-11-K1", "LEIPOMO-2026-11-K2"),
        ("A" * 40, "A" * 37 + "-K1"),
        ("A" * 36 + "-K9", "A" * 36 + "-K10"),
    ],
)
def test_mended_delivery_has_a_reference_of_its_own(former: str, mended: str) -> None:
    header = reading(changed(("LEIPOMO-2026-11<", f"{former}<"))).header

    assert mending(header).delivery_id == mended


def schema(folder: str, name: str) -> etree.XMLSchema:
    return etree.XMLSchema(file=str(REGISTER / folder / f"{name}.xsd"))


@needs_register
@pytest.mark.parametrize("folder", ["xsd", "xsd-2026"])
@pytest.mark.parametrize("message", [SICK_PAY, FULL])
def test_schema_takes_reports_sent_and_written(folder: str, message: str) -> None:
    reports_schema = schema(folder, "WageReportsToIR")

    reports_schema.assertValid(etree.fromstring(message.encode()))
    reports_schema.assertValid(etree.fromstring(written(WAGE_REPORTS, message.encode())))


@needs_register
def test_schema_takes_cancellations_sent_and_written() -> None:
    message = (SAMPLES / "cancellation.xml").read_bytes()
    cancellations_schema = schema("xsd", "InvalidationsToIR")

    cancellations_schema.assertValid(etree.fromstring(message))
    cancellations_schema.assertValid(etree.fromstring(written(INVALIDATIONS, message)))


@needs_register
@pytest.mark.parametrize("name", ["sample-sick-pay.xml", "sample-sick-pay-replacement.xml"])
@pytest.mark.parametrize("folder", ["xsd", "xsd-2026"])
def test_register_samples_are_read_and_written(name: str, folder: str) -> None:
    message = (REGISTER / name).read_bytes()

    again = written(WAGE_REPORTS, message)

    schema(folder, "WageReportsToIR").assertValid(etree.fromstring(again))
    assert reports(again.decode()) == reports(message.decode())


@needs_register
def test_register_sample_of_a_cancellation_is_read_and_written() -> None:
    message = (REGISTER / "sample-invalidation.xml").read_bytes()

    schema("xsd", "InvalidationsToIR").assertValid(etree.fromstring(written(INVALIDATIONS, message)))


STRUCTURE = {
    "a missing element": ("<ActionCode>1</ActionCode>", ""),
    "an unknown element": ("<Payer>", "<Maksaja/><Payer>"),
    "a wrong order": ("<Employed>true</Employed>", "<TermCode>1</TermCode><Employed>true</Employed>"),
    "an empty element": ("75120", ""),
    "a third decimal": ("1900.00", "1.234"),
    "a wrong date": ("2026-11-13", "13.11.2026"),
    "a number for true": ("<ProductionEnvironment>false", "<ProductionEnvironment>0"),
    "a long text": ("Leipomon palkat 4", "x" * 31),
    "an attribute": ("<Payer>", "<Payer a='1'>"),
}


@needs_register
@pytest.mark.parametrize("folder", ["xsd", "xsd-2026"])
@pytest.mark.parametrize("change", STRUCTURE.values(), ids=STRUCTURE.keys())
def test_schema_refuses_what_the_reader_refuses(folder: str, change: tuple[str, str]) -> None:
    assert not schema(folder, "WageReportsToIR").validate(etree.fromstring(changed(change).encode()))

"""Reading a message as a stream: what its structure may be, and what is refused unread."""

import multiprocessing
import resource
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO, RawIOBase
from typing import BinaryIO, cast

import pytest

from incomes.wage_reports import reader
from incomes.wage_reports.elements import MOST_FAULTS, RefusedError
from incomes.wage_reports.message import INVALIDATIONS, WAGE_REPORTS, Reimbursement
from incomes.wage_reports.reader import Reading
from tests.incomes.messages import SAMPLES, SICK_PAY, changed, reading, reports

ACTION = "<ActionCode>1</ActionCode>"
HEAD, REPORTS_BEGIN, BODY = SICK_PAY.partition("<Reports>")
ONE_REPORT = BODY[: BODY.index("</Report>")] + "</Report>"
TAIL = SICK_PAY[SICK_PAY.index("</Reports>") :]


def refusal_of(message: str | bytes) -> list[tuple[str, str]]:
    """Return code and field of all that is wrong with the structure of a message."""
    content = message if isinstance(message, bytes) else message.encode()
    with pytest.raises(RefusedError) as refused:
        list(Reading(BytesIO(content), WAGE_REPORTS))
    return [(finding.code, finding.field) for finding in refused.value.findings]


class Endless(RawIOBase):
    """A file made while it is read, so that nothing of it stays in memory."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts

    def read(self, _size: int = -1) -> bytes:
        """Return the next part."""
        return next(self._parts, b"")


def long_message(count: int) -> BinaryIO:
    def parts() -> Iterator[bytes]:
        yield (HEAD + REPORTS_BEGIN).encode()
        for _ in range(count):
            yield ONE_REPORT.encode()
        yield TAIL.encode()

    return cast("BinaryIO", Endless(parts()))


def test_sample_gives_header_and_reports() -> None:
    message = reading(SICK_PAY)

    first, second = list(message)

    assert message.header.payment.payment_date == date(2026, 11, 13)
    assert (first.number, first.line) == (1, 30)
    assert first.content.absences is not None
    assert first.content.absences.paid[0].amount == Decimal("1900.00")
    assert first.content.absences.paid[0].reimbursements == (Reimbursement(type=1, reference="202611300010"),)
    assert (second.number, second.line) == (2, 74)
    assert second.content.absences is None


def test_single_report_of_the_real_time_service_is_read() -> None:
    message = SICK_PAY.replace("WageReportsRequestToIR", "WageReportRequestToIR")

    assert len(reports(message)) == 2


def test_cancellations_are_read() -> None:
    with (SAMPLES / "cancellation.xml").open("rb") as file:
        message = Reading(file, INVALIDATIONS)

        (item,) = list(message)

    assert message.header.delivery_id == "LEIPOMO-2026-11-M"
    assert (item.content.report_id, item.content.version) == ("LEIPOMO-2026-11-1", 1)


def test_byte_order_mark_comments_and_other_prefix_do_not_matter() -> None:
    message = "\ufeff" + changed(("<Payer>", "<!-- maksaja --><Payer>")).replace("ir:", "wrtir:").replace(
        ":ir=", ":wrtir="
    )

    assert reports(message) == reports(SICK_PAY)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        (("<Payer>", "<Maksaja/><Payer>"), "ir_unknown_element", "DeliveryData.Maksaja"),
        (
            ("<Professions>", "<Professions nro='1'>"),
            "ir_attribute",
            "DeliveryData.Reports.Report.IncomeEarner.Professions",
        ),
        (
            ("75120", ""),
            "ir_element_empty",
            "DeliveryData.Reports.Report.IncomeEarner.Professions.Profession.Code",
        ),
        (("<ReportData>", "<ReportData>x"), "ir_stray_text", "DeliveryData.Reports.Report.ReportData"),
        ((ACTION, ACTION + "x"), "ir_stray_text", "DeliveryData.Reports.Report.ReportData"),
        ((ACTION, ""), "ir_element_missing", "DeliveryData.Reports.Report.ReportData.ActionCode"),
        ((ACTION, ACTION * 2), "ir_element_repeated", "DeliveryData.Reports.Report.ReportData.ActionCode"),
        (
            (
                f"{ACTION}\n          <ReportId>LEIPOMO-2026-11-1</ReportId>",
                f"<ReportId>a</ReportId>{ACTION}",
            ),
            "ir_element_order",
            "DeliveryData.Reports.Report.ReportData.ActionCode",
        ),
        (
            (ACTION, "<ActionCode>yksi</ActionCode>"),
            "ir_not_an_integer",
            "DeliveryData.Reports.Report.ReportData.ActionCode",
        ),
        (
            (ACTION, "<ActionCode>9999999999</ActionCode>"),
            "ir_not_an_integer",
            "DeliveryData.Reports.Report.ReportData.ActionCode",
        ),
        (
            (ACTION, "<ActionCode><X/></ActionCode>"),
            "ir_unknown_element",
            "DeliveryData.Reports.Report.ReportData.ActionCode.X",
        ),
        (
            (ACTION, "<ActionCode a='1'>1</ActionCode>"),
            "ir_attribute",
            "DeliveryData.Reports.Report.ReportData.ActionCode",
        ),
        (
            (">2026-11-13<", ">2026-11-13+02:00<"),
            "ir_not_a_date",
            "DeliveryData.PaymentPeriod.PaymentDate",
        ),
        ((">2026-11-13<", ">2026-02-30<"), "ir_not_a_date", "DeliveryData.PaymentPeriod.PaymentDate"),
        (("T08:30", " 08:30"), "ir_not_an_instant", "DeliveryData.Timestamp"),
        (("Leipomon palkat 4", "x" * 31), "ir_text_length", "DeliveryData.Source"),
        (
            (ACTION, ACTION + "<IRReportId>abc</IRReportId>"),
            "ir_text_length",
            "DeliveryData.Reports.Report.ReportData.IRReportId",
        ),
        (
            ("<PayerIds>", "<PayerIds><Tunnus/>"),
            "ir_unknown_element",
            "DeliveryData.Payer.PayerIds.Tunnus",
        ),
        (
            ("<PaidAbsencePeriods>", "<PaidAbsencePeriods/><PaidAbsencePeriods>"),
            "ir_element_repeated",
            "DeliveryData.Reports.Report.Absence.PaidAbsence.PaidAbsencePeriods",
        ),
        (
            ("<Code>75120", "<Code a='1'>75120"),
            "ir_attribute",
            "DeliveryData.Reports.Report.IncomeEarner.Professions.Profession.Code",
        ),
        (
            ("<Employed>true", "<Employed>1"),
            "ir_not_true_or_false",
            "DeliveryData.Reports.Report.IncomeEarner.Employment.Employed",
        ),
        (
            ("<IncomeEarnerBasic>", "<IncomeEarnerBasic><MissingId>false</MissingId>"),
            "ir_not_true_or_false",
            "DeliveryData.Reports.Report.IncomeEarner.IncomeEarnerBasic.MissingId",
        ),
        (
            ("<Telephone>040 000 0000", "<Telephone>"),
            "ir_element_empty",
            "DeliveryData.ContactPersons.ContactPerson.Telephone",
        ),
        (
            ("<Profession>", "<Profession>x"),
            "ir_stray_text",
            "DeliveryData.Reports.Report.IncomeEarner.Professions.Profession",
        ),
        (("<Reports>", "<Reports>x"), "ir_stray_text", "DeliveryData.Reports"),
        (("<Reports>", "<Reports a='1'>"), "ir_attribute", "DeliveryData.Reports"),
        (("<Reports>", "<Reports><Reports/>"), "ir_unknown_element", "DeliveryData.Reports.Reports"),
        (("</Reports>", "</Reports><Reports/>"), "ir_element_repeated", "DeliveryData.Reports"),
        (("</Reports>", "</Reports><Payer/>"), "ir_element_order", "DeliveryData.Payer"),
        (("</Reports>", "x</Reports>"), "ir_stray_text", "DeliveryData.Reports"),
        (("</Report>", "</Report>x"), "ir_stray_text", "DeliveryData.Reports"),
        (("</DeliveryData>", "</DeliveryData><Loppu/>"), "ir_unknown_element", "Loppu"),
    ],
)
def test_structure_out_of_order_refuses_the_message(change: tuple[str, str], code: str, field: str) -> None:
    assert refusal_of(changed(change))[:1] == [(code, field)]


def test_line_and_element_of_a_fault_are_told() -> None:
    with pytest.raises(RefusedError) as refused:
        reports(changed(("1900.00", "1900,00")))

    (finding,) = refused.value.findings
    assert finding.parameters == {"line": "64", "element": "Amount"}


def test_all_faults_of_a_message_are_told_at_once() -> None:
    message = changed(("2026-11-13", "13.11.2026"), ("1900.00", "1,00"), ("2640.00", "tuhat"))

    assert [code for code, _ in refusal_of(message)] == [
        "ir_not_a_date",
        "ir_not_an_amount",
        "ir_not_an_amount",
    ]


def test_no_more_than_a_hundred_faults_are_told() -> None:
    report = ONE_REPORT.replace("2800.00", "2800,00")

    assert len(refusal_of(HEAD + REPORTS_BEGIN + report * 200 + TAIL)) == MOST_FAULTS


def test_delivery_without_reports_is_refused() -> None:
    assert refusal_of(HEAD + REPORTS_BEGIN + TAIL) == [("ir_element_missing", "DeliveryData.Reports.Report")]


@pytest.mark.parametrize(
    "message",
    [
        SICK_PAY.replace("WageReportsToIR", "BenefitReportsToIR"),
        SICK_PAY.replace("WageReportsRequestToIR", "WageReports"),
        "<a><DeliveryData><Reports/></DeliveryData></a>",
    ],
)
def test_other_message_is_no_delivery(message: str) -> None:
    assert refusal_of(message) == [("ir_not_a_delivery", "")]


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"Y-tunnus;Henkil\xf6tunnus",
        SICK_PAY.encode()[:-30],
        SICK_PAY.encode("utf-16"),
        changed(("Liisa", "Määttä")).encode("latin-1"),
        changed(("Liisa", "&nimi;")).encode(),
    ],
)
def test_broken_xml_is_refused(message: bytes) -> None:
    assert refusal_of(message) == [("ir_not_well_formed", "")]


def test_other_encoding_than_utf8_is_refused_even_if_it_is_declared() -> None:
    message = changed(("UTF-8", "ISO-8859-1"), ("Liisa", "Määttä"))

    assert refusal_of(message.encode("latin-1")) == [("ir_not_well_formed", "")]


def test_document_type_with_entities_is_refused_unread() -> None:
    bomb = (
        '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
        '<!ENTITY d SYSTEM "file:///etc/hostname">]><ir:'
    )

    assert refusal_of(changed(("<ir:", bomb), ("Liisa", "&c;&d;"))) == [("ir_document_type", "")]


def test_document_type_across_the_border_of_two_chunks_is_seen() -> None:
    padding = " " * (reader._CHUNK - 4)

    assert refusal_of(padding + "<!DOCTYPE a><a/>") == [("ir_document_type", "")]


def test_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST_FILE", 1_000_000)

    with pytest.raises(RefusedError) as refused:
        list(Reading(long_message(1000), WAGE_REPORTS))

    assert [finding.code for finding in refused.value.findings] == ["ir_too_large"]
    assert refused.value.findings[0].parameters == {"megabytes": "1"}


def test_one_report_over_the_limit_is_refused() -> None:
    message = changed(("Palkka sairausajalta", "x" * (reader.LARGEST_ITEM + reader._CHUNK)))

    assert refusal_of(message) == [("ir_report_too_large", "")]


def growth_of_memory(few: int, many: int) -> float:
    """Return by how many megabytes the peak of this process is higher after many reports than after few."""
    peaks = []
    for count in (few, many):
        assert sum(1 for _ in Reading(long_message(count), WAGE_REPORTS)) == count
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return (peaks[1] - peaks[0]) / 1024


def test_many_reports_take_no_more_memory_than_few() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as process:
        growth = process.apply(growth_of_memory, (100, 6000))

    assert growth < 4

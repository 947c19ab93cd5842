"""What is wrong with a delivery and with each of its reports, beyond the structure of the file.

What can be said of the message alone is said here; what depends on reports received earlier is said
where they are kept.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from benefits.findings import Finding
from incomes.wage_reports import errors
from incomes.wage_reports.absences import check_absences
from incomes.wage_reports.case import Case, Findings, Reception
from incomes.wage_reports.code_lists import limits
from incomes.wage_reports.identifiers import check_ids, code_of
from incomes.wage_reports.kela import check_applications
from incomes.wage_reports.message import (
    WAGE_REPORTS,
    Action,
    Delivery,
    FaultyControl,
    Id,
    IdType,
    Invalidation,
    Report,
)
from incomes.wage_reports.reader import Item

_REFERENCE = re.compile(r"[0-9A-Za-z_-]+")
_METHOD_1 = range(101, 107)
_METHOD_2 = range(201, 300)


def check_delivery(delivery: Delivery, reception: Reception) -> tuple[Finding, ...]:
    """Return what is wrong with what the reports of a delivery share: each refuses the whole delivery."""
    return (
        *check_header(delivery, WAGE_REPORTS.data_type, reception),
        *_check_payment(delivery, reception),
        *_check_payer(delivery, reception),
    )


def check_header(header: Delivery | Invalidation, data_type: int, reception: Reception) -> Findings:
    """Yield what is wrong with the data that every kind of delivery has."""
    if header.data_type != data_type:
        yield errors.DELIVERY_TYPE.finding("DeliveryDataType", expected=data_type)
    if not _REFERENCE.fullmatch(header.delivery_id):
        yield errors.REFERENCE_CHARACTERS.finding("DeliveryId", element="DeliveryId")
    if header.faulty_control not in {*FaultyControl, None}:
        yield errors.FAULTY_CONTROL.finding("FaultyControl")
    if header.production != reception.production:
        yield errors.ENVIRONMENT.finding("ProductionEnvironment")
    if header.timestamp.tzinfo is None:
        yield errors.TIMESTAMP_ZONE.finding("Timestamp")
    if header.sender != header.creator:
        yield errors.SENDER_NOT_CREATOR.finding("DeliveryDataSender")


def _check_payment(delivery: Delivery, reception: Reception) -> Findings:
    payment = delivery.payment
    if payment.payment_date < limits().earliest_payment_date:
        yield errors.PAYMENT_DATE_EARLY.finding(
            "PaymentPeriod.PaymentDate", earliest=limits().earliest_payment_date
        )
    if payment.payment_date > reception.last_day_ahead:
        yield errors.PAYMENT_DATE_LATE.finding("PaymentPeriod.PaymentDate", latest=reception.last_day_ahead)
    if payment.ends_on < payment.starts_on:
        yield errors.PAY_PERIOD.finding("PaymentPeriod.EndDate")


def _check_payer(delivery: Delivery, reception: Reception) -> Findings:
    payer = delivery.payer
    if not payer.ids and not (payer.basic and payer.basic.missing_id):
        yield errors.IDENTIFIER_MISSING.finding("Payer.PayerIds")
    yield from check_ids(payer.ids, "Payer.PayerIds", delivery.payment.payment_date, reception)
    business_id = code_of(payer.ids, IdType.BUSINESS_ID)
    if business_id and (delivery.owner.type, delivery.owner.code) != (IdType.BUSINESS_ID, business_id):
        yield errors.OWNER_NOT_PAYER.finding("DeliveryDataOwner")


class Checked(msgspec.Struct, frozen=True):
    """A report of a delivery, its number in it (from 1) and its line, with what is wrong with it."""

    number: int
    line: int
    case: Case
    findings: tuple[Finding, ...]


def check_items(items: Iterable[Item[Report]], delivery: Delivery, reception: Reception) -> Iterator[Checked]:
    """Yield each report of a delivery with what is wrong with it; the same report may be there only once."""
    seen: set[str | None] = {None}
    for item in items:
        case = Case(delivery, item.content, reception)
        findings = check_report(case)
        references = {item.content.data.report_id, item.content.data.register_id}
        if seen & references - {None}:
            findings = (*findings, errors.REPORT_REPEATED.finding("ReportData"))
        seen |= references
        yield Checked(item.number, item.line, case, findings)


def check_report(case: Case) -> tuple[Finding, ...]:
    """Return what is wrong with one report."""
    return (
        *_check_action(case.report),
        *_check_earner(case),
        *_check_lines(case),
        *check_absences(case),
        *check_applications(case),
    )


def _check_action(report: Report) -> Findings:
    data = report.data
    if data.action not in set(Action):
        yield errors.ACTION.finding("ReportData.ActionCode")
    if data.report_id and not _REFERENCE.fullmatch(data.report_id):
        yield errors.REFERENCE_CHARACTERS.finding("ReportData.ReportId", element="ReportId")
    if data.action == Action.NEW and data.report_id is None:
        yield errors.REPORT_ID_MISSING.finding("ReportData.ReportId")
    if data.action == Action.NEW and (data.register_id or data.version is not None):
        yield errors.NEW_WITH_REGISTER_ID.finding("ReportData.IRReportId")
    if data.action == Action.REPLACEMENT and not (data.report_id or data.register_id):
        yield errors.REPLACEMENT_WITHOUT_REFERENCE.finding("ReportData")
    if data.version is not None and data.version < 1:
        yield errors.VERSION.finding("ReportData.ReportVersion")


def _check_earner(case: Case) -> Findings:
    earner, payer = case.report.earner, case.delivery.payer
    if not earner.ids and not (earner.basic and earner.basic.missing_id):
        yield errors.IDENTIFIER_MISSING.finding("IncomeEarner.IncomeEarnerIds")
    yield from check_ids(earner.ids, "IncomeEarner.IncomeEarnerIds", case.payment_date, case.reception)
    if _identities(earner.ids) & _identities(payer.ids):
        yield errors.EARNER_IS_PAYER.finding("IncomeEarner.IncomeEarnerIds")
    codes = [one.code for one in earner.ids if one.type == IdType.IDENTITY_CODE]
    if len({code[:6] for code in codes}) > 1:
        yield errors.EARNER_BIRTH_DATES.finding("IncomeEarner.IncomeEarnerIds")


def _identities(ids: tuple[Id, ...]) -> set[tuple[int, str]]:
    return {(one.type, one.code) for one in ids}


def _check_lines(case: Case) -> Findings:
    latest = case.reception.last_day_ahead
    if any(period.starts_on > latest for period in case.employment.periods):
        yield errors.EMPLOYMENT_LATE.finding("Employment.EmploymentPeriods", latest=latest)
    types = {line.basic.code for line in case.report.transactions}
    if types.intersection(_METHOD_1) and types.intersection(_METHOD_2):
        yield errors.METHODS_MIXED.finding("Transactions")

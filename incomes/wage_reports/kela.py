"""Applications to Kela inside a report: the rules they must keep, and what each of them asks for."""

from datetime import date
from decimal import Decimal

import msgspec

from benefits.findings import Finding
from incomes.wage_reports import errors
from incomes.wage_reports.case import Case, Findings
from incomes.wage_reports.code_lists import benefit_on
from incomes.wage_reports.identifiers import code_of
from incomes.wage_reports.message import Employment, IdType, PaidPeriod, Reimbursement

_CONTENT = 1
_MONTHLY_OR_HOURLY = frozenset({1, 2})
_FAMILY_LEAVE_COMPENSATION = 2
_TYPES = frozenset({1, 2})


class Application(msgspec.Struct, frozen=True, kw_only=True):
    """One application: the benefit, the days and their pay in euros, and how Kela shall mark its payment.

    `place` is the period's place among the paid ones of the report, `type` the register's type of
    reimbursement; together with the report they are the application's key. `identity_code` and `employment`
    are what the report says of the earner, empty where nobody needs them. `findings` are those of the
    application alone: one that stops leaves the report valid.
    """

    place: int
    type: int
    cause: int
    benefit: str
    starts_on: date
    ends_on: date
    until: date | None
    amount: Decimal
    reference: str
    specifier: str
    information: str
    findings: tuple[Finding, ...]
    identity_code: str = ""
    employment: Employment = Employment()


def check_applications(case: Case) -> Findings:
    """Yield what is wrong with the applications of a report: each makes the whole report faulty."""
    if not case.applied:
        return
    yield from _check_people(case)
    yield from _check_employment(case)
    for place, period in case.applied:
        field = f"PaidAbsencePeriod.{place}"
        if period.ends_on is None:
            yield errors.APPLICATION_END.finding(f"{field}.EndDate")
        for number, reimbursement in enumerate(period.reimbursements):
            yield from _check_reimbursement(case, period, reimbursement, f"{field}.ReimbPayment.{number}")
        if _starts_before_employment(case, period):
            yield errors.APPLICATION_BEFORE_EMPLOYMENT.finding(
                f"{field}.StartDate", starts_on=period.starts_on
            )


def _check_people(case: Case) -> Findings:
    payer = {one.type for one in case.delivery.payer.ids}
    if not payer & {IdType.BUSINESS_ID, IdType.IDENTITY_CODE}:
        yield errors.APPLICATION_PAYER.finding("Payer.PayerIds")
    if code_of(case.report.earner.ids, IdType.IDENTITY_CODE) is None:
        yield errors.APPLICATION_EARNER.finding("IncomeEarner.IncomeEarnerIds")
    if not any(contact.email and contact.responsibility == _CONTENT for contact in case.delivery.contacts):
        yield errors.APPLICATION_CONTACT.finding("ContactPersons")


def _check_employment(case: Case) -> Findings:
    if not _MONTHLY_OR_HOURLY.intersection(case.employment.pay_forms):
        yield errors.APPLICATION_PAY_FORM.finding("Employment.PaymentTypes")
    if not case.employment.periods:
        yield errors.APPLICATION_EMPLOYMENT.finding("Employment.EmploymentPeriods")
    types = {asked.type for _, period in case.applied for asked in period.reimbursements}
    if _FAMILY_LEAVE_COMPENSATION in types and case.employment.code is None:
        yield errors.APPLICATION_EMPLOYMENT_CODE.finding("Employment.EmploymentCode")


def _starts_before_employment(case: Case, period: PaidPeriod) -> bool:
    return bool(case.employment.periods) and period.starts_on < min(
        employment.starts_on for employment in case.employment.periods
    )


def _check_reimbursement(case: Case, period: PaidPeriod, asked: Reimbursement, field: str) -> Findings:
    if benefit_on(asked.type, period.cause, case.payment_date) is None:
        if asked.type in _TYPES:
            yield errors.APPLICATION_CAUSE.finding(
                f"{field}.PaymentType", type=asked.type, cause=period.cause
            )
        else:
            yield errors.APPLICATION_TYPE.finding(f"{field}.PaymentType", type=asked.type)
    if asked.reference and asked.specifier:
        yield errors.APPLICATION_REFERENCES.finding(f"{field}.PaymentSpecifier")


def applications_of(case: Case) -> tuple[Application, ...]:
    """Return the applications of a report that has no errors, in its order."""
    return tuple(
        _application(case, place, period, asked)
        for place, period in case.applied
        for asked in period.reimbursements
    )


def _application(case: Case, place: int, period: PaidPeriod, asked: Reimbursement) -> Application:
    benefit = benefit_on(asked.type, period.cause, case.payment_date)
    if benefit is None or period.ends_on is None:
        raise ValueError("An application is taken only from a report without errors")
    findings = []
    if code_of(case.delivery.payer.ids, IdType.BUSINESS_ID) is None:
        findings.append(errors.PAYER_WITHOUT_BUSINESS_ID.finding("Payer.PayerIds"))
    if not benefit.certain:
        findings.append(
            errors.APPLICATION_TYPE_UNCERTAIN.finding(f"PaidAbsencePeriod.{place}", type=asked.type)
        )
    return Application(
        place=place,
        type=asked.type,
        cause=period.cause,
        benefit=benefit.benefit,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        until=period.until,
        amount=period.amount,
        reference=asked.reference or "",
        specifier=asked.specifier or "",
        information=period.information or "",
        identity_code=code_of(case.report.earner.ids, IdType.IDENTITY_CODE) or "",
        employment=case.employment,
        findings=tuple(findings),
    )

"""What is wrong with the absences of a report: the span, the days, the causes, and periods that overlap."""

from datetime import date

from incomes.wage_reports import errors
from incomes.wage_reports.case import Case, Findings
from incomes.wage_reports.code_lists import cause_on, limits
from incomes.wage_reports.message import PaidPeriod, UnpaidPeriod


def check_absences(case: Case) -> Findings:
    """Yield what is wrong with the absences of one report."""
    yield from _check_span(case)
    for place, paid in enumerate(case.absences.paid):
        field = f"PaidAbsencePeriod.{place}"
        yield from _check_period(paid, field)
        yield from _check_pay(paid, field)
        cause = cause_on(paid.cause, case.payment_date)
        if cause is None or not cause.paid:
            yield errors.CAUSE.finding(f"{field}.CauseCode", cause=paid.cause)
    for place, unpaid in enumerate(case.absences.unpaid):
        field = f"UnpaidAbsencePeriod.{place}"
        yield from _check_period(unpaid, field)
        cause = cause_on(unpaid.cause, case.payment_date)
        if cause is None or not cause.unpaid:
            yield errors.CAUSE.finding(f"{field}.CauseCode", cause=unpaid.cause)
    yield from _check_overlaps(case)


def _check_span(case: Case) -> Findings:
    starts_on, ends_on = case.absences.starts_on, case.absences.ends_on
    if (starts_on is None) != (ends_on is None):
        missing = "AbsenceRepStartDate" if starts_on is None else "AbsenceRepEndDate"
        yield errors.SPAN_HALF.finding(missing, element=missing)
    if starts_on and ends_on and ends_on < starts_on:
        yield errors.SPAN_ORDER.finding("AbsenceRepEndDate")
    if starts_on and starts_on < limits().earliest_absence:
        yield errors.SPAN_EARLY.finding("AbsenceRepStartDate", earliest=limits().earliest_absence)


def _check_period(period: PaidPeriod | UnpaidPeriod, field: str) -> Findings:
    if period.ends_on and period.ends_on < period.starts_on:
        yield errors.ABSENCE_ORDER.finding(f"{field}.EndDate")
    if period.days is not None and period.days < 0:
        yield errors.ABSENCE_DAYS.finding(f"{field}.AbsenceDays")


def _check_pay(period: PaidPeriod, field: str) -> Findings:
    if period.until and period.until < period.starts_on:
        yield errors.ABSENCE_UNTIL.finding(f"{field}.AbsenceUntil")
    if period.amount < 0:
        yield errors.ABSENCE_AMOUNT.finding(f"{field}.Amount")
    if period.information and not period.reimbursements:
        yield errors.INFORMATION_WITHOUT_APPLICATION.finding(f"{field}.PaidAbsencePeriodInfo")


def _check_overlaps(case: Case) -> Findings:
    """Yield the paid periods that share a day with another; one without an end is known for its first day."""
    paid, unpaid = case.absences.paid, case.absences.unpaid
    for place, period in enumerate(paid):
        others: tuple[PaidPeriod | UnpaidPeriod, ...] = (*paid[:place], *unpaid)
        if any(_overlap(period, other) for other in others):
            yield errors.ABSENCE_OVERLAP.finding(f"PaidAbsencePeriod.{place}", starts_on=period.starts_on)


def _overlap(one: PaidPeriod | UnpaidPeriod, other: PaidPeriod | UnpaidPeriod) -> bool:
    return one.starts_on <= _last_day(other) and other.starts_on <= _last_day(one)


def _last_day(period: PaidPeriod | UnpaidPeriod) -> date:
    return period.ends_on or period.starts_on

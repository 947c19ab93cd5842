"""The conditions of family leave compensation: all must hold, and each that does not is a finding (F10)."""

from collections.abc import Iterator
from datetime import date

from benefits.calendar import ONE_DAY, months_after, weekday_from
from benefits.family_leave import codes
from benefits.family_leave.claim import Claim, ContractType, PaidAllowance
from benefits.findings import Finding
from benefits.law import Law
from benefits.money import percent
from benefits.periods import Period
from benefits.views import FamilyLeaveFigures


def to_conditions(claim: Claim, law: Law) -> Iterator[Finding]:
    """Object to every condition that does not hold, by the law of the start of the allowance period."""
    figures = law.family_leave_compensation
    answers = (
        ("employee_is_woman", codes.NOT_A_WOMAN, not claim.employee_is_woman),
        ("own_leave", codes.OWN_LEAVE, claim.own_leave),
        ("allowance", codes.ALLOWANCE_NOT_PAID, claim.allowance is PaidAllowance.NONE),
    )
    yield from (code.finding(field) for field, code, fails in answers if fails)
    if month_of_wage(claim, law) is None:
        yield codes.WAGE_TOO_SHORT.finding("paid", months=figures.paid_months)
    yield from _to_employment(claim, figures)


def _to_employment(claim: Claim, figures: FamilyLeaveFigures) -> Iterator[Finding]:
    """Object to an employment that is too young, for too short a time, or for too few hours."""
    if claim.allowance_starts_on < months_after(claim.employed_from, figures.employment_months):
        yield codes.EMPLOYMENT_TOO_SHORT.finding("employed_from", months=figures.employment_months)
    contract_ends_on = claim.contract_ends_on
    if claim.contract_type is ContractType.FIXED_TERM and contract_ends_on is not None:
        whole_until = months_after(claim.employed_from, figures.contract_months) - ONE_DAY
        if contract_ends_on < whole_until:
            yield codes.CONTRACT_TOO_SHORT.finding("contract_ends_on", months=figures.contract_months)
    if claim.working_time < figures.least_working_time and not claim.temporary_part_time:
        yield codes.WORKING_TIME_TOO_SHORT.finding("working_time", least=percent(figures.least_working_time))


def month_of_wage(claim: Claim, law: Law) -> Period | None:
    """Return the days until wage was paid for a month of the allowance period; None if it was not.

    The month is counted from the first paid day (C2); days apart make it up together.
    """
    paid = list(_paid_in(claim, allowance_until(claim, law)))
    if not paid:
        return None
    starts_on = paid[0].starts_on
    missing = (months_after(starts_on, law.family_leave_compensation.paid_months) - starts_on).days
    for period in paid:
        days = (period.ends_on - period.starts_on).days + 1
        if missing <= days:
            return Period(starts_on, date.fromordinal(period.starts_on.toordinal() + missing - 1))
        missing -= days
    return None


def allowance_until(claim: Claim, law: Law) -> date:
    """Return the last day of the allowance period: of pregnancy allowance at most its 40th weekday (F2)."""
    if claim.allowance is not PaidAllowance.PREGNANCY:
        return claim.allowance_ends_on
    weekdays = law.parental_allowance.pregnancy_weekdays
    return min(claim.allowance_ends_on, weekday_from(claim.allowance_starts_on, weekdays))


def _paid_in(claim: Claim, until: date) -> Iterator[Period]:
    """Return the paid days that lie in the allowance period until a day, in order."""
    for period in sorted(claim.paid, key=lambda each: each.starts_on):
        starts_on = max(period.starts_on, claim.allowance_starts_on)
        ends_on = min(period.ends_on, until)
        if starts_on <= ends_on:
            yield Period(starts_on, ends_on)

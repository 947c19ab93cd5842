"""Objections to a claim of rehabilitation allowance: what is wrong in it, and what its answers mean."""

from collections.abc import Iterable, Iterator
from datetime import date

from benefits import codes as ground
from benefits import objections
from benefits.calendar import ONE_DAY, count_weekdays, years_after
from benefits.claims import Accident
from benefits.findings import Finding
from benefits.law import Law
from benefits.money import percent
from benefits.periods import PaidPeriod, Period
from benefits.rehabilitation import codes
from benefits.rehabilitation.claim import Claim, Notice, PartialClaim, Participation, Preceding, Programme
from benefits.rehabilitation.hours import enough_lost, is_possible
from benefits.rehabilitation.waiting import Course, short_weekdays, shortens

AnyClaim = Claim | PartialClaim

VOCATIONAL = frozenset({Programme.ASSESSMENT, Programme.TRIAL, Programme.TRAINING})
"""The programmes of vocational rehabilitation (ammatillinen kuntoutus)."""


def to_range(claim: AnyClaim) -> Iterator[Finding]:
    """Object to days no calendar was made for, but the last day paid earlier, which may lie far back."""
    yield from objections.to_range([("rehabilitation_starts_on", claim.anchor)])
    for field in ("paid", "other_periods", "breaks", "days_off"):
        yield from objections.to_range(objections.days_of(field, getattr(claim, field)))


def to_periods(claim: AnyClaim, law: Law) -> Iterator[Finding]:
    """Object to periods that cannot be, to days that stand in two of them, and to pay that cannot be."""
    for field in ("paid", "other_periods", "breaks", "days_off"):
        yield from objections.to_order(field, getattr(claim, field))
    yield from _to_paid_again(claim)
    latest = years_after(claim.anchor, law.rehabilitation_allowance.longest_years)
    for field in ("paid", "other_periods"):
        for place, period in enumerate(getattr(claim, field)):
            yield from _to_place(f"{field}.{place}", period, claim.anchor, latest)
    for place, paid in enumerate(claim.paid):
        yield from objections.to_pay(f"paid.{place}", paid)
    if not claim.paid:
        yield codes.PERIODS_MISSING.finding("paid")


def _to_paid_again(claim: AnyClaim) -> Iterator[Finding]:
    """Object to a day that is claimed and stands among the other periods as well."""
    for place, other in enumerate(claim.other_periods):
        shared = [
            max(other.starts_on, paid.starts_on)
            for paid in claim.paid
            if other.starts_on <= paid.ends_on and paid.starts_on <= other.ends_on
        ]
        if shared:
            yield ground.PERIODS_OVERLAP.finding(f"other_periods.{place}", day=min(shared))


def _to_place(field: str, period: Period | PaidPeriod, starts_on: date, latest: date) -> Iterator[Finding]:
    if period.starts_on < starts_on:
        yield codes.PAID_BEFORE_START.finding(f"{field}.starts_on", start=starts_on, day=period.starts_on)
    if period.ends_on > latest:
        yield codes.PERIOD_TOO_FAR.finding(f"{field}.ends_on", start=starts_on, day=period.ends_on)


def to_hours(claim: AnyClaim, law: Law) -> Iterator[Finding]:
    """Object to shortened days that are none, or for which the law gives nothing or the whole (R3)."""
    if isinstance(claim, Claim):
        return
    if not claim.full_wage_paid:
        yield codes.NOT_FULL_PAY.finding("full_wage_paid")
    for place, period in enumerate(claim.paid):
        field = f"paid.{place}.lost_hours"
        if not is_possible(period):
            yield codes.HOURS_IMPOSSIBLE.finding(field)
        elif period.lost_hours == period.normal_hours:
            yield codes.WHOLE_DAY_AWAY.finding(field)
        elif not enough_lost(period.normal_hours, period.lost_hours, law):
            least = percent(law.partial_rehabilitation_allowance.lost_percentage)
            yield codes.TOO_FEW_HOURS.finding(
                field, starts_on=period.starts_on, ends_on=period.ends_on, least=least
            )


def to_course(course: Course, law: Law) -> Iterator[Finding]:
    """Object to what leaves the waiting period open: its length, its first day, what it follows (R4)."""
    longest = short_weekdays(course.programme, law)
    if course.planned_weekdays is None:
        if longest is not None and course.stated_weekdays <= longest:
            yield codes.LENGTH_MISSING.finding("planned_weekdays", weekdays=longest)
    elif course.stated_weekdays > course.planned_weekdays:
        yield codes.LONGER_THAN_PLANNED.finding("planned_weekdays", weekdays=course.stated_weekdays)
    if course.periods and count_weekdays(course.starts_on, course.periods[0].starts_on - ONE_DAY):
        first = course.periods[0].starts_on
        yield codes.START_NOT_STATED.finding("other_periods", start=course.starts_on, day=first)
    if course.preceding is not Preceding.NOTHING:
        yield from _to_preceding(course, law)


def _to_preceding(course: Course, law: Law) -> Iterator[Finding]:
    field, paid_until = "previous_paid_until", course.previous_paid_until
    if paid_until is None:
        yield codes.PRECEDING_DAY_MISSING.finding(field)
    elif paid_until >= course.starts_on:
        yield codes.PRECEDING_NOT_BEFORE.finding(field, start=course.starts_on, day=paid_until)
    elif not shortens(course.preceding, paid_until, course.starts_on, law):
        yield codes.PRECEDING_TOO_FAR.finding(field, start=course.starts_on, day=paid_until)


def to_answers(claim: AnyClaim, law: Law) -> Iterator[Finding]:
    """Say what follows from the claim's answers, and which of them a person at Kela looks at."""
    answers = (
        ("clause", codes.NOT_AGREED, not claim.clause),
        ("notice", codes.NOTICE_LATER, claim.notice is Notice.LATER),
        ("participation", codes.PARTICIPATION_LATER, claim.participation is Participation.LATER),
        ("accident", codes.INSURER_DECIDES, claim.accident is Accident.INSURER_DECIDES),
        ("accident", codes.INSURER_DECIDED, claim.accident is Accident.INSURER_DECIDED),
        ("full_pension", codes.FULL_PENSION, claim.full_pension),
        ("self_employed", ground.SELF_EMPLOYED, claim.self_employed),
        ("three_months", ground.THREE_MONTHS_ASKED, claim.three_months is not None),
        ("other_wages", ground.SEVERAL_EMPLOYERS, bool(claim.other_wages)),
    )
    yield from (code.finding(field) for field, code, given in answers if given)
    if is_old_vocational(claim, law):
        yield codes.OLD_VOCATIONAL.finding("programme", until=law.rehabilitation_allowance.vocational_until)
    if claim.other_wages is not None:
        yield from objections.to_wage("other_wages", claim.other_wages)


def is_old_vocational(claim: AnyClaim, law: Law) -> bool:
    """Say whether an older rule reckons the claim: vocational rehabilitation begun by 31.12.2023 (R2)."""
    return claim.programme in VOCATIONAL and claim.anchor <= law.rehabilitation_allowance.vocational_until


def to_breaks(breaks: Iterable[Period], law: Law) -> Iterator[Finding]:
    """Say which breaks last longer than the allowance goes on for (R5)."""
    longest = law.rehabilitation_allowance.break_weekdays
    for each in breaks:
        if count_weekdays(each.starts_on, each.ends_on) > longest:
            yield codes.BREAK_TOO_LONG.finding("breaks", starts_on=each.starts_on, weekdays=longest)

"""Check points of a long incapacity (S31): when who must look at it again."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from benefits import codes
from benefits.calendar import ONE_DAY, REMEMBERED, months_after, weekday_from
from benefits.claims import SICKNESS, Spell, of
from benefits.findings import Finding
from benefits.law import Law
from benefits.periods import Period, merged


def rehabilitation_check(
    first_payable_day: date, together_before: int, days: Period, law: Law
) -> Iterator[Finding]:
    """Say when the need of rehabilitation is looked into, by sickness and partial days together (S31)."""
    weekdays = law.sickness_allowance.rehabilitation_check_weekdays
    day = weekday_from(first_payable_day, weekdays - together_before)
    if days.starts_on <= day <= days.ends_on:
        yield codes.REHABILITATION_CHECK.finding(day=day, weekdays=weekdays)


def checkpoints(first_payable_day: date, counted_before: int, days: Period, law: Law) -> Iterator[Finding]:
    """Say which counted weekdays are reached within the payable days, given those counted before (S31).

    The statement of occupational health care is asked for as long as the days go beyond its own: without
    it nothing is paid after them.
    """
    figures = law.sickness_allowance
    for weekdays, code in (
        (figures.first_review_weekdays, codes.FIRST_REVIEW),
        (figures.second_review_weekdays, codes.SECOND_REVIEW),
    ):
        if weekdays is not None:
            day = weekday_from(first_payable_day, weekdays - counted_before)
            if days.starts_on <= day <= days.ends_on:
                yield code.finding(day=day, weekdays=weekdays)
    statement_by = weekday_from(first_payable_day, max(figures.statement_weekdays - counted_before, 1))
    if statement_by <= days.ends_on:
        yield codes.STATEMENT_DUE.finding(day=statement_by, weekdays=figures.statement_weekdays)


def absent_days(earlier: Sequence[Spell], absences: Sequence[Period]) -> list[Period]:
    """Return the days of sickness absence known from earlier decisions and from the Incomes Register."""
    decided = [
        Period(spell.onset, spell.paid_until)
        for spell in of(earlier, SICKNESS)
        if spell.paid_until is not None
    ]
    return merged([*decided, *absences])


def notice_window(onset: date, law: Law) -> date:
    """Return the first day whose absence counts towards the notice to occupational health care."""
    return months_after(onset, -law.sickness_allowance.notice_window_months)


def health_care_notice(
    onset: date, absent_until: date, absent_before: Sequence[Period], law: Law
) -> Iterator[Finding]:
    """Remind of the notice to occupational health care: after a month or 30 days in pieces (S31).

    `absent_before` are the days of other sickness absences, each once; those from the onset on are none.
    """
    notice_on = _notice_on if absent_before else _by_onset_alone
    day = notice_on(onset, tuple(absent_before), law)
    if day <= absent_until:
        yield codes.HEALTH_CARE_NOTICE.finding(day=day)


def _notice_on(onset: date, absent_before: tuple[Period, ...], law: Law) -> date:
    figures = law.sickness_allowance
    window = notice_window(onset, law)
    pieces = [
        Period(max(piece.starts_on, window), min(piece.ends_on, onset - ONE_DAY)) for piece in absent_before
    ]
    absent = sum(max((piece.ends_on - piece.starts_on).days + 1, 0) for piece in pieces)
    left = max(figures.notice_days - absent, 1)
    return min(months_after(onset, figures.notice_months), date.fromordinal(onset.toordinal() + left - 1))


_by_onset_alone = lru_cache(REMEMBERED)(_notice_on)
"""The day for people of whom no other absence is known."""

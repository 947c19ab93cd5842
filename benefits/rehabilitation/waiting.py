"""The waiting period of rehabilitation: how long it is, and where its days fall in the periods (R4).

Its days are days of rehabilitation: where a rehabilitation goes on in periods, they are counted from one to
the next from the first day of the whole (KKRL 25).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import msgspec

from benefits.bars import Bar
from benefits.calendar import LAST_DAY, ONE_DAY, count_weekdays, weekday_after, weekday_from
from benefits.claims import PARTIAL, SICKNESS, Spell
from benefits.findings import Finding
from benefits.law import Law
from benefits.periods import Period
from benefits.rehabilitation import codes
from benefits.rehabilitation.claim import Preceding, Programme
from benefits.waiting import Waiting, follows_directly

REHABILITATION: Final = "rehabilitation_allowance"
PARTIAL_REHABILITATION: Final = "partial_rehabilitation_allowance"
OWN: Final = frozenset({REHABILITATION, PARTIAL_REHABILITATION})

FIRST_DAY_ONLY: Final = frozenset(
    {Programme.WORK_ABILITY_COURSE, Programme.ASSESSMENT, Programme.TRIAL, Programme.DEVELOPMENT}
)
"""The programmes of which the first day alone is waited, however long they last (KKRL 26)."""

PRECEDED_BY: Final[Mapping[str, Preceding]] = {
    SICKNESS: Preceding.SICKNESS,
    PARTIAL: Preceding.SICKNESS,
    "parental_allowance": Preceding.PARENTAL,
    "partial_parental_allowance": Preceding.PARENTAL,
    REHABILITATION: Preceding.REHABILITATION,
    PARTIAL_REHABILITATION: Preceding.REHABILITATION,
}
"""What an earlier decision of a benefit tells of what the rehabilitation follows."""


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """The course of a rehabilitation: what its waiting period rests on.

    `periods` are its days as far as they are known, in order and each of them unbroken.
    """

    starts_on: date
    programme: Programme
    planned_weekdays: int | None
    preceding: Preceding
    previous_paid_until: date | None
    periods: Sequence[Period]
    earlier: Sequence[Spell] = ()

    @property
    def weekdays(self) -> int:
        """How many weekdays it lasts at least: as planned, or as stated where that is more."""
        return max(self.stated_weekdays, self.planned_weekdays or 0)

    @property
    def stated_weekdays(self) -> int:
        """How many weekdays its known periods have."""
        return sum(count_weekdays(period.starts_on, period.ends_on) for period in self.periods)

    def weekday_after(self, day: date, number: int) -> date:
        """Return the `number`-th weekday of rehabilitation after the day; it goes on after its periods."""
        left, last = number, day
        for period in self.periods:
            held = count_weekdays(max(period.starts_on, day + ONE_DAY), period.ends_on)
            if left <= held:
                return weekday_from(max(period.starts_on, day + ONE_DAY), left)
            left -= held
            last = max(last, period.ends_on)
        return weekday_after(last, left)


class WaitingPeriod(msgspec.Struct, frozen=True):
    """The waiting period of a rehabilitation, the first weekday after it, and what was found about it."""

    served: Waiting
    starts_on: date
    first_payable_day: date
    findings: tuple[Finding, ...]

    def bar(self) -> Bar:
        """Return the days before the first payable one."""
        short = self.served is Waiting.ONSET_DAY
        reason = codes.FIRST_DAY_LINE if short else codes.WAITING_LINE
        day = str(self.first_payable_day)
        return Bar(
            self.starts_on,
            self.first_payable_day - ONE_DAY,
            reason,
            parameters={"first_payable_day": day},
        )


def waiting_period(course: Course, law: Law) -> WaitingPeriod:
    """Return the waiting period of a rehabilitation by the law of its first day (R4, KKRL 25–27)."""
    preceding, paid_until = _preceding(course, law)
    served = _served(course, preceding, paid_until, law)
    before = course.starts_on - ONE_DAY if served is Waiting.NONE else course.starts_on
    waited = law.rehabilitation_allowance.waiting_weekdays if served is Waiting.FULL else 0
    day = course.weekday_after(before, waited + 1)
    paid = [period.starts_on for period in decided_before(course.starts_on, course.earlier)]
    as_answered = _served(course, course.preceding, course.previous_paid_until, law)
    known = (codes.PRECEDING_KNOWN.finding("preceding", day=paid_until),)
    findings = () if served is as_answered else known
    return WaitingPeriod(served, course.starts_on, min(day, *paid) if paid else day, findings)


def _served(course: Course, preceding: Preceding, paid_until: date | None, law: Law) -> Waiting:
    if course.programme is Programme.OWN_CHILD:
        return Waiting.NONE
    if shortens(preceding, paid_until, course.starts_on, law):
        return Waiting.ONSET_DAY if preceding is Preceding.REHABILITATION else Waiting.NONE
    return Waiting.ONSET_DAY if _is_short(course, law) else Waiting.FULL


def shortens(preceding: Preceding, paid_until: date | None, starts_on: date, law: Law) -> bool:
    """Say whether a benefit paid until a day shortens the waiting period of what starts on another.

    A new rehabilitation does within 30 days, the 30th included; another benefit directly before it.
    """
    if paid_until is None or preceding is Preceding.NOTHING:
        return False
    if preceding is Preceding.REHABILITATION:
        return 0 < (starts_on - paid_until).days <= law.rehabilitation_allowance.again_days
    return follows_directly(starts_on, paid_until)


def _is_short(course: Course, law: Law) -> bool:
    """Say whether the first day alone is waited by what is done and how long it lasts (KKRL 26)."""
    longest = short_weekdays(course.programme, law)
    if longest is None:
        return course.programme in FIRST_DAY_ONLY
    return course.planned_weekdays is not None and course.weekdays <= longest


def short_weekdays(programme: Programme, law: Law) -> int | None:
    """Return how many weekdays a programme lasts at most to wait one day, None if its length is no matter."""
    figures = law.rehabilitation_allowance
    if programme is Programme.INDIVIDUAL:
        return figures.short_individual_weekdays
    if programme in {Programme.ADAPTATION, Programme.FAMILY}:
        return figures.short_course_weekdays
    return None


def _preceding(course: Course, law: Law) -> tuple[Preceding, date | None]:
    """Return what the rehabilitation follows: as answered, else as earlier decisions tell."""
    if course.preceding is Preceding.NOTHING:
        known = [
            (PRECEDED_BY.get(spell.benefit, Preceding.NOTHING), spell.paid_until)
            for spell in course.earlier
            if spell.onset < course.starts_on
        ]
        shortening = [each for each in known if shortens(*each, course.starts_on, law)]
        if shortening:
            return min(shortening, key=lambda each: each[0] is Preceding.REHABILITATION)
    return course.preceding, course.previous_paid_until


def decided_before(starts_on: date, earlier: Iterable[Spell]) -> Iterator[Period]:
    """Return the days already paid of the rehabilitation that starts on the day: they end its waiting."""
    for spell in earlier:
        if spell.benefit in OWN and spell.onset == starts_on:
            yield from (
                each for each in spell.counted if starts_on <= each.starts_on <= each.ends_on <= LAST_DAY
            )

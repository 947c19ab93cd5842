"""Months to draw: which day is a waiting day, which is payable, and the same in words as spans."""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

ONE_DAY = timedelta(days=1)
DAYS_OF_WEEK = 7


class Mark(TextChoices):
    """What a day is to the claim that a calendar shows; its label is the interface's word for it."""

    ABSENT = "absent", _("Poissaolo")
    WAITING = "waiting", _("Omavastuuaika")
    PAYABLE = "payable", _("Korvattavat päivät")
    PAID = "paid", _("Maksetut päivät")
    HOLIDAY = "holiday", _("Pyhäpäivä")


@dataclass(frozen=True, slots=True)
class Day:
    """One square of a month."""

    on: date
    mark: Mark | None

    @property
    def rest(self) -> bool:
        """Say whether the day is a Sunday."""
        return self.on.isoweekday() == DAYS_OF_WEEK


@dataclass(frozen=True, slots=True)
class Month:
    """A month by weeks from Monday; None stands where another month's day would."""

    first: date
    weeks: tuple[tuple[Day | None, ...], ...]

    @property
    def heads(self) -> tuple[date, ...]:
        """Return seven days from a Monday on, to name the columns by."""
        monday = self.first - self.first.weekday() * ONE_DAY
        return tuple(monday + number * ONE_DAY for number in range(DAYS_OF_WEEK))


@dataclass(frozen=True, slots=True)
class Span:
    """Days of one mark, `days` of them, from the first to the last, inclusive; no other mark between."""

    mark: Mark
    starts_on: date
    ends_on: date
    days: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the calendar component takes: months to draw; spans and holidays to read."""

    months: tuple[Month, ...]
    spans: tuple[Span, ...]
    holidays: tuple[date, ...]


def drawn(marks: Mapping[date, Mark]) -> Drawn:
    """Return the months from the first marked day to the last, and what they show in words.

    A holiday does not cut a span in two.
    """
    return Drawn(
        months=tuple(_month(first, marks) for first in _firsts(marks)),
        spans=tuple(_spans(marks)),
        holidays=tuple(day for day in sorted(marks) if marks[day] is Mark.HOLIDAY),
    )


def _firsts(marks: Mapping[date, Mark]) -> Iterator[date]:
    """Yield the first day of each month, from the earliest marked day's to the latest's."""
    if not marks:
        return
    first, last = min(marks).replace(day=1), max(marks)
    while first <= last:
        yield first
        first += calendar.monthrange(first.year, first.month)[1] * ONE_DAY


def _month(first: date, marks: Mapping[date, Mark]) -> Month:
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return Month(
        first=first,
        weeks=tuple(
            tuple(Day(day, marks.get(day)) if day.month == first.month else None for day in week)
            for week in weeks
        ),
    )


def _spans(marks: Mapping[date, Mark]) -> Iterator[Span]:
    """Yield the spans of all marks but holidays, in order."""
    days = sorted(day for day, mark in marks.items() if mark is not Mark.HOLIDAY)
    for mark, group in groupby(days, key=marks.__getitem__):
        run = list(group)
        yield Span(mark=mark, starts_on=run[0], ends_on=run[-1], days=len(run))

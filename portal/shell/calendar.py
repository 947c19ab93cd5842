"""Months to draw: which day is a waiting day, which is payable, and the same in words as spans."""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

ONE_DAY = timedelta(days=1)
SUNDAY = 6


class Mark(TextChoices):
    """What a day is to the claim that a calendar shows; its label is the interface's word for it."""

    ABSENT = "absent", _("Poissaolo")
    WAITING = "waiting", _("Omavastuuaika")
    PAYABLE = "payable", _("Korvattava päivä")
    PAID = "paid", _("Maksettu päivä")
    HOLIDAY = "holiday", _("Pyhäpäivä")


@dataclass(frozen=True, slots=True)
class Day:
    """One square; `rest` says that it is a Sunday."""

    on: date
    mark: Mark | None

    @property
    def rest(self) -> bool:
        """Say whether the day is a Sunday."""
        return self.on.weekday() == SUNDAY


@dataclass(frozen=True, slots=True)
class Month:
    """A month by weeks from Monday; None stands where another month's day would."""

    first: date
    weeks: tuple[tuple[Day | None, ...], ...]

    @property
    def heads(self) -> tuple[date, ...]:
        """Return seven days from a Monday on, for the heads of the columns."""
        monday = self.first - self.first.weekday() * ONE_DAY
        return tuple(monday + number * ONE_DAY for number in range(7))


@dataclass(frozen=True, slots=True)
class Span:
    """Days of one mark from the first to the last, inclusive, with nothing marked otherwise between."""

    mark: Mark
    starts_on: date
    ends_on: date
    days: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the calendar component takes: months to draw and spans to read."""

    months: tuple[Month, ...]
    spans: tuple[Span, ...]


def drawn(marks: Mapping[date, Mark]) -> Drawn:
    """Return the months from the first marked day to the last, and their spans."""
    return Drawn(months=tuple(_months(marks)), spans=tuple(_spans(marks)))


def _months(marks: Mapping[date, Mark]) -> Iterable[Month]:
    firsts = {day.replace(day=1) for day in marks}
    if not firsts:
        return
    first, last = min(firsts), max(firsts)
    while first <= last:
        weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
        yield Month(
            first,
            tuple(
                tuple(Day(day, marks.get(day)) if day.month == first.month else None for day in week)
                for week in weeks
            ),
        )
        first = (
            weeks[-1][-1].replace(day=1) if weeks[-1][-1].month != first.month else weeks[-1][-1] + ONE_DAY
        )


def _spans(marks: Mapping[date, Mark]) -> Iterable[Span]:
    for mark, group in groupby(sorted(marks), key=marks.__getitem__):
        days = list(group)
        yield Span(mark, days[0], days[-1], len(days))

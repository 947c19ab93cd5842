"""Deadlines (hakuaika): the last day on which a claim is in time, in the calendar of time limits (C1–C6).

A fixed limit is counted once for the whole claim. A sliding one is counted for every day by itself, so that a
late claim loses only the days that are older than the limit.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import msgspec

from benefits.calendar import ONE_DAY, REMEMBERED, month_start, months_after, open_day_from
from benefits.law import Law


class Deadline(msgspec.Struct, frozen=True):
    """The last day of a time limit: as it is counted, and as it is moved past weekends and holidays (C3)."""

    plain_day: date
    last_day: date


@lru_cache(REMEMBERED)
def months_from(day: date, months: int) -> Deadline:
    """Return the time limit of so many months that begins on the day (C2, C3; act 150/1930)."""
    plain_day = months_after(day, months)
    return Deadline(plain_day, open_day_from(plain_day))


class Limit(msgspec.Struct, frozen=True):
    """How long a benefit may be claimed: so many months from a day, by the law of the onset (C5)."""

    months: Callable[[Law], int]

    def deadline(self, day: date, law: Law) -> Deadline:
        """Return until when a claim is in time that counts from the day, by the law its limit goes by."""
        return months_from(day, self.months(law))


class MonthLimit(Limit, frozen=True):
    """How long a calendar month may be claimed: so many months from its first day (SVL 15:6)."""

    def deadline(self, day: date, law: Law) -> Deadline:
        """Return until when the month that the day is in may be claimed, by the law its limit goes by."""
        return months_from(month_start(day), self.months(law))


class SlidingLimit(Limit, frozen=True):
    """How long each day may be claimed (C6): so many months, by the law that the claim itself goes by (C7).

    `by_filing` says that they go by the law of the day the claim is filed instead (R6).
    """

    by_filing: bool = False

    def law_of(self, filed_on: date | None, law: Law) -> Law:
        """Return the law the limit goes by, for a claim filed on the day that goes by `law` itself."""
        return law.on(filed_on) if self.by_filing and filed_on is not None else law

    def oldest_day(self, filed_on: date, law: Law) -> date:
        """Return the oldest day for which a claim filed on the day is in time; those before it are lost."""
        law = self.law_of(filed_on, law)
        day = months_after(filed_on, -self.months(law))
        while self.deadline(day, law).last_day < filed_on:
            day += ONE_DAY
        while filed_on <= self.deadline(day - ONE_DAY, law).last_day:
            day -= ONE_DAY
        return day

    def of(self, day: date, filed_on: date | None, law: Law) -> Deadline:
        """Return until when a day is in time; by filing, while nothing is filed, the latest day that is."""
        if filed_on is not None or not self.by_filing:
            return self.deadline(day, self.law_of(filed_on, law))
        law = law.on(date.max)
        deadline = self.deadline(day, law)
        while (then := law.on(deadline.last_day)) is not law:
            law, deadline = then, self.deadline(day, then)
        return deadline

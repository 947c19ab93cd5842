"""Deadlines (hakuaika): the last day on which a claim is in time, in the calendar of time limits (C1–C5)."""

from collections.abc import Callable
from datetime import date

import msgspec

from benefits.calendar import ONE_DAY, months_after, open_day_from
from benefits.law import Law


class Deadline(msgspec.Struct, frozen=True):
    """The last day of a time limit: as it is counted, and as it is moved past weekends and holidays (C3)."""

    plain_day: date
    last_day: date


def months_from(day: date, months: int) -> Deadline:
    """Return the time limit of so many months that begins on the day (C2, C3; act 150/1930)."""
    plain_day = months_after(day, months)
    return Deadline(plain_day, open_day_from(plain_day))


class Limit(msgspec.Struct, frozen=True):
    """How long a benefit may be claimed: so many months from the day that its limit counts from (C5–C7).

    A fixed limit counts from one day for the whole claim: late is the claim. A `sliding` one counts from
    each day wanted: only the days older than the limit are lost. `months` gives their number by the law of
    the day it counts from and by that of the day of filing.
    """

    months: Callable[[Law, Law], int]
    sliding: bool = False

    def deadline(self, day: date, law: Law, filed_on: date | None = None) -> Deadline:
        """Return until when a claim is in time whose limit counts from the day."""
        then = law.on(day)
        return months_from(day, self.months(then, then if filed_on is None else law.on(filed_on)))

    def oldest_day(self, filed_on: date, law: Law) -> date:
        """Return the first day that a claim filed on a day is in time for: older ones are lost (C6)."""
        day = months_after(filed_on, -self.months(law.on(filed_on), law.on(filed_on)))
        while self._in_time(day - ONE_DAY, filed_on, law):
            day -= ONE_DAY
        while not self._in_time(day, filed_on, law):
            day += ONE_DAY
        return day

    def _in_time(self, day: date, filed_on: date, law: Law) -> bool:
        return filed_on <= self.deadline(day, law, filed_on).last_day

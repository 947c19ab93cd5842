"""Deadlines (hakuaika): the last day on which a claim is in time, in the calendar of time limits (C1–C5)."""

from collections.abc import Callable
from datetime import date

import msgspec

from benefits.calendar import months_after, open_day_from
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
    """How long a benefit may be claimed: so many months by the law of the onset, from a day (C5)."""

    months: Callable[[Law], int]

    def deadline(self, day: date, law: Law) -> Deadline:
        """Return until when a claim is in time that counts from the day, by the law of its onset."""
        return months_from(day, self.months(law))

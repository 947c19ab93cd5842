"""Rhythms of reminding: on which days a matter is told of before its last day."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from payments.bank_days import bank_day_from, bank_day_to

WEEK: Final = timedelta(days=7)
FIRST: Final = 2 * WEEK
"""How long before its last day a matter is told of first; nobody is reminded of what is further away."""
LAST: Final = timedelta(days=2)
"""How long before its last day it is told of for the last time."""


class Rhythm(StrEnum):
    """When somebody wants to be reminded (muistutusrytmi).

    AS_THEY_COME: two weeks, one week and two days before. WEEKLY: on the first working day of each week, and
    two days before. LAST_ONLY: two days before, for whoever steps in where nobody has acted. NEVER.
    """

    AS_THEY_COME = "as_they_come"
    WEEKLY = "weekly"
    LAST_ONLY = "last_only"
    NEVER = "never"


def points(last_day: date, rhythm: Rhythm) -> list[date]:
    """Return the days on which a matter is told of, the first one first: bank days all, none too late."""
    last = bank_day_to(last_day - LAST)
    if rhythm is Rhythm.AS_THEY_COME:
        return [bank_day_to(last_day - FIRST), bank_day_to(last_day - WEEK), last]
    if rhythm is Rhythm.WEEKLY:
        return sorted({*_weekly(last_day), last})
    return [last] if rhythm is Rhythm.LAST_ONLY else []


def _weekly(last_day: date) -> Iterator[date]:
    """Yield the first bank days of the weeks that begin within two weeks before the last day."""
    monday = last_day - timedelta(days=last_day.weekday())
    while monday >= last_day - FIRST:
        yield bank_day_from(monday)
        monday -= WEEK

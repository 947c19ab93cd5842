"""The waiting period (omavastuuaika): the days at the start of an incapacity for which nobody is paid."""

from datetime import date
from enum import StrEnum
from functools import lru_cache

import msgspec

from benefits.calendar import ONE_DAY, REMEMBERED, weekday_after, weekday_from, weekday_until
from benefits.claims import Previous
from benefits.law import Law


class Waiting(StrEnum):
    """How much of the waiting period is served."""

    FULL = "full"
    ONSET_DAY = "onset_day"
    NONE = "none"


class WaitingPeriod(msgspec.Struct, frozen=True):
    """The waiting period of one incapacity and the first weekday after it."""

    served: Waiting
    first_payable_day: date


@lru_cache(REMEMBERED)
def waiting_period(
    onset: date, law: Law, previous: Previous = Previous.NOTHING, paid_until: date | None = None
) -> WaitingPeriod:
    """Return the waiting period of an incapacity that follows `previous`, last paid on `paid_until`.

    Without a shortening cause, or without its day: the day of onset and the next nine weekdays (S2,
    SVL 8:7.1). The same illness again within 30 days of the last paid day: the day of onset only (S3, SVL
    8:7.2). Directly after partial or rehabilitation allowance: none (S4, SVL 8:7.3 and 8:11.6).
    """
    before = None if previous is Previous.NOTHING else paid_until
    return waiting_after(before, onset, law, relapse=previous is Previous.SAME_ILLNESS)


def waiting_after(paid_until: date | None, onset: date, law: Law, *, relapse: bool) -> WaitingPeriod:
    """Return the waiting period of an incapacity before which an allowance was paid until a day.

    A relapse is the same illness again; all else that shortens the waiting period comes directly before.
    """
    figures = law.sickness_allowance
    if paid_until is None:
        served = Waiting.FULL
    elif relapse:
        served = Waiting.ONSET_DAY if within_relapse(onset, paid_until, law) else Waiting.FULL
    else:
        served = Waiting.NONE if follows_directly(onset, paid_until) else Waiting.FULL
    if served is Waiting.FULL:
        return WaitingPeriod(served, weekday_after(onset, figures.waiting_weekdays + 1))
    if served is Waiting.ONSET_DAY:
        return WaitingPeriod(served, weekday_after(onset))
    return WaitingPeriod(served, weekday_from(onset))


def first_payable_day(
    onset: date, law: Law, previous: Previous = Previous.NOTHING, paid_until: date | None = None
) -> date:
    """Return the first weekday for which the allowance can be paid (see `waiting_period`)."""
    return waiting_period(onset, law, previous, paid_until).first_payable_day


def within_relapse(onset: date, paid_until: date, law: Law) -> bool:
    """Say whether an onset is within 30 days of the last paid day, the 30th included (S3, S14)."""
    return 0 < (onset - paid_until).days <= law.sickness_allowance.relapse_days


def follows_directly(onset: date, paid_until: date) -> bool:
    """Say whether no weekday lies between the last paid day and the onset (S4)."""
    return weekday_until(onset - ONE_DAY) <= paid_until < onset

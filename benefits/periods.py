"""A period is the days from its first to its last, both included: said here once for the whole house."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import msgspec

from benefits.calendar import ONE_DAY, count_weekdays


class Period(msgspec.Struct, frozen=True):
    """Days from `starts_on` to `ends_on`, both included."""

    starts_on: date
    ends_on: date


class PaidPeriod(msgspec.Struct, frozen=True):
    """Days of absence with pay, both ends included, and the wage paid for them in euros."""

    starts_on: date
    ends_on: date
    wage: Decimal


def merged(periods: Iterable[Period]) -> list[Period]:
    """Return the days of the periods, in order, each day once."""
    spans: list[Period] = []
    for period in sorted(periods, key=lambda each: each.starts_on):
        if spans and period.starts_on <= spans[-1].ends_on:
            spans[-1] = Period(spans[-1].starts_on, max(spans[-1].ends_on, period.ends_on))
        else:
            spans.append(period)
    return spans


def unbroken(periods: Iterable[Period | PaidPeriod]) -> list[Period]:
    """Return the days of the periods, in order, those that no weekday parts in one."""
    spans: list[Period] = []
    for period in sorted(periods, key=lambda each: each.starts_on):
        if spans and not count_weekdays(spans[-1].ends_on + ONE_DAY, period.starts_on - ONE_DAY):
            spans[-1] = Period(spans[-1].starts_on, max(spans[-1].ends_on, period.ends_on))
        else:
            spans.append(Period(period.starts_on, period.ends_on))
    return spans

"""The hours of a shortened day: whether rehabilitation takes enough of them (R3)."""

from decimal import Decimal

from benefits.law import Law
from benefits.rehabilitation.claim import ShortenedPeriod


def share_lost(normal_hours: Decimal, lost_hours: Decimal) -> Decimal:
    """Return which share of the day's normal working time is lost; the day has normal hours."""
    return lost_hours / normal_hours


def enough_lost(normal_hours: Decimal, lost_hours: Decimal, law: Law) -> bool:
    """Say whether at least 40 percent of the normal hours of the day are lost (KKRL 23.1)."""
    return share_lost(normal_hours, lost_hours) >= law.partial_rehabilitation_allowance.lost_percentage


def is_possible(period: ShortenedPeriod) -> bool:
    """Say whether the hours can be those of a day: some are normal, and no more than those are lost."""
    if not (period.normal_hours.is_finite() and period.lost_hours.is_finite()):
        return False
    return period.normal_hours > 0 and 0 <= period.lost_hours <= period.normal_hours

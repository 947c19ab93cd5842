"""Accrual: which days of leave accrue annual leave, and how many of them a month holds (F13, F14)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from benefits.annual_leave.claim import Leave, LeaveAllowance
from benefits.calendar import count_weekdays, weekday_from
from benefits.law import Law
from benefits.periods import Period


class Accrual(msgspec.Struct, frozen=True):
    """The days of leave that accrue annual leave, in order, and those of them with a partial allowance."""

    days: Sequence[Period]
    partial: Sequence[Period]

    @property
    def ends_on(self) -> date | None:
        """The last day that accrues annual leave, None if none does."""
        return max((period.ends_on for period in self.days), default=None)

    def weekdays(self, month: Period) -> int:
        """Return how many weekdays of the month accrue annual leave."""
        return _weekdays(self.days, month)

    def rests_on_partial(self, month: Period, least: int) -> bool:
        """Say whether the month holds the least number of weekdays only if a partial day is a whole one."""
        over = self.weekdays(month) - least
        return over >= 0 and over + over < _weekdays(self.partial, month)


def accrual(leave: Iterable[Leave], law: Law) -> Accrual:
    """Return what accrues of the leave: special pregnancy leave all, the rest up to the limit (VLL 7)."""
    kept = list(_within_limit(leave, law.annual_leave_cost.accrual_weekdays))
    return Accrual(
        [period for _, period in kept],
        [period for allowance, period in kept if allowance is LeaveAllowance.PARTIAL_ELSEWHERE],
    )


def _within_limit(leave: Iterable[Leave], left: int) -> Iterator[tuple[LeaveAllowance, Period]]:
    for each in sorted(leave, key=lambda part: part.starts_on):
        ends_on = each.ends_on
        if each.allowance is not LeaveAllowance.SPECIAL_PREGNANCY:
            if not left:
                continue
            ends_on = min(ends_on, weekday_from(each.starts_on, left))
            left -= count_weekdays(each.starts_on, ends_on)
        yield each.allowance, Period(each.starts_on, ends_on)


def _weekdays(days: Iterable[Period], month: Period) -> int:
    return sum(
        count_weekdays(max(period.starts_on, month.starts_on), min(period.ends_on, month.ends_on))
        for period in days
    )

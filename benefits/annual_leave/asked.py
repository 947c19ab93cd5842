"""What can be asked of annual leave cost compensation: months, days and sum, and the deadline of a month."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

import msgspec

from benefits import objections
from benefits.annual_leave import LIMIT, codes
from benefits.annual_leave.accrual import accrual
from benefits.annual_leave.claim import Leave, LeaveAllowance, months_of
from benefits.annual_leave.cost import before_deduction, cost
from benefits.asking import Answer, Question, explained, told
from benefits.calendar import LAST_DAY
from benefits.law import Law
from benefits.periods import Period
from benefits.scalars import Month

RESULTS: Final = ("qualifying_months", "compensated_days", "factor", "by_income", "cap", "compensation")


class AskedCost(msgspec.Struct, frozen=True, kw_only=True):
    """A question about the compensation for months that are stated, or counted from a leave.

    `on` is the start of entitlement; without it the first day of the leave, and without that the newest law
    is meant. `leave` and `claimed` are a first and a last day; all months of the leave are meant if none are
    claimed. `factor` is used in the place of the figure. `annual_income` is after the deduction.
    """

    on: date | None = None
    leave: tuple[date, date] | None = None
    claimed: tuple[date, date] | None = None
    months: int | None = None
    annual_income: Decimal | None = None
    holiday_pay: Decimal | None = None
    factor: Decimal | None = None

    @property
    def anchor(self) -> date:
        """The day whose law the answer goes by."""
        return self.on or (self.leave[0] if self.leave else LAST_DAY)


class AskedMonth(msgspec.Struct, frozen=True, kw_only=True):
    """A question about the time limit of a calendar month."""

    month: Month

    @property
    def anchor(self) -> date:
        """The day whose law the answer goes by."""
        return self.month


def _cost(asked: AskedCost, law: Law) -> Answer:
    slips = tuple(objections.to_range(_days(asked)))
    months = None if slips else _months(asked, law)
    if months is None:
        return {**dict.fromkeys(RESULTS), "findings": told(slips)}
    reckoned = cost(months, asked.annual_income, asked.holiday_pay, law)
    gross = cost(months, before_deduction(asked.annual_income, law), asked.holiday_pay, law)
    if asked.factor is not None:
        reckoned, gross = (msgspec.structs.replace(each, factor=asked.factor) for each in (reckoned, gross))
    return {
        "qualifying_months": months,
        "compensated_days": reckoned.days,
        "factor": reckoned.factor,
        "by_income": reckoned.by_income,
        "cap": reckoned.cap,
        "compensation": reckoned.compensation,
        "by_income_before_deduction": gross.by_income,
        "compensation_before_deduction": gross.compensation,
        "steps": explained(reckoned.steps()),
    }


def _days(asked: AskedCost) -> Iterator[tuple[str, date]]:
    for field, days in (("leave", asked.leave), ("claimed", asked.claimed)):
        yield from ((field, day) for day in days or ())


def _months(asked: AskedCost, law: Law) -> int | None:
    """Return the months that qualify: as stated, or counted; None if nothing is said of them."""
    if asked.months is not None or asked.leave is None:
        return asked.months
    accrued = accrual([Leave(*asked.leave, LeaveAllowance.PARENTAL)], law)
    least = law.annual_leave_cost.least_weekdays
    months = months_of([Period(*(asked.claimed or asked.leave))])
    return sum(least <= accrued.weekdays(month) for month in months)


def _deadline(asked: AskedMonth, law: Law) -> Answer:
    deadline = LIMIT.deadline(asked.month, law)
    return {"last_day": deadline.last_day, "plain_day": deadline.plain_day}


def _first_factor(law: Law) -> date:
    """Return the first day whose factor is known: the sum is told of entitlements under the old law too."""
    return law.book.figures["annual_leave_cost"]["factor"].values[0].since


QUESTIONS: Final[Mapping[str, Question]] = {
    "annual_leave_cost": Question(AskedCost, RESULTS, _cost, since=_first_factor, old_law=codes.OLD_LAW),
    "deadline": Question(AskedMonth, ("last_day", "plain_day"), _deadline, old_law=codes.OLD_LAW),
}

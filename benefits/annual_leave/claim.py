"""What an employer states when it claims annual leave cost compensation for calendar months of leave."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from benefits.calendar import ONE_DAY, month_end, month_start
from benefits.periods import Period


class LeaveAllowance(StrEnum):
    """The allowance that is paid for a leave.

    PARTIAL_ELSEWHERE: partial parental allowance, while the employee is on leave from this employer and
    works part-time for another (F12).
    """

    PREGNANCY = "pregnancy"
    SPECIAL_PREGNANCY = "special_pregnancy"
    PARENTAL = "parental"
    PARTIAL_ELSEWHERE = "partial_elsewhere"


class Leave(msgspec.Struct, frozen=True):
    """Days of leave, both ends included, and the allowance that is paid for them."""

    starts_on: date
    ends_on: date
    allowance: LeaveAllowance


class Claim(msgspec.Struct, frozen=True, kw_only=True, tag_field="benefit", tag="annual_leave_cost"):
    """What an employer states when it claims annual leave cost compensation (vuosilomakustannuskorvaus).

    `entitlement_start` is the first day for which the employee was granted any allowance for parents for
    this child: the factor and the annual income go by it. `leave` is all leave from this employer for this
    child up to the end of the months `claimed`. `holiday_pay` is the statutory holiday pay or compensation,
    in euros and without any holiday bonus, for the leave that accrued in those months; `estimated` says that
    it is not paid yet.
    """

    entitlement_start: date
    leave: tuple[Leave, ...]
    claimed: tuple[Period, ...]
    holiday_pay: Decimal
    estimated: bool = False
    payment_reference: str = ""
    note: str = ""

    @property
    def anchor(self) -> date:
        """The day whose law the claim goes by: the start of entitlement (F15)."""
        return self.entitlement_start

    @property
    def days(self) -> tuple[Period, ...]:
        """The days that no other claim for the same person may have: those of the months claimed."""
        return tuple(months_of(self.claimed))

    @property
    def attaches(self) -> bool:
        """Whether the employer adds a document to the claim: none is needed."""
        return False


def months_of(claimed: Iterable[Period]) -> list[Period]:
    """Return the calendar months of the periods, in order, each once and whole."""
    return [Period(first, month_end(first)) for first in sorted(set(_firsts(claimed)))]


def _firsts(claimed: Iterable[Period]) -> Iterator[date]:
    for period in claimed:
        first = month_start(period.starts_on)
        while first <= period.ends_on:
            yield first
            first = month_end(first) + ONE_DAY


def days_stated(claim: Claim) -> Iterator[tuple[str, date]]:
    """Name every day the claim states, with its field."""
    yield "entitlement_start", claim.entitlement_start
    for place, leave in enumerate(claim.leave):
        yield f"leave.{place}.starts_on", leave.starts_on
        yield f"leave.{place}.ends_on", leave.ends_on
    for place, period in enumerate(claim.claimed):
        yield f"claimed.{place}.starts_on", period.starts_on
        yield f"claimed.{place}.ends_on", period.ends_on

"""Bars: days of a claim that are not the employer's, each with the reason and who gets them instead."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import msgspec

from benefits import codes
from benefits.calculation import Payee
from benefits.claims import Accident
from benefits.codes import Reason
from benefits.periods import Period

FOREVER: Final = date.max


class Bar(msgspec.Struct, frozen=True):
    """Days, both ends included, that somebody else gets or nobody, and why."""

    starts_on: date
    ends_on: date
    reason: Reason
    payee: Payee = Payee.NOBODY
    parameters: dict[str, str] = {}


def bar_on(day: date, bars: Iterable[Bar]) -> Bar | None:
    """Return the first of the bars that holds the day; they are given in the order in which they prevail."""
    for bar in bars:
        if bar.starts_on <= day <= bar.ends_on:
            return bar
    return None


def not_yet(onset: date, continues_from: date | None, accident: Accident) -> Iterator[Bar]:
    """Return the days that nobody is paid for yet: pay is stated later, or an insurer decides first (S25)."""
    if continues_from is not None:
        yield Bar(continues_from, FOREVER, codes.CONTINUES_LINE)
    if accident is Accident.INSURER_DECIDES:
        yield Bar(onset, FOREVER, codes.INSURER_LINE)


def on_leave(annual_leave: Iterable[Period]) -> Iterator[Bar]:
    """Return the days of annual leave: the allowance of those is the employee's (S25)."""
    for leave in annual_leave:
        yield Bar(leave.starts_on, leave.ends_on, codes.LEAVE_LINE, Payee.EMPLOYEE)

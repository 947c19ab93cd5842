"""Bars: days of a claim that are not the employer's, each with the reason and who gets them instead."""

from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from benefits.calculation import Payee
from benefits.codes import Reason

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

"""Instalments (maksuerät): how the employer's money closes after so many weekdays, again and again (C10)."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

import msgspec

from benefits.calculation import Instalment, Line, Payee
from benefits.calendar import weekday_from, weekdays_before
from benefits.law import Law
from benefits.money import NOTHING, to_cents
from benefits.periods import Period


class Rhythm(msgspec.Struct, frozen=True):
    """How many weekdays the first instalment holds, and every later one."""

    first: int
    later: int


def rhythm_of(law: Law) -> Rhythm:
    """Return the rhythm of most allowances: 6 weekdays, then every 25 (D1335 2:3)."""
    figures = law.sickness_allowance
    return Rhythm(figures.first_instalment_weekdays, figures.instalment_weekdays)


class Part(msgspec.Struct, frozen=True):
    """The days of one line that fall into one instalment, by their places among the payable weekdays."""

    number: int
    first: int
    days: int
    amount: Decimal


def instalments(lines: Iterable[Line], first_payable_day: date, rhythm: Rhythm) -> tuple[Instalment, ...]:
    """Return the instalments of the employer's lines, numbered from the first payable day of the incapacity.

    A claim that goes on from an earlier one begins with the number its days have reached; the last
    instalment ends with the days, for the right ends there (D1335 2:3).
    """
    before = weekdays_before(first_payable_day)
    parts = [
        part
        for line in lines
        if line.payee is Payee.EMPLOYER
        for part in _parts(line, weekdays_before(line.starts_on) - before, rhythm)
    ]
    return tuple(
        _instalment(number, list(group), first_payable_day)
        for number, group in groupby(parts, key=lambda part: part.number)
    )


def instalments_by_piece(
    lines: Iterable[Line], pieces: Iterable[Period], rhythm: Rhythm
) -> tuple[Instalment, ...]:
    """Return one instalment for each finished piece, in a long one also after every 25 weekdays (C10)."""
    lines = tuple(lines)
    within = Rhythm(rhythm.later, rhythm.later)
    closed = [
        each
        for piece in pieces
        for each in instalments(
            [line for line in lines if piece.starts_on <= line.starts_on <= piece.ends_on],
            piece.starts_on,
            within,
        )
    ]
    return tuple(msgspec.structs.replace(each, number=number) for number, each in enumerate(closed, 1))


def _parts(line: Line, first: int, rhythm: Rhythm) -> Iterator[Part]:
    """Cut a line at the closing days; its money is given out so that the parts add up to it."""
    taken, given = 0, NOTHING
    while taken < line.days:
        place = first + taken
        over = place - rhythm.first
        number = 1 if over < 0 else over // rhythm.later + 1 + 1
        closes = rhythm.first + (number - 1) * rhythm.later
        days = min(closes - place, line.days - taken)
        taken += days
        amount = to_cents(line.amount * taken / line.days) - given
        given += amount
        yield Part(number, place, days, amount)


def _instalment(number: int, parts: list[Part], first_payable_day: date) -> Instalment:
    last = parts[-1]
    return Instalment(
        number=number,
        starts_on=weekday_from(first_payable_day, parts[0].first + 1),
        ends_on=weekday_from(first_payable_day, last.first + last.days),
        days=sum(part.days for part in parts),
        amount=sum((part.amount for part in parts), start=NOTHING),
    )

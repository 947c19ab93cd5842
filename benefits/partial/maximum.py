"""The maximum of partial sickness allowance: 150 weekdays, 120 until the end of 2022 (S26, SVL 8:12)."""

from collections.abc import Sequence
from datetime import date

from benefits import codes as ground
from benefits.calendar import ONE_DAY, count_weekdays, weekday_from
from benefits.claims import PARTIAL, SICKNESS, Spell
from benefits.law import Law
from benefits.maximum import History, Maximum, history
from benefits.partial import codes


def maximum(
    onset: date, first_payable_day: date, earlier: Sequence[Spell], law: Law, *, full_waiting: bool
) -> Maximum:
    """Return where its own maximum ends the allowance: it is the last counted weekday itself.

    The partial days of the two years before the onset count. The law does not say from which day the two
    years run back: the start of the incapacity is the other reading.
    """
    past = history(onset, earlier, law)
    window = past.window(onset)
    last = _last_day(past, window, first_payable_day)
    other = _last_day(past, past.window(past.look_back_from(full_waiting=full_waiting)), first_payable_day)
    doubts = (
        (codes.LOOK_BACK_UNCERTAIN.finding(day=other), other != last),
        (ground.FITNESS_UNCERTAIN.finding(), past.fitness_uncertain(window, PARTIAL)),
    )
    return Maximum(
        last_payable_day=last,
        counted_before=past.counted(window, PARTIAL),
        together_before=past.counted(window, SICKNESS, PARTIAL),
        reached_on=last,
        doubts=tuple(doubt for doubt, holds in doubts if holds),
        over=codes.MAXIMUM_LINE,
        reached=codes.MAXIMUM_REACHED,
    )


def _last_day(past: History, window: date, first_payable_day: date) -> date:
    """Return the last weekday of the maximum; it lies before the first payable day if it is full already."""
    left = _most(past, window, first_payable_day) - past.counted(window, PARTIAL)
    return weekday_from(first_payable_day, left)


def _most(past: History, window: date, first_payable_day: date) -> int:
    """Return how many weekdays are paid at most: the shorter maximum stays if it was full in its time."""
    until = past.law.partial_sickness_allowance.old_maximum_until
    old = past.law.on(until).partial_sickness_allowance.maximum_weekdays
    taken = past.counted(window, PARTIAL, until=until) + count_weekdays(first_payable_day, until)
    if taken >= old:
        return old
    return past.law.on(max(past.onset, until + ONE_DAY)).partial_sickness_allowance.maximum_weekdays

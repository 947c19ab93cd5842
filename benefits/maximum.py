"""The maximum (enimmäisaika): until when the allowance is paid, and which earlier days count (S7–S9)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from benefits.calendar import ONE_DAY, count_weekdays, month_start, months_after, weekday_from, years_after
from benefits.claims import SICKNESS, Spell, begun_before, of
from benefits.law import Law
from benefits.periods import merged


class Maximum(msgspec.Struct, frozen=True):
    """The last day the maximum leaves payable, the earlier days counted, and the day it is reached.

    `fitness_uncertain` says that the count would be another if a few unpaid sick days broke the twelve
    months of work ability (S8).
    """

    last_payable_day: date
    counted_before: int
    reached_on: date
    fitness_uncertain: bool


def maximum(
    onset: date, first_payable_day: date, earlier: Iterable[Spell], law: Law, *, full_waiting: bool
) -> Maximum:
    """Return where the maximum of 300 weekdays ends an incapacity (S7, SVL 8:8.1).

    It ends with the calendar month before the one in which the last counted weekday would fall; where that
    is the month of the first payable day, or the maximum is full already, nothing is payable. Days of other
    allowances do not count (S9).
    """
    spells = begun_before(onset, of(earlier, SICKNESS))
    window = years_after(_look_back_from(onset, spells, full_waiting=full_waiting), -_look_back(law))
    paid = [spell for spell in spells if spell.counted]
    counted = _counted(onset, window, paid, law)
    left = law.sickness_allowance.maximum_weekdays - counted
    reached_on = weekday_from(first_payable_day, max(left, 1))
    return Maximum(
        last_payable_day=month_start(reached_on) - ONE_DAY,
        counted_before=counted,
        reached_on=reached_on,
        fitness_uncertain=len(paid) != len(spells) and counted != _counted(onset, window, spells, law),
    )


def _look_back(law: Law) -> int:
    return law.sickness_allowance.look_back_years


def _look_back_from(onset: date, spells: Sequence[Spell], *, full_waiting: bool) -> date:
    """Return the start of the latest incapacity that had the full waiting period (S8)."""
    if full_waiting:
        return onset
    return next((spell.onset for spell in reversed(spells) if spell.full_waiting), onset)


def _counted(onset: date, window: date, spells: Sequence[Spell], law: Law) -> int:
    """Return the counted weekdays before the onset and inside the window that opens on the given day."""
    periods = merged(period for spell in _since_fit(onset, spells, law) for period in spell.counted)
    return sum(
        count_weekdays(max(period.starts_on, window), min(period.ends_on, onset - ONE_DAY))
        for period in periods
    )


def _since_fit(onset: date, spells: Sequence[Spell], law: Law) -> Iterator[Spell]:
    """Return the spells after the last twelve months of unbroken work ability, the latest first (S8)."""
    following = onset
    for spell in reversed(spells):
        fit_from = max((period.ends_on for period in spell.counted), default=spell.onset) + ONE_DAY
        if months_after(fit_from, law.sickness_allowance.fitness_months) <= following:
            return
        following = spell.onset
        yield spell

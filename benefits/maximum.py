"""The maximum (enimmäisaika): until when the allowance is paid, and which earlier days count (S7–S9)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from benefits import codes
from benefits.calendar import (
    ONE_DAY,
    REMEMBERED,
    count_weekdays,
    month_start,
    months_after,
    weekday_from,
    years_after,
)
from benefits.claims import DONOR, PARTIAL, SICKNESS, Spell, begun_before, of
from benefits.codes import Reason
from benefits.findings import Code, Finding
from benefits.law import Law
from benefits.periods import merged


class Maximum(msgspec.Struct, frozen=True, kw_only=True):
    """The last day the maximum leaves payable, the earlier days counted, and the day it is reached.

    `together_before` are the earlier days of sickness and partial allowance, by which the need of
    rehabilitation is looked into (S31). `doubts` say for what the count could be another; `over` and
    `reached` what is said of the days beyond the maximum and of the claim.
    """

    last_payable_day: date
    counted_before: int
    together_before: int
    reached_on: date
    doubts: tuple[Finding, ...]
    over: Reason = codes.MAXIMUM_LINE
    reached: Code = codes.MAXIMUM_REACHED


class History(msgspec.Struct, frozen=True):
    """What a maximum is counted from: the spells begun before an onset, in order, by the law of the onset.

    Sickness and partial allowance both break an unbroken time of work ability.
    """

    onset: date
    spells: Sequence[Spell]
    law: Law

    def look_back_from(self, *, full_waiting: bool) -> date:
        """Return the start of the latest incapacity that had the full waiting period (S8)."""
        if full_waiting:
            return self.onset
        return next((spell.onset for spell in reversed(self.spells) if spell.full_waiting), self.onset)

    def window(self, day: date) -> date:
        """Return the first of the days that a look back from the day reaches."""
        return years_after(day, -self.law.sickness_allowance.look_back_years)

    def counted(self, window: date, *benefits: str, until: date = date.max) -> int:
        """Return the weekdays of the benefits from the opening of the window to a day before the onset."""
        return self._counted([spell for spell in self.spells if spell.counted], window, until, benefits)

    def fitness_uncertain(self, window: date, *benefits: str) -> bool:
        """Say whether unpaid sick days change the count if they break twelve months of work ability (S8)."""
        unpaid = any(not spell.counted for spell in self.spells)
        return unpaid and self.counted(window, *benefits) != self._counted(
            self.spells, window, date.max, benefits
        )

    def _counted(self, spells: Sequence[Spell], window: date, until: date, benefits: Iterable[str]) -> int:
        periods = merged(
            period for spell in of(self._since_fit(spells), *benefits) for period in spell.counted
        )
        last = min(until, self.onset - ONE_DAY)
        return sum(
            count_weekdays(max(period.starts_on, window), min(period.ends_on, last)) for period in periods
        )

    def _since_fit(self, spells: Sequence[Spell]) -> Iterator[Spell]:
        """Return the spells after the last twelve months of unbroken work ability, the latest first (S8)."""
        following = self.onset
        for spell in reversed(spells):
            fit_from = max((period.ends_on for period in spell.counted), default=spell.onset) + ONE_DAY
            if months_after(fit_from, self.law.sickness_allowance.fitness_months) <= following:
                return
            following = spell.onset
            yield spell


def history(onset: date, earlier: Iterable[Spell], law: Law, *besides: str) -> History:
    """Return what the maximum of an onset is counted from; `besides` are benefits that may count as well."""
    return History(onset, begun_before(onset, of(earlier, SICKNESS, PARTIAL, *besides)), law)


def maximum(
    onset: date, first_payable_day: date, earlier: Sequence[Spell], law: Law, *, full_waiting: bool
) -> Maximum:
    """Return where the maximum of 300 weekdays ends an incapacity (S7, SVL 8:8.1).

    It ends with the calendar month before the one in which the last counted weekday would fall; where that
    is the month of the first payable day, or the maximum is full already, nothing is payable. Days of other
    allowances do not count; of those of a donor the law is not clear (S9).
    """
    reckoned = _reckoned if earlier else _by_days_alone
    return reckoned(onset, first_payable_day, tuple(earlier), law, full_waiting=full_waiting)


def _reckoned(
    onset: date, first_payable_day: date, earlier: tuple[Spell, ...], law: Law, *, full_waiting: bool
) -> Maximum:
    past = history(onset, earlier, law)
    window = past.window(past.look_back_from(full_waiting=full_waiting))
    counted = past.counted(window, SICKNESS)
    reached_on = _reached_on(first_payable_day, counted, law)
    with_donor = history(onset, earlier, law, DONOR).counted(window, SICKNESS, DONOR)
    donor_matters = month_start(_reached_on(first_payable_day, with_donor, law)) != month_start(reached_on)
    doubts = (
        (codes.FITNESS_UNCERTAIN.finding(), past.fitness_uncertain(window, SICKNESS)),
        (codes.DONOR_DAYS_UNCERTAIN.finding(days=with_donor - counted), donor_matters),
    )
    return Maximum(
        last_payable_day=month_start(reached_on) - ONE_DAY,
        counted_before=counted,
        together_before=past.counted(window, SICKNESS, PARTIAL),
        reached_on=reached_on,
        doubts=tuple(doubt for doubt, holds in doubts if holds),
    )


_by_days_alone = lru_cache(REMEMBERED)(_reckoned)
"""The maximum of people of whom no earlier spell is known."""


def _reached_on(first_payable_day: date, counted: int, law: Law) -> date:
    return weekday_from(first_payable_day, max(law.sickness_allowance.maximum_weekdays - counted, 1))

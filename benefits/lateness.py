"""Lateness (myöhästyminen): which days of a claim with a sliding time limit came in too late (C6)."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from benefits import codes
from benefits.bars import Bar
from benefits.calendar import FIRST_DAY, LAST_DAY, ONE_DAY, weekday_from
from benefits.claims import Spell
from benefits.deadlines import Deadline, SlidingLimit
from benefits.findings import Finding
from benefits.law import Law


class Lateness(msgspec.Struct, frozen=True):
    """What the day of filing makes of a claim: until when it was in time, and the first day that is.

    `filed_on` is None while the claim is only being estimated: all its days are then in time.
    """

    deadline: Deadline
    wanted_from: date
    first_in_time: date
    filed_on: date | None

    @property
    def loses(self) -> bool:
        """Whether any of the days came in too late."""
        return self.wanted_from < self.first_in_time

    def first_payable(self, waited: date, own: Iterable[Spell]) -> date:
        """Return the first weekday of the unbroken period, of the days that are payable from `waited` on.

        `own` are the decided claims of the same onset: one of them may have begun it.
        """
        day = max(waited, self.first_in_time) if self.loses else waited
        return weekday_from(min([day, *(period.starts_on for spell in own for period in spell.counted)]))

    def bars(self) -> Iterator[Bar]:
        """Return the days that are lost."""
        if self.loses:
            yield Bar(self.wanted_from, self.first_in_time - ONE_DAY, codes.LOST_LINE)

    def findings(self) -> Iterator[Finding]:
        """Say which days are lost; Kela may grant them all the same if refusing were unreasonable (C8)."""
        if self.loses:
            yield codes.DAYS_LOST.finding(day=self.first_in_time, filed_on=self.filed_on)


def lateness(limit: SlidingLimit, wanted_from: date, filed_on: date | None, law: Law) -> Lateness:
    """Return what the day of filing makes of a claim for days from `wanted_from` on."""
    wanted_from = min(max(wanted_from, FIRST_DAY), LAST_DAY)
    deadline = limit.of(wanted_from, filed_on, law)
    first_in_time = wanted_from if filed_on is None else limit.oldest_day(filed_on, law)
    return Lateness(deadline, wanted_from, first_in_time, filed_on)

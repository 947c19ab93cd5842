"""The right to partial sickness allowance: from and until when partial incapacity is payable (S2–S4, S26)."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from benefits import codes as ground
from benefits.ages import ages
from benefits.claims import SICKNESS, Spell, of
from benefits.findings import Finding
from benefits.former import Former, former_period, last_paid
from benefits.law import Law
from benefits.partial import codes
from benefits.partial.claim import Before
from benefits.partial.maximum import maximum
from benefits.right import Right
from benefits.waiting import Waiting, WaitingPeriod, follows_directly, waiting_after, within_relapse


class Incapacity(msgspec.Struct, frozen=True, kw_only=True):
    """What the right rests on: the onset, what it follows, whose it is, and what was paid before."""

    onset: date
    previous: Before
    previous_paid_until: date | None
    birth_date: date | None
    earlier: Sequence[Spell]

    def waiting(self, law: Law) -> WaitingPeriod:
        """Return the waiting period: none directly after sickness or rehabilitation allowance (8:11.2)."""
        return waiting_after(self.paid_until(), self.onset, law, relapse=self.previous is Before.SAME_ILLNESS)

    def paid_until(self) -> date | None:
        """Return the last paid day that counts: as stated, else as known of an allowance of this act."""
        if self.previous is Before.NOTHING:
            return None
        if self.previous_paid_until is None and self.previous is not Before.REHABILITATION:
            known = last_paid(self.onset, self.earlier)
            return None if known is None else known.paid_until
        return self.previous_paid_until

    def sickness_before(self) -> Spell | None:
        """Return the spell of sickness allowance that ended directly before, if the claim says so too."""
        if self.previous is not Before.SICKNESS_ALLOWANCE:
            return None
        paid = [
            spell
            for spell in of(self.earlier, SICKNESS)
            if spell.paid_until is not None and follows_directly(self.onset, spell.paid_until)
        ]
        return max(paid, key=lambda spell: spell.onset, default=None)

    def lacks_sickness(self) -> bool:
        """Say whether it comes directly after a sickness allowance whose income is not known."""
        if self.previous is not Before.SICKNESS_ALLOWANCE:
            return False
        day, before = self.paid_until(), self.sickness_before()
        known = before is not None and before.annual_income is not None
        return day is not None and follows_directly(self.onset, day) and not known

    def former(self, law: Law) -> Former | None:
        """Return the period within 30 days before the onset that the income leans on (S14)."""
        same_act = self.previous in {Before.SAME_ILLNESS, Before.SICKNESS_ALLOWANCE}
        stated = self.previous_paid_until if same_act else None
        return former_period(last_paid(self.onset, self.earlier), stated, self.onset, law)


def right_of(incapacity: Incapacity, first_payable_day: date, law: Law) -> Right:
    """Return the right of a partial incapacity whose unbroken period begins on the day (S2–S4, S11, S26)."""
    onset, birth_date = incapacity.onset, incapacity.birth_date
    waiting = incapacity.waiting(law)
    return Right(
        onset=onset,
        waiting=waiting,
        maximum=maximum(
            onset,
            first_payable_day,
            incapacity.earlier,
            law,
            full_waiting=waiting.served is Waiting.FULL,
        ),
        ages=None if birth_date is None else ages(birth_date, onset, law),
        former=incapacity.former(law),
        findings=tuple(_about_previous(incapacity, law)),
    )


def _about_previous(incapacity: Incapacity, law: Law) -> Iterator[Finding]:
    """Say where the answer and the earlier decisions do not agree, or the former income is not known."""
    previous, stated = incapacity.previous, incapacity.previous_paid_until
    former = incapacity.former(law)
    if incapacity.lacks_sickness():
        yield codes.SICKNESS_INCOME_UNKNOWN.finding(day=incapacity.paid_until())
    elif former is not None and former.annual_income is None:
        yield ground.FORMER_INCOME_UNKNOWN.finding(day=former.paid_until)
    known = last_paid(incapacity.onset, incapacity.earlier)
    if known is None or previous is Before.REHABILITATION:
        return
    day = known.paid_until
    if previous is not Before.NOTHING:
        if stated not in {None, day}:
            yield ground.PREVIOUS_DIFFERS.finding("previous_paid_until", day=day)
    elif follows_directly(incapacity.onset, day):
        yield codes.DIRECTLY_AFTER_POSSIBLE.finding("previous", day=day)
    elif within_relapse(incapacity.onset, day, law):
        yield ground.RELAPSE_POSSIBLE.finding("previous", day=day)

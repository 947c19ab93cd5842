"""The right: on which days an incapacity is payable, by waiting period, age and maximum."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from benefits import codes
from benefits.ages import Ages, ages
from benefits.bars import FOREVER, Bar
from benefits.calendar import ONE_DAY
from benefits.claims import Previous, Spell
from benefits.findings import Finding
from benefits.former import Former, former_period, last_paid
from benefits.law import Law
from benefits.maximum import Maximum, maximum
from benefits.waiting import Waiting, WaitingPeriod, waiting_period, within_relapse


class Incapacity(msgspec.Struct, frozen=True, kw_only=True):
    """What the right rests on: the onset, what it follows, whose it is, and what was paid before."""

    onset: date
    previous: Previous
    previous_paid_until: date | None
    birth_date: date | None
    earlier: Sequence[Spell]


class Right(msgspec.Struct, frozen=True, kw_only=True):
    """The right of one incapacity: its waiting period, maximum and ages, and the period it leans on."""

    onset: date
    waiting: WaitingPeriod
    maximum: Maximum
    ages: Ages | None
    former: Former | None
    findings: tuple[Finding, ...]

    @property
    def first_payable_day(self) -> date:
        """The weekday after the waiting period."""
        return self.waiting.first_payable_day

    @property
    def last_payable_day(self) -> date:
        """The last day that maximum and age leave payable."""
        until = self.maximum.last_payable_day
        return until if self.ages is None else min(until, self.ages.payable_until)

    def bars(self) -> Iterator[Bar]:
        """Return the days that are not payable, in the order in which the reasons prevail."""
        served = self.waiting.served
        reason = codes.RELAPSE_LINE if served is Waiting.ONSET_DAY else codes.WAITING_LINE
        day = str(self.first_payable_day)
        yield Bar(self.onset, self.first_payable_day - ONE_DAY, reason, parameters={"first_payable_day": day})
        if self.ages is not None:
            young_until = FOREVER if self.ages.payable_from is None else self.ages.payable_from - ONE_DAY
            yield Bar(self.onset, young_until, codes.TOO_YOUNG_LINE)
            yield Bar(self.ages.payable_until + ONE_DAY, FOREVER, codes.TOO_OLD_LINE)
        yield Bar(self.maximum.last_payable_day + ONE_DAY, FOREVER, self.maximum.over)

    def objections(self, ends_on: date) -> Iterator[Finding]:
        """Say which limit cuts a claim whose last day is `ends_on`, besides what the right itself found."""
        yield from self.findings
        if self.ages is not None:
            if self.ages.payable_from != self.onset:
                yield codes.TOO_YOUNG.finding()
            if self.ages.payable_until < ends_on:
                yield codes.TOO_OLD.finding(day=self.ages.payable_until)
        if self.maximum.last_payable_day < ends_on:
            yield self.maximum.reached.finding(
                day=self.maximum.last_payable_day, reached_on=self.maximum.reached_on
            )
        yield from self.maximum.doubts


def right_of(incapacity: Incapacity, law: Law) -> Right:
    """Return the right of an incapacity by the law of its onset (S2–S11, S14)."""
    onset = incapacity.onset
    known = last_paid(onset, incapacity.earlier)
    waiting = waiting_period(onset, law, incapacity.previous, _paid_until(incapacity, known))
    former = former_period(known, _leans_on(incapacity), onset, law)
    return Right(
        onset=onset,
        waiting=waiting,
        maximum=maximum(
            onset,
            waiting.first_payable_day,
            incapacity.earlier,
            law,
            full_waiting=waiting.served is Waiting.FULL,
        ),
        ages=None if incapacity.birth_date is None else ages(incapacity.birth_date, onset, law),
        former=former,
        findings=tuple(_about_former(incapacity, known, former, law)),
    )


def _paid_until(incapacity: Incapacity, known: Former | None) -> date | None:
    """Return the last paid day the waiting period goes by: as stated, else as known for the same illness."""
    stated = incapacity.previous_paid_until
    if stated is None and known is not None and incapacity.previous is Previous.SAME_ILLNESS:
        return known.paid_until
    return stated


def _leans_on(incapacity: Incapacity) -> date | None:
    """Return the stated last day of an allowance under the same act; rehabilitation stands in another."""
    if incapacity.previous in {Previous.SAME_ILLNESS, Previous.PARTIAL_ALLOWANCE}:
        return incapacity.previous_paid_until
    return None


def _about_former(
    incapacity: Incapacity, known: Former | None, former: Former | None, law: Law
) -> Iterator[Finding]:
    """Say where the answer and the earlier decisions do not agree, or the former income is not known."""
    field, stated = "previous_paid_until", incapacity.previous_paid_until
    if former is not None and former.annual_income is None:
        yield codes.FORMER_INCOME_UNKNOWN.finding(day=former.paid_until)
    if known is None:
        return
    if incapacity.previous is Previous.NOTHING and within_relapse(incapacity.onset, known.paid_until, law):
        yield codes.RELAPSE_POSSIBLE.finding("previous", day=known.paid_until)
    if incapacity.previous is Previous.SAME_ILLNESS and stated not in {None, known.paid_until}:
        yield codes.PREVIOUS_DIFFERS.finding(field, day=known.paid_until)

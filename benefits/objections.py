"""Objections: what is wrong in what a claim states, whichever benefit it is for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from benefits import codes
from benefits.calendar import FIRST_DAY, LAST_DAY, count_weekdays, years_after
from benefits.claims import Previous, Spell, of
from benefits.findings import Code, Finding
from benefits.law import Law
from benefits.periods import PaidPeriod
from benefits.waiting import Waiting, waiting_after


class Span(Protocol):
    """Days from the first to the last, both included, whatever else is said of them."""

    @property
    def starts_on(self) -> date:
        """The first day."""

    @property
    def ends_on(self) -> date:
        """The last day."""


def to_range(days: Iterable[tuple[str, date]]) -> Iterator[Finding]:
    """Object to days no calendar was made for; they are almost always slips of the pen."""
    for field, day in days:
        if not FIRST_DAY <= day <= LAST_DAY:
            yield codes.DAY_OUTSIDE_CALENDAR.finding(field, day=day)


def days_of(field: str, spans: Sequence[Span]) -> Iterator[tuple[str, date]]:
    """Name the first and the last day of each of the periods."""
    for place, span in enumerate(spans):
        yield f"{field}.{place}.starts_on", span.starts_on
        yield f"{field}.{place}.ends_on", span.ends_on


def to_order(field: str, spans: Sequence[Span]) -> Iterator[Finding]:
    """Object to periods that end before they start, and to a day that stands in two of them."""
    for place, span in enumerate(spans):
        if span.ends_on < span.starts_on:
            yield codes.PERIOD_REVERSED.finding(
                f"{field}.{place}", starts_on=span.starts_on, ends_on=span.ends_on
            )
    in_order = sorted(enumerate(spans), key=lambda numbered: numbered[1].starts_on)
    taken_until = date.min
    for place, span in in_order:
        if span.starts_on <= taken_until:
            yield codes.PERIODS_OVERLAP.finding(f"{field}.{place}", day=span.starts_on)
        taken_until = max(taken_until, span.ends_on)


def to_paid(
    onset: date, paid: Sequence[PaidPeriod], law: Law, before: Code = codes.PAID_BEFORE_ONSET
) -> Iterator[Finding]:
    """Object to periods of pay outside the incapacity, without weekdays, or with a wage that cannot be.

    `before` is what is said of a period that begins before the onset.
    """
    latest = years_after(onset, law.sickness_allowance.longest_absence_years)
    for place, period in enumerate(paid):
        field = f"paid.{place}"
        if period.starts_on < onset:
            yield before.finding(f"{field}.starts_on", onset=onset, day=period.starts_on)
        if period.ends_on > latest:
            yield codes.ABSENCE_TOO_LONG.finding(f"{field}.ends_on", onset=onset, day=period.ends_on)
        yield from to_pay(field, period)


def to_pay(field: str, period: PaidPeriod) -> Iterator[Finding]:
    """Object to a period of pay without weekdays, or with a wage that cannot be."""
    if not count_weekdays(period.starts_on, period.ends_on) and period.starts_on <= period.ends_on:
        yield codes.NO_WEEKDAYS.finding(field, starts_on=period.starts_on, ends_on=period.ends_on)
    yield from to_wage(f"{field}.wage", period.wage)
    if not period.wage:
        yield codes.WAGE_ZERO.finding(f"{field}.wage")


def to_days_ahead(paid: Sequence[PaidPeriod], filed_on: date | None) -> Iterator[Finding]:
    """Object to days that had not come when the claim came in."""
    for place, period in enumerate(paid):
        if filed_on is not None and filed_on < period.ends_on:
            yield codes.DAYS_IN_FUTURE.finding(f"paid.{place}.ends_on", day=period.ends_on)


def to_wage(field: str, wage: Decimal) -> Iterator[Finding]:
    """Object to a wage that is no amount of money."""
    if not wage.is_finite() or wage < 0:
        yield codes.WAGE_UNUSABLE.finding(field)


def to_continuing(
    onset: date, continues_from: date | None, *, paid: bool, before: Code = codes.CONTINUES_BEFORE_ONSET
) -> Iterator[Finding]:
    """Object to pay that goes on from before the onset, and to a claim that states no pay at all.

    `before` is what is said of the first.
    """
    if continues_from is None:
        if not paid:
            yield codes.NOTHING_STATED.finding("paid")
    elif continues_from < onset:
        yield before.finding("continues_from", onset=onset, day=continues_from)
    else:
        yield codes.PAY_CONTINUES.finding("continues_from", day=continues_from)


def to_previous(onset: date, previous: Previous, paid_until: date | None, law: Law) -> Iterator[Finding]:
    """Object to an earlier period that does not shorten the waiting period as its answer says (S3, S4)."""
    if previous is not Previous.NOTHING:
        yield from to_paid_until(paid_until, onset, law, relapse=previous is Previous.SAME_ILLNESS)


def to_paid_until(paid_until: date | None, onset: date, law: Law, *, relapse: bool) -> Iterator[Finding]:
    """Object to the last day of an earlier allowance that does not shorten the waiting period (S3, S4)."""
    field = "previous_paid_until"
    if paid_until is None:
        yield codes.PREVIOUS_DAY_MISSING.finding(field)
    elif paid_until >= onset:
        yield codes.PREVIOUS_NOT_BEFORE_ONSET.finding(field, onset=onset, day=paid_until)
    elif waiting_after(paid_until, onset, law, relapse=relapse).served is Waiting.FULL:
        code = codes.RELAPSE_TOO_LATE if relapse else codes.NOT_DIRECTLY_AFTER
        yield code.finding(field, onset=onset, day=paid_until, days=law.sickness_allowance.relapse_days)


def to_length(first_payable_day: date, paid: Sequence[PaidPeriod]) -> Iterator[Finding]:
    """Object to an absence that is over before anything could be paid (S2)."""
    if paid and max(period.ends_on for period in paid) < first_payable_day:
        yield codes.WITHIN_WAITING_PERIOD.finding("paid", first_payable_day=first_payable_day)


def to_allowance(earlier: Iterable[Spell], benefits: Iterable[str], span: Span) -> Iterator[Finding]:
    """Say that no allowance on which a compensation rests is known to have been paid for any of the days."""
    if not is_paid_in(of(earlier, *benefits), span):
        yield codes.ALLOWANCE_NOT_SEEN.finding()


def is_paid_in(spells: Iterable[Spell], span: Span) -> bool:
    """Say whether any of the spells was paid for a day of the period."""
    return any(
        period.starts_on <= span.ends_on and span.starts_on <= period.ends_on
        for spell in spells
        if spell.paid_until is not None
        for period in spell.counted
    )

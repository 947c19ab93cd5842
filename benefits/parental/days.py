"""The days: between which the allowance can be paid, and how far its raised rate reaches."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from benefits.allowance import Price
from benefits.bars import FOREVER, Bar
from benefits.calculation import Payee
from benefits.calendar import ONE_DAY, count_weekdays, weekday_after, weekday_from, years_after
from benefits.claims import Spell, of
from benefits.codes import Reason
from benefits.findings import Finding
from benefits.law import Law
from benefits.money import NOTHING
from benefits.parental import codes
from benefits.parental.claims import (
    PARENTAL,
    PARTIAL_PARENTAL,
    PREGNANCY,
    Claim,
    ParentalClaim,
    PregnancyClaim,
    SpecialPregnancyClaim,
    adopted_on,
)
from benefits.periods import PaidPeriod, Period, merged
from benefits.stretches import timeline


class Bounds(msgspec.Struct, frozen=True):
    """The first and the last day for which the allowance can be paid, and why not before and after them."""

    starts_on: date
    ends_on: date
    before: Reason
    after: Reason

    def bars(self) -> Iterator[Bar]:
        """Return the days on both sides."""
        yield Bar(date.min, self.starts_on - ONE_DAY, self.before)
        if self.ends_on < FOREVER:
            yield Bar(self.ends_on + ONE_DAY, FOREVER, self.after)

    def objections(self, paid: Iterable[PaidPeriod]) -> Iterator[Finding]:
        """Object to days of pay on either side."""
        for place, period in enumerate(paid):
            if period.starts_on < self.starts_on:
                yield codes.DAYS_TOO_EARLY.finding(f"paid.{place}.starts_on", day=self.starts_on)
            if period.ends_on > self.ends_on:
                yield codes.DAYS_TOO_LATE.finding(f"paid.{place}.ends_on", day=self.ends_on)


def of_child(claim: Claim, earlier: Iterable[Spell], *benefits: str) -> list[Spell]:
    """Return the decided claims for the same child: those with the same start of entitlement (F4)."""
    return [spell for spell in of(earlier, *benefits) if spell.onset == claim.entitlement_start]


def bounds_of(claim: Claim, earlier: Iterable[Spell], law: Law) -> Bounds:
    """Return between which days the allowance can be paid, as far as the claim itself shows it."""
    if isinstance(claim, PregnancyClaim):
        return _of_pregnancy(claim, earlier, law)
    if isinstance(claim, SpecialPregnancyClaim):
        return _of_special_pregnancy(claim, law)
    return _of_parental(claim, law)


def pregnancy_starts_on(due_date: date, weekdays_before: int) -> date:
    """Return the day on which a pregnancy allowance starts so many weekdays before the due date (F2)."""
    return weekday_from(due_date, 1 - weekdays_before)


def _of_pregnancy(claim: PregnancyClaim, earlier: Iterable[Spell], law: Law) -> Bounds:
    """At the earliest 30 weekdays before the due date or after an early birth; 40 weekdays in a row (F2)."""
    figures = law.parental_allowance
    starts_on = claim.entitlement_start
    if claim.due_date is not None:
        starts_on = max(starts_on, _earliest(claim.due_date, claim.born_on, law))
    before = [period.starts_on for spell in of_child(claim, earlier, PREGNANCY) for period in spell.counted]
    first = max(starts_on, min(claim.wanted_from, *before) if before else claim.wanted_from)
    ends_on = weekday_from(first, figures.pregnancy_weekdays)
    return Bounds(starts_on, ends_on, codes.BEFORE_PREGNANCY_LINE, codes.AFTER_PREGNANCY_LINE)


def _earliest(due_date: date, born_on: date | None, law: Law) -> date:
    starts_on = pregnancy_starts_on(due_date, law.parental_allowance.earliest_weekdays)
    return starts_on if born_on is None else min(starts_on, weekday_after(born_on))


def _of_special_pregnancy(claim: SpecialPregnancyClaim, law: Law) -> Bounds:
    """Until the pregnancy allowance begins: at the latest 14 weekdays before the due date, or the birth."""
    ends = [] if claim.born_on is None else [claim.born_on]
    if claim.due_date is not None:
        latest = pregnancy_starts_on(claim.due_date, law.parental_allowance.latest_weekdays)
        ends.append(latest - ONE_DAY)
    before, after = codes.BEFORE_CHILD_LINE, codes.AFTER_SPECIAL_LINE
    return Bounds(claim.entitlement_start, min(ends, default=FOREVER), before, after)


def _of_parental(claim: Claim, law: Law) -> Bounds:
    """From the birth, or from taking into care, for two years (F3, SVL 9:8)."""
    child_since = adopted_on(claim) or claim.born_on
    before, after = codes.BEFORE_CHILD_LINE, codes.AFTER_USE_LINE
    if child_since is None:
        return Bounds(claim.entitlement_start, FOREVER, before, after)
    used_until = years_after(child_since, law.parental_allowance.use_years) - ONE_DAY
    return Bounds(max(claim.entitlement_start, child_since), used_until, before, after)


class Payable(msgspec.Struct, frozen=True):
    """Weekdays, from their first day on, that are paid to somebody."""

    starts_on: date
    weekdays: int


class Raised(msgspec.Struct, frozen=True):
    """How far the raised rate reaches (F5).

    `until` is the last day of it, None if there is none; `weekdays` how many of the claim's are paid at it.
    `otherwise` is how many would be if a day of partial allowance used half of one only.
    """

    until: date | None
    weekdays: int
    otherwise: int


def raised_of(claim: Claim, payable: Sequence[Payable], earlier: Iterable[Spell], law: Law) -> Raised:
    """Return the days at the raised rate.

    All days of pregnancy allowance, none of special pregnancy allowance, and the first 16 weekdays of each
    person's parental allowance for a child, of whichever claims they are.
    """
    total = sum(each.weekdays for each in payable)
    if isinstance(claim, PregnancyClaim):
        return Raised(FOREVER, total, total)
    if not isinstance(claim, ParentalClaim):
        return Raised(None, 0, 0)
    figures = law.parental_allowance
    used = used_before(claim, earlier)
    left = max(figures.raised_weekdays - used.whole - used.partial, 0)
    left_in_halves = max(figures.raised_weekdays - used.together(law), NOTHING)
    otherwise = int(left_in_halves / share_of_day(claim, law))
    return Raised(_last_of(left, payable), min(left, total), min(otherwise, total))


def share_of_day(claim: Claim, law: Law) -> Decimal:
    """Return how much of a day of allowance each weekday of the claim uses (F6)."""
    return law.parental_allowance.partial_percentage if claim.PARTIAL else Decimal(1)


class Used(msgspec.Struct, frozen=True):
    """Weekdays of whole and of partial parental allowance that a person had for a child before."""

    whole: int
    partial: int

    def together(self, law: Law) -> Decimal:
        """Return the days of allowance they used: a partial day uses half of one (F6)."""
        return self.whole + law.parental_allowance.partial_percentage * self.partial


def used_before(claim: ParentalClaim, earlier: Iterable[Spell]) -> Used:
    """Return the weekdays had for the child before.

    What the employer knows of counts as whole days where the decisions know of fewer.
    """
    spells = tuple(earlier)
    whole, partial = (
        sum(count_weekdays(period.starts_on, period.ends_on) for period in _counted(claim, spells, benefit))
        for benefit in (PARENTAL, PARTIAL_PARENTAL)
    )
    return Used(max(whole, claim.used_before - partial), partial)


def _counted(claim: ParentalClaim, spells: Iterable[Spell], benefit: str) -> list[Period]:
    return merged(period for spell in of_child(claim, spells, benefit) for period in spell.counted)


def payable_days(paid: Sequence[PaidPeriod], bars: Sequence[Bar]) -> Iterator[Payable]:
    """Return the days, in order, that no bar leaves unpaid."""
    free = Price(date.min, NOTHING, minimal=False, unknown_from=None)
    time = timeline(bars, (free,), None, paid[-1].ends_on if paid else date.min)
    for period in paid:
        for stretch in time.stretches(period):
            if stretch.bar is None or stretch.bar.payee is not Payee.NOBODY:
                yield Payable(stretch.starts_on, stretch.days)


def _last_of(weekdays: int, payable: Iterable[Payable]) -> date | None:
    """Return the last day of so many payable weekdays: without end where there are no more of them."""
    if not weekdays:
        return None
    for each in payable:
        if weekdays <= each.weekdays:
            return weekday_from(each.starts_on, weekdays)
        weekdays -= each.weekdays
    return FOREVER

"""Shares: how the allowance of a paid period is divided between employer, other employers and employee.

The employer gets a weekday at most the wage it paid for it; the rest of the allowance is the employee's
(S22). The wage of a weekday is the wage of the period divided by the period's weekdays (S23); several
employers are served in proportion to the wages they pay (S24). Wages are shared out unrounded: each
amount is the rounded running total less what was given before, so that the amounts of a period add up to
the cent and never exceed its wage, however the period is cut. The daily amount of such a line is the share
of one weekday, rounded for reading; `amount` and not their product is what is paid.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from benefits.calculation import Line, Payee
from benefits.calendar import count_weekdays, whole_months
from benefits.codes import (
    ALLOWANCE_LINE,
    LATE_LINE,
    OTHERS_LINE,
    PROPORTION_LINE,
    REST_LINE,
    WAGE_DIVISOR,
    WAGE_LINE,
    Reason,
)
from benefits.findings import Finding
from benefits.law import Law
from benefits.money import NOTHING, to_cents
from benefits.periods import PaidPeriod, Period
from benefits.stretches import Stretch, Timeline


class Tally:
    """Money given out of a running total, so that the roundings never add up to more than the total."""

    def __init__(self, divisor: Decimal | int) -> None:
        """Give out quotients by the divisor."""
        self._divisor = divisor
        self._dividend = NOTHING
        self._given = NOTHING

    def give(self, dividend: Decimal, most: Decimal | None = None) -> Decimal:
        """Return the cents that the added dividend brings; what is more than `most` is given later."""
        self._dividend += dividend
        amount = to_cents(self._dividend / self._divisor) - self._given
        if most is not None:
            amount = min(amount, most)
        self._given += amount
        return amount


class Division:
    """The division of one paid period: its wage, its weekdays, and what all employers pay for them."""

    def __init__(self, period: PaidPeriod, weekdays: int, all_wages: Decimal, whole: Tally) -> None:
        """Take the wages of `weekdays` weekdays: the employer's own in the period, and everybody's.

        `whole` gives out the allowance of the claim itself, whose price a weekday need not be in cents.
        """
        self.wage = period.wage
        self.weekdays = weekdays
        self.all_wages = all_wages
        self._whole = whole
        self._proportion = Tally(all_wages)
        self._own = Tally(weekdays)
        self._all = Tally(weekdays)

    def lines(self, stretch: Stretch) -> Iterator[Line]:
        """Return the lines of one stretch; the stretches of a period come in the order of their days."""
        whole = self._whole.give(stretch.days * stretch.price)
        if stretch.bar is not None:
            bar = stretch.bar
            yield _line(stretch, bar.reason, bar.payee, to_cents(stretch.price), whole, bar.parameters)
        elif to_cents(stretch.price * self.weekdays) > self.all_wages:
            yield from self._at_the_wage(stretch, whole)
        elif self.all_wages == self.wage:
            reason = LATE_LINE if stretch.late else ALLOWANCE_LINE
            yield _line(stretch, reason, Payee.EMPLOYER, to_cents(stretch.price), whole)
        else:
            yield from self._in_proportion(stretch, whole)

    def _at_the_wage(self, stretch: Stretch, whole: Decimal) -> Iterator[Line]:
        """Give the employers what they paid, and the rest of the allowance to the employee (S22)."""
        stated = {"wage": str(self.wage), "weekdays": str(self.weekdays)}
        own = self._own.give(stretch.days * self.wage, whole)
        together = self._all.give(stretch.days * self.all_wages, whole)
        others = max(together - own, NOTHING)
        own_daily = to_cents(self.wage / self.weekdays)
        others_daily = to_cents(self.all_wages / self.weekdays) - own_daily
        if own:
            reason = LATE_LINE if stretch.late else WAGE_LINE
            yield _line(stretch, reason, Payee.EMPLOYER, own_daily, own, stated)
        if others:
            yield _line(stretch, OTHERS_LINE, Payee.OTHER_EMPLOYER, others_daily, others)
        rest_daily = to_cents(stretch.price) - own_daily - others_daily
        yield _line(stretch, REST_LINE, Payee.EMPLOYEE, rest_daily, whole - own - others, stated)

    def _in_proportion(self, stretch: Stretch, whole: Decimal) -> Iterator[Line]:
        """Divide the allowance between employers in proportion to the wages they pay (S24)."""
        stated = {"wage": str(self.wage), "all_wages": str(to_cents(self.all_wages))}
        own = self._proportion.give(whole * self.wage)
        daily = to_cents(stretch.price * self.wage / self.all_wages)
        reason = LATE_LINE if stretch.late else PROPORTION_LINE
        yield _line(stretch, reason, Payee.EMPLOYER, daily, own, stated)
        yield _line(stretch, OTHERS_LINE, Payee.OTHER_EMPLOYER, to_cents(stretch.price) - daily, whole - own)


def _line(
    stretch: Stretch,
    reason: Reason,
    payee: Payee,
    daily_amount: Decimal,
    amount: Decimal,
    parameters: dict[str, str] | None = None,
) -> Line:
    return Line(
        starts_on=stretch.starts_on,
        ends_on=stretch.ends_on,
        days=stretch.days,
        daily_amount=daily_amount,
        amount=amount,
        payee=payee,
        code=reason.code,
        rule=reason.rule,
        parameters=parameters or {},
    )


class SharedOut(msgspec.Struct, frozen=True):
    """The lines of all paid periods, what the employer gets, and would get in the other reading of S23."""

    lines: list[Line]
    employer_total: Decimal
    by_month_divisor: Decimal

    def objections(self, law: Law) -> Iterator[Finding]:
        """Say where the other reading of the wage of a weekday gives the employer another total (S23)."""
        total, other_total = self.employer_total, self.by_month_divisor
        if total != other_total:
            divisor = law.sickness_allowance.month_divisor
            yield WAGE_DIVISOR.finding(total=total, other_total=other_total, divisor=divisor)


def share_out(
    paid: Sequence[PaidPeriod], leave: Sequence[Period], other_wages: Decimal, time: Timeline, law: Law
) -> SharedOut:
    """Divide every paid period; the wages of other employers lie evenly on all its weekdays (S22–S24).

    Annual leave is not paid for with the wage of the period, so its weekdays are none of those.
    """
    weekdays = [weekdays_of_wage(period, leave) for period in paid]
    other_daily = other_wages / max(sum(weekdays), 1)
    lines: list[Line] = []
    whole = Tally(1)
    employer_total = other_reading = NOTHING
    for period, days in zip(paid, weekdays, strict=True):
        all_wages = period.wage + other_daily * days
        stretches = list(time.stretches(period))
        divided = divide(period, days, all_wages, stretches, whole)
        lines += divided
        own = paid_to(Payee.EMPLOYER, divided)
        employer_total += own
        other_reading += _by_month_divisor(period, all_wages, stretches, own, law)
    return SharedOut(lines, employer_total, other_reading)


def weekdays_of_wage(period: PaidPeriod, leave: Iterable[Period]) -> int:
    """Return the weekdays that the wage of the period stands for: those of annual leave are none of them."""
    away = sum(
        count_weekdays(max(each.starts_on, period.starts_on), min(each.ends_on, period.ends_on))
        for each in leave
    )
    return count_weekdays(period.starts_on, period.ends_on) - away


def divide(
    period: PaidPeriod, weekdays: int, all_wages: Decimal, stretches: Iterable[Stretch], whole: Tally
) -> list[Line]:
    """Return the lines of a paid period whose wage stands for so many weekdays."""
    division = Division(period, weekdays, all_wages, whole)
    return [line for stretch in stretches for line in division.lines(stretch)]


def _by_month_divisor(
    period: PaidPeriod, all_wages: Decimal, stretches: Sequence[Stretch], own: Decimal, law: Law
) -> Decimal:
    """Return what the employer gets in the other reading: a month is 25 weekdays, S22 on top of it (S23).

    A period that does not fill whole calendar months is no month's wage: there it gets its `own`.
    """
    months = whole_months(period.starts_on, period.ends_on)
    if not months:
        return own
    weekdays = law.sickness_allowance.month_divisor * months
    divided = divide(period, weekdays, all_wages, stretches, Tally(1))
    return min(paid_to(Payee.EMPLOYER, divided), period.wage)


def paid_to(payee: Payee, lines: Iterable[Line]) -> Decimal:
    """Return the sum of the lines of one payee."""
    return sum((line.amount for line in lines if line.payee is payee), start=NOTHING)

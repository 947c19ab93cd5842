"""The daily amount of sickness allowance: the formula of the year, the minimum and the one rounding."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

import msgspec

from benefits.bars import FOREVER, Bar
from benefits.calculation import Step
from benefits.calendar import ONE_DAY
from benefits.codes import (
    FIGURES_LINE,
    FIGURES_UNKNOWN,
    FORMULA_STEP,
    LOW_INCOME_STEP,
    MINIMUM_STEP,
    MINIMUM_UNKNOWN,
    Reason,
)
from benefits.findings import Finding
from benefits.income import AnnualIncome, step
from benefits.law import Law
from benefits.money import percent, to_cents
from benefits.periods import Period


class Price(msgspec.Struct, frozen=True):
    """What the law gives a weekday from `since` on; `amount` is None where it cannot be said yet.

    `minimal` says that the amount is the minimum; `unknown_from` is the day from which the minimum of the
    days is not known, None if it is known for all of them.
    """

    since: date
    amount: Decimal | None
    minimal: bool
    unknown_from: date | None


class Formula(msgspec.Struct, frozen=True):
    """The formula of a year (S17): its limit L, the shares below and above it, its lower income limit."""

    limit: Decimal
    lower_limit: Decimal
    below: Decimal
    above: Decimal
    days_per_year: int

    def amount(self, annual_income: Decimal) -> Decimal:
        """Return euros a weekday for an annual income after the deduction, without a minimum (S20)."""
        up_to_limit = min(annual_income, self.limit)
        replaced = up_to_limit * self.below + (annual_income - up_to_limit) * self.above
        return to_cents(replaced / self.days_per_year)


@cache
def formula_of(law: Law) -> Formula | None:
    """Return the formula of the law, None where one of its limits is not known."""
    figures = law.sickness_allowance
    if figures.income_limit is None or figures.lower_income_limit is None:
        return None
    return Formula(
        figures.income_limit,
        figures.lower_income_limit,
        figures.percentage_below_limit,
        figures.percentage_above_limit,
        figures.days_per_year,
    )


def prices(formula: Decimal, law: Law, starts_on: date, ends_on: date) -> tuple[Price, ...]:
    """Return the amounts of the days, one for each span in which they stay the same (S19).

    `formula` is the amount by the formula, `law` that of the onset. The minimum is that of the day paid for.
    Where it is not known yet, a formula amount above the last known minimum stands all the same; one that
    the minimum may decide cannot be said.
    """
    spans: list[Price] = []
    for since, floor, known in _minimums(law, starts_on, ends_on):
        minimal = floor is None or formula <= floor
        amount = formula if not minimal else floor if known else None
        unknown_from = None if known else since
        if not spans or spans[-1].amount != amount:
            spans.append(Price(since, amount, minimal, unknown_from))
        elif spans[-1].unknown_from is None:
            spans[-1] = msgspec.structs.replace(spans[-1], unknown_from=unknown_from)
    return tuple(spans)


def _minimums(law: Law, starts_on: date, ends_on: date) -> Iterator[tuple[date, Decimal | None, bool]]:
    """Walk the days by the law of each: from when, the last minimum known, whether it is the days' own."""
    floor = law.sickness_allowance.minimum
    day = starts_on
    while True:
        law = law.on(day)
        minimum = law.sickness_allowance.minimum
        floor = floor if minimum is None else minimum
        yield day, floor, minimum is not None
        if law.ends_on >= ends_on:
            return
        day = law.ends_on + ONE_DAY


class DailyAmount(msgspec.Struct, frozen=True):
    """What a weekday is worth over the days of a claim, with the steps that explain it.

    Without prices, `waits` is the reason for which the days wait.
    """

    prices: tuple[Price, ...]
    waits: Reason | None
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Decimal | None:
        """The amount of the first of the days, None if it cannot be said yet."""
        return self.prices[0].amount if self.prices else None

    def bars(self, onset: date) -> Iterator[Bar]:
        """Return the days that wait for an income or a figure."""
        if self.waits is not None:
            yield Bar(onset, FOREVER, self.waits)
        for price in self.prices:
            if price.amount is None:
                yield Bar(price.since, FOREVER, FIGURES_LINE)


def daily_amount(income: AnnualIncome, onset: date, law: Law, formula: Law, days: Period) -> DailyAmount:
    """Return what the days of a claim are worth: `law` is that of the onset, `formula` the one of S18."""
    return amount_by(formula_of(formula), income, onset, law, days)


def amount_by(
    formula: Formula | None, income: AnnualIncome, onset: date, law: Law, days: Period
) -> DailyAmount:
    """Return what the days of a claim are worth by a formula, None where its figures are not known."""
    if income.amount is None:
        return DailyAmount((), income.waits, income.steps, income.findings)
    if formula is None:
        unknown = FIGURES_UNKNOWN.finding(year=onset.year)
        return DailyAmount((), FIGURES_LINE, income.steps, (*income.findings, unknown))
    amount = formula.amount(income.amount)
    spans = prices(amount, law, days.starts_on, days.ends_on)
    steps = (*income.steps, *_steps(formula, income.amount, amount, spans[0]))
    unknown_from = next((span.unknown_from for span in spans if span.unknown_from is not None), None)
    doubts = () if unknown_from is None else (MINIMUM_UNKNOWN.finding(day=unknown_from),)
    return DailyAmount(spans, None, steps, (*income.findings, *doubts))


def share_of(amount: DailyAmount, share: Decimal, reason: Reason) -> DailyAmount:
    """Return a share of what the days are worth, taken of the decided cents and rounded half-up (S28)."""
    spans = tuple(
        msgspec.structs.replace(each, amount=None if each.amount is None else to_cents(each.amount * share))
        for each in amount.prices
    )
    shared = msgspec.structs.replace(amount, prices=spans)
    if shared.first is None:
        return shared
    return msgspec.structs.replace(
        shared, steps=(*amount.steps, step(reason, shared.first, share=percent(share), whole=amount.first))
    )


def _steps(formula: Formula, annual_income: Decimal, amount: Decimal, price: Price) -> Iterator[Step]:
    yield step(
        FORMULA_STEP,
        amount,
        limit=to_cents(formula.limit),
        below=percent(formula.below),
        above=percent(formula.above),
        days=formula.days_per_year,
    )
    if price.minimal and price.amount is not None:
        reason = LOW_INCOME_STEP if annual_income < formula.lower_limit else MINIMUM_STEP
        yield step(reason, price.amount, limit=to_cents(formula.lower_limit))

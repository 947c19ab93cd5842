"""The daily amount of an allowance for parents: base and raised rate, half of a partial day, the minimum."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache

import msgspec

from benefits.allowance import DailyAmount, Price, prices
from benefits.calculation import Step
from benefits.calendar import ONE_DAY
from benefits.codes import FIGURES_LINE, FIGURES_UNKNOWN, MINIMUM_STEP, MINIMUM_UNKNOWN
from benefits.findings import Finding
from benefits.income import AnnualIncome, step
from benefits.law import Law
from benefits.money import percent, to_cents
from benefits.parental import codes
from benefits.periods import Period


class Rate(StrEnum):
    """At which rate a day is paid: the raised one is for the pregnancy allowance and the first days (F5)."""

    BASE = "base"
    RAISED = "raised"


class Formula(msgspec.Struct, frozen=True):
    """The formulas of a year (F5, SVL 11:1): two limits, and the shares that each rate replaces."""

    limit: Decimal
    upper_limit: Decimal
    base: tuple[Decimal, Decimal, Decimal]
    raised: tuple[Decimal, Decimal]
    days_per_year: int

    def amount(self, annual_income: Decimal, rate: Rate) -> Decimal:
        """Return euros a weekday for an annual income after the deduction, without a minimum (S20)."""
        if rate is Rate.BASE:
            replaced = replaced_of(annual_income, (self.limit, self.upper_limit), self.base)
        else:
            replaced = replaced_of(annual_income, (self.upper_limit,), self.raised)
        return to_cents(replaced / self.days_per_year)

    def step(self, rate: Rate, amount: Decimal) -> Step:
        """Return the step that tells how the rate comes to the amount."""
        if rate is Rate.BASE:
            below, between, above = map(percent, self.base)
            limits = {"limit": to_cents(self.limit), "upper_limit": to_cents(self.upper_limit)}
            shares = {"below": below, "between": between, "above": above}
            return step(codes.BASE_STEP, amount, days=self.days_per_year, **limits, **shares)
        below, above = map(percent, self.raised)
        return step(
            codes.RAISED_STEP,
            amount,
            days=self.days_per_year,
            limit=to_cents(self.upper_limit),
            below=below,
            above=above,
        )


def replaced_of(income: Decimal, limits: Sequence[Decimal], shares: Sequence[Decimal]) -> Decimal:
    """Return what the shares replace of the income: one up to each limit, the last of what is above them."""
    replaced, counted = Decimal(0), Decimal(0)
    for limit, share in zip((*limits, income), shares, strict=True):
        reached = max(min(income, limit), counted)
        replaced += share * (reached - counted)
        counted = reached
    return replaced


@cache
def formula_of(law: Law) -> Formula | None:
    """Return the formulas of the law, None where one of the limits is not known."""
    figures = law.parental_allowance
    if figures.income_limit is None or figures.upper_income_limit is None:
        return None
    return Formula(
        figures.income_limit,
        figures.upper_income_limit,
        (
            figures.percentage_below_limit,
            figures.percentage_between_limits,
            figures.percentage_above_limits,
        ),
        (figures.raised_percentage_below_limit, figures.raised_percentage_above_limit),
        law.sickness_allowance.days_per_year,
    )


class Days(msgspec.Struct, frozen=True):
    """The days that are to be priced: `raised_until` is the last at the raised rate, None if none is.

    `partial` says that a part of each is worked.
    """

    period: Period
    raised_until: date | None
    partial: bool

    def spans(self) -> Iterator[tuple[Rate, Period]]:
        """Return the days of each rate."""
        starts_on, ends_on = self.period.starts_on, self.period.ends_on
        if self.raised_until is not None and starts_on <= self.raised_until:
            yield Rate.RAISED, Period(starts_on, min(self.raised_until, ends_on))
            if ends_on <= self.raised_until:
                return
            starts_on = self.raised_until + ONE_DAY
        yield Rate.BASE, Period(starts_on, ends_on)


def daily_amount(income: AnnualIncome, start: date, days: Days, law: Law) -> DailyAmount:
    """Return what the days of a claim are worth by the law of the start of entitlement (F4, F5, F6)."""
    if income.amount is None:
        return DailyAmount((), income.waits, income.steps, income.findings)
    formula = formula_of(law)
    if formula is None:
        unknown = FIGURES_UNKNOWN.finding(year=start.year)
        return DailyAmount((), FIGURES_LINE, income.steps, (*income.findings, unknown))
    spans: list[Price] = []
    steps = [*income.steps]
    for rate, period in days.spans():
        amount = formula.amount(income.amount, rate)
        whole = prices(amount, law, period.starts_on, period.ends_on)
        priced = [_halved(price, law) for price in whole] if days.partial else whole
        steps += [formula.step(rate, amount), *_steps(whole[0], priced[0], law)]
        spans += priced
    findings = (*income.findings, *_doubts(spans, start, law))
    return DailyAmount(tuple(_merged(spans)), None, tuple(steps), findings)


def _halved(price: Price, law: Law) -> Price:
    """Return half of the decided cents, half-up (F6, S28)."""
    if price.amount is None:
        return price
    return msgspec.structs.replace(
        price, amount=to_cents(price.amount * law.parental_allowance.partial_percentage)
    )


def _steps(whole: Price, priced: Price, law: Law) -> Iterator[Step]:
    """Tell where the minimum decides, and how the day is halved."""
    if whole.minimal and whole.amount is not None:
        yield step(MINIMUM_STEP, whole.amount)
    if priced is not whole and priced.amount is not None:
        share = percent(law.parental_allowance.partial_percentage)
        yield step(codes.HALF_STEP, priced.amount, share=share)


def _merged(spans: Sequence[Price]) -> Iterator[Price]:
    """Return the prices without those that repeat the one before."""
    held: Price | None = None
    for price in spans:
        if held is None or price.amount != held.amount:
            yield price
        held = price


def _doubts(spans: Sequence[Price], start: date, law: Law) -> Iterator[Finding]:
    unknown_from = next((span.unknown_from for span in spans if span.unknown_from is not None), None)
    if unknown_from is not None:
        yield MINIMUM_UNKNOWN.finding(day=unknown_from)
    if any(name in law.derived for name in LIMITS):
        yield codes.LIMITS_DERIVED.finding(year=start.year)


LIMITS = ("parental_allowance.income_limit", "parental_allowance.upper_income_limit")
"""The figures of the limits; they are used where they are only reckoned, and that is said."""

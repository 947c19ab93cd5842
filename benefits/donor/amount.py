"""The amount of donor's allowance: by the formula it kept until 2025, the whole loss from 2026 on (S30)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import msgspec

from benefits.allowance import DailyAmount, Formula, Price, amount_by, formula_of
from benefits.calculation import Step
from benefits.calendar import count_weekdays
from benefits.claims import Spell
from benefits.donor import codes
from benefits.former import former_period, last_paid
from benefits.income import AnnualIncome, Wages, annual_income, step
from benefits.law import Law
from benefits.money import to_cents
from benefits.periods import PaidPeriod, Period


def covers_loss(onset: date, law: Law) -> bool:
    """Say whether the whole loss of earnings is paid for an onset."""
    return onset >= law.donor_allowance.full_loss_from


def by_formula(
    onset: date, wages: Wages, earlier: Sequence[Spell], law: Law, days: Period
) -> tuple[AnnualIncome, DailyAmount]:
    """Return the income, and what the days of an onset until the end of 2025 are worth (S14–S19, S30)."""
    former = former_period(last_paid(onset, earlier), None, onset, law)
    income = annual_income(wages, onset, None if former is None else former.annual_income, law)
    return income, amount_by(formula(law), income, onset, law, days)


def formula(law: Law) -> Formula | None:
    """Return the formula of the law's day: in 2025 that of sickness allowance in 2024, its limit raised."""
    own = formula_of(law)
    limit = law.donor_allowance.old_formula_limit
    if own is None or limit is None:
        return own
    kept = law.on(law.sickness_allowance.old_formula_until).sickness_allowance
    return msgspec.structs.replace(
        own, limit=limit, below=kept.percentage_below_limit, above=kept.percentage_above_limit
    )


def by_loss(paid: Sequence[PaidPeriod], other_wages: Decimal) -> tuple[list[Price], list[Step]]:
    """Return what the weekdays of each paid period are worth: all that is paid for them, exactly.

    What other employers pay lies evenly on the weekdays of all periods.
    """
    weekdays = [count_weekdays(period.starts_on, period.ends_on) for period in paid]
    other_daily = other_wages / max(sum(weekdays), 1)
    prices, steps = [], []
    for period, days in zip(paid, weekdays, strict=True):
        if days:
            wages = period.wage + other_daily * days
            prices.append(Price(period.starts_on, wages / days, minimal=False, unknown_from=None))
            steps.append(step(codes.LOSS_STEP, to_cents(wages / days), wages=to_cents(wages), weekdays=days))
    return prices, steps

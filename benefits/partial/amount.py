"""The amount of partial sickness allowance: half of the sickness allowance (S28, SVL 11:14)."""

from benefits.allowance import DailyAmount, daily_amount, share_of
from benefits.former import former_period, formula_law, last_paid
from benefits.income import AnnualIncome, Wages, annual_income
from benefits.law import Law
from benefits.partial import codes
from benefits.partial.right import Incapacity
from benefits.periods import Period


def half_of_sickness(
    incapacity: Incapacity, wages: Wages, law: Law, days: Period
) -> tuple[AnnualIncome, DailyAmount]:
    """Return the income, and what the days are worth: half of the decided cents, half-up.

    Directly after sickness allowance it is half of that one, by its own income and formula; else half of
    what would be due at the onset. At least half of the minimum of the day paid for.
    """
    income, formula = _income(incapacity, wages, law)
    whole = daily_amount(income, incapacity.onset, law, formula, days)
    return income, share_of(whole, law.partial_sickness_allowance.share, codes.HALF_STEP)


def _income(incapacity: Incapacity, wages: Wages, law: Law) -> tuple[AnnualIncome, Law]:
    """Return the annual income and the law whose formula applies to it."""
    before = incapacity.sickness_before()
    if before is None or before.annual_income is None:
        former = incapacity.former(law)
        floor = None if former is None else former.annual_income
        income = annual_income(wages, incapacity.onset, floor, law)
        return income, formula_law(former, incapacity.onset, law)
    then = law.on(before.onset)
    decided = Wages(gross=None, after_deduction=before.annual_income)
    former = former_period(last_paid(before.onset, incapacity.earlier), None, before.onset, then)
    return annual_income(decided, before.onset, None, then), formula_law(former, before.onset, then)

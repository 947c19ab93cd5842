"""The allowance of a person who draws a full pension: a share of the pensions of a month (KKRL 34)."""

from decimal import Decimal

from benefits.law import Law
from benefits.money import to_cents


def daily_amount(pensions_per_month: Decimal, law: Law) -> Decimal:
    """Return euros a weekday: a tenth of the month's pensions, of which a month has 25 (R2)."""
    share = law.rehabilitation_allowance.pension_percentage
    return to_cents(pensions_per_month * share / law.sickness_allowance.month_divisor)

"""The cost: what the days of the months are worth by the annual income, capped by the true holiday pay."""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from benefits.annual_leave import codes
from benefits.calculation import Step
from benefits.income import step
from benefits.law import Law
from benefits.money import percent, to_cents


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """What so many months cost: `factor` adds the cost besides the pay, `price` is the income of a day.

    `holiday_pay` is the statutory holiday pay of those months; what is not known is None.
    """

    months: int
    days_per_month: Decimal
    factor: Decimal
    price: Decimal | None
    holiday_pay: Decimal | None

    @property
    def days(self) -> Decimal:
        """The days compensated, whatever the true accrual (F13)."""
        return self.months * self.days_per_month

    @property
    def by_income(self) -> Decimal | None:
        """The days at the price of a day, with the cost besides the pay, to the cent."""
        return None if self.price is None else to_cents(self.days * self.price * self.factor)

    @property
    def cap(self) -> Decimal | None:
        """The holiday pay with the cost besides it, to the cent."""
        return None if self.holiday_pay is None else to_cents(self.holiday_pay * self.factor)

    @property
    def compensation(self) -> Decimal | None:
        """The lesser of the two; None unless both are known."""
        by_income, cap = self.by_income, self.cap
        return None if by_income is None or cap is None else min(by_income, cap)

    def steps(self) -> Iterator[Step]:
        """Yield how the compensation came about."""
        yield step(codes.DAYS_STEP, self.days, months=self.months)
        if self.by_income is not None:
            yield step(codes.INCOME_STEP, self.by_income, days=self.days, factor=percent(self.factor))
        if self.holiday_pay is not None:
            yield step(
                codes.CAP_STEP, self.cap, holiday_pay=to_cents(self.holiday_pay), factor=percent(self.factor)
            )


def cost(months: int, annual_income: Decimal | None, holiday_pay: Decimal | None, law: Law) -> Cost:
    """Return the cost of so many months by the law of the start of entitlement (SVL 14:3)."""
    figures = law.annual_leave_cost
    return Cost(
        months=months,
        days_per_month=figures.days_per_month,
        factor=figures.factor,
        price=None if annual_income is None else annual_income / law.sickness_allowance.days_per_year,
        holiday_pay=holiday_pay,
    )


def before_deduction(annual_income: Decimal | None, law: Law) -> Decimal | None:
    """Return the annual income as it was before the insurance deduction, the other reading of F16."""
    deduction = law.sickness_allowance.deduction
    return None if annual_income is None or deduction is None else annual_income / (1 - deduction)

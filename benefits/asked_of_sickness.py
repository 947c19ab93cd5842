"""What can be asked of sickness allowance: its reference period, days, income, amount and deadline."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from benefits import objections
from benefits.allowance import DailyAmount, daily_amount
from benefits.asking import Answer, AskedOnset, Question, deadline_question, explained, told
from benefits.calendar import ONE_DAY, weekday_until
from benefits.claims import Previous, Spell
from benefits.findings import Finding
from benefits.former import Former, former_period, formula_law, last_paid
from benefits.income import AnnualIncome, Wages, annual_income, reference_period
from benefits.law import Law
from benefits.money import to_cents
from benefits.periods import Period
from benefits.right import Incapacity, right_of
from benefits.sickness import LIMIT


class AskedIncapacity(AskedOnset, frozen=True, kw_only=True):
    """A question about the payable days of an incapacity."""

    previous: Previous = Previous.NOTHING
    previous_paid_until: date | None = None
    birth_date: date | None = None
    earlier: tuple[Spell, ...] = ()


class AskedIncome(AskedOnset, frozen=True, kw_only=True):
    """A question about income: wages before the insurance deduction, or the income after it.

    Wages of the last three months ask for the three-month basis. `paid_on` is the day paid for.
    """

    annual_income: Decimal | None = None
    gross_wages: Decimal | None = None
    gross_three_months: Decimal | None = None
    earlier: tuple[Spell, ...] = ()
    paid_on: date | None = None

    @property
    def wages(self) -> Wages:
        """What is known of the income."""
        return Wages(
            gross=self.gross_wages,
            gross_three_months=self.gross_three_months,
            after_deduction=self.annual_income,
            three_months_asked=self.gross_three_months is not None,
        )

    @property
    def days(self) -> Period:
        """The day paid for."""
        day = self.onset if self.paid_on is None else self.paid_on
        return Period(day, day)


def _reference_period(asked: AskedOnset, _law: Law) -> Answer:
    period = reference_period(asked.onset)
    return {"starts_on": period.starts_on, "ends_on": period.ends_on}


def _first_payable_day(asked: AskedIncapacity, law: Law) -> Answer:
    right = right_of(_incapacity(asked), law)
    findings = told(_to_previous(asked, law))
    return {"first_payable_day": right.first_payable_day, **({"findings": findings} if findings else {})}


def _last_payable_day(asked: AskedIncapacity, law: Law) -> Answer:
    right = right_of(_incapacity(asked), law)
    last_waiting_day = weekday_until(right.first_payable_day - ONE_DAY)
    return {
        "last_payable_day": right.last_payable_day,
        "first_payable_day": right.first_payable_day,
        "last_waiting_day": last_waiting_day if last_waiting_day >= asked.onset else None,
        "waiting": right.waiting.served,
        "counted_before": right.maximum.counted_before,
        "maximum_reached_on": right.maximum.reached_on,
        "findings": told((*_to_previous(asked, law), *right.objections(asked.onset))),
    }


def _incapacity(asked: AskedIncapacity) -> Incapacity:
    return Incapacity(
        onset=asked.onset,
        previous=asked.previous,
        previous_paid_until=asked.previous_paid_until,
        birth_date=asked.birth_date,
        earlier=asked.earlier,
    )


def _to_previous(asked: AskedIncapacity, law: Law) -> Iterable[Finding]:
    return objections.to_previous(asked.onset, asked.previous, asked.previous_paid_until, law)


def _annual_income(asked: AskedIncome, law: Law) -> Answer:
    income = _income(asked, _former(asked, law), law)
    return {
        "annual_income": None if income.amount is None else to_cents(income.amount),
        "steps": explained(income.steps),
        "findings": told(income.findings),
    }


def daily_allowance(
    asked: AskedIncome, law: Law, made_of: Callable[[DailyAmount], DailyAmount] | None = None
) -> Answer:
    """Return the answer of the amount of a day; `made_of` is what another allowance makes of it."""
    former = _former(asked, law)
    income = _income(asked, former, law)
    formula = formula_law(former, asked.onset, law)
    amount = daily_amount(income, asked.onset, law, formula, asked.days)
    amount = amount if made_of is None else made_of(amount)
    return {
        "daily_allowance": amount.first,
        "annual_income": None if income.amount is None else to_cents(income.amount),
        "minimum": any(price.minimal for price in amount.prices),
        "formula_year": asked.onset.year if formula is law else law.sickness_allowance.old_formula_until.year,
        "steps": explained(amount.steps),
        "findings": told(amount.findings),
    }


def _former(asked: AskedIncome, law: Law) -> Former | None:
    return former_period(last_paid(asked.onset, asked.earlier), None, asked.onset, law)


def _income(asked: AskedIncome, former: Former | None, law: Law) -> AnnualIncome:
    return annual_income(asked.wages, asked.onset, None if former is None else former.annual_income, law)


QUESTIONS: Final[Mapping[str, Question]] = {
    "daily_allowance": Question(AskedIncome, ("daily_allowance",), daily_allowance),
    "annual_income": Question(AskedIncome, ("annual_income",), _annual_income),
    "reference_period": Question(AskedOnset, ("starts_on", "ends_on"), _reference_period),
    "first_payable_day": Question(AskedIncapacity, ("first_payable_day",), _first_payable_day),
    "last_payable_day": Question(AskedIncapacity, ("last_payable_day",), _last_payable_day),
    "deadline": deadline_question(LIMIT),
}

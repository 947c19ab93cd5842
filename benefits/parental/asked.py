"""What can be asked of the allowances for parents: amounts, income, days and the deadline."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final

import msgspec

from benefits import objections
from benefits.asking import Answer, Question, explained, sliding_deadline_question, told
from benefits.calendar import FIRST_DAY, ONE_DAY, count_weekdays, weekday_from
from benefits.claims import SICKNESS
from benefits.findings import Finding
from benefits.income import AnnualIncome, Wages, annual_income, reference_period
from benefits.law import Law
from benefits.money import to_cents
from benefits.parental import LIMIT, codes
from benefits.parental.amount import Days, Rate, daily_amount
from benefits.parental.claims import (
    BENEFITS,
    PARENTAL,
    PARTIAL_PARENTAL,
    PARTIAL_SPECIAL,
    PREGNANCY,
)
from benefits.parental.days import pregnancy_starts_on
from benefits.periods import Period


class AskedStart(msgspec.Struct, frozen=True, kw_only=True):
    """A question about a start of entitlement: the first day of any allowance for parents for the child."""

    entitlement_start: date

    @property
    def anchor(self) -> date:
        """The day whose law the answer goes by."""
        return self.entitlement_start


class AskedIncome(AskedStart, frozen=True, kw_only=True):
    """A question about income: wages before the insurance deduction, or the income after it.

    `rate` is the rate asked about; without it, raised for pregnancy allowance and base for the others.
    Wages of the last three months ask for the three-month basis. `paid_on` is the day paid for.
    """

    rate: Rate | None = None
    annual_income: Decimal | None = None
    gross_wages: Decimal | None = None
    gross_three_months: Decimal | None = None
    paid_on: date | None = None


class AskedPeriod(msgspec.Struct, frozen=True, kw_only=True):
    """A question about a period: its first and its last day."""

    period: tuple[date, ...]

    @property
    def anchor(self) -> date:
        """The first day of the period."""
        return min(self.period, default=date.min)


class AskedPregnancy(msgspec.Struct, frozen=True, kw_only=True):
    """A question about the pregnancy allowance period of a due date.

    `start_working_days_before` says how many weekdays before it the period starts, by law 30 at most.
    `employer_pays_working_days` are the weekdays of leave with pay from its start on.
    """

    due_date: date
    start_working_days_before: int | None = None
    employer_pays_working_days: int | None = None

    @property
    def anchor(self) -> date:
        """The day whose law the answer goes by."""
        return self.due_date


class AskedQuota(AskedStart, frozen=True, kw_only=True):
    """A question about how many days of partial allowance so many days of allowance are."""

    quota_days: int


def _daily_allowance(asked: AskedIncome, law: Law, benefit: str) -> Answer:
    start = asked.entitlement_start
    rate = asked.rate or (Rate.RAISED if benefit == PREGNANCY else Rate.BASE)
    answered: Answer = {"daily_allowance": None, "annual_income": None, "rate": rate}
    if asked.annual_income is None and start < _income_since(law):
        return {**answered, "findings": told([codes.OLD_FAMILY_LAW.finding("entitlement_start")])}
    income = _income(asked, law)
    paid_on = asked.paid_on or start
    halved = benefit in {PARTIAL_SPECIAL, PARTIAL_PARENTAL}
    days = Days(Period(paid_on, paid_on), paid_on if rate is Rate.RAISED else None, halved)
    amount = daily_amount(income, start, days, law)
    alone = [codes.FORMULA_ALONE.finding("entitlement_start")] if start < law.begins_on[PARENTAL] else []
    return {
        "daily_allowance": amount.first,
        "annual_income": None if income.amount is None else to_cents(income.amount),
        "rate": rate,
        "minimum": any(price.minimal for price in amount.prices),
        "formula_year": start.year,
        "steps": explained(amount.steps),
        "findings": told([*amount.findings, *alone]),
    }


def _annual_income(asked: AskedIncome, law: Law) -> Answer:
    income = _income(asked, law)
    return {
        "annual_income": None if income.amount is None else to_cents(income.amount),
        "steps": explained(income.steps),
        "findings": told(income.findings),
    }


def _income(asked: AskedIncome, law: Law) -> AnnualIncome:
    wages = Wages(
        gross=asked.gross_wages,
        gross_three_months=asked.gross_three_months,
        after_deduction=asked.annual_income,
        three_months_asked=asked.gross_three_months is not None,
    )
    return annual_income(wages, asked.entitlement_start, None, law)


def _reference_period(asked: AskedStart, _law: Law) -> Answer:
    period = reference_period(asked.entitlement_start)
    decided_from = period.ends_on + ONE_DAY
    return {"starts_on": period.starts_on, "ends_on": period.ends_on, "earliest_decision": decided_from}


def _weekdays(asked: AskedPeriod, _law: Law) -> Answer:
    first, last = asked.anchor, max(asked.period)
    slips = tuple(objections.to_range([("period", last)]))
    return {"weekdays": None, "findings": told(slips)} if slips else {"weekdays": count_weekdays(first, last)}


def _pregnancy_days(asked: AskedPregnancy, law: Law) -> Answer:
    figures = law.parental_allowance
    before = figures.earliest_weekdays
    if asked.start_working_days_before is not None:
        before = asked.start_working_days_before
    if before > figures.earliest_weekdays:
        return _no_period(codes.DAYS_TOO_EARLY.finding(day=_start_of(asked, figures.earliest_weekdays)))
    if before < figures.latest_weekdays:
        return _no_period(codes.DAYS_TOO_LATE.finding(day=_start_of(asked, figures.latest_weekdays)))
    start, whole = _start_of(asked, before), figures.pregnancy_weekdays
    paid = whole if asked.employer_pays_working_days is None else asked.employer_pays_working_days
    return {
        "period_start": start,
        "period_end": weekday_from(start, whole),
        "pregnancy_days": min(paid, whole),
        "parental_days": max(paid - whole, 0),
    }


def _start_of(asked: AskedPregnancy, weekdays_before: int) -> date:
    return pregnancy_starts_on(asked.due_date, weekdays_before)


def _no_period(finding: Finding) -> Answer:
    return {**dict.fromkeys(PREGNANCY_DAYS), "findings": told([finding])}


def _partial_days(asked: AskedQuota, law: Law) -> Answer:
    return {"partial_days": int(asked.quota_days / law.parental_allowance.partial_percentage)}


def _formula_since(law: Law) -> date:
    """Return the first day whose limits are known: before 1.8.2022 the formula alone is told."""
    return law.book.figures[PARENTAL]["income_limit"].values[0].since


def _income_since(law: Law) -> date:
    """Return the first day on which annual income was taken from the wages of the reference period."""
    return law.begins_on[SICKNESS]


def _new_law_since(law: Law) -> date:
    return law.begins_on[PARENTAL]


PREGNANCY_DAYS: Final = ("period_start", "period_end", "pregnancy_days", "parental_days")

OLD_LAW: Final = codes.OLD_FAMILY_LAW

COMMON: Final[Mapping[str, Question]] = {
    "annual_income": Question(AskedIncome, ("annual_income",), _annual_income, _income_since, OLD_LAW),
    "reference_period": Question(
        AskedStart,
        ("starts_on", "ends_on", "earliest_decision"),
        _reference_period,
        _income_since,
        OLD_LAW,
    ),
    "deadline": msgspec.structs.replace(
        sliding_deadline_question(LIMIT), since=_new_law_since, old_law=OLD_LAW
    ),
    "weekdays": Question(AskedPeriod, ("weekdays",), _weekdays, lambda _law: FIRST_DAY),
}

LEAVE_DAYS: Final[Mapping[str, Question]] = {
    PREGNANCY: Question(
        AskedPregnancy,
        PREGNANCY_DAYS,
        _pregnancy_days,
        lambda law: law.parental_allowance.new_law_due_date,
        OLD_LAW,
    ),
    PARTIAL_PARENTAL: Question(AskedQuota, ("partial_days",), _partial_days, _new_law_since, OLD_LAW),
}


def _questions_of(benefit: str) -> Mapping[str, Question]:
    answer = partial(_daily_allowance, benefit=benefit)
    daily = Question(AskedIncome, ("daily_allowance",), answer, _formula_since, OLD_LAW)
    own = {"leave_days": LEAVE_DAYS[benefit]} if benefit in LEAVE_DAYS else {}
    return {"daily_allowance": daily, **COMMON, **own}


QUESTIONS: Final[Mapping[str, Mapping[str, Question]]] = {
    benefit: _questions_of(benefit) for benefit in BENEFITS
}
"""What can be asked of each of the benefits."""

"""Annual income (vuositulo): the months it is taken from, the insurance deduction and its two exceptions."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

import msgspec

from benefits.calculation import Step
from benefits.calendar import ONE_DAY, REMEMBERED, month_start, months_after
from benefits.codes import (
    DEDUCTION_DERIVED,
    DEDUCTION_STEP,
    FIGURES_LINE,
    FIGURES_UNKNOWN,
    FLOOR_STEP,
    GROSS_STEP,
    INCOME_DOUBTFUL,
    INCOME_FROM_UPLOAD,
    INCOME_LINE,
    INCOME_STATED,
    INCOME_STEP,
    INCOME_UNKNOWN,
    THREE_MONTHS_NOT_MET,
    THREE_MONTHS_STEP,
    Reason,
)
from benefits.findings import Finding
from benefits.law import Law, law_on
from benefits.money import percent, to_cents
from benefits.periods import Period

DOUBTED_SOURCES = {"upload": INCOME_FROM_UPLOAD, "doubtful": INCOME_DOUBTFUL, "stated": INCOME_STATED}
"""Where income comes from other than the Incomes Register itself, and what is said of it."""


DEDUCTION = "sickness_allowance.deduction"
"""The figure of the insurance deduction; it is used as soon as it is known second-hand (S16)."""


class Wages(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a person's income: euros in the reference period and in its last three months.

    `after_deduction`, if given, is the annual income itself. `three_months_asked` says that the three-month
    basis is asked for; `source` is "register", "upload", "doubtful" or "stated".
    """

    gross: Decimal | None
    gross_three_months: Decimal | None = None
    after_deduction: Decimal | None = None
    three_months_asked: bool = False
    source: str = "register"


class AnnualIncome(msgspec.Struct, frozen=True):
    """The annual income after the deduction, unrounded, with its steps and findings.

    Where it is None, `waits` is the reason for which its days wait.
    """

    amount: Decimal | None
    waits: Reason | None = None
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()


@lru_cache(REMEMBERED)
def reference_period(onset: date) -> Period:
    """Return the reference period (tarkastelujakso) of an onset: its income counts by the day of payment.

    The 12 calendar months before the one that precedes the month of onset; for an onset in January 2020
    the 12 months directly before (S12, SVL 11:2.1 and 535/2019).
    """
    return _months_before(onset, law_on(onset).sickness_allowance.reference_months)


@lru_cache(REMEMBERED)
def last_three_months(onset: date) -> Period:
    """Return the last three months of the reference period (S13, SVL 11:2.3–6)."""
    return _months_before(onset, law_on(onset).sickness_allowance.three_month_months)


def _months_before(onset: date, months: int) -> Period:
    gap = law_on(onset).sickness_allowance.reference_gap_months
    after = months_after(month_start(onset), -gap)
    return Period(months_after(after, -months), after - ONE_DAY)


def annual_income(wages: Wages, onset: date, floor: Decimal | None, law: Law) -> AnnualIncome:
    """Return the annual income of an onset, at least the floor: that of the former period (S12–S16)."""
    findings = tuple(_about_source(wages))
    steps: tuple[Step, ...] = ()
    amount = wages.after_deduction
    if amount is None:
        if wages.gross is None:
            return AnnualIncome(None, INCOME_LINE, findings=(INCOME_UNKNOWN.finding(),))
        deduction = law.sickness_allowance.deduction
        if deduction is None:
            return AnnualIncome(
                None, FIGURES_LINE, findings=(*findings, FIGURES_UNKNOWN.finding(year=onset.year))
            )
        basis = _basis(wages, wages.gross, onset, law)
        amount = basis.gross * (1 - deduction)
        steps = (*basis.steps, step(DEDUCTION_STEP, percent(deduction)))
        findings += basis.findings
        if DEDUCTION in law.derived:
            findings += (DEDUCTION_DERIVED.finding(percent=percent(deduction), year=onset.year),)
    steps += (step(INCOME_STEP, to_cents(amount)),)
    if floor is not None and floor > amount:
        amount = floor
        steps += (step(FLOOR_STEP, to_cents(floor)),)
    return AnnualIncome(amount, None, steps, findings)


def step(reason: Reason, value: object, **parameters: object) -> Step:
    """Return a step whose result is `value`, also a parameter of its sentence."""
    told = str(value)
    texts = {"value": told, **{name: str(text) for name, text in parameters.items()}}
    return Step(code=reason.code, value=told, rule=reason.rule, parameters=texts)


class Basis(msgspec.Struct, frozen=True):
    """The wages the annual income is taken from: of the reference period, or of three months fourfold."""

    gross: Decimal
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...] = ()


def _basis(wages: Wages, gross: Decimal, onset: date, law: Law) -> Basis:
    figures = law.sickness_allowance
    period = reference_period(onset)
    steps = (step(GROSS_STEP, to_cents(gross), starts_on=period.starts_on, ends_on=period.ends_on),)
    three_months = wages.gross_three_months
    if not wages.three_months_asked or three_months is None:
        return Basis(gross, steps)
    raised = figures.three_month_factor * three_months
    if raised < figures.three_month_threshold * gross:
        return Basis(
            gross, steps, (THREE_MONTHS_NOT_MET.finding("three_months", wages=to_cents(three_months)),)
        )
    return Basis(raised, (*steps, step(THREE_MONTHS_STEP, to_cents(raised), wages=to_cents(three_months))))


def _about_source(wages: Wages) -> Iterator[Finding]:
    if wages.source in DOUBTED_SOURCES:
        yield DOUBTED_SOURCES[wages.source].finding()

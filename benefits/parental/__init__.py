"""Allowances for parents (vanhempainpäivärahat): pregnancy, special pregnancy and parental, whole or partial.

One set of rules serves the five benefits; where their law differs, their claims do (`claims`).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from benefits import codes as ground
from benefits import objections
from benefits.allowance import DailyAmount
from benefits.bars import FOREVER, Bar
from benefits.calculation import Calculation, Line, Payee, Step, unreckoned
from benefits.calendar import weekday_from, years_after
from benefits.claims import PayBasis, of
from benefits.deadlines import SlidingLimit, months_from
from benefits.facts import Facts
from benefits.findings import Finding, stops
from benefits.income import AnnualIncome, annual_income, step
from benefits.instalments import Rhythm, instalments
from benefits.lateness import Lateness, lateness
from benefits.law import Law
from benefits.money import NOTHING, to_cents
from benefits.parental import checking, codes
from benefits.parental.amount import Days, daily_amount
from benefits.parental.claims import (
    BENEFITS,
    AnyClaim,
    Claim,
    ParentalClaim,
    PartialParentalClaim,
    PartialSpecialPregnancyClaim,
    PregnancyClaim,
    SpecialPregnancyClaim,
)
from benefits.parental.days import (
    Payable,
    Raised,
    bounds_of,
    of_child,
    payable_days,
    raised_of,
    share_of_day,
    used_before,
)
from benefits.periods import Period
from benefits.shares import paid_to, share_out
from benefits.stretches import timeline

__all__ = [
    "LIMIT",
    "AnyClaim",
    "Facts",
    "ParentalClaim",
    "PartialParentalClaim",
    "PartialSpecialPregnancyClaim",
    "PregnancyClaim",
    "SpecialPregnancyClaim",
    "calculate",
    "check",
]

LIMIT: Final = SlidingLimit(lambda law: law.parental_allowance.claim_months)
"""Two months for each day by itself, by the law in force since 1.8.2022 (C6, SVL 15:4.1)."""


def check(claim: AnyClaim, law: Law, filed_on: date | None = None) -> tuple[Finding, ...]:
    """Return what can be objected to the claim by itself, by the law of the start of entitlement.

    `filed_on` is the day it comes in, None while that is open: what has not begun is no claim.
    """
    return checking.check(claim, law, filed_on)


def calculate(facts: Facts[AnyClaim], law: Law) -> Calculation:
    """Return what the claim is worth with its lines, instalments and findings.

    A claim that something stops, or that falls under the law before 1.8.2022, is not reckoned.
    """
    claim = facts.claim
    law = law.on(claim.entitlement_start)
    found = (
        *checking.check(claim, law, facts.filed_on, facts.earlier),
        *objections.to_days_ahead(claim.paid, facts.filed_on),
    )
    late = lateness(LIMIT, claim.wanted_from, facts.filed_on, law)
    if stops(found):
        return unreckoned(claim.benefit, claim.anchor, late.deadline.last_day, found)
    if checking.is_old_law(claim, law):
        return unreckoned(claim.benefit, claim.anchor, _old_deadline(claim, law), found)
    return _reckoned(facts, late, (*found, *late.findings()), law)


def _old_deadline(claim: Claim, law: Law) -> date:
    """Return the last day to claim under the old law: the start itself, or four months from it (C7)."""
    months = law.parental_allowance.old_special_claim_months
    special = isinstance(claim, SpecialPregnancyClaim)
    return months_from(claim.wanted_from, months if special else 0).last_day


def _reckoned(facts: Facts[AnyClaim], late: Lateness, found: tuple[Finding, ...], law: Law) -> Calculation:
    claim = facts.claim
    paid = sorted(claim.paid, key=lambda period: period.starts_on)
    period = Period(claim.wanted_from, paid[-1].ends_on if paid else claim.wanted_from)
    bounds = bounds_of(claim, facts.earlier, law)
    unpaid = (*_never_paid(claim, law), *late.bars(), *bounds.bars())
    payable = tuple(payable_days(paid, unpaid))
    raised = raised_of(claim, payable, facts.earlier, law)
    income = _income(facts, law)
    amount = daily_amount(income, claim.entitlement_start, Days(period, raised.until, claim.PARTIAL), law)
    time = timeline((*unpaid, *_waiting(claim, amount)), amount.prices, None, period.ends_on)
    shared = share_out(paid, claim.days_off, claim.other_wages or NOTHING, time, law)
    return Calculation(
        benefit=claim.benefit,
        law_on=claim.entitlement_start,
        annual_income=None if income.amount is None else to_cents(income.amount),
        daily_allowance=amount.first,
        first_payable_day=weekday_from(bounds.starts_on),
        last_payable_day=None if bounds.ends_on == FOREVER else bounds.ends_on,
        deadline=late.deadline.last_day,
        steps=(*amount.steps, *_raised_step(claim, raised, amount)),
        lines=tuple(shared.lines),
        instalments=instalments(shared.lines, _paid_from(shared.lines, period), _rhythm(law)),
        employer_total=paid_to(Payee.EMPLOYER, shared.lines),
        employee_total=paid_to(Payee.EMPLOYEE, shared.lines),
        findings=(
            *found,
            *amount.findings,
            *_to_earlier(facts, law),
            *_to_days(facts, payable, raised, law),
            *shared.objections(law),
        ),
    )


def _income(facts: Facts[AnyClaim], law: Law) -> AnnualIncome:
    """Return the annual income of the start of entitlement: for all allowances of a child the same (F4)."""
    claim = facts.claim
    wages = facts.wages(three_months_asked=claim.three_months is not None)
    income = annual_income(wages, claim.entitlement_start, None, law)
    decided = [spell.annual_income for spell in of_child(claim, facts.earlier, *BENEFITS)]
    frozen = next((amount for amount in decided if amount is not None), None)
    if facts.annual_income is not None or frozen is None:
        return income
    if income.amount is not None and to_cents(income.amount) == frozen:
        return income
    return AnnualIncome(frozen, steps=(step(codes.FROZEN_STEP, to_cents(frozen)),))


def _never_paid(claim: Claim, law: Law) -> Iterator[Bar]:
    """Return the days for which the claim itself says that nobody is paid, or not now."""
    start = claim.entitlement_start
    if claim.continues_from is not None:
        yield Bar(claim.continues_from, FOREVER, ground.CONTINUES_LINE)
    if isinstance(claim, SpecialPregnancyClaim):
        if claim.other_work:
            yield Bar(start, FOREVER, codes.OTHER_WORK_LINE)
        if checking.is_not_yet(claim, law):
            yield Bar(start, FOREVER, codes.NOT_YET_LINE)
    if isinstance(claim, checking.Part) and not claim.short_days:
        yield Bar(start, FOREVER, codes.TOO_LONG_LINE)
    for off in claim.days_off:
        yield Bar(off.starts_on, off.ends_on, codes.DAY_OFF_LINE)


def _waiting(claim: Claim, amount: DailyAmount) -> Iterator[Bar]:
    """Return the days that wait for what is not known yet, and those that are the employee's."""
    yield from amount.bars(claim.entitlement_start)
    if claim.pay_basis is PayBasis.NONE:
        yield Bar(claim.entitlement_start, FOREVER, ground.NO_RIGHT_LINE, Payee.EMPLOYEE)


def _raised_step(claim: Claim, raised: Raised, amount: DailyAmount) -> Iterator[Step]:
    """Tell how many of the days are paid at the raised rate."""
    if isinstance(claim, ParentalClaim) and raised.weekdays and amount.prices:
        yield step(codes.RAISED_DAYS_STEP, raised.weekdays)


def _paid_from(lines: Sequence[Line], period: Period) -> date:
    """Return the first day of the employer's, from which the instalments are counted."""
    days = (line.starts_on for line in lines if line.payee is Payee.EMPLOYER)
    return weekday_from(next(days, period.starts_on))


def _rhythm(law: Law) -> Rhythm:
    """Return the rhythm of the instalments: at most 25 weekdays in each (C10, D1335 2:3)."""
    weekdays = law.parental_allowance.instalment_weekdays
    return Rhythm(weekdays, weekdays)


def _to_earlier(facts: Facts[AnyClaim], law: Law) -> Iterator[Finding]:
    """Say of which other start of entitlement a decision knows: the same child's, or a sibling's (F4)."""
    start = facts.claim.entitlement_start
    years = law.parental_allowance.sibling_years
    others = [
        spell.onset
        for spell in of(facts.earlier, *BENEFITS)
        if spell.onset != start and max(spell.onset, start) <= years_after(min(spell.onset, start), years)
    ]
    if others:
        yield codes.EARLIER_ENTITLEMENT.finding("entitlement_start", day=max(others), years=years)


def _to_days(
    facts: Facts[AnyClaim], payable: Sequence[Payable], raised: Raised, law: Law
) -> Iterator[Finding]:
    """Say where the raised days may be counted otherwise (F5), and where one parent's days are over."""
    claim, figures = facts.claim, law.parental_allowance
    if raised.weekdays != raised.otherwise:
        yield codes.RAISED_IN_HALVES.finding(weekdays=raised.weekdays, otherwise=raised.otherwise)
    if not isinstance(claim, ParentalClaim):
        return
    own = sum(each.weekdays for each in payable) * share_of_day(claim, law)
    if used_before(claim, facts.earlier).together(law) + own > figures.parent_weekdays:
        yield codes.OVER_PARENTS_DAYS.finding(
            days=figures.parent_weekdays,
            transferable=figures.transferable_weekdays,
            child=figures.child_weekdays,
        )

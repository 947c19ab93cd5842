"""The reckoning of a claim of rehabilitation allowance, full or partial: check, lines, instalments."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from benefits import codes as ground
from benefits import objections as general
from benefits.ages import Ages, ages
from benefits.allowance import DailyAmount, daily_amount, share_of
from benefits.bars import FOREVER, Bar
from benefits.calculation import Calculation, Instalment, Line, Payee, unreckoned
from benefits.calendar import ONE_DAY, weekday_from
from benefits.claims import Spell
from benefits.deadlines import SlidingLimit
from benefits.facts import Facts as FactsOf
from benefits.findings import Finding, stops
from benefits.former import Former, former_period, formula_law, last_paid
from benefits.income import AnnualIncome, annual_income
from benefits.instalments import instalments, instalments_by_piece, rhythm_of
from benefits.lateness import lateness
from benefits.law import Law
from benefits.money import NOTHING, percent, to_cents
from benefits.periods import Period, unbroken
from benefits.rehabilitation import codes, objections
from benefits.rehabilitation.claim import Claim, PartialClaim, Preceding
from benefits.rehabilitation.hours import enough_lost
from benefits.rehabilitation.objections import AnyClaim
from benefits.rehabilitation.waiting import (
    PARTIAL_REHABILITATION,
    REHABILITATION,
    Course,
    decided_before,
    waiting_period,
)
from benefits.shares import paid_to, share_out
from benefits.stretches import timeline
from benefits.waiting import Waiting

AnyFacts = FactsOf[AnyClaim]

LIMIT: Final = SlidingLimit(lambda law: law.rehabilitation_allowance.claim_months, by_filing=True)
"""Six months for each day, four for claims filed before 1.1.2023 (R6, KKRL 41.4)."""


def check(claim: AnyClaim, law: Law, filed_on: date | None = None) -> tuple[Finding, ...]:
    """Return what can be objected to the claim by itself, by the law of the first day of rehabilitation.

    `filed_on` is the day it comes in, None while that is open: rehabilitation that has not begun is no claim.
    """
    return _cited(_found(claim, (), law.on(claim.anchor), filed_on))


def _found(claim: AnyClaim, earlier: Sequence[Spell], law: Law, filed_on: date | None) -> tuple[Finding, ...]:
    """Return what can be objected to the claim, given what was decided of its rehabilitation before."""
    slips = tuple(objections.to_range(claim))
    if slips:
        return slips
    found = [
        *objections.to_periods(claim, law),
        *objections.to_hours(claim, law),
        *objections.to_answers(claim, law),
    ]
    if claim.anchor < law.begins_on[REHABILITATION]:
        return (codes.OLD_LAW.finding("rehabilitation_starts_on", onset=claim.anchor), *found)
    course = _course(claim, earlier)
    found += objections.to_course(course, law)
    found += objections.to_breaks(unbroken(claim.breaks), law)
    first = waiting_period(course, law).first_payable_day
    if claim.paid and max(period.ends_on for period in claim.paid) < first:
        found.append(codes.WITHIN_WAITING.finding("paid", first_payable_day=first))
    if filed_on is not None and filed_on < claim.anchor:
        found.append(codes.STARTS_IN_FUTURE.finding("rehabilitation_starts_on", start=claim.anchor))
    return tuple(found)


def calculate(facts: AnyFacts, law: Law) -> Calculation:
    """Return what the claim is worth with its lines, instalments and findings.

    A claim that something stops, or whose first day the law of today does not reach, is not reckoned. Days
    older than the time limit are lost; the first payable day is the first of those that are left.
    """
    claim = facts.claim
    law = law.on(claim.anchor)
    found = (
        *_found(claim, facts.earlier, law, facts.filed_on),
        *general.to_days_ahead(claim.paid, facts.filed_on),
    )
    paid = sorted(claim.paid, key=lambda period: period.starts_on)
    late = lateness(LIMIT, paid[0].starts_on if paid else claim.anchor, facts.filed_on, law)
    if stops(found) or claim.anchor < law.begins_on[REHABILITATION]:
        return unreckoned(_benefit(claim), claim.anchor, late.deadline.last_day, _cited(found))
    course = _course(claim, facts.earlier)
    waiting = waiting_period(course, law)
    first = waiting.first_payable_day
    if late.loses:
        first = max(first, course.weekday_after(late.first_in_time - ONE_DAY, 1))
    ends_on = paid[-1].ends_on
    wages = facts.wages(three_months_asked=claim.three_months is not None)
    income = annual_income(wages, claim.anchor, _floor(facts, law), law)
    amount = _amount(facts, income, Period(max(first, paid[0].starts_on), ends_on), law)
    age = None if facts.birth_date is None else ages(facts.birth_date, claim.anchor, law)
    due = (waiting.bar(), *_bars_of_age(age, claim.anchor), *late.bars())
    bars = (*due, *_bars(claim, law), *amount.bars(claim.anchor), *_by_answers(claim, law))
    time = timeline(bars, amount.prices, None, ends_on)
    shared = share_out(paid, claim.days_off, claim.other_wages or NOTHING, time, law)
    findings = (
        *found,
        *late.findings(),
        *waiting.findings,
        *_about_former(facts, law),
        *amount.findings,
        *_about_age(age, claim.anchor, ends_on),
        *shared.objections(law),
    )
    return Calculation(
        benefit=_benefit(claim),
        law_on=claim.anchor,
        annual_income=None if income.amount is None else to_cents(income.amount),
        daily_allowance=amount.first,
        first_payable_day=first,
        last_payable_day=None if age is None else age.payable_until,
        deadline=late.deadline.last_day,
        steps=amount.steps,
        lines=tuple(replace(line, rule=codes.RULES.get(line.code, line.rule)) for line in shared.lines),
        instalments=_instalments(shared.lines, course, first, law),
        employer_total=paid_to(Payee.EMPLOYER, shared.lines),
        employee_total=paid_to(Payee.EMPLOYEE, shared.lines),
        findings=_cited(findings),
        full_waiting=waiting.served is Waiting.FULL,
    )


def _cited(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, those of the ground with the section of this act that they follow here."""
    return tuple(replace(each, source=codes.RULES.get(each.code, each.source)) for each in findings)


def _benefit(claim: AnyClaim) -> str:
    return REHABILITATION if isinstance(claim, Claim) else PARTIAL_REHABILITATION


def _course(claim: AnyClaim, earlier: Sequence[Spell]) -> Course:
    """Return the course of the rehabilitation, with what was decided of it before."""
    return Course(
        starts_on=claim.anchor,
        programme=claim.programme,
        planned_weekdays=claim.planned_weekdays,
        preceding=claim.preceding,
        previous_paid_until=claim.previous_paid_until,
        periods=unbroken([*claim.paid, *claim.other_periods, *decided_before(claim.anchor, earlier)]),
        earlier=earlier,
    )


def _former(facts: AnyFacts, law: Law) -> Former | None:
    """Return the sickness allowance within 30 days before, whose income and formula go on (S14, S18)."""
    claim = facts.claim
    stated = claim.previous_paid_until if claim.preceding is Preceding.SICKNESS else None
    return former_period(last_paid(claim.anchor, facts.earlier), stated, claim.anchor, law)


def _floor(facts: AnyFacts, law: Law) -> Decimal | None:
    former = _former(facts, law)
    return None if former is None else former.annual_income


def _about_former(facts: AnyFacts, law: Law) -> Iterator[Finding]:
    former = _former(facts, law)
    if former is not None and former.annual_income is None:
        yield ground.FORMER_INCOME_UNKNOWN.finding(day=former.paid_until)


def _amount(facts: AnyFacts, income: AnnualIncome, days: Period, law: Law) -> DailyAmount:
    """Return what a day is worth: the sickness allowance that would be due, or half of it (R1, R3)."""
    claim = facts.claim
    amount = daily_amount(
        income, claim.anchor, law, formula_law(_former(facts, law), claim.anchor, law), days
    )
    if isinstance(claim, Claim):
        return amount
    return share_of(amount, law.partial_rehabilitation_allowance.percentage, codes.HALF_STEP)


def _bars_of_age(age: Ages | None, starts_on: date) -> Iterator[Bar]:
    """Return the days that age leaves unpaid (R10)."""
    if age is not None:
        young_until = FOREVER if age.payable_from is None else age.payable_from - ONE_DAY
        yield Bar(starts_on, young_until, ground.TOO_YOUNG_LINE)
        yield Bar(age.payable_until + ONE_DAY, FOREVER, ground.TOO_OLD_LINE)


def _about_age(age: Ages | None, starts_on: date, ends_on: date) -> Iterator[Finding]:
    if age is not None:
        if age.payable_from != starts_on:
            yield ground.TOO_YOUNG.finding()
        if age.payable_until < ends_on:
            yield ground.TOO_OLD.finding(day=age.payable_until)


def _bars(claim: AnyClaim, law: Law) -> Iterator[Bar]:
    """Return the days that are nobody's by a long break, or by a rule that an officer goes by."""
    most = law.rehabilitation_allowance.break_weekdays
    for each in unbroken(claim.breaks):
        yield Bar(weekday_from(each.starts_on, most + 1), each.ends_on, codes.BREAK_LINE)
    if claim.full_pension or objections.is_old_vocational(claim, law):
        yield Bar(claim.anchor, FOREVER, codes.OFFICER_LINE)


def _bars_of_hours(claim: AnyClaim, law: Law) -> Iterator[Bar]:
    """Return the shortened days of which rehabilitation does not take enough (R3)."""
    if isinstance(claim, Claim):
        return
    least = percent(law.partial_rehabilitation_allowance.lost_percentage)
    for period in claim.paid:
        if not enough_lost(period.normal_hours, period.lost_hours, law):
            yield Bar(period.starts_on, period.ends_on, codes.HOURS_LINE, parameters={"least": least})


def _by_answers(claim: AnyClaim, law: Law) -> Iterator[Bar]:
    """Return the days too little shortened, and the employee's: days off, no clause, part of the pay (R7)."""
    yield from _bars_of_hours(claim, law)
    for leave in claim.days_off:
        yield Bar(leave.starts_on, leave.ends_on, codes.TIME_OFF_LINE, Payee.EMPLOYEE)
    if not claim.clause:
        yield Bar(claim.anchor, FOREVER, codes.NOT_AGREED_LINE, Payee.EMPLOYEE)
    if isinstance(claim, PartialClaim) and not claim.full_wage_paid:
        yield Bar(claim.anchor, FOREVER, codes.NOT_FULL_PAY_LINE, Payee.EMPLOYEE)


def _instalments(
    lines: Sequence[Line], course: Course, first_payable_day: date, law: Law
) -> tuple[Instalment, ...]:
    """Return the payments to the employer: of each piece by itself where there are several (C10)."""
    if len(course.periods) > 1:
        return instalments_by_piece(lines, course.periods, rhythm_of(law))
    return instalments(lines, first_payable_day, rhythm_of(law))

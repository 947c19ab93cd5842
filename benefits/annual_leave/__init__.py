"""Annual leave cost compensation (vuosilomakustannuskorvaus): the claim, the check and the calculation."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

import msgspec

from benefits import objections
from benefits.annual_leave import codes
from benefits.annual_leave.accrual import Accrual, accrual
from benefits.annual_leave.claim import Claim, Leave, LeaveAllowance, days_stated, months_of
from benefits.annual_leave.cost import Cost, before_deduction, cost
from benefits.calculation import Calculation, Line, Payee, unreckoned
from benefits.calendar import LAST_DAY
from benefits.claims import Spell, of
from benefits.codes import Reason
from benefits.deadlines import MonthLimit
from benefits.facts import Facts as FactsOf
from benefits.findings import Finding, stops
from benefits.income import AnnualIncome, Wages, annual_income
from benefits.law import Law
from benefits.lump_sums import paid_line, payment, unpaid_line
from benefits.money import NOTHING, to_cents
from benefits.parental.claims import PARENTAL, PARTIAL_PARENTAL, PREGNANCY, SPECIAL
from benefits.periods import Period
from benefits.shares import Tally, paid_to

__all__ = ["BENEFIT", "LIMIT", "Claim", "Facts", "Leave", "LeaveAllowance", "calculate", "check"]

BENEFIT: Final = "annual_leave_cost"

RESTS_ON: Final = (PREGNANCY, SPECIAL, PARENTAL, PARTIAL_PARENTAL)
"""The allowances during which annual leave accrues at Kela's cost."""

LIMIT: Final = MonthLimit(lambda law: law.annual_leave_cost.claim_months)
"""Two years from the first day of each calendar month claimed (C5, SVL 15:6)."""

Facts = FactsOf[Claim]
"""What a claim of annual leave cost compensation is reckoned from."""


def check(claim: Claim, law: Law, _filed_on: date | None = None) -> tuple[Finding, ...]:
    """Return what can be objected to the claim by itself, by the law of the start of entitlement.

    A claim may come in before its leave is over: its day does not matter here.
    """
    found = tuple(objections.to_range(days_stated(claim))) or tuple(_to_order(claim))
    if found:
        return found
    law = law.on(claim.anchor)
    if claim.anchor < law.begins_on[BENEFIT]:
        return (codes.OLD_LAW.finding("entitlement_start", onset=claim.anchor),)
    return (*_to_months(claim, law), *_to_holiday_pay(claim))


def _to_order(claim: Claim) -> Iterator[Finding]:
    """Object to days that cannot follow one another, and to what is missing."""
    yield from objections.to_order("leave", claim.leave)
    yield from objections.to_order("claimed", claim.claimed)
    for place, leave in enumerate(claim.leave):
        if leave.starts_on < claim.entitlement_start:
            field = f"leave.{place}.starts_on"
            yield codes.LEAVE_BEFORE_ENTITLEMENT.finding(
                field, onset=claim.entitlement_start, day=leave.starts_on
            )
    if not claim.leave:
        yield codes.NO_LEAVE.finding("leave")
    if not claim.claimed:
        yield codes.NO_MONTHS.finding("claimed")
    yield from objections.to_wage("holiday_pay", claim.holiday_pay)


def _to_months(claim: Claim, law: Law) -> Iterator[Finding]:
    """Say which months hold too few days, and where that hangs on how partial days are counted (F13)."""
    accrued, least = accrual(claim.leave, law), law.annual_leave_cost.least_weekdays
    for month in months_of(claim.claimed):
        days = accrued.weekdays(month)
        if days < least:
            yield codes.MONTH_SHORT.finding("claimed", month=month.starts_on, days=days, least=least)
        elif accrued.rests_on_partial(month, least):
            yield codes.PARTIAL_DAYS.finding("leave", month=month.starts_on, least=least)


def _to_holiday_pay(claim: Claim) -> Iterator[Finding]:
    if claim.estimated:
        yield codes.HOLIDAY_PAY_ESTIMATED.finding("estimated")
    if not claim.holiday_pay:
        yield codes.HOLIDAY_PAY_ZERO.finding("holiday_pay")


class Months(msgspec.Struct, frozen=True):
    """The months claimed, in order, and of those that fall away why."""

    claimed: Sequence[Period]
    away: dict[Period, Reason]

    @property
    def paid(self) -> list[Period]:
        """The months that are compensated."""
        return [month for month in self.claimed if month not in self.away]


def calculate(facts: Facts, law: Law) -> Calculation:
    """Return what the claim is worth with its lines, one for each month, and its payment.

    A claim that something stops, or whose entitlement began under the old law, is not reckoned. A month
    that holds too few days, or is claimed too late, falls away from the rest.
    """
    claim = facts.claim
    law = law.on(claim.anchor)
    deadline = LIMIT.deadline(_counted_from(claim), law).last_day
    checked = check(claim, law, facts.filed_on)
    if stops(checked) or claim.anchor < law.begins_on[BENEFIT]:
        return unreckoned(BENEFIT, claim.anchor, deadline, checked)
    accrued = accrual(claim.leave, law)
    months = _months(facts, accrued, law)
    income = _income(facts, law)
    share = claim.holiday_pay * len(months.paid) / len(months.claimed)
    reckoned = cost(len(months.paid), income.amount, share, law)
    lines = tuple(_lines(months, reckoned, income))
    total = paid_to(Payee.EMPLOYER, lines)
    return msgspec.structs.replace(
        unreckoned(BENEFIT, claim.anchor, deadline, checked),
        annual_income=None if income.amount is None else to_cents(income.amount),
        steps=(*income.steps, *reckoned.steps()),
        lines=lines,
        instalments=payment(_span(months.paid or months.claimed), total),
        employer_total=total,
        findings=(
            *checked,
            *_to_filing(facts, accrued, months, law),
            *objections.to_allowance(facts.earlier, RESTS_ON, _span(months.claimed)),
            *income.findings,
            *_to_readings(claim, reckoned, income, law),
        ),
    )


def _counted_from(claim: Claim) -> date:
    """Return the first day of the first month: the time limit of the claim as a whole counts from it."""
    return min([*(month.starts_on for month in claim.days), LAST_DAY])


def _span(months: Sequence[Period]) -> Period:
    return Period(months[0].starts_on, months[-1].ends_on)


def _months(facts: Facts, accrued: Accrual, law: Law) -> Months:
    """Return the months claimed, less those with too few days and those whose time is over (C5)."""
    away: dict[Period, Reason] = {}
    claimed = months_of(facts.claim.claimed)
    for month in claimed:
        if accrued.weekdays(month) < law.annual_leave_cost.least_weekdays:
            away[month] = codes.SHORT_LINE
        elif facts.filed_on is not None and LIMIT.deadline(month.starts_on, law).last_day < facts.filed_on:
            away[month] = codes.LATE_LINE
    return Months(claimed, away)


def _income(facts: Facts, law: Law) -> AnnualIncome:
    """Return the annual income on which the allowance was based: as decided, else as it is known (F4)."""
    decided = _decided_income(facts.earlier, facts.claim.anchor)
    wages = Wages(
        gross=facts.gross_wages,
        after_deduction=decided if facts.annual_income is None else facts.annual_income,
        source=facts.income_source if decided is None else "register",
    )
    return annual_income(wages, facts.claim.anchor, None, law)


def _decided_income(earlier: Sequence[Spell], entitlement_start: date) -> Decimal | None:
    """Return the income by which an allowance of the same entitlement was decided."""
    decided = (spell.annual_income for spell in of(earlier, *RESTS_ON) if spell.onset == entitlement_start)
    return next((income for income in decided if income is not None), None)


def _lines(months: Months, reckoned: Cost, income: AnnualIncome) -> Iterator[Line]:
    """Give the compensation out to the months that are paid, evenly and to the cent."""
    tally = Tally(reckoned.months)
    compensation = reckoned.compensation or NOTHING
    line = codes.INCOME_LINE if compensation == reckoned.by_income else codes.CAP_LINE
    for month in months.claimed:
        reason = months.away.get(month) or income.waits
        if reason is not None:
            yield unpaid_line(month, reason)
        else:
            yield paid_line(month, tally.give(compensation), line, days=reckoned.days_per_month)


def _to_filing(facts: Facts, accrued: Accrual, months: Months, law: Law) -> Iterator[Finding]:
    """Object to months claimed too late (C5, C8), and to a claim that comes before the leave is over."""
    filed_on = facts.filed_on
    if filed_on is None:
        return
    for month, reason in months.away.items():
        if reason is codes.LATE_LINE:
            last_day = LIMIT.deadline(month.starts_on, law).last_day
            yield codes.MONTH_LATE.finding("claimed", month=month.starts_on, last_day=last_day)
    over_on = min(accrued.ends_on or filed_on, months.claimed[-1].ends_on)
    if filed_on <= over_on:
        yield codes.LEAVE_NOT_OVER.finding("leave", day=over_on)


def _to_readings(claim: Claim, reckoned: Cost, income: AnnualIncome, law: Law) -> Iterator[Finding]:
    """Say where another reading gives another sum: of whose the holiday pay is (F13), of the income (F16)."""
    total = reckoned.compensation
    if total is None or not reckoned.months:
        return
    readings = (
        (codes.HOLIDAY_PAY_UNDIVIDED, income.amount, claim.holiday_pay),
        (codes.INCOME_BASE, before_deduction(income.amount, law), reckoned.holiday_pay),
    )
    for code, amount, holiday_pay in readings:
        other = cost(reckoned.months, amount, holiday_pay, law).compensation
        if other is not None and other != total:
            yield code.finding(total=total, other_total=other)

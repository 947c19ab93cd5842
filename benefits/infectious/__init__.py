"""Infectious-disease allowance (tartuntatautipäiväraha): the claim, the check and the calculation (S29)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from benefits import codes as ground
from benefits import objections
from benefits.allowance import Price
from benefits.bars import FOREVER, Bar
from benefits.calculation import Calculation, Payee, unreckoned
from benefits.claims import INFECTIOUS, of_onset
from benefits.deadlines import SlidingLimit
from benefits.facts import Facts as FactsOf
from benefits.findings import Finding, stops
from benefits.infectious import codes
from benefits.infectious.amount import loss_of
from benefits.infectious.claim import Claim, Order, OrderCopy
from benefits.instalments import instalments, rhythm_of
from benefits.lateness import lateness
from benefits.law import Law
from benefits.money import NOTHING, to_cents
from benefits.shares import SharedOut, paid_to, share_out, weekdays_of_wage
from benefits.stretches import timeline

__all__ = ["LIMIT", "Claim", "Facts", "Order", "OrderCopy", "calculate", "check"]

BENEFIT: Final = INFECTIOUS

LIMIT: Final = SlidingLimit(lambda law: law.infectious_disease_allowance.claim_months)
"""Two months from the day wanted from; six for absences begun in 2022 (C6, C7, SVL 15:4.1)."""

Facts = FactsOf[Claim]
"""What a claim of infectious-disease allowance is reckoned from: no income but what the claim states."""


def check(claim: Claim, law: Law, filed_on: date | None = None) -> tuple[Finding, ...]:
    """Return what can be objected to the claim by itself, by the law of the first ordered day.

    `filed_on` is the day it comes in, None while that is open: an absence that has not begun is no claim.
    """
    out_of_range = tuple(objections.to_range(_days(claim)))
    if out_of_range:
        return out_of_range
    found = [
        *objections.to_order("paid", claim.paid),
        *objections.to_order("annual_leave", claim.annual_leave),
        *_to_order(claim),
        *_to_loss(claim),
    ]
    if claim.ordered_from < law.begins_on[BENEFIT]:
        return (codes.OLD_LAW.finding("ordered_from", onset=claim.ordered_from), *found)
    if claim.order_copy is OrderCopy.LATER:
        found.append(codes.ORDER_LATER.finding("order_copy"))
    if not claim.clause:
        found.append(ground.CLAUSE_MISSING.finding("clause"))
    if filed_on is not None and filed_on < claim.ordered_from:
        found.append(codes.ORDER_AHEAD.finding("ordered_from", day=claim.ordered_from))
    return tuple(found)


def _days(claim: Claim) -> Iterator[tuple[str, date]]:
    yield from (("ordered_from", claim.ordered_from), ("ordered_until", claim.ordered_until))
    yield from objections.days_of("paid", claim.paid)
    yield from objections.days_of("annual_leave", claim.annual_leave)


def _to_order(claim: Claim) -> Iterator[Finding]:
    """Object to an order that cannot be, and to days with pay that it does not hold."""
    begins, ends = claim.ordered_from, claim.ordered_until
    if ends < begins:
        yield ground.PERIOD_REVERSED.finding("ordered_until", starts_on=begins, ends_on=ends)
    if not claim.paid:
        yield ground.NOTHING_STATED.finding("paid")
    for place, period in enumerate(claim.paid):
        if period.starts_on < begins or ends < period.ends_on:
            yield codes.OUTSIDE_ORDER.finding(f"paid.{place}", starts_on=begins, ends_on=ends)
        yield from objections.to_pay(f"paid.{place}", period)


def _to_loss(claim: Claim) -> Iterator[Finding]:
    """Object to a loss that is not stated in exactly one way, or in no amount of money."""
    if claim.monthly_pay is None and claim.lost_earnings is None:
        yield codes.LOSS_MISSING.finding("monthly_pay")
    if claim.monthly_pay is not None and claim.lost_earnings is not None:
        yield codes.LOSS_TWICE.finding("lost_earnings")
    for field in ("monthly_pay", "lost_earnings", "other_earnings"):
        yield from objections.to_wage(field, getattr(claim, field) or NOTHING)


def calculate(facts: Facts, law: Law) -> Calculation:
    """Return what the claim is worth with its lines, instalments and findings.

    There is no waiting period and no maximum: as long as the order is in force, every weekday is payable.
    """
    claim = facts.claim
    law = law.on(claim.ordered_from)
    found = (*check(claim, law, facts.filed_on), *objections.to_days_ahead(claim.paid, facts.filed_on))
    paid = sorted(claim.paid, key=lambda period: period.starts_on)
    late = lateness(LIMIT, paid[0].starts_on if paid else claim.ordered_from, facts.filed_on, law)
    if stops(found) or claim.ordered_from < law.begins_on[BENEFIT]:
        return unreckoned(BENEFIT, claim.ordered_from, late.deadline.last_day, found)
    weekdays = sum(weekdays_of_wage(period, claim.annual_leave) for period in paid)
    loss = loss_of(claim, max(weekdays, 1), law)
    first = late.first_payable(claim.ordered_from, of_onset(claim.ordered_from, BENEFIT, facts.earlier))
    prices = (Price(claim.ordered_from, loss.daily, minimal=False, unknown_from=None),)
    time = timeline((*late.bars(), *_bars(claim)), prices, None, paid[-1].ends_on)
    shared = share_out(paid, claim.annual_leave, NOTHING, time, law)
    return Calculation(
        benefit=BENEFIT,
        law_on=claim.ordered_from,
        annual_income=None,
        daily_allowance=to_cents(loss.daily),
        first_payable_day=first,
        last_payable_day=claim.ordered_until,
        deadline=late.deadline.last_day,
        steps=loss.steps,
        lines=tuple(shared.lines),
        instalments=instalments(shared.lines, first, rhythm_of(law)),
        employer_total=paid_to(Payee.EMPLOYER, shared.lines),
        employee_total=paid_to(Payee.EMPLOYEE, shared.lines),
        findings=(*found, *late.findings(), *loss.findings, *_to_wage(shared, law)),
    )


def _bars(claim: Claim) -> Iterator[Bar]:
    """Return the days without a loss, and the reason for which the allowance is the employee's."""
    for leave in claim.annual_leave:
        yield Bar(leave.starts_on, leave.ends_on, codes.LEAVE_LINE)
    if not claim.clause:
        yield Bar(claim.ordered_from, FOREVER, ground.CLAUSE_LINE, Payee.EMPLOYEE)


def _to_wage(shared: SharedOut, law: Law) -> Iterator[Finding]:
    """Say where a wage smaller than the loss can be spread over the days in two ways (S23)."""
    if any(line.code == ground.WAGE_LINE.code for line in shared.lines):
        yield from shared.objections(law)

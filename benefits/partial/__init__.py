"""Partial sickness allowance (osasairauspäiväraha): the claim, the check and the calculation (S26–S28)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from benefits import codes as ground
from benefits import objections
from benefits.allowance import DailyAmount
from benefits.bars import Bar, not_yet, on_leave
from benefits.calculation import Calculation, Payee, unreckoned
from benefits.checkpoints import rehabilitation_check
from benefits.claims import PARTIAL, Accident, Certificate, of_onset
from benefits.deadlines import SlidingLimit
from benefits.facts import Facts as FactsOf
from benefits.findings import Finding, stops
from benefits.instalments import instalments, rhythm_of
from benefits.lateness import lateness
from benefits.law import Law
from benefits.money import NOTHING, to_cents
from benefits.partial import conditions
from benefits.partial.amount import half_of_sickness
from benefits.partial.claim import Before, Claim
from benefits.partial.right import Incapacity, right_of
from benefits.periods import Period
from benefits.shares import paid_to, share_out
from benefits.stretches import timeline
from benefits.waiting import Waiting

__all__ = ["LIMIT", "Before", "Claim", "Facts", "Incapacity", "calculate", "check"]

BENEFIT: Final = PARTIAL

LIMIT: Final = SlidingLimit(lambda law: law.partial_sickness_allowance.claim_months)
"""Two months from the day wanted from, for each day by itself (C6, SVL 15:4.1)."""

Facts = FactsOf[Claim]
"""What a claim of partial sickness allowance is reckoned from."""


def check(claim: Claim, law: Law, filed_on: date | None = None) -> tuple[Finding, ...]:
    """Return what can be objected to the claim by itself, by the law of its onset.

    `filed_on` is the day it comes in, None while that is open: incapacity that has not begun is no claim.
    """
    out_of_range = tuple(objections.to_range(_days(claim)))
    if out_of_range:
        return out_of_range
    law = law.on(claim.onset)
    found = [
        *objections.to_order("paid", claim.paid),
        *objections.to_order("annual_leave", claim.annual_leave),
        *objections.to_paid(claim.onset, claim.paid, law),
        *objections.to_continuing(claim.onset, claim.continues_from, paid=bool(claim.paid)),
        *conditions.slips(claim),
        *_to_answers(claim),
    ]
    if claim.onset < law.begins_on[BENEFIT]:
        return (ground.OLD_LAW.finding("onset", onset=claim.onset), *found)
    first = _incapacity(claim).waiting(law).first_payable_day
    found += [*conditions.unmet(claim, law), *conditions.to_employer(claim, first, law)]
    if claim.previous is not Before.NOTHING:
        relapse = claim.previous is Before.SAME_ILLNESS
        found += objections.to_paid_until(claim.previous_paid_until, claim.onset, law, relapse=relapse)
    if claim.continues_from is None:
        found += objections.to_length(first, claim.paid)
    if filed_on is not None and filed_on < claim.onset:
        found.append(ground.ONSET_IN_FUTURE.finding("onset", onset=claim.onset))
    return tuple(found)


def _days(claim: Claim) -> Iterator[tuple[str, date]]:
    """Name every day the claim states, but the last day paid earlier, which may lie far back."""
    yield from (("onset", claim.onset), ("part_time_from", claim.part_time_from))
    yield "part_time_until", claim.part_time_until
    if claim.continues_from is not None:
        yield "continues_from", claim.continues_from
    yield from objections.days_of("paid", claim.paid)
    yield from objections.days_of("annual_leave", claim.annual_leave)


def _to_answers(claim: Claim) -> Iterator[Finding]:
    """Say what follows from the claim's other answers, and which of them a person at Kela looks at."""
    answers = (
        ("certificate", ground.CERTIFICATE_LATER, claim.certificate is Certificate.LATER),
        ("accident", ground.WAITS_FOR_INSURER, claim.accident is Accident.INSURER_DECIDES),
        ("accident", ground.INSURER_DECIDED, claim.accident is Accident.INSURER_DECIDED),
        ("three_months", ground.THREE_MONTHS_ASKED, claim.three_months is not None),
    )
    yield from (code.finding(field) for field, code, given in answers if given)


def calculate(facts: Facts, law: Law) -> Calculation:
    """Return what the claim is worth with its lines, instalments and findings.

    A claim that something stops, or whose onset the law of today does not reach, is not reckoned. Days older
    than the time limit are lost; the first payable day is the first of those that are left.
    """
    claim = facts.claim
    law = law.on(claim.onset)
    found = (*check(claim, law, facts.filed_on), *objections.to_days_ahead(claim.paid, facts.filed_on))
    paid = sorted(claim.paid, key=lambda period: period.starts_on)
    stated_from = paid[0].starts_on if paid else claim.onset
    if stops(found) or claim.onset < law.begins_on[BENEFIT]:
        deadline = lateness(LIMIT, stated_from, facts.filed_on, law).deadline
        return unreckoned(BENEFIT, claim.onset, deadline.last_day, found)
    incapacity = _incapacity(claim, facts)
    waited = max(incapacity.waiting(law).first_payable_day, claim.part_time_from)
    late = lateness(LIMIT, max(waited, stated_from), facts.filed_on, law)
    first = late.first_payable(waited, of_onset(claim.onset, BENEFIT, facts.earlier))
    right = right_of(incapacity, first, law)
    ends_on = paid[-1].ends_on if paid else claim.onset
    days = Period(max(first, stated_from), min(right.last_payable_day, ends_on))
    wages = facts.wages(three_months_asked=claim.three_months is not None)
    income, amount = half_of_sickness(incapacity, wages, law, days)
    bars = (*right.bars(), *late.bars(), *_bars(claim, amount, law))
    shared = share_out(paid, claim.annual_leave, NOTHING, timeline(bars, amount.prices, None, ends_on), law)
    return Calculation(
        benefit=BENEFIT,
        law_on=claim.onset,
        annual_income=None if income.amount is None else to_cents(income.amount),
        daily_allowance=amount.first,
        first_payable_day=first,
        last_payable_day=right.last_payable_day,
        deadline=late.deadline.last_day,
        steps=amount.steps,
        lines=tuple(shared.lines),
        instalments=instalments(shared.lines, first, rhythm_of(law)),
        employer_total=shared.employer_total,
        employee_total=paid_to(Payee.EMPLOYEE, shared.lines),
        findings=(
            *found,
            *late.findings(),
            *amount.findings,
            *right.objections(ends_on),
            *shared.objections(law),
            *rehabilitation_check(first, right.maximum.together_before, days, law),
        ),
        full_waiting=right.waiting.served is Waiting.FULL,
    )


def ahead(facts: Facts, law: Law) -> tuple[Finding, ...]:
    """Return the check point of the incapacity if it goes on as long as the right lasts (S31)."""
    law = law.on(facts.claim.onset)
    incapacity = _incapacity(facts.claim, facts)
    first = max(incapacity.waiting(law).first_payable_day, facts.claim.part_time_from)
    right = right_of(incapacity, first, law)
    days = Period(first, right.last_payable_day)
    return tuple(rehabilitation_check(first, right.maximum.together_before, days, law))


def _incapacity(claim: Claim, facts: Facts | None = None) -> Incapacity:
    return Incapacity(
        onset=claim.onset,
        previous=claim.previous,
        previous_paid_until=claim.previous_paid_until,
        birth_date=None if facts is None else facts.birth_date,
        earlier=() if facts is None else facts.earlier,
    )


def _bars(claim: Claim, amount: DailyAmount, law: Law) -> Iterator[Bar]:
    """Return the days that are not the employer's by what the claim says, or by what is not known yet."""
    yield from not_yet(claim.onset, claim.continues_from, claim.accident)
    yield from amount.bars(claim.onset)
    yield from on_leave(claim.annual_leave)
    yield from conditions.bars(claim, law)

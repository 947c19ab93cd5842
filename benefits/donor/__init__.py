"""Donor's allowance (luovutuspäiväraha): the claim, the check and the calculation (S30)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from benefits import codes as ground
from benefits import objections
from benefits.allowance import DailyAmount
from benefits.bars import FOREVER, Bar
from benefits.calculation import Calculation, Payee, unreckoned
from benefits.claims import DONOR, Certificate, of_onset
from benefits.deadlines import SlidingLimit
from benefits.donor import codes
from benefits.donor.amount import by_formula, by_loss, covers_loss
from benefits.donor.claim import Claim
from benefits.facts import Facts as FactsOf
from benefits.findings import Finding, stops
from benefits.income import AnnualIncome
from benefits.instalments import instalments, rhythm_of
from benefits.lateness import lateness
from benefits.law import Law
from benefits.money import NOTHING, to_cents
from benefits.periods import Period
from benefits.shares import paid_to, share_out
from benefits.stretches import timeline

__all__ = ["LIMIT", "Claim", "Facts", "calculate", "check"]

BENEFIT: Final = DONOR

LIMIT: Final = SlidingLimit(lambda law: law.donor_allowance.claim_months)
"""Two months from the day wanted from, for each day by itself (C6, SVL 15:4.1)."""

Facts = FactsOf[Claim]
"""What a claim of donor's allowance is reckoned from."""


def check(claim: Claim, law: Law, filed_on: date | None = None) -> tuple[Finding, ...]:
    """Return what can be objected to the claim by itself, by the law of its onset.

    `filed_on` is the day it comes in, None while that is open: an absence that has not begun is no claim.
    """
    out_of_range = tuple(
        objections.to_range([("onset", claim.onset), *objections.days_of("paid", claim.paid)])
    )
    if out_of_range:
        return out_of_range
    law = law.on(claim.onset)
    found = [
        *objections.to_order("paid", claim.paid),
        *objections.to_paid(claim.onset, claim.paid, law),
        *objections.to_continuing(claim.onset, None, paid=bool(claim.paid)),
        *_to_answers(claim),
    ]
    if claim.onset < law.begins_on[BENEFIT]:
        return (ground.OLD_LAW.finding("onset", onset=claim.onset), *found)
    if covers_loss(claim.onset, law):
        found.append(codes.LOSS_TO_CONFIRM.finding("paid"))
    if filed_on is not None and filed_on < claim.onset:
        found.append(ground.ONSET_IN_FUTURE.finding("onset", onset=claim.onset))
    return tuple(found)


def _to_answers(claim: Claim) -> Iterator[Finding]:
    """Say what follows from the claim's answers, and which of them a person at Kela looks at."""
    others = claim.other_wages or NOTHING
    answers = (
        ("certificate", ground.CERTIFICATE_LATER, claim.certificate is Certificate.LATER),
        ("vital_transplant", codes.NO_TRANSPLANT, not claim.vital_transplant),
        ("three_months", ground.THREE_MONTHS_ASKED, claim.three_months is not None),
        ("other_wages", ground.SEVERAL_EMPLOYERS, bool(others)),
    )
    yield from (code.finding(field) for field, code, given in answers if given)
    yield from objections.to_wage("other_wages", others)


def calculate(facts: Facts, law: Law) -> Calculation:
    """Return what the claim is worth with its lines, instalments and findings.

    There is no waiting period and no maximum, and no clause is needed: the employer gets the allowance as far
    as it has paid wage.
    """
    claim = facts.claim
    law = law.on(claim.onset)
    found = (*check(claim, law, facts.filed_on), *objections.to_days_ahead(claim.paid, facts.filed_on))
    paid = sorted(claim.paid, key=lambda period: period.starts_on)
    late = lateness(LIMIT, paid[0].starts_on if paid else claim.onset, facts.filed_on, law)
    if stops(found) or claim.onset < law.begins_on[BENEFIT]:
        return unreckoned(BENEFIT, claim.onset, late.deadline.last_day, found)
    first = late.first_payable(claim.onset, of_onset(claim.onset, BENEFIT, facts.earlier))
    days = Period(max(first, paid[0].starts_on), paid[-1].ends_on)
    income, amount = _amount(facts, law, days)
    time = timeline((*late.bars(), *_bars(claim, amount)), amount.prices, None, days.ends_on)
    shared = share_out(paid, (), claim.other_wages or NOTHING, time, law)
    return Calculation(
        benefit=BENEFIT,
        law_on=claim.onset,
        annual_income=None if income.amount is None else to_cents(income.amount),
        daily_allowance=None if amount.first is None else to_cents(amount.first),
        first_payable_day=first,
        last_payable_day=None,
        deadline=late.deadline.last_day,
        steps=amount.steps,
        lines=tuple(shared.lines),
        instalments=instalments(shared.lines, first, rhythm_of(law)),
        employer_total=paid_to(Payee.EMPLOYER, shared.lines),
        employee_total=paid_to(Payee.EMPLOYEE, shared.lines),
        findings=(*found, *late.findings(), *amount.findings, *shared.objections(law)),
    )


def _amount(facts: Facts, law: Law, days: Period) -> tuple[AnnualIncome, DailyAmount]:
    """Return the annual income where the amount rests on it, and what the days are worth."""
    claim = facts.claim
    if not covers_loss(claim.onset, law):
        wages = facts.wages(three_months_asked=claim.three_months is not None)
        return by_formula(claim.onset, wages, facts.earlier, law, days)
    paid = sorted(claim.paid, key=lambda period: period.starts_on)
    prices, steps = by_loss(paid, claim.other_wages or NOTHING)
    return AnnualIncome(None), DailyAmount(tuple(prices), None, tuple(steps), ())


def _bars(claim: Claim, amount: DailyAmount) -> Iterator[Bar]:
    """Return the days that nobody is paid for by what the claim says, or by what is not known yet."""
    if not claim.vital_transplant:
        yield Bar(claim.onset, FOREVER, codes.NO_TRANSPLANT_LINE)
    yield from amount.bars(claim.onset)

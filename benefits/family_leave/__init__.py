"""Family leave compensation (perhevapaakorvaus): the claim, the check and the calculation of a lump sum."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from benefits import codes as ground
from benefits import objections
from benefits.calculation import Calculation, Line, unreckoned
from benefits.calendar import LAST_DAY, weekday_until
from benefits.claims import of
from benefits.deadlines import Deadline, Limit
from benefits.facts import Facts as FactsOf
from benefits.family_leave import codes
from benefits.family_leave.claim import Claim, ContractType, PaidAllowance, days_stated
from benefits.family_leave.conditions import allowance_until, month_of_wage, to_conditions
from benefits.findings import Finding, stops
from benefits.law import Law
from benefits.lump_sums import paid_line, payment, unpaid_line
from benefits.parental.claims import PARENTAL, PREGNANCY

__all__ = [
    "BENEFIT",
    "LIMIT",
    "Claim",
    "ContractType",
    "Facts",
    "PaidAllowance",
    "calculate",
    "check",
    "to_lateness",
]

BENEFIT: Final = "family_leave_compensation"

LIMIT: Final = Limit(lambda law: law.family_leave_compensation.claim_months)
"""Two years from the start of the allowance period (C5, SVL 15:6)."""

Facts = FactsOf[Claim]
"""What a claim of family leave compensation is reckoned from."""


def check(claim: Claim, law: Law, filed_on: date | None = None) -> tuple[Finding, ...]:
    """Return what can be objected to the claim by itself, by the law of the start of the allowance period.

    `filed_on` is the day it comes in, None while that is open: it may come in once a month's wage is paid.
    """
    found = tuple(objections.to_range(days_stated(claim))) or tuple(_to_order(claim))
    if found:
        return found
    law = law.on(claim.anchor)
    if claim.anchor < law.begins_on[BENEFIT]:
        return (codes.OLD_LAW.finding("allowance_starts_on", onset=claim.anchor),)
    return (*to_conditions(claim, law), *_to_answers(claim, law, filed_on))


def _to_order(claim: Claim) -> Iterator[Finding]:
    """Object to days that cannot follow one another, and to a fixed term without an end."""
    ends = (
        ("allowance_ends_on", claim.allowance_starts_on, claim.allowance_ends_on),
        ("contract_ends_on", claim.employed_from, claim.contract_ends_on),
    )
    for field, starts_on, ends_on in ends:
        if ends_on is not None and ends_on < starts_on:
            yield ground.PERIOD_REVERSED.finding(field, starts_on=starts_on, ends_on=ends_on)
    yield from objections.to_order("paid", claim.paid)
    if claim.contract_type is ContractType.FIXED_TERM and claim.contract_ends_on is None:
        yield codes.CONTRACT_END_MISSING.finding("contract_ends_on")


def _to_answers(claim: Claim, law: Law, filed_on: date | None) -> Iterator[Finding]:
    """Say what a person at Kela looks at, and where the claim comes in before it can be decided."""
    least = law.family_leave_compensation.least_working_time
    if claim.temporary_part_time and claim.working_time < least:
        yield codes.TEMPORARY_PART_TIME.finding("temporary_part_time")
    until = allowance_until(claim, law)
    if until < weekday_until(claim.allowance_ends_on):
        yield codes.PERIOD_TOO_LONG.finding("allowance_ends_on", day=until)
    month = month_of_wage(claim, law)
    if month is not None and filed_on is not None and filed_on < month.ends_on:
        yield codes.EARLY.finding("paid", day=month.ends_on)


def calculate(facts: Facts, law: Law) -> Calculation:
    """Return what the claim is worth: the lump sum in one payment, or the line that says why it is not paid.

    A claim that something stops, or whose period began under the old law, is not reckoned.
    """
    claim = facts.claim
    law = law.on(claim.anchor)
    deadline = LIMIT.deadline(min(claim.anchor, LAST_DAY), law)
    checked = check(claim, law, facts.filed_on)
    if stops(checked) or claim.anchor < law.begins_on[BENEFIT]:
        return unreckoned(BENEFIT, claim.anchor, deadline.last_day, checked)
    late = tuple(to_lateness(facts.filed_on, deadline))
    line = _line(claim, law, late=bool(late))
    month = month_of_wage(claim, law) or claim.allowance_period
    return msgspec.structs.replace(
        unreckoned(BENEFIT, claim.anchor, deadline.last_day, (*checked, *late, *_to_earlier(facts))),
        lines=(line,),
        instalments=payment(month, line.amount),
        employer_total=line.amount,
    )


def _line(claim: Claim, law: Law, *, late: bool) -> Line:
    if any(to_conditions(claim, law)):
        return unpaid_line(claim.allowance_period, codes.CONDITIONS_LINE)
    if late:
        return unpaid_line(claim.allowance_period, codes.LATE_LINE)
    return paid_line(claim.allowance_period, law.family_leave_compensation.lump_sum, codes.LUMP_LINE)


def to_lateness(filed_on: date | None, deadline: Deadline) -> Iterator[Finding]:
    """Object to a claim that comes in after its time (C5, C8)."""
    if filed_on is not None and filed_on > deadline.last_day:
        yield codes.LATE.finding(last_day=deadline.last_day, filed_on=filed_on)


def _to_earlier(facts: Facts) -> Iterator[Finding]:
    """Say what earlier decisions tell: that no allowance is seen, or that the sum was paid before (F11)."""
    claim = facts.claim
    if claim.allowance is not PaidAllowance.NONE:
        rests_on = PREGNANCY if claim.allowance is PaidAllowance.PREGNANCY else PARENTAL
        yield from objections.to_allowance(facts.earlier, (rests_on,), claim.allowance_period)
    if objections.is_paid_in(of(facts.earlier, BENEFIT), claim.allowance_period):
        yield codes.CLAIMED_BEFORE.finding()

"""Occupational health compensation (työterveyshuollon korvaus): the check and the calculation of a year."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from benefits import codes as ground
from benefits import objections
from benefits.calculation import Calculation, Payee, unreckoned
from benefits.calendar import LAST_DAY
from benefits.deadlines import Deadline, Limit
from benefits.facts import Facts as FactsOf
from benefits.findings import Finding, stops
from benefits.law import Law
from benefits.lump_sums import payment
from benefits.occupational_health import codes
from benefits.occupational_health.account import Choice
from benefits.occupational_health.claim import (
    Arrangement,
    Claim,
    Cooperation,
    Cost,
    CostClass,
    CostKind,
    MonthEnd,
    RaiseReason,
    Statement,
)
from benefits.occupational_health.conditions import to_conditions
from benefits.occupational_health.costs import to_amounts, to_costs
from benefits.occupational_health.heads import to_heads
from benefits.occupational_health.reckoning import reckon
from benefits.occupational_health.years import is_longer
from benefits.shares import paid_to

__all__ = [
    "BENEFIT",
    "LIMIT",
    "Arrangement",
    "Claim",
    "Cooperation",
    "Cost",
    "CostClass",
    "CostKind",
    "Facts",
    "MonthEnd",
    "RaiseReason",
    "Statement",
    "calculate",
    "check",
]

BENEFIT: Final = "occupational_health"

LIMIT: Final = Limit(lambda law: law.occupational_health.claim_months)
"""Six months from the end of the financial year (O9, SVL 15:5.1)."""


class Facts(FactsOf[Claim], frozen=True, kw_only=True):
    """What a claim is reckoned from: itself, and what an officer chooses where the law leaves it open.

    `raised` lets the ceiling of a small employer be raised (O7), `prorated` reckons that of a shorter or
    longer financial year by its months (O6).
    """

    raised: bool = False
    prorated: bool = False


def check(claim: Claim, law: Law, filed_on: date | None = None) -> tuple[Finding, ...]:
    """Return what can be objected to the claim by itself, by the law of its ceiling year.

    `filed_on` is the day it comes in, None while that is open: a year that is not over is no claim.
    """
    slips = (*objections.to_range(_days(claim)), *_to_order(claim))
    if slips:
        return slips
    law = law.on(claim.anchor)
    figures = law.occupational_health
    found = [*to_amounts(claim), *to_heads(claim)]
    if is_longer(claim.year, figures.longest_year_months):
        found.append(codes.YEAR_TOO_LONG.finding("year_ends_on", months=figures.longest_year_months))
    if filed_on is not None and filed_on <= claim.year_ends_on:
        found.append(codes.YEAR_NOT_OVER.finding("year_ends_on", day=claim.year_ends_on))
    if stops(tuple(found)):
        return tuple(found)
    if claim.anchor < law.begins_on[BENEFIT]:
        found.append(codes.YEAR_BEFORE_FIGURES.finding("year_starts_on", day=claim.year_starts_on))
    return (*found, *to_conditions(claim, figures), *to_costs(claim, figures))


def _days(claim: Claim) -> Iterator[tuple[str, date]]:
    """Name every day the claim states."""
    for field, day in (
        ("year_starts_on", claim.year_starts_on),
        ("year_ends_on", claim.year_ends_on),
        ("statement_on", claim.statement_on),
        ("plan_reviewed_on", claim.plan_reviewed_on),
        ("before_work_on", claim.before_work_on),
    ):
        if day is not None:
            yield field, day


def _to_order(claim: Claim) -> Iterator[Finding]:
    """Object to a financial year that ends before it starts."""
    if claim.year_ends_on < claim.year_starts_on:
        yield ground.PERIOD_REVERSED.finding(
            "year_ends_on", starts_on=claim.year_starts_on, ends_on=claim.year_ends_on
        )


def calculate(facts: Facts, law: Law) -> Calculation:
    """Return what the claim is worth with its lines and findings; it is paid at once.

    A claim that something stops, or whose year lies before all figures, is not reckoned.
    """
    claim = facts.claim
    law = law.on(claim.anchor)
    deadline = LIMIT.deadline(min(claim.year_ends_on, LAST_DAY), law)
    found = (*check(claim, law, facts.filed_on), *_to_lateness(facts, deadline))
    if stops(found) or claim.anchor < law.begins_on[BENEFIT]:
        return unreckoned(BENEFIT, claim.anchor, deadline.last_day, found)
    choice = Choice(raised=facts.raised, prorated=facts.prorated, agreed_practice=claim.work_ability_practice)
    reckoned = reckon(claim, choice, law)
    total = paid_to(Payee.EMPLOYER, reckoned.lines)
    return msgspec.structs.replace(
        unreckoned(BENEFIT, claim.anchor, deadline.last_day, (*found, *reckoned.findings)),
        steps=reckoned.steps,
        lines=reckoned.lines,
        instalments=payment(claim.year, total),
        employer_total=total,
        estimate=reckoned.estimate,
    )


def _to_lateness(facts: Facts, deadline: Deadline) -> Iterator[Finding]:
    """Object to a claim that comes in after its time (O9, C8)."""
    if facts.filed_on is not None and facts.filed_on > deadline.last_day:
        yield codes.COMPENSATION_LATE.finding(last_day=deadline.last_day, filed_on=facts.filed_on)

"""Conditions: how occupational health care must have been arranged for its costs to be compensated.

What is missing refuses the costs of the whole claim, or those of class II alone; an officer looks at it.
"""

from collections.abc import Iterator

from benefits.findings import Code, Finding
from benefits.occupational_health import codes
from benefits.occupational_health.claim import STATIONS, Claim, Cooperation, CostClass, CostKind, Statement
from benefits.views import OccupationalHealthFigures


def refusals(claim: Claim) -> Iterator[tuple[str, Code]]:
    """Yield the field and kind of everything for which nothing of the claim is compensated."""
    bought = any(cost.arrangement not in STATIONS for cost in claim.costs)
    answers = (
        ("free_of_charge", codes.NOT_FREE, claim.free_of_charge),
        ("agreement", codes.AGREEMENT_MISSING, claim.agreement or not bought),
        ("workplace_survey", codes.SURVEY_MISSING, claim.workplace_survey),
        ("plan_reviewed_on", codes.PLAN_MISSING, claim.plan_reviewed_on is not None),
        ("cooperation", codes.COOPERATION_MISSING, claim.cooperation is not Cooperation.NONE),
        ("statement", codes.STATEMENT_MISSING, claim.statement is not Statement.NONE),
        (
            "costs",
            codes.GENERAL_FEES_ALONE,
            any(cost.kind is not CostKind.GENERAL_FEES for cost in claim.costs),
        ),
    )
    yield from ((field, code) for field, code, met in answers if not met)


def medical_refusals(claim: Claim) -> Iterator[tuple[str, Code]]:
    """Yield the field and kind of everything for which no costs of class II are compensated."""
    if not _has_costs(claim, CostClass.MEDICAL):
        return
    if not _has_costs(claim, CostClass.PREVENTIVE):
        yield "costs", codes.NO_PREVENTIVE
    if claim.medical_for_all is False:
        yield "medical_for_all", codes.MEDICAL_NOT_FOR_ALL


def _has_costs(claim: Claim, cost_class: CostClass) -> bool:
    return any(cost.amount for cost in claim.costs_of(cost_class))


def to_conditions(claim: Claim, figures: OccupationalHealthFigures) -> Iterator[Finding]:
    """Say which conditions are missing, which answers are, and what an officer looks at."""
    for field, code in (*refusals(claim), *medical_refusals(claim)):
        yield code.finding(field)
    if claim.statement is not Statement.NONE and claim.statement_on is None:
        yield codes.STATEMENT_DAY_MISSING.finding("statement_on")
    if claim.medical_for_all is None and _has_costs(claim, CostClass.MEDICAL):
        yield codes.MEDICAL_ANSWER_MISSING.finding("medical_for_all")
    reviewed_on = claim.plan_reviewed_on
    if reviewed_on is not None and reviewed_on < claim.year_starts_on:
        yield codes.PLAN_NOT_REVIEWED.finding("plan_reviewed_on", day=reviewed_on)
    if claim.paid_by_insurance:
        yield codes.PAID_BY_INSURANCE.finding("paid_by_insurance")
    if claim.raise_reason is not None:
        yield codes.RAISE_ASKED.finding("raise_reason")
    yield from _to_work_not_begun(claim, figures)


def _to_work_not_begun(claim: Claim, figures: OccupationalHealthFigures) -> Iterator[Finding]:
    """Say what holds of services for people whose work had not begun (O11)."""
    day, since = claim.before_work_on, figures.before_work_from
    if day is not None:
        code = codes.BEFORE_WORK_TOO_EARLY if day < since else codes.BEFORE_WORK
        yield code.finding("before_work_on", day=day, since=since)

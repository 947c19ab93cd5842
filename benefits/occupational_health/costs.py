"""Costs: which of them can be compensated, which never are, and what objects to them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from benefits.findings import Code, Finding
from benefits.money import NOTHING
from benefits.occupational_health import codes
from benefits.occupational_health.claim import STATIONS, Claim, Cost, CostClass, CostKind
from benefits.occupational_health.compensation import Costs
from benefits.views import OccupationalHealthFigures

NEVER: Final[Mapping[CostKind, Code]] = {
    CostKind.UNORDERED_SPECIALISTS: codes.UNORDERED_SPECIALISTS,
    CostKind.OTHER_COVID_TESTS: codes.OTHER_COVID_TESTS,
    CostKind.SHORT_THERAPY: codes.SHORT_THERAPY,
    CostKind.DENTAL: codes.DENTAL,
    CostKind.REHABILITATION: codes.REHABILITATION,
    CostKind.RISK_ASSESSMENT: codes.RISK_ASSESSMENT,
    CostKind.PROTECTION: codes.PROTECTION,
    CostKind.PREMISES: codes.PREMISES,
}
"""What is never compensated, and the finding that says so."""

OWN_CLASS: Final[Mapping[CostKind, CostClass]] = {
    CostKind.VACCINATIONS: CostClass.PREVENTIVE,
    CostKind.FIRST_AID: CostClass.PREVENTIVE,
    CostKind.COVID_VACCINATIONS: CostClass.PREVENTIVE,
    CostKind.COVID_TESTS: CostClass.MEDICAL,
}
"""What belongs to one class alone."""


def refusal_of(cost: Cost, claim: Claim, figures: OccupationalHealthFigures) -> Code | None:
    """Return why a cost is not compensated, None where it can be."""
    if cost.kind is CostKind.COVID_VACCINATIONS and claim.year_starts_on > figures.covid_vaccinations_until:
        return codes.LATE_COVID_VACCINATIONS
    return NEVER.get(cost.kind)


def approved(claim: Claim, figures: OccupationalHealthFigures) -> Costs:
    """Return the costs of each class that can be compensated, the income of the class taken off."""
    return Costs(
        max(_sum(claim, CostClass.PREVENTIVE, figures) - claim.preventive_income, NOTHING),
        max(_sum(claim, CostClass.MEDICAL, figures) - claim.medical_income, NOTHING),
    )


def _sum(claim: Claim, cost_class: CostClass, figures: OccupationalHealthFigures) -> Decimal:
    costs = claim.costs_of(cost_class)
    return sum((each.amount for each in costs if refusal_of(each, claim, figures) is None), start=NOTHING)


def to_amounts(claim: Claim) -> Iterator[Finding]:
    """Object to what is no amount of money, and to a claim without costs."""
    amounts = {f"costs.{place}.amount": cost.amount for place, cost in enumerate(claim.costs)}
    amounts |= {"preventive_income": claim.preventive_income, "medical_income": claim.medical_income}
    for field, amount in amounts.items():
        if not amount.is_finite() or amount < 0:
            yield codes.AMOUNT_UNUSABLE.finding(field)
    if not any(cost.amount for cost in claim.costs):
        yield codes.NO_COSTS.finding("costs")


def to_costs(claim: Claim, figures: OccupationalHealthFigures) -> Iterator[Finding]:
    """Say which costs are not compensated, stand in another class than theirs, or must be looked at."""
    for place, cost in enumerate(claim.costs):
        field = f"costs.{place}"
        refusal = refusal_of(cost, claim, figures)
        if refusal is not None:
            yield refusal.finding(field, amount=cost.amount)
            continue
        if OWN_CLASS.get(cost.kind, cost.cost_class) is not cost.cost_class:
            yield codes.COST_IN_WRONG_CLASS.finding(field, amount=cost.amount)
        vaccination = cost.kind is CostKind.COVID_VACCINATIONS
        if vaccination and claim.year_ends_on > figures.covid_vaccinations_until:
            yield codes.COVID_VACCINATIONS_PARTLY.finding(field, day=figures.covid_vaccinations_until)
    yield from _to_incomes(claim, figures)
    yield from _to_providers(claim)


def _to_incomes(claim: Claim, figures: OccupationalHealthFigures) -> Iterator[Finding]:
    """Say where the income of a class is more than its costs: it is not taken off those of the other."""
    for field, cost_class, income in (
        ("preventive_income", CostClass.PREVENTIVE, claim.preventive_income),
        ("medical_income", CostClass.MEDICAL, claim.medical_income),
    ):
        costs = _sum(claim, cost_class, figures)
        if income > costs:
            yield codes.INCOME_OVER_COSTS.finding(field, income=income, costs=costs)


def _to_providers(claim: Claim) -> Iterator[Finding]:
    """Say where medical care is from somebody who gave no preventive care, or a provider cannot be paid."""
    preventive = {_name(cost) for cost in claim.costs_of(CostClass.PREVENTIVE)}
    medical = {_name(cost) for cost in claim.costs_of(CostClass.MEDICAL)}
    if preventive and not medical <= preventive:
        yield codes.MEDICAL_FROM_ANOTHER.finding("costs")
    if claim.pay_provider:
        has_station = any(cost.arrangement in STATIONS for cost in claim.costs)
        code = codes.PROVIDER_PAYMENT if has_station else codes.PROVIDER_PAYMENT_IMPOSSIBLE
        yield code.finding("pay_provider")


def _name(cost: Cost) -> str:
    return " ".join(cost.provider.split()).casefold()

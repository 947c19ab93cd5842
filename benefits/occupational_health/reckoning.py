"""Reckoning: the lines of a year's compensation; what of the costs is paid, and what is not and why."""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from benefits.calculation import Line, Step
from benefits.findings import Finding
from benefits.law import Law
from benefits.lump_sums import paid_line, unpaid_line
from benefits.money import NOTHING, percent, to_cents
from benefits.occupational_health import account, codes
from benefits.occupational_health.account import Account, Choice, Persons, account_of
from benefits.occupational_health.claim import Claim
from benefits.occupational_health.compensation import Compensation, Costs
from benefits.occupational_health.conditions import medical_refusals, refusals
from benefits.occupational_health.costs import approved, refusal_of
from benefits.occupational_health.heads import employees_of


class Reckoned(msgspec.Struct, frozen=True):
    """What comes of a claim that nothing stops: its steps, lines and further findings.

    `estimate` is what would be paid by the last ceiling known, where that of the year is not.
    """

    steps: tuple[Step, ...] = ()
    lines: tuple[Line, ...] = ()
    findings: tuple[Finding, ...] = ()
    estimate: Decimal | None = None


def reckon(claim: Claim, choice: Choice, law: Law) -> Reckoned:
    """Return what comes of a claim by the law of its ceiling year; of a refused one nothing is reckoned."""
    refused = [code for _, code in refusals(claim)]
    if refused:
        return Reckoned(lines=tuple(unpaid_line(claim.year, codes.line(code)) for code in refused))
    spent = approved(claim, law.occupational_health)
    if any(medical_refusals(claim)):
        spent = Costs(spent.preventive, NOTHING)
    unpaid = tuple(_unpaid_lines(claim, law))
    if not spent.total:
        return Reckoned(lines=unpaid)
    persons = Persons(
        employees=employees_of(claim) or NOTHING,
        entrepreneurs=claim.entrepreneurs,
        dismissed=claim.dismissed,
    )
    own = account_of(claim.year, spent, persons, choice, law)
    given = own.given()
    if given is None:
        waiting = unpaid_line(claim.year, codes.CEILING_LINE)
        _, last = account.last_known(own)
        return Reckoned((), (waiting, *unpaid), tuple(account.findings(own)), last.total())
    return Reckoned(
        tuple(account.steps(own, given)),
        (*_paid_lines(claim, own, given), *unpaid),
        tuple(account.findings(own)),
    )


def _paid_lines(claim: Claim, own: Account, given: Compensation) -> Iterator[Line]:
    """Yield what is paid of each class, then what is over the ceiling."""
    for reason, amount, accepted, share in (
        (codes.PREVENTIVE_LINE, given.preventive, given.accepted.preventive, given.preventive_share),
        (codes.MEDICAL_LINE, given.medical, given.accepted.medical, given.medical_share),
    ):
        if amount:
            yield paid_line(claim.year, amount, reason, costs=to_cents(accepted), share=percent(share))
    over = to_cents(own.spent.total - given.accepted.total)
    if over:
        yield unpaid_line(claim.year, codes.OVER_CEILING_LINE, costs=over)


def _unpaid_lines(claim: Claim, law: Law) -> Iterator[Line]:
    """Yield what is not paid whatever the ceiling: class II without its conditions, and costs of no class."""
    for _, code in medical_refusals(claim):
        yield unpaid_line(claim.year, codes.line(code))
    for cost in claim.costs:
        refusal = refusal_of(cost, claim, law.occupational_health)
        if refusal is not None:
            yield unpaid_line(claim.year, codes.line(refusal), amount=cost.amount)

"""The amount of infectious-disease allowance: what a weekday loses, by a month's pay or as stated (S29)."""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from benefits.calculation import Step
from benefits.findings import Finding
from benefits.income import step
from benefits.infectious import codes
from benefits.infectious.claim import Claim
from benefits.law import Law
from benefits.money import NOTHING, to_cents


class Loss(msgspec.Struct, frozen=True):
    """What a weekday is worth: `daily` is exact, so that the days never add up to more than was lost."""

    daily: Decimal
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]


def of_month(monthly_pay: Decimal, law: Law) -> Decimal:
    """Return euros a weekday for the pay of a month: a part in 25, to the cent (S29, SVL 11:15)."""
    return to_cents(monthly_pay / law.sickness_allowance.month_divisor)


def loss_of(claim: Claim, weekdays: int, law: Law) -> Loss:
    """Return the loss of each of the weekdays stated (S29, SVL 11:15).

    The law does not say how pay that is not by the month is divided: what was lost is spread over the
    weekdays. What other work brought is taken off evenly.
    """
    if claim.monthly_pay is not None:
        daily = of_month(claim.monthly_pay, law)
        days = law.sickness_allowance.month_divisor
        steps = [step(codes.MONTH_STEP, daily, monthly_pay=claim.monthly_pay, days=days)]
    else:
        lost = claim.lost_earnings or NOTHING
        daily = lost / weekdays
        steps = [step(codes.LOSS_STEP, to_cents(daily), lost_earnings=lost, weekdays=weekdays)]
    if claim.other_earnings:
        daily = max(daily - claim.other_earnings / weekdays, NOTHING)
        other = {"other_earnings": claim.other_earnings, "weekdays": weekdays}
        steps.append(step(codes.OTHER_STEP, to_cents(daily), **other))
    return Loss(daily, tuple(steps), tuple(_doubts(claim, weekdays)))


def _doubts(claim: Claim, weekdays: int) -> Iterator[Finding]:
    if claim.lost_earnings is not None:
        yield codes.NOT_MONTHLY.finding("lost_earnings", weekdays=weekdays)
    if claim.other_earnings:
        yield codes.OTHER_EARNINGS.finding("other_earnings")

"""The conditions of partial sickness allowance: what the law asks of part-time work (S26–S28, SVL 8:11)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from benefits.bars import FOREVER, Bar
from benefits.calculation import Payee
from benefits.calendar import count_weekdays
from benefits.codes import CLAUSE_LINE, CLAUSE_MISSING, PERIOD_REVERSED
from benefits.findings import Finding
from benefits.law import Law
from benefits.money import percent
from benefits.partial import codes
from benefits.partial.claim import Claim


def slips(claim: Claim) -> Iterator[Finding]:
    """Object to part-time work that cannot be as stated, and to days outside it."""
    begins, ends = claim.part_time_from, claim.part_time_until
    if ends < begins:
        yield PERIOD_REVERSED.finding("part_time_until", starts_on=begins, ends_on=ends)
    hours = hours_of(claim)
    if hours is not None and not 0 < hours.agreed < hours.before:
        yield codes.HOURS_UNUSABLE.finding("hours_agreed", **hours.said)
    for place, period in enumerate(claim.paid):
        if period.starts_on < begins or ends < period.ends_on:
            yield codes.OUTSIDE_PART_TIME.finding(f"paid.{place}", starts_on=begins, ends_on=ends)


class Hours(NamedTuple):
    """The hours of a week before the part-time work and in it."""

    before: Decimal
    agreed: Decimal

    @property
    def said(self) -> dict[str, str]:
        """The hours as findings say them."""
        return {"before": _said(self.before), "agreed": _said(self.agreed)}


def hours_of(claim: Claim) -> Hours | None:
    """Return the hours that are stated; None where the agreement that shows them comes apart."""
    if claim.hours_before is None or claim.hours_agreed is None:
        return None
    return Hours(claim.hours_before, claim.hours_agreed)


def _said(hours: Decimal) -> str:
    return f"{hours.normalize():f} h"


def unmet(claim: Claim, law: Law) -> Iterator[Finding]:
    """Say what the part-time work lacks by the law of its first day: nothing is payable then."""
    figures = law.on(claim.part_time_from).partial_sickness_allowance
    lowest, highest = figures.lowest_reduction, figures.highest_reduction
    hours = hours_of(claim)
    if hours is not None and not claim.several_employers:
        less = hours.before - hours.agreed
        if not lowest * hours.before <= less <= highest * hours.before:
            yield codes.HOURS_NOT_REDUCED.finding(
                "hours_agreed", lowest=percent(lowest), highest=percent(highest), **hours.said
            )
        full_time = figures.full_time_hours
        if not claim.sector_full_time and (full_time is None or hours.before < full_time):
            yield codes.NOT_FULL_TIME.finding("sector_full_time", **hours.said)
    weekdays = count_weekdays(claim.part_time_from, claim.part_time_until)
    if weekdays < figures.least_weekdays:
        yield codes.TOO_SHORT.finding("part_time_until", weekdays=weekdays, least=figures.least_weekdays)


def to_employer(claim: Claim, first_payable_day: date, law: Law) -> Iterator[Finding]:
    """Say for what an officer looks at the claim, and why the days are not the employer's."""
    figures = law.on(claim.part_time_from).partial_sickness_allowance
    if claim.part_time_from < min(first_payable_day, figures.work_while_waiting_from):
        allowed_from = figures.work_while_waiting_from
        yield codes.WORK_WHILE_WAITING.finding("part_time_from", year=allowed_from.year)
    if hours_of(claim) is None:
        yield codes.AGREEMENT_APART.finding("hours_agreed")
    if claim.several_employers:
        yield codes.SEVERAL_JOBS.finding("several_employers", hours=_said(figures.several_jobs_hours))
    if not claim.full_pay:
        yield codes.NOT_FULL_PAY.finding("full_pay")
    if not claim.clause:
        yield CLAUSE_MISSING.finding("clause")


def bars(claim: Claim, law: Law) -> Iterator[Bar]:
    """Return the days that are not the employer's by the part-time work and its pay."""
    lacking = {finding.code for finding in unmet(claim, law)}
    barred = (
        (codes.HOURS_LINE, Payee.NOBODY, lacking & {codes.HOURS_NOT_REDUCED.name, codes.NOT_FULL_TIME.name}),
        (codes.TOO_SHORT_LINE, Payee.NOBODY, codes.TOO_SHORT.name in lacking),
        (codes.SEVERAL_JOBS_LINE, Payee.EMPLOYEE, claim.several_employers),
        (codes.NOT_FULL_PAY_LINE, Payee.EMPLOYEE, not claim.full_pay),
        (CLAUSE_LINE, Payee.EMPLOYEE, not claim.clause),
    )
    yield from (Bar(claim.onset, FOREVER, reason, payee) for reason, payee, holds in barred if holds)

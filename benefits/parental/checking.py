"""What is objected to the claim of an allowance for a parent by itself."""

from collections.abc import Iterable, Iterator
from datetime import date

from benefits import codes as ground
from benefits import objections
from benefits.calendar import ONE_DAY, count_weekdays, years_after
from benefits.claims import PayBasis, Spell
from benefits.findings import Finding
from benefits.law import Law
from benefits.parental import codes
from benefits.parental.claims import (
    PARENTAL,
    WIDER_HAZARDS,
    Claim,
    HoursContract,
    PartialParentalClaim,
    PartialSpecialPregnancyClaim,
    SpecialPregnancyClaim,
    adopted_on,
)
from benefits.parental.days import bounds_of
from benefits.periods import PaidPeriod

Part = PartialSpecialPregnancyClaim | PartialParentalClaim


def check(
    claim: Claim, law: Law, filed_on: date | None, earlier: Iterable[Spell] = ()
) -> tuple[Finding, ...]:
    """Return what can be objected to the claim, with the earlier decisions where they are known."""
    slips = tuple(objections.to_range(_days(claim)))
    if slips:
        return slips
    law = law.on(claim.entitlement_start)
    found = [
        *objections.to_order("paid", claim.paid),
        *objections.to_order("days_off", claim.days_off),
        *_to_paid(claim, law),
        *objections.to_continuing(
            claim.entitlement_start,
            claim.continues_from,
            paid=bool(claim.paid),
            before=codes.CONTINUES_BEFORE_ENTITLEMENT,
        ),
        *_to_answers(claim),
        *_to_own_answers(claim, law),
    ]
    if is_old_law(claim, law):
        return (codes.OLD_FAMILY_LAW.finding("entitlement_start"), *found)
    if claim.due_date is None and adopted_on(claim) is None:
        found.append(codes.CHILD_DAY_MISSING.finding("due_date"))
    found += bounds_of(claim, earlier, law).objections(claim.paid)
    if claim.benefit == PARENTAL:
        found += _to_parts(claim, law)
    if filed_on is not None and filed_on < claim.entitlement_start:
        found.append(codes.ENTITLEMENT_IN_FUTURE.finding("entitlement_start", day=claim.entitlement_start))
    return tuple(found)


def _days(claim: Claim) -> Iterator[tuple[str, date]]:
    """Name every day the claim states."""
    single = {
        "entitlement_start": claim.entitlement_start,
        "due_date": claim.due_date,
        "born_on": claim.born_on,
        "adopted_on": adopted_on(claim),
        "continues_from": claim.continues_from,
    }
    yield from ((field, day) for field, day in single.items() if day is not None)
    yield from objections.days_of("paid", claim.paid)
    yield from objections.days_of("days_off", claim.days_off)


def is_old_law(claim: Claim, law: Law) -> bool:
    """Say whether the law in force before 1.8.2022 holds (F1, entry rule of 28/2022).

    It does for a due date before 4.9.2022, a child taken into care before 31.7.2022, a child born and
    entitlement begun before 1.8.2022, and for days before it. Where no day of the child is known, the start
    of entitlement decides.
    """
    figures = law.parental_allowance
    taken_on = adopted_on(claim)
    if claim.due_date is not None and claim.due_date < figures.new_law_due_date:
        return True
    if taken_on is not None and taken_on < figures.new_law_care_date:
        return True
    begins_on = law.begins_on[PARENTAL]
    if claim.entitlement_start >= begins_on:
        return False
    born_before = claim.born_on is not None and claim.born_on < begins_on
    unknown = claim.due_date is None and taken_on is None
    return born_before or unknown or claim.wanted_from < begins_on


def _to_paid(claim: Claim, law: Law) -> Iterator[Finding]:
    """Object to periods of pay before the entitlement, long after it, or with nothing to pay for."""
    start = claim.entitlement_start
    latest = years_after(start, law.parental_allowance.slip_years)
    for place, period in enumerate(claim.paid):
        field = f"paid.{place}"
        if period.starts_on < start:
            yield codes.PAID_BEFORE_ENTITLEMENT.finding(
                f"{field}.starts_on", start=start, day=period.starts_on
            )
        if period.ends_on > latest:
            yield codes.PAID_LONG_AFTER.finding(f"{field}.ends_on", start=start, day=period.ends_on)
        yield from objections.to_pay(field, period)


def _to_answers(claim: Claim) -> Iterator[Finding]:
    """Say what follows from the answers that every claim has."""
    others = claim.other_wages
    answers = (
        ("pay_basis", ground.NO_EMPLOYER_RIGHT, claim.pay_basis is PayBasis.NONE),
        ("pay_basis", codes.ACT_GIVES_NO_PAY, claim.pay_basis is PayBasis.ACT),
        ("self_employed", ground.SELF_EMPLOYED, claim.self_employed),
        ("three_months", ground.THREE_MONTHS_ASKED, claim.three_months is not None),
        ("other_wages", ground.SEVERAL_EMPLOYERS, bool(others)),
    )
    yield from (code.finding(field) for field, code, given in answers if given)
    if others is not None:
        yield from objections.to_wage("other_wages", others)


def _to_own_answers(claim: Claim, law: Law) -> Iterator[Finding]:
    """Say what follows from the answers that only some of the claims have."""
    if isinstance(claim, SpecialPregnancyClaim):
        yield from _to_hazard(claim, law)
    if isinstance(claim, Part):
        if not claim.short_days:
            yield codes.DAYS_TOO_LONG.finding("short_days")
        if claim.contract is HoursContract.LATER:
            yield codes.CONTRACT_LATER.finding("contract")


def _to_hazard(claim: SpecialPregnancyClaim, law: Law) -> Iterator[Finding]:
    if claim.other_work:
        yield codes.OTHER_WORK_POSSIBLE.finding("other_work")
    since = law.parental_allowance.wider_hazards_from
    if is_not_yet(claim, law):
        yield codes.NOT_YET_IN_LAW.finding("hazard", day=since)
    elif claim.hazard in WIDER_HAZARDS:
        yield codes.WIDER_HAZARD.finding("hazard", day=since)
    if claim.PARTIAL:
        yield codes.PARTIAL_SPECIAL_HALF.finding()


def is_not_yet(claim: SpecialPregnancyClaim, law: Law) -> bool:
    """Say whether the claim rests on what the law holds only for entitlements from 1.1.2026 (F9)."""
    newer = claim.PARTIAL or claim.hazard in WIDER_HAZARDS
    return newer and claim.entitlement_start < law.parental_allowance.wider_hazards_from


def _to_parts(claim: Claim, law: Law) -> Iterator[Finding]:
    """Remind of how many parts of parental leave may begin in a year; it never refuses anything (F3)."""
    figures = law.parental_allowance
    years = [starts_on.year for starts_on in _starts_of_parts(claim.paid)]
    if any(years.count(year) > figures.leave_parts for year in years):
        yield codes.LEAVE_PARTS.finding("paid", parts=figures.leave_parts, weekdays=figures.part_weekdays)


def _starts_of_parts(paid: Iterable[PaidPeriod]) -> Iterator[date]:
    """Return the first day of each part: periods with no weekday between them are one."""
    until = date.min
    for period in sorted(paid, key=lambda each: each.starts_on):
        if until == date.min or count_weekdays(until + ONE_DAY, period.starts_on - ONE_DAY):
            yield period.starts_on
        until = max(until, period.ends_on)

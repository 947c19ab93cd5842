"""Headcount (henkilöstömäärä): the persons whose care the ceiling is reckoned for (O5)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from benefits.findings import Finding
from benefits.money import to_cents
from benefits.occupational_health import codes
from benefits.occupational_health.claim import Claim
from benefits.occupational_health.years import month_ends_in


def average(month_ends: Sequence[int]) -> Decimal | None:
    """Return the average of the numbers at the ends of months, with two decimals; None of no number."""
    return to_cents(Decimal(sum(month_ends)) / len(month_ends)) if month_ends else None


def average_of(claim: Claim) -> Decimal | None:
    """Return the average of the month ends that the claim states, None if it states none."""
    return average([each.employees for each in claim.month_ends])


def employees_of(claim: Claim) -> Decimal | None:
    """Return the employees as the employer states them, else the average of the month ends; None unsaid."""
    return average_of(claim) if claim.employees is None else claim.employees


def to_heads(claim: Claim) -> Iterator[Finding]:
    """Object to a headcount that cannot be, is missing, or is not the average and has no reason (O5)."""
    faults = list(_to_numbers(claim))
    yield from faults
    if faults:
        return
    reckoned, employees = average_of(claim), employees_of(claim)
    if employees is None:
        yield codes.HEADCOUNT_MISSING.finding("month_ends")
    elif not employees + claim.entrepreneurs:
        yield codes.NOBODY_EMPLOYED.finding("employees")
    elif employees != reckoned:
        reason = claim.employees_reason.strip()
        code = codes.HEADCOUNT_STATED if reason else codes.HEADCOUNT_REASON_MISSING
        yield code.finding("employees" if reason else "employees_reason", employees=employees)


def _to_numbers(claim: Claim) -> Iterator[Finding]:
    numbers: dict[str, Decimal | int] = {
        f"month_ends.{place}.employees": each.employees for place, each in enumerate(claim.month_ends)
    }
    numbers |= {"entrepreneurs": claim.entrepreneurs, "dismissed": claim.dismissed}
    if claim.employees is not None:
        numbers["employees"] = claim.employees
    for field, number in numbers.items():
        if not Decimal(number).is_finite() or number < 0:
            yield codes.HEADCOUNT_UNUSABLE.finding(field)
    expected, stated = month_ends_in(claim.year), len(claim.month_ends)
    if stated and stated != expected:
        yield codes.MONTH_ENDS_OTHER.finding("month_ends", expected=expected, stated=stated)

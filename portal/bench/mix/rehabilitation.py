"""Claims of rehabilitation allowance: whole days of a course, and shortened days beside work."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from benefits.periods import PaidPeriod
from benefits.rehabilitation import (
    Claim,
    Facts,
    Notice,
    PartialClaim,
    PartialFacts,
    Participation,
    Programme,
    ShortenedPeriod,
)
from portal.bench.mix.people import MONTHS, birth_date, day_in, monthly_pay, pay_of

_FILED_AFTER: Final = timedelta(days=10)
_DAY, _LOST = Decimal("7.5"), Decimal(4)


def facts_of(number: int, year: int) -> Facts:
    """Return the facts of the claim of that number: a rehabilitation of one to four weeks."""
    first, days, known = _known(number, year, 5 + number * 13 % 24)
    paid = PaidPeriod(first, first + timedelta(days=days - 1), pay_of(number, days))
    return Facts(claim=Claim(**_stated(first, Programme.OTHER), paid=(paid,)), **known)


def partial_facts_of(number: int, year: int) -> PartialFacts:
    """Return the facts of the claim of that number: one to three weeks of shortened days."""
    first, days, known = _known(number, year, 5 + number * 13 % 17)
    paid = ShortenedPeriod(first, first + timedelta(days=days - 1), pay_of(number, days), _DAY, _LOST)
    stated = _stated(first, Programme.WORK_ABILITY_COURSE)
    return PartialFacts(claim=PartialClaim(**stated, paid=(paid,), full_wage_paid=True), **known)


def _stated(first: date, programme: Programme) -> dict[str, Any]:
    return {
        "rehabilitation_starts_on": first,
        "programme": programme,
        "notice": Notice.NOT_NEEDED,
        "participation": Participation.PROVIDER,
        "clause": True,
    }


def _known(number: int, year: int, days: int) -> tuple[date, int, dict[str, Any]]:
    """Return the first day, how many days it lasts, and what is known of the person."""
    first = day_in(year, number)
    known = {
        "gross_wages": monthly_pay(number) * MONTHS,
        "birth_date": birth_date(number),
        "filed_on": first + timedelta(days=days) + _FILED_AFTER,
    }
    return first, days, known

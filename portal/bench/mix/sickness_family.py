"""Claims of the sickness family besides its main allowance: partial, infectious-disease and donor's."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from benefits import donor, infectious, partial
from benefits.claims import Certificate
from benefits.periods import PaidPeriod
from portal.bench.mix.people import MONTHS, birth_date, day_in, monthly_pay, pay_of

_FILED_AFTER: Final = timedelta(days=10)
_WAITING: Final = timedelta(days=14)
_PART_TIME: Final = timedelta(days=90)
_WEEK: Final = Decimal(40)


def partial_facts_of(number: int, year: int) -> partial.Facts:
    """Return the facts of the claim of that number: part-time work of two to six weeks after the waiting."""
    onset, days = day_in(year, number), 14 + number * 13 % 28
    first = onset + _WAITING
    last = first + timedelta(days=days - 1)
    claim = partial.Claim(
        onset=onset,
        paid=(PaidPeriod(first, last, pay_of(number, days)),),
        certificate=Certificate.KANTA,
        part_time_from=onset,
        part_time_until=onset + _PART_TIME,
        full_pay=True,
        clause=True,
        hours_before=_WEEK,
        hours_agreed=_WEEK / 2,
        sector_full_time=True,
    )
    return partial.Facts(
        claim=claim,
        gross_wages=monthly_pay(number) * MONTHS,
        birth_date=birth_date(number),
        filed_on=last + _FILED_AFTER,
    )


def infectious_facts_of(number: int, year: int) -> infectious.Facts:
    """Return the facts of the claim of that number: an absence of five to fourteen days, pay by the month."""
    first, days = day_in(year, number), 5 + number * 13 % 10
    last = _last(first, days)
    claim = infectious.Claim(
        ordered_from=first,
        ordered_until=last,
        order=infectious.Order.QUARANTINE,
        order_copy=infectious.OrderCopy.EMPLOYEE,
        paid=(PaidPeriod(first, last, pay_of(number, days)),),
        clause=True,
        monthly_pay=monthly_pay(number),
    )
    return infectious.Facts(claim=claim, birth_date=birth_date(number), filed_on=last + _FILED_AFTER)


def donor_facts_of(number: int, year: int) -> donor.Facts:
    """Return the facts of the claim of that number: an absence of one to six weeks."""
    first, days = day_in(year, number), 7 + number * 13 % 36
    last = _last(first, days)
    claim = donor.Claim(
        onset=first,
        paid=(PaidPeriod(first, last, pay_of(number, days)),),
        certificate=Certificate.KANTA,
        vital_transplant=True,
    )
    return donor.Facts(
        claim=claim,
        gross_wages=monthly_pay(number) * MONTHS,
        birth_date=birth_date(number),
        filed_on=last + _FILED_AFTER,
    )


def _last(first: date, days: int) -> date:
    return first + timedelta(days=days - 1)

"""Claims about family leave: the five allowances for parents and the two compensations."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any, Final

from benefits import annual_leave, family_leave
from benefits.calendar import month_end, month_start
from benefits.catalogue import claim_type
from benefits.claims import PayBasis, Spell
from benefits.facts import Facts
from benefits.parental import (
    AnyClaim,
    ParentalClaim,
    PartialParentalClaim,
    PartialSpecialPregnancyClaim,
    PregnancyClaim,
    SpecialPregnancyClaim,
)
from benefits.parental.claims import BENEFITS, PARENTAL, PREGNANCY, Hazard, HoursContract
from benefits.periods import PaidPeriod, Period
from portal.bench.mix.people import MONTHS, birth_date, day_in, monthly_pay, pay_of

_REFORM: Final = date(2022, 8, 1)
_SPREAD: Final = 120
_FILED_AFTER: Final = timedelta(days=10)
_PREGNANCY: Final = timedelta(days=46)
_TO_DUE_DATE: Final = timedelta(days=35)
_SHORT: Final[Mapping[str, object]] = {"short_days": True, "contract": HoursContract.EMPLOYEE}
_DANGER: Final[Mapping[str, object]] = {"hazard": Hazard.CHEMICAL, "other_work": False}
_OWN: Final[Mapping[type, Mapping[str, object]]] = {
    PregnancyClaim: {},
    SpecialPregnancyClaim: _DANGER,
    PartialSpecialPregnancyClaim: {**_DANGER, **_SHORT},
    ParentalClaim: {},
    PartialParentalClaim: _SHORT,
}
"""What the claim of each allowance states besides what they share."""


def _start(number: int, year: int) -> date:
    """Return a day of the year on which entitlement may start by the present law."""
    if year == _REFORM.year:
        return _REFORM + timedelta(days=number * 37 % _SPREAD)
    return day_in(year, number)


def _allowance_of(kind: type[Any], number: int, year: int) -> Facts[AnyClaim]:
    start, days = _start(number, year), 12 + number * 13 % 60
    begins = start + _TO_DUE_DATE if issubclass(kind, ParentalClaim) else start
    if not issubclass(kind, ParentalClaim):
        days = min(days, _TO_DUE_DATE.days)
    ends = begins + timedelta(days=days - 1)
    born = {"born_on": begins} if issubclass(kind, ParentalClaim) else {}
    claim: AnyClaim = kind(
        entitlement_start=start,
        due_date=start + _TO_DUE_DATE,
        pay_basis=PayBasis.AGREEMENT,
        paid=(PaidPeriod(begins, ends, pay_of(number, days)),),
        **born,
        **_OWN[kind],
    )
    return Facts(
        claim=claim,
        gross_wages=monthly_pay(number) * MONTHS,
        birth_date=birth_date(number),
        filed_on=ends + _FILED_AFTER,
    )


ALLOWANCES: Final[Mapping[str, Callable[[int, int], Facts[AnyClaim]]]] = {
    benefit: partial(_allowance_of, claim_type(benefit)) for benefit in BENEFITS
}
"""By the code of the allowance, the maker of the facts of the claim of a number and a year."""


def family_leave_facts_of(number: int, year: int) -> family_leave.Facts:
    """Return the facts of the claim of that number, which meets every condition."""
    start = _start(number, year)
    ends = start + _PREGNANCY
    paid_until = start + timedelta(days=40 + number % 60)
    claim = family_leave.Claim(
        allowance=family_leave.PaidAllowance.PREGNANCY,
        allowance_starts_on=start,
        allowance_ends_on=ends,
        paid=(Period(start, paid_until),),
        employed_from=start - timedelta(days=200 + number * 7 % 5000),
        contract_type=family_leave.ContractType.INDEFINITE,
        working_time=Decimal(1),
        employee_is_woman=True,
    )
    return family_leave.Facts(
        claim=claim,
        birth_date=birth_date(number),
        earlier=(_paid(PREGNANCY, start, ends), _paid(PARENTAL, ends, ends + _PREGNANCY)),
        filed_on=paid_until + _FILED_AFTER,
    )


def annual_leave_facts_of(number: int, year: int) -> annual_leave.Facts:
    """Return the facts of the claim of that number: one to five months of a leave of six."""
    start = _start(number, year)
    ends = start + timedelta(days=180)
    first = month_start(start + timedelta(days=31))
    months = Period(first, month_end(first + timedelta(days=31 * (number % 5))))
    claim = annual_leave.Claim(
        entitlement_start=start,
        leave=(annual_leave.Leave(start, ends, annual_leave.LeaveAllowance.PARENTAL),),
        claimed=(months,),
        holiday_pay=(monthly_pay(number) / 2).quantize(Decimal("0.01")),
    )
    return annual_leave.Facts(
        claim=claim,
        gross_wages=monthly_pay(number) * MONTHS,
        birth_date=birth_date(number),
        earlier=(_paid(PARENTAL, start, ends),),
        filed_on=months.ends_on + _FILED_AFTER,
    )


def _paid(benefit: str, starts_on: date, ends_on: date) -> Spell:
    return Spell(
        benefit=benefit,
        onset=starts_on,
        counted=(Period(starts_on, ends_on),),
        paid_until=ends_on,
        annual_income=None,
    )

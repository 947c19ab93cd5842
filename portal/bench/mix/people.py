"""The people that the mix's claims are for: pay, age and who they are differ from claim to claim."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

MONTHS: Final = 12

_LEAST_CENTS, _CENTS, _STEP = 90_000, 620_000, 7_919
_FIRST_BIRTH: Final = date(1959, 2, 1)
_BIRTHS: Final = 16_000
_FIRST_MONTH, _SPREAD = 5, 300


def monthly_pay(number: int) -> Decimal:
    """Return the euros a month of the person of a claim: between 900 and 7,100."""
    return Decimal(_LEAST_CENTS + number * _STEP % _CENTS).scaleb(-2)


def birth_date(number: int) -> date:
    """Return when the person of a claim was born: between 1959 and 2002."""
    return _FIRST_BIRTH + timedelta(days=number * 31 % _BIRTHS)


def day_in(year: int, number: int) -> date:
    """Return one of the first 300 days of a year."""
    return date(year, 1, 1) + timedelta(days=number * 37 % _SPREAD)


def pay_of(number: int, days: int) -> Decimal:
    """Return the euros that the person of a claim is paid for so many days."""
    return (monthly_pay(number) * days / 30).quantize(Decimal("0.01"))

"""Money: euros as Decimal, rounded once, half-up, to the cent (S20)."""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

CENT: Final = Decimal("0.01")
NOTHING: Final = Decimal("0.00")


def to_cents(amount: Decimal) -> Decimal:
    """Return the amount rounded half-up to the cent."""
    return amount.quantize(CENT, ROUND_HALF_UP)


@lru_cache
def percent(share: Decimal) -> str:
    """Return a share of one as a percentage: 0.0907 → "9.07%"."""
    return format(share, "%")

from decimal import Decimal

import pytest

from benefits.money import percent, to_cents


@pytest.mark.parametrize(
    ("amount", "cents"), [("1.005", "1.01"), ("1.0049", "1.00"), ("-1.005", "-1.01"), ("66.1333", "66.13")]
)
def test_amount_is_rounded_half_up(amount: str, cents: str) -> None:
    assert to_cents(Decimal(amount)) == Decimal(cents)


def test_share_is_said_as_a_percentage() -> None:
    assert percent(Decimal("0.0907")) == "9.07%"

"""Bank days are a calendar of their own."""

from datetime import date

import pytest

from payments.bank_days import bank_day_from, is_bank_day


@pytest.mark.parametrize(
    ("day", "settles"),
    [
        (date(2026, 11, 24), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 4, 2), True),
        (date(2026, 4, 3), False),
        (date(2026, 4, 6), False),
        (date(2026, 5, 1), False),
        (date(2026, 5, 13), True),
        (date(2026, 5, 14), False),
        (date(2026, 6, 19), False),
        (date(2038, 6, 2), True),
        (date(2038, 6, 3), False),
        (date(2026, 10, 30), True),
        (date(2026, 12, 24), False),
        (date(2026, 12, 25), False),
        (date(2026, 12, 31), True),
        (date(2024, 12, 6), False),
    ],
)
def test_bank_day(day: date, *, settles: bool) -> None:
    assert is_bank_day(day) is settles


def test_bank_day_from_a_holiday_is_the_next_one() -> None:
    assert bank_day_from(date(2026, 12, 24)) == date(2026, 12, 28)
    assert bank_day_from(date(2026, 11, 24)) == date(2026, 11, 24)

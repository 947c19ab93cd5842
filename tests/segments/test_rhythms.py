"""Rhythms of reminding: the days on which a matter is told of, whatever day of the week its last one is."""

from datetime import date

import pytest

from payments.bank_days import bank_day_to
from segments.rhythms import Rhythm, points


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (Rhythm.AS_THEY_COME, [date(2026, 11, 4), date(2026, 11, 11), date(2026, 11, 16)]),
        (Rhythm.WEEKLY, [date(2026, 11, 9), date(2026, 11, 16)]),
        (Rhythm.LAST_ONLY, [date(2026, 11, 16)]),
        (Rhythm.NEVER, []),
    ],
)
def test_matter_is_told_of_on_the_points_of_a_rhythm(rhythm: Rhythm, days: list[date]) -> None:
    assert points(date(2026, 11, 18), rhythm) == days


def test_points_of_a_monday_and_of_a_holiday_come_on_the_bank_day_before() -> None:
    monday, epiphany = date(2026, 11, 16), date(2027, 1, 8)

    assert points(monday, Rhythm.LAST_ONLY) == [date(2026, 11, 13)]
    assert points(epiphany, Rhythm.AS_THEY_COME) == [
        date(2026, 12, 23),
        date(2026, 12, 31),
        date(2027, 1, 5),
    ]


def test_week_that_begins_with_a_holiday_is_told_of_on_its_first_bank_day() -> None:
    assert points(date(2027, 4, 9), Rhythm.WEEKLY) == [date(2027, 3, 30), date(2027, 4, 5), date(2027, 4, 7)]


def test_bank_day_to_a_bank_day_is_the_day_itself() -> None:
    assert [bank_day_to(date(2026, 12, day)) for day in (23, 24, 27)] == [date(2026, 12, 23)] * 3

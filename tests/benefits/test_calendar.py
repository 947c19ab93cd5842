"""The two calendars: allowance weekdays against a naive loop, and days on which a time limit may end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefits import calendar
from benefits.calendar import (
    OutsideCalendarError,
    count_weekdays,
    easter_sunday,
    is_closed,
    is_weekday,
    month_end,
    month_start,
    months_after,
    open_day_from,
    weekday_after,
    weekday_from,
    weekday_until,
    weekdays_before,
    whole_months,
    years_after,
)

DAYS = st.dates(date(2018, 1, 1), date(2040, 12, 31))
ONE = timedelta(days=1)


def naive_weekday(day: date) -> bool:
    """Say from the list of the law, day by day, whether a day is an allowance weekday."""
    easter = easter_sunday(day.year)
    fixed = {(1, 1), (1, 6), (5, 1), (12, 6), (12, 25), (12, 26)}
    moving = {easter - 2 * ONE, easter + ONE, easter + 39 * ONE}
    midsummer = day.weekday() == 5 and date(day.year, 6, 20) <= day <= date(day.year, 6, 26)
    all_saints = day.weekday() == 5 and date(day.year, 10, 31) <= day <= date(day.year, 11, 6)
    out = (day.month, day.day) in fixed or day in moving or midsummer or all_saints
    return day.weekday() != 6 and not out


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (2018, date(2018, 4, 1)),
        (2019, date(2019, 4, 21)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
        (2076, date(2076, 4, 19)),
    ],
)
def test_easter_sunday(year: int, easter: date) -> None:
    assert easter_sunday(year) == easter


def test_weekdays_of_2026_leave_out_sundays_and_ten_holidays() -> None:
    year = [date(2026, 1, 1) + place * ONE for place in range(365)]

    out = [day for day in year if not is_weekday(day) and day.weekday() != 6]

    assert out == [
        date(2026, 1, 1),
        date(2026, 1, 6),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),
        date(2026, 6, 20),
        date(2026, 10, 31),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


@pytest.mark.parametrize("day", [date(2026, 4, 4), date(2026, 6, 19), date(2026, 12, 24), date(2026, 11, 7)])
def test_eves_and_saturdays_are_weekdays(day: date) -> None:
    assert is_weekday(day)


@given(DAYS)
def test_weekday_is_what_a_naive_reading_says(day: date) -> None:
    assert is_weekday(day) == naive_weekday(day)


@given(DAYS, st.integers(0, 500))
def test_count_is_what_a_naive_loop_counts(starts_on: date, length: int) -> None:
    ends_on = starts_on + length * ONE

    counted = count_weekdays(starts_on, ends_on)

    assert counted == sum(naive_weekday(starts_on + place * ONE) for place in range(length + 1))
    assert counted == weekdays_before(ends_on + ONE) - weekdays_before(starts_on)


@given(DAYS, st.integers(1, 320))
def test_nth_weekday_after_a_day_closes_that_many_weekdays(day: date, number: int) -> None:
    reached = weekday_after(day, number)

    assert is_weekday(reached)
    assert count_weekdays(day + ONE, reached) == number


@given(DAYS, st.integers(1, 320))
def test_nth_weekday_from_a_day_counts_the_day_itself(day: date, number: int) -> None:
    reached = weekday_from(day, number)

    assert is_weekday(reached)
    assert count_weekdays(day, reached) == number


@given(DAYS)
def test_last_weekday_until_a_day_leaves_none_between(day: date) -> None:
    reached = weekday_until(day)

    assert is_weekday(reached)
    assert reached <= day
    assert count_weekdays(reached, day) == 1


def test_count_of_reversed_days_is_nothing() -> None:
    assert count_weekdays(date(2026, 3, 2), date(2026, 3, 1)) == 0


def test_count_of_one_day() -> None:
    assert count_weekdays(date(2026, 3, 2), date(2026, 3, 2)) == 1


@pytest.mark.parametrize("day", [date(2004, 12, 31), date(2046, 1, 1), date.max])
def test_day_outside_the_calendar_is_refused(day: date) -> None:
    with pytest.raises(OutsideCalendarError):
        is_weekday(day)


@pytest.mark.parametrize("day", [calendar.FIRST_DAY, date(2045, 12, 31)])
def test_first_and_last_days_are_held(day: date) -> None:
    assert is_weekday(day) == naive_weekday(day)


def test_weekday_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(OutsideCalendarError):
        weekday_after(date(2045, 12, 30))


def test_weekday_before_the_calendar_is_refused() -> None:
    with pytest.raises(OutsideCalendarError):
        weekday_until(calendar.FIRST_DAY)


def test_last_weekday_of_the_calendar_is_reached() -> None:
    assert weekday_from(date(2045, 12, 30)) == date(2045, 12, 30)


def test_first_weekday_of_the_calendar_is_reached() -> None:
    assert weekday_from(calendar.FIRST_DAY) == date(2005, 1, 3)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2026, 1, 31), 6, date(2026, 7, 31)),
        (date(2026, 1, 5), 2, date(2026, 3, 5)),
        (date(2026, 11, 15), 2, date(2027, 1, 15)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2026, 12, 1), 0, date(2026, 12, 1)),
    ],
)
def test_months_end_on_the_day_number_or_the_last_of_the_month(
    day: date, months: int, expected: date
) -> None:
    assert months_after(day, months) == expected


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(1896, 2, 29), 4, date(1900, 2, 28)),
        (date(1996, 2, 29), 4, date(2000, 2, 29)),
        (date(2026, 1, 5), -2, date(2024, 1, 5)),
    ],
)
def test_years_end_on_the_day_number_or_the_last_of_february(day: date, years: int, expected: date) -> None:
    assert years_after(day, years) == expected


def test_month_start_and_end() -> None:
    assert month_start(date(2026, 2, 17)) == date(2026, 2, 1)
    assert month_end(date(2026, 2, 17)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "months"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), 1),
        (date(2026, 3, 2), date(2026, 3, 31), 1),
        (date(2026, 3, 3), date(2026, 3, 31), 0),
        (date(2026, 3, 1), date(2026, 3, 30), 0),
        (date(2026, 5, 1), date(2026, 5, 31), 1),
        (date(2026, 5, 2), date(2026, 5, 30), 1),
        (date(2026, 12, 1), date(2027, 2, 28), 3),
        (date(2026, 3, 2), date(2026, 3, 1), 0),
        (date(2026, 4, 30), date(2026, 3, 1), 0),
    ],
)
def test_whole_months_are_filled_by_weekdays(starts_on: date, ends_on: date, months: int) -> None:
    assert whole_months(starts_on, ends_on) == months


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        (date(2026, 3, 6), False),
        (date(2026, 3, 7), True),
        (date(2026, 3, 8), True),
        (date(2026, 12, 24), True),
        (date(2026, 12, 31), False),
        (date(2026, 6, 18), False),
        (date(2026, 6, 19), True),
        (date(2027, 6, 25), True),
        (date(2028, 6, 23), True),
        (date(2028, 12, 6), True),
        (date(2028, 4, 13), False),
    ],
)
def test_time_limit_does_not_end_on_a_closed_day(day: date, *, closed: bool) -> None:
    assert is_closed(day) == closed


def test_open_day_from_an_open_day_is_the_day() -> None:
    assert open_day_from(date(2026, 3, 6)) == date(2026, 3, 6)


def test_open_day_from_christmas_eve_skips_to_after_the_weekend() -> None:
    assert open_day_from(date(2026, 12, 24)) == date(2026, 12, 28)

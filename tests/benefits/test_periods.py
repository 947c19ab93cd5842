from datetime import date

from benefits.periods import Period, merged


def day(number: int) -> date:
    return date(2026, 3, number)


def test_merged_periods_hold_each_day_once() -> None:
    periods = [
        Period(day(10), day(12)),
        Period(day(1), day(8)),
        Period(day(3), day(5)),
        Period(day(8), day(9)),
        Period(day(20), day(20)),
    ]

    assert merged(periods) == [Period(day(1), day(9)), Period(day(10), day(12)), Period(day(20), day(20))]


def test_merged_nothing_is_nothing() -> None:
    assert merged([]) == []

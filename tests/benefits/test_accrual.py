"""Accrual: which days of leave accrue annual leave, and how many of them a month holds."""

from datetime import date, timedelta

import pytest

from benefits.annual_leave.accrual import accrual
from benefits.annual_leave.claim import Leave, LeaveAllowance, months_of
from benefits.law import law_on
from benefits.periods import Period

LAW = law_on(date(2025, 6, 2))
ONE = timedelta(days=1)


@pytest.mark.parametrize(
    ("leave", "ends_on"),
    [
        ([Leave(date(2025, 6, 2), date(2026, 5, 31), LeaveAllowance.PARENTAL)], date(2025, 12, 8)),
        (
            [
                Leave(date(2025, 7, 19), date(2026, 5, 31), LeaveAllowance.PARENTAL),
                Leave(date(2025, 6, 2), date(2025, 7, 18), LeaveAllowance.PREGNANCY),
            ],
            date(2025, 12, 8),
        ),
        (
            [
                Leave(date(2025, 6, 2), date(2025, 7, 18), LeaveAllowance.SPECIAL_PREGNANCY),
                Leave(date(2025, 7, 19), date(2026, 5, 31), LeaveAllowance.PARENTAL),
            ],
            date(2026, 1, 28),
        ),
        ([Leave(date(2025, 6, 2), date(2025, 6, 30), LeaveAllowance.PARENTAL)], date(2025, 6, 30)),
        (
            [
                Leave(date(2025, 6, 2), date(2025, 12, 10), LeaveAllowance.PARENTAL),
                Leave(date(2026, 2, 2), date(2026, 3, 31), LeaveAllowance.PARENTAL),
            ],
            date(2025, 12, 8),
        ),
    ],
)
def test_leave_accrues_for_160_weekdays_and_special_pregnancy_leave_besides(
    leave: list[Leave], ends_on: date
) -> None:
    assert accrual(leave, LAW).ends_on == ends_on


def test_leave_accrued_for_156_weekdays_under_the_old_law() -> None:
    leave = [Leave(date(2021, 6, 1), date(2022, 5, 31), LeaveAllowance.PARENTAL)]

    accrued = accrual(leave, law_on(date(2022, 7, 31)))

    assert accrued.weekdays(Period(date(2021, 6, 1), date(2022, 5, 31))) == 156


@pytest.mark.parametrize(("partial_from", "hangs"), [(date(2025, 7, 5), True), (date(2025, 7, 7), False)])
def test_partial_days_that_decide_nothing_are_no_finding(partial_from: date, *, hangs: bool) -> None:
    month = Period(date(2025, 7, 1), date(2025, 7, 31))
    leave = [
        Leave(date(2025, 7, 1), partial_from - ONE, LeaveAllowance.PARENTAL),
        Leave(partial_from, date(2025, 7, 31), LeaveAllowance.PARTIAL_ELSEWHERE),
    ]

    accrued = accrual(leave, LAW)

    assert accrued.weekdays(month) == 27
    assert accrued.rests_on_partial(month, 16) is hangs


def test_too_few_partial_days_are_only_too_few() -> None:
    month = Period(date(2025, 7, 1), date(2025, 7, 31))
    accrued = accrual([Leave(month.starts_on, date(2025, 7, 15), LeaveAllowance.PARTIAL_ELSEWHERE)], LAW)

    assert not accrued.rests_on_partial(month, 14)
    assert accrued.rests_on_partial(month, 13)


def test_months_of_reversed_days_are_none() -> None:
    assert months_of([Period(date(2025, 7, 2), date(2025, 6, 30))]) == []


def test_month_that_is_only_begun_is_one_of_the_months() -> None:
    months = months_of([Period(date(2025, 8, 5), date(2025, 9, 1))])

    assert months == [
        Period(date(2025, 8, 1), date(2025, 8, 31)),
        Period(date(2025, 9, 1), date(2025, 9, 30)),
    ]

"""Ages: 18 since 2025, 16 for people born before 2009, and the month of turning 68."""

from datetime import date

import pytest

from benefits.ages import Ages, ages
from benefits.law import law_on


def ages_of(birth_date: date, onset: date) -> Ages:
    return ages(birth_date, onset, law_on(onset))


@pytest.mark.parametrize(
    ("birth_date", "onset", "payable_from"),
    [
        (date(2009, 1, 1), date(2027, 1, 1), date(2027, 1, 1)),
        (date(2009, 1, 1), date(2026, 6, 1), date(2027, 1, 1)),
        (date(2009, 1, 1), date(2025, 6, 2), None),
        (date(2009, 3, 2), date(2027, 3, 2), date(2027, 3, 2)),
        (date(2009, 3, 3), date(2027, 3, 2), date(2027, 3, 3)),
        (date(2009, 3, 2), date(2026, 3, 2), date(2027, 3, 2)),
        (date(2009, 3, 2), date(2026, 3, 1), None),
        (date(2008, 12, 31), date(2025, 1, 2), date(2025, 1, 2)),
        (date(2008, 12, 31), date(2024, 12, 31), date(2024, 12, 31)),
        (date(2008, 12, 31), date(2024, 12, 30), None),
        (date(2007, 6, 1), date(2023, 5, 31), None),
        (date(2007, 6, 1), date(2023, 6, 1), date(2023, 6, 1)),
    ],
)
def test_lower_age_goes_by_the_birth_date(birth_date: date, onset: date, payable_from: date | None) -> None:
    assert ages_of(birth_date, onset).payable_from == payable_from


@pytest.mark.parametrize(
    ("onset", "payable_until"),
    [
        (date(2026, 3, 2), date(2027, 2, 28)),
        (date(2026, 12, 1), date(2027, 11, 30)),
    ],
)
def test_onset_at_seventeen_is_paid_to_the_month_before_a_full_year(onset: date, payable_until: date) -> None:
    assert ages_of(date(2009, 3, 1), onset).payable_until == payable_until


@pytest.mark.parametrize(
    ("birth_date", "payable_until"),
    [
        (date(1958, 3, 1), date(2026, 3, 31)),
        (date(1958, 2, 28), date(2026, 2, 28)),
        (date(1956, 2, 29), date(2024, 2, 29)),
    ],
)
def test_upper_age_is_paid_to_the_end_of_its_month(birth_date: date, payable_until: date) -> None:
    assert ages_of(birth_date, date(2026, 1, 5)).payable_until == payable_until

"""How much of the waiting period is served; its dates stand in the cases."""

from datetime import date

import pytest

from benefits.claims import Previous
from benefits.law import law_on
from benefits.waiting import Waiting, follows_directly, waiting_period, within_relapse

ONSET = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("previous", "paid_until", "served"),
    [
        (Previous.NOTHING, None, Waiting.FULL),
        (Previous.SAME_ILLNESS, date(2026, 1, 31), Waiting.ONSET_DAY),
        (Previous.SAME_ILLNESS, date(2026, 1, 30), Waiting.FULL),
        (Previous.PARTIAL_ALLOWANCE, date(2026, 2, 28), Waiting.NONE),
        (Previous.REHABILITATION, date(2026, 2, 27), Waiting.FULL),
    ],
)
def test_waiting_that_is_served(previous: Previous, paid_until: date | None, served: Waiting) -> None:
    assert waiting_period(ONSET, law_on(ONSET), previous, paid_until).served is served


@pytest.mark.parametrize(
    ("paid_until", "within"),
    [
        (date(2026, 3, 3), False),
        (date(2026, 3, 2), False),
        (date(2026, 3, 1), True),
        (date(2026, 1, 31), True),
        (date(2026, 1, 30), False),
    ],
)
def test_relapse_is_within_thirty_days_of_the_last_paid_day(paid_until: date, *, within: bool) -> None:
    assert within_relapse(ONSET, paid_until, law_on(ONSET)) == within


@pytest.mark.parametrize(
    ("paid_until", "directly"),
    [
        (date(2026, 3, 2), False),
        (date(2026, 3, 1), True),
        (date(2026, 2, 28), True),
        (date(2026, 2, 27), False),
    ],
)
def test_period_follows_directly_when_no_weekday_lies_between(paid_until: date, *, directly: bool) -> None:
    assert follows_directly(ONSET, paid_until) == directly

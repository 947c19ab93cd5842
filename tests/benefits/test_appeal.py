"""Until when a decision may be appealed."""

from datetime import date

import pytest

from benefits.appeal import appeal
from benefits.deadlines import Deadline


@pytest.mark.parametrize(
    ("decided_on", "plain_day", "last_day"),
    [
        pytest.param(date(2026, 11, 17), date(2026, 12, 24), date(2026, 12, 28), id="W17"),
        pytest.param(date(2026, 11, 24), date(2026, 12, 31), date(2026, 12, 31), id="an open day"),
        pytest.param(date(2026, 5, 29), date(2026, 7, 5), date(2026, 7, 6), id="a Sunday"),
    ],
)
def test_appeal_ends_37_days_after_the_decision_on_an_open_day(
    decided_on: date, plain_day: date, last_day: date
) -> None:
    assert appeal(decided_on) == Deadline(plain_day, last_day)

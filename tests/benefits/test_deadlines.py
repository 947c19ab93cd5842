from datetime import date

from benefits.deadlines import Deadline, months_from
from benefits.law import law_on
from benefits.sickness import LIMIT


def test_continuation_runs_from_the_end_of_the_payment() -> None:
    deadline = LIMIT.deadline(date(2026, 2, 28), law_on(date(2026, 1, 5)))

    assert deadline == Deadline(plain_day=date(2026, 4, 28), last_day=date(2026, 4, 28))


def test_six_months_end_on_a_weekend_and_are_moved() -> None:
    assert months_from(date(2026, 2, 1), 6) == Deadline(date(2026, 8, 1), date(2026, 8, 3))

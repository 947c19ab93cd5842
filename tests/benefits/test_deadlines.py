from datetime import date

from benefits.deadlines import Deadline, Limit, months_from
from benefits.law import Law, law_on
from benefits.sickness import LIMIT


def test_continuation_runs_from_the_end_of_the_payment() -> None:
    deadline = LIMIT.deadline(date(2026, 2, 28), law_on(date(2026, 1, 5)))

    assert deadline == Deadline(plain_day=date(2026, 4, 28), last_day=date(2026, 4, 28))


def test_six_months_end_on_a_weekend_and_are_moved() -> None:
    assert months_from(date(2026, 2, 1), 6) == Deadline(date(2026, 8, 1), date(2026, 8, 3))


def two_months(_then: Law, _filing: Law) -> int:
    return 2


def test_claim_filed_late_under_a_sliding_limit_loses_only_the_days_older_than_it() -> None:
    filed_on = date(2026, 8, 20)

    assert Limit(two_months, sliding=True).oldest_day(filed_on, law_on(filed_on)) == date(2026, 6, 20)


def test_day_whose_limit_was_moved_past_a_weekend_is_still_in_time() -> None:
    filed_on = date(2026, 8, 3)

    assert Limit(two_months, sliding=True).oldest_day(filed_on, law_on(filed_on)) == date(2026, 6, 1)


def test_last_day_of_a_shorter_month_is_late_when_its_own_day_number_has_passed() -> None:
    filed_on = date(2025, 4, 30)

    assert Limit(two_months, sliding=True).oldest_day(filed_on, law_on(filed_on)) == date(2025, 3, 1)

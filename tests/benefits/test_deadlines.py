"""Time limits: the fixed one of a claim and the sliding one of each day, as counted and as moved."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefits.asking import AskedSlidingDeadline, sliding_deadline_question
from benefits.deadlines import Deadline, MonthLimit, SlidingLimit, months_from
from benefits.law import Law, law_on
from benefits.sickness import LIMIT

ONE = timedelta(days=1)
TWO_MONTHS = SlidingLimit(lambda law: law.sickness_allowance.claim_months)
LAW = law_on(date(2026, 1, 5))


def test_continuation_runs_from_the_end_of_the_payment() -> None:
    deadline = LIMIT.deadline(date(2026, 2, 28), law_on(date(2026, 1, 5)))

    assert deadline == Deadline(plain_day=date(2026, 4, 28), last_day=date(2026, 4, 28))


def test_six_months_end_on_a_weekend_and_are_moved() -> None:
    assert months_from(date(2026, 2, 1), 6) == Deadline(date(2026, 8, 1), date(2026, 8, 3))


@pytest.mark.parametrize("day", [1, 15, 31])
def test_month_is_claimed_within_a_time_that_begins_on_its_first_day(day: int) -> None:
    limit = MonthLimit(lambda law: law.annual_leave_cost.claim_months)

    deadline = limit.deadline(date(2024, 8, day), law_on(date(2024, 6, 1)))

    assert deadline == Deadline(plain_day=date(2026, 8, 1), last_day=date(2026, 8, 3))


@pytest.mark.parametrize(
    ("filed_on", "oldest"),
    [
        (date(2026, 8, 20), date(2026, 6, 20)),  # a worked case of the rules
        (date(2026, 8, 19), date(2026, 6, 19)),
        (date(2026, 4, 30), date(2026, 3, 1)),  # 28.2. reaches no further than 28.4.
        (date(2026, 3, 2), date(2025, 12, 28)),  # 28.2. is a Saturday: it and what ends on it are moved
        (date(2026, 3, 1), date(2025, 12, 28)),
        (date(2026, 2, 27), date(2025, 12, 27)),
        (date(2026, 12, 28), date(2026, 10, 24)),  # four closed days from Christmas Eve on
    ],
)
def test_oldest_day_in_time_is_the_first_whose_limit_has_not_passed(filed_on: date, oldest: date) -> None:
    assert TWO_MONTHS.oldest_day(filed_on, LAW) == oldest


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_oldest_day_is_in_time_and_the_day_before_it_is_not(filed_on: date) -> None:
    oldest = TWO_MONTHS.oldest_day(filed_on, LAW)

    assert TWO_MONTHS.deadline(oldest, LAW).last_day >= filed_on
    assert TWO_MONTHS.deadline(oldest - ONE, LAW).last_day < filed_on


def four_then_six(law: Law) -> int:
    return 4 if law.starts_on < date(2023, 1, 1) else 6


def test_sliding_limit_goes_by_the_law_of_the_claim() -> None:
    limit = SlidingLimit(four_then_six)

    assert limit.oldest_day(date(2023, 1, 9), law_on(date(2022, 12, 30))) == date(2022, 9, 6)


def test_sliding_limit_by_filing_goes_by_the_law_of_the_day_of_filing() -> None:
    limit = SlidingLimit(four_then_six, by_filing=True)
    question = sliding_deadline_question(limit)
    asked = AskedSlidingDeadline(wanted_from=date(2022, 11, 1), filed_on=date(2023, 1, 9))

    assert limit.oldest_day(date(2022, 12, 30), LAW) == date(2022, 8, 30)
    assert limit.oldest_day(date(2023, 1, 9), law_on(date(2022, 12, 30))) == date(2022, 7, 6)
    assert question.answer(asked, law_on(date(2022, 11, 1)))["last_day"] == date(2023, 5, 2)


def test_question_for_a_sliding_limit_tells_the_days_in_time_of_a_filed_claim() -> None:
    question = sliding_deadline_question(TWO_MONTHS)
    wanted_from = date(2026, 6, 1)

    open_still = question.answer(AskedSlidingDeadline(wanted_from=wanted_from), LAW)
    filed = AskedSlidingDeadline(wanted_from=wanted_from, filed_on=date(2026, 8, 20))

    assert open_still == {"last_day": date(2026, 8, 3), "plain_day": date(2026, 8, 1)}
    assert question.answer(filed, LAW) == {**open_still, "first_day_in_time": date(2026, 6, 20)}


def test_day_wanted_from_after_the_oldest_day_is_the_first_in_time() -> None:
    question = sliding_deadline_question(TWO_MONTHS)
    asked = AskedSlidingDeadline(wanted_from=date(2026, 6, 1), filed_on=date(2026, 6, 30))

    assert question.answer(asked, LAW)["first_day_in_time"] == date(2026, 6, 1)

"""The guide of occupational health compensation: how employees are counted, and what is told meanwhile."""

import pytest

from applications.answers import Answers
from portal.questions.occupational_health import GUIDE
from tests.portal.questions.samples import YEAR_OF_CARE

WITHOUT_AVERAGE = {field: value for field, value in YEAR_OF_CARE.items() if field != "employees"}
MONTHS = {f"month_ends.{place}.employees": str(6 + place // 6) for place in range(12)}


def keys(answers: Answers) -> list[str]:
    return [step.key for step in GUIDE.applicable(answers)]


def test_who_knows_the_average_is_not_asked_month_by_month() -> None:
    assert "kuukaudet" not in keys(YEAR_OF_CARE)


@pytest.mark.parametrize("answers", [WITHOUT_AVERAGE, {**YEAR_OF_CARE, **MONTHS}])
def test_months_are_asked_where_they_are_needed_or_told(answers: Answers) -> None:
    assert "kuukaudet" in keys(answers)


def test_as_many_months_are_asked_as_end_in_the_financial_year() -> None:
    answers = {**WITHOUT_AVERAGE, "year_starts_on": "15.3.2020", "year_ends_on": "31.12.2020"}
    step = GUIDE.step("kuukaudet", answers)

    assert step is not None
    assert len(step.questions(answers)) == 10


def test_average_is_told_once_every_month_is() -> None:
    whole = {**WITHOUT_AVERAGE, **MONTHS}
    all_but_one = {**whole, "month_ends.11.employees": ""}

    assert [value for _name, value in GUIDE.tells(whole)] == ["6,50"]
    assert GUIDE.tells(all_but_one) == ()
    assert GUIDE.tells(YEAR_OF_CARE) == ()

"""The guide of occupational health compensation: how employees are counted, and what is told meanwhile."""

from decimal import Decimal

import pytest
from django.forms import RadioSelect, Select

from applications.answers import Answers
from portal.questions.aside import aside
from portal.questions.occupational_health import GUIDE
from portal.questions.pages import StepForm
from tests.factories.access import AT
from tests.factories.applications import workplace
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


def test_year_that_is_too_long_asks_the_months_of_one_year() -> None:
    answers = {**WITHOUT_AVERAGE, "year_starts_on": "1.1.2002", "year_ends_on": "31.12.2020"}
    step = GUIDE.step("kuukaudet", answers)

    assert step is not None
    assert len(step.questions(answers)) == 12


def test_every_cost_of_a_claim_is_asked_however_many() -> None:
    costs = {f"costs.{place}.amount": "100,00" for place in range(15)}
    step = GUIDE.step("kustannukset", costs)

    assert step is not None
    assert step.fields(costs)[-1] == "costs.14.amount"


def test_kind_of_a_cost_is_chosen_from_a_list_that_opens_and_its_class_from_all() -> None:
    step = GUIDE.step("kustannukset", YEAR_OF_CARE)
    assert step is not None

    fields = StepForm(step, YEAR_OF_CARE).fields

    assert isinstance(fields["costs.0.kind"].widget, Select)
    assert isinstance(fields["costs.0.cost_class"].widget, RadioSelect)


@pytest.mark.django_db
def test_no_days_are_drawn_of_a_year() -> None:
    place = workplace()

    seen = aside(GUIDE, YEAR_OF_CARE, employer_id=place.employer_id, employee_id=None, by=place.owner, at=AT)

    assert seen.calendar is None


@pytest.mark.parametrize("written", ["9" * 30, "9" * 5000, "kuusi"])
def test_number_that_cannot_be_read_tells_no_average(written: str) -> None:
    assert GUIDE.tells({**WITHOUT_AVERAGE, **MONTHS, "month_ends.3.employees": written}) == ()


@pytest.mark.django_db
@pytest.mark.parametrize(("year", "amount"), [("2020", "1080.00"), ("2024", "1080.00")])
def test_estimate_by_another_years_ceiling_is_given_and_says_so(year: str, amount: str) -> None:
    place = workplace()
    typed = {
        field: str(value).replace("2020", year).replace("2021", str(int(year) + 1))
        for field, value in YEAR_OF_CARE.items()
    }

    seen = aside(GUIDE, typed, employer_id=place.employer_id, employee_id=None, by=place.owner, at=AT)

    assert seen.amount == Decimal(amount)
    assert ("viimeksi vahvistetulla luvulla" in str(seen.note)) is (year == "2024")


def test_average_is_told_once_every_month_is() -> None:
    whole = {**WITHOUT_AVERAGE, **MONTHS}
    all_but_one = {**whole, "month_ends.11.employees": ""}

    assert [value for _name, value in GUIDE.tells(whole)] == ["6,50"]
    assert GUIDE.tells(all_but_one) == ()
    assert GUIDE.tells(YEAR_OF_CARE) == ()

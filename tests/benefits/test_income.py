"""Annual income: the deduction of the year, the three-month basis, the floor, and what is not known."""

from datetime import date
from decimal import Decimal

import pytest

from benefits.income import AnnualIncome, Wages, annual_income, last_three_months, reference_period
from benefits.law import law_on
from benefits.periods import Period

ONSET = date(2025, 3, 3)


def income_of(wages: Wages, floor: str | None = None, onset: date = ONSET) -> AnnualIncome:
    return annual_income(wages, onset, None if floor is None else Decimal(floor), law_on(onset))


def steps_of(income: AnnualIncome) -> list[tuple[str, str]]:
    return [(step.code, step.value) for step in income.steps]


def found_in(income: AnnualIncome) -> list[str]:
    return [finding.code for finding in income.findings]


def test_last_three_months_end_the_reference_period() -> None:
    assert last_three_months(ONSET) == Period(date(2024, 11, 1), date(2025, 1, 31))
    assert reference_period(ONSET) == Period(date(2024, 2, 1), date(2025, 1, 31))


def test_deduction_is_taken_off_wages_in_full_precision() -> None:
    income = income_of(Wages(gross=Decimal("31125.00")))

    assert income.amount == Decimal("31125.00") * Decimal("0.9142")
    assert found_in(income) == []


def test_steps_tell_wages_deduction_and_income() -> None:
    income = income_of(Wages(gross=Decimal(30000)))

    assert steps_of(income) == [
        ("step_gross_wages", "30000.00"),
        ("step_deduction", "8.58%"),
        ("step_annual_income", "27426.00"),
    ]
    assert income.steps[0].parameters == {
        "value": "30000.00",
        "starts_on": "2024-02-01",
        "ends_on": "2025-01-31",
    }


@pytest.mark.parametrize(
    ("year", "percent"),
    [
        (2020, "9.58"),
        (2021, "9.91"),
        (2022, "9.83"),
        (2023, "10.01"),
        (2024, "8.95"),
        (2025, "8.58"),
        (2026, "9.07"),
    ],
)
def test_deduction_is_that_of_the_onset_year(year: int, percent: str) -> None:
    onset = date(year, 12, 31)

    income = income_of(Wages(gross=Decimal(10000)), onset=onset)

    assert income.amount == 10000 - 100 * Decimal(percent)


def test_deduction_known_second_hand_is_told_and_not_asked_about() -> None:
    income = income_of(Wages(gross=Decimal(10000)), onset=date(2026, 3, 2))

    assert [(finding.code, finding.officer) for finding in income.findings] == [("deduction_derived", False)]
    assert income.findings[0].parameters == {"percent": "9.07%", "year": "2026"}


def test_income_known_after_the_deduction_is_used_as_it_is() -> None:
    income = income_of(Wages(gross=Decimal(1), after_deduction=Decimal("28899.005")), onset=date(2026, 3, 2))

    assert income.amount == Decimal("28899.005")
    assert steps_of(income) == [("step_annual_income", "28899.01")]
    assert found_in(income) == []


def test_income_not_known_waits_and_is_told() -> None:
    income = income_of(Wages(gross=None))

    assert income.amount is None
    assert income.waits is not None
    assert income.waits.code == "line_waits_for_income"
    assert found_in(income) == ["income_unknown"]


def test_deduction_not_known_waits_and_is_told() -> None:
    income = income_of(Wages(gross=Decimal(10000), source="upload"), onset=date(2027, 1, 4))

    assert income.amount is None
    assert income.waits is not None
    assert income.waits.code == "line_waits_for_figures"
    assert found_in(income) == ["income_from_upload", "figures_unknown"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("register", []),
        ("upload", ["income_from_upload"]),
        ("doubtful", ["income_doubtful"]),
        ("stated", ["income_stated"]),
    ],
)
def test_income_from_elsewhere_than_the_register_is_told(source: str, found: list[str]) -> None:
    assert found_in(income_of(Wages(gross=Decimal(10000), source=source))) == found


def test_three_months_count_fourfold_from_a_fifth_more() -> None:
    wages = Wages(gross=Decimal(10000), gross_three_months=Decimal(3000), three_months_asked=True)

    income = income_of(wages)

    assert income.amount == Decimal(12000) * Decimal("0.9142")
    assert steps_of(income)[1] == ("step_three_months", "12000.00")
    assert found_in(income) == []


def test_three_months_short_of_a_fifth_more_do_not_count() -> None:
    wages = Wages(gross=Decimal(10000), gross_three_months=Decimal("2999.99"), three_months_asked=True)

    income = income_of(wages)

    assert income.amount == Decimal(10000) * Decimal("0.9142")
    assert found_in(income) == ["three_months_not_met"]


def test_three_months_not_asked_for_do_not_count() -> None:
    income = income_of(Wages(gross=Decimal(10000), gross_three_months=Decimal(9000)))

    assert income.amount == Decimal(10000) * Decimal("0.9142")


def test_three_months_not_known_leave_the_twelve() -> None:
    income = income_of(Wages(gross=Decimal(10000), three_months_asked=True))

    assert income.amount == Decimal(10000) * Decimal("0.9142")
    assert found_in(income) == []


def test_income_is_at_least_that_of_the_former_period() -> None:
    income = income_of(Wages(gross=Decimal(10000)), floor="9142.01")

    assert income.amount == Decimal("9142.01")
    assert steps_of(income)[-1] == ("step_income_floor", "9142.01")


def test_floor_that_is_reached_is_not_told() -> None:
    income = income_of(Wages(gross=Decimal(10000)), floor="9142.00")

    assert steps_of(income)[-1] == ("step_annual_income", "9142.00")

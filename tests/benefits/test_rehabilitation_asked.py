"""Questions about rehabilitation allowance: what is asked oddly, and what a shortened day is told."""

import json
from typing import Any

import pytest

from benefits.questions import answer

DAY = {
    "ask": "shortened_day",
    "benefit": "partial_rehabilitation_allowance",
    "normal_hours": "8",
    "rehabilitation": ["8:00", "11:00"],
    "work": ["12:00", "16:00"],
    "full_wage_paid": True,
}


def ask(**question: object) -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(answer(json.dumps(question).encode()))
    return answered


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"work": ["11:12", "16:00"]}, ("3.2", "0.40", True, "employer", ["08:00", "11:12"])),
        ({"work": ["11.11", "16.00"]}, ("3.18", "0.40", False, None, None)),
        ({"full_wage_paid": False}, ("4", "0.50", True, "employee", ["08:00", "12:00"])),
        (
            {"rehabilitation": ["13:00", "16:00"], "work": ["8:00", "12:00"]},
            ("4", "0.50", True, "employer", ["12:00", "16:00"]),
        ),
        (
            {"rehabilitation": ["8:00", "11:00"], "work": ["8:00", "12:00"]},
            ("4", "0.50", True, "employer", ["12:00", "16:00"]),
        ),
        ({"work": ["8:00", "16:30"]}, ("0", "0.00", False, None, None)),
        ({"work": ["12:00", "12:00"]}, ("8", "1.00", False, None, None)),
        (
            {"normal_hours": "20", "work": ["12:00", "22:00"]},
            ("10", "0.50", True, "employer", ["02:00", "12:00"]),
        ),
    ],
)
def test_shortened_day_is_told(changes: dict[str, object], expected: tuple[object, ...]) -> None:
    answered = ask(**{**DAY, **changes})

    assert tuple(answered.values()) == expected


@pytest.mark.parametrize(
    "changes",
    [{"normal_hours": "0"}, {"work": ["16:00", "12:00"]}, {"rehabilitation": ["11:00", "8:00"]}],
)
def test_day_that_cannot_be_is_no_shortened_day(changes: dict[str, object]) -> None:
    answered = ask(**{**DAY, **changes})

    assert [finding["code"] for finding in answered["findings"]] == ["rehabilitation_hours_impossible"]
    assert (answered["entitled"], answered["hours_lost"]) == (None, None)


def test_day_without_an_end_is_refused() -> None:
    assert ask(**{**DAY, "work": ["12:00"]}).keys() == {"error"}


def test_day_before_the_partial_allowance_of_our_law_is_not_told() -> None:
    answered = ask(**DAY, on="2019-12-31")

    assert [finding["code"] for finding in answered["findings"]] == ["rehabilitation_old_law"]


def test_periods_that_cannot_be_are_told_instead_of_a_day() -> None:
    periods = [
        {"starts_on": "2026-03-02", "ends_on": "2104-03-06"},
        {"starts_on": "2026-03-03", "ends_on": "2026-03-06"},
    ]

    answered = ask(
        ask="first_payable_day", benefit="rehabilitation_allowance", on="2026-03-02", periods=periods
    )

    assert answered["first_payable_day"] is None
    assert [(finding["code"], finding["field"]) for finding in answered["findings"]] == [
        ("day_outside_calendar", "periods.0.ends_on"),
        ("periods_overlap", "periods.1"),
    ]


@pytest.mark.parametrize("benefit", ["rehabilitation_allowance", "partial_rehabilitation_allowance"])
@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("daily_allowance", "daily_allowance"),
        ("annual_income", "annual_income"),
        ("reference_period", "starts_on"),
        ("first_payable_day", "first_payable_day"),
        ("deadline", "last_day"),
    ],
)
def test_rehabilitation_before_2020_is_not_answered(benefit: str, question: str, result: str) -> None:
    answered = ask(ask=question, benefit=benefit, on="2019-12-31", annual_income="30000")

    assert answered[result] is None
    assert [finding["code"] for finding in answered["findings"]] == ["rehabilitation_old_law"]


def test_year_whose_figures_are_not_known_is_answered_with_a_finding() -> None:
    answered = ask(
        ask="daily_allowance",
        benefit="partial_rehabilitation_allowance",
        on="2027-03-01",
        annual_income="30000",
    )

    assert answered["daily_allowance"] is None
    assert [finding["code"] for finding in answered["findings"]] == ["figures_unknown"]

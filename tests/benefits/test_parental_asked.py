"""What is asked of allowances for parents at the law's own door: amounts, income, days and time limits."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest
import yaml

from benefits.questions import answer
from tests.benefits.test_cases import CASES

ALLOWANCES = [
    "pregnancy_allowance",
    "special_pregnancy_allowance",
    "partial_special_pregnancy_allowance",
    "parental_allowance",
    "partial_parental_allowance",
]


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An amount of a day, and who says so."""

    name: str
    source: str
    benefit: str
    on: date
    annual_income: str
    expected: Decimal
    rate: str | None = None
    tolerance: Decimal = Decimal(0)


def cases() -> list[object]:
    text = (CASES / "parental_amounts.yaml").read_text(encoding="utf-8")
    read = msgspec.convert(yaml.load(text, yaml.CBaseLoader), list[Case], strict=False)  # noqa: S506 (all text)
    return [pytest.param(case, id=case.name) for case in read]


def ask(**question: object) -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(answer(json.dumps(question).encode()))
    return answered


def codes_in(answered: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in answered["findings"]]


@pytest.mark.parametrize("case", cases())
def test_amount_case(case: Case) -> None:
    stated = {"on": str(case.on), "annual_income": case.annual_income}
    stated |= {} if case.rate is None else {"rate": case.rate}

    answered = ask(ask="daily_allowance", benefit=case.benefit, **stated)

    assert abs(Decimal(answered["daily_allowance"]) - case.expected) <= case.tolerance


def test_amount_is_answered_with_how_it_came_about() -> None:
    answered = ask(
        ask="daily_allowance",
        benefit="parental_allowance",
        rate="raised",
        on="2026-05-04",
        annual_income="36000",
    )

    assert {
        name: answered[name] for name in ("daily_allowance", "annual_income", "rate", "formula_year")
    } == {
        "daily_allowance": "108.00",
        "annual_income": "36000.00",
        "rate": "raised",
        "formula_year": 2026,
    }
    assert (answered["minimum"], answered["findings"]) == (False, [])
    assert [step["code"] for step in answered["steps"]] == ["step_annual_income", "step_raised_rate"]


def test_minimum_is_that_of_the_day_paid_for() -> None:
    answered = ask(
        ask="daily_allowance",
        benefit="parental_allowance",
        on="2022-12-01",
        paid_on="2023-01-02",
        annual_income="1000",
    )

    assert (answered["daily_allowance"], answered["minimum"]) == ("31.99", True)


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2018-12-31", ["old_family_law"]),
        ("2019-01-01", ["old_family_law_formula"]),
        ("2020-01-01", ["income_limits_derived", "old_family_law_formula"]),
        ("2022-07-31", ["old_family_law_formula"]),
        ("2022-08-01", []),
        ("2027-01-01", ["figures_unknown"]),
    ],
)
def test_law_of_the_day_is_told(on: str, found: list[str]) -> None:
    answered = ask(ask="daily_allowance", benefit="parental_allowance", on=on, annual_income="30000")

    assert codes_in(answered) == found


def test_years_of_findings_are_those_asked_about() -> None:
    coming = ask(ask="daily_allowance", benefit="parental_allowance", on="2028-02-01", annual_income="30000")
    derived = ask(ask="daily_allowance", benefit="parental_allowance", on="2020-02-01", annual_income="30000")

    assert coming["findings"][0]["parameters"] == {"year": "2028"}
    assert derived["findings"][0]["parameters"] == {"year": "2020"}


def test_wages_are_not_reckoned_before_2020() -> None:
    early = ask(ask="daily_allowance", benefit="parental_allowance", on="2019-12-31", gross_wages="30000")
    first = ask(ask="daily_allowance", benefit="parental_allowance", on="2020-01-01", gross_wages="30000")

    assert (early["daily_allowance"], codes_in(early)) == (None, ["old_family_law"])
    assert (first["daily_allowance"], first["annual_income"]) == ("63.29", "27126.00")


def test_income_not_stated_is_told() -> None:
    answered = ask(ask="daily_allowance", benefit="parental_allowance", on="2026-05-04")

    assert (answered["daily_allowance"], answered["annual_income"]) == (None, None)
    assert codes_in(answered) == ["income_unknown"]


@pytest.mark.parametrize("benefit", ALLOWANCES)
def test_annual_income_is_the_same_for_all(benefit: str) -> None:
    asked = {"benefit": benefit, "on": "2026-04-14", "gross_wages": "20000", "gross_three_months": "9000"}

    assert ask(ask="annual_income", **asked)["annual_income"] == "32734.80"
    assert ask(ask="annual_income", benefit=benefit, on="2026-04-14")["annual_income"] is None


def test_reference_period_of_the_published_example() -> None:
    """Kela, 2024, "Maija": allowance from 27.10.2024, decided from the beginning of September on."""
    answered = ask(ask="reference_period", benefit="pregnancy_allowance", on="2024-10-27")

    assert answered == {
        "starts_on": "2023-09-01",
        "ends_on": "2024-08-31",
        "earliest_decision": "2024-09-01",
    }


def test_reference_period_of_the_example_of_2020() -> None:
    """Kela, 2020, "Maija": the same rule of annual income holds for every allowance."""
    answered = ask(ask="reference_period", benefit="parental_allowance", entitlement_start="2020-05-25")

    assert (answered["starts_on"], answered["ends_on"]) == ("2019-04-01", "2020-03-31")
    assert codes_in(ask(ask="reference_period", benefit="parental_allowance", on="2019-12-31")) == [
        "old_family_law"
    ]


@pytest.mark.parametrize(
    ("period", "weekdays"),
    [
        (["2024-10-27", "2024-12-14"], 40),
        (["2015-05-26", "2015-08-18"], 72),
        (["2020-08-25", "2021-07-08"], 263),
        (["2020-08-25", "2020-11-24"], 78),
        (["2026-01-06"], 0),
    ],
)
def test_weekdays_of_published_periods(period: list[str], weekdays: int) -> None:
    assert ask(ask="weekdays", period=period) == {"weekdays": weekdays}


@pytest.mark.parametrize(
    "period", [["2004-12-31", "2026-01-01"], ["2026-01-01", "2041-01-01"], ["2041-01-01"], []]
)
def test_weekdays_outside_the_calendar_are_not_counted(period: list[str]) -> None:
    answered = ask(ask="weekdays", benefit="parental_allowance", period=period)

    assert answered.get("weekdays") is None
    assert "error" in answered or answered["findings"]


def test_pregnancy_allowance_period_of_the_published_example() -> None:
    """Kela, "Vilma": due on 1.10., allowance from 27.8., paid leave of 72 weekdays."""
    answered = ask(
        ask="leave_days",
        benefit="pregnancy_allowance",
        due_date="2022-10-01",
        start_working_days_before=30,
        employer_pays_working_days=72,
    )

    assert answered == {
        "period_start": "2022-08-27",
        "period_end": "2022-10-12",
        "pregnancy_days": 40,
        "parental_days": 32,
    }


@pytest.mark.parametrize(
    ("before", "paid", "start", "days"),
    [
        (None, None, "2022-08-27", (40, 0)),
        (14, 40, "2022-09-15", (40, 0)),
        (30, 39, "2022-08-27", (39, 0)),
        (30, 41, "2022-08-27", (40, 1)),
    ],
)
def test_pregnancy_allowance_period(
    before: int | None, paid: int | None, start: str, days: tuple[int, int]
) -> None:
    answered = ask(
        ask="leave_days",
        benefit="pregnancy_allowance",
        due_date="2022-10-01",
        start_working_days_before=before,
        employer_pays_working_days=paid,
    )

    assert answered["period_start"] == start
    assert (answered["pregnancy_days"], answered["parental_days"]) == days


@pytest.mark.parametrize(
    ("due_date", "before", "code", "day"),
    [
        ("2022-10-01", 31, "leave_days_too_early", "2022-08-27"),
        ("2022-10-01", 13, "leave_days_too_late", "2022-09-15"),
        ("2022-09-03", 30, "old_family_law", "2022-09-03"),
    ],
)
def test_pregnancy_allowance_period_that_cannot_be(due_date: str, before: int, code: str, day: str) -> None:
    answered = ask(
        ask="leave_days", benefit="pregnancy_allowance", due_date=due_date, start_working_days_before=before
    )

    assert (answered["period_start"], answered["parental_days"]) == (None, None)
    assert codes_in(answered) == [code]
    assert day in answered["findings"][0]["parameters"].values()


def test_quota_is_twice_as_many_partial_days() -> None:
    """SVL 9:11: a partial day uses half a day."""
    answered = ask(ask="leave_days", benefit="partial_parental_allowance", on="2022-08-01", quota_days=160)
    early = ask(ask="leave_days", benefit="partial_parental_allowance", on="2022-07-31", quota_days=160)

    assert (answered, early["partial_days"]) == ({"partial_days": 320}, None)


@pytest.mark.parametrize("benefit", ALLOWANCES)
def test_days_are_claimed_within_two_months_each(benefit: str) -> None:
    asked = {"benefit": benefit, "wanted_from": "2026-06-01"}

    assert ask(ask="deadline", **asked) == {"last_day": "2026-08-03", "plain_day": "2026-08-01"}
    assert ask(ask="deadline", **asked, filed_on="2026-08-20")["first_day_in_time"] == "2026-06-20"
    assert codes_in(ask(ask="deadline", benefit=benefit, on="2022-07-31")) == ["old_family_law"]
    assert ask(ask="deadline", benefit=benefit, on="2022-08-01")["last_day"] == "2022-10-03"


@pytest.mark.parametrize("benefit", ALLOWANCES)
def test_claim_is_reckoned_at_the_same_door(benefit: str) -> None:
    claim: dict[str, object] = {
        "benefit": benefit,
        "entitlement_start": "2026-01-12",
        "due_date": "2026-02-16",
        "pay_basis": "agreement",
        "paid": [{"starts_on": "2026-01-12", "ends_on": "2026-01-17", "wage": "1200"}],
    }
    if "special" in benefit:
        claim |= {"hazard": "chemical", "other_work": False}
    if "partial" in benefit:
        claim |= {"short_days": True, "contract": "upload"}

    answered = ask(ask="calculate", claim=claim, annual_income="36000")

    daily = {"pregnancy_allowance": "108.00", "special_pregnancy_allowance": "84.00"}
    daily |= {"partial_special_pregnancy_allowance": "42.00", "parental_allowance": "108.00"}
    daily |= {"partial_parental_allowance": "54.00"}
    assert [(line["days"], line["daily_amount"], line["payee"]) for line in answered["lines"]] == [
        (6, daily[benefit], "employer")
    ]

"""The daily amount: formula, minimum by the day paid for, and what is not known yet."""

from datetime import date
from decimal import Decimal

import pytest

from benefits.allowance import DailyAmount, Price, daily_amount, prices
from benefits.income import AnnualIncome
from benefits.law import law_on
from benefits.periods import Period

NEW_YEAR = date(2027, 1, 1)


def amount_of(income: str, onset: date, until: date) -> DailyAmount:
    law = law_on(onset)
    return daily_amount(AnnualIncome(Decimal(income)), onset, law, law, Period(onset, until))


def steps_of(amount: DailyAmount) -> list[tuple[str, str]]:
    return [(step.code, step.value) for step in amount.steps]


def test_price_stays_while_the_minimum_does_not_decide() -> None:
    spans = prices(Decimal("50.00"), law_on(date(2022, 7, 1)), date(2022, 7, 1), date(2023, 6, 30))

    assert spans == (Price(date(2022, 7, 1), Decimal("50.00"), minimal=False, unknown_from=None),)


def test_price_rises_with_the_minimum() -> None:
    spans = prices(Decimal("30.00"), law_on(date(2022, 7, 1)), date(2022, 7, 1), date(2023, 6, 30))

    assert [(str(span.since), str(span.amount), span.minimal) for span in spans] == [
        ("2022-07-01", "30.00", False),
        ("2022-08-01", "30.71", True),
        ("2023-01-01", "31.99", True),
    ]


def test_price_of_days_that_end_with_the_law_does_not_look_beyond() -> None:
    spans = prices(Decimal("30.00"), law_on(date(2022, 7, 1)), date(2022, 7, 1), date(2022, 7, 31))

    assert [str(span.amount) for span in spans] == ["30.00"]


def test_price_above_the_last_known_minimum_stands_where_it_is_not_known() -> None:
    spans = prices(Decimal("32.00"), law_on(date(2026, 12, 1)), date(2026, 12, 15), date(2027, 3, 31))

    assert spans == (Price(date(2026, 12, 15), Decimal("32.00"), minimal=False, unknown_from=NEW_YEAR),)


def test_price_the_unknown_minimum_may_decide_cannot_be_said() -> None:
    spans = prices(Decimal("31.99"), law_on(date(2026, 12, 1)), date(2026, 12, 15), date(2027, 3, 31))

    assert [(str(span.since), span.amount, span.unknown_from) for span in spans] == [
        ("2026-12-15", Decimal("31.99"), None),
        ("2027-01-01", None, NEW_YEAR),
    ]


def test_price_without_any_known_minimum_cannot_be_said() -> None:
    spans = prices(Decimal("99.00"), law_on(NEW_YEAR), NEW_YEAR, NEW_YEAR)

    assert [span.amount for span in spans] == [None]


def test_unknown_minimum_is_told_once_from_its_first_day() -> None:
    law = law_on(date(2026, 12, 1), {"sickness_allowance.minimum": {date(2028, 1, 1): Decimal("31.99")}})
    days = Period(date(2026, 12, 15), date(2028, 3, 31))

    amount = daily_amount(AnnualIncome(Decimal(20000)), date(2026, 12, 1), law, law, days)

    assert [(finding.code, finding.parameters) for finding in amount.findings] == [
        ("minimum_unknown", {"day": "2027-01-01"})
    ]
    assert [str(price.amount) for price in amount.prices] == ["46.67"]


def test_amount_of_a_year_whose_limits_are_not_known_cannot_be_said() -> None:
    assert amount_of("40000.00", NEW_YEAR, NEW_YEAR).first is None


@pytest.mark.parametrize("figure", ["income_limit", "lower_income_limit"])
def test_one_limit_alone_does_not_make_the_formula(figure: str) -> None:
    law = law_on(NEW_YEAR, {f"sickness_allowance.{figure}": {NEW_YEAR: Decimal(1800)}})

    amount = daily_amount(AnnualIncome(Decimal(40000)), NEW_YEAR, law, law, Period(NEW_YEAR, NEW_YEAR))

    assert (amount.prices, amount.first) == ((), None)
    assert [(finding.code, finding.parameters) for finding in amount.findings] == [
        ("figures_unknown", {"year": "2027"})
    ]


def test_confirmed_figures_make_the_formula_of_a_new_year() -> None:
    figures = {"income_limit": "29500", "lower_income_limit": "1793", "minimum": "31.99"}
    confirmed = {f"sickness_allowance.{name}": {NEW_YEAR: Decimal(value)} for name, value in figures.items()}

    law = law_on(NEW_YEAR, confirmed)
    amount = daily_amount(AnnualIncome(Decimal(29500)), NEW_YEAR, law, law, Period(NEW_YEAR, NEW_YEAR))

    assert amount.first == Decimal("68.83")


def test_formula_step_tells_limit_and_percentages() -> None:
    amount = amount_of("40000.00", date(2026, 3, 2), date(2026, 3, 31))

    assert steps_of(amount) == [("step_formula", "72.98")]
    assert amount.steps[0].parameters == {
        "value": "72.98",
        "limit": "28899.00",
        "below": "70%",
        "above": "15%",
        "days": "300",
    }


@pytest.mark.parametrize(
    ("year", "limit"),
    [
        (2020, "31595.00"),
        (2021, "32011.00"),
        (2022, "32797.00"),
        (2023, "34043.00"),
        (2024, "35769.00"),
        (2025, "28241.00"),
        (2026, "28899.00"),
    ],
)
def test_limit_of_the_formula_is_that_of_the_year(year: int, limit: str) -> None:
    amount = amount_of("40000.00", date(year, 3, 2), date(year, 3, 2))

    assert amount.steps[0].parameters["limit"] == limit


def test_old_formula_step_tells_its_percentage() -> None:
    amount = amount_of("40000.00", date(2024, 3, 4), date(2024, 3, 31))

    assert amount.steps[0].parameters["above"] == "20%"


@pytest.mark.parametrize(
    ("income", "step"),
    [("1756.99", "step_low_income"), ("1757.00", "step_minimum")],
)
def test_minimum_step_tells_its_ground(income: str, step: str) -> None:
    amount = amount_of(income, date(2026, 3, 2), date(2026, 3, 31))

    assert steps_of(amount)[1:] == [(step, "31.99")]


def test_minimum_that_cannot_be_said_has_no_step() -> None:
    law = law_on(date(2026, 12, 1))
    days = Period(NEW_YEAR, NEW_YEAR)

    amount = daily_amount(AnnualIncome(Decimal(1000)), date(2026, 12, 1), law, law, days)

    assert steps_of(amount) == [("step_formula", "2.33")]
    assert amount.first is None


@pytest.mark.parametrize(
    ("year", "lower_limit"),
    [(2020, 1484), (2021, 1504), (2022, 1541), (2023, 1599), (2024, 1680), (2025, 1717), (2026, 1757)],
)
def test_ground_of_the_allowance_is_income_from_the_lower_limit(year: int, lower_limit: int) -> None:
    onset = date(year, 3, 2)

    below = amount_of(f"{lower_limit - 1}", onset, onset)
    from_it = amount_of(f"{lower_limit}", onset, onset)

    assert steps_of(below)[1][0] == "step_low_income"
    assert steps_of(from_it)[1][0] == "step_minimum"

"""Occupational health compensation: financial years, headcounts, ceilings and their other readings."""

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefits import words
from benefits.calculation import Calculation
from benefits.law import Law, law_on
from benefits.occupational_health import (
    Arrangement,
    Claim,
    Cooperation,
    Cost,
    CostClass,
    CostKind,
    Facts,
    MonthEnd,
    RaiseReason,
    Statement,
    calculate,
)
from benefits.occupational_health.years import anchor_of, ceiling_year, is_tied, month_ends_in, months_of
from benefits.periods import Period
from tests.benefits.making_care import claim_of, cost, found_in, medical, reckon, told_in, year

JANUARY, JUNE, DECEMBER = date(2020, 1, 1), date(2020, 6, 30), date(2020, 12, 31)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "expected"),
    [
        (date(2023, 7, 1), date(2024, 6, 30), 2023),
        (date(2022, 7, 1), date(2023, 6, 30), 2022),
        (date(2023, 7, 2), date(2024, 7, 1), 2023),
        (date(2023, 7, 3), date(2024, 7, 2), 2024),
        (date(2022, 10, 1), date(2024, 3, 31), 2023),
        (date(2019, 7, 1), date(2020, 12, 31), 2020),
        (date(2024, 1, 1), date(2024, 1, 1), 2024),
        (date(2024, 1, 1), date(2023, 1, 1), 2024),
    ],
)
def test_ceiling_year_holds_most_days(starts_on: date, ends_on: date, expected: int) -> None:
    assert ceiling_year(Period(starts_on, ends_on)) == expected


def test_law_is_that_of_the_first_day_in_the_ceiling_year() -> None:
    assert anchor_of(Period(date(2023, 7, 1), date(2024, 6, 30))) == date(2023, 7, 1)
    assert anchor_of(Period(date(2023, 8, 1), date(2024, 7, 31))) == date(2024, 1, 1)


def test_financial_year_is_the_claim_s_days() -> None:
    claim = claim_of()

    assert (claim.days, claim.attaches) == ((Period(JANUARY, DECEMBER),), False)
    assert claim.anchor == JANUARY


def test_two_years_with_as_many_days_are_tied() -> None:
    tied = Period(date(2023, 7, 2), date(2024, 7, 1))

    assert is_tied(tied)
    assert not is_tied(Period(date(2023, 7, 1), date(2024, 6, 30)))
    assert not is_tied(Period(JANUARY, DECEMBER))
    assert not is_tied(Period(date(2022, 10, 2), date(2024, 3, 31)))


def test_tied_years_go_to_an_officer_with_the_earlier_ceiling() -> None:
    claim = claim_of(**year(date(2023, 7, 2), date(2024, 7, 1), 12))

    calculation = reckon(claim)

    assert told_in(calculation) == [("ceiling_year_tied", ""), ("ceiling_unknown", "")]
    assert calculation.findings[0].parameters == {"year": "2023"}


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "months", "ends"),
    [
        (JANUARY, DECEMBER, 12, 12),
        (JANUARY, JUNE, 6, 6),
        (date(2020, 1, 15), date(2020, 3, 14), 2, 2),
        (date(2020, 1, 15), date(2020, 3, 15), 3, 2),
        (date(2020, 1, 1), date(2020, 1, 15), 1, 0),
        (date(2019, 10, 1), date(2021, 3, 31), 18, 18),
    ],
)
def test_months_of_a_financial_year_and_the_ends_in_it(
    starts_on: date, ends_on: date, months: int, ends: int
) -> None:
    period = Period(starts_on, ends_on)

    assert (months_of(period), month_ends_in(period)) == (months, ends)


def test_financial_year_of_eighteen_months_is_taken_and_a_day_more_is_not() -> None:
    longest = claim_of(**year(date(2019, 10, 1), date(2021, 3, 31), 18))
    longer = claim_of(**year(date(2019, 10, 1), date(2021, 4, 1), 18))

    assert found_in(longest) == []
    assert found_in(longer) == [("year_too_long", "year_ends_on")]


def test_financial_year_that_ends_before_it_starts_is_a_slip() -> None:
    assert found_in(claim_of(year_ends_on=date(2019, 1, 1))) == [("period_reversed", "year_ends_on")]
    one_day = claim_of(year_ends_on=JANUARY, month_ends=(), employees=Decimal(2), employees_reason="Day 1.")
    assert found_in(one_day) == [("headcount_stated", "employees")]


def test_day_outside_the_calendar_is_a_slip() -> None:
    assert found_in(claim_of(statement_on=date(2202, 2, 1))) == [("day_outside_calendar", "statement_on")]


def test_year_before_the_figures_is_not_reckoned() -> None:
    claim = claim_of(**year(date(2016, 7, 1), date(2017, 6, 30), 12))

    calculation = reckon(claim)

    assert told_in(calculation) == [("year_before_figures", "year_starts_on")]
    assert calculation.lines == ()


def test_first_year_with_figures_is_reckoned() -> None:
    claim = claim_of(**year(date(2016, 8, 1), date(2017, 7, 31), 12))

    assert told_in(reckon(claim)) == [("old_rules", "")]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"month_ends": ()}, [("headcount_missing", "month_ends")]),
        ({"month_ends": (MonthEnd(20),) * 11}, [("month_ends_other", "month_ends")]),
        ({"month_ends": (MonthEnd(0),) * 12}, [("nobody_employed", "employees")]),
        ({"month_ends": (MonthEnd(0),) * 12, "entrepreneurs": 1}, []),
        (
            {"month_ends": (MonthEnd(-1), *(MonthEnd(20),) * 11)},
            [("headcount_unusable", "month_ends.0.employees")],
        ),
        ({"entrepreneurs": -1}, [("headcount_unusable", "entrepreneurs")]),
        ({"dismissed": -1}, [("headcount_unusable", "dismissed")]),
        ({"employees": Decimal("NaN")}, [("headcount_unusable", "employees")]),
        ({"employees": Decimal("20.00")}, []),
        ({"employees": Decimal("20.50")}, [("headcount_reason_missing", "employees_reason")]),
        (
            {"employees": Decimal("20.50"), "employees_reason": "Days of work / 365."},
            [("headcount_stated", "employees")],
        ),
        (
            {"employees": Decimal(20), "month_ends": (), "employees_reason": "  "},
            [("headcount_reason_missing", "employees_reason")],
        ),
    ],
)
def test_headcount(changes: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert found_in(claim_of(**changes)) == found


def test_stated_headcount_is_reckoned_with() -> None:
    claim = claim_of(cost("9000.00"), employees=Decimal("10.50"), employees_reason="Weighed by hours.")

    assert reckon(claim).employer_total == Decimal("2668.68")


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"costs": ()}, [("no_costs", "costs")]),
        ({"costs": (cost("0.00"),)}, [("no_costs", "costs")]),
        ({"costs": (cost("1.00"), cost("-1.00"))}, [("amount_unusable", "costs.1.amount")]),
        ({"preventive_income": Decimal("Infinity")}, [("amount_unusable", "preventive_income")]),
        ({"medical_income": Decimal("-0.01")}, [("amount_unusable", "medical_income")]),
    ],
)
def test_amounts(changes: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert found_in(claim_of(**changes)) == found


@pytest.mark.parametrize(
    ("changes", "field", "other"),
    [({"entrepreneurs": 1}, "entrepreneurs", "5083.20"), ({"dismissed": 1}, "dismissed", "5337.36")],
)
def test_total_that_hangs_on_who_is_counted_goes_to_an_officer(
    changes: dict[str, Any], field: str, other: str
) -> None:
    calculation = reckon(claim_of(cost("20000.00"), **changes))

    (found,) = [each for each in calculation.findings if each.code == "others_counted"]
    assert (found.field, found.officer, found.parameters["other_total"]) == (field, True, other)


def test_persons_who_change_nothing_are_not_mentioned() -> None:
    claim = claim_of(cost("3000.00"), entrepreneurs=1, dismissed=1)

    assert told_in(reckon(claim)) == [("ceiling_derived", "")]


def test_odd_year_is_reckoned_whole_unless_an_officer_chooses_its_months() -> None:
    claim = claim_of(cost("9000.00"), **year(JANUARY, JUNE, 6))

    whole, prorated = reckon(claim), reckon(claim, prorated=True)

    assert (whole.employer_total, prorated.employer_total) == (Decimal("5083.20"), Decimal("2541.60"))
    assert whole.findings[-1].parameters == {"months": "6", "total": "5083.20", "other_total": "2541.60"}
    assert prorated.findings[-1].parameters == {"months": "6", "total": "2541.60", "other_total": "5083.20"}
    assert [step.code for step in prorated.steps][1] == "step_prorated"


def test_year_of_twelve_months_is_not_prorated() -> None:
    assert reckon(claim_of(cost("9000.00")), prorated=True).employer_total == Decimal("5083.20")


@pytest.mark.parametrize(
    ("heads", "raised", "found"),
    [(9, "2541.60", [("raise_possible", "")]), (10, "2541.60", []), (11, "2795.76", [])],
)
def test_raised_ceiling_is_a_choice_for_at_most_nine_employees(
    heads: int, raised: str, found: list[tuple[str, str]]
) -> None:
    claim = claim_of(cost("9000.00"), month_ends=(MonthEnd(heads),) * 12)

    assert told_in(reckon(claim))[1:] == found
    assert reckon(claim, raised=True).employer_total == Decimal(raised)
    assert told_in(reckon(claim, raised=True)) == [("ceiling_derived", "")]


def test_chosen_raise_is_a_step() -> None:
    claim = claim_of(cost("9000.00"), month_ends=(MonthEnd(1),) * 12)

    assert [(step.code, step.value) for step in reckon(claim, raised=True).steps][:2] == [
        ("step_heads", "1.00"),
        ("step_raised", "10"),
    ]


def test_raise_that_would_change_nothing_is_not_offered() -> None:
    claim = claim_of(cost("100.00"), month_ends=(MonthEnd(1),) * 12)

    assert told_in(reckon(claim)) == [("ceiling_derived", "")]


def confirmed(year_: int, value: str) -> Law:
    day = date(year_, 1, 1)
    return law_on(day, {"occupational_health.common_ceiling": {day: Decimal(value)}})


@pytest.mark.parametrize("ceiling_year_", range(2021, 2029))
def test_claim_of_a_year_without_its_ceiling_waits_with_an_estimate(ceiling_year_: int) -> None:
    claim = claim_of(cost("9000.00"), **year(date(ceiling_year_, 1, 1), date(ceiling_year_, 12, 31), 12))

    calculation = reckon(claim)

    assert [line.code for line in calculation.lines] == ["line_waits_for_ceiling"]
    assert (calculation.employer_total, calculation.instalments) == (Decimal("0.00"), ())
    assert calculation.findings[-1].officer
    assert calculation.findings[-1].parameters == {
        "year": str(ceiling_year_),
        "estimate": "5083.20",
        "ceiling": "423.60",
        "ceiling_year": "2020",
    }


def test_confirmed_ceiling_is_reckoned_with_and_estimates_the_next_year() -> None:
    law = confirmed(2023, "470.00")
    claims = [
        claim_of(cost("9000.00"), **year(date(each, 1, 1), date(each, 12, 31), 12)) for each in (2023, 2024)
    ]

    known, next_year = [calculate(Facts(claim=claim), law) for claim in claims]

    assert (known.employer_total, told_in(known)) == (Decimal("5400.00"), [])
    assert next_year.findings[-1].parameters["ceiling_year"] == "2023"


def test_ceiling_confirmed_for_the_last_year_of_the_file_holds_for_that_year_alone() -> None:
    law = confirmed(2028, "500.00")

    assert law.occupational_health.common_ceiling == Decimal("500.00")
    assert law.on(date(2028, 12, 31)) is law
    assert law.on(date(2029, 1, 1)).occupational_health.common_ceiling is None
    assert law.on(date(2027, 12, 31)).occupational_health.common_ceiling is None


def test_confirmed_ceiling_of_2020_is_not_derived_any_more() -> None:
    assert told_in(calculate(Facts(claim=claim_of()), confirmed(2020, "423.60"))) == []


def test_refused_claim_does_not_wait_for_a_ceiling() -> None:
    claim = claim_of(free_of_charge=False, **year(date(2023, 1, 1), date(2023, 12, 31), 12))

    assert told_in(reckon(claim)) == [("not_free", "free_of_charge")]


EUROS = st.decimals(0, 20_000, places=2)
YEARS = st.sampled_from([2018, 2019, 2020])
HEADS = st.integers(1, 30)


def priced(preventive: Decimal, medical_: Decimal, heads: int, year_: int) -> Calculation:
    claim = claim_of(
        cost("0.01"),
        msgspec.structs.replace(cost("0"), amount=preventive),
        msgspec.structs.replace(medical("0"), amount=medical_),
        **year(date(year_, 1, 1), date(year_, 12, 31), 12) | {"month_ends": (MonthEnd(heads),) * 12},
    )
    return reckon(claim)


@given(EUROS, EUROS, HEADS, YEARS)
def test_lines_add_up_and_never_exceed_the_costs(p: Decimal, m: Decimal, heads: int, year_: int) -> None:
    calculation = priced(p, m, heads, year_)

    assert sum(line.amount for line in calculation.lines) == calculation.employer_total
    assert sum(each.amount for each in calculation.instalments) == calculation.employer_total
    assert calculation.employer_total <= p + m + Decimal("0.01")


@given(EUROS, EUROS, EUROS, HEADS, YEARS)
def test_more_costs_of_class_one_or_more_persons_never_give_less(
    p: Decimal, m: Decimal, more: Decimal, heads: int, year_: int
) -> None:
    before = priced(p, m, heads, year_).employer_total

    assert priced(p + more, m, heads, year_).employer_total >= before
    assert priced(p, m + more, heads, year_).employer_total >= before
    assert priced(p, m, heads + 1, year_).employer_total >= before


@given(EUROS, EUROS, st.decimals(0, 1, places=2), HEADS)
def test_splitting_a_cost_between_rows_changes_no_total(
    p: Decimal, m: Decimal, part: Decimal, heads: int
) -> None:
    first = (p * part).quantize(Decimal("0.01"))
    heads_ = {"month_ends": (MonthEnd(heads),) * 12}
    rows = [msgspec.structs.replace(cost("0"), amount=amount) for amount in (p, first, p - first)]
    care = msgspec.structs.replace(medical("0.01"), amount=m)

    whole = reckon(claim_of(cost("0.01"), rows[0], care, **heads_))
    split = reckon(claim_of(cost("0.01"), *rows[1:], care, **heads_))

    assert whole.employer_total == split.employer_total


ANY_DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31)) | st.dates(date(2016, 1, 1), date(2028, 12, 31))
MONEY = st.decimals(-10, 10**8, places=2) | st.sampled_from([Decimal("NaN"), Decimal("-Infinity")])
ANY_COST = st.builds(
    Cost,
    provider=st.text(max_size=5),
    arrangement=st.sampled_from(Arrangement),
    cost_class=st.sampled_from(CostClass),
    kind=st.sampled_from(CostKind),
    amount=MONEY,
)
ANY_CLAIM = st.builds(
    Claim,
    year_starts_on=ANY_DAY,
    year_ends_on=ANY_DAY,
    costs=st.lists(ANY_COST, max_size=4).map(tuple),
    free_of_charge=st.booleans(),
    workplace_survey=st.booleans(),
    cooperation=st.sampled_from(Cooperation),
    statement=st.sampled_from(Statement),
    statement_on=st.none() | ANY_DAY,
    agreement=st.booleans(),
    plan_reviewed_on=st.none() | ANY_DAY,
    month_ends=st.lists(st.builds(MonthEnd, st.integers(-1, 30)), max_size=13).map(tuple),
    employees=st.none() | MONEY,
    employees_reason=st.text(max_size=3),
    entrepreneurs=st.integers(-1, 5),
    dismissed=st.integers(-1, 5),
    preventive_income=MONEY,
    medical_income=MONEY,
    medical_for_all=st.none() | st.booleans(),
    raise_reason=st.none() | st.sampled_from(RaiseReason),
    pay_provider=st.booleans(),
    before_work_on=st.none() | ANY_DAY,
)


@given(
    st.builds(
        Facts, claim=ANY_CLAIM, filed_on=st.none() | ANY_DAY, raised=st.booleans(), prorated=st.booleans()
    )
)
def test_nothing_a_claim_holds_raises_and_everything_can_be_said(facts: Facts) -> None:
    calculation = calculate(facts, law_on(facts.claim.anchor))

    told = [(each.code, each.parameters) for each in calculation.findings]
    told += [(each.code, each.parameters) for each in calculation.lines]
    told += [(each.code, each.parameters) for each in calculation.steps]
    for language in words.LANGUAGES:
        assert all(words.say_code(code, parameters, language) for code, parameters in told)

"""Annual leave cost compensation: months, their accrual and time limits, the cost, and what is uncertain."""

import json
from datetime import date, timedelta
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefits import catalogue, words
from benefits.annual_leave import Claim, Facts, calculate
from benefits.annual_leave.accrual import accrual
from benefits.annual_leave.claim import Leave, LeaveAllowance
from benefits.calculation import Instalment, Payee
from benefits.law import law_on
from benefits.parental.claims import PARENTAL, PREGNANCY
from benefits.periods import Period
from tests.benefits.making_family import (
    LEAVE,
    MONTHS,
    START,
    allowance_of,
    annual_leave_claim,
    codes_in,
    lines_in,
    reckon_annual_leave,
)
from tests.benefits.test_family_leave import Case, ask, cases_of

PLAIN = annual_leave_claim()
LAW = law_on(START)
PARTIAL = Leave(START, date(2026, 1, 31), LeaveAllowance.PARTIAL_ELSEWHERE)
ONE = timedelta(days=1)


@pytest.mark.parametrize("case", cases_of("annual_leave"))
def test_case_is_answered_so(case: Case) -> None:
    answered = ask(ask="annual_leave_cost", **case.asked)

    assert "unknown_keys" not in answered
    assert {name: answered[name] for name in case.expected} == json.loads(
        json.dumps(case.expected, default=str)
    )


def test_months_are_paid_one_by_one_and_at_once() -> None:
    calculation = reckon_annual_leave(PLAIN, filed_on=date(2026, 2, 2))

    assert codes_in(calculation) == [("income_base", "")]
    assert lines_in(calculation) == [
        (f"2025-{month:02}-01", "302.50", "employer", "line_leave_cost_by_income") for month in range(7, 12)
    ]
    assert calculation.employer_total == Decimal("1512.50")
    assert calculation.instalments == (
        Instalment(
            number=1,
            starts_on=MONTHS.starts_on,
            ends_on=MONTHS.ends_on,
            days=0,
            amount=Decimal("1512.50"),
        ),
    )
    assert calculation.annual_income == Decimal("30000.00")
    assert (calculation.law_on, calculation.deadline) == (START, date(2027, 7, 1))
    assert [(step.code, step.value) for step in calculation.steps] == [
        ("step_annual_income", "30000.00"),
        ("step_leave_days", "12.5"),
        ("step_leave_cost_by_income", "1512.50"),
        ("step_leave_cost_cap", "10890.00"),
    ]


def test_compensation_is_given_out_to_the_cent() -> None:
    claim = annual_leave_claim(
        holiday_pay=Decimal("100.00"), claimed=(Period(date(2025, 7, 1), date(2025, 9, 30)),)
    )

    calculation = reckon_annual_leave(claim)

    assert lines_in(calculation) == [
        ("2025-07-01", "40.33", "employer", "line_leave_cost_cap"),
        ("2025-08-01", "40.34", "employer", "line_leave_cost_cap"),
        ("2025-09-01", "40.33", "employer", "line_leave_cost_cap"),
    ]
    assert calculation.employer_total == Decimal("121.00")
    assert codes_in(calculation) == []


def test_lines_and_steps_are_said_with_the_numbers_of_the_language() -> None:
    calculation = reckon_annual_leave(PLAIN)
    days, by_income = calculation.steps[1:3]

    assert words.say_code(days.code, days.parameters, "fi") == (
        "Korvattavia kuukausia on 5, ja lomapäiviä niiltä lasketaan 12,5"
    )
    assert words.say_code(by_income.code, by_income.parameters, "en") == (
        "12.5 days at the daily wage by the annual income, times 121%: €1,512.50"
    )


def test_month_that_is_claimed_too_late_falls_away_from_the_rest() -> None:
    claim = annual_leave_claim(
        Leave(date(2024, 6, 3), date(2024, 12, 31), LeaveAllowance.PARENTAL),
        entitlement_start=date(2024, 6, 3),
        claimed=(Period(date(2024, 6, 1), date(2024, 8, 31)),),
        holiday_pay=Decimal("300.00"),
    )

    def codes_on(filed_on: date) -> list[str]:
        return [code for _, _, _, code in lines_in(reckon_annual_leave(claim, filed_on=filed_on))]

    late = reckon_annual_leave(claim, filed_on=date(2026, 6, 2))
    assert codes_on(date(2026, 6, 1)) == ["line_leave_cost_cap"] * 3
    assert lines_in(late) == [
        ("2024-06-01", "0.00", "nobody", "line_month_late"),
        ("2024-07-01", "121.00", "employer", "line_leave_cost_cap"),
        ("2024-08-01", "121.00", "employer", "line_leave_cost_cap"),
    ]
    assert late.instalments[0].starts_on == date(2024, 7, 1)
    assert [(each.code, each.parameters) for each in late.findings if each.code == "month_late"] == [
        ("month_late", {"month": "2024-06-01", "last_day": "2026-06-01"})
    ]
    assert codes_on(date(2026, 8, 3))[1:] == ["line_month_late", "line_leave_cost_cap"]
    assert codes_on(date(2026, 8, 4)) == ["line_month_late"] * 3


def test_claim_of_late_months_only_is_not_paid() -> None:
    calculation = reckon_annual_leave(PLAIN, filed_on=date(2028, 1, 3))

    assert {line.payee for line in calculation.lines} == {Payee.NOBODY}
    assert (calculation.employer_total, calculation.instalments) == (Decimal("0.00"), ())
    assert [code for code, _ in codes_in(calculation)] == ["month_late"] * 5


@pytest.mark.parametrize(
    ("ends_on", "days", "code"),
    [
        (date(2025, 7, 15), 13, "line_month_too_few_days"),
        (date(2025, 7, 16), 14, "line_leave_cost_by_income"),
    ],
)
def test_month_holds_at_least_fourteen_days_of_allowance(ends_on: date, days: int, code: str) -> None:
    claim = annual_leave_claim(
        Leave(START, ends_on, LeaveAllowance.PARENTAL),
        claimed=(Period(date(2025, 7, 1), date(2025, 7, 31)),),
    )

    calculation = reckon_annual_leave(claim)

    assert [line.code for line in calculation.lines] == [code]
    assert accrual(claim.leave, LAW).weekdays(claim.days[0]) == days
    assert ("month_too_few_days" in {each.code for each in calculation.findings}) == (days < 14)


def test_short_month_is_told_with_its_days() -> None:
    claim = annual_leave_claim(
        Leave(START, date(2025, 7, 15), LeaveAllowance.PARENTAL),
        claimed=(Period(date(2025, 6, 1), date(2025, 7, 31)),),
        holiday_pay=Decimal("500.00"),
    )

    calculation = reckon_annual_leave(claim)

    assert calculation.findings[0].parameters == {"month": "2025-07-01", "days": "13", "least": "14"}
    assert lines_in(calculation) == [
        ("2025-06-01", "302.50", "employer", "line_leave_cost_by_income"),
        ("2025-07-01", "0.00", "nobody", "line_month_too_few_days"),
    ]
    assert calculation.instalments[0].ends_on == date(2025, 6, 30)


def test_holiday_pay_of_months_that_fall_away_is_divided_evenly_and_the_other_reading_told() -> None:
    claim = annual_leave_claim(
        Leave(START, date(2025, 7, 15), LeaveAllowance.PARENTAL),
        claimed=(Period(date(2025, 6, 1), date(2025, 7, 31)),),
        holiday_pay=Decimal("400.00"),
    )

    calculation = reckon_annual_leave(claim)

    assert calculation.employer_total == Decimal("242.00")
    told = {each.code: each.parameters for each in calculation.findings}
    assert told["holiday_pay_undivided"] == {"total": "242.00", "other_total": "302.50"}
    assert "income_base" not in told


def test_income_base_is_told_where_it_gives_another_sum() -> None:
    capped = annual_leave_claim(holiday_pay=Decimal("1250.00"))

    told = {each.code: each for each in reckon_annual_leave(PLAIN).findings}

    assert told["income_base"].parameters == {"total": "1512.50", "other_total": "1654.45"}
    assert told["income_base"].officer
    assert told["income_base"].source.startswith("F16")
    assert codes_in(reckon_annual_leave(capped)) == []


def test_month_after_the_limit_falls_away() -> None:
    claim = annual_leave_claim(
        Leave(START, date(2026, 5, 31), LeaveAllowance.PARENTAL),
        claimed=(Period(date(2025, 11, 1), date(2025, 12, 31)),),
    )

    assert [code for _, _, _, code in lines_in(reckon_annual_leave(claim))] == [
        "line_leave_cost_by_income",
        "line_month_too_few_days",
    ]


def test_partial_days_with_another_employer_are_whole_days_and_an_officer_looks() -> None:
    calculation = reckon_annual_leave(annual_leave_claim(PARTIAL))

    assert calculation.employer_total == Decimal("1512.50")
    found = [each for each in calculation.findings if each.code == "partial_days_counted"]
    assert [(each.field, each.officer, each.source[:3]) for each in found] == [("leave", True, "F13")] * 5


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"entitlement_start": date(2041, 1, 1)}, [("day_outside_calendar", "entitlement_start")]),
        (
            {"leave": (Leave(date(2004, 1, 1), date(2041, 1, 1), LeaveAllowance.PARENTAL),)},
            [("day_outside_calendar", "leave.0.starts_on"), ("day_outside_calendar", "leave.0.ends_on")],
        ),
        (
            {"claimed": (Period(date(2004, 1, 1), date(2041, 1, 1)),)},
            [("day_outside_calendar", "claimed.0.starts_on"), ("day_outside_calendar", "claimed.0.ends_on")],
        ),
        ({"leave": ()}, [("no_leave_stated", "leave")]),
        ({"claimed": ()}, [("no_months_claimed", "claimed")]),
        ({"claimed": (Period(date(2025, 7, 2), date(2025, 7, 1)),)}, [("period_reversed", "claimed.0")]),
        ({"leave": (LEAVE, LEAVE)}, [("periods_overlap", "leave.1")]),
        ({"entitlement_start": date(2025, 6, 3)}, [("leave_before_entitlement", "leave.0.starts_on")]),
        ({"holiday_pay": Decimal("NaN")}, [("wage_unusable", "holiday_pay")]),
    ],
)
def test_slip_is_all_that_is_found_and_nothing_is_reckoned(
    changes: dict[str, object], found: list[tuple[str, str]]
) -> None:
    calculation = reckon_annual_leave(annual_leave_claim(**changes))

    assert codes_in(calculation) == found
    assert calculation.lines == ()


def test_entitlement_under_the_old_law_is_not_reckoned() -> None:
    day = date(2022, 7, 31)
    old = annual_leave_claim(
        Leave(day, date(2022, 12, 31), LeaveAllowance.PARENTAL),
        entitlement_start=day,
        claimed=(Period(date(2022, 8, 1), date(2022, 8, 31)),),
    )

    calculation = reckon_annual_leave(old)

    assert codes_in(calculation) == [("leave_cost_old_law", "entitlement_start")]
    assert calculation.lines == ()


@pytest.mark.parametrize(
    ("year", "other_total"),
    [(2022, "335.48"), (2023, "336.15"), (2024, "332.24"), (2025, "330.89"), (2026, "332.67")],
)
def test_month_of_each_year_with_known_figures(year: int, other_total: str) -> None:
    day = date(year, 8, 1)
    claim = annual_leave_claim(
        Leave(day, date(year, 12, 31), LeaveAllowance.PARENTAL),
        entitlement_start=day,
        claimed=(Period(date(year, 10, 1), date(year, 10, 31)),),
    )

    calculation = reckon_annual_leave(claim, earlier=())

    assert calculation.employer_total == Decimal("302.50")
    told = {each.code: each.parameters for each in calculation.findings}
    assert told["income_base"]["other_total"] == other_total


def test_estimated_or_missing_holiday_pay_is_told() -> None:
    estimated = reckon_annual_leave(annual_leave_claim(estimated=True))
    nothing = reckon_annual_leave(annual_leave_claim(holiday_pay=Decimal("0.00")))

    assert ("holiday_pay_estimated", "estimated") in codes_in(estimated)
    assert codes_in(nothing) == [("holiday_pay_zero", "holiday_pay")]
    assert nothing.employer_total == Decimal("0.00")
    assert nothing.instalments == ()


@pytest.mark.parametrize(
    ("leave", "filed_on", "day"),
    [
        (LEAVE, date(2025, 11, 30), "2025-11-30"),
        (LEAVE, date(2025, 12, 1), None),
        (Leave(START, date(2025, 11, 20), LeaveAllowance.PARENTAL), date(2025, 11, 20), "2025-11-20"),
        (Leave(START, date(2025, 11, 20), LeaveAllowance.PARENTAL), date(2025, 11, 21), None),
    ],
)
def test_claim_before_its_leave_is_over_waits_for_it(leave: Leave, filed_on: date, day: str | None) -> None:
    calculation = reckon_annual_leave(annual_leave_claim(leave), filed_on=filed_on)

    told = {each.code: each.parameters["day"] for each in calculation.findings if "day" in each.parameters}
    assert told.get("leave_not_over") == day


def test_claim_without_leave_that_accrues_waits_for_nothing() -> None:
    none_left = (
        Leave(START, date(2025, 12, 10), LeaveAllowance.PARENTAL),
        Leave(date(2026, 1, 2), date(2026, 2, 28), LeaveAllowance.PARENTAL),
    )
    claim = annual_leave_claim(*none_left, claimed=(Period(date(2026, 1, 1), date(2026, 1, 31)),))

    calculation = reckon_annual_leave(claim, filed_on=date(2026, 1, 5))

    assert "leave_not_over" not in {each.code for each in calculation.findings}
    assert calculation.employer_total == Decimal("0.00")


def test_income_is_that_of_the_decided_allowance_of_the_same_entitlement() -> None:
    decided = (
        allowance_of(PREGNANCY),
        allowance_of(PARENTAL, "24000.00"),
        msgspec.structs.replace(allowance_of(PREGNANCY, "99000.00"), onset=date(2023, 6, 2)),
    )

    calculation = reckon_annual_leave(
        PLAIN, earlier=decided, annual_income=None, gross_wages=Decimal("50000.00"), income_source="stated"
    )

    assert calculation.annual_income == Decimal("24000.00")
    assert calculation.employer_total == Decimal("1210.00")
    assert "income_stated" not in {each.code for each in calculation.findings}


def test_income_is_reckoned_from_wages_where_no_allowance_was_decided() -> None:
    calculation = reckon_annual_leave(
        PLAIN,
        earlier=(),
        annual_income=None,
        gross_wages=Decimal("36000.00"),
        income_source="stated",
    )

    assert calculation.annual_income == Decimal("32911.20")
    assert [code for code, _ in codes_in(calculation)] == [
        "allowance_not_seen",
        "income_stated",
        "income_base",
    ]


def test_months_wait_for_an_income_that_is_not_known() -> None:
    calculation = reckon_annual_leave(PLAIN, annual_income=None)

    assert lines_in(calculation)[0] == ("2025-07-01", "0.00", "nobody", "line_waits_for_income")
    assert calculation.annual_income is None
    assert codes_in(calculation) == [("income_unknown", "")]
    assert not calculation.is_reckoned


def test_income_before_a_deduction_that_is_not_known_is_not_guessed() -> None:
    day = date(2027, 2, 1)
    claim = annual_leave_claim(
        Leave(day, date(2027, 6, 30), LeaveAllowance.PARENTAL),
        entitlement_start=day,
        claimed=(Period(date(2027, 3, 1), date(2027, 3, 31)),),
    )

    calculation = reckon_annual_leave(claim)

    assert calculation.employer_total == Decimal("302.50")
    assert codes_in(calculation) == [("allowance_not_seen", "")]


def test_claim_names_its_law_its_days_and_its_limit() -> None:
    claim = annual_leave_claim(
        claimed=(
            Period(date(2025, 9, 15), date(2025, 10, 2)),
            Period(date(2025, 7, 3), date(2025, 7, 3)),
            Period(date(2025, 10, 5), date(2025, 10, 6)),
        )
    )
    benefit = catalogue.benefit_of(claim)

    assert benefit.code == "annual_leave_cost"
    assert claim.anchor == START
    assert not claim.attaches
    assert claim.days == (
        Period(date(2025, 7, 1), date(2025, 7, 31)),
        Period(date(2025, 9, 1), date(2025, 9, 30)),
        Period(date(2025, 10, 1), date(2025, 10, 31)),
    )
    assert benefit.payee is Payee.EMPLOYER


@pytest.mark.parametrize(
    ("month", "last_day", "plain_day"),
    [
        ("2024-06", "2026-06-01", "2026-06-01"),  # W15, as is the next
        ("2024-08", "2026-08-03", "2026-08-01"),
        ("8/2024", "2026-08-03", "2026-08-01"),
        ("2024-08-15", "2026-08-03", "2026-08-01"),
    ],
)
def test_deadline_is_asked_by_month(month: str, last_day: str, plain_day: str) -> None:
    answered = ask(ask="deadline", benefit="annual_leave_cost", month=month)

    assert answered == {"last_day": last_day, "plain_day": plain_day}


@st.composite
def lawful_facts(draw: st.DrawFn) -> Facts:
    """Return the facts of a claim of some months of one leave in one to three parts."""
    start = draw(st.dates(date(2022, 8, 1), date(2026, 12, 1)))
    leave, day = [], start
    for _ in range(draw(st.integers(1, 3))):
        ends_on = day + draw(st.integers(10, 200)) * ONE
        leave.append(Leave(day, ends_on, draw(st.sampled_from(LeaveAllowance))))
        day = ends_on + draw(st.integers(1, 60)) * ONE
    claimed_from = start + draw(st.integers(0, 200)) * ONE
    claim = annual_leave_claim(
        *leave,
        entitlement_start=start,
        claimed=(Period(claimed_from, claimed_from + draw(st.integers(0, 200)) * ONE),),
        holiday_pay=draw(st.decimals(0, 9000, places=2)),
    )
    filed_on = draw(st.none() | st.dates(start, start + 1500 * ONE))
    return Facts(claim=claim, annual_income=draw(st.decimals(0, 90_000, places=2)), filed_on=filed_on)


@given(lawful_facts(), st.decimals(0, 90_000, places=2))
def test_lines_add_up_more_income_gives_no_less_and_holiday_pay_caps(facts: Facts, more: Decimal) -> None:
    income = facts.annual_income or Decimal(0)
    richer = msgspec.structs.replace(facts, annual_income=income + more)

    before, after = (calculate(each, LAW) for each in (facts, richer))

    assert sum(line.amount for line in before.lines) == before.employer_total
    assert sum(each.amount for each in before.instalments) == before.employer_total
    assert len(before.lines) == len(facts.claim.days)
    assert before.employer_total <= after.employer_total
    assert after.employer_total <= (facts.claim.holiday_pay * Decimal("1.21")).quantize(Decimal("0.01"))
    assert all(line.amount >= 0 for line in after.lines)


@given(lawful_facts(), st.integers(1, 100))
def test_splitting_a_leave_at_any_day_changes_no_total(facts: Facts, days: int) -> None:
    first, *rest = facts.claim.leave
    split_on = first.starts_on + days * ONE
    if split_on > first.ends_on:
        return
    parts = (
        msgspec.structs.replace(first, ends_on=split_on - ONE),
        msgspec.structs.replace(first, starts_on=split_on),
    )
    split = msgspec.structs.replace(facts.claim, leave=(*parts, *rest))

    whole, cut = calculate(facts, LAW), calculate(msgspec.structs.replace(facts, claim=split), LAW)

    assert cut.lines == whole.lines
    assert cut.employer_total == whole.employer_total


ANY_DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31)) | st.dates(date(2022, 7, 1), date(2027, 3, 31))
ANY_CLAIM = st.builds(
    Claim,
    entitlement_start=ANY_DAY,
    leave=st.lists(st.builds(Leave, ANY_DAY, ANY_DAY, st.sampled_from(LeaveAllowance)), max_size=3).map(
        tuple
    ),
    claimed=st.lists(st.builds(Period, ANY_DAY, ANY_DAY), max_size=2).map(tuple),
    holiday_pay=st.decimals(-10, 10**6, places=2) | st.just(Decimal("NaN")),
    estimated=st.booleans(),
)


@given(
    st.builds(
        Facts,
        claim=ANY_CLAIM,
        gross_wages=st.none() | st.decimals(0, 90_000, places=2),
        filed_on=st.none() | ANY_DAY,
    )
)
def test_nothing_a_claim_holds_raises_and_everything_can_be_said(facts: Facts) -> None:
    calculation = calculate(facts, LAW)

    told = [(each.code, each.parameters) for each in calculation.findings]
    told += [(each.code, each.parameters) for each in calculation.lines]
    told += [(each.code, each.parameters) for each in calculation.steps]
    for language in words.LANGUAGES:
        assert all(words.say_code(code, parameters, language) for code, parameters in told)

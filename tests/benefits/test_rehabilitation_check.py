"""What is objected to a claim of rehabilitation allowance by itself, by field."""

from datetime import date
from decimal import Decimal

import pytest

from benefits.claims import Accident, ThreeMonths
from benefits.law import law_on
from benefits.periods import Period
from benefits.rehabilitation import Notice, Participation, Preceding, Programme, check
from tests.benefits.making import codes_of
from tests.benefits.making_rehabilitation import (
    FEBRUARY,
    JANUARY,
    MARCH,
    START,
    claim_of,
    days_of,
    found_in,
    partial_claim_of,
)

WEEK = (date(2026, 1, 5), date(2026, 1, 10))


def test_plain_claims_are_fine() -> None:
    assert found_in(claim_of(JANUARY)) == []
    assert found_in(partial_claim_of((*WEEK, "400.00", "8", "4"))) == []


@pytest.mark.parametrize("field", ["other_periods", "breaks", "days_off"])
def test_day_outside_the_calendar_is_found_alone(field: str) -> None:
    changes = {field: days_of(date(2026, 1, 7), date(2104, 1, 8)), "clause": False}

    assert found_in(claim_of(JANUARY, **changes)) == [("day_outside_calendar", f"{field}.0.ends_on")]


def test_first_day_and_paid_days_outside_the_calendar_are_found() -> None:
    claim = claim_of(
        (date(1926, 1, 5), date(2026, 1, 31), "100.00"), rehabilitation_starts_on=date(1926, 1, 5)
    )

    assert found_in(claim) == [
        ("day_outside_calendar", "rehabilitation_starts_on"),
        ("day_outside_calendar", "paid.0.starts_on"),
    ]


@pytest.mark.parametrize("field", ["other_periods", "breaks", "days_off"])
def test_period_that_ends_before_it_starts_is_found(field: str) -> None:
    claim = claim_of(JANUARY, **{field: days_of(date(2026, 2, 7), date(2026, 2, 6))})

    assert ("period_reversed", f"{field}.0") in found_in(claim)


def test_day_that_is_claimed_and_among_the_other_periods_is_found() -> None:
    touching = Period(date(2026, 1, 31), date(2026, 2, 4))
    others = (
        touching,
        Period(date(2026, 2, 28), date(2026, 2, 28)),
        Period(date(2026, 3, 1), date(2026, 3, 2)),
    )

    claim = claim_of(JANUARY, FEBRUARY, other_periods=others)

    assert found_in(claim) == [
        ("periods_overlap", "other_periods.0"),
        ("periods_overlap", "other_periods.1"),
    ]
    assert check(claim, law_on(START))[0].parameters == {"day": "2026-01-31"}


def test_other_period_may_end_on_the_eve_of_a_paid_one_and_no_later() -> None:
    start = date(2026, 1, 2)

    def found(ends_on: date) -> list[tuple[str, str]]:
        return found_in(
            claim_of(JANUARY, rehabilitation_starts_on=start, other_periods=days_of(start, ends_on))
        )

    assert found(date(2026, 1, 4)) == []
    assert found(date(2026, 1, 5)) == [("periods_overlap", "other_periods.0")]


def test_periods_before_the_first_day_are_found() -> None:
    claim = claim_of(JANUARY, rehabilitation_starts_on=date(2026, 1, 7), other_periods=days_of(*WEEK))

    assert found_in(claim)[1:3] == [
        ("paid_before_rehabilitation", "paid.0.starts_on"),
        ("paid_before_rehabilitation", "other_periods.0.starts_on"),
    ]


@pytest.mark.parametrize(("ends_on", "found"), [(date(2031, 1, 5), False), (date(2031, 1, 6), True)])
def test_period_many_years_after_the_first_day_is_taken_for_a_slip(ends_on: date, *, found: bool) -> None:
    claim = claim_of(JANUARY, other_periods=days_of(date(2026, 3, 1), ends_on))

    assert (("rehabilitation_period_too_far", "other_periods.0.ends_on") in found_in(claim)) is found


def test_pay_that_cannot_be_is_found() -> None:
    claim = claim_of((*JANUARY[:2], "0.00"), (date(2026, 2, 1), date(2026, 2, 1), "-1.00"))

    assert found_in(claim) == [
        ("wage_zero", "paid.0.wage"),
        ("no_weekdays", "paid.1"),
        ("wage_unusable", "paid.1.wage"),
    ]


def test_claim_without_periods_is_found() -> None:
    assert found_in(claim_of()) == [("rehabilitation_periods_missing", "paid")]


@pytest.mark.parametrize(
    ("normal", "lost", "found"),
    [
        ("8", "3.2", None),
        ("8", "3.19", "rehabilitation_too_few_hours"),
        ("7.5", "0", "rehabilitation_too_few_hours"),
        ("8", "7.99", None),
        ("8", "8", "rehabilitation_whole_day_away"),
        ("8", "8.01", "rehabilitation_hours_impossible"),
        ("0", "0", "rehabilitation_hours_impossible"),
        ("8", "-1", "rehabilitation_hours_impossible"),
        ("NaN", "1", "rehabilitation_hours_impossible"),
        ("8", "Infinity", "rehabilitation_hours_impossible"),
    ],
)
def test_hours_of_a_shortened_day(normal: str, lost: str, found: str | None) -> None:
    claim = partial_claim_of((*WEEK, "400.00", normal, lost))

    assert found_in(claim) == ([(found, "paid.0.lost_hours")] if found else [])


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"clause": False}, ("rehabilitation_not_agreed", "clause")),
        ({"notice": Notice.LATER}, ("rehabilitation_notice_later", "notice")),
        ({"participation": Participation.LATER}, ("participation_later", "participation")),
        ({"accident": Accident.INSURER_DECIDES}, ("rehabilitation_insurer_decides", "accident")),
        ({"accident": Accident.INSURER_DECIDED}, ("rehabilitation_insurer_decided", "accident")),
        ({"full_pension": True}, ("rehabilitation_full_pension", "full_pension")),
        ({"self_employed": True}, ("self_employed", "self_employed")),
        ({"three_months": ThreeMonths.DEGREE}, ("three_months_asked", "three_months")),
        ({"other_wages": Decimal(1)}, ("several_employers", "other_wages")),
        ({"other_wages": Decimal(-1)}, ("several_employers", "other_wages")),
    ],
)
def test_answer_is_remarked_upon(changes: dict[str, object], found: tuple[str, str]) -> None:
    assert found_in(claim_of(JANUARY, **changes))[0] == found


@pytest.mark.parametrize(
    "changes",
    [
        {"other_wages": Decimal(0)},
        {"notice": Notice.ORGANISER},
        {"notice": Notice.EMPLOYEE},
        {"notice": Notice.UPLOAD},
        {"participation": Participation.EMPLOYEE},
        {"participation": Participation.UPLOAD},
    ],
)
def test_answer_is_not_remarked_upon(changes: dict[str, object]) -> None:
    assert found_in(claim_of(JANUARY, **changes)) == []


def test_other_wages_that_are_no_money_are_found() -> None:
    assert ("wage_unusable", "other_wages") in found_in(claim_of(JANUARY, other_wages=Decimal(-1)))


@pytest.mark.parametrize(
    ("programme", "planned", "paid", "found"),
    [
        (Programme.INDIVIDUAL, None, JANUARY, None),
        (Programme.INDIVIDUAL, None, (date(2026, 1, 5), date(2026, 1, 28), "2000.00"), "length_missing"),
        (Programme.INDIVIDUAL, None, (date(2026, 1, 5), date(2026, 1, 29), "2000.00"), None),
        (Programme.FAMILY, None, (*WEEK, "400.00"), "length_missing"),
        (Programme.OTHER, None, JANUARY, None),
        (Programme.INDIVIDUAL, 23, JANUARY, None),
        (Programme.INDIVIDUAL, 22, JANUARY, "longer_than_planned"),
    ],
)
def test_length_that_the_waiting_period_rests_on(
    programme: Programme, planned: int | None, paid: tuple[date, date, str], found: str | None
) -> None:
    codes = {code for code, _ in found_in(claim_of(paid, programme=programme, planned_weekdays=planned))}

    assert codes - {"rehabilitation_within_waiting"} == ({f"rehabilitation_{found}"} if found else set())


def test_first_period_that_is_not_stated_is_found() -> None:
    found = ("rehabilitation_start_not_stated", "other_periods")

    assert found in found_in(claim_of(FEBRUARY))
    assert found not in found_in(
        claim_of((date(2026, 1, 6), *JANUARY[1:]), rehabilitation_starts_on=date(2026, 1, 6))
    )
    assert found not in found_in(
        claim_of((date(2026, 1, 5), *JANUARY[1:]), rehabilitation_starts_on=date(2026, 1, 4))
    )


@pytest.mark.parametrize(
    ("paid_until", "found"),
    [
        (None, "preceding_day_missing"),
        (date(2026, 1, 5), "preceding_not_before_rehabilitation"),
        (date(2026, 1, 4), None),
        (date(2026, 1, 3), None),
        (date(2026, 1, 2), "preceding_too_far"),
    ],
)
def test_benefit_that_comes_before(paid_until: date | None, found: str | None) -> None:
    claim = claim_of(JANUARY, preceding=Preceding.UNEMPLOYMENT, previous_paid_until=paid_until)

    assert found_in(claim) == ([(found, "previous_paid_until")] if found else [])


def test_day_of_what_came_before_is_nothing_without_it() -> None:
    assert found_in(claim_of(JANUARY, previous_paid_until=date(2026, 1, 8))) == []


@pytest.mark.parametrize(("ends_on", "found"), [(date(2026, 1, 16), True), (date(2026, 1, 17), False)])
def test_rehabilitation_within_its_waiting_period_is_found(ends_on: date, *, found: bool) -> None:
    claim = claim_of((date(2026, 1, 5), ends_on, "900.00"))

    assert (("rehabilitation_within_waiting", "paid") in found_in(claim)) is found


def test_rehabilitation_of_which_a_later_period_is_payable_is_not_within_its_waiting_period() -> None:
    assert found_in(claim_of((*WEEK, "400.00"), FEBRUARY)) == []


@pytest.mark.parametrize(("filed_on", "found"), [(date(2026, 1, 4), True), (START, False)])
def test_rehabilitation_that_has_not_begun_is_found(filed_on: date, *, found: bool) -> None:
    findings = codes_of(check(claim_of(JANUARY), law_on(START), filed_on))

    assert (("rehabilitation_in_future", "rehabilitation_starts_on") in findings) is found


def test_breaks_are_looked_at_as_far_as_no_weekday_parts_them() -> None:
    breaks = (Period(date(2026, 2, 2), date(2026, 2, 14)), Period(date(2026, 2, 16), date(2026, 3, 3)))
    apart = (Period(date(2026, 2, 2), date(2026, 2, 14)), Period(date(2026, 2, 17), date(2026, 3, 3)))

    long = check(claim_of(JANUARY, FEBRUARY, MARCH, breaks=breaks), law_on(START))

    assert [(each.code, each.parameters) for each in long] == [
        ("rehabilitation_break_too_long", {"starts_on": "2026-02-02", "weekdays": "25"})
    ]
    assert found_in(claim_of(JANUARY, FEBRUARY, MARCH, breaks=apart)) == []


def test_old_law_is_found_first() -> None:
    start = date(2019, 12, 31)

    claim = claim_of((start, date(2020, 1, 31), "2300.00"), rehabilitation_starts_on=start, clause=False)

    assert found_in(claim) == [
        ("rehabilitation_old_law", "rehabilitation_starts_on"),
        ("rehabilitation_not_agreed", "clause"),
    ]

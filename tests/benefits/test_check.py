"""What is objected to a claim by itself: every slip at its field, and nothing else."""

from datetime import date
from decimal import Decimal

import pytest

from benefits.findings import Weight
from benefits.law import law_on
from benefits.sickness import Accident, Certificate, PayBasis, Period, Previous, ThreeMonths, check
from tests.benefits.making import FEBRUARY, JANUARY, claim_of, found_in


def test_plain_claim_has_nothing_against_it() -> None:
    assert found_in(claim_of(JANUARY, FEBRUARY)) == []


def test_claim_is_checked_by_the_law_of_its_onset() -> None:
    assert check(claim_of(JANUARY), law_on(date(2020, 1, 1))) == ()


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"onset": date(2004, 12, 31)}, [("day_outside_calendar", "onset")]),
        ({"onset": date(2041, 1, 1)}, [("day_outside_calendar", "onset")]),
        ({"continues_from": date(2062, 2, 1)}, [("day_outside_calendar", "continues_from")]),
        (
            {"annual_leave": (Period(date(1026, 1, 20), date.max),)},
            [
                ("day_outside_calendar", "annual_leave.0.starts_on"),
                ("day_outside_calendar", "annual_leave.0.ends_on"),
            ],
        ),
    ],
)
def test_day_outside_the_calendar_is_all_that_is_found(
    changes: dict[str, object], found: list[tuple[str, str]]
) -> None:
    assert found_in(claim_of(JANUARY, **changes)) == found


def test_paid_days_outside_the_calendar_are_found() -> None:
    claim = claim_of(JANUARY, (date(2004, 12, 31), date(2041, 1, 1), "1.00"))

    assert found_in(claim) == [
        ("day_outside_calendar", "paid.1.starts_on"),
        ("day_outside_calendar", "paid.1.ends_on"),
    ]


@pytest.mark.parametrize("onset", [date(2005, 1, 1), date(2019, 12, 31)])
def test_onset_under_the_old_law_is_found_and_does_not_stop(onset: date) -> None:
    findings = check(claim_of((onset, onset, "1.00"), onset=onset), law_on(onset))

    assert findings[0].code == "old_law"
    assert (findings[0].weight, findings[0].officer) == (Weight.WARNS, True)


def test_onset_on_the_first_day_of_the_law_is_not_old() -> None:
    claim = claim_of((date(2020, 1, 1), date(2020, 1, 31), "2000.00"), onset=date(2020, 1, 1))

    assert found_in(claim) == []


def test_last_day_of_the_calendar_is_taken() -> None:
    onset = date(2040, 12, 1)

    assert found_in(claim_of((onset, date(2040, 12, 31), "2000.00"), onset=onset)) == []


def test_period_that_ends_before_it_starts_is_found() -> None:
    claim = claim_of(JANUARY, (date(2026, 2, 28), date(2026, 2, 1), "1700.00"))

    assert found_in(claim) == [("period_reversed", "paid.1")]


def test_period_of_one_day_is_not_reversed() -> None:
    claim = claim_of(JANUARY, (date(2026, 2, 2), date(2026, 2, 2), "70.00"))

    assert found_in(claim) == []


def test_periods_that_share_a_day_are_found_in_any_order() -> None:
    claim = claim_of(FEBRUARY, (date(2026, 1, 5), date(2026, 2, 1), "2300.00"))

    assert found_in(claim) == [("periods_overlap", "paid.0")]


def test_periods_within_a_longer_one_are_all_found() -> None:
    claim = claim_of(
        (date(2026, 1, 5), date(2026, 3, 31), "6000.00"),
        (date(2026, 1, 12), date(2026, 1, 13), "100.00"),
        (date(2026, 2, 12), date(2026, 2, 13), "100.00"),
    )

    assert found_in(claim) == [("periods_overlap", "paid.1"), ("periods_overlap", "paid.2")]


def test_leave_that_overlaps_or_is_reversed_is_found() -> None:
    leave = (
        Period(date(2026, 1, 20), date(2026, 1, 22)),
        Period(date(2026, 1, 22), date(2026, 1, 23)),
        Period(date(2026, 1, 27), date(2026, 1, 26)),
    )

    assert found_in(claim_of(JANUARY, annual_leave=leave)) == [
        ("period_reversed", "annual_leave.2"),
        ("periods_overlap", "annual_leave.1"),
    ]


def test_pay_before_the_onset_is_found() -> None:
    claim = claim_of((date(2026, 1, 4), date(2026, 1, 31), "2300.00"))

    assert found_in(claim) == [("paid_before_onset", "paid.0.starts_on")]


def test_onset_after_the_whole_period_is_found() -> None:
    claim = claim_of((date(2025, 12, 1), date(2025, 12, 31), "2300.00"))

    assert ("paid_before_onset", "paid.0.starts_on") in found_in(claim)


@pytest.mark.parametrize(
    ("ends_on", "found"),
    [(date(2028, 1, 5), []), (date(2028, 1, 6), [("absence_too_long", "paid.0.ends_on")])],
)
def test_absence_longer_than_two_years_is_found(ends_on: date, found: list[tuple[str, str]]) -> None:
    assert found_in(claim_of((date(2026, 1, 5), ends_on, "2300.00"))) == found


def test_period_without_weekdays_is_found() -> None:
    claim = claim_of(JANUARY, (date(2026, 2, 1), date(2026, 2, 1), "70.00"))

    assert found_in(claim) == [("no_weekdays", "paid.1")]


@pytest.mark.parametrize("wage", ["-0.01", "NaN", "Infinity", "-Infinity"])
def test_wage_that_is_no_money_stops(wage: str) -> None:
    claim = claim_of(JANUARY, (date(2026, 2, 1), date(2026, 2, 28), wage))

    assert found_in(claim) == [("wage_unusable", "paid.1.wage")]


def test_wage_of_nothing_is_asked_about() -> None:
    claim = claim_of((date(2026, 1, 5), date(2026, 1, 31), "0.00"))

    assert found_in(claim) == [("wage_zero", "paid.0.wage")]


def test_wages_of_others_that_are_no_money_stop() -> None:
    claim = claim_of(JANUARY, other_wages=Decimal(-1))

    assert found_in(claim) == [("several_employers", "other_wages"), ("wage_unusable", "other_wages")]


def test_others_that_pay_nothing_are_no_other_employers() -> None:
    assert found_in(claim_of(JANUARY, other_wages=Decimal(0))) == []


def test_claim_that_states_no_pay_is_found() -> None:
    assert found_in(claim_of()) == [("nothing_stated", "paid")]


def test_pay_that_continues_may_be_all_that_is_stated() -> None:
    assert found_in(claim_of(continues_from=date(2026, 1, 5))) == [("pay_continues", "continues_from")]


def test_pay_that_continues_from_before_the_onset_is_found() -> None:
    claim = claim_of(JANUARY, continues_from=date(2026, 1, 4))

    assert found_in(claim) == [("continues_before_onset", "continues_from")]


@pytest.mark.parametrize(
    ("ends_on", "found"),
    [(date(2026, 1, 16), [("within_waiting_period", "paid")]), (date(2026, 1, 17), [])],
)
def test_absence_within_the_waiting_period_is_found(ends_on: date, found: list[tuple[str, str]]) -> None:
    assert found_in(claim_of((date(2026, 1, 5), ends_on, "1000.00"))) == found


def test_short_absence_that_continues_is_not_too_short() -> None:
    claim = claim_of((date(2026, 1, 5), date(2026, 1, 16), "1000.00"), continues_from=date(2026, 1, 17))

    assert found_in(claim) == [("pay_continues", "continues_from")]


def test_short_absence_of_the_same_illness_is_not_too_short() -> None:
    claim = claim_of(
        (date(2026, 1, 5), date(2026, 1, 6), "100.00"),
        (date(2026, 1, 7), date(2026, 1, 7), "100.00"),
        previous=Previous.SAME_ILLNESS,
        previous_paid_until=date(2025, 12, 31),
    )

    assert found_in(claim) == []


@pytest.mark.parametrize(
    ("previous", "paid_until", "found"),
    [
        (Previous.NOTHING, date(2026, 1, 30), []),
        (Previous.SAME_ILLNESS, None, ["previous_day_missing"]),
        (Previous.REHABILITATION, None, ["previous_day_missing"]),
        (Previous.SAME_ILLNESS, date(2026, 1, 5), ["previous_not_before_onset"]),
        (Previous.SAME_ILLNESS, date(2026, 1, 4), []),
        (Previous.SAME_ILLNESS, date(2025, 12, 6), []),
        (Previous.SAME_ILLNESS, date(2025, 12, 5), ["relapse_too_late"]),
        (Previous.SAME_ILLNESS, date(1999, 12, 5), ["relapse_too_late"]),
        (Previous.PARTIAL_ALLOWANCE, date(2026, 1, 3), []),
        (Previous.PARTIAL_ALLOWANCE, date(2026, 1, 2), ["not_directly_after"]),
        (Previous.REHABILITATION, date(2026, 1, 2), ["not_directly_after"]),
    ],
)
def test_previous_period_that_does_not_shorten_the_waiting_is_found(
    previous: Previous, paid_until: date | None, found: list[str]
) -> None:
    claim = claim_of(JANUARY, previous=previous, previous_paid_until=paid_until)

    assert found_in(claim) == [(code, "previous_paid_until") for code in found]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"pay_basis": PayBasis.NONE}, ("no_employer_right", "pay_basis")),
        ({"certificate": Certificate.LATER}, ("certificate_later", "certificate")),
        ({"accident": Accident.INSURER_DECIDES}, ("waits_for_insurer", "accident")),
        ({"accident": Accident.INSURER_DECIDED}, ("insurer_decided", "accident")),
        ({"one_of_several_jobs": True}, ("one_of_several_jobs", "one_of_several_jobs")),
        ({"self_employed": True}, ("self_employed", "self_employed")),
        ({"three_months": ThreeMonths.DEGREE}, ("three_months_asked", "three_months")),
        ({"other_wages": Decimal(100)}, ("several_employers", "other_wages")),
    ],
)
def test_answer_that_an_officer_looks_at_is_found(changes: dict[str, object], found: tuple[str, str]) -> None:
    claim = claim_of(JANUARY, **changes)

    findings = check(claim, law_on(claim.onset))

    assert [(finding.code, finding.field) for finding in findings] == [found]
    assert findings[0].officer


@pytest.mark.parametrize(
    "changes",
    [
        {"pay_basis": PayBasis.ACT},
        {"certificate": Certificate.UPLOAD},
        {"certificate": Certificate.EMPLOYEE},
    ],
)
def test_ordinary_answer_has_nothing_against_it(changes: dict[str, object]) -> None:
    assert found_in(claim_of(JANUARY, **changes)) == []

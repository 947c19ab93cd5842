"""Partial sickness allowance: the amount, the payee, and what is objected to."""

from datetime import date
from decimal import Decimal

import pytest

from benefits.claims import Accident, Certificate, ThreeMonths
from benefits.partial import Before
from benefits.periods import Period
from tests.benefits.making import lines_of, spell_of
from tests.benefits.making_partial import (
    FIRST,
    ONSET,
    claim_of,
    found_by,
    found_in,
    paid_for,
    reckoned,
    reckoned_with,
)


def test_half_is_taken_of_the_decided_cents() -> None:
    calculation = reckoned()

    assert calculation.steps[-1].parameters == {"value": "34.12", "share": "50%", "whole": "68.23"}
    assert calculation.daily_allowance == Decimal("34.12")


def test_income_of_the_former_period_is_a_floor() -> None:
    former = spell_of(date(2025, 11, 3), (date(2025, 11, 14), date(2025, 12, 20)), income="40000.00")

    calculation = reckoned(former, previous=Before.SAME_ILLNESS)

    assert calculation.annual_income == Decimal("40000.00")


def test_sickness_allowance_directly_before_that_leaned_on_2024_keeps_its_formula() -> None:
    first = spell_of(date(2024, 12, 2), (date(2024, 12, 13), date(2025, 1, 10)), income="40000.00")
    again = spell_of(date(2025, 1, 20), (date(2025, 1, 21), date(2025, 2, 28)), income="40000.00")
    onset = date(2025, 3, 1)

    calculation = reckoned(
        first,
        again,
        onset=onset,
        previous=Before.SICKNESS_ALLOWANCE,
        part_time_from=onset,
        paid=paid_for(onset, date(2025, 3, 31)),
    )

    assert calculation.daily_allowance == Decimal("43.14")


def test_latest_sickness_allowance_before_is_the_one() -> None:
    old = spell_of(date(2025, 10, 1), (date(2025, 10, 13), date(2026, 1, 3)), income="20000.00")
    sick = spell_of(date(2025, 12, 1), (date(2025, 12, 12), date(2026, 1, 3)), income="40000.00")

    calculation = reckoned(old, sick, previous=Before.SICKNESS_ALLOWANCE)

    assert calculation.annual_income == Decimal("40000.00")


@pytest.mark.parametrize("income", [None, "40000.00"])
def test_sickness_allowance_whose_income_is_not_known_is_an_officers(income: str | None) -> None:
    ended_before = date(2025, 12, 31) if income else date(2026, 1, 3)
    sick = spell_of(date(2025, 12, 1), (date(2025, 12, 12), ended_before), income=income)

    calculation = reckoned(sick, previous=Before.SICKNESS_ALLOWANCE, previous_paid_until=date(2026, 1, 3))

    assert found_by(calculation)[:1] == ["partial_income_unknown"]
    assert calculation.first_payable_day == ONSET


def test_former_income_that_is_not_known_is_an_officers() -> None:
    former = spell_of(date(2025, 12, 1), (date(2025, 12, 12), date(2025, 12, 20)))

    stated = reckoned(previous=Before.SAME_ILLNESS, previous_paid_until=date(2025, 12, 20))

    assert found_by(reckoned(former, previous=Before.SAME_ILLNESS))[-1] == "former_income_unknown"
    assert found_by(stated) == ["former_income_unknown"]


def test_rehabilitation_is_no_former_period_of_this_act() -> None:
    calculation = reckoned(previous=Before.REHABILITATION, previous_paid_until=date(2026, 1, 3))

    assert found_by(calculation) == []


def test_days_wait_for_an_income_and_for_figures_of_coming_years() -> None:
    unknown = reckoned_with({"annual_income": None})
    ahead = reckoned(
        onset=date(2027, 2, 1),
        part_time_from=date(2027, 2, 1),
        part_time_until=date(2027, 3, 31),
        paid=paid_for(date(2027, 3, 1), date(2027, 3, 31)),
    )

    assert [line[-1] for line in lines_of(unknown)] == ["line_waits_for_income"]
    assert [line[-1] for line in lines_of(ahead)] == ["line_waits_for_figures"]
    assert (unknown.daily_allowance, ahead.daily_allowance) == (None, None)


def test_half_of_an_unknown_minimum_waits_too() -> None:
    calculation = reckoned_with(
        {"annual_income": Decimal(9000)},
        onset=date(2026, 10, 5),
        part_time_from=date(2026, 10, 5),
        part_time_until=date(2027, 2, 28),
        paid=paid_for(date(2026, 12, 1), date(2027, 1, 30)),
    )

    assert [(line[2], line[3], line[-1]) for line in lines_of(calculation)] == [
        (25, "16.00", "line_allowance"),
        (24, "0.00", "line_waits_for_figures"),
    ]


@pytest.mark.parametrize(
    ("changes", "line", "found"),
    [
        ({"full_pay": False}, "line_partial_not_full_pay", ("partial_not_full_pay", "full_pay")),
        ({"clause": False}, "line_no_clause", ("clause_missing", "clause")),
        (
            {"several_employers": True},
            "line_partial_several_jobs",
            ("partial_several_jobs", "several_employers"),
        ),
    ],
)
def test_allowance_is_the_employees_without_full_pay_or_clause_or_with_several_employers(
    changes: dict[str, object], line: str, found: tuple[str, str]
) -> None:
    calculation = reckoned(**changes)

    assert lines_of(calculation) == [("2026-01-17", "2026-01-31", 13, "34.12", "443.56", "employee", line)]
    assert found_in(claim_of(**changes)) == [found]
    assert (calculation.employer_total, calculation.employee_total) == (Decimal(0), Decimal("443.56"))


def test_annual_leave_is_the_employees() -> None:
    leave = (Period(date(2026, 1, 26), date(2026, 1, 31)),)

    calculation = reckoned(annual_leave=leave)

    assert [line[-2:] for line in lines_of(calculation)] == [
        ("employer", "line_allowance"),
        ("employee", "line_annual_leave"),
    ]


def test_insurer_that_has_not_decided_and_pay_that_goes_on_leave_nothing_yet() -> None:
    insurer = reckoned(accident=Accident.INSURER_DECIDES)
    going_on = reckoned(continues_from=date(2026, 1, 26))
    only_on = reckoned(paid=(), continues_from=FIRST)

    assert [line[-1] for line in lines_of(insurer)] == ["line_waits_for_insurer"]
    assert [line[-1] for line in lines_of(going_on)] == ["line_allowance", "line_pay_continues"]
    assert (only_on.lines, only_on.last_payable_day) == ((), date(2026, 7, 16))


def test_age_bars_partial_days_as_it_does_sickness_days() -> None:
    old = reckoned_with({"birth_date": date(1958, 1, 10)}, paid=paid_for(FIRST, date(2026, 2, 10)))

    assert [line[-1] for line in lines_of(old)] == ["line_allowance", "line_too_old"]


def test_wage_of_a_whole_month_in_two_readings_is_an_officers() -> None:
    calculation = reckoned(paid=paid_for(date(2026, 2, 1), date(2026, 2, 28), "850.00"))

    assert found_by(calculation) == ["wage_divisor"]


def test_earlier_allowance_that_the_claim_does_not_name_is_an_officers() -> None:
    directly = spell_of(date(2025, 12, 1), (date(2025, 12, 12), date(2026, 1, 3)), income="30497.00")
    shortly = spell_of(date(2025, 12, 1), (date(2025, 12, 12), date(2025, 12, 6)), income="30497.00")
    long_ago = spell_of(date(2025, 11, 1), (date(2025, 11, 12), date(2025, 12, 5)), income="30497.00")

    found = [found_by(reckoned(spell)) for spell in (directly, shortly, long_ago)]

    assert found == [["partial_directly_after"], ["relapse_possible"], []]


def test_day_stated_otherwise_than_decided_is_an_officers() -> None:
    sick = spell_of(date(2025, 12, 1), (date(2025, 12, 12), date(2026, 1, 3)), income="30497.00")
    changes = {"previous": Before.SAME_ILLNESS, "previous_paid_until": date(2026, 1, 2)}

    assert found_by(reckoned(sick, **changes)) == ["previous_differs"]
    assert found_by(reckoned(sick, **{**changes, "previous_paid_until": date(2026, 1, 3)})) == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"certificate": Certificate.LATER}, ("certificate_later", "certificate")),
        ({"accident": Accident.INSURER_DECIDES}, ("waits_for_insurer", "accident")),
        ({"accident": Accident.INSURER_DECIDED}, ("insurer_decided", "accident")),
        ({"three_months": ThreeMonths.DEGREE}, ("three_months_asked", "three_months")),
        ({"previous": Before.REHABILITATION}, ("previous_day_missing", "previous_paid_until")),
        (
            {"previous": Before.SICKNESS_ALLOWANCE, "previous_paid_until": date(2026, 1, 2)},
            ("not_directly_after", "previous_paid_until"),
        ),
        (
            {"previous": Before.SAME_ILLNESS, "previous_paid_until": date(2025, 12, 5)},
            ("relapse_too_late", "previous_paid_until"),
        ),
        ({"onset": date(2026, 1, 18)}, ("paid_before_onset", "paid.0.starts_on")),
        ({"part_time_until": date(2199, 1, 1)}, ("day_outside_calendar", "part_time_until")),
        ({"continues_from": date(2199, 1, 1)}, ("day_outside_calendar", "continues_from")),
        ({"paid": ()}, ("nothing_stated", "paid")),
        (
            {"paid": paid_for(date(2026, 1, 5), date(2026, 1, 16))},
            ("within_waiting_period", "paid"),
        ),
    ],
)
def test_claim_is_objected_to(changes: dict[str, object], found: tuple[str, str]) -> None:
    assert found in found_in(claim_of(**changes))


def test_claim_for_incapacity_to_come_is_stopped_and_days_to_come_are_told() -> None:
    assert found_in(claim_of(), filed_on=date(2026, 1, 4)) == [("onset_in_future", "onset")]
    assert found_in(claim_of(), filed_on=ONSET) == []
    assert found_by(reckoned_with({"filed_on": date(2026, 1, 30)})) == ["days_in_future"]


def test_old_law_and_stopped_claims_are_not_reckoned() -> None:
    old = reckoned(
        onset=date(2019, 12, 31),
        part_time_from=date(2019, 12, 31),
        paid=paid_for(date(2020, 1, 20), date(2020, 1, 31)),
    )
    stopped = reckoned_with({"filed_on": date(2026, 4, 1)}, paid=())

    assert (found_by(old), old.lines) == (["old_law"], ())
    assert (found_by(stopped), stopped.deadline) == (["nothing_stated"], date(2026, 3, 5))


def test_claim_attaches_a_certificate_that_is_uploaded() -> None:
    uploaded, sent = (claim_of(certificate=each) for each in (Certificate.UPLOAD, Certificate.KANTA))

    assert (uploaded.attaches, sent.attaches) == (True, False)


def test_claim_has_the_days_that_are_paid() -> None:
    claim = claim_of()

    assert (claim.anchor, claim.days) == (claim.onset, claim.paid)


@pytest.mark.parametrize("unsaid", [{"hours_before": None}, {"hours_agreed": None}])
def test_hours_that_are_not_stated_come_with_an_agreement_apart(unsaid: dict[str, None]) -> None:
    assert ("partial_agreement_apart", "hours_agreed") in found_in(claim_of(**unsaid))
    assert reckoned(**unsaid).employer_total == reckoned().employer_total


def test_three_months_are_the_basis_only_where_they_are_asked_for() -> None:
    wages = {"annual_income": None, "gross_wages": Decimal(20000), "gross_three_months": Decimal(9000)}

    plain = reckoned_with(wages)
    asked = reckoned_with(wages, three_months=ThreeMonths.DEGREE)

    assert plain.daily_allowance is not None
    assert asked.daily_allowance is not None
    assert asked.daily_allowance > plain.daily_allowance

"""Partial sickness allowance: working time, length, waiting period, maximum and late days."""

from datetime import date
from decimal import Decimal

import pytest

from benefits.law import law_on
from benefits.partial import Before, check
from tests.benefits.making import instalments_of, lines_of, spell_of
from tests.benefits.making_partial import (
    FIRST,
    ONSET,
    claim_of,
    found_by,
    found_in,
    paid_for,
    partly,
    reckoned,
    reckoned_with,
)


@pytest.mark.parametrize(
    ("before", "agreed", "codes"),
    [
        ("37.5", "22.5", []),
        ("37.5", "22.51", ["partial_hours_not_reduced"]),
        ("37.5", "15", []),
        ("37.5", "14.99", ["partial_hours_not_reduced"]),
        ("30", "15", []),
        ("29.99", "15", ["partial_not_full_time"]),
        ("40", "40", ["partial_hours_unusable", "partial_hours_not_reduced"]),
        ("40", "0", ["partial_hours_unusable", "partial_hours_not_reduced"]),
    ],
)
def test_working_time_falls_by_forty_to_sixty_percent_of_full_time(
    before: str, agreed: str, codes: list[str]
) -> None:
    claim = claim_of(hours_before=Decimal(before), hours_agreed=Decimal(agreed))

    assert [code for code, _ in found_in(claim)] == codes


def test_hours_are_told_as_hours() -> None:
    claim = claim_of(hours_before=Decimal("37.50"), hours_agreed=Decimal("30.00"))

    (finding,) = check(claim, law_on(ONSET))

    assert finding.parameters == {"before": "37.5 h", "agreed": "30 h", "lowest": "40%", "highest": "60%"}


def test_fewer_hours_are_full_time_where_they_are_in_the_sector() -> None:
    claim = claim_of(hours_before=Decimal(28), hours_agreed=Decimal(14), sector_full_time=True)

    assert found_in(claim) == []


@pytest.mark.parametrize(("year", "codes"), [(2022, ["partial_not_full_time"]), (2023, [])])
def test_thirty_hours_are_full_time_for_part_time_work_begun_from_2023(year: int, codes: list[str]) -> None:
    begins = date(year, 12, 31) if year == 2022 else date(year, 1, 1)
    claim = claim_of(
        onset=date(2022, 12, 1),
        part_time_from=begins,
        part_time_until=date(2023, 6, 30),
        paid=paid_for(date(2023, 1, 2), date(2023, 1, 31)),
    )

    assert [code for code, _ in found_in(claim)] == codes


@pytest.mark.parametrize(("year", "hours"), [(2022, "35 h"), (2023, "30 h")])
def test_several_jobs_are_an_officers_to_look_at(year: int, hours: str) -> None:
    claim = claim_of(
        onset=date(year, 2, 1),
        part_time_from=date(year, 2, 14),
        paid=paid_for(date(year, 2, 14), date(year, 2, 28)),
        hours_before=Decimal(20),
        hours_agreed=Decimal(16),
        several_employers=True,
    )

    findings = check(claim, law_on(claim.onset))

    assert [(each.code, each.officer, each.parameters) for each in findings] == [
        ("partial_several_jobs", True, {"hours": hours})
    ]


def test_unmet_working_time_leaves_nothing_payable() -> None:
    calculation = reckoned(hours_agreed=Decimal(30))

    assert lines_of(calculation) == [
        ("2026-01-17", "2026-01-31", 13, "0.00", "0.00", "nobody", "line_partial_hours")
    ]


@pytest.mark.parametrize(
    ("until", "codes"), [(date(2026, 1, 19), []), (date(2026, 1, 17), ["partial_too_short"])]
)
def test_part_time_work_is_agreed_for_twelve_weekdays_in_a_row(until: date, codes: list[str]) -> None:
    claim = claim_of(part_time_until=until, paid=paid_for(FIRST, min(until, FIRST)))

    assert [code for code, _ in found_in(claim)] == codes


def test_too_short_an_agreement_leaves_nothing_payable() -> None:
    calculation = reckoned(part_time_until=FIRST, paid=paid_for(FIRST, FIRST))

    assert [line[-2:] for line in lines_of(calculation)] == [("nobody", "line_partial_too_short")]


def test_days_outside_the_agreement_and_reversed_agreements_stop_the_claim() -> None:
    before = claim_of(part_time_from=date(2026, 1, 18))
    after = claim_of(part_time_until=date(2026, 1, 30))
    reversed_ = claim_of(part_time_from=FIRST, part_time_until=date(2026, 1, 16))

    assert found_in(before) == [("partial_outside_part_time", "paid.0")]
    assert found_in(after) == [("partial_outside_part_time", "paid.0")]
    assert ("period_reversed", "part_time_until") in found_in(reversed_)


@pytest.mark.parametrize(
    ("onset", "last"),
    [
        (date(2022, 7, 30), date(2022, 12, 31)),  # 120 weekdays are full in 2022: they stay
        (date(2022, 8, 1), date(2023, 2, 7)),  # 120 weekdays would be full on 2.1.2023: they are 150
    ],
)
def test_maximum_of_120_stays_if_it_was_full_before_2023(onset: date, last: date) -> None:
    calculation = reckoned(
        onset=onset,
        part_time_from=onset,
        part_time_until=date(2023, 12, 31),
        paid=paid_for(date(2022, 9, 1), date(2022, 9, 30)),
        sector_full_time=True,
    )

    assert calculation.last_payable_day == last


def test_days_that_filled_the_old_maximum_leave_nothing_in_2023() -> None:
    filled = partly(spell_of(date(2022, 6, 20), (date(2022, 7, 1), date(2022, 11, 18))))
    short = partly(spell_of(date(2022, 6, 20), (date(2022, 7, 1), date(2022, 11, 17))))
    claim = {"onset": date(2023, 2, 1), "part_time_from": date(2023, 2, 1)}
    paid = paid_for(date(2023, 2, 11), date(2023, 3, 31))

    full = reckoned(filled, paid=paid, **claim)
    open_still = reckoned(short, paid=paid, **claim)

    assert full.last_payable_day is not None
    assert full.first_payable_day is not None
    assert full.last_payable_day < full.first_payable_day
    assert [line[-1] for line in lines_of(full)] == ["line_waiting_period", "line_partial_maximum"]
    assert open_still.last_payable_day == date(2023, 3, 20)


def test_twelve_months_fit_for_work_wipe_out_earlier_partial_days() -> None:
    autumn = partly(spell_of(date(2024, 10, 1), (date(2024, 10, 11), date(2024, 12, 31))))

    calculation = reckoned(autumn)

    assert calculation.last_payable_day == date(2026, 7, 16)
    assert found_by(calculation) == []


def test_unpaid_spell_within_the_fit_months_is_uncertain() -> None:
    autumn = partly(spell_of(date(2024, 10, 1), (date(2024, 10, 11), date(2024, 12, 31))))

    calculation = reckoned(autumn, spell_of(date(2025, 6, 2)))

    assert found_by(calculation) == ["fitness_uncertain"]


def test_other_start_of_the_two_years_is_an_officers_where_it_changes_the_end() -> None:
    """Directly after sickness allowance: its onset is the other day from which two years may run back."""
    old = partly(spell_of(date(2023, 12, 1), (date(2023, 12, 12), date(2024, 1, 20))))
    between = spell_of(date(2024, 11, 1), (date(2024, 11, 13), date(2024, 11, 30)))
    sick = spell_of(date(2025, 11, 3), (date(2025, 11, 14), date(2026, 1, 3)), income="30497.00")

    calculation = reckoned(old, between, sick, previous=Before.SICKNESS_ALLOWANCE)

    assert calculation.first_payable_day == ONSET
    assert calculation.last_payable_day == date(2026, 6, 18)
    finding = calculation.findings[-1]
    assert found_by(calculation) == ["previous_day_missing", "partial_look_back"]
    assert finding.officer
    assert finding.parameters == {"day": "2026-05-28"}


@pytest.mark.parametrize(
    ("previous", "paid_until", "first"),
    [
        (Before.NOTHING, None, date(2026, 1, 17)),
        (Before.NOTHING, date(2026, 1, 3), date(2026, 1, 17)),
        (Before.SAME_ILLNESS, date(2025, 12, 6), date(2026, 1, 7)),
        (Before.SAME_ILLNESS, date(2025, 12, 5), date(2026, 1, 17)),
        (Before.SICKNESS_ALLOWANCE, date(2026, 1, 3), date(2026, 1, 5)),
        (Before.SICKNESS_ALLOWANCE, date(2026, 1, 2), date(2026, 1, 17)),
        (Before.REHABILITATION, date(2026, 1, 3), date(2026, 1, 5)),
        (Before.REHABILITATION, None, date(2026, 1, 17)),
    ],
)
def test_waiting_period_goes_by_what_came_before(
    previous: Before, paid_until: date | None, first: date
) -> None:
    calculation = reckoned(previous=previous, previous_paid_until=paid_until)

    assert calculation.first_payable_day == first
    assert calculation.full_waiting == (first == date(2026, 1, 17))


def test_last_paid_day_is_taken_from_earlier_decisions_where_it_is_not_stated() -> None:
    sick = spell_of(date(2025, 11, 3), (date(2025, 11, 14), date(2026, 1, 3)), income="30497.00")

    after_sickness = reckoned(sick, previous=Before.SICKNESS_ALLOWANCE)
    after_rehabilitation = reckoned(sick, previous=Before.REHABILITATION)
    without = reckoned(previous=Before.SICKNESS_ALLOWANCE)

    assert after_sickness.first_payable_day == ONSET
    assert after_rehabilitation.first_payable_day == FIRST
    assert without.first_payable_day == FIRST


@pytest.mark.parametrize(
    ("onset", "begins", "codes"),
    [
        (date(2022, 12, 5), date(2022, 12, 31), []),
        (date(2022, 12, 27), date(2022, 12, 31), ["partial_work_while_waiting"]),
        (date(2022, 12, 27), date(2023, 1, 1), []),
    ],
)
def test_work_within_the_waiting_period_is_allowed_from_2023(
    onset: date, begins: date, codes: list[str]
) -> None:
    claim = claim_of(
        onset=onset,
        part_time_from=begins,
        part_time_until=date(2023, 2, 28),
        sector_full_time=True,
        paid=paid_for(date(2023, 1, 10), date(2023, 1, 31)),
    )

    assert [code for code, _ in found_in(claim)] == codes


def test_days_are_payable_from_the_beginning_of_part_time_work() -> None:
    begins = date(2026, 2, 2)

    calculation = reckoned(part_time_from=begins, paid=paid_for(begins, date(2026, 2, 28)))

    assert calculation.first_payable_day == begins
    assert calculation.deadline == date(2026, 4, 2)
    assert [each[0] for each in instalments_of(calculation)] == [1, 2]


def test_continuation_counts_from_the_first_day_of_the_unbroken_period() -> None:
    begun = partly(spell_of(ONSET, (date(2026, 1, 19), date(2026, 1, 31))))
    february = paid_for(date(2026, 2, 2), date(2026, 2, 28))

    calculation = reckoned(begun, paid=february, part_time_from=date(2026, 1, 19))
    other = reckoned(begun, paid=february, part_time_from=date(2026, 2, 2))

    assert calculation.first_payable_day == other.first_payable_day == date(2026, 1, 19)
    assert [each[:1] for each in instalments_of(calculation)] == [(2,), (3,)]
    assert calculation.last_payable_day == other.last_payable_day == date(2026, 7, 17)


@pytest.mark.parametrize(
    ("filed_on", "first", "codes"),
    [
        (date(2026, 3, 17), FIRST, []),
        (date(2026, 3, 18), date(2026, 1, 19), ["days_lost"]),
        (date(2026, 3, 31), date(2026, 1, 31), ["days_lost"]),
    ],
)
def test_late_claim_loses_only_the_days_older_than_two_months(
    filed_on: date, first: date, codes: list[str]
) -> None:
    calculation = reckoned_with({"filed_on": filed_on})

    assert (calculation.first_payable_day, found_by(calculation)) == (first, codes)
    assert calculation.deadline == date(2026, 3, 17)


def test_continuation_in_time_is_not_late_although_its_onset_is_old() -> None:
    march = paid_for(date(2026, 3, 2), date(2026, 3, 31))

    calculation = reckoned_with({"filed_on": date(2026, 5, 4)}, paid=march)

    assert "days_lost" not in found_by(calculation)
    assert calculation.deadline == date(2026, 5, 4)


def test_rehabilitation_is_looked_into_at_sixty_days_of_both_allowances() -> None:
    sick = spell_of(date(2025, 10, 1), (date(2025, 10, 13), date(2025, 12, 5)), income="30497.00")

    calculation = reckoned(sick, previous=Before.SAME_ILLNESS, paid=paid_for(FIRST, date(2026, 2, 28)))

    days = [each.parameters["day"] for each in calculation.findings if each.code == "rehabilitation_check"]
    assert days == ["2026-02-02"]


def test_first_day_of_2020_is_reckoned() -> None:
    calculation = reckoned(
        onset=date(2020, 1, 1),
        part_time_from=date(2020, 1, 14),
        paid=paid_for(date(2020, 1, 14), date(2020, 1, 31)),
        sector_full_time=True,
    )

    assert found_by(calculation) == []
    assert [line[-1] for line in lines_of(calculation)] == ["line_allowance"]


def test_part_time_work_of_one_day_is_too_short_and_not_reversed() -> None:
    claim = claim_of(part_time_from=FIRST, part_time_until=FIRST, paid=paid_for(FIRST, FIRST))

    assert found_in(claim) == [("partial_too_short", "part_time_until")]


def test_minimum_is_that_of_the_first_day_stated() -> None:
    calculation = reckoned_with(
        {"annual_income": Decimal(9000)},
        onset=date(2022, 7, 1),
        part_time_from=date(2022, 7, 15),
        paid=paid_for(date(2022, 8, 1), date(2022, 8, 31)),
        sector_full_time=True,
    )

    assert calculation.daily_allowance == Decimal("15.36")


def test_days_beyond_the_maximum_need_no_figures_of_a_coming_year() -> None:
    calculation = reckoned_with(
        {"annual_income": Decimal(9000)},
        onset=date(2026, 4, 1),
        part_time_from=date(2026, 4, 1),
        part_time_until=date(2027, 2, 27),
        paid=paid_for(date(2026, 5, 2), date(2027, 1, 30), "20000.00"),
    )

    assert found_by(calculation) == ["partial_maximum_reached", "rehabilitation_check"]
    assert [line[-1] for line in lines_of(calculation)] == ["line_allowance", "line_partial_maximum"]

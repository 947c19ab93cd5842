"""The maximum of 300 weekdays: its last month, the look-back, and what a year of fitness wipes out."""

from datetime import date

import msgspec
import pytest

from benefits.claims import Spell
from benefits.law import law_on
from benefits.maximum import Maximum, maximum
from tests.benefits.making import spell_of

ONSET = date(2026, 1, 5)
FIRST = date(2026, 1, 17)
WINTER = (date(2023, 11, 1), date(2024, 2, 10))
JANUARY = (date(2025, 1, 13), date(2025, 1, 31))


def maximum_of(*spells: Spell, full_waiting: bool = True, onset: date = ONSET) -> Maximum:
    return maximum(onset, FIRST, spells, law_on(onset), full_waiting=full_waiting)


def doubts_of(limit: Maximum) -> list[str]:
    return [doubt.code for doubt in limit.doubts]


def test_maximum_ends_with_the_month_before_the_last_day() -> None:
    limit = maximum_of()

    assert (limit.counted_before, limit.reached_on) == (0, date(2027, 1, 13))
    assert limit.last_payable_day == date(2026, 12, 31)


def test_days_within_two_years_of_the_onset_count() -> None:
    limit = maximum_of(spell_of(date(2023, 10, 20), WINTER), spell_of(date(2025, 1, 2), JANUARY))

    assert limit.counted_before == 31 + 17
    assert limit.reached_on == date(2026, 11, 13)
    assert limit.last_payable_day == date(2026, 10, 31)


def test_days_of_partial_allowance_have_a_maximum_of_their_own() -> None:
    partial = msgspec.structs.replace(
        spell_of(date(2025, 1, 2), JANUARY), benefit="partial_sickness_allowance"
    )

    assert maximum_of(partial).counted_before == 0


@pytest.mark.parametrize(("ends_on", "counted"), [(date(2024, 1, 4), 0), (date(2024, 1, 5), 1)])
def test_first_day_of_the_window_is_the_same_date(ends_on: date, counted: int) -> None:
    limit = maximum_of(
        spell_of(date(2023, 12, 1), (ends_on, ends_on)),
        spell_of(date(2024, 12, 20), (date(2025, 1, 7), date(2025, 1, 7))),
    )

    assert limit.counted_before == counted + 1


def test_twelve_months_of_fitness_wipe_out_the_days_before() -> None:
    limit = maximum_of(spell_of(date(2023, 10, 20), WINTER))

    assert limit.counted_before == 0


@pytest.mark.parametrize(("ends_on", "counted"), [(date(2025, 1, 4), 0), (date(2025, 1, 5), 2)])
def test_twelve_months_run_from_the_day_after_the_last(ends_on: date, counted: int) -> None:
    limit = maximum_of(spell_of(date(2024, 12, 20), (date(2025, 1, 3), ends_on)))

    assert limit.counted_before == counted


def test_twelve_months_run_from_the_last_of_several_periods() -> None:
    pieces = (date(2024, 9, 2), date(2024, 9, 30)), (date(2025, 1, 13), date(2025, 1, 31))

    assert maximum_of(spell_of(date(2024, 8, 20), *pieces)).counted_before == 25 + 17


def test_fitness_before_an_earlier_spell_wipes_out_what_lies_before_it() -> None:
    limit = maximum_of(
        spell_of(date(2024, 1, 10), (date(2024, 1, 22), date(2024, 1, 31))),
        spell_of(date(2025, 6, 2), (date(2025, 6, 16), date(2025, 6, 30))),
    )

    assert limit.counted_before == 12


def test_days_two_employers_pay_for_count_once() -> None:
    limit = maximum_of(spell_of(date(2025, 1, 2), JANUARY), spell_of(date(2025, 1, 2), JANUARY))

    assert limit.counted_before == 17


def test_days_from_the_onset_on_are_not_counted_twice() -> None:
    same = spell_of(ONSET, (FIRST, date(2026, 1, 31)))
    running_on = spell_of(date(2025, 12, 1), (date(2025, 12, 29), date(2026, 1, 10)))

    limit = maximum_of(same, running_on)

    assert limit.counted_before == 5


def test_relapse_looks_back_from_the_start_with_the_full_waiting_period() -> None:
    full = spell_of(date(2025, 6, 2), (date(2025, 6, 13), date(2025, 12, 20)))
    relapse = spell_of(date(2025, 12, 29), (date(2025, 12, 30), date(2025, 12, 31)), full_waiting=False)
    before = spell_of(date(2023, 6, 1), (date(2023, 12, 1), date(2023, 12, 30)))
    between = spell_of(date(2024, 9, 2), (date(2024, 9, 16), date(2024, 9, 16)))

    shortened = maximum_of(before, between, full, relapse, full_waiting=False)
    served = maximum_of(before, between, full, relapse, full_waiting=True)

    assert shortened.counted_before - served.counted_before == 23


def test_relapse_without_a_known_full_start_looks_back_from_its_onset() -> None:
    spell = spell_of(date(2025, 6, 2), (date(2025, 6, 3), date(2025, 6, 3)), full_waiting=False)

    assert maximum_of(spell, full_waiting=False).counted_before == 1


def test_full_maximum_leaves_nothing_payable() -> None:
    limit = maximum_of(spell_of(date(2024, 12, 1), (date(2024, 12, 20), date(2025, 12, 31))))

    assert limit.counted_before > 300
    assert limit.reached_on == FIRST
    assert limit.last_payable_day == date(2025, 12, 31)


def test_last_day_in_the_month_of_the_first_payable_day_leaves_nothing_payable() -> None:
    counted = (date(2025, 1, 7), date(2025, 12, 31))

    limit = maximum_of(spell_of(date(2024, 12, 20), counted))

    assert 287 <= limit.counted_before < 300
    assert limit.reached_on.month == FIRST.month
    assert limit.last_payable_day < FIRST


def test_unpaid_spell_that_would_break_the_fitness_makes_it_uncertain() -> None:
    winter = spell_of(date(2024, 1, 2), (date(2024, 1, 15), date(2024, 1, 31)))

    limit = maximum_of(winter, spell_of(date(2025, 1, 10)))

    assert (limit.counted_before, doubts_of(limit)) == (0, ["fitness_uncertain"])


def test_unpaid_spell_that_changes_nothing_makes_nothing_uncertain() -> None:
    limit = maximum_of(spell_of(date(2025, 1, 2), JANUARY), spell_of(date(2025, 6, 10)))

    assert (limit.counted_before, doubts_of(limit)) == (17, [])


def test_partial_days_break_the_months_fit_for_work_and_do_not_count() -> None:
    winter = spell_of(date(2024, 1, 2), (date(2024, 1, 15), date(2024, 1, 31)))
    between = spell_of(date(2025, 1, 2), JANUARY)
    partly = msgspec.structs.replace(between, benefit="partial_sickness_allowance")

    limit = maximum_of(winter, partly)

    assert (limit.counted_before, limit.together_before) == (15, 15 + 17)


def test_donor_days_that_would_end_the_time_sooner_are_an_officers() -> None:
    donated = msgspec.structs.replace(spell_of(date(2025, 1, 2), JANUARY), benefit="donor_allowance")
    a_day = msgspec.structs.replace(
        spell_of(date(2025, 6, 2), (date(2025, 6, 2), date(2025, 6, 2))), benefit="donor_allowance"
    )

    limit = maximum_of(donated)
    unmoved = maximum_of(a_day)

    (doubt,) = limit.doubts
    assert (doubt.code, doubt.officer, doubt.parameters) == ("donor_days_uncertain", True, {"days": "17"})
    assert (limit.counted_before, limit.last_payable_day) == (0, date(2026, 12, 31))
    assert unmoved.doubts == ()

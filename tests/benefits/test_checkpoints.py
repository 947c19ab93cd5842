"""Check points of a long incapacity, by counted weekdays and by days of absence."""

from collections.abc import Sequence
from datetime import date

import msgspec
import pytest

from benefits.checkpoints import absent_days, checkpoints, health_care_notice, rehabilitation_check
from benefits.claims import Spell
from benefits.law import law_on
from benefits.periods import Period
from tests.benefits.making import facts_of, reckon, spell_of

ONSET = date(2026, 1, 5)
FIRST = date(2026, 1, 17)


def points_of(
    starts_on: date, ends_on: date, counted_before: int = 0, onset: date = ONSET
) -> list[tuple[str, str]]:
    days = Period(starts_on, ends_on)
    law = law_on(onset)
    found = [
        *rehabilitation_check(FIRST, counted_before, days, law),
        *checkpoints(FIRST, counted_before, days, law),
    ]
    return [(finding.code, finding.parameters["day"]) for finding in found]


def notices_of(absent_until: date, *earlier: Spell, absences: Sequence[Period] = ()) -> list[str]:
    found = health_care_notice(ONSET, absent_until, absent_days(earlier, absences), law_on(ONSET))
    return [finding.parameters["day"] for finding in found]


def test_year_of_allowance_passes_every_check_point() -> None:
    assert points_of(FIRST, date(2026, 12, 31)) == [
        ("rehabilitation_check", "2026-03-27"),
        ("first_review", "2026-07-16"),
        ("second_review", "2026-10-17"),
        ("statement_due", "2026-05-05"),
    ]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "points"),
    [
        (date(2026, 3, 1), date(2026, 3, 26), []),
        (date(2026, 3, 1), date(2026, 3, 27), ["rehabilitation_check"]),
        (date(2026, 3, 27), date(2026, 3, 31), ["rehabilitation_check"]),
        (date(2026, 3, 28), date(2026, 5, 4), []),
        (date(2026, 3, 28), date(2026, 5, 5), ["statement_due"]),
        (date(2026, 6, 1), date(2026, 7, 15), ["statement_due"]),
        (date(2026, 6, 1), date(2026, 7, 16), ["first_review", "statement_due"]),
        (date(2026, 7, 16), date(2026, 7, 31), ["first_review", "statement_due"]),
        (date(2026, 7, 17), date(2026, 7, 31), ["statement_due"]),
    ],
)
def test_check_point_is_told_when_its_day_is_claimed(
    starts_on: date, ends_on: date, points: list[str]
) -> None:
    assert [code for code, _ in points_of(starts_on, ends_on)] == points


def test_days_counted_before_bring_a_check_point_nearer() -> None:
    assert points_of(FIRST, date(2026, 1, 31), counted_before=59) == [("rehabilitation_check", "2026-01-17")]


def test_check_point_passed_before_is_not_told_again_but_the_statement_is() -> None:
    assert points_of(FIRST, date(2026, 1, 31), counted_before=150) == [("statement_due", "2026-01-17")]


def test_reviews_are_not_told_for_onsets_before_2022() -> None:
    codes = [code for code, _ in points_of(FIRST, date(2026, 12, 31), onset=date(2021, 12, 31))]

    assert codes == ["rehabilitation_check", "statement_due"]


@pytest.mark.parametrize(
    ("absent_until", "days"), [(date(2026, 2, 2), []), (date(2026, 2, 3), ["2026-02-03"])]
)
def test_notice_is_due_on_the_thirtieth_day(absent_until: date, days: list[str]) -> None:
    assert notices_of(absent_until) == days


def test_notice_is_due_after_a_month_shorter_than_thirty_days() -> None:
    onset = date(2026, 2, 1)

    found = list(health_care_notice(onset, date(2026, 3, 31), (), law_on(onset)))

    assert [finding.parameters["day"] for finding in found] == ["2026-03-01"]


def test_absences_in_pieces_bring_the_notice_nearer() -> None:
    december = spell_of(date(2025, 12, 1), (date(2025, 12, 12), date(2025, 12, 10)))
    overlapping = spell_of(date(2025, 12, 10), (date(2025, 12, 10), date(2025, 12, 20)))

    assert notices_of(date(2026, 1, 31), december, overlapping) == ["2026-01-14"]


def test_absences_of_thirty_days_before_make_the_notice_due_at_onset() -> None:
    autumn = spell_of(date(2025, 10, 1), (date(2025, 10, 13), date(2025, 11, 30)))

    assert notices_of(ONSET, autumn) == ["2026-01-05"]


def test_absence_before_the_window_does_not_count_and_one_into_it_counts_its_part() -> None:
    before = spell_of(date(2024, 12, 1), (date(2024, 12, 13), date(2025, 1, 4)))
    into = spell_of(date(2024, 12, 1), (date(2024, 12, 13), date(2025, 1, 5)))

    assert notices_of(date(2026, 2, 28), before) == ["2026-02-03"]
    assert notices_of(date(2026, 2, 28), into) == ["2026-02-02"]


def test_absence_from_the_same_onset_or_unpaid_does_not_count() -> None:
    same = spell_of(ONSET, (FIRST, date(2026, 1, 31)))

    assert notices_of(date(2026, 2, 28), same, spell_of(date(2025, 12, 1))) == ["2026-02-03"]


def test_absence_running_into_the_onset_counts_to_the_day_before() -> None:
    running_on = spell_of(date(2026, 1, 1), (date(2026, 1, 3), date(2026, 1, 20)))

    assert notices_of(date(2026, 2, 28), running_on) == ["2026-01-30"]


def test_absences_of_the_register_count_once_beside_the_decided_ones() -> None:
    december = spell_of(date(2025, 12, 1), (date(2025, 12, 12), date(2025, 12, 10)))
    same = Period(date(2025, 12, 5), date(2025, 12, 10))
    further = Period(date(2025, 12, 11), date(2025, 12, 20))
    own = Period(ONSET, date(2026, 1, 31))

    assert notices_of(date(2026, 1, 31), december, absences=[same, further, own]) == ["2026-01-14"]
    assert notices_of(date(2026, 1, 31), absences=[same, further]) == ["2026-01-18"]


def test_days_of_other_allowances_are_no_absence_to_tell_of() -> None:
    december = spell_of(date(2025, 12, 1), (date(2025, 12, 12), date(2025, 12, 20)))
    partly = msgspec.structs.replace(december, benefit="partial_sickness_allowance")

    assert notices_of(date(2026, 2, 28), partly) == ["2026-02-03"]


def test_partial_days_bring_the_check_of_rehabilitation_nearer_and_nothing_else() -> None:
    autumn = spell_of(date(2025, 10, 1), (date(2025, 10, 13), date(2025, 12, 5)))
    partly = msgspec.structs.replace(autumn, benefit="partial_sickness_allowance")
    year = (FIRST, date(2026, 12, 31), "50000.00")

    calculation = reckon(facts_of(year, facts={"earlier": (partly,)}))

    points = [(each.code, each.parameters["day"]) for each in calculation.findings]
    assert points[-4:] == [
        ("rehabilitation_check", "2026-02-02"),
        ("first_review", "2026-07-16"),
        ("second_review", "2026-10-17"),
        ("statement_due", "2026-05-05"),
    ]


def test_register_absences_of_the_facts_are_looked_at() -> None:
    before = (Period(date(2025, 11, 1), date(2025, 12, 20)),)

    calculation = reckon(facts_of((FIRST, date(2026, 1, 31), "2300.00"), facts={"absences": before}))

    assert [each.code for each in calculation.findings] == ["health_care_notice"]

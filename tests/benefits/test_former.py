"""The period shortly before: its income is a floor and its formula may go on (S14, S18)."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from benefits.calculation import Calculation
from benefits.sickness import Previous, Spell
from tests.benefits.making import codes_of, facts_of, reckon, spell_of

DECEMBER = date(2025, 12, 31)
OCTOBER = spell_of(date(2025, 10, 1), (date(2025, 12, 15), DECEMBER), income="36000.00")


def reckoned(*earlier: Spell, onset: date = date(2026, 1, 30), **changes: object) -> Calculation:
    plain = {"annual_income": Decimal("20000.00"), "earlier": earlier}
    paid = (onset, date(onset.year, onset.month + 1, 28), "9000.00")
    return reckon(facts_of(paid, onset=onset, facts=plain, **changes))


def found_in(calculation: Calculation) -> list[tuple[str, str]]:
    return [found for found in codes_of(calculation.findings) if found[0] != "health_care_notice"]


def test_income_of_a_period_within_thirty_days_is_a_floor() -> None:
    calculation = reckoned(OCTOBER)

    assert calculation.annual_income == Decimal("36000.00")
    assert calculation.steps[-2].code == "step_income_floor"


def test_income_of_a_period_more_than_thirty_days_before_is_no_floor() -> None:
    assert reckoned(OCTOBER, onset=date(2026, 1, 31)).annual_income == Decimal("20000.00")


def test_floor_is_that_of_the_latest_period() -> None:
    before = spell_of(date(2025, 9, 1), (date(2025, 9, 12), date(2025, 12, 30)), income="90000.00")

    assert reckoned(OCTOBER, before).annual_income == Decimal("36000.00")


@pytest.mark.parametrize(
    "spell",
    [
        spell_of(date(2026, 1, 2)),
        spell_of(date(2026, 1, 30), (date(2026, 1, 20), date(2026, 1, 29)), income="90000.00"),
        spell_of(date(2025, 12, 1), (date(2025, 12, 12), date(2026, 1, 30)), income="90000.00"),
    ],
)
def test_unpaid_same_or_overlapping_spell_is_no_former_period(spell: Spell) -> None:
    assert reckoned(spell, OCTOBER).annual_income == Decimal("36000.00")


@pytest.mark.parametrize(
    ("benefit", "income"),
    [("partial_sickness_allowance", "36000.00"), ("rehabilitation_allowance", "20000.00")],
)
def test_only_sickness_and_partial_allowance_leave_a_floor(benefit: str, income: str) -> None:
    spell = msgspec.structs.replace(OCTOBER, benefit=benefit)

    assert reckoned(spell).annual_income == Decimal(income)


def test_relapse_nobody_stated_is_pointed_out() -> None:
    assert found_in(reckoned(OCTOBER)) == [("relapse_possible", "previous")]


def test_earlier_period_too_far_back_is_not_pointed_out() -> None:
    assert found_in(reckoned(OCTOBER, onset=date(2026, 1, 31))) == []


def test_same_illness_takes_the_last_day_that_is_known() -> None:
    calculation = reckoned(OCTOBER, previous=Previous.SAME_ILLNESS)

    assert calculation.first_payable_day == date(2026, 1, 31)
    assert not calculation.full_waiting
    assert found_in(calculation) == [("previous_day_missing", "previous_paid_until")]


def test_same_illness_as_known_has_nothing_against_it() -> None:
    calculation = reckoned(OCTOBER, previous=Previous.SAME_ILLNESS, previous_paid_until=DECEMBER)

    assert found_in(calculation) == []
    assert calculation.lines[0].code == "line_onset_day"


def test_last_day_that_differs_from_the_known_one_is_found() -> None:
    calculation = reckoned(OCTOBER, previous=Previous.SAME_ILLNESS, previous_paid_until=date(2026, 1, 2))

    assert found_in(calculation) == [("previous_differs", "previous_paid_until")]


def test_other_benefit_before_does_not_take_the_known_day() -> None:
    calculation = reckoned(OCTOBER, previous=Previous.REHABILITATION)

    assert calculation.full_waiting


@pytest.mark.parametrize(
    ("previous", "found"),
    [
        (Previous.SAME_ILLNESS, [("former_income_unknown", "")]),
        (Previous.PARTIAL_ALLOWANCE, [("former_income_unknown", "")]),
        (Previous.REHABILITATION, []),
        (Previous.NOTHING, []),
    ],
)
def test_stated_period_without_known_income_is_found(
    previous: Previous, found: list[tuple[str, str]]
) -> None:
    calculation = reckoned(previous=previous, previous_paid_until=date(2026, 1, 29))

    assert found_in(calculation) == found


def test_known_period_without_income_is_found() -> None:
    spell = spell_of(date(2025, 10, 1), (date(2025, 12, 15), DECEMBER))

    calculation = reckoned(spell, previous=Previous.SAME_ILLNESS, previous_paid_until=DECEMBER)

    assert found_in(calculation) == [("former_income_unknown", "")]


def test_stated_period_too_far_back_is_no_former_one() -> None:
    calculation = reckoned(previous=Previous.SAME_ILLNESS, previous_paid_until=date(2025, 12, 30))

    assert found_in(calculation) == [("relapse_too_late", "previous_paid_until")]


@pytest.mark.parametrize(
    ("began", "paid_until", "onset", "allowance"),
    [
        (date(2024, 12, 31), date(2025, 1, 31), date(2025, 3, 1), "86.28"),
        (date(2025, 1, 1), date(2025, 1, 31), date(2025, 3, 1), "71.78"),
        (date(2024, 12, 31), date(2025, 1, 31), date(2025, 3, 3), "71.78"),
        (date(2023, 12, 1), date(2024, 1, 31), date(2024, 2, 5), "86.28"),
        (date(2023, 11, 1), date(2023, 12, 20), date(2024, 1, 5), "86.28"),
    ],
)
def test_formula_goes_on_from_a_period_begun_by_the_end_of_2024(
    began: date, paid_until: date, onset: date, allowance: str
) -> None:
    former = spell_of(began, (paid_until, paid_until), income="100.00")
    facts = {"annual_income": Decimal(40000), "earlier": (former,)}

    calculation = reckon(
        facts_of((onset, date(onset.year, onset.month, 28), "9000.00"), onset=onset, facts=facts)
    )

    assert calculation.daily_allowance == Decimal(allowance)


@pytest.mark.parametrize(
    ("paid_until", "allowance"), [(date(2024, 12, 31), "86.28"), (date(2025, 1, 1), "71.78")]
)
def test_stated_last_day_tells_that_the_period_had_begun(paid_until: date, allowance: str) -> None:
    calculation = reckon(
        facts_of(
            (date(2025, 1, 20), date(2025, 2, 28), "9000.00"),
            onset=date(2025, 1, 20),
            previous=Previous.SAME_ILLNESS,
            previous_paid_until=paid_until,
            facts={"annual_income": Decimal(40000)},
        )
    )

    assert calculation.daily_allowance == Decimal(allowance)

"""What is objected to claims of allowances for parents by themselves."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from benefits.claims import PayBasis, ThreeMonths
from benefits.parental import (
    ParentalClaim,
    PartialParentalClaim,
    PartialSpecialPregnancyClaim,
    PregnancyClaim,
    SpecialPregnancyClaim,
)
from benefits.parental.claims import Hazard, HoursContract
from benefits.periods import Period
from tests.benefits.making_parental import JANUARY, MARCH, PREGNANCY, START, claim_for, found_in

ONE_WEEK = (date(2022, 9, 5), date(2022, 9, 10), "900.00")


@pytest.mark.parametrize(
    ("kind", "paid"),
    [
        (PregnancyClaim, PREGNANCY),
        (SpecialPregnancyClaim, (START, date(2026, 1, 24), "900.00")),
        (ParentalClaim, MARCH),
        (PartialParentalClaim, MARCH),
    ],
)
def test_plain_claim_has_no_objections(kind: type, paid: tuple[date, date, str]) -> None:
    assert found_in(claim_for(kind, paid)) == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"pay_basis": PayBasis.NONE}, ("no_employer_right", "pay_basis")),
        ({"pay_basis": PayBasis.ACT}, ("act_gives_no_leave_pay", "pay_basis")),
        ({"self_employed": True}, ("self_employed", "self_employed")),
        ({"three_months": ThreeMonths.DEGREE}, ("three_months_asked", "three_months")),
        ({"other_wages": Decimal(5)}, ("several_employers", "other_wages")),
        ({"other_wages": Decimal("NaN")}, ("wage_unusable", "other_wages")),
        ({"due_date": None}, ("child_day_missing", "due_date")),
        ({"continues_from": date(2026, 1, 11)}, ("continues_before_entitlement", "continues_from")),
        ({"continues_from": START}, ("pay_continues", "continues_from")),
        ({"days_off": (Period(date(2026, 3, 9), date(2026, 3, 8)),)}, ("period_reversed", "days_off.0")),
        ({"paid": ()}, ("nothing_stated", "paid")),
        ({"due_date": date(2041, 1, 1)}, ("day_outside_calendar", "due_date")),
        ({"born_on": date(2004, 12, 31)}, ("day_outside_calendar", "born_on")),
        ({"adopted_on": date(2041, 1, 1)}, ("day_outside_calendar", "adopted_on")),
        ({"continues_from": date(2041, 1, 1)}, ("day_outside_calendar", "continues_from")),
        ({"entitlement_start": date(2041, 1, 1)}, ("day_outside_calendar", "entitlement_start")),
        (
            {"days_off": (Period(date(2026, 3, 9), date(2041, 1, 1)),)},
            ("day_outside_calendar", "days_off.0.ends_on"),
        ),
        (
            {"days_off": (Period(date(2004, 3, 9), date(2026, 3, 9)),)},
            ("day_outside_calendar", "days_off.0.starts_on"),
        ),
    ],
)
def test_answer_is_objected_to(changes: dict[str, object], found: tuple[str, str]) -> None:
    assert found in found_in(claim_for(ParentalClaim, MARCH, **changes))


def test_no_wages_of_others_are_nothing_to_object_to() -> None:
    assert found_in(claim_for(ParentalClaim, MARCH, other_wages=Decimal(0))) == []


def test_adopted_child_needs_no_due_date() -> None:
    claim = claim_for(ParentalClaim, MARCH, due_date=None, born_on=None, adopted_on=date(2026, 2, 20))

    assert found_in(claim) == []


@pytest.mark.parametrize(
    ("paid", "found"),
    [
        ((date(2026, 1, 11), date(2026, 3, 6), "900.00"), ("paid_before_entitlement", "paid.0.starts_on")),
        ((date(2029, 1, 9), date(2029, 1, 13), "900.00"), ("paid_long_after_entitlement", "paid.0.ends_on")),
        ((date(2026, 3, 9), date(2026, 3, 8), "900.00"), ("period_reversed", "paid.0")),
        ((date(2026, 3, 8), date(2026, 3, 8), "900.00"), ("no_weekdays", "paid.0")),
        ((date(2026, 3, 9), date(2026, 3, 9), "0.00"), ("wage_zero", "paid.0.wage")),
        ((date(2004, 3, 9), date(2026, 3, 9), "9.00"), ("day_outside_calendar", "paid.0.starts_on")),
        ((date(2026, 3, 9), date(2041, 3, 9), "9.00"), ("day_outside_calendar", "paid.0.ends_on")),
    ],
)
def test_period_is_objected_to(paid: tuple[date, date, str], found: tuple[str, str]) -> None:
    assert found in found_in(claim_for(ParentalClaim, paid))


def test_day_of_the_entitlement_and_three_years_later_are_no_slips() -> None:
    first = claim_for(PregnancyClaim, (START, START, "90.00"))
    last = claim_for(ParentalClaim, (date(2029, 1, 12), date(2029, 1, 12), "90.00"), born_on=None)

    assert (found_in(first), found_in(last)) == ([], [])


@pytest.mark.parametrize(
    ("filed_on", "found"),
    [(date(2026, 1, 11), [("entitlement_in_future", "entitlement_start")]), (START, []), (None, [])],
)
def test_what_has_not_begun_is_no_claim(filed_on: date | None, found: list[tuple[str, str]]) -> None:
    assert found_in(claim_for(PregnancyClaim, PREGNANCY), filed_on) == found


@pytest.mark.parametrize(
    ("kind", "changes", "found"),
    [
        (SpecialPregnancyClaim, {"other_work": True}, ["other_work_possible"]),
        (SpecialPregnancyClaim, {"hazard": Hazard.PHYSICAL}, ["wider_hazard"]),
        (
            SpecialPregnancyClaim,
            {"hazard": Hazard.CONDITIONS, "entitlement_start": date(2026, 1, 1)},
            ["wider_hazard"],
        ),
        (
            SpecialPregnancyClaim,
            {"hazard": Hazard.CONDITIONS, "entitlement_start": date(2025, 12, 31)},
            ["not_yet_in_law"],
        ),
        (SpecialPregnancyClaim, {"entitlement_start": date(2025, 12, 31)}, []),
        (PartialSpecialPregnancyClaim, {}, ["partial_special_half"]),
        (
            PartialSpecialPregnancyClaim,
            {"entitlement_start": date(2025, 12, 31)},
            ["not_yet_in_law", "partial_special_half"],
        ),
        (
            PartialSpecialPregnancyClaim,
            {"short_days": False},
            ["partial_special_half", "working_days_too_long"],
        ),
        (PartialParentalClaim, {"born_on": START, "short_days": False}, ["working_days_too_long"]),
        (PartialParentalClaim, {"born_on": START, "contract": HoursContract.LATER}, ["hours_contract_later"]),
        (PartialParentalClaim, {"born_on": START, "contract": HoursContract.EMPLOYEE}, []),
    ],
)
def test_own_answer_is_objected_to(kind: type, changes: dict[str, object], found: list[str]) -> None:
    claim = claim_for(kind, (START, date(2026, 1, 24), "900.00"), **changes)

    assert [code for code, _ in found_in(claim)] == found


def test_day_from_which_a_ground_is_in_the_law_is_told() -> None:
    days = (START, date(2026, 1, 24), "900.00")
    early = claim_for(
        SpecialPregnancyClaim, days, hazard=Hazard.PHYSICAL, entitlement_start=date(2025, 12, 31)
    )

    assert found_in(early) == [("not_yet_in_law", "hazard")]


@pytest.mark.parametrize(
    ("changes", "old"),
    [
        ({"due_date": date(2022, 9, 3)}, True),
        ({"due_date": date(2022, 9, 4)}, False),
        ({"due_date": date(2022, 9, 4), "born_on": date(2022, 7, 31)}, False),
        ({"due_date": None, "adopted_on": date(2022, 7, 30)}, True),
        ({"due_date": None, "adopted_on": date(2022, 7, 31)}, False),
        ({"due_date": date(2022, 9, 4), "entitlement_start": date(2022, 7, 31)}, False),
        (
            {
                "due_date": date(2022, 9, 4),
                "born_on": date(2022, 7, 31),
                "entitlement_start": date(2022, 7, 31),
            },
            True,
        ),
        (
            {
                "due_date": date(2022, 9, 4),
                "born_on": date(2022, 8, 1),
                "entitlement_start": date(2022, 7, 31),
            },
            False,
        ),
        ({"due_date": None, "entitlement_start": date(2022, 7, 31)}, True),
        ({"due_date": None, "entitlement_start": date(2022, 8, 1)}, False),
        (
            {
                "due_date": None,
                "adopted_on": date(2022, 7, 31),
                "entitlement_start": date(2022, 7, 31),
            },
            False,
        ),
    ],
)
def test_old_law_holds_by_the_child(changes: dict[str, object], *, old: bool) -> None:
    plain: dict[str, Any] = {"entitlement_start": date(2022, 8, 1), "born_on": None}
    claim = claim_for(ParentalClaim, ONE_WEEK, **plain | changes)

    assert (("old_family_law", "entitlement_start") in found_in(claim)) == old


@pytest.mark.parametrize(("first", "old"), [(date(2022, 7, 30), True), (date(2022, 8, 1), False)])
def test_old_law_holds_for_days_before_the_new_one(first: date, *, old: bool) -> None:
    claim = claim_for(
        SpecialPregnancyClaim,
        (first, date(2022, 8, 6), "900.00"),
        entitlement_start=date(2022, 7, 25),
        due_date=date(2022, 12, 1),
    )

    assert (("old_family_law", "entitlement_start") in found_in(claim)) == old


def test_claim_attaches_a_contract_that_is_uploaded() -> None:
    for kind in (PartialParentalClaim, PartialSpecialPregnancyClaim):
        uploaded = claim_for(kind, MARCH)
        elsewhere = claim_for(kind, MARCH, contract=HoursContract.EMPLOYEE)

        assert (uploaded.attaches, elsewhere.attaches) == (True, False)


def test_claim_names_the_day_whose_law_it_goes_by_and_the_days_no_other_may_have() -> None:
    claim = claim_for(PregnancyClaim, JANUARY)

    assert (claim.anchor, claim.days, claim.attaches) == (START, claim.paid, False)

"""Days of allowances for parents: bounds of each benefit, the sixteen raised ones, and one parent's share."""

from datetime import date
from typing import Any

import pytest

from benefits.claims import Spell
from benefits.law import law_on
from benefits.parental import (
    ParentalClaim,
    PartialParentalClaim,
    PregnancyClaim,
    SpecialPregnancyClaim,
)
from benefits.parental.days import Payable, Raised, raised_of
from tests.benefits.making import codes_of
from tests.benefits.making_parental import (
    BORN,
    DUE,
    MARCH,
    START,
    claim_for,
    found_in,
    paid_in,
    reckoned,
    spell_for,
)

FEBRUARY = (date(2026, 2, 16), date(2026, 2, 28))
"""Twelve weekdays."""


def raised_days(kind: type, *earlier: Spell, **changes: object) -> int:
    """Return how many weekdays of March are paid at the raised rate."""
    lines = paid_in(reckoned(kind, MARCH, facts={"earlier": earlier}, **changes))
    return sum(line[2] for line in lines if line[3] in {"108.00", "54.00"})


@pytest.mark.parametrize(
    ("due", "born", "first"),
    [
        (DUE, None, "2026-01-12"),
        (date(2026, 2, 23), None, "2026-01-19"),
        (date(2026, 2, 23), date(2026, 1, 13), "2026-01-14"),
        (date(2026, 2, 23), date(2026, 1, 17), "2026-01-19"),
        (date(2026, 2, 23), date(2026, 1, 30), "2026-01-19"),
        (None, None, "2026-01-12"),
    ],
)
def test_pregnancy_allowance_starts_thirty_weekdays_before_the_due_date_or_after_birth(
    due: date | None, born: date | None, first: str
) -> None:
    calculation = reckoned(PregnancyClaim, (START, date(2026, 1, 31), "4000.00"), due_date=due, born_on=born)

    paid = [line[0] for line in paid_in(calculation) if line[4] == "employer"]
    early = ("leave_days_too_early", "paid.0.starts_on") in codes_of(calculation.findings)
    assert (paid[0], str(calculation.first_payable_day), early) == (first, first, first != str(START))


def test_days_before_the_pregnancy_allowance_are_nobodys() -> None:
    calculation = reckoned(PregnancyClaim, (START, date(2026, 1, 31), "4000.00"), due_date=date(2026, 2, 23))

    assert paid_in(calculation)[0] == (
        *("2026-01-12", "2026-01-18", 6, "0.00", "nobody", "line_before_pregnancy_allowance"),
    )
    assert calculation.findings[0].parameters == {"day": "2026-01-19"}


def test_pregnancy_allowance_ends_after_forty_weekdays_in_a_row() -> None:
    calculation = reckoned(PregnancyClaim, (START, date(2026, 2, 28), "9000.00"))

    assert paid_in(calculation)[-1] == (
        *("2026-02-27", "2026-02-28", 2, "0.00", "nobody", "line_after_pregnancy_allowance"),
    )
    assert codes_of(calculation.findings) == [("leave_days_too_late", "paid.0.ends_on")]
    assert calculation.findings[0].parameters == {"day": "2026-02-26"}


def test_pregnancy_allowance_paid_from_later_on_ends_later() -> None:
    calculation = reckoned(PregnancyClaim, (date(2026, 1, 19), date(2026, 2, 28), "9000.00"))

    assert (calculation.last_payable_day, calculation.findings) == (date(2026, 3, 5), ())


@pytest.mark.parametrize(
    ("earlier", "last"),
    [
        (spell_for("pregnancy_allowance", (START, date(2026, 1, 17))), date(2026, 2, 26)),
        (spell_for("pregnancy_allowance", (date(2026, 2, 1), date(2026, 2, 7))), date(2026, 3, 5)),
        (spell_for("special_pregnancy_allowance", (START, date(2026, 1, 17))), date(2026, 3, 5)),
        (
            spell_for("pregnancy_allowance", (START, date(2026, 1, 17)), onset=date(2021, 1, 12)),
            date(2026, 3, 5),
        ),
    ],
)
def test_forty_weekdays_begin_with_what_was_paid_before(earlier: Spell, last: date) -> None:
    later = (date(2026, 1, 19), date(2026, 2, 14), "9000.00")

    assert reckoned(PregnancyClaim, later, facts={"earlier": (earlier,)}).last_payable_day == last


@pytest.mark.parametrize(
    ("due", "born", "last"),
    [
        (DUE, None, date(2026, 1, 29)),
        (DUE, date(2026, 1, 20), date(2026, 1, 20)),
        (DUE, date(2026, 2, 1), date(2026, 1, 29)),
        (None, date(2026, 2, 1), date(2026, 2, 1)),
        (None, None, None),
    ],
)
def test_special_pregnancy_allowance_ends_when_pregnancy_allowance_must_begin(
    due: date | None, born: date | None, last: date | None
) -> None:
    calculation = reckoned(
        SpecialPregnancyClaim, (START, date(2026, 1, 17), "900.00"), due_date=due, born_on=born
    )

    assert calculation.last_payable_day == last


def test_days_after_special_pregnancy_allowance_are_nobodys() -> None:
    calculation = reckoned(SpecialPregnancyClaim, (START, date(2026, 1, 31), "4000.00"))

    assert [(line[0], line[5]) for line in paid_in(calculation)] == [
        ("2026-01-12", "line_allowance"),
        ("2026-01-30", "line_after_special_pregnancy"),
    ]


@pytest.mark.parametrize(
    ("changes", "first"),
    [
        ({"born_on": BORN}, BORN),
        ({"born_on": date(2026, 1, 2)}, START),
        ({"born_on": None, "due_date": None, "adopted_on": date(2026, 2, 20)}, date(2026, 2, 20)),
        ({"born_on": date(2025, 9, 9), "due_date": None, "adopted_on": date(2026, 2, 20)}, date(2026, 2, 20)),
    ],
)
def test_parental_allowance_starts_with_the_child(changes: dict[str, Any], first: date) -> None:
    assert reckoned(ParentalClaim, MARCH, **changes).first_payable_day == first


def test_days_before_the_child_are_nobodys() -> None:
    calculation = reckoned(ParentalClaim, (date(2026, 2, 9), date(2026, 2, 21), "4000.00"))

    assert [(line[0], line[5]) for line in paid_in(calculation)] == [
        ("2026-02-09", "line_before_child"),
        ("2026-02-14", "line_allowance"),
    ]
    assert codes_of(calculation.findings) == [("leave_days_too_early", "paid.0.starts_on")]


def test_parental_allowance_is_used_until_the_child_is_two() -> None:
    calculation = reckoned(
        ParentalClaim,
        (date(2026, 3, 2), date(2026, 3, 14), "4000.00"),
        entitlement_start=date(2024, 3, 11),
        due_date=date(2024, 3, 9),
        born_on=date(2024, 3, 9),
    )

    assert [(line[1], line[5]) for line in paid_in(calculation)] == [
        ("2026-03-08", "line_allowance"),
        ("2026-03-14", "line_after_use"),
    ]
    assert codes_of(calculation.findings) == [("leave_days_too_late", "paid.0.ends_on")]


@pytest.mark.parametrize(
    ("earlier", "raised"),
    [
        ([], 16),
        ([spell_for("parental_allowance", FEBRUARY)], 4),
        ([spell_for("parental_allowance", FEBRUARY), spell_for("parental_allowance", FEBRUARY)], 4),
        ([spell_for("partial_parental_allowance", FEBRUARY)], 4),
        (
            [
                spell_for("parental_allowance", (date(2026, 4, 1), date(2026, 4, 11))),
                spell_for("partial_parental_allowance", FEBRUARY),
            ],
            0,
        ),
        ([spell_for("pregnancy_allowance", FEBRUARY)], 16),
        ([spell_for("parental_allowance", FEBRUARY, onset=date(2024, 5, 6))], 16),
    ],
)
def test_raised_days_are_sixteen_with_those_paid_before_for_the_child(
    earlier: list[Spell], raised: int
) -> None:
    assert raised_days(ParentalClaim, *earlier) == raised


@pytest.mark.parametrize(
    ("used", "raised"), [(0, 4), (11, 4), (12, 4), (13, 3), (15, 1), (16, 0), (17, 0), (999_999_999, 0)]
)
def test_days_the_employer_knows_of_count_where_they_are_more(used: int, raised: int) -> None:
    earlier = spell_for("parental_allowance", FEBRUARY)

    assert raised_days(ParentalClaim, earlier, used_before=used) == raised


def test_days_the_employer_knows_of_hold_the_partial_days_too() -> None:
    earlier = spell_for("partial_parental_allowance", FEBRUARY)

    assert raised_days(ParentalClaim, earlier, used_before=14) == 2


@pytest.mark.parametrize(
    ("kind", "earlier", "told"),
    [
        (ParentalClaim, [], None),
        (ParentalClaim, [spell_for("parental_allowance", FEBRUARY)], None),
        (ParentalClaim, [spell_for("partial_parental_allowance", FEBRUARY)], ("4", "10")),
        (PartialParentalClaim, [], ("16", "26")),
        (PartialParentalClaim, [spell_for("parental_allowance", FEBRUARY)], ("4", "8")),
        (PartialParentalClaim, [spell_for("partial_parental_allowance", FEBRUARY)], ("4", "20")),
        (
            ParentalClaim,
            [spell_for("partial_parental_allowance", (date(2026, 4, 1), date(2026, 5, 31)))],
            None,
        ),
    ],
)
def test_other_reading_of_the_raised_days_is_told_where_it_differs(
    kind: type, earlier: list[Spell], told: tuple[str, str] | None
) -> None:
    calculation = reckoned(kind, MARCH, facts={"earlier": tuple(earlier)})

    found = [each for each in calculation.findings if each.code == "raised_days_in_halves"]
    assert [(each.parameters["weekdays"], each.parameters["otherwise"], each.officer) for each in found] == (
        [] if told is None else [(*told, True)]
    )


def test_last_raised_day_is_within_the_days_paid() -> None:
    claim = claim_for(ParentalClaim, MARCH)
    payable = [Payable(date(2026, 3, 2), 16), Payable(date(2026, 4, 1), 5)]

    raised = raised_of(claim, payable, (), law_on(START))

    assert raised == Raised(date(2026, 3, 19), 16, 16)


def test_partial_days_within_the_sixteen_are_read_in_one_way() -> None:
    calculation = reckoned(PartialParentalClaim, (date(2026, 3, 2), date(2026, 3, 19), "2000.00"))

    assert calculation.findings == ()


@pytest.mark.parametrize(
    ("kind", "used", "told"),
    [
        (ParentalClaim, 134, False),
        (ParentalClaim, 135, True),
        (PartialParentalClaim, 147, False),
        (PartialParentalClaim, 148, True),
    ],
)
def test_more_days_than_one_parents_share_are_told(kind: type, used: int, *, told: bool) -> None:
    calculation = reckoned(kind, MARCH, used_before=used)

    found = [each.parameters for each in calculation.findings if each.code == "over_parents_days"]
    assert found == ([{"days": "160", "transferable": "63", "child": "320"}] if told else [])


def test_partial_days_before_use_half_of_the_share() -> None:
    long = spell_for("partial_parental_allowance", (date(2026, 4, 1), date(2026, 12, 31)))

    calculation = reckoned(ParentalClaim, MARCH, facts={"earlier": (long,)})

    assert "over_parents_days" not in [each.code for each in calculation.findings]


@pytest.mark.parametrize(
    ("starts", "told"),
    [
        ([(2026, 3, 2), (2026, 4, 1), (2026, 5, 4), (2026, 6, 1)], False),
        ([(2026, 3, 2), (2026, 4, 1), (2026, 5, 4), (2026, 6, 1), (2026, 7, 1)], True),
        ([(2026, 3, 2), (2026, 4, 1), (2026, 5, 4), (2026, 6, 1), (2027, 1, 4)], False),
        ([(2026, 3, 2), (2026, 4, 1), (2026, 5, 4), (2026, 6, 1), (2026, 6, 8)], False),
    ],
)
def test_more_than_four_parts_of_leave_in_a_year_are_told(
    starts: list[tuple[int, int, int]], *, told: bool
) -> None:
    paid = [(date(*start), date(start[0], start[1], start[2] + 5), "900.00") for start in reversed(starts)]

    found = found_in(claim_for(ParentalClaim, *paid))
    partial = found_in(claim_for(PartialParentalClaim, *paid))

    assert found == ([("leave_in_parts", "paid")] if told else [])
    assert partial == []


def test_reminder_of_parts_names_both_limits() -> None:
    paid = [(date(2026, month, 10), date(2026, month, 12), "300.00") for month in range(3, 8)]

    calculation = reckoned(ParentalClaim, *paid)

    assert calculation.findings[0].parameters == {"parts": "4", "weekdays": "12"}

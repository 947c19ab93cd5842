"""Allowances for parents: whole claims, from days and income to lines and instalments."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from benefits.calculation import Calculation, Payee
from benefits.claims import PayBasis, ThreeMonths
from benefits.parental import (
    ParentalClaim,
    PartialParentalClaim,
    PartialSpecialPregnancyClaim,
    PregnancyClaim,
    SpecialPregnancyClaim,
)
from benefits.parental.claims import Hazard
from benefits.periods import Period
from tests.benefits.making import codes_of, instalments_of
from tests.benefits.making_parental import (
    DUE,
    JANUARY,
    MARCH,
    PREGNANCY,
    START,
    paid_in,
    reckoned,
    spell_for,
)

WINTER = date(2025, 11, 3)


def sentences_of(calculation: Calculation) -> list[tuple[str, str]]:
    return [(step.code, step.value) for step in calculation.steps]


def test_whole_pregnancy_allowance_is_paid_at_the_raised_rate() -> None:
    calculation = reckoned(PregnancyClaim, PREGNANCY)

    assert paid_in(calculation) == [("2026-01-12", "2026-02-26", 40, "108.00", "employer", "line_allowance")]
    assert (calculation.benefit, calculation.law_on) == ("pregnancy_allowance", START)
    assert (calculation.annual_income, calculation.daily_allowance) == (Decimal(36000), Decimal("108.00"))
    assert (calculation.first_payable_day, calculation.last_payable_day) == (START, date(2026, 2, 26))
    assert calculation.deadline == date(2026, 3, 12)
    assert (calculation.employer_total, calculation.employee_total) == (Decimal(4320), Decimal(0))
    assert calculation.findings == ()
    assert sentences_of(calculation) == [("step_annual_income", "36000.00"), ("step_raised_rate", "108.00")]
    assert calculation.steps[1].parameters == {
        "value": "108.00",
        "days": "300",
        "limit": "70379.00",
        "below": "90%",
        "above": "32.5%",
    }


def test_instalments_hold_at_most_twenty_five_weekdays() -> None:
    calculation = reckoned(PregnancyClaim, PREGNANCY)

    assert instalments_of(calculation) == [
        (1, "2026-01-12", "2026-02-09", 25, "2700.00"),
        (2, "2026-02-10", "2026-02-26", 15, "1620.00"),
    ]


def test_instalments_are_counted_from_the_first_day_of_the_employers() -> None:
    late = {"filed_on": date(2026, 4, 20)}

    calculation = reckoned(PregnancyClaim, PREGNANCY, facts=late)

    assert instalments_of(calculation) == [(1, "2026-02-18", "2026-02-26", 8, "864.00")]


def test_special_pregnancy_allowance_is_paid_at_the_base_rate() -> None:
    calculation = reckoned(
        SpecialPregnancyClaim,
        (date(2025, 12, 1), date(2025, 12, 31), "5000.00"),
        entitlement_start=date(2025, 12, 1),
    )

    assert [line[2:4] for line in paid_in(calculation)] == [(24, "84.00")]
    assert (calculation.first_payable_day, calculation.last_payable_day) == (
        date(2025, 12, 1),
        date(2026, 1, 29),
    )
    assert sentences_of(calculation) == [("step_annual_income", "36000.00"), ("step_base_rate", "84.00")]
    assert calculation.steps[1].parameters == {
        "value": "84.00",
        "days": "300",
        "limit": "44702.00",
        "upper_limit": "68776.00",
        "below": "70%",
        "between": "40%",
        "above": "25%",
    }


def test_first_sixteen_weekdays_of_parental_allowance_are_raised() -> None:
    calculation = reckoned(ParentalClaim, MARCH)

    assert paid_in(calculation) == [
        ("2026-03-01", "2026-03-19", 16, "108.00", "employer", "line_allowance"),
        ("2026-03-20", "2026-03-31", 10, "84.00", "employer", "line_allowance"),
    ]
    assert calculation.employer_total == Decimal("2568.00")
    assert calculation.last_payable_day == date(2028, 2, 13)
    assert sentences_of(calculation)[1:] == [
        ("step_raised_rate", "108.00"),
        ("step_base_rate", "84.00"),
        ("step_raised_days", "16"),
    ]


def test_parental_allowance_of_sixteen_weekdays_is_all_raised() -> None:
    calculation = reckoned(ParentalClaim, (date(2026, 3, 2), date(2026, 3, 19), "3200.00"))

    assert [line[2:4] for line in paid_in(calculation)] == [(16, "108.00")]
    assert sentences_of(calculation)[1:] == [("step_raised_rate", "108.00"), ("step_raised_days", "16")]


def test_partial_parental_allowance_is_half() -> None:
    calculation = reckoned(PartialParentalClaim, (*MARCH[:2], "2600.00"))

    assert [line[2:5] for line in paid_in(calculation)] == [
        (16, "54.00", "employer"),
        (10, "42.00", "employer"),
    ]
    assert sentences_of(calculation)[1:] == [
        ("step_raised_rate", "108.00"),
        ("step_partial_day", "54.00"),
        ("step_base_rate", "84.00"),
        ("step_partial_day", "42.00"),
        ("step_raised_days", "16"),
    ]
    assert calculation.steps[2].parameters == {"value": "54.00", "share": "50%"}


def test_half_of_the_minimum_is_rounded_up() -> None:
    calculation = reckoned(PartialParentalClaim, MARCH, facts={"annual_income": Decimal(1000)})

    assert [line[2:4] for line in paid_in(calculation)] == [(26, "16.00")]
    assert sentences_of(calculation)[1:4] == [
        ("step_raised_rate", "3.00"),
        ("step_minimum", "31.99"),
        ("step_partial_day", "16.00"),
    ]


def test_partial_special_pregnancy_allowance_is_half_and_an_officer_looks() -> None:
    calculation = reckoned(PartialSpecialPregnancyClaim, JANUARY)

    assert [line[2:4] for line in paid_in(calculation)] == [(16, "42.00"), (2, "0.00")]
    assert codes_of(calculation.findings)[0] == ("partial_special_half", "")
    assert calculation.findings[0].officer


def test_wage_below_the_allowance_is_the_employers_and_the_rest_the_employees() -> None:
    calculation = reckoned(ParentalClaim, (date(2026, 3, 2), date(2026, 3, 14), "1200.00"))

    assert [line[3:] for line in paid_in(calculation)] == [
        ("100.00", "employer", "line_wage"),
        ("8.00", "employee", "line_rest"),
    ]


def test_wage_between_the_rates_caps_the_raised_days_only() -> None:
    calculation = reckoned(ParentalClaim, (*MARCH[:2], "2600.00"))

    assert [(line[2], line[3], line[4]) for line in paid_in(calculation)] == [
        (16, "100.00", "employer"),
        (16, "8.00", "employee"),
        (10, "84.00", "employer"),
    ]
    assert codes_of(calculation.findings) == [("wage_divisor", "")]


def test_other_employer_gets_its_proportion() -> None:
    calculation = reckoned(
        ParentalClaim, (date(2026, 3, 2), date(2026, 3, 14), "1800.00"), other_wages=Decimal(600)
    )

    assert [line[3:5] for line in paid_in(calculation)] == [
        ("81.00", "employer"),
        ("27.00", "other_employer"),
    ]


def test_nobody_is_paid_for_annual_leave_and_its_days_carry_no_wage() -> None:
    leave = (Period(date(2026, 3, 9), date(2026, 3, 14)),)

    calculation = reckoned(ParentalClaim, (*MARCH[:2], "2000.00"), days_off=leave)

    assert paid_in(calculation)[2] == ("2026-03-09", "2026-03-14", 6, "0.00", "nobody", "line_paid_day_off")
    assert calculation.lines[0].parameters == {"wage": "2000.00", "weekdays": "20"}
    assert [line[2] for line in paid_in(calculation) if line[4] == "employer"] == [6, 10, 4]
    assert calculation.employer_total + calculation.employee_total == 16 * 108 + 4 * 84


def test_everything_is_the_employees_without_the_clause() -> None:
    calculation = reckoned(ParentalClaim, MARCH, pay_basis=PayBasis.NONE)

    assert calculation.employer_total == Decimal(0)
    assert calculation.employee_total == Decimal("2568.00")
    assert {line[5] for line in paid_in(calculation)} == {"line_no_employer_right"}
    assert calculation.instalments == ()


def test_late_claim_loses_the_days_older_than_two_months_and_they_use_no_raised_day() -> None:
    calculation = reckoned(ParentalClaim, MARCH, facts={"filed_on": date(2026, 5, 9)})

    assert paid_in(calculation) == [
        ("2026-03-01", "2026-03-08", 6, "0.00", "nobody", "line_lost"),
        ("2026-03-09", "2026-03-26", 16, "108.00", "employer", "line_allowance"),
        ("2026-03-27", "2026-03-31", 4, "84.00", "employer", "line_allowance"),
    ]
    assert codes_of(calculation.findings) == [("days_lost", "")]
    assert calculation.deadline == date(2026, 5, 4)


def test_claim_on_the_last_day_loses_nothing() -> None:
    calculation = reckoned(ParentalClaim, MARCH, facts={"filed_on": date(2026, 5, 4)})

    assert (calculation.findings, len(calculation.lines)) == ((), 2)


def test_days_that_had_not_come_are_told() -> None:
    calculation = reckoned(ParentalClaim, MARCH, facts={"filed_on": date(2026, 3, 30)})

    assert codes_of(calculation.findings) == [("days_in_future", "paid.0.ends_on")]


def test_nothing_is_paid_from_the_day_pay_goes_on() -> None:
    calculation = reckoned(ParentalClaim, MARCH, continues_from=date(2026, 3, 9))

    assert paid_in(calculation) == [
        ("2026-03-01", "2026-03-08", 6, "108.00", "employer", "line_allowance"),
        ("2026-03-09", "2026-03-31", 20, "0.00", "nobody", "line_pay_continues"),
    ]


def test_claim_of_pay_that_only_goes_on_has_its_limit_and_no_lines() -> None:
    calculation = reckoned(ParentalClaim, continues_from=date(2026, 3, 2))

    assert (calculation.lines, calculation.instalments) == ((), ())
    assert calculation.deadline == date(2026, 5, 4)
    assert codes_of(calculation.findings) == [("pay_continues", "continues_from")]


def test_days_wait_for_the_income() -> None:
    calculation = reckoned(ParentalClaim, MARCH, facts={"annual_income": None})

    assert paid_in(calculation) == [
        ("2026-03-01", "2026-03-31", 26, "0.00", "nobody", "line_waits_for_income")
    ]
    assert (calculation.daily_allowance, calculation.annual_income, calculation.steps) == (None, None, ())


def test_days_wait_for_the_figures_of_a_coming_year() -> None:
    start = date(2027, 2, 1)

    calculation = reckoned(
        ParentalClaim,
        (start, date(2027, 2, 6), "900.00"),
        entitlement_start=start,
        due_date=start,
        born_on=start,
    )

    assert [line[5] for line in paid_in(calculation)] == ["line_waits_for_figures"]
    assert [(each.code, each.parameters) for each in calculation.findings] == [
        ("figures_unknown", {"year": "2027"})
    ]


def test_minimum_of_a_coming_year_is_told_and_those_who_have_less_wait() -> None:
    days = (date(2026, 12, 28), date(2027, 1, 9), "5000.00")
    start: dict[str, Any] = {
        "entitlement_start": date(2026, 12, 1),
        "due_date": None,
        "born_on": date(2026, 11, 30),
    }

    rich = reckoned(PartialParentalClaim, days, **start)
    poor = reckoned(PartialParentalClaim, days, facts={"annual_income": Decimal(1000)}, **start)

    assert [line[3] for line in paid_in(rich)] == ["54.00"]
    assert [line[3::2] for line in paid_in(poor)] == [
        ("16.00", "line_allowance"),
        ("0.00", "line_waits_for_figures"),
    ]
    assert [("minimum_unknown", "") in codes_of(each.findings) for each in (rich, poor)] == [True, True]


def test_income_is_reckoned_from_the_wages_of_the_start_of_entitlement() -> None:
    wages = {"annual_income": None, "gross_wages": Decimal(40000), "income_source": "upload"}

    calculation = reckoned(ParentalClaim, MARCH, entitlement_start=WINTER, facts=wages)

    assert calculation.annual_income == Decimal("36568.00")
    assert codes_of(calculation.findings) == [("income_from_upload", "")]


def test_three_months_are_reckoned_when_they_are_asked_for() -> None:
    wages = {"annual_income": None, "gross_wages": Decimal(10000), "gross_three_months": Decimal(9000)}

    asked = reckoned(ParentalClaim, MARCH, facts=wages, three_months=ThreeMonths.CHILD_CARE)
    plain = reckoned(ParentalClaim, MARCH, facts=wages)

    assert (asked.annual_income, plain.annual_income) == (Decimal("32734.80"), Decimal("9093.00"))


def test_income_of_the_first_allowance_of_the_child_holds() -> None:
    earlier = (
        spell_for("pregnancy_allowance", PREGNANCY[:2]),
        spell_for("special_pregnancy_allowance", income="30000.00"),
    )
    wages = {"annual_income": None, "gross_wages": Decimal(40000), "earlier": earlier}

    calculation = reckoned(ParentalClaim, MARCH, facts=wages)

    assert calculation.annual_income == Decimal("30000.00")
    assert sentences_of(calculation)[0] == ("step_income_of_child", "30000.00")


def test_income_of_the_child_is_told_from_its_wages_where_they_agree() -> None:
    earlier = (spell_for("pregnancy_allowance", PREGNANCY[:2], income="36372.00"),)
    wages = {"annual_income": None, "gross_wages": Decimal(40000), "earlier": earlier}

    calculation = reckoned(ParentalClaim, MARCH, facts=wages)

    assert (calculation.annual_income, calculation.steps[0].code) == (Decimal("36372.00"), "step_gross_wages")


def test_income_that_an_officer_gives_comes_before_that_of_the_child() -> None:
    earlier = (spell_for("pregnancy_allowance", PREGNANCY[:2], income="30000.00"),)

    calculation = reckoned(ParentalClaim, MARCH, facts={"earlier": earlier})

    assert calculation.annual_income == Decimal(36000)


@pytest.mark.parametrize(
    ("onset", "told"),
    [
        (START, False),
        (date(2023, 1, 12), True),
        (date(2023, 1, 11), False),
        (date(2026, 2, 28), True),
        (date(2029, 1, 12), True),
        (date(2029, 1, 13), False),
    ],
)
def test_other_start_of_entitlement_is_told_for_three_years(onset: date, *, told: bool) -> None:
    earlier = (spell_for("pregnancy_allowance", PREGNANCY[:2], onset=onset),)

    calculation = reckoned(ParentalClaim, MARCH, facts={"earlier": earlier})

    expected = [{"day": str(onset), "years": "3"}] if told else []
    assert [each.parameters for each in calculation.findings] == expected


def test_latest_of_other_starts_of_entitlement_is_told() -> None:
    earlier = tuple(
        spell_for("pregnancy_allowance", onset=onset) for onset in (date(2024, 1, 8), date(2025, 6, 2))
    )

    calculation = reckoned(ParentalClaim, MARCH, facts={"earlier": earlier})

    assert [each.parameters["day"] for each in calculation.findings] == ["2025-06-02"]


def test_sick_leave_is_no_start_of_entitlement() -> None:
    earlier = (spell_for("sickness_allowance", PREGNANCY[:2], onset=date(2025, 12, 1), income="10000.00"),)

    assert reckoned(ParentalClaim, MARCH, facts={"earlier": earlier}).findings == ()


def test_old_law_gives_a_finding_and_no_figure() -> None:
    calculation = reckoned(
        ParentalClaim,
        (date(2022, 9, 1), date(2022, 9, 30), "5000.00"),
        entitlement_start=date(2022, 9, 1),
        due_date=date(2022, 9, 3),
        born_on=date(2022, 9, 1),
    )

    assert codes_of(calculation.findings) == [("old_family_law", "entitlement_start")]
    assert (calculation.lines, calculation.steps, calculation.daily_allowance) == ((), (), None)
    assert (calculation.benefit, calculation.deadline) == ("parental_allowance", date(2022, 9, 1))


def test_special_allowance_of_the_old_law_was_claimed_within_four_months() -> None:
    start = date(2022, 3, 1)

    calculation = reckoned(
        SpecialPregnancyClaim,
        (start, date(2022, 3, 31), "5000.00"),
        entitlement_start=start,
        due_date=date(2022, 8, 31),
    )

    assert calculation.deadline == date(2022, 7, 1)


def test_claim_that_something_stops_is_not_reckoned_but_has_its_limit() -> None:
    calculation = reckoned(ParentalClaim, (date(2026, 1, 11), date(2026, 1, 20), "900.00"))

    assert codes_of(calculation.findings)[0] == ("paid_before_entitlement", "paid.0.starts_on")
    assert (calculation.lines, calculation.deadline) == ((), date(2026, 3, 11))


def test_earliest_period_is_the_first_that_is_paid() -> None:
    april = (date(2026, 4, 1), date(2026, 4, 11), "2000.00")

    calculation = reckoned(ParentalClaim, april, MARCH)

    assert [line[:3] for line in paid_in(calculation)] == [
        ("2026-03-01", "2026-03-19", 16),
        ("2026-03-20", "2026-03-31", 10),
        ("2026-04-01", "2026-04-11", 8),
    ]
    assert calculation.deadline == date(2026, 5, 4)


@pytest.mark.parametrize(
    ("kind", "changes", "reason"),
    [
        (SpecialPregnancyClaim, {"other_work": True}, "line_other_work"),
        (PartialSpecialPregnancyClaim, {"short_days": False}, "line_working_days_too_long"),
        (
            SpecialPregnancyClaim,
            {"hazard": Hazard.PHYSICAL, "entitlement_start": date(2025, 12, 31)},
            "line_not_yet_in_law",
        ),
        (PartialSpecialPregnancyClaim, {"entitlement_start": date(2025, 12, 31)}, "line_not_yet_in_law"),
        (PartialParentalClaim, {"short_days": False, "born_on": START}, "line_working_days_too_long"),
    ],
)
def test_condition_that_is_not_met_leaves_all_days_unpaid(
    kind: type, changes: dict[str, Any], reason: str
) -> None:
    days = (START, date(2026, 1, 24), "2000.00")

    calculation = reckoned(kind, days, **changes)

    assert [(line.payee, line.code) for line in calculation.lines] == [(Payee.NOBODY, reason)]


def test_hazards_of_before_2026_are_paid_for_earlier_entitlements() -> None:
    days = (START, date(2026, 1, 24), "2000.00")

    calculation = reckoned(
        SpecialPregnancyClaim, days, entitlement_start=date(2025, 12, 31), hazard=Hazard.COMPARABLE
    )

    assert calculation.employer_total == 12 * Decimal("84.00")
    assert calculation.findings == ()


def test_parental_allowance_has_no_known_end_without_the_birth() -> None:
    calculation = reckoned(ParentalClaim, MARCH, born_on=None, due_date=DUE)

    assert (calculation.first_payable_day, calculation.last_payable_day) == (START, None)

"""Rehabilitation allowance: the lines, payments and findings of whole claims, full and partial."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from benefits.claims import Accident, Spell, ThreeMonths
from benefits.periods import Period
from benefits.rehabilitation import Preceding, Programme
from tests.benefits.making import codes_of, instalments_of, lines_of
from tests.benefits.making_rehabilitation import (
    FEBRUARY,
    JANUARY,
    MARCH,
    START,
    days_of,
    facts_of,
    reckon,
)

COURSE: dict[str, Any] = {"programme": Programme.WORK_ABILITY_COURSE}
WEEK = (date(2026, 1, 5), date(2026, 1, 10), "600.00")
LATER_WEEK = (date(2026, 2, 9), date(2026, 2, 14), "720.00")


def decided(
    *counted: tuple[date, date], benefit: str = "rehabilitation_allowance", onset: date = START
) -> Spell:
    periods = tuple(Period(starts_on, ends_on) for starts_on, ends_on in counted)
    return Spell(
        benefit=benefit,
        onset=onset,
        counted=periods,
        paid_until=periods[-1].ends_on if periods else None,
        annual_income=Decimal("30497.00"),
    )


def test_unbroken_rehabilitation_is_paid_after_its_waiting_period_in_instalments_of_6_and_25() -> None:
    calculation = reckon(facts_of(JANUARY, FEBRUARY, MARCH))

    assert (calculation.first_payable_day, calculation.full_waiting) == (date(2026, 1, 17), True)
    assert lines_of(calculation) == [
        ("2026-01-05", "2026-01-16", 10, "0.00", "0.00", "nobody", "line_rehabilitation_waiting"),
        ("2026-01-17", "2026-01-31", 13, "68.23", "886.99", "employer", "line_allowance"),
        ("2026-02-01", "2026-02-28", 24, "68.23", "1637.52", "employer", "line_allowance"),
        ("2026-03-01", "2026-03-31", 26, "68.23", "1773.98", "employer", "line_allowance"),
    ]
    assert instalments_of(calculation) == [
        (1, "2026-01-17", "2026-01-23", 6, "409.38"),
        (2, "2026-01-24", "2026-02-21", 25, "1705.75"),
        (3, "2026-02-23", "2026-03-23", 25, "1705.75"),
        (4, "2026-03-24", "2026-03-31", 7, "477.61"),
    ]
    assert calculation.findings == ()


def test_lines_of_the_ground_cite_the_act_on_rehabilitation() -> None:
    born = {"birth_date": date(1958, 1, 20)}

    calculation = reckon(
        facts_of((*WEEK[:2], "60.00"), FEBRUARY, facts=born, other_wages=Decimal(1), **COURSE)
    )

    assert [(line.code, line.rule) for line in calculation.lines] == [
        ("line_rehabilitation_first_day", "R4, KKRL 26–27"),
        ("line_wage", "R7, S22, S23, KKRL 47"),
        ("line_other_employers", "R7, S24, KKRL 47"),
        ("line_rest", "R7, S22, KKRL 47"),
        ("line_too_old", "R10, S11, 735/2024"),
    ]


def test_rehabilitation_in_periods_waits_over_them_and_is_paid_period_by_period() -> None:
    paid = [WEEK, LATER_WEEK, (date(2026, 3, 2), date(2026, 4, 4), "3000.00")]

    calculation = reckon(facts_of(*paid))

    assert calculation.first_payable_day == date(2026, 2, 14)
    assert lines_of(calculation)[:3] == [
        ("2026-01-05", "2026-01-10", 5, "0.00", "0.00", "nobody", "line_rehabilitation_waiting"),
        ("2026-02-09", "2026-02-13", 5, "0.00", "0.00", "nobody", "line_rehabilitation_waiting"),
        ("2026-02-14", "2026-02-14", 1, "68.23", "68.23", "employer", "line_allowance"),
    ]
    assert instalments_of(calculation) == [
        (1, "2026-02-14", "2026-02-14", 1, "68.23"),
        (2, "2026-03-02", "2026-03-30", 25, "1705.75"),
        (3, "2026-03-31", "2026-04-04", 4, "272.92"),
    ]


def test_weeks_with_a_sunday_between_are_one_period() -> None:
    following = (date(2026, 1, 12), date(2026, 1, 17), "720.00")

    calculation = reckon(facts_of(WEEK, following, **COURSE))

    assert instalments_of(calculation) == [
        (1, "2026-01-07", "2026-01-13", 6, "409.38"),
        (2, "2026-01-14", "2026-01-17", 4, "272.92"),
    ]


def test_other_periods_serve_the_waiting_period_and_make_pieces() -> None:
    calculation = reckon(facts_of(LATER_WEEK, other_periods=days_of(WEEK[0], date(2026, 1, 16))))

    assert calculation.first_payable_day == date(2026, 2, 9)
    assert instalments_of(calculation) == [(1, "2026-02-09", "2026-02-14", 6, "409.38")]


def test_what_was_paid_of_the_same_rehabilitation_ends_its_waiting_period() -> None:
    earlier = {"earlier": (decided((date(2026, 1, 17), date(2026, 1, 31))),)}

    calculation = reckon(facts_of(LATER_WEEK, facts=earlier))

    assert calculation.first_payable_day == date(2026, 1, 17)
    assert calculation.employer_total == Decimal("409.38")
    assert codes_of(calculation.findings) == [("rehabilitation_start_not_stated", "other_periods")]


def test_what_was_decided_of_another_rehabilitation_or_cannot_be_is_left_aside() -> None:
    before, after = date(2025, 12, 1), date(2045, 1, 1)
    earlier = (
        decided((date(2026, 1, 5), date(2026, 1, 10)), benefit="sickness_allowance"),
        decided((before, before)),
        decided((after, after)),
        decided((date(2026, 1, 7), date(2026, 1, 6))),
    )

    calculation = reckon(facts_of(JANUARY, facts={"earlier": earlier}))

    assert calculation.first_payable_day == date(2026, 1, 17)


def test_last_day_of_the_calendar_may_have_been_paid() -> None:
    earlier = {"earlier": (decided((date(2040, 12, 31), date(2040, 12, 31))),)}

    calculation = reckon(facts_of(JANUARY, facts=earlier))

    assert instalments_of(calculation) == [(1, "2026-01-17", "2026-01-31", 13, "886.99")]


@pytest.mark.parametrize(
    ("benefit", "paid_until", "first"),
    [
        ("sickness_allowance", date(2026, 1, 3), date(2026, 1, 5)),
        ("partial_sickness_allowance", date(2026, 1, 4), date(2026, 1, 5)),
        ("parental_allowance", date(2026, 1, 3), date(2026, 1, 5)),
        ("partial_parental_allowance", date(2026, 1, 3), date(2026, 1, 5)),
        ("rehabilitation_allowance", date(2025, 12, 6), date(2026, 1, 7)),
        ("partial_rehabilitation_allowance", date(2026, 1, 3), date(2026, 1, 7)),
        ("rehabilitation_allowance", date(2025, 12, 5), date(2026, 1, 17)),
        ("sickness_allowance", date(2026, 1, 2), date(2026, 1, 17)),
        ("donor_allowance", date(2026, 1, 3), date(2026, 1, 17)),
    ],
)
def test_what_is_known_to_come_before_shortens_the_waiting_period(
    benefit: str, paid_until: date, first: date
) -> None:
    spell = decided((date(2025, 12, 1), paid_until), benefit=benefit, onset=date(2025, 11, 3))

    calculation = reckon(facts_of(JANUARY, facts={"earlier": (spell,)}))

    known = [("preceding_known", "preceding")] if first < date(2026, 1, 17) else []
    assert calculation.first_payable_day == first
    assert codes_of(calculation.findings) == known


def test_of_two_things_known_to_come_before_the_one_without_a_waiting_period_counts() -> None:
    paid = (date(2025, 12, 8), date(2026, 1, 3))
    spells = (
        decided(paid, onset=date(2025, 11, 3)),
        decided(paid, onset=date(2025, 11, 4), benefit="sickness_allowance"),
    )

    forth = reckon(facts_of(JANUARY, facts={"earlier": spells}))
    back = reckon(facts_of(JANUARY, facts={"earlier": spells[::-1]}))

    assert forth.first_payable_day == back.first_payable_day == date(2026, 1, 5)


def test_what_began_with_the_rehabilitation_is_not_before_it() -> None:
    spell = decided((date(2025, 12, 8), date(2026, 1, 3)), benefit="sickness_allowance")

    assert reckon(facts_of(JANUARY, facts={"earlier": (spell,)})).first_payable_day == date(2026, 1, 17)


def test_what_is_known_is_not_said_where_it_changes_nothing() -> None:
    spell = decided((date(2025, 12, 8), date(2026, 1, 3)), onset=date(2025, 11, 3))

    calculation = reckon(facts_of(JANUARY, facts={"earlier": (spell,)}, **COURSE))

    assert calculation.findings == ()


def test_answer_goes_before_what_is_known() -> None:
    spell = decided(
        (date(2025, 12, 8), date(2026, 1, 3)), benefit="sickness_allowance", onset=date(2025, 11, 3)
    )
    answer = {"preceding": Preceding.UNEMPLOYMENT, "previous_paid_until": date(2026, 1, 2)}

    calculation = reckon(facts_of(JANUARY, facts={"earlier": (spell,)}, **answer))

    assert calculation.first_payable_day == date(2026, 1, 17)
    assert ("preceding_too_far", "previous_paid_until") in codes_of(calculation.findings)


def test_sickness_allowance_within_thirty_days_leaves_its_income_and_formula() -> None:
    start = date(2025, 1, 7)
    spell = Spell(
        onset=date(2024, 11, 4),
        counted=days_of(date(2024, 11, 15), date(2025, 1, 4)),
        paid_until=date(2025, 1, 4),
        annual_income=Decimal("40000.00"),
    )
    paid = (start, date(2025, 1, 31), "3000.00")

    calculation = reckon(facts_of(paid, facts={"earlier": (spell,)}, rehabilitation_starts_on=start))

    assert (calculation.annual_income, calculation.daily_allowance) == (Decimal("40000.00"), Decimal("86.28"))


@pytest.mark.parametrize(
    ("preceding", "codes"),
    [
        (Preceding.SICKNESS, [("former_income_unknown", "")]),
        (Preceding.UNEMPLOYMENT, []),
    ],
)
def test_sickness_allowance_answered_to_come_before_asks_for_its_income(
    preceding: Preceding, codes: list[tuple[str, str]]
) -> None:
    calculation = reckon(facts_of(JANUARY, preceding=preceding, previous_paid_until=date(2026, 1, 4)))

    assert calculation.first_payable_day == date(2026, 1, 5)
    assert codes_of(calculation.findings) == codes


def test_break_is_paid_for_25_weekdays() -> None:
    breaks = (Period(date(2026, 2, 2), date(2026, 2, 28)), Period(date(2026, 3, 1), date(2026, 3, 10)))

    calculation = reckon(facts_of(FEBRUARY, MARCH, breaks=breaks, other_periods=days_of(*JANUARY[:2])))

    assert lines_of(calculation)[1:] == [
        ("2026-03-01", "2026-03-02", 1, "68.23", "68.23", "employer", "line_allowance"),
        ("2026-03-03", "2026-03-10", 7, "0.00", "0.00", "nobody", "line_rehabilitation_break"),
        ("2026-03-11", "2026-03-31", 18, "68.23", "1228.14", "employer", "line_allowance"),
    ]
    assert codes_of(calculation.findings) == [("rehabilitation_break_too_long", "breaks")]


def test_break_of_25_weekdays_is_short() -> None:
    breaks = days_of(date(2026, 2, 2), date(2026, 3, 2))

    calculation = reckon(facts_of(FEBRUARY, MARCH, breaks=breaks, other_periods=days_of(*JANUARY[:2])))

    assert calculation.findings == ()
    assert calculation.employer_total == Decimal("3411.50")


def test_time_off_is_the_employees_and_takes_no_part_of_the_wage() -> None:
    off = days_of(date(2026, 1, 19), date(2026, 1, 24))

    calculation = reckon(facts_of((*JANUARY[:2], "850.00"), days_off=off))

    assert lines_of(calculation)[1:] == [
        ("2026-01-17", "2026-01-18", 1, "50.00", "50.00", "employer", "line_wage"),
        ("2026-01-17", "2026-01-18", 1, "18.23", "18.23", "employee", "line_rest"),
        ("2026-01-19", "2026-01-24", 6, "68.23", "409.38", "employee", "line_rehabilitation_time_off"),
        ("2026-01-25", "2026-01-31", 6, "50.00", "300.00", "employer", "line_wage"),
        ("2026-01-25", "2026-01-31", 6, "18.23", "109.38", "employee", "line_rest"),
    ]


def test_without_agreement_all_is_the_employees() -> None:
    calculation = reckon(facts_of(JANUARY, clause=False))

    assert (calculation.employer_total, calculation.employee_total) == (Decimal("0.00"), Decimal("886.99"))
    assert codes_of(calculation.findings) == [("rehabilitation_not_agreed", "clause")]


def test_several_employers_share_in_proportion_to_their_wages() -> None:
    calculation = reckon(facts_of(JANUARY, other_wages=Decimal(2300)))

    assert calculation.employer_total == Decimal("443.50")
    assert codes_of(calculation.findings) == [("several_employers", "other_wages")]


def test_decision_of_an_insurer_need_not_be_waited_for() -> None:
    calculation = reckon(facts_of(JANUARY, accident=Accident.INSURER_DECIDES))

    assert calculation.employer_total == Decimal("886.99")
    assert [(each.code, each.officer) for each in calculation.findings] == [
        ("rehabilitation_insurer_decides", False)
    ]


@pytest.mark.parametrize(
    ("start", "programme", "total"),
    [
        (date(2023, 12, 31), Programme.TRAINING, "0.00"),
        (date(2023, 12, 31), Programme.ASSESSMENT, "0.00"),
        (date(2023, 12, 31), Programme.TRIAL, "0.00"),
        (date(2023, 12, 31), Programme.WORK_ABILITY_COURSE, "1779.00"),
        (date(2024, 1, 1), Programme.TRIAL, "1779.00"),
    ],
)
def test_vocational_rehabilitation_begun_before_2024_is_reckoned_by_an_officer(
    start: date, programme: Programme, total: str
) -> None:
    paid = (date(2024, 1, 2), date(2024, 1, 31), "2500.00")

    calculation = reckon(facts_of(paid, rehabilitation_starts_on=start, programme=programme))

    barred = total == "0.00"
    assert calculation.employer_total == Decimal(total)
    assert ("old_vocational_rehabilitation" in {each.code for each in calculation.findings}) is barred
    assert ("line_rehabilitation_by_officer" in {line.code for line in calculation.lines}) is barred


def test_allowance_of_a_full_pensioner_is_reckoned_by_an_officer() -> None:
    calculation = reckon(facts_of(JANUARY, full_pension=True))

    assert [line.code for line in calculation.lines] == [
        "line_rehabilitation_waiting",
        "line_rehabilitation_by_officer",
    ]
    assert codes_of(calculation.findings) == [("rehabilitation_full_pension", "full_pension")]


@pytest.mark.parametrize(
    ("birth_date", "codes", "total"),
    [
        (date(1980, 1, 1), [], "886.99"),
        (date(2009, 1, 1), ["too_young"], "0.00"),
        (date(2008, 12, 31), [], "886.99"),
        (date(1957, 12, 20), ["too_old"], "0.00"),
        (date(1958, 1, 1), [], "886.99"),
    ],
)
def test_age_is_that_of_sickness_allowance(birth_date: date, codes: list[str], total: str) -> None:
    calculation = reckon(facts_of(JANUARY, facts={"birth_date": birth_date}))

    assert [finding.code for finding in calculation.findings] == codes
    assert calculation.employer_total == Decimal(total)


def test_late_claim_loses_only_the_days_older_than_six_months() -> None:
    filed = {"filed_on": date(2026, 7, 20)}

    calculation = reckon(facts_of(JANUARY, facts=filed, **COURSE))

    assert lines_of(calculation) == [
        ("2026-01-05", "2026-01-06", 1, "0.00", "0.00", "nobody", "line_rehabilitation_first_day"),
        ("2026-01-07", "2026-01-17", 10, "0.00", "0.00", "nobody", "line_lost"),
        ("2026-01-19", "2026-01-31", 12, "68.23", "818.76", "employer", "line_allowance"),
    ]
    assert (calculation.deadline, calculation.first_payable_day) == (date(2026, 7, 6), date(2026, 1, 19))
    assert [(each.code, each.source, each.parameters) for each in calculation.findings] == [
        ("days_lost", "R6, C6, C8, KKRL 41.4–5", {"day": "2026-01-18", "filed_on": "2026-07-20"})
    ]


@pytest.mark.parametrize(
    ("filed_on", "late"), [(date(2026, 7, 6), False), (date(2026, 7, 7), True), (date(2026, 1, 30), False)]
)
def test_claim_is_late_from_the_day_after_the_last_one(filed_on: date, *, late: bool) -> None:
    calculation = reckon(facts_of(JANUARY, facts={"filed_on": filed_on}, **COURSE))

    assert ("days_lost" in {each.code for each in calculation.findings}) is late


def test_claim_filed_before_2023_had_four_months() -> None:
    start = date(2022, 8, 15)
    paid = (start, date(2022, 9, 3), "3000.00")

    late = reckon(
        facts_of(paid, facts={"filed_on": date(2022, 12, 30)}, rehabilitation_starts_on=start, **COURSE)
    )
    in_time = reckon(
        facts_of(paid, facts={"filed_on": date(2023, 1, 2)}, rehabilitation_starts_on=start, **COURSE)
    )

    assert (late.deadline, in_time.deadline) == (date(2022, 12, 15), date(2023, 2, 15))
    assert [line.days for line in late.lines] == [1, 12, 5]
    assert [line.days for line in in_time.lines] == [1, 17]


def test_days_that_had_not_come_are_looked_at() -> None:
    calculation = reckon(facts_of(JANUARY, facts={"filed_on": date(2026, 1, 30)}))

    assert codes_of(calculation.findings) == [("days_in_future", "paid.0.ends_on")]


def test_income_that_is_not_known_lets_the_days_wait() -> None:
    calculation = reckon(facts_of(JANUARY, facts={"annual_income": None}))

    assert [line.code for line in calculation.lines] == [
        "line_rehabilitation_waiting",
        "line_waits_for_income",
    ]
    assert (calculation.annual_income, calculation.daily_allowance) == (None, None)


def test_minimum_that_is_not_known_lets_its_days_wait() -> None:
    start = date(2026, 12, 28)
    paid = (start, date(2027, 1, 9), "900.00")

    whole = reckon(
        facts_of(paid, facts={"annual_income": Decimal(0)}, rehabilitation_starts_on=start, **COURSE)
    )

    assert lines_of(whole)[1:] == [
        ("2026-12-29", "2026-12-31", 3, "31.99", "95.97", "employer", "line_allowance"),
        ("2027-01-01", "2027-01-09", 6, "0.00", "0.00", "nobody", "line_waits_for_figures"),
    ]


def test_wage_divisor_that_changes_the_total_is_looked_at() -> None:
    month = (*FEBRUARY[:2], "1700.00")

    calculation = reckon(facts_of(month, other_periods=days_of(*JANUARY[:2])))

    assert codes_of(calculation.findings) == [("wage_divisor", "")]


def test_claim_that_something_stops_is_not_reckoned() -> None:
    calculation = reckon(facts_of())

    assert (calculation.benefit, calculation.deadline) == ("rehabilitation_allowance", date(2026, 7, 6))
    assert (calculation.lines, calculation.daily_allowance) == ((), None)
    assert codes_of(calculation.findings) == [("rehabilitation_periods_missing", "paid")]


def test_rehabilitation_begun_before_2020_is_not_reckoned() -> None:
    start = date(2019, 12, 31)
    paid = (start, date(2020, 1, 31), "2300.00")

    calculation = reckon(facts_of(paid, rehabilitation_starts_on=start))

    assert calculation.lines == ()
    assert codes_of(calculation.findings) == [("rehabilitation_old_law", "rehabilitation_starts_on")]


def test_rehabilitation_begun_in_2020_is_reckoned() -> None:
    start = date(2020, 1, 1)
    paid = (start, date(2020, 1, 31), "2300.00")

    calculation = reckon(facts_of(paid, rehabilitation_starts_on=start))

    assert (calculation.employer_total > 0, calculation.findings) == (True, ())


def test_amount_of_a_day_is_that_of_the_first_payable_one() -> None:
    start = date(2022, 7, 25)
    paid = (start, date(2022, 8, 31), "3000.00")

    whole = reckon(facts_of(paid, facts={"annual_income": Decimal(0)}, rehabilitation_starts_on=start))

    assert (whole.first_payable_day, whole.daily_allowance) == (date(2022, 8, 5), Decimal("30.71"))


def test_amount_of_a_day_is_that_of_the_first_stated_one() -> None:
    start = date(2022, 7, 25)
    paid = (date(2022, 8, 1), date(2022, 8, 31), "3000.00")
    before = decided((date(2022, 7, 26), date(2022, 7, 30)), onset=start)
    facts = {"annual_income": Decimal(0), "earlier": (before,)}

    whole = reckon(facts_of(paid, facts=facts, rehabilitation_starts_on=start))

    assert (whole.first_payable_day, whole.daily_allowance) == (date(2022, 7, 26), Decimal("30.71"))


def test_three_months_are_the_basis_where_they_are_asked_for() -> None:
    wages = {"annual_income": None, "gross_wages": Decimal(24000), "gross_three_months": Decimal(9000)}

    asked = reckon(facts_of(JANUARY, facts=wages, three_months=ThreeMonths.DEGREE))

    assert asked.annual_income == Decimal("32734.80")
    assert reckon(facts_of(JANUARY, facts=wages)).annual_income == Decimal("21823.20")


def test_days_lost_within_the_waiting_period_leave_the_first_payable_day() -> None:
    late = reckon(facts_of(JANUARY, facts={"filed_on": date(2026, 7, 10)}))

    assert late.first_payable_day == date(2026, 1, 17)
    assert codes_of(late.findings) == [("days_lost", "")]


def test_rehabilitation_paid_from_its_first_day_has_no_waiting_period_left() -> None:
    earlier = {"earlier": (decided((START, date(2026, 1, 10))),)}

    assert reckon(facts_of(LATER_WEEK, facts=earlier)).first_payable_day == START

"""Whole claims: every stated weekday has its line, and what the facts add is found."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from benefits.calculation import Calculation, Payee
from benefits.calendar import count_weekdays
from benefits.law import law_on
from benefits.sickness import Accident, PayBasis, Period, Previous, ThreeMonths, calculate
from tests.benefits.making import (
    FEBRUARY,
    JANUARY,
    MARCH,
    ONSET,
    claim_of,
    codes_of,
    facts_of,
    lines_of,
    reckon,
    spell_of,
)


def lines_in(calculation: Calculation) -> list[tuple[str, str, str, str]]:
    return [(line[0], line[1], line[4], line[6]) for line in lines_of(calculation)]


def reckoned(
    *paid: tuple[date, date, str], facts: Mapping[str, object] | None = None, **changes: object
) -> Calculation:
    return reckon(facts_of(*paid, facts=facts, **changes))


def test_plain_claim_is_reckoned_in_full() -> None:
    calculation = reckoned(JANUARY)

    assert (calculation.benefit, calculation.law_on) == ("sickness_allowance", ONSET)
    assert calculation.annual_income == Decimal("30497.00")
    assert calculation.daily_allowance == Decimal("68.23")
    assert calculation.first_payable_day == date(2026, 1, 17)
    assert calculation.last_payable_day == date(2026, 12, 31)
    assert calculation.deadline == date(2026, 3, 5)
    assert calculation.full_waiting
    assert [(step.code, step.rule) for step in calculation.steps] == [
        ("step_annual_income", "S12, SVL 11:2"),
        ("step_formula", "S17, S18, SVL 11:1.2"),
    ]
    assert calculation.lines[0].parameters == {"first_payable_day": "2026-01-17"}


def test_claim_is_reckoned_by_the_law_of_its_onset() -> None:
    facts = facts_of(JANUARY)

    assert calculate(facts, law_on(date(2020, 5, 1))) == reckon(facts)


def test_income_is_reckoned_from_wages_when_it_is_not_given() -> None:
    facts = {"annual_income": None, "gross_wages": Decimal("36000.00"), "income_source": "upload"}

    calculation = reckoned(JANUARY, facts=facts)

    assert (calculation.annual_income, calculation.daily_allowance) == (Decimal("32734.80"), Decimal("69.35"))
    assert codes_of(calculation.findings) == [("income_from_upload", ""), ("deduction_derived", "")]


def test_three_months_are_reckoned_when_they_are_asked_for() -> None:
    wages = {"annual_income": None, "gross_wages": Decimal(10000), "gross_three_months": Decimal(9000)}

    calculation = reckoned(JANUARY, facts=wages, three_months=ThreeMonths.SERVICE)

    assert calculation.annual_income == Decimal("32734.80")


@pytest.mark.parametrize(
    ("onset", "found"),
    [
        (date(2019, 12, 31), [("old_law", "onset")]),
        (date(2041, 1, 1), [("day_outside_calendar", "onset")]),
        (date.max, [("day_outside_calendar", "onset")]),
        (date.min, [("day_outside_calendar", "onset")]),
    ],
)
def test_claim_no_law_of_ours_reaches_is_not_reckoned(onset: date, found: list[tuple[str, str]]) -> None:
    calculation = reckoned((date(2020, 1, 1), date(2020, 1, 31), "2000.00"), onset=onset)

    assert codes_of(calculation.findings) == found
    assert (calculation.lines, calculation.steps, calculation.instalments) == ((), (), ())
    assert (calculation.employer_total, calculation.employee_total) == (Decimal(0), Decimal(0))
    assert (calculation.daily_allowance, calculation.annual_income) == (None, None)
    assert (calculation.first_payable_day, calculation.last_payable_day) == (None, None)


def test_onset_on_the_first_day_of_the_law_is_reckoned() -> None:
    onset = date(2020, 1, 1)

    calculation = reckoned((onset, date(2020, 1, 31), "2000.00"), onset=onset)

    assert calculation.first_payable_day == date(2020, 1, 14)


def test_claim_that_something_stops_is_not_reckoned_but_has_its_deadline() -> None:
    calculation = reckoned((date(2026, 1, 4), date(2026, 1, 31), "2300.00"))

    assert codes_of(calculation.findings) == [("paid_before_onset", "paid.0.starts_on")]
    assert calculation.lines == ()
    assert (calculation.deadline, calculation.law_on) == (date(2026, 3, 5), ONSET)


def test_claim_of_pay_that_only_continues_has_no_lines() -> None:
    calculation = reckoned(continues_from=ONSET)

    assert (calculation.lines, calculation.daily_allowance) == ((), Decimal("68.23"))
    assert codes_of(calculation.findings) == [("pay_continues", "continues_from")]


def test_nothing_is_paid_from_the_day_pay_continues() -> None:
    calculation = reckoned(JANUARY, continues_from=date(2026, 1, 26))

    assert lines_in(calculation) == [
        ("2026-01-05", "2026-01-16", "0.00", "line_waiting_period"),
        ("2026-01-17", "2026-01-25", "477.61", "line_allowance"),
        ("2026-01-26", "2026-01-31", "0.00", "line_pay_continues"),
    ]


def test_nothing_is_paid_to_the_employer_while_an_insurer_decides() -> None:
    calculation = reckoned(JANUARY, accident=Accident.INSURER_DECIDES)

    assert lines_in(calculation)[1:] == [("2026-01-17", "2026-01-31", "0.00", "line_waits_for_insurer")]
    assert (calculation.employer_total, calculation.employee_total) == (Decimal("0.00"), Decimal("0.00"))
    assert ("waits_for_insurer", "accident") in codes_of(calculation.findings)


def test_everything_is_the_employees_without_a_right_to_pay() -> None:
    calculation = reckoned(JANUARY, pay_basis=PayBasis.NONE)

    assert lines_in(calculation)[1:] == [("2026-01-17", "2026-01-31", "886.99", "line_no_employer_right")]
    assert (calculation.employer_total, calculation.employee_total) == (Decimal("0.00"), Decimal("886.99"))


def test_days_wait_for_an_income_that_is_not_known() -> None:
    calculation = reckoned(JANUARY, facts={"annual_income": None})

    assert lines_in(calculation)[1:] == [("2026-01-17", "2026-01-31", "0.00", "line_waits_for_income")]
    assert (calculation.daily_allowance, calculation.annual_income) == (None, None)
    assert codes_of(calculation.findings) == [("income_unknown", "")]


def test_claim_of_a_year_without_figures_is_received_and_waits() -> None:
    onset = date(2027, 1, 4)

    calculation = reckoned((onset, date(2027, 1, 31), "2300.00"), onset=onset)

    assert lines_in(calculation) == [
        ("2027-01-04", "2027-01-15", "0.00", "line_waiting_period"),
        ("2027-01-16", "2027-01-31", "0.00", "line_waits_for_figures"),
    ]
    assert [(finding.code, finding.officer) for finding in calculation.findings] == [
        ("figures_unknown", True)
    ]


def test_days_wait_for_a_minimum_that_may_decide() -> None:
    onset = date(2026, 12, 1)
    facts = {"annual_income": Decimal(1000)}

    calculation = reckoned((onset, date(2027, 1, 31), "2300.00"), onset=onset, facts=facts)

    assert lines_in(calculation)[1:] == [
        ("2026-12-12", "2026-12-31", "479.85", "line_allowance"),
        ("2027-01-01", "2027-01-31", "0.00", "line_waits_for_figures"),
    ]
    assert ("minimum_unknown", "") in codes_of(calculation.findings)


def test_minimum_beyond_the_last_payable_day_is_not_asked_for() -> None:
    calculation = reckoned((date(2026, 12, 1), date(2027, 1, 31), "9000.00"))

    assert ("minimum_unknown", "") not in codes_of(calculation.findings)


@pytest.mark.parametrize(
    ("birth_date", "lines", "found"),
    [
        (date(1990, 1, 1), ["line_waiting_period", "line_allowance"], []),
        (date(2009, 1, 6), ["line_waiting_period", "line_too_young"], [("too_young", "")]),
        (date(1958, 1, 31), ["line_waiting_period", "line_allowance"], []),
        (date(1957, 12, 31), ["line_waiting_period", "line_too_old"], [("too_old", "")]),
    ],
)
def test_age_bars_the_days_before_and_after(
    birth_date: date, lines: list[str], found: list[tuple[str, str]]
) -> None:
    calculation = reckoned(JANUARY, facts={"birth_date": birth_date})

    assert [line.code for line in calculation.lines] == lines
    assert codes_of(calculation.findings) == found


def test_onset_at_seventeen_is_paid_from_the_birthday() -> None:
    onset = date(2026, 12, 1)
    facts = {"birth_date": date(2008, 12, 21)}

    born_before = reckoned((onset, date(2026, 12, 31), "2300.00"), onset=onset, facts=facts)
    late = reckoned(
        (date(2027, 12, 1), date(2027, 12, 31), "2300.00"),
        onset=date(2027, 12, 1),
        facts={"birth_date": date(2009, 12, 21)},
    )

    assert [line.code for line in born_before.lines] == ["line_waiting_period", "line_allowance"]
    assert [(str(line.starts_on), line.code) for line in late.lines] == [
        ("2027-12-01", "line_waiting_period"),
        ("2027-12-14", "line_too_young"),
        ("2027-12-21", "line_waits_for_figures"),
    ]
    assert late.last_payable_day == date(2028, 11, 30)


def test_last_payable_day_is_the_earlier_of_age_and_maximum() -> None:
    young = reckoned(JANUARY, facts={"birth_date": date(1990, 1, 1)})
    old = reckoned(JANUARY, facts={"birth_date": date(1958, 1, 15)})

    assert (young.last_payable_day, old.last_payable_day) == (date(2026, 12, 31), date(2026, 1, 31))


def test_day_after_the_month_of_turning_68_is_too_old() -> None:
    calculation = reckoned(JANUARY, FEBRUARY, facts={"birth_date": date(1958, 1, 15)})

    assert [(str(line.starts_on), line.code) for line in calculation.lines][1:] == [
        ("2026-01-17", "line_allowance"),
        ("2026-02-01", "line_too_old"),
    ]


def test_maximum_that_ends_with_the_days_is_not_told() -> None:
    until = reckoned((date(2026, 12, 1), date(2026, 12, 31), "2300.00"))
    beyond = reckoned((date(2026, 12, 1), date(2027, 1, 1), "2300.00"))

    assert "maximum_reached" not in [code for code, _ in codes_of(until.findings)]
    assert ("maximum_reached", "") in codes_of(beyond.findings)


def test_age_that_ends_with_the_days_is_not_told() -> None:
    calculation = reckoned(JANUARY, facts={"birth_date": date(1958, 1, 15)})

    assert codes_of(calculation.findings) == []


def test_maximum_full_from_before_leaves_the_days_unpaid() -> None:
    earlier = (spell_of(date(2024, 12, 1), (date(2024, 12, 20), date(2025, 12, 4))),)

    calculation = reckoned(JANUARY, facts={"earlier": earlier})

    assert [line.code for line in calculation.lines] == ["line_waiting_period", "line_over_maximum"]
    assert calculation.last_payable_day == date(2025, 12, 31)


def test_uncertain_year_of_fitness_is_told() -> None:
    earlier = (
        spell_of(date(2024, 1, 2), (date(2024, 1, 15), date(2024, 1, 31))),
        spell_of(date(2025, 1, 10)),
    )

    calculation = reckoned(JANUARY, facts={"earlier": earlier})

    assert codes_of(calculation.findings) == [("fitness_uncertain", "")]


def test_no_waiting_period_directly_after_partial_allowance() -> None:
    calculation = reckoned(JANUARY, previous=Previous.PARTIAL_ALLOWANCE, previous_paid_until=date(2026, 1, 3))

    assert lines_in(calculation) == [("2026-01-05", "2026-01-31", "1569.29", "line_allowance")]
    assert calculation.first_payable_day == ONSET
    assert not calculation.full_waiting


@pytest.mark.parametrize(("filed_on", "found"), [(date(2026, 3, 5), []), (date(2026, 3, 6), [("late", "")])])
def test_claim_after_its_deadline_is_late(filed_on: date, found: list[tuple[str, str]]) -> None:
    calculation = reckoned(JANUARY, facts={"filed_on": filed_on})

    assert codes_of(calculation.findings) == found


def test_days_before_a_late_claim_stand_apart() -> None:
    calculation = reckoned(JANUARY, MARCH, facts={"filed_on": date(2026, 3, 31)})

    assert lines_in(calculation) == [
        ("2026-01-05", "2026-01-16", "0.00", "line_waiting_period"),
        ("2026-01-17", "2026-01-31", "886.99", "line_late"),
        ("2026-03-01", "2026-03-30", "1634.62", "line_late"),
        ("2026-03-01", "2026-03-30", "71.13", "line_rest"),
        ("2026-03-31", "2026-03-31", "65.38", "line_wage"),
        ("2026-03-31", "2026-03-31", "2.85", "line_rest"),
    ]
    assert next(finding for finding in calculation.findings if finding.officer).code == "late"


def test_late_days_of_several_employers_stand_apart() -> None:
    calculation = reckoned(
        (*FEBRUARY[:2], "3000.00"), other_wages=Decimal(1000), facts={"filed_on": date(2026, 4, 1)}
    )

    assert [line.code for line in calculation.lines] == ["line_late", "line_other_employers"]


def test_continuation_has_the_deadline_of_what_was_paid() -> None:
    earlier = (
        spell_of(ONSET, (date(2026, 1, 17), date(2026, 1, 31))),
        spell_of(ONSET, (date(2026, 2, 1), date(2026, 2, 28))),
        spell_of(ONSET),
        spell_of(date(2025, 2, 3), (date(2025, 2, 14), date(2025, 2, 28))),
    )

    calculation = reckoned(MARCH, facts={"earlier": earlier, "filed_on": date(2026, 4, 28)})

    assert calculation.deadline == date(2026, 4, 28)
    assert "late" not in [finding.code for finding in calculation.findings]


def test_onset_after_the_day_of_filing_stops() -> None:
    facts = facts_of(continues_from=ONSET, facts={"filed_on": date(2026, 1, 4)})

    assert codes_of(reckon(facts).findings) == [
        ("pay_continues", "continues_from"),
        ("onset_in_future", "onset"),
    ]


def test_onset_on_the_day_of_filing_is_taken() -> None:
    facts = facts_of(continues_from=ONSET, facts={"filed_on": ONSET})

    assert codes_of(reckon(facts).findings) == [("pay_continues", "continues_from")]


@pytest.mark.parametrize(
    ("filed_on", "found"),
    [
        (date(2026, 2, 27), [("days_in_future", "paid.1.ends_on")]),
        (date(2026, 2, 28), []),
    ],
)
def test_days_that_had_not_come_are_found(filed_on: date, found: list[tuple[str, str]]) -> None:
    calculation = reckoned(JANUARY, (*FEBRUARY[:2], "3000.00"), facts={"filed_on": filed_on})

    assert codes_of(calculation.findings)[: len(found)] == found
    assert "days_in_future" not in [code for code, _ in codes_of(calculation.findings)[len(found) :]]


def test_every_weekday_of_the_stated_periods_has_one_line_of_its_first_payee() -> None:
    leave = (Period(date(2026, 3, 9), date(2026, 3, 14)),)
    calculation = reckoned(JANUARY, MARCH, annual_leave=leave, continues_from=date(2026, 3, 30))

    days = sum(line.days for line in calculation.lines if line.code != "line_rest")

    assert days == sum(
        count_weekdays(period.starts_on, period.ends_on) for period in claim_of(JANUARY, MARCH).paid
    )


def test_totals_are_the_sums_of_the_lines() -> None:
    calculation = reckoned(JANUARY, FEBRUARY, MARCH)

    for payee, total in (
        (Payee.EMPLOYER, calculation.employer_total),
        (Payee.EMPLOYEE, calculation.employee_total),
    ):
        assert total == sum(line.amount for line in calculation.lines if line.payee is payee)

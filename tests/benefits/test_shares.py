"""How a paid period is divided: the cap, other employers, leave, and the two readings of a weekday's wage."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from benefits.calculation import Calculation, Payee
from benefits.shares import Tally, paid_to
from benefits.sickness import Period
from tests.benefits.making import FEBRUARY, JANUARY, MARCH, codes_of, facts_of, lines_of, reckon

Line = tuple[str, str, int, str, str, str, str]


def reckoned(
    *paid: tuple[date, date, str], facts: Mapping[str, object] | None = None, **changes: object
) -> Calculation:
    return reckon(facts_of(*paid, facts=facts, **changes))


def lines_after_waiting(calculation: Calculation) -> list[Line]:
    return [line for line in lines_of(calculation) if line[-1] != "line_waiting_period"]


def test_tally_gives_cents_that_add_up_to_the_rounded_total() -> None:
    tally = Tally(3)

    given = [tally.give(Decimal(1)) for _ in range(6)]

    assert [str(amount) for amount in given] == ["0.33", "0.34", "0.33", "0.33", "0.34", "0.33"]


def test_wage_of_exactly_the_allowance_leaves_no_rest() -> None:
    calculation = reckoned((*MARCH[:2], "1773.98"))

    assert lines_of(calculation) == [
        ("2026-03-01", "2026-03-31", 26, "68.23", "1773.98", "employer", "line_allowance")
    ]


def test_wage_a_cent_below_the_allowance_leaves_a_cent() -> None:
    calculation = reckoned((*MARCH[:2], "1773.97"))

    assert lines_of(calculation) == [
        ("2026-03-01", "2026-03-31", 26, "68.23", "1773.97", "employer", "line_wage"),
        ("2026-03-01", "2026-03-31", 26, "0.00", "0.01", "employee", "line_rest"),
    ]


def test_only_the_payable_share_of_a_small_wage_is_the_employers() -> None:
    calculation = reckoned((date(2026, 1, 5), date(2026, 1, 31), "1000.00"))

    assert lines_after_waiting(calculation) == [
        ("2026-01-17", "2026-01-31", 13, "43.48", "565.22", "employer", "line_wage"),
        ("2026-01-17", "2026-01-31", 13, "24.75", "321.77", "employee", "line_rest"),
    ]


def test_line_at_the_wage_tells_wage_and_weekdays() -> None:
    line = reckoned(MARCH).lines[0]

    assert line.parameters == {"wage": "1700.00", "weekdays": "26"}


def test_wage_of_nothing_leaves_everything_to_the_employee() -> None:
    calculation = reckoned((*MARCH[:2], "0.00"))

    assert lines_of(calculation) == [
        ("2026-03-01", "2026-03-31", 26, "68.23", "1773.98", "employee", "line_rest")
    ]
    assert ("wage_divisor", "") not in codes_of(calculation.findings)


def test_each_period_has_its_own_cap() -> None:
    calculation = reckoned(MARCH, (*FEBRUARY[:2], "5000.00"))

    assert [(line[0], line[4], line[5]) for line in lines_of(calculation)] == [
        ("2026-02-01", "1637.52", "employer"),
        ("2026-03-01", "1700.00", "employer"),
        ("2026-03-01", "73.98", "employee"),
    ]


def test_amounts_of_a_cut_period_add_up_to_its_wage() -> None:
    calculation = reckoned((*MARCH[:2], "1000.00"), facts={"filed_on": date(2026, 3, 13)})

    employer = [line for line in lines_of(calculation) if line[5] == "employer"]

    assert [(line[1], line[2], line[4], line[6]) for line in employer] == [
        ("2026-03-12", 10, "384.62", "line_late"),
        ("2026-03-31", 16, "615.38", "line_wage"),
    ]
    assert calculation.employee_total == Decimal("773.98")


def test_other_employers_get_their_proportion() -> None:
    calculation = reckoned((*MARCH[:2], "3000.00"), other_wages=Decimal(1000))

    assert lines_of(calculation) == [
        ("2026-03-01", "2026-03-31", 26, "51.17", "1330.49", "employer", "line_proportion"),
        ("2026-03-01", "2026-03-31", 26, "17.06", "443.49", "other_employer", "line_other_employers"),
    ]
    assert calculation.lines[0].parameters == {"wage": "3000.00", "all_wages": "4000.00"}
    assert (calculation.employer_total, calculation.employee_total) == (Decimal("1330.49"), Decimal("0.00"))


def test_other_employers_of_little_pay_leave_the_rest_to_the_employee() -> None:
    calculation = reckoned((*MARCH[:2], "1000.00"), other_wages=Decimal(500))

    assert lines_of(calculation) == [
        ("2026-03-01", "2026-03-31", 26, "38.46", "1000.00", "employer", "line_wage"),
        ("2026-03-01", "2026-03-31", 26, "19.23", "500.00", "other_employer", "line_other_employers"),
        ("2026-03-01", "2026-03-31", 26, "10.54", "273.98", "employee", "line_rest"),
    ]


def test_wages_of_exactly_the_allowance_together_leave_no_rest() -> None:
    calculation = reckoned((*MARCH[:2], "1000.00"), other_wages=Decimal("773.98"))

    assert [(line[4], line[6]) for line in lines_of(calculation)] == [
        ("1000.00", "line_proportion"),
        ("773.98", "line_other_employers"),
    ]


def test_other_wages_lie_evenly_on_the_weekdays_of_all_periods() -> None:
    calculation = reckoned((*FEBRUARY[:2], "4800.00"), (*MARCH[:2], "5200.00"), other_wages=Decimal(10000))

    others = [(line[0], line[4]) for line in lines_of(calculation) if line[5] == "other_employer"]

    assert others == [("2026-02-01", "818.76"), ("2026-03-01", "886.99")]


def test_other_employers_beside_no_wage_get_theirs() -> None:
    calculation = reckoned((*MARCH[:2], "0.00"), other_wages=Decimal(500))

    assert [(line[4], line[5]) for line in lines_of(calculation)] == [
        ("500.00", "other_employer"),
        ("1273.98", "employee"),
    ]


def test_tiny_other_wages_make_no_negative_line() -> None:
    minimum_rises = {"annual_income": Decimal(1000)}
    calculation = reckoned(
        (date(2022, 7, 1), date(2022, 8, 31), "100.00"),
        onset=date(2022, 6, 1),
        other_wages=Decimal("0.01"),
        facts=minimum_rises,
    )

    assert all(line.amount > 0 for line in calculation.lines)
    assert sum(line.amount for line in calculation.lines) == 26 * Decimal("29.67") + 27 * Decimal("30.71")


def test_leave_is_the_employees_and_no_weekday_of_the_wage() -> None:
    leave = (Period(date(2026, 3, 23), date(2026, 3, 31)),)

    calculation = reckoned((*MARCH[:2], "1170.00"), annual_leave=leave)

    assert lines_of(calculation) == [
        ("2026-03-01", "2026-03-22", 18, "65.00", "1170.00", "employer", "line_wage"),
        ("2026-03-01", "2026-03-22", 18, "3.23", "58.14", "employee", "line_rest"),
        ("2026-03-23", "2026-03-31", 8, "68.23", "545.84", "employee", "line_annual_leave"),
    ]


def test_leave_outside_the_period_changes_nothing() -> None:
    leave = (Period(date(2026, 4, 1), date(2026, 4, 11)), Period(date(2026, 2, 9), date(2026, 2, 10)))

    assert reckoned(MARCH, annual_leave=leave).employer_total == Decimal("1700.00")


def test_period_that_is_all_leave_is_the_employees() -> None:
    leave = (Period(date(2026, 3, 1), date(2026, 3, 31)),)

    calculation = reckoned(MARCH, annual_leave=leave, other_wages=Decimal(100))

    assert (calculation.employer_total, calculation.employee_total) == (Decimal("0.00"), Decimal("1773.98"))


@pytest.mark.parametrize(
    ("paid", "other_total"),
    [
        ((*FEBRUARY[:2], "1700.00"), "1632.00"),
        ((*FEBRUARY[:2], "1705.75"), None),
        ((*FEBRUARY[:2], "1705.74"), "1637.51"),
        ((*MARCH[:2], "1700.00"), None),
        ((date(2026, 2, 2), date(2026, 2, 27), "1700.00"), None),
    ],
)
def test_other_reading_is_found_where_the_employers_total_differs(
    paid: tuple[date, date, str], other_total: str | None
) -> None:
    calculation = reckoned(paid)

    found = [finding.parameters for finding in calculation.findings if finding.code == "wage_divisor"]

    total = str(calculation.employer_total)
    expected = {"total": total, "other_total": other_total, "divisor": "25"}
    assert found == ([] if other_total is None else [expected])


def test_other_reading_of_a_month_payable_in_part_is_found() -> None:
    calculation = reckoned((*MARCH[:2], "1000.00"), onset=date(2026, 3, 1))

    found = [finding.parameters for finding in calculation.findings if finding.code == "wage_divisor"]

    assert found == [{"total": "653.85", "other_total": "680.00", "divisor": "25"}]


def test_other_reading_of_two_months_takes_two_divisors() -> None:
    calculation = reckoned((date(2026, 2, 1), date(2026, 3, 31), "3400.00"))

    found = [finding.parameters for finding in calculation.findings if finding.code == "wage_divisor"]

    assert found == []


def test_sum_of_lines_is_that_of_one_payee() -> None:
    calculation = reckoned(JANUARY, MARCH)

    assert paid_to(Payee.EMPLOYEE, calculation.lines) == Decimal("73.98")
    assert paid_to(Payee.NOBODY, calculation.lines) == Decimal("0.00")

"""Infectious-disease allowance: the loss, the order, the payee, and the time limit of each year."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import msgspec
import pytest

from benefits.calculation import Calculation
from benefits.claims import INFECTIOUS
from benefits.infectious import Claim, Facts, Order, OrderCopy, calculate, check
from benefits.law import law_on
from benefits.periods import PaidPeriod, Period
from tests.benefits.making import codes_of, instalments_of, lines_of, spell_of

BEGINS = date(2026, 3, 2)
ENDS = date(2026, 3, 7)


def paid_for(starts_on: date, ends_on: date, wage: str = "600.00") -> tuple[PaidPeriod, ...]:
    return (PaidPeriod(starts_on, ends_on, Decimal(wage)),)


def claim_of(**changes: object) -> Claim:
    plain = Claim(
        ordered_from=BEGINS,
        ordered_until=ENDS,
        order=Order.QUARANTINE,
        order_copy=OrderCopy.EMPLOYEE,
        paid=paid_for(BEGINS, ENDS),
        clause=True,
        monthly_pay=Decimal("2500.00"),
    )
    return msgspec.structs.replace(plain, **changes)


def found_in(claim: Claim, filed_on: date | None = None) -> list[tuple[str, str]]:
    return codes_of(check(claim, law_on(claim.anchor), filed_on))


def reckoned(facts: Mapping[str, object] | None = None, /, **changes: object) -> Calculation:
    claim = claim_of(**changes)
    return calculate(msgspec.structs.replace(Facts(claim=claim), **(facts or {})), law_on(claim.anchor))


def found_by(calculation: Calculation) -> list[str]:
    return [finding.code for finding in calculation.findings]


def test_month_is_divided_by_25_to_the_cent() -> None:
    calculation = reckoned(monthly_pay=Decimal("2345.67"), paid=paid_for(BEGINS, ENDS, "1000.00"))

    assert calculation.daily_allowance == Decimal("93.83")
    assert calculation.employer_total == Decimal("562.98")
    assert calculation.steps[0].parameters == {"value": "93.83", "monthly_pay": "2345.67", "days": "25"}


def test_employer_gets_at_most_the_wage_and_the_rest_is_the_employees() -> None:
    calculation = reckoned(paid=paid_for(BEGINS, ENDS, "300.00"))

    assert [line[4:] for line in lines_of(calculation)] == [
        ("300.00", "employer", "line_wage"),
        ("300.00", "employee", "line_rest"),
    ]
    assert found_by(calculation) == []


def test_loss_of_other_pay_adds_up_to_the_cent_however_it_divides() -> None:
    calculation = reckoned(monthly_pay=None, lost_earnings=Decimal("100.00"))

    assert lines_of(calculation) == [
        ("2026-03-02", "2026-03-07", 6, "16.67", "100.00", "employer", "line_allowance")
    ]
    assert calculation.findings[-1].parameters == {"weekdays": "6"}
    assert calculation.findings[-1].officer


def test_loss_one_cent_over_the_wage_gives_nobody_a_cent_too_much() -> None:
    days = tuple(Period(BEGINS.replace(day=day), BEGINS.replace(day=day)) for day in (3, 5))

    calculation = reckoned(
        monthly_pay=None,
        lost_earnings=Decimal("400.01"),
        paid=paid_for(BEGINS, ENDS, "400.00"),
        annual_leave=days,
    )

    assert calculation.employer_total <= Decimal("400.00")
    assert calculation.employer_total + calculation.employee_total == Decimal("400.01")
    assert all(line.amount >= 0 for line in calculation.lines)


def test_other_earnings_above_the_loss_leave_nothing() -> None:
    calculation = reckoned(other_earnings=Decimal("600.01"))

    assert (calculation.daily_allowance, calculation.employer_total) == (Decimal("0.00"), Decimal("0.00"))
    assert calculation.steps[-1].parameters["weekdays"] == "6"


def test_no_other_earnings_are_no_step() -> None:
    assert len(reckoned(other_earnings=Decimal("0.00")).steps) == 1


def test_annual_leave_is_no_loss_for_anybody() -> None:
    calculation = reckoned(annual_leave=(Period(date(2026, 3, 6), ENDS),))

    assert lines_of(calculation) == [
        ("2026-03-02", "2026-03-05", 4, "100.00", "400.00", "employer", "line_allowance"),
        ("2026-03-06", "2026-03-07", 2, "0.00", "0.00", "nobody", "line_infectious_leave"),
    ]


def test_leave_on_every_day_leaves_no_loss_to_divide() -> None:
    calculation = reckoned(
        monthly_pay=None, lost_earnings=Decimal("0.00"), annual_leave=(Period(BEGINS, ENDS),)
    )

    assert [line[-1] for line in lines_of(calculation)] == ["line_infectious_leave"]


def test_allowance_is_the_employees_without_a_clause() -> None:
    calculation = reckoned(clause=False)

    assert found_by(calculation) == ["clause_missing"]
    assert (calculation.employer_total, calculation.employee_total) == (Decimal(0), Decimal("600.00"))


def test_small_wage_of_a_whole_month_in_two_readings_is_an_officers() -> None:
    february = (date(2026, 2, 1), date(2026, 2, 28))

    small = reckoned(ordered_from=february[0], ordered_until=february[1], paid=paid_for(*february, "1250.00"))
    whole = reckoned(
        ordered_from=february[0],
        ordered_until=february[1],
        monthly_pay=Decimal("2500.13"),
        paid=paid_for(*february, "2500.13"),
    )

    assert found_by(small) == ["wage_divisor"]
    assert found_by(whole) == []


def test_long_order_has_no_maximum() -> None:
    ends = date(2026, 12, 31)

    calculation = reckoned(ordered_until=ends, paid=paid_for(BEGINS, ends, "50000.00"))

    assert [line[-1] for line in lines_of(calculation)] == ["line_allowance"]
    assert calculation.last_payable_day == ends


@pytest.mark.parametrize(
    ("begins", "last_day"),
    [
        (date(2021, 12, 31), date(2022, 2, 28)),
        (date(2022, 1, 1), date(2022, 7, 1)),
        (date(2022, 12, 31), date(2023, 6, 30)),
        (date(2023, 1, 1), date(2023, 3, 1)),
    ],
)
def test_absence_begun_in_2022_is_claimed_within_six_months(begins: date, last_day: date) -> None:
    ends = begins.replace(year=begins.year + 1)

    calculation = reckoned(ordered_from=begins, ordered_until=ends, paid=paid_for(begins, ends, "50000.00"))

    assert calculation.deadline == last_day


def test_late_claim_loses_only_the_days_older_than_the_limit() -> None:
    calculation = reckoned({"filed_on": date(2026, 5, 5)})

    assert lines_of(calculation) == [
        ("2026-03-02", "2026-03-04", 3, "0.00", "0.00", "nobody", "line_lost"),
        ("2026-03-05", "2026-03-07", 3, "100.00", "300.00", "employer", "line_allowance"),
    ]
    assert (calculation.first_payable_day, found_by(calculation)) == (date(2026, 3, 5), ["days_lost"])


def test_later_claim_of_the_same_order_goes_on_with_its_instalments() -> None:
    ends = date(2026, 3, 31)
    begun = msgspec.structs.replace(spell_of(BEGINS, (BEGINS, ENDS)), benefit=INFECTIOUS)
    later = {"ordered_until": ends, "paid": paid_for(date(2026, 3, 9), ends, "5000.00")}

    calculation = reckoned({"earlier": (begun,), "filed_on": date(2026, 5, 4)}, **later)

    assert [each[0] for each in instalments_of(calculation)] == [2]
    assert calculation.first_payable_day == BEGINS


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"monthly_pay": None}, ("infectious_loss_missing", "monthly_pay")),
        ({"lost_earnings": Decimal(1)}, ("infectious_loss_twice", "lost_earnings")),
        ({"monthly_pay": Decimal(-1)}, ("wage_unusable", "monthly_pay")),
        ({"other_earnings": Decimal("NaN")}, ("wage_unusable", "other_earnings")),
        ({"paid": ()}, ("nothing_stated", "paid")),
        ({"ordered_from": date(2026, 3, 3)}, ("infectious_outside_order", "paid.0")),
        ({"ordered_until": date(2026, 3, 6)}, ("infectious_outside_order", "paid.0")),
        ({"ordered_until": date(2026, 3, 1)}, ("period_reversed", "ordered_until")),
        ({"ordered_until": date(2199, 3, 1)}, ("day_outside_calendar", "ordered_until")),
        ({"order_copy": OrderCopy.LATER}, ("infectious_order_later", "order_copy")),
        ({"paid": paid_for(BEGINS, ENDS, "0.00")}, ("wage_zero", "paid.0.wage")),
        ({"annual_leave": (Period(ENDS, BEGINS),)}, ("period_reversed", "annual_leave.0")),
    ],
)
def test_claim_is_objected_to(changes: dict[str, object], found: tuple[str, str]) -> None:
    assert found in found_in(claim_of(**changes))


def test_absence_to_come_is_no_claim_and_days_to_come_are_told() -> None:
    assert found_in(claim_of(), date(2026, 3, 1)) == [("infectious_order_ahead", "ordered_from")]
    assert found_in(claim_of(), BEGINS) == []
    assert found_by(reckoned({"filed_on": date(2026, 3, 6)})) == ["days_in_future"]


def test_old_law_and_stopped_claims_are_not_reckoned() -> None:
    days = (date(2019, 12, 31), date(2020, 1, 7))

    old = reckoned(ordered_from=days[0], ordered_until=days[1], paid=paid_for(*days))
    stopped = reckoned(paid=())

    assert (found_by(old), old.lines) == (["infectious_old_law"], ())
    assert (found_by(stopped), stopped.deadline) == (["nothing_stated"], date(2026, 5, 4))


def test_claim_says_whether_the_order_comes_with_it_and_which_days_it_has() -> None:
    claim = claim_of(order_copy=OrderCopy.UPLOAD)

    assert (claim.attaches, claim_of().attaches) == (True, False)
    assert (claim.anchor, claim.days) == (BEGINS, claim.paid)


def test_first_day_of_2020_and_an_order_of_one_day_are_reckoned() -> None:
    first = date(2020, 1, 1)

    of_2020 = reckoned(
        ordered_from=first, ordered_until=ENDS, paid=paid_for(date(2020, 1, 2), date(2020, 1, 2))
    )
    a_day = reckoned(ordered_until=BEGINS, paid=paid_for(BEGINS, BEGINS))

    assert (found_by(of_2020), of_2020.employer_total) == ([], Decimal("100.00"))
    assert (found_by(a_day), a_day.employer_total) == ([], Decimal("100.00"))

"""Donor's allowance: the formula it kept, the whole loss from 2026, the payee and the time limit."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import msgspec
import pytest

from benefits.calculation import Calculation
from benefits.claims import DONOR, Certificate, ThreeMonths
from benefits.donor import Claim, Facts, calculate, check
from benefits.law import law_on
from benefits.periods import PaidPeriod
from tests.benefits.making import codes_of, instalments_of, lines_of, spell_of

ONSET = date(2026, 3, 2)
ENDS = date(2026, 3, 7)


def paid_for(starts_on: date, ends_on: date, wage: str = "600.00") -> tuple[PaidPeriod, ...]:
    return (PaidPeriod(starts_on, ends_on, Decimal(wage)),)


def claim_of(**changes: object) -> Claim:
    plain = Claim(
        onset=ONSET,
        paid=paid_for(ONSET, ENDS),
        certificate=Certificate.KANTA,
        vital_transplant=True,
    )
    return msgspec.structs.replace(plain, **changes)


def found_in(claim: Claim, filed_on: date | None = None) -> list[tuple[str, str]]:
    return codes_of(check(claim, law_on(claim.onset), filed_on))


def reckoned(facts: Mapping[str, object] | None = None, /, **changes: object) -> Calculation:
    claim = claim_of(**changes)
    plain = Facts(claim=claim, annual_income=Decimal("40000.00"))
    return calculate(msgspec.structs.replace(plain, **(facts or {})), law_on(claim.onset))


def found_by(calculation: Calculation) -> list[str]:
    return [finding.code for finding in calculation.findings]


@pytest.mark.parametrize(
    ("onset", "daily"),
    [(date(2025, 12, 31), "87.59"), (date(2026, 1, 1), "100.00")],
)
def test_whole_loss_is_paid_from_the_first_of_2026(onset: date, daily: str) -> None:
    ends = date(2026, 1, 8)
    wage = "600.00" if onset.year == 2025 else "500.00"

    calculation = reckoned(onset=onset, paid=paid_for(onset, ends, wage))

    assert str(calculation.daily_allowance) == daily


def test_formula_of_2025_is_the_old_one_with_its_limit_raised() -> None:
    at_limit = reckoned(
        {"annual_income": Decimal("36555.00")},
        onset=date(2025, 3, 3),
        paid=paid_for(date(2025, 3, 3), date(2025, 3, 8)),
    )
    above = reckoned(
        {"annual_income": Decimal("39013.00")},
        onset=date(2025, 3, 3),
        paid=paid_for(date(2025, 3, 3), date(2025, 3, 8)),
    )

    assert (at_limit.daily_allowance, above.daily_allowance) == (Decimal("85.30"), Decimal("86.93"))


def test_loss_of_each_period_is_spread_over_its_own_weekdays() -> None:
    april = (PaidPeriod(date(2026, 4, 1), date(2026, 4, 7), Decimal("100.00")),)
    sunday = (PaidPeriod(date(2026, 3, 8), date(2026, 3, 8), Decimal("50.00")),)

    calculation = reckoned(paid=(*april, *sunday, *paid_for(ONSET, ENDS)))

    assert lines_of(calculation) == [
        ("2026-03-02", "2026-03-07", 6, "100.00", "600.00", "employer", "line_allowance"),
        ("2026-04-01", "2026-04-07", 4, "25.00", "100.00", "employer", "line_allowance"),
    ]
    assert [step.parameters["weekdays"] for step in calculation.steps] == ["6", "4"]


def test_wages_of_other_employers_are_theirs() -> None:
    calculation = reckoned(other_wages=Decimal("300.00"))

    assert [line[3:] for line in lines_of(calculation)] == [
        ("100.00", "600.00", "employer", "line_proportion"),
        ("50.00", "300.00", "other_employer", "line_other_employers"),
    ]
    assert found_by(calculation) == ["several_employers", "donor_loss_to_confirm"]


def test_days_without_weekdays_are_worth_nothing() -> None:
    sunday = date(2026, 3, 8)

    calculation = reckoned(paid=paid_for(sunday, sunday, "50.00"))

    assert (calculation.lines, calculation.daily_allowance) == ((), None)
    assert calculation.employer_total == 0


def test_no_donation_for_a_vital_transplant_is_not_paid() -> None:
    calculation = reckoned(vital_transplant=False)

    assert [line[4:] for line in lines_of(calculation)] == [("0.00", "nobody", "line_donor_no_transplant")]
    assert found_by(calculation) == ["donor_no_transplant", "donor_loss_to_confirm"]


def test_income_floor_and_unknown_income_are_those_of_sickness_allowance() -> None:
    former = spell_of(date(2025, 1, 2), (date(2025, 1, 13), date(2025, 2, 8)), income="50000.00")
    claim = {"onset": date(2025, 3, 3), "paid": paid_for(date(2025, 3, 3), date(2025, 3, 8))}

    floored = reckoned({"earlier": (former,)}, **claim)
    unknown = reckoned({"annual_income": None}, **claim)

    assert floored.annual_income == Decimal("50000.00")
    assert [line[-1] for line in lines_of(unknown)] == ["line_waits_for_income"]
    assert found_by(unknown) == ["income_unknown"]


def test_three_months_may_be_the_basis() -> None:
    claim = {"onset": date(2025, 3, 3), "paid": paid_for(date(2025, 3, 3), date(2025, 3, 8))}
    wages = {"annual_income": None, "gross_wages": Decimal(20000), "gross_three_months": Decimal(9000)}

    asked = reckoned(wages, three_months=ThreeMonths.DEGREE, **claim)
    unasked = reckoned(wages, **claim)

    assert (asked.annual_income, unasked.annual_income) == (Decimal("32911.20"), Decimal("18284.00"))
    assert found_by(asked) == ["three_months_asked"]


def test_wage_of_a_whole_month_in_two_readings_is_an_officers() -> None:
    days = (date(2025, 2, 1), date(2025, 2, 28))

    calculation = reckoned(onset=days[0], paid=paid_for(*days, "2000.00"))

    assert found_by(calculation) == ["wage_divisor"]


def test_late_claim_loses_only_the_days_older_than_two_months() -> None:
    calculation = reckoned({"filed_on": date(2026, 5, 5)})

    assert [(line[2], line[-1]) for line in lines_of(calculation)] == [
        (3, "line_lost"),
        (3, "line_allowance"),
    ]
    assert (calculation.first_payable_day, calculation.deadline) == (date(2026, 3, 5), date(2026, 5, 4))
    assert found_by(calculation) == ["donor_loss_to_confirm", "days_lost"]


def test_later_claim_of_the_same_onset_goes_on_with_its_instalments() -> None:
    begun = msgspec.structs.replace(spell_of(ONSET, (ONSET, ENDS)), benefit=DONOR)
    later = paid_for(date(2026, 3, 9), date(2026, 3, 31), "2000.00")

    calculation = reckoned({"earlier": (begun,), "filed_on": date(2026, 5, 20)}, paid=later)

    assert [each[0] for each in instalments_of(calculation)] == [2]
    assert calculation.first_payable_day == ONSET


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"certificate": Certificate.LATER}, ("certificate_later", "certificate")),
        ({"other_wages": Decimal(-1)}, ("wage_unusable", "other_wages")),
        ({"paid": ()}, ("nothing_stated", "paid")),
        ({"onset": date(2026, 3, 3)}, ("paid_before_onset", "paid.0.starts_on")),
        ({"onset": date(2199, 3, 3)}, ("day_outside_calendar", "onset")),
        ({"paid": paid_for(ENDS, ONSET)}, ("period_reversed", "paid.0")),
    ],
)
def test_claim_is_objected_to(changes: dict[str, object], found: tuple[str, str]) -> None:
    assert found in found_in(claim_of(**changes))


def test_absence_to_come_is_no_claim_and_days_to_come_are_told() -> None:
    assert found_in(claim_of(), date(2026, 3, 1))[-1] == ("onset_in_future", "onset")
    assert found_in(claim_of(), ONSET) == [("donor_loss_to_confirm", "paid")]
    assert found_by(reckoned({"filed_on": date(2026, 3, 6)})) == ["donor_loss_to_confirm", "days_in_future"]


def test_old_law_and_stopped_claims_are_not_reckoned() -> None:
    old = reckoned(onset=date(2019, 12, 31), paid=paid_for(date(2020, 1, 2), date(2020, 1, 7)))
    stopped = reckoned(paid=())

    assert (found_by(old), old.lines) == (["old_law"], ())
    assert (found_by(stopped)[0], stopped.deadline) == ("nothing_stated", date(2026, 5, 4))


def test_claim_says_whether_the_certificate_comes_with_it_and_which_days_it_has() -> None:
    claim = claim_of(certificate=Certificate.UPLOAD)

    assert (claim.attaches, claim_of().attaches) == (True, False)
    assert (claim.anchor, claim.days) == (ONSET, claim.paid)


def test_first_day_of_2020_is_reckoned() -> None:
    calculation = reckoned(
        onset=date(2020, 1, 1), paid=paid_for(date(2020, 1, 2), date(2020, 1, 7), "400.00")
    )

    assert (found_by(calculation), calculation.employer_total) == ([], Decimal("317.32"))


def test_minimum_is_that_of_the_first_day_stated() -> None:
    august = paid_for(date(2022, 8, 1), date(2022, 8, 6))

    calculation = reckoned({"annual_income": Decimal(9000)}, onset=date(2022, 7, 25), paid=august)

    assert calculation.daily_allowance == Decimal("30.71")

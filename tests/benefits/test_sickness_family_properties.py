"""What holds for every claim of partial, infectious-disease and donor's allowance: sums, caps, splits."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefits import catalogue, donor, infectious, partial, words
from benefits.calculation import Calculation, Payee
from benefits.calendar import count_weekdays
from benefits.claims import Certificate
from benefits.law import law_on
from benefits.periods import PaidPeriod

ONE = timedelta(days=1)
ONSETS = st.dates(date(2020, 1, 1), date(2026, 11, 30))
EUROS = st.decimals(0, 20_000, places=2)
INCOMES = st.decimals(0, 200_000, places=2)
LONGEST = timedelta(days=200)


def of_part_time(onset: date, paid: tuple[PaidPeriod, ...], _money: Decimal) -> partial.Claim:
    return partial.Claim(
        onset=onset,
        paid=paid,
        certificate=Certificate.KANTA,
        part_time_from=onset,
        part_time_until=onset + LONGEST,
        hours_before=Decimal(40),
        hours_agreed=Decimal(20),
        full_pay=True,
        clause=True,
        sector_full_time=True,
    )


def of_month(onset: date, paid: tuple[PaidPeriod, ...], money: Decimal) -> infectious.Claim:
    return infectious.Claim(
        ordered_from=onset,
        ordered_until=onset + LONGEST,
        order=infectious.Order.ISOLATION,
        order_copy=infectious.OrderCopy.EMPLOYEE,
        paid=paid,
        clause=True,
        monthly_pay=money,
    )


def of_loss(onset: date, paid: tuple[PaidPeriod, ...], money: Decimal) -> infectious.Claim:
    return msgspec.structs.replace(of_month(onset, paid, money), monthly_pay=None, lost_earnings=money)


def of_donor(onset: date, paid: tuple[PaidPeriod, ...], _money: Decimal) -> donor.Claim:
    return donor.Claim(onset=onset, paid=paid, certificate=Certificate.KANTA, vital_transplant=True)


Make = Callable[[date, tuple[PaidPeriod, ...], Decimal], Any]
KINDS = pytest.mark.parametrize("make", [of_part_time, of_month, of_loss, of_donor])


@st.composite
def absences(draw: st.DrawFn) -> tuple[date, tuple[PaidPeriod, ...]]:
    """Return an onset and one to three periods with pay, one after the other."""
    onset = draw(ONSETS)
    paid, day = [], onset
    for _ in range(draw(st.integers(1, 3))):
        starts_on = day + draw(st.integers(0, 10)) * ONE
        ends_on = starts_on + draw(st.integers(0, 50)) * ONE
        paid.append(PaidPeriod(starts_on, ends_on, draw(EUROS)))
        day = ends_on + ONE
    return onset, tuple(paid)


def reckoned(claim: Any, income: Decimal, filed_on: date | None = None) -> Calculation:  # noqa: ANN401
    facts = catalogue.benefit_of(claim).facts(claim=claim, annual_income=income, filed_on=filed_on)
    return catalogue.calculate(facts, law_on(claim.anchor))


def given_to(calculation: Calculation, *payees: Payee) -> Decimal:
    return sum((line.amount for line in calculation.lines if line.payee in payees), start=Decimal(0))


@KINDS
@given(absence=absences(), money=EUROS, income=INCOMES, late=st.none() | st.integers(60, 300))
def test_lines_add_up_and_the_employer_never_gets_more_than_it_paid(
    make: Make,
    absence: tuple[date, tuple[PaidPeriod, ...]],
    money: Decimal,
    income: Decimal,
    late: int | None,
) -> None:
    onset, paid = absence
    calculation = reckoned(make(onset, paid, money), income, None if late is None else onset + late * ONE)

    spans = {(line.starts_on, line.ends_on): line.days for line in calculation.lines}
    assert sum(spans.values()) == sum(count_weekdays(each.starts_on, each.ends_on) for each in paid)
    assert all(line.amount >= 0 for line in calculation.lines)
    assert given_to(calculation, Payee.EMPLOYER) == calculation.employer_total
    assert sum(each.amount for each in calculation.instalments) == calculation.employer_total
    for period in paid:
        own = [line for line in calculation.lines if period.starts_on <= line.starts_on <= period.ends_on]
        assert sum(line.amount for line in own if line.payee is Payee.EMPLOYER) <= period.wage
    for code in {each.code: each.parameters for each in calculation.findings}.items():
        assert all(words.say_code(*code, language) for language in words.LANGUAGES)


@KINDS
@given(absence=absences(), money=EUROS, income=INCOMES, more=EUROS)
def test_more_income_never_makes_less_allowance(
    make: Make,
    absence: tuple[date, tuple[PaidPeriod, ...]],
    money: Decimal,
    income: Decimal,
    more: Decimal,
) -> None:
    onset, paid = absence
    before = reckoned(make(onset, paid, money), income)
    after = reckoned(make(onset, paid, money + more), income + more)

    assert (after.daily_allowance or 0) >= (before.daily_allowance or 0)
    assert given_to(after, *Payee) >= given_to(before, *Payee)
    assert after.employer_total >= before.employer_total


@given(absence=absences(), money=EUROS)
def test_loss_is_never_exceeded(absence: tuple[date, tuple[PaidPeriod, ...]], money: Decimal) -> None:
    calculation = reckoned(of_loss(*absence, money), Decimal(0))

    assert given_to(calculation, *Payee) <= money


@KINDS
@given(
    onset=ONSETS,
    lengths=st.tuples(st.integers(0, 60), st.integers(0, 60)),
    daily_wage=st.decimals(0, 200, places=2),
    money=EUROS,
    income=INCOMES,
)
def test_splitting_a_period_of_even_pay_changes_no_total(
    make: Make,
    onset: date,
    lengths: tuple[int, int],
    daily_wage: Decimal,
    money: Decimal,
    income: Decimal,
) -> None:
    split_on = onset + (lengths[0] + 1) * ONE
    ends_on = split_on + lengths[1] * ONE

    def of(*periods: tuple[date, date]) -> Calculation:
        paid = tuple(PaidPeriod(*days, daily_wage * count_weekdays(*days)) for days in periods)
        return reckoned(make(onset, paid, money), income)

    whole, split = of((onset, ends_on)), of((onset, split_on - ONE), (split_on, ends_on))

    assert (whole.employer_total, whole.employee_total) == (split.employer_total, split.employee_total)

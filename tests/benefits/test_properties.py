"""What holds for every claim: sums, caps, splits, more income, and that nothing a claim holds raises."""

from datetime import date, timedelta
from decimal import Decimal

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from benefits import words
from benefits.calculation import Calculation, Payee
from benefits.calendar import count_weekdays
from benefits.sickness import (
    Accident,
    Certificate,
    Claim,
    Facts,
    PaidPeriod,
    PayBasis,
    Period,
    Previous,
    Spell,
    ThreeMonths,
)
from tests.benefits.making import reckon

ONE = timedelta(days=1)
ANY_DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31))
ONSETS = st.dates(date(2020, 1, 1), date(2027, 3, 31))
EUROS = st.decimals(0, 20_000, places=2)
INCOMES = st.decimals(0, 200_000, places=2)


@st.composite
def lawful_claims(draw: st.DrawFn) -> Claim:
    """Return a claim of one to three periods one after the other, with leave and others' wages or without."""
    onset = draw(ONSETS)
    paid: list[PaidPeriod] = []
    day = onset
    for _ in range(draw(st.integers(1, 3))):
        starts_on = day + draw(st.integers(0, 20)) * ONE
        ends_on = starts_on + draw(st.integers(0, 120)) * ONE
        paid.append(PaidPeriod(starts_on, ends_on, draw(EUROS)))
        day = ends_on + ONE
    leave_on = onset + draw(st.integers(0, 120)) * ONE
    leave = (Period(leave_on, leave_on + draw(st.integers(0, 20)) * ONE),)
    return Claim(
        onset=onset,
        paid=tuple(draw(st.permutations(paid))),
        certificate=Certificate.KANTA,
        pay_basis=PayBasis.AGREEMENT,
        annual_leave=draw(st.sampled_from([(), leave])),
        other_wages=draw(st.none() | EUROS),
    )


@st.composite
def lawful_facts(draw: st.DrawFn) -> Facts:
    """Return a lawful claim with an income, filed on some day or only estimated."""
    claim = draw(lawful_claims())
    filed = claim.onset + draw(st.integers(60, 300)) * ONE
    return Facts(claim=claim, annual_income=draw(INCOMES), filed_on=draw(st.sampled_from([None, filed])))


def periods_of(days: st.SearchStrategy[date]) -> st.SearchStrategy[Period]:
    return st.builds(Period, days, days)


MONEY = st.decimals(-10, 10**9, places=2) | st.sampled_from([Decimal("NaN"), Decimal("-Infinity")])
ANY_CLAIM = st.builds(
    Claim,
    onset=ANY_DAY | ONSETS,
    paid=st.lists(st.builds(PaidPeriod, ANY_DAY | ONSETS, ANY_DAY | ONSETS, MONEY), max_size=3).map(tuple),
    certificate=st.sampled_from(Certificate),
    pay_basis=st.sampled_from(PayBasis),
    continues_from=st.none() | ONSETS | ANY_DAY,
    previous=st.sampled_from(Previous),
    previous_paid_until=st.none() | ONSETS | ANY_DAY,
    accident=st.sampled_from(Accident),
    annual_leave=st.lists(periods_of(ONSETS | ANY_DAY), max_size=2).map(tuple),
    other_wages=st.none() | MONEY,
    one_of_several_jobs=st.booleans(),
    self_employed=st.booleans(),
    three_months=st.none() | st.sampled_from(ThreeMonths),
)
SPELLS = st.builds(
    Spell,
    onset=ONSETS | ANY_DAY,
    counted=st.lists(periods_of(ONSETS | ANY_DAY), max_size=2).map(tuple),
    paid_until=st.none() | ONSETS | ANY_DAY,
    annual_income=st.none() | INCOMES,
    full_waiting=st.booleans(),
)


def amount_of(calculation: Calculation, *payees: Payee) -> Decimal:
    return sum((line.amount for line in calculation.lines if line.payee in payees), start=Decimal(0))


def given_out(calculation: Calculation) -> Decimal:
    return amount_of(calculation, Payee.EMPLOYER, Payee.EMPLOYEE, Payee.OTHER_EMPLOYER)


@given(lawful_facts())
def test_every_stated_weekday_is_on_one_line_of_the_whole_day(facts: Facts) -> None:
    calculation = reckon(facts)

    days = {
        (line.starts_on, line.ends_on): line.days for line in calculation.lines
    }  # the lines that divide one stretch share its days

    stated = sum(count_weekdays(period.starts_on, period.ends_on) for period in facts.claim.paid)
    assert sum(days.values()) == stated
    assert all(count_weekdays(*span) == number for span, number in days.items())


@given(lawful_facts())
def test_instalments_add_up_to_the_employers_total(facts: Facts) -> None:
    calculation = reckon(facts)

    employers = [line for line in calculation.lines if line.payee is Payee.EMPLOYER]

    assert sum(each.amount for each in calculation.instalments) == calculation.employer_total
    assert sum(each.days for each in calculation.instalments) == sum(line.days for line in employers)
    assert all(each.days <= 25 for each in calculation.instalments)


@given(lawful_facts())
def test_employer_never_gets_more_than_the_wage_of_a_period(facts: Facts) -> None:
    calculation = reckon(facts)

    for period in facts.claim.paid:
        lines = [line for line in calculation.lines if period.starts_on <= line.starts_on <= period.ends_on]
        assert sum(line.amount for line in lines if line.payee is Payee.EMPLOYER) <= period.wage


@given(lawful_facts())
def test_nothing_is_negative(facts: Facts) -> None:
    calculation = reckon(facts)

    assert all(line.amount >= 0 and line.days > 0 for line in calculation.lines)


@given(lawful_facts())
def test_payees_of_a_stretch_add_up_to_its_days_at_one_price(facts: Facts) -> None:
    calculation = reckon(facts)

    stretches: dict[tuple[date, int], Decimal] = {}
    for line in calculation.lines:
        stretch = (line.starts_on, line.days)
        stretches[stretch] = stretches.get(stretch, Decimal(0)) + line.amount

    for (_, days), amount in stretches.items():
        assert (amount / days).quantize(Decimal("0.01")) * days == amount


@given(lawful_facts(), INCOMES)
def test_more_income_never_makes_less_allowance(facts: Facts, more: Decimal) -> None:
    income = facts.annual_income or Decimal(0)
    richer = msgspec.structs.replace(facts, annual_income=income + more)

    before, after = reckon(facts), reckon(richer)

    assert (after.daily_allowance or 0) >= (before.daily_allowance or 0)
    assert given_out(after) >= given_out(before)
    assert after.employer_total >= before.employer_total


@given(
    onset=ONSETS,
    lengths=st.tuples(st.integers(0, 60), st.integers(0, 60)),
    daily_wage=st.decimals(0, 200, places=2),
    income=INCOMES,
)
def test_splitting_a_period_of_even_pay_changes_no_total(
    onset: date, lengths: tuple[int, int], daily_wage: Decimal, income: Decimal
) -> None:
    """Even pay means the same wage for each weekday, in whole cents: then each part has its share of it."""
    split_on = onset + (lengths[0] + 1) * ONE
    ends_on = split_on + lengths[1] * ONE
    parts = [(onset, split_on - ONE), (split_on, ends_on)]
    plain = Claim(onset=onset, paid=(), certificate=Certificate.KANTA, pay_basis=PayBasis.ACT)

    def reckoned(*periods: tuple[date, date]) -> Calculation:
        paid = tuple(PaidPeriod(*days, daily_wage * count_weekdays(*days)) for days in periods)
        return reckon(Facts(claim=msgspec.structs.replace(plain, paid=paid), annual_income=income))

    whole, split = reckoned((onset, ends_on)), reckoned(*parts)

    assert whole.employer_total == split.employer_total
    assert whole.employee_total == split.employee_total
    assert [each.ends_on for each in whole.instalments] == [each.ends_on for each in split.instalments]


@given(
    claim=ANY_CLAIM,
    gross=st.none() | INCOMES,
    earlier=st.lists(SPELLS, max_size=3).map(tuple),
    birth_date=st.none() | ANY_DAY,
    filed_on=st.none() | ONSETS | ANY_DAY,
)
def test_nothing_a_claim_holds_raises_and_everything_can_be_said(
    claim: Claim,
    gross: Decimal | None,
    earlier: tuple[Spell, ...],
    birth_date: date | None,
    filed_on: date | None,
) -> None:
    facts = Facts(claim=claim, gross_wages=gross, earlier=earlier, birth_date=birth_date, filed_on=filed_on)

    calculation = reckon(facts)

    told = [(each.code, each.parameters) for each in calculation.findings]
    told += [(each.code, each.parameters) for each in calculation.lines]
    told += [(each.code, each.parameters) for each in calculation.steps]
    for language in words.LANGUAGES:
        assert all(words.say_code(code, parameters, language) for code, parameters in told)

"""What holds for every claim of rehabilitation allowance: sums, caps, splits, more income, and no raising."""

from datetime import date, timedelta
from decimal import Decimal

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from benefits import words
from benefits.calculation import Calculation, Payee
from benefits.calendar import count_weekdays
from benefits.claims import Accident, Spell, ThreeMonths
from benefits.facts import Facts as FactsOf
from benefits.periods import PaidPeriod, Period
from benefits.rehabilitation import (
    Claim,
    Facts,
    Notice,
    PartialClaim,
    PartialFacts,
    Participation,
    Preceding,
    Programme,
    ShortenedPeriod,
)
from tests.benefits.making_rehabilitation import claim_of, partial_claim_of, reckon

ONE = timedelta(days=1)
ANY_DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31))
STARTS = st.dates(date(2020, 1, 1), date(2027, 3, 31))
EUROS = st.decimals(0, 20_000, places=2)
INCOMES = st.decimals(0, 200_000, places=2)
HOURS = st.decimals(0, 12, places=2)
AnyFacts = FactsOf[Claim | PartialClaim]


@st.composite
def lawful_facts(draw: st.DrawFn) -> AnyFacts:
    """Return a claim of one to three periods one after the other, full or partial, with its income."""
    start = draw(STARTS)
    spans: list[tuple[date, date, Decimal]] = []
    day = start
    for _ in range(draw(st.integers(1, 3))):
        starts_on = day + draw(st.integers(0, 20)) * ONE
        ends_on = starts_on + draw(st.integers(0, 60)) * ONE
        spans.append((starts_on, ends_on, draw(EUROS)))
        day = ends_on + ONE
    off_on = start + draw(st.integers(0, 60)) * ONE
    answers: dict[str, object] = {
        "rehabilitation_starts_on": start,
        "programme": draw(st.sampled_from(Programme)),
        "planned_weekdays": draw(st.none() | st.integers(0, 40)),
        "days_off": draw(st.sampled_from([(), (Period(off_on, off_on + 7 * ONE),)])),
        "breaks": draw(st.sampled_from([(), (Period(off_on, off_on + 45 * ONE),)])),
        "other_wages": draw(st.none() | EUROS),
        "clause": draw(st.booleans()),
    }
    filed_on = draw(st.sampled_from([None, start + draw(st.integers(120, 300)) * ONE]))
    if draw(st.booleans()):
        paid = tuple(PaidPeriod(*span) for span in draw(st.permutations(spans)))
        claim = msgspec.structs.replace(claim_of(), paid=paid, **answers)
        return Facts(claim=claim, annual_income=draw(INCOMES), filed_on=filed_on)
    shortened = tuple(ShortenedPeriod(*span, Decimal(8), draw(st.decimals(0, 8, places=1))) for span in spans)
    partial = msgspec.structs.replace(partial_claim_of(), paid=shortened, **answers)
    return PartialFacts(claim=partial, annual_income=draw(INCOMES), filed_on=filed_on)


def periods_of(days: st.SearchStrategy[date]) -> st.SearchStrategy[tuple[Period, ...]]:
    return st.lists(st.builds(Period, days, days), max_size=2).map(tuple)


MONEY = st.decimals(-10, 10**9, places=2) | st.sampled_from([Decimal("NaN"), Decimal("-Infinity")])
ANSWERS = {
    "rehabilitation_starts_on": STARTS | ANY_DAY,
    "programme": st.sampled_from(Programme),
    "notice": st.sampled_from(Notice),
    "participation": st.sampled_from(Participation),
    "clause": st.booleans(),
    "planned_weekdays": st.none() | st.integers(0, 400),
    "other_periods": periods_of(STARTS | ANY_DAY),
    "preceding": st.sampled_from(Preceding),
    "previous_paid_until": st.none() | STARTS | ANY_DAY,
    "breaks": periods_of(STARTS | ANY_DAY),
    "days_off": periods_of(STARTS | ANY_DAY),
    "accident": st.sampled_from(Accident),
    "other_wages": st.none() | MONEY,
    "self_employed": st.booleans(),
    "full_pension": st.booleans(),
    "three_months": st.none() | st.sampled_from(ThreeMonths),
}
DAYS = STARTS | ANY_DAY
ANY_CLAIM = st.builds(
    Claim, paid=st.lists(st.builds(PaidPeriod, DAYS, DAYS, MONEY), max_size=3).map(tuple), **ANSWERS
)
ANY_PARTIAL_CLAIM = st.builds(
    PartialClaim,
    paid=st.lists(st.builds(ShortenedPeriod, DAYS, DAYS, MONEY, MONEY, MONEY), max_size=3).map(tuple),
    full_wage_paid=st.booleans(),
    **ANSWERS,
)
SPELLS = st.builds(
    Spell,
    onset=STARTS | ANY_DAY,
    counted=periods_of(STARTS | ANY_DAY),
    paid_until=st.none() | STARTS | ANY_DAY,
    annual_income=st.none() | INCOMES,
    benefit=st.sampled_from(["sickness_allowance", "rehabilitation_allowance", "parental_allowance"]),
)


def given_out(calculation: Calculation) -> Decimal:
    paid = {Payee.EMPLOYER, Payee.EMPLOYEE, Payee.OTHER_EMPLOYER}
    return sum((line.amount for line in calculation.lines if line.payee in paid), start=Decimal(0))


@given(lawful_facts())
def test_every_stated_weekday_is_on_one_line_of_the_whole_day(facts: AnyFacts) -> None:
    calculation = reckon(facts)

    days = {(line.starts_on, line.ends_on): line.days for line in calculation.lines}

    stated = sum(count_weekdays(period.starts_on, period.ends_on) for period in facts.claim.paid)
    assert sum(days.values()) == stated
    assert all(count_weekdays(*span) == number for span, number in days.items())


@given(lawful_facts())
def test_instalments_add_up_and_lines_are_no_less_than_nothing(facts: AnyFacts) -> None:
    calculation = reckon(facts)

    assert sum(each.amount for each in calculation.instalments) == calculation.employer_total
    assert all(each.days <= 25 for each in calculation.instalments)
    assert [each.number for each in calculation.instalments] == sorted(
        {each.number for each in calculation.instalments}
    )
    assert all(line.amount >= 0 and line.days > 0 for line in calculation.lines)


@given(lawful_facts())
def test_employer_never_gets_more_than_the_wage_of_a_period(facts: AnyFacts) -> None:
    calculation = reckon(facts)

    for period in facts.claim.paid:
        lines = [line for line in calculation.lines if period.starts_on <= line.starts_on <= period.ends_on]
        assert sum(line.amount for line in lines if line.payee is Payee.EMPLOYER) <= period.wage


@given(lawful_facts(), INCOMES)
def test_more_income_never_makes_less_allowance(facts: AnyFacts, more: Decimal) -> None:
    income = facts.annual_income or Decimal(0)

    before, after = reckon(facts), reckon(msgspec.structs.replace(facts, annual_income=income + more))

    assert (after.daily_allowance or 0) >= (before.daily_allowance or 0)
    assert given_out(after) >= given_out(before)
    assert after.employer_total >= before.employer_total


@given(
    start=STARTS,
    lengths=st.tuples(st.integers(0, 60), st.integers(0, 60)),
    daily_wage=st.decimals(0, 200, places=2),
    income=INCOMES,
    programme=st.sampled_from(Programme),
)
def test_splitting_a_period_of_even_pay_changes_no_total(
    start: date, lengths: tuple[int, int], daily_wage: Decimal, income: Decimal, programme: Programme
) -> None:
    """Even pay means the same wage for each weekday, in whole cents: then each part has its share of it."""
    split_on = start + (lengths[0] + 1) * ONE
    ends_on = split_on + lengths[1] * ONE
    plain = claim_of(rehabilitation_starts_on=start, programme=programme)

    def reckoned(*periods: tuple[date, date]) -> Calculation:
        paid = tuple(PaidPeriod(*days, daily_wage * count_weekdays(*days)) for days in periods)
        return reckon(Facts(claim=msgspec.structs.replace(plain, paid=paid), annual_income=income))

    whole, split = reckoned((start, ends_on)), reckoned((start, split_on - ONE), (split_on, ends_on))

    assert whole.employer_total == split.employer_total
    assert whole.employee_total == split.employee_total
    assert [each.ends_on for each in whole.instalments] == [each.ends_on for each in split.instalments]


@given(
    claim=ANY_CLAIM | ANY_PARTIAL_CLAIM,
    gross=st.none() | INCOMES,
    earlier=st.lists(SPELLS, max_size=3).map(tuple),
    birth_date=st.none() | ANY_DAY,
    filed_on=st.none() | STARTS | ANY_DAY,
)
def test_nothing_a_claim_holds_raises_and_everything_can_be_said(
    claim: Claim | PartialClaim,
    gross: Decimal | None,
    earlier: tuple[Spell, ...],
    birth_date: date | None,
    filed_on: date | None,
) -> None:
    facts: AnyFacts = FactsOf(
        claim=claim, gross_wages=gross, earlier=earlier, birth_date=birth_date, filed_on=filed_on
    )

    calculation = reckon(facts)

    told = [(each.code, each.parameters) for each in calculation.findings]
    told += [(each.code, each.parameters) for each in calculation.lines]
    told += [(each.code, each.parameters) for each in calculation.steps]
    for language in words.LANGUAGES:
        assert all(words.say_code(code, parameters, language) for code, parameters in told)

"""What holds for every claim of an allowance for a parent: sums, caps, splits, more income, no crash."""

from datetime import date, timedelta
from decimal import Decimal

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from benefits import words
from benefits.calculation import Calculation, Payee
from benefits.calendar import count_weekdays
from benefits.claims import PayBasis, Spell, ThreeMonths
from benefits.facts import Facts
from benefits.law import law_on
from benefits.parental import AnyClaim, ParentalClaim, PartialParentalClaim, calculate
from benefits.parental.claims import BENEFITS, Hazard, HoursContract
from benefits.periods import PaidPeriod, Period
from tests.benefits.making_parental import OWN

ONE = timedelta(days=1)
ANY_DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31))
STARTS = st.dates(date(2022, 8, 1), date(2027, 3, 31))
NEAR = ANY_DAY | STARTS
EUROS = st.decimals(0, 20_000, places=2)
INCOMES = st.decimals(0, 200_000, places=2)
KINDS = st.sampled_from(list(OWN))


@st.composite
def lawful_facts(draw: st.DrawFn) -> Facts[AnyClaim]:
    """Return a claim of one to three periods, with days off and others' wages or without, filed or not."""
    kind, start = draw(KINDS), draw(STARTS)
    paid: list[PaidPeriod] = []
    day = start
    for _ in range(draw(st.integers(1, 3))):
        starts_on = day + draw(st.integers(0, 20)) * ONE
        ends_on = starts_on + draw(st.integers(0, 60)) * ONE
        paid.append(PaidPeriod(starts_on, ends_on, draw(EUROS)))
        day = ends_on + ONE
    off = start + draw(st.integers(0, 60)) * ONE
    own = dict(OWN[kind]) | ({"born_on": start} if "born_on" in OWN[kind] else {})
    claim = kind(
        entitlement_start=start,
        due_date=draw(st.none() | st.just(start + 40 * ONE)),
        paid=tuple(draw(st.permutations(paid))),
        pay_basis=PayBasis.AGREEMENT,
        days_off=draw(st.sampled_from([(), (Period(off, off + 9 * ONE),)])),
        other_wages=draw(st.none() | EUROS),
        **own,
    )
    filed = start + draw(st.integers(30, 300)) * ONE
    return Facts(claim=claim, annual_income=draw(INCOMES), filed_on=draw(st.sampled_from([None, filed])))


def periods_of(days: st.SearchStrategy[date]) -> st.SearchStrategy[tuple[Period, ...]]:
    return st.lists(st.builds(Period, days, days), max_size=2).map(tuple)


MONEY = st.decimals(-10, 10**9, places=2) | st.sampled_from([Decimal("NaN"), Decimal("-Infinity")])


@st.composite
def any_claims(draw: st.DrawFn) -> AnyClaim:
    """Return a claim of whatever days, money and answers."""
    kind = draw(KINDS)
    own: dict[str, object] = {
        "hazard": draw(st.sampled_from(Hazard)),
        "other_work": draw(st.booleans()),
        "short_days": draw(st.booleans()),
        "contract": draw(st.sampled_from(HoursContract)),
        "adopted_on": draw(st.none() | NEAR),
        "used_before": draw(st.integers(0, 400)),
    }
    fields = {field.name for field in msgspec.structs.fields(kind)}
    claim: AnyClaim = kind(
        entitlement_start=draw(NEAR),
        paid=draw(st.lists(st.builds(PaidPeriod, NEAR, NEAR, MONEY), max_size=3).map(tuple)),
        pay_basis=draw(st.sampled_from(PayBasis)),
        due_date=draw(st.none() | NEAR),
        born_on=draw(st.none() | NEAR),
        continues_from=draw(st.none() | NEAR),
        days_off=draw(periods_of(NEAR)),
        other_wages=draw(st.none() | MONEY),
        self_employed=draw(st.booleans()),
        three_months=draw(st.none() | st.sampled_from(ThreeMonths)),
        **{name: value for name, value in own.items() if name in fields},
    )
    return claim


SPELLS = st.builds(
    Spell,
    onset=NEAR,
    counted=periods_of(NEAR),
    paid_until=st.none() | NEAR,
    annual_income=st.none() | INCOMES,
    benefit=st.sampled_from(BENEFITS),
)


def reckon(facts: Facts[AnyClaim]) -> Calculation:
    return calculate(facts, law_on(facts.claim.anchor))


def given_out(calculation: Calculation) -> Decimal:
    return sum((line.amount for line in calculation.lines), start=Decimal(0))


@given(lawful_facts())
def test_every_stated_weekday_is_on_one_line_of_the_whole_day(facts: Facts[AnyClaim]) -> None:
    calculation = reckon(facts)

    days = {(line.starts_on, line.ends_on): line.days for line in calculation.lines}

    stated = sum(count_weekdays(period.starts_on, period.ends_on) for period in facts.claim.paid)
    assert sum(days.values()) == stated
    assert all(line.amount >= 0 for line in calculation.lines)


@given(lawful_facts())
def test_lines_and_instalments_add_up(facts: Facts[AnyClaim]) -> None:
    calculation = reckon(facts)

    employers = [line for line in calculation.lines if line.payee is Payee.EMPLOYER]

    assert sum(line.amount for line in employers) == calculation.employer_total
    assert sum(each.amount for each in calculation.instalments) == calculation.employer_total
    assert sum(each.days for each in calculation.instalments) == sum(line.days for line in employers)
    assert all(each.days <= 25 for each in calculation.instalments)


@given(lawful_facts())
def test_employer_never_gets_more_than_the_wage_of_a_period(facts: Facts[AnyClaim]) -> None:
    calculation = reckon(facts)

    for period in facts.claim.paid:
        lines = [line for line in calculation.lines if period.starts_on <= line.starts_on <= period.ends_on]
        assert sum(line.amount for line in lines if line.payee is Payee.EMPLOYER) <= period.wage


@given(lawful_facts(), INCOMES)
def test_more_income_never_makes_less_allowance(facts: Facts[AnyClaim], more: Decimal) -> None:
    richer = msgspec.structs.replace(facts, annual_income=(facts.annual_income or 0) + more)

    before, after = reckon(facts), reckon(richer)

    assert (after.daily_allowance or 0) >= (before.daily_allowance or 0)
    assert given_out(after) >= given_out(before)
    assert after.employer_total >= before.employer_total


@given(
    kind=KINDS,
    start=STARTS,
    lengths=st.tuples(st.integers(0, 40), st.integers(0, 40)),
    daily_wage=st.decimals(0, 300, places=2),
    income=INCOMES,
)
def test_splitting_a_period_of_even_pay_changes_no_total(
    kind: type[AnyClaim], start: date, lengths: tuple[int, int], daily_wage: Decimal, income: Decimal
) -> None:
    """Even pay means the same wage for each weekday, in whole cents: then each part has its share of it."""
    split_on = start + (lengths[0] + 1) * ONE
    ends_on = split_on + lengths[1] * ONE
    own = dict(OWN[kind]) | ({"born_on": start} if "born_on" in OWN[kind] else {})

    def reckoned(*periods: tuple[date, date]) -> Calculation:
        paid = tuple(PaidPeriod(*days, daily_wage * count_weekdays(*days)) for days in periods)
        claim = kind(entitlement_start=start, paid=paid, pay_basis=PayBasis.AGREEMENT, **own)  # type: ignore[arg-type]
        return reckon(Facts(claim=claim, annual_income=income))

    whole, split = reckoned((start, ends_on)), reckoned((start, split_on - ONE), (split_on, ends_on))

    assert (whole.employer_total, whole.employee_total) == (split.employer_total, split.employee_total)
    assert [each.ends_on for each in whole.instalments] == [each.ends_on for each in split.instalments]


@given(
    kind=st.sampled_from([ParentalClaim, PartialParentalClaim]),
    start=STARTS,
    lengths=st.tuples(*[st.integers(1, 40)] * 2),
)
def test_claiming_in_two_claims_gives_the_person_as_much(
    kind: type[ParentalClaim], start: date, lengths: tuple[int, int]
) -> None:
    """The second claim knows the days that were decided on the first; the wage stands above the allowance."""
    split_on = start + lengths[0] * ONE
    ends_on = split_on + lengths[1] * ONE

    def reckoned(first: date, last: date, *earlier: Spell) -> Calculation:
        paid = (PaidPeriod(first, last, Decimal(90_000)),)
        own = dict(OWN[kind]) | {"born_on": start}
        claim = kind(entitlement_start=start, paid=paid, pay_basis=PayBasis.AGREEMENT, **own)  # type: ignore[arg-type]
        return reckon(Facts(claim=claim, annual_income=Decimal(50_000), earlier=earlier))

    before = Spell(
        onset=start,
        counted=(Period(start, split_on - ONE),),
        paid_until=split_on - ONE,
        annual_income=Decimal(50_000),
        benefit="partial_parental_allowance" if kind is PartialParentalClaim else "parental_allowance",
    )
    whole = reckoned(start, ends_on)
    parts = (reckoned(start, split_on - ONE), reckoned(split_on, ends_on, before))

    assert sum(part.employer_total for part in parts) == whole.employer_total


@given(
    claim=any_claims(),
    gross=st.none() | INCOMES,
    earlier=st.lists(SPELLS, max_size=3).map(tuple),
    filed_on=st.none() | NEAR,
)
def test_nothing_a_claim_holds_raises_and_everything_can_be_said(
    claim: AnyClaim, gross: Decimal | None, earlier: tuple[Spell, ...], filed_on: date | None
) -> None:
    calculation = reckon(Facts(claim=claim, gross_wages=gross, earlier=earlier, filed_on=filed_on))

    told = [(each.code, each.parameters) for each in calculation.findings]
    told += [(each.code, each.parameters) for each in calculation.lines]
    told += [(each.code, each.parameters) for each in calculation.steps]
    for language in words.LANGUAGES:
        assert all(words.say_code(code, parameters, language) for code, parameters in told)

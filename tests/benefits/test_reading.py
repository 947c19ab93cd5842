"""How a claim is read: from a page, the API or a file, with every finding at its field."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefits import reading
from benefits.catalogue import BENEFITS
from benefits.findings import Finding, Weight
from benefits.periods import PaidPeriod, Period
from benefits.reading import (
    BENEFIT_UNKNOWN,
    DOCUMENT_REFUSED,
    FIELD_UNKNOWN,
    FIELDS_UNKNOWN,
    LIST_TOO_LONG,
    LIST_UNREADABLE,
    OBJECT_UNREADABLE,
    VALUE_MISSING,
)
from benefits.scalars import DATE_UNREADABLE, EUROS_NEGATIVE, TEXT_TOO_LONG, Share
from benefits.sickness import Accident, Certificate, Claim, PayBasis, Previous, ThreeMonths

BENEFIT = "sickness_allowance"
SHORT: Mapping[str, object] = {"onset": "5.1.2026", "paid": [], "certificate": "kanta", "pay_basis": "act"}


class Measured(msgspec.Struct, frozen=True):
    """A document with a field of every type that the claim of sickness allowance has none of."""

    number: int
    part: Share | None = None
    reference: Annotated[str, msgspec.Meta(max_length=5)] = ""
    word: Annotated[str, msgspec.Meta(max_length=9, pattern="^[a-z]*$")] = ""


class Strange(msgspec.Struct, frozen=True):
    """A document with a field of a type that reading does not know."""

    parts: dict[str, int]


class Kept(msgspec.Struct, frozen=True):
    """A document that holds another, with a list of lists inside."""

    inside: Measured
    seen_on: date | None
    rows: tuple[tuple[int, ...], ...] = ()


def findings(values: object) -> tuple[Finding, ...]:
    read = reading.read(BENEFIT, values)
    assert read.claim is None
    return read.findings


def test_short_claim_is_read_with_its_defaults() -> None:
    read = reading.read(BENEFIT, SHORT)

    expected = Claim(onset=date(2026, 1, 5), paid=(), certificate=Certificate.KANTA, pay_basis=PayBasis.ACT)
    assert read == reading.Reading(expected, ())


def test_full_claim_is_read_from_texts() -> None:
    values = {
        "benefit": "sickness_allowance",
        "onset": "2026-01-05",
        "paid": [
            {"starts_on": "5.1.2026", "ends_on": "31.1.2026", "wage": "2 300,00 €"},
            {"starts_on": "20260201", "ends_on": "2026-02-10", "wage": 1000},
        ],
        "certificate": "Työntekijä toimittaa",
        "pay_basis": "agreement",
        "continues_from": "11.2.2026",
        "previous": "same_illness",
        "previous_paid_until": "1.1.2026",
        "accident": "insurer_decided",
        "annual_leave": [{"starts_on": "2026-01-20", "ends_on": "2026-01-21"}],
        "other_wages": "0",
        "one_of_several_jobs": "x",
        "self_employed": "nej",
        "three_months": "degree",
        "payment_reference": " RF18 ",
        "note": "First.\r\nSecond.",
    }

    read = reading.read(BENEFIT, values)

    expected = Claim(
        onset=date(2026, 1, 5),
        paid=(
            PaidPeriod(date(2026, 1, 5), date(2026, 1, 31), Decimal("2300.00")),
            PaidPeriod(date(2026, 2, 1), date(2026, 2, 10), Decimal("1000.00")),
        ),
        certificate=Certificate.EMPLOYEE,
        pay_basis=PayBasis.AGREEMENT,
        continues_from=date(2026, 2, 11),
        previous=Previous.SAME_ILLNESS,
        previous_paid_until=date(2026, 1, 1),
        accident=Accident.INSURER_DECIDED,
        annual_leave=(Period(date(2026, 1, 20), date(2026, 1, 21)),),
        other_wages=Decimal("0.00"),
        one_of_several_jobs=True,
        self_employed=False,
        three_months=ThreeMonths.DEGREE,
        payment_reference="RF18",
        note="First.\nSecond.",
    )
    assert read == reading.Reading(expected, ())


def test_all_faults_are_found_at_their_fields() -> None:
    values = {
        "onset": "soon",
        "paid": [
            {"starts_on": "5.1.2026", "ends_on": "31.1.2026", "wage": "100"},
            {"starts_on": "5.1.2026", "wage": "-1", "wages": "1"},
        ],
        "certificate": " ",
        "colour": "red",
    }

    assert findings(values) == (
        DATE_UNREADABLE.finding("onset"),
        VALUE_MISSING.finding("paid.1.ends_on"),
        EUROS_NEGATIVE.finding("paid.1.wage"),
        FIELD_UNKNOWN.finding("paid.1.wages", name="wages"),
        VALUE_MISSING.finding("certificate"),
        VALUE_MISSING.finding("pay_basis"),
        FIELD_UNKNOWN.finding("colour", name="colour"),
    )


@pytest.mark.parametrize("nothing", [None, "", "  ", "\u00a0"])
def test_nothing_stated_is_the_default(nothing: object) -> None:
    read = reading.read(BENEFIT, {**SHORT, "benefit": nothing and "", "previous": nothing, "note": nothing})

    assert read == reading.read(BENEFIT, SHORT)


def test_empty_row_is_no_row_but_keeps_its_place() -> None:
    row = {"starts_on": "2026-01-20", "ends_on": "2026-01-21"}
    blanks = {"starts_on": " ", "ends_on": "\t"}
    emptied = reading.read(
        BENEFIT, {**SHORT, "annual_leave": [{"starts_on": "", "ends_on": None}, row, {}, blanks]}
    )

    assert emptied == reading.read(BENEFIT, {**SHORT, "annual_leave": [row]})
    assert findings({**SHORT, "annual_leave": [{}, {"starts_on": "2026-01-20"}]}) == (
        VALUE_MISSING.finding("annual_leave.1.ends_on"),
    )


@pytest.mark.parametrize("values", [None, [], "claim", 3, [SHORT]])
def test_claim_that_is_no_object_is_refused(values: object) -> None:
    assert findings(values) == (OBJECT_UNREADABLE.finding(),)


def test_list_that_is_none_or_too_long_is_refused() -> None:
    values = {**SHORT, "paid": "5.1.2026", "annual_leave": [{}] * (reading.MOST_ITEMS + 1)}

    assert findings(values) == (
        LIST_UNREADABLE.finding("paid"),
        LIST_TOO_LONG.finding("annual_leave", most=reading.MOST_ITEMS),
    )


def test_longest_list_and_longest_name_are_taken_as_they_are() -> None:
    read = reading.read(BENEFIT, {**SHORT, "annual_leave": [{}] * reading.MOST_ITEMS})
    name = "a" * reading.LONGEST_NAME

    assert read == reading.read(BENEFIT, SHORT)
    assert findings({**SHORT, name: 1}) == (FIELD_UNKNOWN.finding(name, name=name),)


def test_name_that_is_no_name_is_not_repeated() -> None:
    strange = {"010190-999R": 1, "a" * 41: 2, "": 3}

    assert findings({**SHORT, **strange}) == (FIELDS_UNKNOWN.finding(),) * len(strange)
    assert findings({**SHORT, "annual_leave": [{"a b": 1}]})[-1] == FIELDS_UNKNOWN.finding("annual_leave.0")


def test_claim_of_another_benefit_is_refused() -> None:
    assert findings({**SHORT, "benefit": "housing"}) == (BENEFIT_UNKNOWN.finding("benefit", choices=BENEFIT),)
    assert findings({**SHORT, "benefit": []}) == (BENEFIT_UNKNOWN.finding("benefit", choices=BENEFIT),)


def test_unknown_benefit_is_a_finding() -> None:
    read = reading.read("housing", SHORT)

    assert read == reading.Reading(None, (BENEFIT_UNKNOWN.finding("benefit", choices=", ".join(BENEFITS)),))


def test_numbers_shares_and_bounded_texts_are_read() -> None:
    read = reading.read_as(Measured, {"number": "12", "part": "50 %", "reference": "RF18", "word": "ab"})

    assert read == reading.Reading(Measured(12, Decimal("0.5"), "RF18", "ab"), ())


def test_text_longer_than_its_type_is_refused() -> None:
    read = reading.read_as(Measured, {"number": 1, "reference": "RF1839"})

    assert read.findings == (TEXT_TOO_LONG.finding("reference", longest=5),)


def test_what_the_type_alone_forbids_is_refused_last() -> None:
    read = reading.read_as(Measured, {"number": 1, "word": "UPPER"})

    assert read == reading.Reading(None, (DOCUMENT_REFUSED.finding(),))


def test_documents_and_lists_are_read_inside_one_another() -> None:
    read = reading.read_as(Kept, {"inside": {"number": 1}, "rows": [["1", "2"], [3]], "seen_on": "1.2.2026"})
    faulty = reading.read_as(Kept, {"inside": {"number": "x"}, "rows": [[1, "y"], 3]})

    assert read == reading.Reading(Kept(Measured(1), date(2026, 2, 1), ((1, 2), (3,))), ())
    assert [finding.field for finding in faulty.findings] == ["inside.number", "rows.0.1", "rows.1"]


def test_value_that_may_be_unsaid_is_none_though_it_has_no_default() -> None:
    read = reading.read_as(Kept, {"inside": {"number": 1}, "seen_on": " "})

    assert read == reading.Reading(Kept(Measured(1), None), ())


def test_type_that_reading_does_not_know_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError, match="reading does not know"):
        reading.plan_of(Strange)


def test_plan_names_the_fields_and_those_that_must_be_stated() -> None:
    plan = reading.plan_of(Claim)

    assert [field.name for field in plan.fields] == list(Claim.__struct_fields__)
    assert [field.name for field in plan.fields if field.required] == [
        "onset",
        "paid",
        "certificate",
        "pay_basis",
    ]


def test_every_finding_of_reading_stops_the_claim() -> None:
    weights = {finding.weight for finding in findings({"onset": "x", "paid": 1, "x": 1, "benefit": 1})}

    assert weights == {Weight.STOPS}


def test_claim_is_written_as_json_and_read_back() -> None:
    claim = Claim(
        onset=date(2026, 1, 5),
        paid=(PaidPeriod(date(2026, 1, 5), date(2026, 1, 6), Decimal("10.50")),),
        certificate=Certificate.KANTA,
        pay_basis=PayBasis.ACT,
    )

    document = reading.write(claim)

    values = msgspec.json.decode(document)
    assert (values["benefit"], values["onset"], values["paid"][0]["wage"]) == (BENEFIT, "2026-01-05", "10.50")
    assert reading.claim_of(document) == claim
    assert reading.claim_of(document.decode()) == claim
    assert reading.claim_of(values) == claim
    assert reading.read(BENEFIT, values) == reading.Reading(claim, ())


@pytest.mark.parametrize("document", [b"{}", "[", b"\xff", {"onset": "x"}, {**SHORT, "benefit": "housing"}])
def test_document_that_is_no_claim_is_an_error(document: bytes | str | Mapping[str, object]) -> None:
    with pytest.raises(ValueError, match=r"missing|Expected|malformed|Invalid"):
        reading.claim_of(document)


days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
euros = st.decimals(0, Decimal("99999999.99"), places=2)
words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), max_size=20)
claims = st.builds(
    Claim,
    onset=days,
    paid=st.lists(st.builds(PaidPeriod, days, days, euros), max_size=3).map(tuple),
    certificate=st.sampled_from(Certificate),
    pay_basis=st.sampled_from(PayBasis),
    continues_from=st.none() | days,
    previous=st.sampled_from(Previous),
    previous_paid_until=st.none() | days,
    accident=st.sampled_from(Accident),
    annual_leave=st.lists(st.builds(Period, days, days), max_size=3).map(tuple),
    other_wages=st.none() | euros,
    one_of_several_jobs=st.booleans(),
    self_employed=st.booleans(),
    three_months=st.none() | st.sampled_from(ThreeMonths),
    payment_reference=words,
    note=words,
)
json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | days | euros,
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(Claim.__struct_fields__), inner)
    ),
    max_leaves=10,
)


@given(claims)
def test_any_claim_is_read_back_from_its_document(claim: Claim) -> None:
    document = reading.write(claim)

    assert reading.claim_of(document) == claim
    assert reading.read(BENEFIT, msgspec.json.decode(document)) == reading.Reading(claim, ())


@given(st.dictionaries(st.sampled_from(Claim.__struct_fields__), json) | json)
def test_reading_never_raises_and_either_reads_or_finds_fault(values: object) -> None:
    read = reading.read(BENEFIT, values)

    assert (read.claim is None) == bool(read.findings)


@given(
    st.dictionaries(st.sampled_from(PaidPeriod.__struct_fields__), st.text() | st.floats() | st.integers())
)
def test_what_is_read_once_is_read_the_same_again(row: dict[str, object]) -> None:
    read = reading.read_as(PaidPeriod, row)

    again = reading.read_as(PaidPeriod, msgspec.to_builtins(read.claim))
    assert read.claim is None or again == read

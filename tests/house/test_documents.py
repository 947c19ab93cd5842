"""A claim is one document: a page, the interface and a file's row read the same, and object to the same.

What the ways to state a claim do not share is written here, and nowhere else:

- a file's row says whose claim it is, and may have a column of faults from an answer; a page and the
  interface say the first outside the claim, and the second to nobody;
- a page asks which special matters there are, and takes yes from that choice: it has no way to say no;
- a page takes one annual leave, a row five of each list, the interface as many as reading allows.
"""

import re
from collections.abc import Iterator, Mapping

import msgspec
import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access.actor import Actor
from applications.answers import nested
from batches import columns, files
from batches.formats import csv
from benefits import reading
from benefits.catalogue import BENEFITS
from benefits.findings import Finding
from portal.api import intake
from portal.api.description import schemas
from portal.questions import pages
from portal.questions.guides import GUIDES
from portal.questions.steps import Guide
from tests.factories import access, employers
from tests.portal.api.software import business_id_of, claim_schema

BENEFIT = "sickness_allowance"

Statement = Mapping[str, str]
"""What somebody states: texts by the paths of a claim's fields."""

Read = tuple[bytes | None, list[tuple[str, str, dict[str, str]]]]
"""What was read: the claim document, and the field, code and parameters of each finding."""

YES = "x"
CHOSEN = ("one_of_several_jobs", "self_employed")
"""What is true on a page because it was chosen among the special matters."""

PLAIN = {
    "onset": "5.1.2026",
    "paid.0.starts_on": "2026-01-05",
    "paid.0.ends_on": "20260131",
    "paid.0.wage": "2 300,00 €",
    "certificate": "kanta",
    "pay_basis": "act",
}


def read(claim: object, findings: tuple[Finding, ...]) -> Read:
    document = reading.write(claim) if isinstance(claim, msgspec.Struct) else None
    return document, [(found.field, found.code, found.parameters) for found in findings]


def by_page(stated: Statement, benefit: str = BENEFIT) -> Read:
    """What the guided pages read when every step is filled in and sent."""
    guide, form = GUIDES[benefit], QueryDict(mutable=True)
    form.update(stated)
    named = {path.partition(".")[0] for path in stated}
    matters = matters_of(guide)
    chosen = guide.derive({"special": matters})
    form.setlist("special", [name for name in matters if name in named or name not in chosen])
    answers: dict[str, object] = {f"{name}_count": str(count) for name, count in counts(stated).items()}
    step = guide.steps[0] if guide.steps else None
    while step is not None:
        answers |= pages.typed(step, answers, form)
        step = guide.after(step, answers)
    return read(*pages.read(guide, answers))


def matters_of(guide: Guide) -> list[str]:
    """The special matters that a guide asks about."""
    asked = [each for step in guide.steps for each in step.questions({}) if each.own]
    return [name for each in asked for name, _words in each.choices]


def counts(stated: Statement) -> Mapping[str, int]:
    """How many items of each list are stated."""
    places = [path.split(".") for path in stated if "." in path]
    return {name: int(place) + 1 for name, place, _part in sorted(places)}


def by_interface(stated: Statement, business_id: str, by: Actor, benefit: str = BENEFIT) -> Read:
    """What the interface reads of the statement as JSON."""
    values = {path: True if path in CHOSEN else text for path, text in stated.items()}
    sent = {"employer": business_id, "claim": {"benefit": benefit, **nested(values)}}
    if BENEFITS[benefit].for_employee:
        sent["employee"] = {"identity_code": access.identity_code()}
    (found,) = intake.read([sent], by=by)
    return read(found.complete and found.complete.claim, found.findings)


def by_file(stated: Statement, benefit: str = BENEFIT) -> Read:
    """What a file of one row reads."""
    whose = {columns.BUSINESS_ID: "9990001-6", columns.IDENTITY_CODE: "x", columns.BENEFIT: benefit}
    row = dict.fromkeys(columns.required_paths(), "") | whose | dict(stated)
    content = b"".join(csv.write([list(row), list(row.values())], csv.Dialect("utf-8", ";")))
    (line,) = files.lines_of(content, files.table_of(content, required=[columns.BUSINESS_ID]))
    return read(line.stated.claim, line.stated.findings)


@pytest.fixture
def sender() -> tuple[str, Actor]:
    employer_id = employers.employer()
    return business_id_of(employer_id), employers.owner(employer_id)


ALL = PLAIN | {
    "paid.1.starts_on": "1.2.2026",
    "paid.1.ends_on": "2026-02-05",
    "paid.1.wage": "0",
    "continues_from": "6.2.2026",
    "previous": "same_illness",
    "previous_paid_until": "2025-12-30",
    "accident": "Vakuutusyhtiön päätöstä odotetaan",
    "annual_leave.0.starts_on": "2026-01-12",
    "annual_leave.0.ends_on": "2026-01-13",
    "other_wages": "100,5",
    "one_of_several_jobs": YES,
    "self_employed": YES,
    "three_months": "degree",
    "payment_reference": " RF18 5390 0754 7034 ",
    "note": 'Ensimmäinen rivi;\r\ntoinen "rivi"',
}
"""A statement of every field."""

STATEMENTS: dict[str, Statement] = {
    "plain": PLAIN,
    "all": ALL,
    "nothing": {},
    "nothing paid": {name: text for name, text in PLAIN.items() if not name.startswith("paid")},
    "blanks beside": PLAIN | {"paid.1.starts_on": " ", "paid.1.ends_on": "", "paid.1.wage": "  "},
    "second period only": {name.replace(".0.", ".1."): text for name, text in PLAIN.items()},
    "half a period": PLAIN | {"paid.1.wage": "100"},
    "half a leave": PLAIN | {"annual_leave.0.ends_on": "2026-01-12"},
    "short year": PLAIN | {"onset": "5.1.26"},
    "no such day": PLAIN | {"onset": "30.2.2026", "continues_from": "2026-13-01"},
    "two ways to read": PLAIN | {"paid.0.wage": "1.234"},
    "negative": PLAIN | {"paid.0.wage": "-5,00", "other_wages": "−1"},
    "formula": PLAIN | {"note": "=1+1", "payment_reference": "@x"},
    "unknown codes": PLAIN | {"certificate": "post", "pay_basis": "", "accident": "perhaps"},
    "too long": PLAIN | {"note": "x" * 1001},
    "invisible": PLAIN | {"note": "a\u200eb"},
    "all wrong": dict.fromkeys((name for name in ALL if name not in CHOSEN), "?!") | {"note": "x" * 1001},
}


@pytest.mark.django_db
@pytest.mark.parametrize("stated", STATEMENTS.values(), ids=STATEMENTS)
def test_claim_is_the_same_by_page_interface_and_file(stated: Statement, sender: tuple[str, Actor]) -> None:
    by_pages = by_page(stated)

    assert by_interface(stated, *sender) == by_pages
    assert by_file(stated) == by_pages


def test_statements_are_good_and_bad() -> None:
    good = [name for name, stated in STATEMENTS.items() if by_page(stated)[0] is not None]

    assert good == ["plain", "all", "blanks beside", "second period only", "formula"]


SIGNS = st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"], exclude_characters="'")
"""The signs of made texts: no control signs, which a file may not have, and no apostrophe, which it gives
to a text that a spreadsheet would take for a formula and takes away again."""

TEXTS = st.text(SIGNS, min_size=1, max_size=12).filter(str.strip) | st.sampled_from(
    [
        *("2026-01-05", "31.1.2026", "20260201", "5.1.26", "30.2.2026", "1899-12-31", "2026-1-9"),
        *("2300", "2 300,50", "1.234", "1.234,50", "-1", "99999999.99", "100000000", "0,001", "1e3"),
        *("kanta", "Kanta", "act", "later", "none", "nothing", "same_illness", "degree", "insurer_decides"),
        *(" x ", "ä", "=1+1", "+358", "a;b", 'a"b', "NaN", "Infinity", "True"),
    ]
)
PATHS = sorted(ALL.keys() | {f"paid.2.{name}" for name in ("starts_on", "ends_on", "wage")})


@st.composite
def made(draw: st.DrawFn) -> Statement:
    """A statement that somebody could make: often nearly right, seldom right."""
    stated = dict(draw(st.sampled_from([{}, PLAIN, ALL])))
    for path in draw(st.lists(st.sampled_from(PATHS), unique=True, max_size=6)):
        if draw(st.booleans()):
            stated[path] = YES if path in CHOSEN else draw(TEXTS)
        else:
            stated.pop(path, None)
    return stated


@pytest.mark.django_db
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stated=made())
def test_made_claim_is_the_same_by_page_interface_and_file(
    sender: tuple[str, Actor], stated: Statement
) -> None:
    by_pages = by_page(stated)

    assert by_interface(stated, *sender) == by_pages
    assert by_file(stated) == by_pages


def of_claim(benefit: str) -> set[str]:
    """The fields of a benefit's claim, those of a list without a place: `paid.wage`."""
    found = set()
    for field in msgspec.structs.fields(BENEFITS[benefit].claim):
        items = getattr(field.type, "__args__", (None,))[0]
        if isinstance(items, type) and issubclass(items, msgspec.Struct):
            found |= {f"{field.name}.{part.name}" for part in msgspec.structs.fields(items)}
        else:
            found.add(field.name)
    return found


def of_guide(guide: Guide) -> set[str]:
    """The fields that the guided pages ask for, or derive from what was chosen."""
    every = {"special": matters_of(guide)}
    asked = {re.sub(r"\.\d+", "", field) for field in guide.questions(every)}
    return asked | guide.derive(every).keys()


def of_description(benefit: str) -> set[str]:
    """The fields that the interface describes of a benefit's claim."""

    def below(name: str, schema: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
        item = schema.get("items", {}).get("$ref", "").rpartition("/")[2]
        yield from (f"{name}.{part}" for part in schemas()[item]["properties"]) if item else (name,)

    fields = claim_schema(benefit)["properties"]
    return {path for name in fields.keys() - {"benefit"} for path in below(name, fields[name])}


def of_columns() -> set[str]:
    """The fields that a file may have columns for."""
    around = {*columns.IDENTITY, columns.BENEFIT, columns.FAULTS}
    return {re.sub(r"\.\d+", "", path) for path in columns.paths() if path not in around}


@pytest.mark.parametrize("benefit", GUIDES)
def test_pages_ask_exactly_the_fields_of_the_claim(benefit: str) -> None:
    assert of_guide(GUIDES[benefit]) == of_claim(benefit)


@pytest.mark.parametrize("benefit", BENEFITS)
def test_interface_describes_exactly_the_fields_of_the_claim(benefit: str) -> None:
    assert of_description(benefit) == of_claim(benefit)


def test_file_states_exactly_the_fields_of_the_claims() -> None:
    assert of_columns() == set().union(*map(of_claim, BENEFITS))


def test_every_benefit_has_its_pages() -> None:
    assert BENEFITS.keys() == GUIDES.keys()


def test_statement_of_every_field_states_every_field() -> None:
    assert {re.sub(r"\.\d+", "", path) for path in ALL} == of_claim(BENEFIT)

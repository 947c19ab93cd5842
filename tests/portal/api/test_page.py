"""docs/interface.md is true: its examples are made in their order, and it names every part of a document."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, get_args

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from access.scope import acting
from applications.models import Application
from batches import services as batches
from benefits.catalogue import BENEFITS
from decisions import services as decided
from employers.entries import NewEmployer
from employers.services import add_employers
from portal.api.description import schemas
from tests.factories import decisions, employers, incomes
from tests.factories.access import AT, SETUP
from tests.portal.api.software import Software

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

PAGE = (Path(__file__).parents[3] / "docs" / "interface.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```http\n(.*?)```", PAGE, re.DOTALL)
OWN = {"application", "batch", "reference"}
"""What is another at every run."""


class Call(NamedTuple):
    """A call of the page: its method and path, its headers and its body."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: str


class Answer(NamedTuple):
    """An answer of the page: its status, its headers and its body."""

    status: int
    headers: Mapping[str, str]
    body: str


def parts(block: str) -> tuple[list[str], dict[str, str], str]:
    head, _, body = block.partition("\n\n")
    first, *headers = head.strip().split("\n")
    return first.split(), dict(header.split(": ", 1) for header in headers), body.strip()


def examples() -> Iterator[tuple[Call, Answer]]:
    for asked, told in zip(BLOCKS[::2], BLOCKS[1::2], strict=True):
        (method, path), headers, body = parts(asked)
        (_, status, *_), told_headers, told_body = parts(told)
        yield Call(method, path, headers, body), Answer(int(status), told_headers, told_body)


def shown(answered: object, documented: object) -> object:
    """The part of an answer that the page shows: lists whole, objects by the names it writes."""
    if isinstance(documented, dict) and isinstance(answered, dict):
        return {
            name: part if name in OWN and answered.get(name) else shown(answered.get(name), part)
            for name, part in documented.items()
        }
    if isinstance(documented, list) and isinstance(answered, list):
        return [
            shown(part, like)
            for part, like in zip(answered, documented + answered[len(documented) :], strict=False)
        ]
    return answered


@pytest.fixture
def software() -> Software:
    """The software of a firm with the client of the page, whose people's wages the register knows."""
    new = NewEmployer(business_id="9990001-6", name="Esimerkki Oy")
    employer_id = add_employers([new], by=SETUP, at=AT)[new.business_id]
    codes = ["140385-904J", "050792-902P"]
    with acting(SETUP):
        for code in codes:
            employers.employee(employer_id, code=code)
        incomes.wages(employer_id, codes, wage="2800.00", first=date(2025, 8, 1))
    return Software(employer_id=employer_id)


def numbers(answered: object, documented: object) -> Iterator[tuple[str, str]]:
    """Each number of a claim or a file on the page, and the one it stands for in this run."""
    if isinstance(documented, dict) and isinstance(answered, dict):
        for name, part in documented.items():
            if name in {"application", "batch"} and part:
                yield str(part), str(answered[name])
            else:
                yield from numbers(answered.get(name), part)
    elif isinstance(documented, list) and isinstance(answered, list):
        for one, other in zip(answered, documented, strict=False):
            yield from numbers(one, other)


class Run:
    """The examples made one after another, with what the portal's workers do in between."""

    def __init__(self, software: Software) -> None:
        self.software = software
        self.numbers: dict[str, str] = {}

    def here(self, text: str) -> str:
        """Return a text of the page with the numbers of this run."""
        return re.sub(r"\d{2,}", lambda found: self.numbers.get(found[0], found[0]), text)

    def make(self, call: Call) -> "Response":
        """Make a call of the page."""
        headers = {"Authorization": f"Bearer {self.software.token}", **call.headers}
        path = self.here(call.path)
        if headers.pop("Content-Type", "") != "multipart/form-data":
            return Client().generic(call.method, path, call.body, "application/json", headers=headers)
        name, _, content = call.body.removeprefix("file: ").partition("\n\n")
        return Client().post(path, {"file": SimpleUploadedFile(name, content.encode())}, headers=headers)

    def compare(self, answered: "Response", documented: Answer) -> None:
        """Compare an answer with that of the page, and learn which numbers it gives."""
        body = answered.content.decode()
        if body.startswith("{"):
            told, told_here = json.loads(documented.body), json.loads(body)
            self.numbers |= dict(numbers(told_here, told))
            assert shown(told_here, told) == told
        else:
            assert body.splitlines() == documented.body.splitlines()
        assert answered.status_code == documented.status
        assert [answered[name] for name in documented.headers] == [
            self.here(text) for text in documented.headers.values()
        ]

    def work(self) -> None:
        """Read files, and decide claims: as the sweeps do, and an officer where one was drawn for people."""
        batches.read_all(by=SETUP, at=AT)
        decisions.propose()
        with acting(SETUP):
            waiting = list(Application.objects.filter(state="proposed").values_list("id", flat=True))
        if waiting:
            decided.decide([decisions.grant(each) for each in waiting], by=decisions.officer(), at=AT)


def documents_in(document: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    """The document of a claim and those inside it, which the page on questions describes."""
    yield document
    for field in msgspec.structs.fields(document):
        for inner in get_args(field.type):
            if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
                yield from documents_in(inner)


@pytest.mark.django_db
def test_examples_of_the_page_are_answered_so(software: Software, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: AT)
    run = Run(software)

    for call, documented in examples():
        if call.path.rstrip("/").rpartition("/")[2].isdigit():
            run.work()
        run.compare(run.make(call), documented)


def test_page_names_every_part_of_every_document() -> None:
    described = set(re.findall(r"`(\w+)`", PAGE)) | set(re.findall(r"\"(\w+)\":", PAGE))
    claims = {part.__name__ for benefit in BENEFITS.values() for part in documents_in(benefit.claim)}

    parts_of = {
        name: set(schema.get("properties", {}))
        for name, schema in schemas().items()
        if name.rpartition(".")[2] not in claims
    }
    assert {name: missing for name, each in parts_of.items() if (missing := each - described)} == {}


def test_page_names_every_code_of_every_document() -> None:
    described = set(re.findall(r"`(\w+)`", PAGE)) | set(re.findall(r"\"(\w+)\"", PAGE))
    codes = {
        name: set(schema["enum"])
        for name, schema in schemas().items()
        if "enum" in schema
        and name in {"applications.states.State", "batches.states.State", "Became", "Payee", "Weight"}
    }

    assert {name: missing for name, each in codes.items() if (missing := each - described)} == {}

"""The kinds of findings, lines and steps: each is said, each cites its rule, each is used by the law."""

import ast
import re
from pathlib import Path

import msgspec
import pytest
import yaml

import benefits
from benefits import codes, words
from benefits.codes import Reason
from benefits.figures import read_figures
from benefits.findings import Code
from benefits.law import VIEWS

ROOM = Path(benefits.__file__).parent
ROW = re.compile(r"[SFROC]\d{1,2}", re.ASCII)
ROOMS = {
    "sickness": codes,
}
"""The kinds of each room of the law, and the file of words that says them."""
KINDS = {
    f"{room}.{name}": kind
    for room, module in ROOMS.items()
    for name, kind in vars(module).items()
    if isinstance(kind, Code | Reason) and (module is codes or kind not in vars(codes).values())
}
FINDINGS = {name: kind for name, kind in KINDS.items() if isinstance(kind, Code)}
REASONS = {name: kind for name, kind in KINDS.items() if isinstance(kind, Reason)}
UNSOURCED = {"sickness.DAY_OUTSIDE_CALENDAR", "sickness.PERIOD_REVERSED", "sickness.CERTIFICATE_LATER"}
"""What rests on no row of the rules of record: slips of the pen, and the certificate that is to come."""


def names_read_in(*apart: str) -> set[str]:
    """Return every attribute and name that the modules of the law read, but those set apart."""
    files = [file for file in ROOM.rglob("*.py") if file.stem not in apart]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return attributes | {node.id for node in nodes if isinstance(node, ast.Name)}


def names_of(room: str) -> set[str]:
    """Return the names by which the words of a room are found."""
    kinds = [kind for name, kind in KINDS.items() if name.startswith(f"{room}.")]
    return {kind.name if isinstance(kind, Code) else kind.code for kind in kinds}


@pytest.mark.parametrize("room", ROOMS)
def test_words_say_every_code_and_no_other(room: str) -> None:
    text = (ROOM / "words" / f"{room}.yaml").read_text(encoding="utf-8")

    assert set(yaml.load(text, yaml.CSafeLoader)) == names_of(room)


@pytest.mark.parametrize("name", sorted(FINDINGS.keys() - UNSOURCED))
def test_finding_cites_its_row(name: str) -> None:
    assert ROW.match(FINDINGS[name].source)


@pytest.mark.parametrize("name", sorted(REASONS))
def test_line_or_step_cites_its_row(name: str) -> None:
    assert ROW.match(REASONS[name].rule)


def test_every_kind_is_used_by_the_law() -> None:
    assert {name.partition(".")[2] for name in KINDS} <= names_read_in("codes")


def test_every_figure_is_read_by_some_rule() -> None:
    fields = {field.name for view in VIEWS.values() for field in msgspec.structs.fields(view)}

    assert fields <= names_read_in("law", "figures", "asked", "questions")


@pytest.mark.parametrize(
    ("group", "name"), [(group, name) for group in VIEWS for name in read_figures(group)]
)
def test_figure_cites_rows_that_settle_it(group: str, name: str) -> None:
    figure = read_figures(group)[name]

    assert all(ROW.fullmatch(row) for row in figure.reference.rows)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_step_is_said_with_its_result(language: str) -> None:
    sentence = words.say_code("step_deduction", {"value": "9.07%"}, language)

    assert words.write_parameter("9.07%", language) in sentence

"""The kinds of findings, lines and steps: each is said, each cites its rule, each is used by the law."""

import ast
import importlib
import re
from pathlib import Path

import msgspec
import pytest
import yaml

import benefits
from benefits import words
from benefits.codes import Reason
from benefits.figures import read_figures
from benefits.findings import Code
from benefits.law import VIEWS

ROOM = Path(benefits.__file__).parent
ROW = re.compile(r"[SFROC]\d{1,2}", re.ASCII)
OWN = (
    *("sickness", "partial", "infectious", "donor", "rehabilitation", "parental"),
    *("family_leave", "annual_leave", "occupational_health"),
)
"""The packages of benefits that have codes of their own; those of the ground are said with sickness."""
UNSOURCED = {"DAY_OUTSIDE_CALENDAR", "PERIOD_REVERSED", "CERTIFICATE_LATER", "NOTICE_LATER"}
"""What rests on no row of the rules of record: slips of the pen, and the papers that are to come."""


def codes_in(package: str) -> dict[str, Code | Reason]:
    """Return the kinds of findings, lines and steps of a package by their names."""
    inside = "" if package == "sickness" else f".{package}"
    held = vars(importlib.import_module(f"benefits{inside}.codes"))
    return {name: code for name, code in held.items() if isinstance(code, Code | Reason) and name.isupper()}


CODES = [(package, name) for package in OWN for name in sorted(codes_in(package))]
FIGURES = [(group, name) for group in VIEWS for name in sorted(read_figures(group))]


def names_read_in(*apart: str) -> set[str]:
    """Return every attribute and name that the modules of the law read, but those set apart."""
    files = [file for file in ROOM.rglob("*.py") if file.stem not in apart]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return attributes | {node.id for node in nodes if isinstance(node, ast.Name)}


def test_every_package_with_codes_is_tried() -> None:
    packages = {file.parent.name for file in ROOM.rglob("codes.py") if file.parent != ROOM}

    assert packages | {"sickness"} == set(OWN)


@pytest.mark.parametrize("package", OWN)
def test_words_say_every_code_and_no_other(package: str) -> None:
    text = (ROOM / "words" / f"{package}.yaml").read_text(encoding="utf-8")
    kinds = codes_in(package).values()

    assert set(yaml.load(text, yaml.CSafeLoader)) == {
        kind.name if isinstance(kind, Code) else kind.code for kind in kinds
    }


@pytest.mark.parametrize(("package", "name"), CODES)
def test_finding_line_or_step_cites_its_row(package: str, name: str) -> None:
    kind = codes_in(package)[name]
    source = kind.source if isinstance(kind, Code) else kind.rule

    assert name in UNSOURCED or ROW.match(source)


def test_every_kind_is_used_by_the_law() -> None:
    assert {name for _, name in CODES} <= names_read_in("codes")


@pytest.mark.parametrize("group", VIEWS)
def test_every_figure_is_read_by_some_rule(group: str) -> None:
    fields = {field.name for field in msgspec.structs.fields(VIEWS[group])}

    assert fields <= names_read_in("law", "views", "figures", "asked", "asked_of_sickness", "questions")


@pytest.mark.parametrize(("group", "name"), FIGURES)
def test_figure_cites_rows_that_settle_it(group: str, name: str) -> None:
    figure = read_figures(group)[name]

    assert all(ROW.fullmatch(row) for row in figure.reference.rows)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_step_is_said_with_its_result(language: str) -> None:
    sentence = words.say_code("step_deduction", {"value": "9.07%"}, language)

    assert words.write_parameter("9.07%", language) in sentence

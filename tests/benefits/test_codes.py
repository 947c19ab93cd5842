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
ROW = re.compile(r"[SC]\d{1,2}", re.ASCII)
FINDINGS = {name: code for name, code in vars(codes).items() if isinstance(code, Code)}
REASONS = {name: reason for name, reason in vars(codes).items() if isinstance(reason, Reason)}
UNSOURCED = {"DAY_OUTSIDE_CALENDAR", "PERIOD_REVERSED", "CERTIFICATE_LATER"}
"""What rests on no row of the rules of record: slips of the pen, and the certificate that is to come."""


def names_read_in(*apart: str) -> set[str]:
    """Return every attribute and name that the modules of the law read, but those set apart."""
    files = [file for file in ROOM.glob("*.py") if file.stem not in apart]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return attributes | {node.id for node in nodes if isinstance(node, ast.Name)}


def test_words_say_every_code_and_no_other() -> None:
    text = (ROOM / "words" / "sickness.yaml").read_text(encoding="utf-8")
    said = set(yaml.load(text, yaml.CSafeLoader))

    assert said == {code.name for code in FINDINGS.values()} | {reason.code for reason in REASONS.values()}


@pytest.mark.parametrize("name", sorted(FINDINGS.keys() - UNSOURCED))
def test_finding_cites_its_row(name: str) -> None:
    assert ROW.match(FINDINGS[name].source)


@pytest.mark.parametrize("name", sorted(REASONS))
def test_line_or_step_cites_its_row(name: str) -> None:
    assert ROW.match(REASONS[name].rule)


def test_every_kind_is_used_by_the_law() -> None:
    assert FINDINGS.keys() | REASONS.keys() <= names_read_in("codes")


def test_every_figure_is_read_by_some_rule() -> None:
    fields = {field.name for field in msgspec.structs.fields(VIEWS["sickness_allowance"])}

    assert fields <= names_read_in("law", "figures", "asked_of_sickness", "questions")


@pytest.mark.parametrize("name", sorted(read_figures("sickness_allowance")))
def test_figure_cites_rows_that_settle_it(name: str) -> None:
    figure = read_figures("sickness_allowance")[name]

    assert all(ROW.fullmatch(row) for row in figure.reference.rows)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_step_is_said_with_its_result(language: str) -> None:
    sentence = words.say_code("step_deduction", {"value": "9.07%"}, language)

    assert words.write_parameter("9.07%", language) in sentence

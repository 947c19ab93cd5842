"""The rules hold no figures: a number in law code is a missing parameter."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import benefits

ROOM = Path(benefits.__file__).parent
NO_RULES = {
    "calendar": "the calendar's own arithmetic",
    "figures": "a percentage is a hundredth",
    "money": "a cent is a hundredth of a euro",
    "reading": "bounds of what can be read",
    "scalars": "forms of dates and euros",
    "catalogue": "codes of the Incomes Register",
    "asked_of_sickness": "names of what is not answered with a number of its own",
    "occupational_health/asked": "names of what is asked and answered by class",
    "family_leave/asked": "bounds of what can be asked",
    "questions": "bounds and examples of what can be asked",
    "words/__init__": "forms of days and euros",
    "__main__": "the door for questions",
}
NAMES = {file: str(file.relative_to(ROOM).with_suffix("")) for file in sorted(ROOM.rglob("*.py"))}
RULES = [file for file, name in NAMES.items() if name not in NO_RULES and file.stem != "codes"]


def docstrings_of(tree: ast.Module) -> set[int]:
    """Return the identities of the texts that stand alone: they are read, not reckoned with."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def numbers_in(source: str) -> Iterator[str]:
    """Return every number but 0 and 1, be it a literal or hidden in a text."""
    tree = ast.parse(source)
    apart = docstrings_of(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in apart or isinstance(node.value, bool):
            continue
        if isinstance(node.value, int | float) and node.value not in {0, 1}:
            yield f"line {node.lineno}: {node.value}"
        if isinstance(node.value, str) and any(sign.isdigit() for sign in node.value):
            yield f"line {node.lineno}: {node.value!r}"


@pytest.mark.parametrize("file", RULES, ids=NAMES.get)
def test_rule_module_holds_no_number(file: Path) -> None:
    assert list(numbers_in(file.read_text(encoding="utf-8"))) == []


def test_every_module_without_rules_exists() -> None:
    assert {name for name in NO_RULES if not (ROOM / f"{name}.py").exists()} == set()


def test_number_is_found_in_a_literal_and_in_a_text() -> None:
    source = '"""About 9."""\nfirst = days + 1\nsecond = days + 9\nthird = Decimal("0.70")\nfourth = True\n'

    assert list(numbers_in(source)) == ["line 3: 9", "line 4: '0.70'"]

"""The budgets of the house: no module, function, class or template grows past its measure."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.house.files import FLOORS, ROOT, kept, name, python

MODULE, TEST_MODULE, FUNCTION, CLASS, TEMPLATE = 400, 500, 60, 250, 120
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def _length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_module_is_over_its_budget() -> None:
    over = [name(path) for path in python(*FLOORS) if _lines(path) > MODULE]
    over += [name(path) for path in python("tests") if _lines(path) > TEST_MODULE]

    assert over == []


def test_no_function_or_class_is_over_its_budget() -> None:
    over = [
        f"{name(path)}:{node.name}"
        for path in python(*FLOORS, "tests")
        for node in _nodes(path)
        if (isinstance(node, FUNCTIONS) and _length(node) > FUNCTION)
        or (isinstance(node, ast.ClassDef) and _length(node) > CLASS)
    ]

    assert over == []


def test_no_template_is_over_its_budget() -> None:
    templates = [path for path in kept() if path.suffix == ".html" and "templates" in path.parts]

    assert [name(path) for path in templates if _lines(path) > TEMPLATE] == []


def test_every_module_says_what_it_is_in_its_first_line() -> None:
    silent = [
        name(path)
        for path in python(*FLOORS)
        if path.relative_to(ROOT) != Path("portal/__init__.py")
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []


def test_no_drawer_is_named_for_nothing() -> None:
    drawers = {"utils", "common", "core", "helpers", "misc", "base", "manager", "managers", "handlers"}

    found = [
        name(path)
        for path in python(*FLOORS, "tests")
        if drawers & {path.stem, *path.relative_to(ROOT).parts[:-1]}
    ]

    assert found == []


def test_functions_are_short(capsys: pytest.CaptureFixture[str]) -> None:
    lengths = [
        _length(node) for path in python(*FLOORS) for node in _nodes(path) if isinstance(node, FUNCTIONS)
    ]
    tests = sum(_lines(path) for path in python("tests"))
    code = sum(_lines(path) for path in python(*FLOORS))
    ninetieth, ninety_ninth = quantiles(lengths, n=100)[89], quantiles(lengths, n=100)[98]

    with capsys.disabled():
        print(  # noqa: T201 - the measure of the house is told at every run
            f"\nfunctions: median {median(lengths):.0f}, p90 {ninetieth:.0f}, p99 {ninety_ninth:.0f} lines; "
            f"test lines to code lines {tests / code:.2f}"
        )

    assert median(lengths) <= 15

"""A probe of the tests: each figure is changed and each comparison of the rules flipped, one at a time.

Every change must make some test of this folder fail. Run by `python -m tests.benefits.probe`: what no test
notices is printed, and the exit code is then 1. Each change is tried in a process of its own, forked from
one that has read pytest and nothing of the law. Words as arguments try only the changes that name one.
"""

import ast
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import ModuleType

import hypothesis
import msgspec
import pytest
import yaml

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
RULES = ROOT / "benefits"
FIGURES = RULES / "parameters"
APART = frozenset(
    {
        *(
            "__init__",
            "__main__",
            "asked",
            "asked_of_sickness",
            "asking",
            "catalogue",
            "figures",
            "law",
            "questions",
        ),
        *("questions", "reading", "scalars"),
    }
)
"""Modules without rules: how things are read, found, asked and told. Their own tests try their edges."""

READ_BEFORE = (hypothesis, msgspec, pytest, yaml)
"""What every process needs, read once before they part."""

LONGEST_TRY = 120
"""Seconds after which a change that never comes to an end counts as noticed."""

LONGEST_PROBE = 900
"""Seconds after which the probe gives up: it is then no use beside the tests."""

FLIPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
SWAPS = {"min": "max", "max": "min"}
"""To take the lesser or the greater is to compare as well."""


@dataclass(frozen=True)
class Change:
    """One change: what it is called, how a process comes to work under it, and who notices it soonest."""

    name: str
    make: Callable[[], None]
    near: Sequence[str] = ("cases", "calculate")


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module of the rules with a changed tree."""

    def __init__(self, file: Path, tree: ast.Module) -> None:
        """Take the module's file and the tree to run in place of it."""
        self._name = module_of(file)
        self._file = file
        self._tree = tree

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Answer for the changed module alone."""
        if fullname != self._name:
            return None
        inside = [str(self._file.parent)] if self._file.stem == "__init__" else None
        return importlib.util.spec_from_file_location(
            fullname, self._file, loader=self, submodule_search_locations=inside
        )

    def create_module(self, _spec: importlib.machinery.ModuleSpec) -> None:
        """Leave the making of the module to the import system."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed tree."""
        exec(compile(self._tree, self._file, "exec"), vars(module))  # noqa: S102 (our own code, changed)


def changes() -> Iterator[Change]:
    """Return every change there is to try."""
    for file in sorted(FIGURES.glob("*/*.yaml")):
        yield from changed_values(file)
    for file in sorted(RULES.rglob("*.py")):
        if file.stem not in APART or is_benefit(file):
            yield from flipped_comparisons(file)


def module_of(file: Path) -> str:
    """Return the name by which the module of the file is imported."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def is_benefit(file: Path) -> bool:
    """Say whether the file is the first of a benefit's own package: there its rules stand."""
    return file.stem == "__init__" and file.parent not in {RULES, RULES / "words"}


def changed_values(file: Path) -> Iterator[Change]:
    """Change each value of a figure to the next larger one of its kind."""
    figure = yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 (all scalars stay text)
    for dated in figure["values"]:
        if "value" in dated:
            own = dated["value"]
            dated["value"] = larger(own, figure["unit"])
            name = f"{file.stem} from {dated['from']}: {own} → {dated['value']}"
            text = yaml.dump(figure, allow_unicode=True)
            yield Change(name, partial(lay_over, file, text), (file.parent.name.split("_")[0], *Change.near))
            dated["value"] = own


def larger(value: str, unit: str) -> str:
    """Return the next larger value: the next day, or one more in the last place."""
    if unit == "date":
        return str(date.fromisoformat(value) + timedelta(days=1))
    number = Decimal(value)
    return str(number + Decimal(1).scaleb(int(number.as_tuple().exponent)))


def lay_over(file: Path, text: str) -> None:
    """Read the figures from a copy of their folder in which one file is changed."""
    folder = Path(tempfile.mkdtemp(prefix="probe-"))
    shutil.copytree(FIGURES, folder, dirs_exist_ok=True)
    (folder / file.relative_to(FIGURES)).write_text(text, encoding="utf-8")
    vars(importlib.import_module(f"{RULES.name}.figures"))["PARAMETERS"] = folder


def flipped_comparisons(file: Path) -> Iterator[Change]:
    """Flip each comparison of a module: the edge of an order, or the outcome of an equality."""
    for place, node in enumerate(ast.walk(parsed(file))):
        for part in range(comparisons_in(node)):
            name = f"{module_of(file)} line {node.lineno}: {ast.unparse(node)} [{part}]"  # type: ignore[attr-defined]
            yield Change(name, partial(flip, file, place, part), (file.stem, file.parent.name, *Change.near))


def parsed(file: Path) -> ast.Module:
    """Return the tree of a module."""
    return ast.parse(file.read_text(encoding="utf-8"))


def comparisons_in(node: ast.AST) -> int:
    """Return how many comparisons one node makes by itself."""
    if isinstance(node, ast.Compare):
        return len(node.ops)
    return int(isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SWAPS)


def flip(file: Path, place: int, part: int) -> None:
    """Put a module with one comparison flipped in the place of the one in the file."""
    tree = parsed(file)
    node = list(ast.walk(tree))[place]
    if isinstance(node, ast.Compare):
        node.ops[part] = FLIPS[type(node.ops[part])]()
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        node.func.id = SWAPS[node.func.id]
    sys.meta_path.insert(0, Changed(file, tree))


def start(change: Change) -> int:
    """Try the tests under a change in a process of its own; return its id. It ends with 0 if none noticed."""
    process = os.fork()
    if process:
        return process
    signal.alarm(LONGEST_TRY)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        change.make()
        os._exit(tried(tests_named(change.near)) or tried(tests_of_rules()))


def tests_of_rules() -> list[Path]:
    """Return the files of tests of the rules."""
    others = {f"test_{name}" for name in (*APART - {"law", "figures"}, "words")}
    return [file for file in sorted(HERE.glob("test_*.py")) if file.stem not in others]


def tests_named(names: Sequence[str]) -> list[Path]:
    """Return those files of tests whose names begin so, the first named first."""
    files = tests_of_rules()
    return [file for name in names for file in files if file.stem.startswith(f"test_{name}")]


def tried(files: Sequence[Path]) -> int:
    """Run the plain tests of the files, with few plugins, to the first fault; return 0 if there is none."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    arguments = [
        *("-c", os.devnull, "--rootdir", str(ROOT), "--noconftest", "-x", "-q", "--assert=plain", "--tb=no"),
        *("-p", "_hypothesis_pytestplugin", "-m", "not hypothesis", "-p", "no:cacheprovider"),
        *map(str, files),
    ]
    return pytest.main(arguments)


def unnoticed(asked: Sequence[Change]) -> Iterator[Change]:
    """Try the changes, as many at a time as there are processors, and return those no test noticed."""
    waiting, running = list(reversed(asked)), dict[int, Change]()
    until = time.monotonic() + LONGEST_PROBE
    while waiting or running:
        if time.monotonic() > until:
            raise TimeoutError(f"{len(waiting)} changes are left to try")
        while waiting and len(running) < (os.cpu_count() or 1):
            change = waiting.pop()
            running[start(change)] = change
        process, outcome = os.wait()
        change = running.pop(process)
        if outcome == 0:
            yield change


def main(words: Sequence[str]) -> int:
    """Try all changes, or those that name one of the words; return 1 if any goes unnoticed."""
    nothing = Change("nothing changed", lambda: None)
    if not list(unnoticed([nothing])):
        sys.stderr.write("The tests fail as they are.\n")
        return 1
    asked = [each for each in changes() if not words or any(word in each.name for word in words)]
    began = time.monotonic()
    left = 0
    for change in unnoticed(asked):
        left += 1
        sys.stdout.write(f"unnoticed: {change.name}\n")
        sys.stdout.flush()
    seconds = time.monotonic() - began
    sys.stdout.write(f"{len(asked)} changes tried in {seconds:.0f} s, {left} unnoticed\n")
    return int(left > 0)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="probe-") as folder:
        tempfile.tempdir = folder  # whatever a process leaves behind goes with it
        sys.exit(main(sys.argv[1:]))

"""The papers of the house: decisions are numbered, the walk names what exists, nothing points outside."""

import importlib
import re

from tests.house.files import ROOT, kept, name

WALKED = re.compile(r"`(\w+(?:\.\w+)+)\(")
OUTSIDE = re.compile(
    r"p[y]thonhosted|p[y]pi\.org|registry\.np[m]js|deb\.d[e]bian|/w[o]rk/|/h[o]me/\w|/r[o]ot/", re.IGNORECASE
)


def test_decision_papers_have_numbers_of_their_own() -> None:
    papers = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [paper[:4] for paper in papers]

    assert numbers == [f"{number:04d}" for number in range(1, len(papers) + 1)]


def test_decision_papers_are_short() -> None:
    papers = (ROOT / "docs" / "decisions").glob("*.md")

    assert [paper.name for paper in papers if len(paper.read_text(encoding="utf-8").splitlines()) > 60] == []


def test_the_walk_names_functions_that_exist() -> None:
    walk = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = WALKED.findall(walk)
    lost = []
    for dotted in named:
        module, _, function = dotted.rpartition(".")
        if not hasattr(importlib.import_module(module), function):
            lost.append(dotted)

    assert lost == []
    assert len(named) > 10


def test_nothing_points_outside_the_repository() -> None:
    pointing = []
    for path in kept():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if OUTSIDE.search(text):
            pointing.append(name(path))

    assert pointing == []

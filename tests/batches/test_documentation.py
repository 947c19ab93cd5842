"""The description of files for payroll firms says what the columns are, and its example is read."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from batches import columns
from batches.files import lines_of, table_of
from benefits.sickness import Claim

TEXT = (Path(__file__).parents[2] / "docs" / "batch-files.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([a-z_.0-9]+)` \| ([^|`]+?)(?:: (`[^|]+`))? \| (yes)?", TEXT, re.MULTILINE)


def test_every_column_is_described_by_its_label() -> None:
    described = {path: label for path, label, _, _ in ROWS}

    assert described == {
        path: columns.label(path, "en")
        for path in columns.paths()
        if path != columns.FAULTS and not re.search(r"\.[1-9]\d*\.", path)
    }


def test_columns_that_must_be_there_are_marked() -> None:
    assert tuple(path for path, _, _, needed in ROWS if needed) == columns.required_paths()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (field, kind)
        for field, kind in Claim.__annotations__.items()
        for kind in (getattr(kind, "__args__", (kind,))[0],)
        if isinstance(kind, type) and issubclass(kind, StrEnum)
    ],
)
def test_every_choice_is_named(path: str, kind: type[StrEnum]) -> None:
    choices = {path: choices for path, _, choices, _ in ROWS}

    assert re.findall(r"`(\w+)`", choices[path]) == list(kind)


def test_example_is_read_without_a_fault() -> None:
    content = re.search(r"```csv\n(.+?)```", TEXT, re.DOTALL)
    assert content is not None
    file = content[1].encode()

    lines = list(lines_of(file, table_of(file, required=[columns.BUSINESS_ID])))

    assert [line.stated.findings for line in lines] == [(), ()]
    assert [line.stated.last_name for line in lines] == ["Esimerkki", ""]

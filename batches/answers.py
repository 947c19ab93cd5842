"""The answer to a file: its faulty rows in the form they were sent in, each with what is to be mended."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import PurePath
from typing import NamedTuple

import msgspec

from access.sealing import unseal
from batches import rows
from batches.columns import FAULTS, label
from batches.files import Table
from batches.formats import csv
from batches.formats.recognition import Format
from batches.models import Batch, BatchRow
from batches.register import is_cancellation
from benefits import words
from benefits.findings import Finding, Weight
from incomes.wage_reports.answer import mending
from incomes.wage_reports.message import INVALIDATIONS, WAGE_REPORTS, Action, ItemT, Report
from incomes.wage_reports.reader import Item, Reading
from incomes.wage_reports.writer import write

_BETWEEN = " | "


class Fault(NamedTuple):
    """One finding of one row in words, and the column it is about as the file calls it."""

    line: int
    column: str
    finding: Finding
    words: str

    def __str__(self) -> str:
        return f"{self.column}: {self.words}" if self.column else self.words


class Answer(NamedTuple):
    """A file to be mended and sent again: what it is called and its bytes; none where nothing is faulty."""

    name: str
    content: bytes


def faults_of(row: BatchRow, table: Table | None, language: str) -> list[Fault]:
    """Return all findings of a row in words; `table` is how its file is written, None for a message."""
    return [
        Fault(row.line, _column(finding.field, table, language), finding, words.say(finding, language))
        for finding in msgspec.convert(row.findings, list[Finding])
    ]


def table_of(batch: Batch) -> Table | None:
    """Return how a batch's file is written; None for a message of the Incomes Register."""
    return msgspec.convert(batch.dialect, Table) if batch.format == Format.CSV and batch.dialect else None


def answer_of(batch: Batch, faulty: Sequence[BatchRow], language: str) -> Answer:
    """Return the faulty rows of a batch as a file."""
    name, table = PurePath(batch.name), table_of(batch)
    content = b""
    if faulty and table is not None:
        content = b"".join(csv.write(_mendable(table, faulty, language), table.dialect))
    elif faulty:
        content = _message(batch, faulty, language)
    return Answer(f"{name.stem}-faulty{name.suffix}", content)


def _column(field: str, table: Table | None, language: str) -> str:
    return (table.columns.name_of(field) if table and field else "") or label(field, language)


def _in_words(row: BatchRow, table: Table | None, language: str) -> str:
    faults = faults_of(row, table, language)
    return _BETWEEN.join(str(fault) for fault in faults if fault.finding.weight is Weight.STOPS)


def _mendable(table: Table, faulty: Sequence[BatchRow], language: str) -> Iterator[list[str]]:
    """Yield the names of the columns and the faulty rows, with what is to be mended in a last column."""
    columns = table.columns
    kept = [place for place, path in enumerate(columns.paths) if path != FAULTS]
    yield [*(columns.names[place] for place in kept), label(FAULTS, language)]
    for row in faulty:
        cells = _cells_of(row)
        cells.extend([""] * (len(columns.paths) - len(cells)))
        beyond = cells[len(columns.paths) - 1 :]
        cells[len(columns.paths) - 1 :] = [table.dialect.separator.join(beyond)]
        yield [*(cells[place] for place in kept), _in_words(row, table, language)]


def _cells_of(row: BatchRow) -> list[str]:
    return msgspec.json.decode(unseal(row.cells, rows.CELLS), type=list[str])


def _message(batch: Batch, faulty: Sequence[BatchRow], language: str) -> bytes:
    """Return the faulty reports, or cancellations, of a message, each behind a comment that says why."""
    told: dict[int, list[str]] = {}
    taken: set[int] = set()
    for row in faulty:
        number = int(_cells_of(row)[0])
        told.setdefault(number, []).append(_in_words(row, None, language))
        if ":" in row.origin and not batch.dry_run:
            taken.add(number)
    content = unseal(rows.content_of(batch.id), rows.CONTENT)
    to = BytesIO()
    if is_cancellation(content):
        cancelled = Reading(BytesIO(content), INVALIDATIONS)
        write(INVALIDATIONS, cancelled.header, _told(cancelled, told), to)
    else:
        reported = Reading(BytesIO(content), WAGE_REPORTS)
        again = (_replacing(each) if each.number in taken else each for each in reported)
        write(WAGE_REPORTS, mending(reported.header), _told(again, told), to)
    return to.getvalue()


def _told(items: Iterable[Item[ItemT]], told: Mapping[int, list[str]]) -> Iterator[ItemT | str]:
    for item in items:
        if item.number in told:
            yield _BETWEEN.join(told[item.number])
            yield item.content


def _replacing(item: Item[Report]) -> Item[Report]:
    """Return a report as a replacement: the report itself was taken, and only its application is faulty."""
    data = msgspec.structs.replace(item.content.data, action=Action.REPLACEMENT)
    return Item(item.number, item.line, msgspec.structs.replace(item.content, data=data))

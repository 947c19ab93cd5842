"""A table as it was sent: how it is written, which columns it has, and its rows as they are stated."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import msgspec

from batches import codes
from batches.columns import BROKEN, Columns, Reader, Stated, columns_of
from batches.formats import csv
from batches.formats.csv import Dialect
from batches.formats.recognition import RefusedError


class Standing(NamedTuple):
    """An application that a row is about, because an earlier version of its report made it."""

    application_id: int
    employer_id: int
    employee_id: int


class Line(NamedTuple):
    """One row of a file before it is checked: its line, its cells as sent, and what they state.

    `origin` names the register report and period of a row that is no line of a table; `standing` is the
    application to be corrected by it, or withdrawn where the row states no claim.
    """

    number: int
    cells: list[str]
    stated: Stated
    origin: str = ""
    standing: Standing | None = None


class Table(msgspec.Struct, frozen=True):
    """How the rows of a file are written, which is the same for the whole file."""

    dialect: Dialect
    columns: Columns


def table_of(content: bytes, *, required: Sequence[str]) -> Table:
    """Return how a CSV file is written; RefusedError where none of its rows could be read."""
    dialect = csv.dialect_of(content)
    rows = csv.rows(content, dialect)
    columns = columns_of(next(rows).cells, required=required)
    if next(rows, None) is None:
        raise RefusedError(codes.FILE_NO_ROWS.finding())
    return Table(dialect, columns)


def lines_of(content: bytes, table: Table, *, after: int = 0, until: int | None = None) -> Iterator[Line]:
    """Yield what the rows behind the line `after` state, as far as the line `until`."""
    reader = Reader(table.columns)
    for row in islice(csv.rows(content, table.dialect), 1, None):
        if until is not None and row.line > until:
            return
        if row.line > after:
            yield Line(row.line, row.cells, reader.read(row.cells) if row.quoted else BROKEN)

"""The floor: the values that the pipeline wrote, copied by the owner into the same tables, and nothing else.

The tables are as they are, with their constraints, indexes and triggers; nothing is read, checked,
reckoned or sealed. No way of writing these rows is likely to cost much less.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psycopg
from psycopg import sql

from portal.bench import databases
from portal.bench.contest import CountError, Run
from portal.bench.pipeline import counts_in

_TABLES: Final = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
_COUNT: Final = "SELECT count(*) FROM {}"
_LAST: Final = "SELECT coalesce(max(id), 0) FROM {}"
_OUT: Final = "COPY (SELECT * FROM {} WHERE id > {} ORDER BY id) TO STDOUT (FORMAT binary)"
_IN: Final = "COPY {} FROM STDIN (FORMAT binary)"
_BLOCK: Final = 1 << 20


@dataclass(frozen=True)
class Floor:
    """The values, a file for each table, and how many rows every table has when they are in."""

    name: str
    files: Mapping[str, Path]
    rows: Mapping[str, int]

    def run(self) -> Run:
        """Copy the values in, in one transaction; CountError where a table has other rows than it had."""
        with databases.owner(databases.RUNNING) as owner:
            start = time.perf_counter()
            with owner.transaction():
                for table, file in self.files.items():
                    _copy_in(owner, table, file)
            seconds = time.perf_counter() - start
            if (rows := _rows_of(owner)) != self.rows:
                raise CountError(f"{self.name}: {rows}, where {self.rows} was to be")
            return Run(seconds, counts_in(owner))


def precomputed(name: str, folder: Path) -> Floor:
    """Return the floor of what the pipeline has just written into the database in use."""
    with databases.owner(databases.SEEDED) as before, databases.owner(databases.RUNNING) as after:
        rows = _rows_of(after)
        written = [table for table, count in _rows_of(before).items() if rows[table] != count]
        files = {table: folder / table for table in written}
        for table, file in files.items():
            _copy_out(after, table, _number(before, _LAST, table), file)
    return Floor(name, files, rows)


def _copy_in(owner: psycopg.Connection, table: str, file: Path) -> None:
    statement = sql.SQL(_IN).format(sql.Identifier(table))
    with file.open("rb") as values, owner.cursor().copy(statement) as copy:
        while block := values.read(_BLOCK):
            copy.write(block)


def _copy_out(owner: psycopg.Connection, table: str, last: int, file: Path) -> None:
    statement = sql.SQL(_OUT).format(sql.Identifier(table), last)
    with file.open("wb") as values, owner.cursor().copy(statement) as copy:
        for block in copy:
            values.write(block)


def _rows_of(owner: psycopg.Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    tables = [table for (table,) in owner.execute(_TABLES).fetchall()]
    return {table: _number(owner, _COUNT, table) for table in sorted(tables)}


def _number(owner: psycopg.Connection, statement: str, table: str) -> int:
    row = owner.execute(sql.SQL(statement).format(sql.Identifier(table))).fetchone()
    return int(row[0]) if row else 0

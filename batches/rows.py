"""The set-based statements behind the deeds: many rows are stored, taken and settled in one each."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Final, NamedTuple

from django.db import connection

from access.statements import bulk_cursor

CELLS: Final = "batches_batchrow.cells"
"""The column a row's cells are sealed for."""
CONTENT: Final = "batches_batch.content"
"""The column a file's bytes are sealed for."""

_CONTENT = "SELECT content FROM batches_batch WHERE id = %s"
_KEEP_CONTENT = "UPDATE batches_batch SET content = %b WHERE id = %s"
_READER = "SELECT pg_try_advisory_lock('batches_batch'::regclass::oid::int, %s)"
_READER_GONE = "SELECT pg_advisory_unlock('batches_batch'::regclass::oid::int, %s)"
_STORE = """
INSERT INTO batches_batchrow (batch_id, line, cells, state, employer_id, employee_id, benefit, claim,
    findings, worth, origin, reference)
SELECT %s::bigint, s.line, s.cells, s.state, s.employer_id, s.employee_id, s.benefit, s.claim::jsonb,
    s.findings::jsonb, s.worth, s.origin, s.reference
FROM unnest(%b::int[], %b::bytea[], %b::text[], %b::bigint[], %b::bigint[], %b::text[], %b::text[],
    %b::text[], %b::numeric[], %b::text[], %b::text[])
    AS s(line, cells, state, employer_id, employee_id, benefit, claim, findings, worth, origin, reference)
"""
_TAKE = """
SELECT line, cells, employer_id, employee_id, claim::text, worth, origin
FROM batches_batchrow
WHERE batch_id = %s AND state = 'ready'
ORDER BY line LIMIT %s
FOR UPDATE SKIP LOCKED
"""
_SETTLE = """
UPDATE batches_batchrow r SET state = s.state, application_id = s.application_id,
    findings = COALESCE(s.findings::jsonb, r.findings), reference = s.reference
FROM unnest(%b::int[], %b::text[], %b::bigint[], %b::text[], %b::text[])
    AS s(line, state, application_id, findings, reference)
WHERE r.batch_id = %s AND r.line = s.line AND r.line BETWEEN %s AND %s
"""
"""Between the first and the last line: so no plan that the database may choose looks at the whole batch."""


class Stored(NamedTuple):
    """A row as it is stored: its cells sealed, its claim and its findings as JSON, its worth in euros."""

    line: int
    cells: bytes
    state: str
    employer_id: int | None
    employee_id: int | None
    benefit: str
    claim: str | None
    findings: str
    worth: Decimal | None
    origin: str
    reference: str


class Taken(NamedTuple):
    """A row that is ready, taken by one worker until its transaction ends."""

    line: int
    cells: bytes
    employer_id: int
    employee_id: int | None
    claim: str | None
    worth: Decimal | None
    origin: str


class Settled(NamedTuple):
    """What became of a row; `findings` is None where those of the check still hold."""

    line: int
    state: str
    application_id: int | None = None
    findings: str | None = None
    reference: str = ""


@contextmanager
def reader_of(batch_id: int) -> Iterator[bool]:
    """Tell whether this connection is the one that reads the batch, and keep the others from it meanwhile.

    It holds from transaction to transaction, and ends with the connection where its worker is killed.
    """
    with connection.cursor() as cursor:
        cursor.execute(_READER, [batch_id])
        (first,) = cursor.fetchone()
        try:
            yield first
        finally:
            if first:
                cursor.execute(_READER_GONE, [batch_id])


def keep_content(batch_id: int, sealed: bytes) -> None:
    """Keep the sealed bytes of a batch's file."""
    with bulk_cursor() as cursor:
        cursor.execute(_KEEP_CONTENT, (sealed, batch_id))


def content_of(batch_id: int) -> bytes:
    """Return the sealed bytes of a batch's file."""
    with bulk_cursor() as cursor:
        cursor.execute(_CONTENT, (batch_id,))
        return bytes(cursor.fetchone()[0])


def store(batch_id: int, rows: Sequence[Stored]) -> None:
    """Store rows of a batch, each once: a line that is there already is an error."""
    with bulk_cursor() as cursor:
        cursor.execute(_STORE, (batch_id, *_columns(rows, len(Stored._fields))))


def take(batch_id: int, most: int) -> list[Taken]:
    """Take rows that are ready, in the order of the file, but those that another worker has taken."""
    with bulk_cursor() as cursor:
        cursor.execute(_TAKE, (batch_id, most))
        return [Taken(*row) for row in cursor.fetchall()]


def settle(batch_id: int, settled: Sequence[Settled]) -> None:
    """Write on rows what became of them."""
    lines = [row.line for row in settled]
    with bulk_cursor() as cursor:
        columns = _columns(settled, len(Settled._fields))
        cursor.execute(_SETTLE, (*columns, batch_id, min(lines), max(lines)))


def _columns(rows: Sequence[tuple[object, ...]], width: int) -> list[list[object]]:
    """Return the values of rows column by column; of no rows, as many empty columns."""
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(width)]

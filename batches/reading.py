"""Reading a batch: its file from where it was left, chunk by chunk, each row checked and stored once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

import msgspec

from access.sealing import seal, unseal
from applications.states import Channel
from batches import register, rows
from batches.check import Check, Checked
from batches.files import Line, Table, lines_of
from batches.formats.recognition import Format
from batches.models import Batch, BatchRow
from batches.senders import actor_of
from batches.states import RowState
from batches.stuck import handle, reference_of
from benefits import reading
from benefits.catalogue import benefit_of

_REMEMBERED = 5000


class Reading:
    """A file being read, from behind the line that its batch has reached."""

    def __init__(self, batch: Batch) -> None:
        at = batch.received_at
        self.line = batch.line
        self._sender = actor_of(batch, user_id=batch.received_by, at=at)
        self._check = Check(sender=self._sender, channel=Channel(batch.channel), at=at)
        self._lines: Iterator[Line] | None = None

    def read(self, batch: Batch, most: int) -> bool:
        """Check and store the next rows, at most so many or a whole message; say if there may be more."""
        if self._lines is None:
            content = unseal(rows.content_of(batch.id), rows.CONTENT)
            self._lines = self._opened(batch, content)
        more = self._read(batch, self._lines, most)
        while more and batch.format == Format.REGISTER:
            more = self._read(batch, self._lines, most)
        return more

    def _opened(self, batch: Batch, content: bytes) -> Iterator[Line]:
        """Return the rows that have not been read; those of a message once `incomes` has taken it."""
        if batch.format == Format.REGISTER:
            message = register.Message(content, self._sender, batch.received_at, batch.dry_run)
            receipt = register.hand_over(message)
            batch.answer = {"status": receipt.answer.status.value}
            return register.lines_of(message, receipt)
        table = msgspec.convert(batch.dialect, Table)
        if self.line:
            self._remember(batch, lines_of(content, table, until=self.line))
        return lines_of(content, table, after=self.line)

    def _read(self, batch: Batch, lines: Iterator[Line], most: int) -> bool:
        some = list(islice(lines, most))
        store(batch, some, self._check)
        self.line = batch.line = some[-1].number if some else batch.line
        return len(some) == most

    def _remember(self, batch: Batch, lines: Iterator[Line]) -> None:
        """Let the check remember the rows found good before the reading was interrupted."""
        good = set(BatchRow.objects.filter(batch=batch, state=RowState.READY).values_list("line", flat=True))
        while some := list(islice(lines, _REMEMBERED)):
            self._check.remember([line for line in some if line.number in good])


def store(batch: Batch, lines: Sequence[Line], check: Check) -> None:
    """Check rows and store them with what was found; count them on the batch."""
    stored = _stored(batch, lines, check)
    rows.store(batch.id, stored)
    states = Counter(row.state for row in stored)
    batch.rows += len(stored)
    batch.ready += states[RowState.READY]
    batch.faulty += states[RowState.FAULTY]
    batch.duplicate += states[RowState.DUPLICATE]
    batch.stuck += states[RowState.STUCK]
    batch.worth += sum((row.worth or Decimal(0) for row in stored if row.state == RowState.READY), Decimal(0))


def _stored(batch: Batch, lines: Sequence[Line], check: Check) -> list[rows.Stored]:
    def aside(line: Line, failure: Exception) -> rows.Stored:
        stuck = Checked(RowState.STUCK, None, None, line.stated.findings, None)
        reference = reference_of(failure, f"row {line.number} of batch {batch.id}")
        return _sealed(line, stuck)._replace(reference=reference)

    return handle(lines, lambda some: list(map(_sealed, some, check.check(some))), aside)


def _sealed(line: Line, checked: Checked) -> rows.Stored:
    claim = line.stated.claim
    return rows.Stored(
        line=line.number,
        cells=seal(msgspec.json.encode(line.cells), rows.CELLS),
        state=checked.state,
        employer_id=checked.employer_id,
        employee_id=checked.employee_id,
        benefit="" if claim is None else benefit_of(claim).code,
        claim=None if claim is None else reading.write(claim).decode(),
        findings=msgspec.json.encode(checked.findings).decode(),
        worth=checked.worth,
        origin=line.origin,
        reference="",
    )

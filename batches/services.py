"""Deeds on batches: receive a file, read it, confirm or cancel it, and make applications of its good rows."""

from datetime import datetime
from hashlib import sha256
from pathlib import PurePath
from typing import Final

import msgspec
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.timezone import localtime

from access import trail
from access.actor import Actor, Kind, NotAllowedError
from access.scope import acting
from access.sealing import seal
from applications.states import Channel
from batches import codes, creating, register, rows
from batches.columns import BUSINESS_ID
from batches.files import table_of
from batches.formats.recognition import Format, RefusedError, recognise
from batches.models import Batch, BatchRow
from batches.reading import Reading
from batches.senders import sender_of
from batches.states import RowState, State
from batches.stuck import attempt, reference_of
from benefits.findings import Finding

CHUNK: Final = 2000
"""How many rows are read, or become applications, in one transaction."""


_IN_FORCE: Final = Q(dry_run=False) & ~Q(state__in=[State.CANCELLED, State.REFUSED])
"""Which batches keep the same file from being received again."""
_READ: Final = ("line", "rows", "ready", "faulty", "duplicate", "stuck", "worth")
"""What reading changes on a batch."""


class BatchRefusedError(Exception):
    """What is asked of a batch does not go with the state it is in."""


def receive(
    *,
    content: bytes,
    name: str,
    by: Actor,
    at: datetime,
    dry_run: bool = False,
    confirmed: bool = False,
    channel: Channel = Channel.FILE,
) -> Batch:
    """Take a file in, sealed, to be read by a sweep; one that cannot be read at all is refused at once.

    A file of the same bytes is received once from each sender, but tried any number of times: the second
    is refused, and says which batch the first one is. `confirmed` confirms it beforehand.
    """
    batch = Batch(
        firm_id=by.firm_id,
        employer_id=by.employer_id,
        sender=sender_of(by),
        name=PurePath(name).name[-200:],
        size=len(content),
        sha256=sha256(content).digest(),
        lines=content.count(b"\n") + 1,
        state=State.RECEIVED,
        dry_run=dry_run,
        channel=channel,
        received_at=at,
        received_by=by.user_id,
    )
    if confirmed and not dry_run:
        batch.confirmed_at, batch.confirmed_by = at, by.user_id
    try:
        _recognise(batch, content, by)
    except RefusedError as refused:
        _refuse(batch, refused.finding)
    with acting(by):
        _keep(batch, content)
        _record("receive", batch, by=by, at=at)
    return batch


def _recognise(batch: Batch, content: bytes, by: Actor) -> None:
    """Note what kind of file it is and how it is written; RefusedError where it cannot be read at all."""
    batch.format = recognise(content, batch.name)
    if batch.format == Format.REGISTER:
        batch.channel = Channel.REGISTER
        table = register.TABLE
    else:
        table = table_of(content, required=[] if by.kind is Kind.EMPLOYER else [BUSINESS_ID])
    batch.dialect = msgspec.to_builtins(table)


def _refuse(batch: Batch, finding: Finding) -> None:
    batch.state = State.REFUSED
    batch.refusal = msgspec.to_builtins(finding)


def _keep(batch: Batch, content: bytes) -> None:
    """Insert the batch with its file; it is the constraint that says that the same file is there already."""
    try:
        with transaction.atomic():
            batch.save(force_insert=True)
    except IntegrityError:
        first = Batch.objects.defer("content").get(_IN_FORCE, sender=batch.sender, sha256=batch.sha256)
        received = localtime(first.received_at).date()
        _refuse(batch, codes.FILE_RECEIVED.finding(batch=first.id, received=received))
        batch.rows = batch.duplicate = first.rows
        batch.save(force_insert=True)
    if batch.state == State.RECEIVED:
        rows.keep_content(batch.id, seal(content, rows.CONTENT))


def read_all(*, by: Actor, at: datetime) -> int:
    """Read every batch that waits to be read, and return how many were read to their end."""
    return sum(read_on(batch_id, by=by, at=at) for batch_id in _waiting(State.RECEIVED, by))


def read_on(batch_id: int, *, by: Actor, at: datetime, most: int = CHUNK) -> bool:
    """Read a batch on from where it stands, and say whether this has read it to its end.

    Each chunk is a transaction, and the line it reaches is kept in it. Only one worker reads, from chunk to
    chunk: where another has the batch, or has read on in between, this one leaves off.
    """
    with rows.reader_of(batch_id) as first:
        return first and _read_on(batch_id, by=by, at=at, most=most)


def _read_on(batch_id: int, *, by: Actor, at: datetime, most: int) -> bool:
    reading: Reading | None = None
    while True:
        with acting(by):
            batch = _locked(batch_id, State.RECEIVED)
            if batch is None or (reading is not None and reading.line != batch.line):
                return False
            reading = reading or Reading(batch)
            if not _read_some(batch, reading, most):
                _end_reading(batch, by=by, at=at)
                return True
            batch.save(update_fields=_READ)


def _locked(batch_id: int, state: State) -> Batch | None:
    """Return a batch in a state for this worker alone; None where it is in another or somebody has it."""
    found = Batch.objects.select_for_update(skip_locked=True).defer("content")
    return found.filter(id=batch_id, state=state).first()


def _read_some(batch: Batch, reading: Reading, most: int) -> bool:
    """Read some rows and say whether there may be more; a file that fails as a whole is refused."""
    more = attempt(lambda: reading.read(batch, most))
    if isinstance(more, bool):
        return more
    if isinstance(more, RefusedError):
        _refuse(batch, more.finding)
    else:
        batch.reference = reference_of(more, f"batch {batch.id}")
        _refuse(batch, codes.FILE_STUCK.finding(reference=batch.reference))
    return False


def _end_reading(batch: Batch, *, by: Actor, at: datetime) -> None:
    if batch.state == State.RECEIVED:
        batch.state = State.CONFIRMED if batch.confirmed_at else State.CHECKED
        batch.checked_at = at
    batch.save(update_fields=[*_READ, "state", "checked_at", "refusal", "reference", "answer"])
    _record("read", batch, by=by, at=at)


def confirm(batch_id: int, *, by: Actor, at: datetime) -> Batch:
    """Let the good rows of a checked batch become applications; BatchRefusedError for any other batch.

    To confirm again changes nothing.
    """
    with acting(by):
        batch = _own(batch_id, by)
        if batch.state in {State.CONFIRMED, State.DONE}:
            return batch
        if batch.state != State.CHECKED or batch.dry_run:
            raise BatchRefusedError("only a checked batch that is no dry run is confirmed")
        batch.state, batch.confirmed_at, batch.confirmed_by = State.CONFIRMED, at, by.user_id
        batch.save(update_fields=["state", "confirmed_at", "confirmed_by"])
        _record("confirm", batch, by=by, at=at)
    return batch


def cancel(batch_id: int, *, by: Actor, at: datetime) -> Batch:
    """Let a batch that is not confirmed come to nothing; its file may be sent again.

    The reports of a delivery stay where they are kept: only the register's own cancellation takes them back.
    """
    with acting(by):
        batch = _own(batch_id, by)
        if batch.state == State.CANCELLED:
            return batch
        if batch.state not in {State.RECEIVED, State.CHECKED} or batch.confirmed_at:
            raise BatchRefusedError("a confirmed batch is not cancelled: its applications are withdrawn")
        batch.state = State.CANCELLED
        batch.save(update_fields=["state"])
        _record("cancel", batch, by=by, at=at)
    return batch


def _own(batch_id: int, by: Actor) -> Batch:
    """Return a batch of the actor's own, locked; NotAllowedError for a stranger."""
    found = Batch.objects.select_for_update().defer("content")
    batch = found.filter(id=batch_id, sender=sender_of(by)).first()
    if batch is None:
        raise NotAllowedError("no such batch")
    return batch


def create(*, by: Actor, at: datetime, limit: int = CHUNK) -> int:
    """Let ready rows of confirmed batches become applications, and return how many rows were handled.

    Any number of workers may do so at once; each chunk is a transaction. A batch without a ready row is done.
    """
    return sum(_create_all(batch_id, limit, by=by, at=at) for batch_id in _waiting(State.CONFIRMED, by))


def _waiting(state: State, by: Actor) -> list[int]:
    with acting(by):
        return list(Batch.objects.filter(state=state).order_by("id").values_list("id", flat=True))


def _create_all(batch_id: int, limit: int, *, by: Actor, at: datetime) -> int:
    handled = 0
    while True:
        with acting(by):
            taken = rows.take(batch_id, limit)
            if not taken:
                break
            creating.create(Batch.objects.defer("content").get(id=batch_id), taken)
            handled += len(taken)
    with acting(by):
        batch = _locked(batch_id, State.CONFIRMED)
        if batch and not BatchRow.objects.filter(batch=batch, state=RowState.READY).exists():
            batch.state, batch.done_at = State.DONE, at
            batch.save(update_fields=["state", "done_at"])
            _record("finish", batch, by=by, at=at)
    return handled


def _record(deed: str, batch: Batch, *, by: Actor, at: datetime) -> None:
    employers = [batch.employer_id] if batch.employer_id else []
    trail.record(by=by, at=at, deed=deed, subject="batch", subject_ids=[batch.id], employer_ids=employers)

"""Creating applications of the good rows of a batch: a chunk at a time, any number of workers at once."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal

import msgspec
from django.db.models import F

from access.actor import Actor, Matter
from access.sealing import unseal
from applications import services as applications
from applications.codes import NO_RIGHT
from applications.states import Channel
from applications.submissions import Outcome, Submission
from batches import rows
from batches.columns import Reader
from batches.corrections import change, standing_among
from batches.files import Table
from batches.models import Batch
from batches.senders import actor_of
from batches.states import RowState
from batches.stuck import handle, reference_of
from benefits import reading
from benefits.catalogue import benefit_of
from employers.entries import NewEmployee
from employers.rows import keyed
from employers.services import add_employees


def create(batch: Batch, taken: Sequence[rows.Taken]) -> None:
    """Let rows that one worker has taken become what they become, and count them on the batch.

    What is filed is filed by who confirmed the batch, at that time.
    """
    at = batch.confirmed_at or batch.received_at
    sender = actor_of(batch, user_id=batch.confirmed_by, at=at)
    settled = handle(taken, lambda some: _created(batch, some, by=sender, at=at), _aside(batch))
    rows.settle(batch.id, settled)
    _count(batch, taken, settled)


def _aside(batch: Batch) -> Callable[[rows.Taken, Exception], rows.Settled]:
    def aside(row: rows.Taken, failure: Exception) -> rows.Settled:
        reference = reference_of(failure, f"row {row.line} of batch {batch.id}")
        return rows.Settled(row.line, RowState.STUCK, reference=reference)

    return aside


def _created(batch: Batch, taken: Sequence[rows.Taken], *, by: Actor, at: datetime) -> list[rows.Settled]:
    refused = Outcome(application_id=None, findings=(NO_RIGHT.finding(),))
    settled = [_settled(row, refused) for row in taken if not by.may(Matter.CLAIM, row.employer_id)]
    allowed = [row for row in taken if by.may(Matter.CLAIM, row.employer_id)]
    standing = standing_among(allowed)
    new = []
    for row in allowed:
        if earlier := standing.get((row.employer_id, row.origin)):
            settled.append(_settled(row, change(row, earlier, by=by, at=at)))
        elif row.claim is None:
            settled.append(rows.Settled(row.line, RowState.DUPLICATE))
        else:
            new.append(row)
    outcomes = _submitted(batch, new, by=by, at=at)
    return settled + [_settled(row, outcome) for row, outcome in zip(new, outcomes, strict=True)]


def _submitted(batch: Batch, new: Sequence[rows.Taken], *, by: Actor, at: datetime) -> list[Outcome]:
    claims = {row.line: reading.claim_of(row.claim or "") for row in new}
    people = [row for row in new if benefit_of(claims[row.line]).for_employee]
    reader = Reader(msgspec.convert(batch.dialect, Table).columns)
    employees = _employees_of(reader, people, by=by, at=at)
    submissions = [
        Submission(
            employer_id=row.employer_id,
            employee_id=employees.get(row.line),
            channel=Channel(batch.channel),
            claim=claims[row.line],
            firm_id=batch.firm_id,
            origin=row.origin,
            unit=reader.unit_of(_cells_of(row)) if reader.names_units else "",
        )
        for row in new
    ]
    return applications.submit(submissions, by=by, at=at)


def _employees_of(reader: Reader, taken: Sequence[rows.Taken], *, by: Actor, at: datetime) -> dict[int, int]:
    """Return the employee of each row by its line; those not known before are added."""
    found = {row.line: row.employee_id for row in taken if row.employee_id is not None}
    new: dict[int, NewEmployee] = {}
    for row in taken:
        if row.employee_id is None:
            code, last_name, first_name = reader.identity_of(_cells_of(row))
            new[row.line] = NewEmployee(
                employer_id=row.employer_id, identity_code=code, last_name=last_name, first_name=first_name
            )
    if new:
        added = add_employees(new.values(), by=by, at=at)
        for line, employee in new.items():
            ((key, _),) = keyed([employee]).items()
            found[line] = added[key]
    return found


def _cells_of(row: rows.Taken) -> list[str]:
    return msgspec.json.decode(unseal(row.cells, rows.CELLS), type=list[str])


def _settled(row: rows.Taken, outcome: Outcome) -> rows.Settled:
    if outcome.application_id is not None:
        return rows.Settled(row.line, RowState.CREATED, outcome.application_id)
    state = RowState.DUPLICATE if outcome.duplicate else RowState.FAULTY
    return rows.Settled(row.line, state, findings=msgspec.json.encode(outcome.findings).decode())


def _count(batch: Batch, taken: Sequence[rows.Taken], settled: Sequence[rows.Settled]) -> None:
    """Count on the batch what became of its rows; last in the transaction, for other workers wait for it."""
    states = Counter(row.state for row in settled)
    lines = {row.line for row in settled if row.state != RowState.CREATED}
    lost = sum((row.worth or Decimal(0) for row in taken if row.line in lines), Decimal(0))
    Batch.objects.filter(id=batch.id).update(
        ready=F("ready") - len(settled),
        created=F("created") + states[RowState.CREATED],
        duplicate=F("duplicate") + states[RowState.DUPLICATE],
        faulty=F("faulty") + states[RowState.FAULTY],
        stuck=F("stuck") + states[RowState.STUCK],
        worth=F("worth") - lost,
    )

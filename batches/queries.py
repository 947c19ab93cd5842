"""What may be asked of batches: a sender's own, one of them, its rows with their faults, and its answer."""

from datetime import datetime

import msgspec
from django.db.models import QuerySet

from access import trail
from access.actor import Actor, NotAllowedError
from access.scope import acting
from batches import answers, codes
from batches.answers import Answer, Fault
from batches.models import Batch, BatchRow
from batches.senders import sender_of
from batches.states import RowState
from benefits.findings import Finding


def batches(*, for_: Actor) -> QuerySet[Batch]:
    """Return the files of the actor's firm or employer, newest first, without their content."""
    return Batch.objects.filter(sender=sender_of(for_)).defer("content").order_by("-received_at", "-id")


def batch(batch_id: int, *, for_: Actor) -> Batch:
    """Return one file of the actor's firm or employer; NotAllowedError for a stranger."""
    with acting(for_):
        found = batches(for_=for_).filter(id=batch_id).first()
    if found is None:
        raise NotAllowedError("no such batch")
    return found


def rows(batch_id: int, *, for_: Actor, state: str = "") -> QuerySet[BatchRow]:
    """Return the rows of a file, or those in one state, in its order and without their cells."""
    found = _seen(batch(batch_id, for_=for_), for_).defer("cells").order_by("line")
    return found.filter(state=state) if state else found


def faults(row: BatchRow, batch: Batch, language: str) -> list[Fault]:
    """Return all findings of a row in words, each with the column it is about as the file calls it."""
    return answers.faults_of(row, answers.table_of(batch), language)


def notes(batch: Batch) -> list[Finding]:
    """Return what is said of a file as a whole: why it is refused, and which columns were not read."""
    found = [msgspec.convert(batch.refusal, Finding)] if batch.refusal else []
    table = answers.table_of(batch)
    if table and table.columns.unknown:
        found.append(codes.FILE_COLUMNS_UNKNOWN.finding(columns=", ".join(table.columns.unknown)))
    return found


def answer(batch_id: int, *, for_: Actor, at: datetime, language: str = "fi") -> Answer:
    """Return the faulty rows of a file in the form they were sent in, to be mended and sent again.

    They hold identity codes, so who fetched them stays in the trail.
    """
    with acting(for_):
        found = batch(batch_id, for_=for_)
        faulty = _seen(found, for_).filter(state=RowState.FAULTY).order_by("line")
        trail.record(
            by=for_,
            at=at,
            deed="view",
            subject="batch",
            subject_ids=[found.id],
            employer_ids={row.employer_id for row in faulty if row.employer_id},
        )
        return answers.answer_of(found, list(faulty), language)


def summary(batch: Batch) -> dict[str, object]:
    """Return how many rows are what, and what the good ones are worth, in euros with two decimals."""
    return {
        "rows": batch.rows,
        "ready": batch.ready,
        "faulty": batch.faulty,
        "duplicate": batch.duplicate,
        "created": batch.created,
        "value": f"{batch.worth:.2f}",
    }


def _seen(batch: Batch, for_: Actor) -> QuerySet[BatchRow]:
    """Return the rows of a file that the actor may see: of a colleague's file, those of one's own clients."""
    own = batch.received_by == for_.user_id
    found = BatchRow.objects.filter(batch=batch)
    return found if own else found.filter(employer_id__in=list(for_.rights))

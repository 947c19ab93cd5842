"""Who sends a batch: the key its files are known by, and the actor in whose rights its rows are handled."""

from datetime import datetime

from access.actor import Actor, Kind, NotAllowedError
from batches.models import Batch
from employers.services import enter, enter_by_mandates, enter_firm

RUN = "batch"
"""The name of a run that acts for a payroll firm where no clerk does."""


def sender_of(by: Actor) -> str:
    """Return the key of who sends; NotAllowedError for somebody who sends no files."""
    if by.kind is Kind.FIRM:
        return f"firm:{by.firm_id}"
    if by.kind is Kind.EMPLOYER:
        return f"employer:{by.employer_id}"
    raise NotAllowedError(f"{by.kind} sends no files")


def actor_of(batch: Batch, *, user_id: int | None, at: datetime) -> Actor:
    """Return the actor in whose rights a batch's rows are handled; one who may do nothing any more has none.

    That is the person who sent or confirmed it, or the firm itself where its software did; for the one
    client in whose name it was sent, if it was.
    """
    try:
        if batch.firm_id is None:
            return enter(user_id=user_id or 0, employer_id=batch.employer_id or 0, at=at)
        firm = _firm_of(batch.firm_id, user_id, at)
        return firm if batch.employer_id is None else firm.for_client(batch.employer_id)
    except NotAllowedError:
        kind = Kind.FIRM if batch.firm_id else Kind.EMPLOYER
        return Actor(kind=kind, user_id=user_id, firm_id=batch.firm_id, name=RUN)


def _firm_of(firm_id: int, user_id: int | None, at: datetime) -> Actor:
    if user_id is None:
        return enter_by_mandates(firm_id=firm_id, name=RUN, at=at)
    return enter_firm(user_id=user_id, firm_id=firm_id, at=at)

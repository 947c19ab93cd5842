"""The trail: every deed and every view of personal data leaves a row."""

from collections.abc import Iterable
from datetime import datetime

from access.actor import Actor
from access.models import Trail


def record(
    *,
    by: Actor,
    at: datetime,
    deed: str,
    subject: str,
    subject_ids: Iterable[int],
    employer_ids: Iterable[int] = (),
    **details: str | int | bool | None,
) -> None:
    """Leave one row for one deed on any number of things of one kind."""
    Trail.objects.create(
        at=at,
        deed=deed,
        kind=by.kind,
        user_id=by.user_id,
        run=by.name if by.user_id is None else "",
        firm_id=by.firm_id,
        employer_ids=sorted(set(employer_ids)),
        subject=subject,
        subject_ids=list(subject_ids),
        details=details,
    )

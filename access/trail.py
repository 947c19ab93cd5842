"""The trail: every deed and every view of personal data leaves a row."""

import json
from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from access.actor import Actor

_RECORD = """
INSERT INTO access_trail
    (at, deed, kind, user_id, run, firm_id, employer_ids, subject, subject_ids, details)
VALUES (%s, %s, %s, %s, %s, %s, %s::bigint[], %s, %s::bigint[], %s::jsonb)
"""


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
    """Leave one row for one deed on any number of things of one kind.

    The row is not read back: whoever leaves it need not be one to whom the trail is shown.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _RECORD,
            (
                at,
                deed,
                by.kind.value,
                by.user_id,
                by.name if by.user_id is None else "",
                by.firm_id,
                sorted(set(employer_ids)),
                subject,
                list(subject_ids),
                json.dumps(details),
            ),
        )

"""Which guidance was looked at: a count by day, piece, class and, of those who have signed in, employer."""

from datetime import datetime
from typing import Final

from django.db import connection
from django.utils.timezone import localtime

from access.actor import Actor, Kind
from segments.classes import Segment

_NOTE: Final = """
INSERT INTO segments_guidanceview AS v (day, piece, segment, employer_id, number)
VALUES (%(day)s, %(piece)s, %(segment)s, %(employer)s, 1)
ON CONFLICT (employer_id, day, piece, segment) DO UPDATE SET number = v.number + 1
"""


def note(piece: str, segment: Segment, *, by: Actor | None, at: datetime) -> None:
    """Count that somebody has looked at a piece of guidance; Kela's own people are not counted.

    It leaves no row in the trail: nothing of anybody's was seen, and who looked is not to be known.
    """
    if by is not None and by.kind is Kind.STAFF:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            _NOTE,
            {
                "day": localtime(at).date(),
                "piece": piece,
                "segment": segment,
                "employer": by.employer_id if by is not None else None,
            },
        )

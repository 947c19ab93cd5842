"""Quality of data (tietojen laatu): what came of the rows, claims and reports that a sender's systems sent.

Each question is one statement, whatever the number of rows. No answer names a person: findings are counted by
their codes, with the file and the line of one example.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Any, Final, NamedTuple

import msgspec
from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.utils.timezone import make_aware

from access.actor import Actor, Matter, NotAllowedError
from access.scope import acting
from applications.states import Channel
from batches.senders import sender_of
from batches.states import RowState, State
from benefits.calendar import ONE_DAY
from benefits.findings import Finding
from benefits.periods import Period

SYSTEMS: Final = (Channel.FILE, Channel.REGISTER, Channel.API)
"""The doors by which systems send; claims typed on pages are left out."""
MOST_FINDINGS: Final = 12
WEEK: Final = 7
MONTH: Final = 30

_SENT: Final = """
WITH files AS (
    SELECT id, name, state, received_by FROM batches_batch
    WHERE sender = %(sender)s AND NOT dry_run AND received_at >= %(since)s AND received_at < %(until)s
), sent AS (
    SELECT f.name, r.batch_id, r.line, r.state, r.findings
    FROM files f JOIN batches_batchrow r ON r.batch_id = f.id
    WHERE r.employer_id = ANY(%(employers)s) OR (%(all)s AND f.received_by = %(user)s)
)
"""
"""Of a file that a colleague sent, one sees the rows of one's own clients (`batches.queries`)."""
_ROWS: Final = """
SELECT 'row', state, count(*) FROM sent GROUP BY state
UNION ALL SELECT 'file', state, count(*) FROM files GROUP BY state
"""
_FINDINGS: Final = """
, counted AS (
    SELECT code, count(*) AS number, min(ARRAY[-batch_id, line]) AS example
    FROM sent CROSS JOIN LATERAL (
        SELECT DISTINCT found ->> 'code' AS code FROM jsonb_array_elements(findings) AS found
        WHERE found ->> 'weight' = 'stops' OR (found ->> 'officer')::boolean
    ) AS codes
    GROUP BY code ORDER BY number DESC, code LIMIT %(most)s
)
SELECT k.number, (
    SELECT found::text FROM jsonb_array_elements(r.findings) AS found WHERE found ->> 'code' = k.code LIMIT 1
), f.id, f.name, r.line, r.state
FROM counted k JOIN files f ON f.id = -k.example[1]
JOIN batches_batchrow r ON r.batch_id = f.id AND r.line = k.example[2]
ORDER BY k.number DESC, k.code
"""
_OWN: Final = """
a.employer_id = ANY(%(employers)s) AND a.channel = ANY(%(channels)s)
    AND (%(firm)s IS NULL OR a.firm_id = %(firm)s)
"""
_CLAIMS: Final = f"""
WITH own AS (
    SELECT a.id, (a.received_at AT TIME ZONE %(zone)s)::date AS received_on, a.onset, (
        SELECT (p.calculation ->> 'deadline')::date FROM decisions_proposal p
        WHERE p.application_id = a.id ORDER BY p.made_at DESC, p.id DESC LIMIT 1) AS last_day
    FROM applications_application a
    WHERE {_OWN} AND a.received_at >= %(since)s AND a.received_at < %(until)s AND a.state <> 'withdrawn'
), decided AS (
    SELECT d.version = 1 AND NOT EXISTS (
        SELECT 1 FROM applications_informationrequest q
        WHERE q.application_id = a.id AND q.asked_at <= d.decided_at) AS first_right
    FROM decisions_decision d JOIN applications_application a ON a.id = d.application_id
    WHERE {_OWN} AND d.number = 1 AND d.decided_at >= %(since)s AND d.decided_at < %(until)s
)
SELECT count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY received_on - onset),
    count(*) FILTER (WHERE last_day - received_on >= %(month)s),
    count(*) FILTER (WHERE last_day - received_on BETWEEN %(week)s AND %(month)s - 1),
    count(*) FILTER (WHERE last_day - received_on BETWEEN 0 AND %(week)s - 1),
    count(*) FILTER (WHERE received_on > last_day),
    (SELECT count(*) FROM decided), (SELECT count(*) FROM decided WHERE first_right)
FROM own
"""  # noqa: S608 - our own words
_QUESTIONS: Final = f"""
SELECT q.reason, count(*), count(q.answered_at),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM q.answered_at - q.asked_at) / 86400)
FROM applications_informationrequest q JOIN applications_application a ON a.id = q.application_id
WHERE {_OWN} AND q.asked_at >= %(since)s AND q.asked_at < %(until)s
GROUP BY q.reason ORDER BY 2 DESC, q.reason
"""  # noqa: S608 - our own words
_REPORTS: Final = """
WITH own AS (
    SELECT r.id, r.state, r.doubtful FROM incomes_delivery d JOIN incomes_report r ON r.delivery_id = d.id
    WHERE d.payer_id = ANY(%(employers)s) AND d.received_at >= %(since)s AND d.received_at < %(until)s
), away AS (
    SELECT r.id, b.ends_on IS NULL AND b.until IS NULL AS endless, coalesce(b.amount, 0) = 0 AS unpaid
    FROM own r JOIN incomes_absence b ON b.report_id = r.id WHERE r.state = 'valid' AND b.paid
)
SELECT count(*), count(*) FILTER (WHERE state = 'valid' AND doubtful),
    count(*) FILTER (WHERE state = 'replaced'), count(*) FILTER (WHERE state = 'cancelled'),
    (SELECT count(DISTINCT id) FROM away WHERE endless), (SELECT count(DISTINCT id) FROM away WHERE unpaid)
FROM own
"""


class Fault(StrEnum):
    """What may be wrong with a report in the Incomes Register.

    DOUBTFUL: a person must look at it. REPLACED by a newer version, or CANCELLED. What a claim needs of a
    paid absence and a valid report lacks: ENDLESS, its last day; UNPAID, its pay.
    """

    DOUBTFUL = "doubtful"
    REPLACED = "replaced"
    CANCELLED = "cancelled"
    ENDLESS = "endless"
    UNPAID = "unpaid"


class Timing(StrEnum):
    """When claims came, by the last day that the law gave them.

    LATE; in the LAST_WEEK, or in the LAST_MONTH before it, of the time there was; or EARLY.
    """

    EARLY = "early"
    LAST_MONTH = "last_month"
    LAST_WEEK = "last_week"
    LATE = "late"


class Found(NamedTuple):
    """A kind of finding: of how many rows, and one of them as an example, the first of the newest file."""

    rows: int
    finding: Finding
    batch_id: int
    file: str
    line: int
    state: str


class Asked(NamedTuple):
    """What Kela asked by one reason: how often, how often answered, and the median of days to the answer."""

    reason: str
    number: int
    answered: int
    days: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What came of what was sent in a period.

    `rows` and `files` by state; `days` is the median from the first day of absence to the claim; `timing` of
    the claims whose last day is known; of the first decisions, how many took no question and no correction.
    """

    rows: Mapping[RowState, int]
    files: Mapping[State, int]
    findings: tuple[Found, ...]
    claims: int
    days: float | None
    timing: Mapping[Timing, int]
    decided: int
    first_right: int
    questions: tuple[Asked, ...]
    reports: int
    faults: Mapping[Fault, int]

    @property
    def sent(self) -> int:
        """Return how many rows were sent."""
        return sum(self.rows.values())

    @property
    def accepted(self) -> int:
        """Return how many rows were accepted as they were sent."""
        return self.rows.get(RowState.READY, 0) + self.rows.get(RowState.CREATED, 0)

    @property
    def systems(self) -> bool:
        """Say whether anything was sent or decided that systems had sent here."""
        return bool(self.files or self.claims or self.decided or self.questions)


def quality(period: Period, *, for_: Actor, employer_id: int | None = None) -> Quality:
    """Return what came of what the actor's firm or employer sent, for one employer or for all of them."""
    own = for_.employers_of(Matter.CLAIM)
    if employer_id is not None and employer_id not in own:
        raise NotAllowedError("the actor may not claim for this employer")
    asked = _asked(period, for_) | {
        "employers": sorted(own if employer_id is None else {employer_id}),
        "all": employer_id is None,
    }
    with acting(for_), connection.cursor() as cursor:
        counted = _all(cursor, _SENT + _ROWS, asked)
        found = _all(cursor, _SENT + _FINDINGS, asked)
        ((claims, days, *timing, decided, first_right),) = _all(cursor, _CLAIMS, asked)
        questions = _all(cursor, _QUESTIONS, asked)
        ((reports, *faults),) = _all(cursor, _REPORTS, asked)
    return Quality(
        rows={RowState(state): number for kind, state, number in counted if kind == "row"},
        files={State(state): number for kind, state, number in counted if kind == "file"},
        findings=tuple(Found(number, _finding(text), *example) for number, text, *example in found),
        claims=claims,
        days=days,
        timing=dict(zip(Timing, timing, strict=True)),
        decided=decided,
        first_right=first_right,
        questions=tuple(Asked._make(each) for each in questions),
        reports=reports,
        faults=dict(zip(Fault, faults, strict=True)),
    )


def _asked(period: Period, for_: Actor) -> dict[str, Any]:
    return {
        "sender": sender_of(for_),
        "user": for_.user_id,
        "firm": for_.firm_id,
        "channels": list(SYSTEMS),
        "since": make_aware(datetime.combine(period.starts_on, time.min)),
        "until": make_aware(datetime.combine(period.ends_on + ONE_DAY, time.min)),
        "zone": settings.TIME_ZONE,
        "most": MOST_FINDINGS,
        "week": WEEK,
        "month": MONTH,
    }


def _all(cursor: CursorWrapper, statement: str, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    cursor.execute(statement, asked)
    found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _finding(text: str) -> Finding:
    return msgspec.json.decode(text, type=Finding)

"""Check points (tarkistuspisteet) of incapacities that go on: what is to be done, by which day, and what was.

An employer is told of those that its own claims and its own reports to the Incomes Register lead to, as of
any open matter: what and by when. Neither days of illness nor a person is told; the claim says whose it is.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from access import trail
from access.actor import Actor, Matter
from access.scope import acting
from access.statements import bulk_cursor
from applications.facts import Stated, facts_of
from applications.figures import law_in_force
from applications.rows import claim_of
from benefits import codes, partial, sickness
from benefits.catalogue import Claim, benefit_of
from benefits.claims import PARTIAL, SICKNESS
from benefits.findings import Finding
from benefits.law import Law
from segments.absences import Unclaimed, stated_by
from segments.models import SettledCheckpoint


class Point(StrEnum):
    """A check point by the finding that tells it (S31).

    NOTICE: tell occupational health care. REHABILITATION: Kela looks into the need of rehabilitation.
    STATEMENT: the statement of occupational health care is to be at Kela. The reviews: if needed, the chances
    to go on working are looked into again, and a statement that was made is sent to Kela.
    """

    NOTICE = codes.HEALTH_CARE_NOTICE.name
    REHABILITATION = codes.REHABILITATION_CHECK.name
    STATEMENT = codes.STATEMENT_DUE.name
    FIRST_REVIEW = codes.FIRST_REVIEW.name
    SECOND_REVIEW = codes.SECOND_REVIEW.name


RUNS: Final = timedelta(days=31)
"""An absence whose last known day is no further back may go on: pay is claimed and reported by the month."""
SEEN: Final = timedelta(weeks=1)
"""The notice is told of days that are known to come so near: most absences end before a month is full."""
AHEAD: Final[Mapping[Point, timedelta]] = {
    Point.NOTICE: timedelta(weeks=2),
    Point.REHABILITATION: timedelta(weeks=4),
    Point.STATEMENT: timedelta(weeks=8),
    Point.FIRST_REVIEW: timedelta(weeks=8),
    Point.SECOND_REVIEW: timedelta(weeks=8),
}
"""How long before its day a check point is told: a statement takes a meeting with a physician."""
KEPT: Final = timedelta(weeks=2)
"""How long after its day a check point that nobody has said to be done is still told."""
_COMING: Final[Mapping[str, Callable[[Any, Law], Sequence[Finding]]]] = {
    SICKNESS: sickness.ahead,
    PARTIAL: partial.ahead,
}

_RUNNING: Final = """
SELECT DISTINCT ON (a.employer_id, a.employee_id) a.id, a.employer_id, a.employee_id, v.claim::text,
    upper(a.paid_days) - 1, max(a.paid_until) OVER (PARTITION BY a.employer_id, a.employee_id) AS paid_until
FROM applications_application a
JOIN applications_claimversion v ON v.application_id = a.id AND v.number = a.version
WHERE a.employer_id = ANY(%(employers)b::bigint[]) AND a.benefit = ANY(%(benefits)b::text[])
    AND a.state <> 'withdrawn' AND NOT a.refused AND upper(a.paid_days) > %(since)s
ORDER BY a.employer_id, a.employee_id, upper(a.paid_days) DESC, a.id DESC
"""
"""The newest claim of each person whose days may still run, and until when Kela has paid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """One check point of one incapacity: what, and by which day.

    `application_id` is the claim it follows from, `absence_id` the absence where it follows from a report.
    """

    point: Point
    day: date
    employer_id: int
    application_id: int | None
    absence_id: int | None
    employee_id: int = field(repr=False)
    onset: date = field(repr=False)

    @property
    def key(self) -> str:
        """Return what names it among the employer's own, without naming anybody."""
        return f"{self.point}-{self.application_id or ''}-{self.absence_id or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Running:
    """An incapacity whose days may still run, as its newest claim or the register tells it."""

    employer_id: int
    employee_id: int
    claim: Claim
    until: date
    application_id: int | None = None
    absence_id: int | None = None
    paid_until: date | None = None


def checkpoints(employer_ids: Collection[int], absences: Sequence[Unclaimed], on: date) -> list[Checkpoint]:
    """Return the open check points of employers by day, within the scope of the transaction.

    `absences` are theirs without a claim. What Kela has paid beyond was seen to; what somebody has said to be
    done is done. The number of queries does not grow with the people.
    """
    running = _running(employer_ids, absences, on)
    if not running:
        return []
    law = law_in_force()
    facts = facts_of(
        [
            Stated(
                employer_id=each.employer_id,
                employee_id=each.employee_id,
                claim=each.claim,
                application_id=each.application_id,
            )
            for each in running
        ],
        whole_person=False,
    )
    found = [
        Checkpoint(
            point=Point(finding.code),
            day=date.fromisoformat(finding.parameters["day"]),
            employer_id=each.employer_id,
            application_id=each.application_id,
            absence_id=each.absence_id,
            employee_id=each.employee_id,
            onset=each.claim.anchor,
        )
        for each, known in zip(running, facts, strict=True)
        if known is not None
        for finding in _COMING[benefit_of(each.claim).code](known, law.on(each.claim.anchor))
        if _open(Point(finding.code), date.fromisoformat(finding.parameters["day"]), each, on)
    ]
    settled = _settled(found)
    return sorted(
        (each for each in found if _row(each) not in settled), key=lambda each: (each.day, each.key)
    )


def settle(settled: Sequence[Checkpoint], *, by: Actor, at: datetime) -> None:
    """Keep that check points have been seen to (hoidettu); saying so again changes nothing."""
    for employer_id in {each.employer_id for each in settled}:
        by.require(Matter.CLAIM, employer_id)
    with acting(by):
        known = _settled(settled)
        rows = SettledCheckpoint.objects.bulk_create(
            [
                SettledCheckpoint(
                    employer_id=each.employer_id,
                    employee_id=each.employee_id,
                    onset=each.onset,
                    point=each.point,
                    settled_at=at,
                    settled_by=by.user_id,
                )
                for each in settled
                if _row(each) not in known
            ]
        )
        trail.record(
            by=by,
            at=at,
            deed="settle",
            subject="checkpoint",
            subject_ids=[row.id for row in rows],
            employer_ids={row.employer_id for row in rows},
        )


def _running(employer_ids: Collection[int], absences: Sequence[Unclaimed], on: date) -> list[_Running]:
    since = on - RUNS
    claimed = {(each.employer_id, each.employee_id): each for each in _claimed(employer_ids, since)}
    absent = {
        (each.employer_id, each.employee_id): _Running(
            employer_id=each.employer_id,
            employee_id=each.employee_id,
            claim=claim,
            until=each.ends_on,
            absence_id=each.id,
        )
        for each in absences
        if each.employee_id is not None
        and each.benefit in _COMING
        and each.ends_on >= since
        and (claim := stated_by(each)) is not None
    }
    return list((absent | claimed).values())


def _claimed(employer_ids: Collection[int], since: date) -> Iterator[_Running]:
    with bulk_cursor() as cursor:
        cursor.execute(_RUNNING, {"employers": list(employer_ids), "benefits": list(_COMING), "since": since})
        for application_id, employer_id, employee_id, document, until, paid_until in cursor.fetchall():
            yield _Running(
                employer_id=employer_id,
                employee_id=employee_id,
                claim=claim_of(document),
                until=until,
                application_id=application_id,
                paid_until=paid_until,
            )


def _open(point: Point, day: date, running: _Running, on: date) -> bool:
    """Say whether a check point is told: it is near, and nothing tells that it was seen to."""
    if point is Point.NOTICE:
        seen_to = running.until < min(day, on) - SEEN
    else:
        seen_to = running.paid_until is not None and running.paid_until > day
    return not seen_to and day - AHEAD[point] <= on <= day + KEPT


def _row(each: Checkpoint) -> tuple[int, int, date, str]:
    return each.employer_id, each.employee_id, each.onset, each.point.value


def _settled(found: Sequence[Checkpoint]) -> set[tuple[int, int, date, str]]:
    return set(
        SettledCheckpoint.objects.filter(employee_id__in={each.employee_id for each in found}).values_list(
            "employer_id", "employee_id", "onset", "point"
        )
    )

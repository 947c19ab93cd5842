"""The set-based statements behind the deeds: many applications in a few sentences to the database."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from django.db import IntegrityError, transaction
from psycopg.types.multirange import DateMultirange

from access.actor import Actor
from access.statements import bulk_cursor
from applications import codes
from applications.days import days_of
from applications.models import Application, ClaimVersion
from applications.states import State
from applications.submissions import Submission
from benefits import reading
from benefits.catalogue import Claim, benefit_of
from benefits.findings import Finding
from benefits.sickness import Period

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

_PEOPLE = """
SELECT id, employer_id, identity_key, birth_date FROM employers_employee WHERE id = ANY(%b::bigint[])
"""
_DECIDED = """
SELECT e.identity_key, a.id, a.employer_id, a.benefit, a.onset, a.counted_days, a.paid_until, a.annual_income,
    a.full_waiting
FROM unnest(%b::bytea[]) AS s(identity_key)
JOIN employers_employee e ON e.identity_key = s.identity_key
JOIN applications_application a ON a.employee_id = e.id
WHERE a.counted_days IS NOT NULL AND a.state <> 'withdrawn'
ORDER BY a.onset, a.id
"""
_RESERVE = """
SELECT nextval('applications_application_id_seq') FROM generate_series(1, %s)
"""
_INSERT = """
INSERT INTO applications_application (id, employer_id, employee_id, benefit, kind, channel, state,
    onset, paid_days, version, firm_id, origin, unit, received_at, refused, reference)
SELECT s.id, s.employer_id, s.employee_id, s.benefit, s.kind, s.channel, 'submitted',
    s.onset, s.paid_days::datemultirange, 1, s.firm_id, s.origin, s.unit, %(at)s, false, ''
FROM unnest(%(ids)b::bigint[], %(employers)b::bigint[], %(employees)b::bigint[], %(benefits)b::text[],
    %(kinds)b::text[], %(channels)b::text[], %(onsets)b::date[], %(days)b::text[], %(firms)b::bigint[],
    %(origins)b::text[], %(units)b::text[])
    AS s(id, employer_id, employee_id, benefit, kind, channel, onset, paid_days, firm_id, origin, unit)
ORDER BY s.employee_id, s.employer_id, s.id
ON CONFLICT DO NOTHING
RETURNING id
"""
_VERSIONS = """
INSERT INTO applications_claimversion (application_id, number, claim, channel, filed_at, filed_by, reason)
SELECT s.id, 1, s.claim::jsonb, s.channel, %(at)s, %(user)s, ''
FROM unnest(%(ids)b::bigint[], %(claims)b::text[], %(channels)b::text[]) AS s(id, claim, channel)
"""
_CHANGES = """
INSERT INTO applications_statechange (application_id, former, state, at, user_id, run, reason)
SELECT s.id, s.former, %(state)s, %(at)s, %(user)s, %(run)s, %(reason)s
FROM unnest(%(ids)b::bigint[], %(formers)b::text[]) AS s(id, former)
"""
_MOVE = """
WITH former AS (
    SELECT id, state FROM applications_application WHERE id = ANY(%(ids)b::bigint[]) ORDER BY id FOR UPDATE
)
UPDATE applications_application a SET state = %(state)s
FROM former WHERE a.id = former.id AND former.state = ANY(%(from_states)b::text[])
RETURNING a.id, former.state
"""
_CONFLICTS = """
SELECT s.place, a.id, a.received_at::date, v.claim::text
FROM unnest(%(places)b::int[], %(owners)b::bigint[], %(kinds)b::text[], %(days)b::text[])
    AS s(place, owner_id, kind, paid_days)
JOIN applications_application a ON {owned} AND a.kind = s.kind
    AND a.paid_days && s.paid_days::datemultirange AND a.state <> 'withdrawn' AND NOT a.refused
JOIN applications_claimversion v ON v.application_id = a.id AND v.number = a.version
WHERE a.id IS DISTINCT FROM %(besides)s::bigint
ORDER BY s.place, a.id DESC
"""
_OF_EMPLOYEE = _CONFLICTS.format(owned="a.employee_id = s.owner_id")
_OF_EMPLOYER = _CONFLICTS.format(owned="a.employer_id = s.owner_id AND a.employee_id IS NULL")
_RESULTS = """
UPDATE applications_application a SET refused = s.refused, counted_days = s.counted::datemultirange,
    paid_until = s.paid_until, annual_income = s.annual_income, full_waiting = s.full_waiting
FROM unnest(%(ids)b::bigint[], %(refused)b::boolean[], %(counted)b::text[], %(until)b::date[],
    %(incomes)b::numeric[], %(waiting)b::boolean[])
    AS s(id, refused, counted, paid_until, annual_income, full_waiting)
WHERE a.id = s.id
"""


class Person(NamedTuple):
    """An employee as the law sees one: whose, the keyed hash of the identity code, the day of birth."""

    employer_id: int
    key: bytes
    birth_date: date


class Decided(NamedTuple):
    """What a decision left on an application of a person."""

    key: bytes
    application_id: int
    employer_id: int
    benefit: str
    onset: date
    counted_days: DateMultirange
    paid_until: date | None
    annual_income: Decimal | None
    full_waiting: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a decision leaves on its application: whether it was refused, and what later claims need."""

    application_id: int
    refused: bool
    counted: tuple[Period, ...]
    paid_until: date | None
    annual_income: Decimal | None
    full_waiting: bool


def claim_of(document: Mapping[str, object]) -> Claim:
    """Return the claim that a stored document holds."""
    return reading.claim_of(document)


def paid_days_text(claim: Claim) -> str:
    """Return the paid days of a claim as the text of a `datemultirange`."""
    return "{" + ",".join(f"[{each.starts_on},{each.ends_on}]" for each in claim.days) + "}"


def people_of(employee_ids: Collection[int]) -> dict[int, Person]:
    """Return the employees that are known and shown, by row id."""
    with bulk_cursor() as cursor:
        cursor.execute(_PEOPLE, [list(employee_ids)])
        return {row[0]: Person(*row[1:]) for row in cursor.fetchall()}


def decided_spells(keys: Collection[bytes]) -> list[Decided]:
    """Return the decided spells of people, refused ones too: their days may count all the same (S9)."""
    with bulk_cursor() as cursor:
        cursor.execute(_DECIDED, [list(keys)])
        return [Decided(*row) for row in cursor.fetchall()]


def insert(submissions: Sequence[Submission], *, by: Actor, at: datetime) -> list[int | None]:
    """Insert applications with their first version and state; None where a constraint turned one away."""
    if not submissions:
        return []
    documents = [reading.write(each.claim).decode() for each in submissions]
    benefits = [benefit_of(each.claim) for each in submissions]
    with bulk_cursor() as cursor:
        cursor.execute(_RESERVE, [len(submissions)])
        ids = [row[0] for row in cursor.fetchall()]
        cursor.execute(
            _INSERT,
            {
                "at": at,
                "ids": ids,
                "employers": [each.employer_id for each in submissions],
                "employees": [each.employee_id for each in submissions],
                "benefits": [each.code for each in benefits],
                "kinds": [each.kind.value for each in benefits],
                "channels": [each.channel.value for each in submissions],
                "onsets": [each.claim.anchor for each in submissions],
                "days": [paid_days_text(each.claim) for each in submissions],
                "firms": [each.firm_id for each in submissions],
                "origins": [each.origin for each in submissions],
                "units": [each.unit for each in submissions],
            },
        )
        new = {row[0] for row in cursor.fetchall()}
        kept = [place for place, number in enumerate(ids) if number in new]
        taken = [ids[place] for place in kept]
        cursor.execute(
            _VERSIONS,
            {
                "at": at,
                "user": by.user_id,
                "ids": taken,
                "claims": [documents[place] for place in kept],
                "channels": [submissions[place].channel.value for place in kept],
            },
        )
        _change(cursor, [(number, "") for number in taken], State.SUBMITTED, by=by, at=at, reason="")
    return [number if number in new else None for number in ids]


def _change(
    cursor: "CursorWrapper",
    moved: Sequence[tuple[int, str]],
    state: State,
    *,
    by: Actor,
    at: datetime,
    reason: str,
) -> None:
    cursor.execute(
        _CHANGES,
        {
            "state": state.value,
            "at": at,
            "user": by.user_id,
            "run": by.name if by.user_id is None else "",
            "reason": reason,
            "ids": [number for number, _ in moved],
            "formers": [former for _, former in moved],
        },
    )


def move(
    application_ids: Collection[int],
    state: State,
    *,
    by: Actor,
    at: datetime,
    reason: str,
    from_states: Collection[State] = tuple(State),
) -> list[int]:
    """Move those of the applications that are in one of `from_states`; return their ids."""
    with bulk_cursor() as cursor:
        cursor.execute(
            _MOVE,
            {
                "ids": list(application_ids),
                "state": state.value,
                "from_states": [former.value for former in from_states],
            },
        )
        moved = cursor.fetchall()
        _change(cursor, moved, state, by=by, at=at, reason=reason)
    return [number for number, _ in moved]


def conflicts_of(
    submissions: Sequence[Submission], *, besides: int | None = None
) -> list[tuple[Finding, ...]]:
    """Return, for each submission, the finding that its days are claimed already, if they are."""
    found: list[tuple[Finding, ...]] = [() for _ in submissions]
    of_employee = [place for place, each in enumerate(submissions) if each.employee_id is not None]
    of_employer = [place for place, each in enumerate(submissions) if each.employee_id is None]
    for sentence, places in ((_OF_EMPLOYEE, of_employee), (_OF_EMPLOYER, of_employer)):
        for place, finding in _conflicts(sentence, {place: submissions[place] for place in places}, besides):
            found[place] = (finding,)
    return found


def _conflicts(
    sentence: str, submissions: Mapping[int, Submission], besides: int | None
) -> Iterator[tuple[int, Finding]]:
    """Yield the places of submissions whose days are claimed already, each with the finding that says so."""
    if not submissions:
        return
    stated: dict[str, Any] = {
        "places": list(submissions),
        "owners": [each.employee_id or each.employer_id for each in submissions.values()],
        "kinds": [benefit_of(each.claim).kind.value for each in submissions.values()],
        "days": [paid_days_text(each.claim) for each in submissions.values()],
        "besides": besides,
    }
    with bulk_cursor() as cursor:
        cursor.execute(sentence, stated)
        for place, application_id, received, document in cursor.fetchall():
            claimed = submissions[place]
            same = reading.claim_of(document) == claimed.claim
            code = codes.ALREADY_CLAIMED if same else codes.DAYS_OVERLAP
            field = "year_starts_on" if claimed.employee_id is None else "paid"
            yield place, code.finding(field, application=application_id, received=received)


def same_claim(application: Application, claim: Claim) -> bool:
    """Say whether the claim in force is the same, word for word."""
    version = ClaimVersion.objects.get(application=application, number=application.version)
    return claim_of(version.claim) == claim


def replace_claim(application: Application, claim: Claim, *, by: Actor, at: datetime, reason: str) -> bool:
    """Put a new version in force and the application back into the queue; False where its days are taken."""
    former = application.state
    application.version += 1
    application.onset = claim.anchor
    application.paid_days = days_of((each.starts_on, each.ends_on) for each in claim.days)
    application.state = State.SUBMITTED
    application.refused = False
    application.chosen = None
    try:
        with transaction.atomic():
            application.save(update_fields=["version", "onset", "paid_days", "state", "refused", "chosen"])
    except IntegrityError:
        return False
    ClaimVersion.objects.create(
        application=application,
        number=application.version,
        claim=msgspec.to_builtins(claim),
        channel=application.channel,
        filed_at=at,
        filed_by=by.user_id,
        reason=reason,
    )
    with bulk_cursor() as cursor:
        _change(cursor, [(application.id, former)], State.SUBMITTED, by=by, at=at, reason=reason)
    return True


def keep_results(results: Sequence[Result]) -> None:
    """Write on each application what its decision means for later claims of the same person."""
    with bulk_cursor() as cursor:
        cursor.execute(
            _RESULTS,
            {
                "ids": [each.application_id for each in results],
                "refused": [each.refused for each in results],
                "counted": [
                    "{" + ",".join(f"[{part.starts_on},{part.ends_on}]" for part in each.counted) + "}"
                    for each in results
                ],
                "until": [each.paid_until for each in results],
                "incomes": [each.annual_income for each in results],
                "waiting": [each.full_waiting for each in results],
            },
        )

"""The set-based statements behind the deeds: what the sweeps take, lock and look up for many at once."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection

from applications.models import Application, Attachment
from decisions.models import Decision, Letter, Proposal

_TAKE = """
SELECT a.id FROM applications_application a LEFT JOIN employers_employee e ON e.id = a.employee_id
WHERE a.state = 'submitted' AND a.received_at <= %s AND NOT EXISTS (
    SELECT 1 FROM employers_employee same JOIN applications_application b ON b.employee_id = same.id
    WHERE same.identity_key = e.identity_key AND b.state = 'submitted' AND b.benefit = a.benefit
        AND (b.onset, b.id) < (a.onset, a.id))
ORDER BY a.id LIMIT %s FOR UPDATE OF a SKIP LOCKED
"""
_EARLIER_OPEN = """
SELECT DISTINCT a.id FROM applications_application a JOIN employers_employee e ON e.id = a.employee_id
JOIN employers_employee same ON same.identity_key = e.identity_key
JOIN applications_application b ON b.employee_id = same.id AND b.benefit = a.benefit
    AND (b.onset, b.id) < (a.onset, a.id) AND b.state IN ('proposed', 'asked', 'resting', 'stuck')
WHERE a.id = ANY(%s)
"""
_AWAKE = """
SELECT a.id FROM applications_application a
CROSS JOIN LATERAL (
    SELECT law_version, reasons FROM decisions_proposal WHERE application_id = a.id
    ORDER BY made_at DESC, id DESC LIMIT 1
) p
WHERE a.state = 'resting' AND p.law_version <> %s AND jsonb_exists_any(p.reasons, %s::text[])
ORDER BY a.id LIMIT %s FOR UPDATE OF a SKIP LOCKED
"""
_SENT = """
UPDATE decisions_letter l SET state = 'sent', body = s.body, sha256 = s.sha256, sent_at = %(at)s
FROM unnest(%(ids)s::bigint[], %(bodies)s::bytea[], %(digests)s::bytea[]) AS s(id, body, sha256)
WHERE l.id = s.id
"""


def take(limit: int, at: datetime) -> list[Application]:
    """Lock submitted applications that no other sweep holds, of each person and benefit the earliest alone.

    What comes in after the sweep's own instant waits for the next.
    A later claim of a person leans on what is decided of the earlier: it waits for the next sweep. Claims for
    financial years lean on none.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [at, limit])
        ids = [row[0] for row in cursor.fetchall()]
    return list(Application.objects.filter(id__in=ids).select_related("employer").order_by("id"))


def awake(law_version: str, waited_for: Collection[str], limit: int) -> list[int]:
    """Lock resting applications whose proposals waited for one of the reasons under another law."""
    with connection.cursor() as cursor:
        cursor.execute(_AWAKE, [law_version, list(waited_for), limit])
        return [row[0] for row in cursor.fetchall()]


def lock(application_ids: Collection[int]) -> dict[int, Application]:
    """Lock applications in the order of their ids and return them by id."""
    found = (
        Application.objects.filter(id__in=application_ids)
        .select_related("employer")
        .select_for_update(of=("self",))
        .order_by("id")
    )
    return {application.id: application for application in found}


def newest_proposals(application_ids: Collection[int]) -> dict[int, Proposal]:
    """Return the newest proposal for each application that has one."""
    found = Proposal.objects.filter(application_id__in=application_ids)
    newest = found.order_by("application_id", "-made_at", "-id").distinct("application_id")
    return {proposal.application_id: proposal for proposal in newest}


def last_decisions(application_ids: Collection[int]) -> dict[int, Decision]:
    """Return the decision in force of each application that has one."""
    found = Decision.objects.filter(application_id__in=application_ids).defer("calculation")
    last = found.order_by("application_id", "-number").distinct("application_id")
    return {decision.application_id: decision for decision in last}


def with_attachments(application_ids: Collection[int]) -> set[int]:
    """Return which of the applications have a document."""
    found = Attachment.objects.filter(application_id__in=application_ids)
    return set(found.values_list("application_id", flat=True))


def with_earlier_open(application_ids: Collection[int]) -> set[int]:
    """Return which applications have an earlier one of the same person and benefit that is not decided."""
    with connection.cursor() as cursor:
        cursor.execute(_EARLIER_OPEN, [list(application_ids)])
        return {row[0] for row in cursor.fetchall()}


def letters_to_send(limit: int, at: datetime) -> list[Letter]:
    """Lock letters of decisions made by an instant that wait to be sent and that no other sweep holds."""
    found = Letter.objects.filter(state="to_send", decision__decided_at__lte=at).order_by("id")
    return list(found.select_for_update(skip_locked=True, of=("self",))[:limit])


def keep_sent(letters: Collection[tuple[int, bytes, bytes]], at: datetime) -> None:
    """Write the bytes of letters and their digests, by the letters' ids, and mark them sent."""
    ids, bodies, digests = zip(*letters, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_SENT, {"at": at, "ids": list(ids), "bodies": list(bodies), "digests": list(digests)})

"""Deeds on recoveries: hold back and open what decisions took away; close what is paid back or waived."""

from datetime import datetime

from django.db import connection

from access import trail
from access.actor import Actor, NotAllowedError, Role
from access.scope import acting
from payments import rows
from payments.models import Recovery
from payments.states import RecoveryState


class RecoveryClosedError(Exception):
    """A recovery that is not there, or not open any more."""


def recover(*, by: Actor, at: datetime, limit: int = 500) -> int:
    """Hold back or recover what later decisions took away; return how many decisions that were.

    Only one sweep does so at a time: what one holds back another may not raise meanwhile.
    """
    by.require_role()
    with acting(by):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('payments.recover'))")
        recovered = rows.recover(at, limit)
        if recovered:
            trail.record(
                by=by,
                at=at,
                deed="recover",
                subject="recovery",
                subject_ids=[recovery_id for recovery_id, _ in recovered],
                employer_ids={employer_id for _, employer_id in recovered},
            )
    return len(recovered)


def close(recovery_id: int, state: RecoveryState, *, reason: str = "", by: Actor, at: datetime) -> Recovery:
    """Note that an open recovery is paid back, or waive it for a reason (C19, SVL 15:18).

    RecoveryClosedError where it is not open, ValueError where it is waived for no reason.
    """
    by.require_role(Role.OFFICER)
    if by.user_id is None:
        raise NotAllowedError("a recovery is closed by persons")
    if state not in {RecoveryState.PAID_BACK, RecoveryState.WAIVED}:
        raise ValueError(f"a recovery is not closed as {state}")
    if state is RecoveryState.WAIVED and not reason.strip():
        raise ValueError("a recovery is waived for a reason")
    with acting(by):
        recovery = Recovery.objects.select_for_update().filter(id=recovery_id, state="open").first()
        if recovery is None:
            raise RecoveryClosedError("the recovery is not open any more")
        recovery.state, recovery.reason = state, reason.strip()
        recovery.closed_at, recovery.closed_by = at, by.user_id
        recovery.save(update_fields=["state", "reason", "closed_at", "closed_by"])
        trail.record(
            by=by,
            at=at,
            deed=state.value,
            subject="recovery",
            subject_ids=[recovery.id],
            employer_ids={recovery.employer_id},
        )
    return recovery

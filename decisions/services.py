"""Deeds on decisions: propose, decide, propose anew, send letters."""

import logging
import secrets
from collections.abc import Collection, Sequence
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from access import trail
from access.actor import Actor, NotAllowedError, Role
from access.scope import acting
from applications import services as applications
from applications.models import Application
from applications.states import State
from decisions import letters, notices, proposing, rows, verdicts
from decisions.models import Decision, Letter, Proposal
from decisions.rulings import DECIDABLE, RENEWABLE, Ruling, RulingError

logger = logging.getLogger(__name__)


class StaleProposalError(Exception):
    """Applications that changed, or were decided, after their proposals were looked at."""

    def __init__(self, application_ids: Collection[int]) -> None:
        super().__init__(f"not decidable as they were looked at: {sorted(application_ids)}")
        self.application_ids = frozenset(application_ids)


def propose(*, by: Actor, at: datetime, limit: int = 2000) -> int:
    """Make proposals for submitted applications; return how many were taken.

    Those that rested for a figure of law are submitted again first, if the law is another since. The clean
    ones are decided by rule at once. An application that cannot be handled is set aside, stuck, with a
    reference, and holds no other up.
    """
    by.require_role()
    with acting(by):
        proposing.wake(limit, by=by, at=at)
        taken = rows.take(limit, at)
        if taken and not _propose(taken, by=by, at=at):
            for application in taken:
                if not _propose([application], by=by, at=at):
                    _set_aside(application, by=by, at=at)
    return len(taken)


def _propose(taken: Sequence[Application], *, by: Actor, at: datetime) -> bool:
    """Propose in a savepoint; False, with everything as it was, where it fails."""
    try:
        with transaction.atomic():
            proposing.propose(taken, by=by, at=at)
    except Exception:
        logger.exception("no proposal came of %d applications from %d on", len(taken), taken[0].id)
        return False
    return True


def _set_aside(application: Application, *, by: Actor, at: datetime) -> None:
    reference = secrets.token_hex(4).upper()
    logger.error("application %d is stuck, reference %s", application.id, reference)
    applications.stick(application.id, reference, by=by, at=at)


def propose_anew(
    application_ids: Collection[int],
    *,
    chosen: Collection[str] | None = None,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Put applications that rest, are stuck, wait for an officer or are decided back to the proposals.

    `chosen` names what is chosen of the benefit's choices from now on; None lets what was chosen hold.
    To examine a decided one again takes a reason. MoveRefusedError where one is in another state, where it
    is decided and no reason is given, or where its benefit leaves no such choice.
    """
    by.require_role(Role.OFFICER)
    with acting(by):
        found = rows.lock(application_ids)
        if not all(each in found and found[each].state in RENEWABLE for each in application_ids):
            raise applications.MoveRefusedError("some application cannot be proposed anew")
        if not reason and any(each.state == State.DECIDED for each in found.values()):
            raise applications.MoveRefusedError("what is decided is examined again for a reason")
        trail.record(
            by=by,
            at=at,
            deed="propose_anew",
            subject="application",
            subject_ids=application_ids,
            employer_ids={application.employer_id for application in found.values()},
        )
        for each in application_ids if chosen is not None else ():
            applications.choose(each, chosen or (), by=by, at=at)
        applications.move(application_ids, State.SUBMITTED, by=by, at=at, reason=reason)


def decide(rulings: Sequence[Ruling], *, by: Actor, at: datetime) -> list[Decision]:
    """Decide applications as an officer has ruled, all or none, each by the proposal that was looked at.

    StaleProposalError where an application has been decided or its claim has changed since;
    RulingError where a ruling contradicts itself or its proposal, or gives less without a right to.
    """
    by.require_role(Role.OFFICER)
    if by.user_id is None:
        raise NotAllowedError("an officer's decision is a person's")
    if len({ruling.application_id for ruling in rulings}) != len(rulings):
        raise RulingError("an application is ruled on once at a time")
    with acting(by):
        found = rows.lock({ruling.application_id for ruling in rulings})
        proposals = rows.newest_proposals(found)
        stale = {
            ruling.application_id
            for ruling in rulings
            if not _is_fresh(ruling, found.get(ruling.application_id), proposals.get(ruling.application_id))
        }
        if stale:
            raise StaleProposalError(stale)
        formers = rows.last_decisions(found)
        decided = [
            verdicts.verdict(
                found[each.application_id],
                proposals[each.application_id],
                each,
                formers.get(each.application_id),
            )
            for each in rulings
        ]
        return verdicts.write(decided, by=by, at=at)


def rehearse(ruling: Ruling, *, by: Actor, at: datetime) -> bytes:
    """Return the letter that the ruling would bring its employer, and leave nothing behind.

    Raises what `decide` raises.
    """
    with acting(by), transaction.atomic():
        (decision,) = decide([ruling], by=by, at=at)
        body = letters.write([decision.id], by=by)[decision.id].body
        transaction.set_rollback(True)
    return body


def _is_fresh(ruling: Ruling, application: Application | None, proposal: Proposal | None) -> bool:
    """Say whether an application waits and the ruling is by its newest proposal, of the version in force."""
    return (
        application is not None
        and proposal is not None
        and application.state in DECIDABLE
        and proposal.id == ruling.proposal_id
        and proposal.version == application.version
    )


def send_letters(*, by: Actor, at: datetime, limit: int = 500) -> int:
    """Write and send letters that wait, in the employer's language; return how many were taken.

    A letter that cannot be written stays waiting and is told in the log; it holds no other up.
    """
    by.require_role()
    with acting(by):
        taken = rows.letters_to_send(limit, at)
        if taken and not _send(taken, by=by, at=at):
            for letter in taken:
                _send([letter], by=by, at=at)
    return len(taken)


def _send(taken: Sequence[Letter], *, by: Actor, at: datetime) -> bool:
    """Send in a savepoint; False, with everything as it was, where it fails."""
    try:
        with transaction.atomic():
            written = letters.write([letter.decision_id for letter in taken], by=by)
            bodies = [(letter.id, written[letter.decision_id].body) for letter in taken]
            rows.keep_sent([(id_, body, sha256(body).digest()) for id_, body in bodies], at)
            notices.wait({each.employer_id for each in written.values()}, at=at)
            trail.record(
                by=by,
                at=at,
                deed="send_letter",
                subject="decision",
                subject_ids=written,
                employer_ids={each.employer_id for each in written.values()},
            )
    except Exception:
        logger.exception("no letter came of %d decisions from %d on", len(taken), taken[0].decision_id)
        return False
    return True

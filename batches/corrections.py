"""What a newer version of a report does to the application that an older one made: correct it or withdraw it.

A decided application is not withdrawn: it goes back into the queue, where a person looks at it.
"""

from collections.abc import Sequence
from datetime import datetime

from access.actor import Actor
from applications import services as applications
from applications.codes import NOTHING_CHANGED
from applications.models import Application
from applications.states import State
from applications.submissions import Outcome
from batches import codes, rows
from benefits import reading, words
from benefits.findings import Code


def standing_among(taken: Sequence[rows.Taken]) -> dict[tuple[int, str], Application]:
    """Return the applications in force of the reports and periods that rows name, by employer and origin."""
    origins = {row.origin for row in taken if row.origin}
    if not origins:
        return {}
    found = Application.objects.filter(origin__in=origins).exclude(state=State.WITHDRAWN)
    return {(each.employer_id, each.origin): each for each in found}


def change(row: rows.Taken, earlier: Application, *, by: Actor, at: datetime) -> Outcome:
    """Correct the application by the row's claim, or withdraw it where the row states none."""
    if row.claim is not None:
        claim, reason = reading.claim_of(row.claim), _reason(codes.ROW_CORRECTS)
        outcome = applications.correct(earlier.id, claim, reason=reason, by=by, at=at)
        if NOTHING_CHANGED.name not in {finding.code for finding in outcome.findings}:
            return outcome
    elif earlier.state == State.DECIDED:
        reason = _reason(codes.ROW_WITHDRAWS)
        applications.move([earlier.id], State.SUBMITTED, by=by, at=at, reason=reason)
    else:
        applications.withdraw(earlier.id, reason=_reason(codes.ROW_WITHDRAWS), by=by, at=at)
    return Outcome(application_id=earlier.id)


def _reason(code: Code) -> str:
    """Return why an application is changed, in the language of Kela's officers."""
    return words.say(code.finding(), "fi")

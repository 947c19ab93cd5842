"""The same as last time: answers of an earlier claim offered for a new one, and taken when confirmed."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from access.actor import Actor, Matter
from applications import drafts, queries
from applications.drafts import Draft
from portal.questions import repeating
from portal.questions.guides import GUIDES
from portal.questions.repeating import Offered
from portal.shell.doors import client_door
from portal.shell.messages import say_success


def offered(draft: Draft, *, by: Actor) -> Offered:
    """Return what the newest claim of the same employee, else of the employer, says that stays the same."""
    if draft.corrects_id is not None:
        return []
    last = queries.last_claim(
        for_=by, employer_id=draft.employer_id, benefit=draft.benefit, employee_id=draft.employee_id
    )
    if last is None:
        return []
    application, claim = last
    same = draft.employee_id is not None and application.employee_id == draft.employee_id
    return repeating.lasting(draft.benefit, draft.answers, claim, same_employee=same)


@require_POST
@client_door(Matter.CLAIM)
def claim_repeat(request: HttpRequest, *, by: Actor, at: datetime, draft_id: UUID) -> HttpResponse:
    """Give a draft the offered answers that it lacks, and go on where one was."""
    draft = drafts.open_draft(draft_id, for_=by)
    taken = {question.field: answer for question, answer in offered(draft, by=by)}
    if taken and draft.application_id is None:
        drafts.answer_many({draft.id: taken}, by=by, at=at)
        said = ngettext("%(number)s vastaus on täytetty.", "%(number)s vastausta on täytetty.", len(taken))
        say_success(request, said % {"number": len(taken)} + " " + _("Voitte muuttaa niitä sivuilla."))
    first = GUIDES[draft.benefit].applicable(draft.answers)[0]
    return redirect("claim_step", draft_id=draft.id, key=first.key)

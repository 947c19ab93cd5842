"""A decision as Kela reads it: its lines with the law behind them, its letter, its payments."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from access.actor import Actor, Role
from benefits import words
from decisions import queries
from decisions.queries import Decided
from payments import queries as payments
from portal.questions import sent
from portal.questions.money import OUTCOMES, payment_columns, payment_rows
from portal.shell.doors import staff_door
from portal.staff import explained


@require_GET
@staff_door()
def decision_staff(request: HttpRequest, *, by: Actor, at: datetime, decision_id: int) -> HttpResponse:
    """Show a decision whole."""
    seen = queries.decision(decision_id, for_=by, at=at)
    found = payments.payments_of(for_=by, application_id=seen.decision.application_id)
    own = payment_rows(each for each in found if each.instalment.decision_id == decision_id)
    context = _told(seen) | {
        "crumbs": _crumbs(seen.decision.application_id, by),
        "payment_columns": payment_columns(),
        "payments": own,
    }
    return render(request, "staff/decision_staff.html", context)


def _told(seen: Decided) -> dict[str, object]:
    """Return a decision in words: what was decided on whom, why, and how it was counted."""
    decision, application = seen.decision, seen.decision.application
    label, kind = OUTCOMES[decision.outcome]
    return {
        "decided": seen,
        "decision": decision,
        "heading": _("Päätös %(number)s") % {"number": f"{application.id}/{decision.number}"},
        "over": f"{application.employer.name}, {application.employer.business_id}",
        "lead": f"{sent.subject(application)}, {sent.days_text(application)}",
        "tag": label,
        "tag_kind": kind,
        "reason": words.say_code(decision.reason, {}, get_language() or "fi") if decision.reason else "",
        "steps": explained.steps(seen.steps),
        "line_columns": explained.line_columns(),
        "lines": explained.line_rows(seen.lines),
        "instalment_columns": explained.instalment_columns(),
        "instalments": explained.instalment_rows(seen.instalments),
    }


def _crumbs(application_id: int, by: Actor) -> list[dict[str, str]]:
    """Return the way to a decision; whoever only pays comes from the payments."""
    if by.roles.isdisjoint({Role.OFFICER, Role.AUDITOR}):
        return [{"url": reverse("payment_runs"), "label": _("Maksuerät")}]
    return [
        {"url": reverse("queue"), "label": _("Käsittelyjono")},
        {
            "url": reverse("case", args=[application_id]),
            "label": _("Hakemus %(number)s") % {"number": application_id},
        },
    ]


@require_GET
@staff_door()
def letter_staff(request: HttpRequest, *, by: Actor, at: datetime, decision_id: int) -> HttpResponse:
    """Show the letter as it was sent, byte for byte."""
    letter = queries.letter(decision_id, for_=by, at=at)
    return HttpResponse(bytes(letter.body or b""), content_type="text/html; charset=utf-8")

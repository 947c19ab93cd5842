"""A decision as its employer reads it: what was granted, line by line, with the law behind each line."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from access.actor import Actor, Matter
from decisions import queries as decisions
from payments import queries as payments
from portal.questions import sent
from portal.questions.aside import drawn_lines
from portal.questions.money import (
    OUTCOMES,
    payment_columns,
    payment_rows,
    recovery_columns,
    recovery_rows,
)
from portal.shell.doors import client_door

PER_PAGE = 50


@require_GET
@client_door(Matter.DECISIONS)
def decision(request: HttpRequest, *, by: Actor, at: datetime, decision_id: int) -> HttpResponse:
    """Show a decision with its lines, instalments, and how to appeal."""
    seen = decisions.decision(decision_id, for_=by, at=at)
    label, kind = OUTCOMES[seen.decision.outcome]
    context = {
        "decision": seen.decision,
        "application": seen.decision.application,
        "benefit": sent.benefit_name(seen.decision.application.benefit, get_language() or "fi").lower(),
        "lead": f"{sent.subject(seen.decision.application)}, {sent.days_text(seen.decision.application)}",
        "label": label,
        "kind": kind,
        "lines": drawn_lines(seen.lines),
        "instalments": seen.instalments,
        "letter_sent_at": seen.letter_sent_at,
    }
    return render(request, "web/decision.html", context)


@require_GET
@client_door(Matter.DECISIONS)
def decision_letter(request: HttpRequest, *, by: Actor, at: datetime, decision_id: int) -> HttpResponse:
    """Show the letter as it was sent, byte for byte."""
    letter = decisions.letter(decision_id, for_=by, at=at)
    return HttpResponse(bytes(letter.body or b""), content_type="text/html; charset=utf-8")


@require_GET
@client_door(Matter.PAYMENTS)
def payments_list(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """List payments, coming and paid, newest first, and what is to be paid back."""
    page = Paginator(payments.payments_of(for_=by), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "columns": payment_columns(several=True),
        "rows": payment_rows(page, several=True),
        "empty": _("Ei vielä maksuja."),
        "recovery_columns": recovery_columns(),
        "recoveries": recovery_rows(payments.recoveries_of(for_=by)[:PER_PAGE]),
    }
    return render(request, "web/payments.html", context)

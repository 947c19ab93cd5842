"""The first page of an employer: what waits for it, what is on its way, and one button to begin."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from access.actor import Actor, Matter
from applications import queries as applications
from batches import queries as batches
from employers import queries as employers
from payments import queries as payments
from portal.questions import sent
from portal.shell.doors import client_door
from portal.web import absences, files, tasks
from portal.web.radar import claim_of, radar
from segments.absences import Unclaimed
from segments.due import Open, open_matters, valued
from segments.manner import Manner, manner_of

SHOWN = 5
LISTED = 10
"""How many absences of the work list the first page shows."""
OPENINGS = {
    Manner.STEP_BY_STEP: "web/home_step_by_step.html",
    Manner.WORK_LIST: "web/home_work_list.html",
    Manner.FILES: "web/home_files.html",
}


@require_GET
@client_door(Matter.CLAIM)
def home(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Show what waits, what is on its way and what has been paid; a firm begins with its clients."""
    if by.employer_id is None:
        return redirect("clients")
    employer_id = by.employer_id
    on = localtime(at).date()
    own = applications.of_employers(for_=by)
    manner = manner_of(for_=by, employer_id=employer_id).manner
    matters = valued(open_matters(for_=by, on=on, employer_ids=[employer_id]), read=claim_of, by=by, at=at)
    context = {
        "opening": OPENINGS[manner],
        "employer": employers.employer(for_=by, employer_id=employer_id),
        "radar": radar(matters, on),
        "tasks": [
            *tasks.listed(matters, on),
            *_hints(matters, manner, on),
            *tasks.failing(employer_id, by=by, on=on),
        ],
        "rows": sent.rows(own[:SHOWN], several=False),
        "columns": sent.columns(several=False),
        "money": _money(by, employer_id, on),
    }
    return render(request, "web/home.html", context | _opening(manner, matters, by=by, on=on))


def _opening(manner: Manner, matters: Sequence[Open], *, by: Actor, on: date) -> dict[str, object]:
    """Return what the page opens with in a manner: nothing more, a list of absences, or files sent last."""
    if manner is Manner.WORK_LIST:
        return {"absences": absences.listed(_unclaimed(matters), on=on, most=LISTED)}
    if manner is Manner.FILES:
        sent_last = batches.batches(for_=by)[:SHOWN]
        return {"file_columns": files.columns(), "file_rows": files.listed(sent_last)}
    return {}


def _unclaimed(matters: Sequence[Open]) -> list[Unclaimed]:
    return [each.about for each in matters if isinstance(each.about, Unclaimed)]


def _money(by: Actor, employer_id: int, on: date) -> list[dict[str, object]]:
    if not by.may(Matter.PAYMENTS, employer_id):
        return []
    told = payments.summary(for_=by, employer_id=employer_id, on=on)
    return [
        {"label": _("Tulossa tilille"), "amount": told.coming, "url": reverse("payments")},
        {"label": _("Maksettu tänä vuonna"), "amount": told.paid, "url": reverse("payments")},
    ]


def _hints(matters: Sequence[Open], manner: Manner, on: date) -> list[dict[str, object]]:
    """Return the absences without a claim as one thing to do, unless the page opens with their list."""
    waiting = [each for each in _unclaimed(matters) if each.draft_id is None]
    if not waiting or manner is Manner.WORK_LIST:
        return []
    title = ngettext(
        "%(count)s poissaolosta voi ehkä hakea korvausta",
        "%(count)s poissaolosta voi ehkä hakea korvausta",
        len(waiting),
    ) % {"count": len(waiting)}
    return [
        {
            "url": reverse("absences"),
            "title": title,
            "text": _("Tieto on tulorekisterin ilmoituksistanne, ja euromäärä on arvio."),
            "amount": sum((each.euros for each in waiting if each.euros), start=Decimal(0)) or None,
            "tag": _("Hakematta"),
            "kind": "info",
            **tasks.due(waiting[0].last_day, on),
        }
    ]

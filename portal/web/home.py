"""The first page of an employer: what waits for it, what is on its way, and one button to begin."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from access.actor import Actor, Matter
from applications import drafts
from applications import queries as applications
from batches import queries as batches
from benefits import words
from employers import queries as employers
from payments import queries as payments
from portal.questions import sent
from portal.shell.doors import client_door
from portal.web import absences, files
from segments.absences import estimated, unclaimed
from segments.due import last_day_of
from segments.manner import Manner, manner_of

SHOWN = 5
SOON = timedelta(days=7)
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
    context = {
        "opening": OPENINGS[manner],
        "employer": employers.employer(for_=by, employer_id=employer_id),
        "tasks": _tasks(by, employer_id, at),
        "missing": _missing(by, employer_id, at),
        "rows": sent.rows(own[:SHOWN], several=False),
        "columns": sent.columns(several=False),
        "money": _money(by, employer_id, on),
    }
    return render(request, "web/home.html", context | _opening(manner, employer_id, by=by, at=at))


def _opening(manner: Manner, employer_id: int, *, by: Actor, at: datetime) -> dict[str, object]:
    """Return what the page opens with in a manner: a hint of absences, their list, or files sent last."""
    if manner is Manner.STEP_BY_STEP:
        return {"hints": _hints(employer_id, by=by, at=at)}
    if manner is Manner.WORK_LIST:
        return {"absences": absences.listed(employer_id, by=by, at=at, most=LISTED)}
    if manner is Manner.FILES:
        sent_last = batches.batches(for_=by)[:SHOWN]
        return {"file_columns": files.columns(), "file_rows": files.listed(sent_last)}
    return {}


def _money(by: Actor, employer_id: int, on: date) -> list[dict[str, object]]:
    if not by.may(Matter.PAYMENTS, employer_id):
        return []
    told = payments.summary(for_=by, employer_id=employer_id, on=on)
    return [
        {"label": _("Tulossa tilille"), "amount": told.coming, "url": reverse("payments")},
        {"label": _("Maksettu tänä vuonna"), "amount": told.paid, "url": reverse("payments")},
    ]


def _tasks(by: Actor, employer_id: int, at: datetime) -> list[dict[str, object]]:
    """Return the things to do as a work list: Kela's questions first, then unfinished claims."""
    on = localtime(at).date()
    questions: list[dict[str, object]] = [
        {
            "url": reverse("claim", args=[question.application_id]),
            "title": _("Kela kysyy: %(name)s") % {"name": sent.subject(question.application)},
            "text": question.question,
            "tag": _("Vastaa"),
            "kind": "warn",
            **_due(question.due_on, on),
        }
        for question in applications.questions_open(for_=by, employer_ids=[employer_id])
    ]
    unfinished: list[dict[str, object]] = [
        {
            "url": reverse("claim_check", args=[draft.id]),
            "title": _("Jatka hakemusta: %(name)s") % {"name": sent.draft_subject(draft)},
            "text": _("Tallennettu %(at)s") % {"at": date_format(localtime(draft.saved_at), "j.n.Y H.i")},
            "tag": _("Kesken"),
            "kind": "info",
            **_due(last_day_of(draft, on), on),
        }
        for draft in drafts.unfinished(for_=by, employer_id=employer_id)[:SHOWN]
    ]
    return questions + unfinished


def _hints(employer_id: int, *, by: Actor, at: datetime) -> list[dict[str, object]]:
    """Return the absences without a claim as one thing to do: how many, about how much, and until when."""
    on = localtime(at).date()
    found = estimated(unclaimed(for_=by, on=on, employer_ids=[employer_id]), by=by, at=at)
    waiting = [each for each in found if each.draft_id is None]
    if not waiting:
        return []
    euros = sum((each.euros for each in waiting if each.euros), start=Decimal(0))
    told = _("Tieto on tulorekisterin ilmoituksistanne.")
    if euros:
        worth = words.write_parameter(str(euros), get_language() or "fi")
        told = _("Korvaus on arviolta %(euros)s. Tieto on tulorekisterin ilmoituksistanne.") % {
            "euros": worth
        }
    title = ngettext(
        "%(count)s poissaolosta voi ehkä hakea korvausta",
        "%(count)s poissaolosta voi ehkä hakea korvausta",
        len(waiting),
    ) % {"count": len(waiting)}
    return [
        {
            "url": reverse("absences"),
            "title": title,
            "text": told,
            "tag": _("Hakematta"),
            "kind": "info",
            **_due(waiting[0].last_day, on),
        }
    ]


def _due(day: date | None, on: date) -> dict[str, object]:
    """Return the last day of a thing to do; one that is less than a week away, or over, stands out."""
    return {"due": day, "due_soon": day is not None and day < on + SOON}


def _missing(by: Actor, employer_id: int, at: datetime) -> list[str]:
    ready = employers.readiness(for_=by, employer_ids=[employer_id], on=localtime(at).date())[employer_id]
    missing = []
    if not ready.account:
        missing.append(_("Tilinumero puuttuu: ilmoita se, jotta voimme maksaa."))
    if not ready.consent:
        missing.append(_("Suostumus sähköisiin päätöksiin puuttuu: päätökset tulevat postissa."))
    if ready.ends_on:
        missing.append(
            _("Palkkatoimiston valtuutus päättyy %(day)s.") % {"day": date_format(ready.ends_on, "j.n.Y")}
        )
    return missing

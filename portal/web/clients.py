"""A payroll firm's clients: for whom it may act, until when, and what each still lacks."""

from datetime import datetime
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from access.actor import Actor, Matter
from employers import queries
from employers.queries import Client, Readiness
from employers.rights import Health
from portal.questions.carrying import CLAIM, carried
from portal.questions.guides import GUIDES
from portal.shell.doors import firm_door

PER_PAGE = 50
HEALTH = {
    Health.IN_FORCE: (gettext_lazy("Voimassa"), "good"),
    Health.ENDING: (gettext_lazy("Päättyy pian"), "warn"),
    Health.ENDED: (gettext_lazy("Päättynyt"), "bad"),
    Health.COMING: (gettext_lazy("Ei vielä alkanut"), ""),
}


@require_GET
@firm_door(Matter.CLAIM)
def clients(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """List the firm's clients with the health of their mandates."""
    search = request.GET.get("haku", "").strip()
    on = localtime(at).date()
    page = Paginator(queries.clients(for_=by, on=on, search=search), PER_PAGE).get_page(
        request.GET.get("page")
    )
    ready = queries.readiness(
        for_=by, employer_ids=[each.employer_id for each in page if each.employer_id in by.rights], on=on
    )
    context = {
        "page": page,
        "search": search,
        "columns": [
            {"label": label} for label in (_("Asiakas"), _("Valtuutus"), _("Puuttuu"), _("Toiminto"))
        ],
        "rows": [_row(each, ready.get(each.employer_id), request.GET) for each in page],
        "told": _told(request.GET),
    }
    return render(request, "web/clients.html", context)


def _told(query: QueryDict) -> dict[str, str]:
    """Return what the address carries from the guidance into a claim for whichever client is chosen."""
    guide = GUIDES.get(query.get(CLAIM, ""))
    return {CLAIM: guide.benefit, **carried(guide, query)} if guide else {}


def _claim_url(client: Client, query: QueryDict) -> str:
    """Return where a claim for the client begins: of the benefit that the guidance led to, if it did."""
    told = _told(query)
    if not told:
        return reverse("client_claim_new", args=[client.employer_id])
    page = reverse("client_claim_begin", args=[client.employer_id, told.pop(CLAIM)])
    return f"{page}?{urlencode(told)}" if told else page


def _row(client: Client, ready: Readiness | None, query: QueryDict) -> list[dict[str, object]]:
    label, kind = HEALTH[client.mandate.health]
    ends_on = client.mandate.ends_on
    missing = []
    if ready and not ready.account:
        missing.append(_("tilinumero"))
    if ready and not ready.consent:
        missing.append(_("suostumus sähköisiin päätöksiin"))
    new: dict[str, object] = {
        "text": _("Uusi hakemus"),
        "url": _claim_url(client, query),
    }
    return [
        {"text": client.name, "note": client.business_id},
        {"tag": label, "kind": kind, "note": date_format(ends_on, "j.n.Y") if ends_on else ""},
        {"text": ", ".join(missing) or "–"},
        new if Matter.CLAIM in client.mandate.matters else {"text": "–"},
    ]

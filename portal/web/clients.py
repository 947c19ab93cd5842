"""A payroll firm's clients by deadline: what is open for each, until when, and what each still lacks."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET

from access.actor import Actor, Matter
from applications.queries import questions_open
from employers import queries
from employers.queries import Client, Readiness
from employers.rights import Health
from portal.questions.carrying import CLAIM, carried
from portal.questions.guides import GUIDES
from portal.shell.doors import firm_door
from portal.shell.tables import columns, labelled
from portal.web.absences import due
from segments.absences import Unclaimed, estimated, unclaimed

PER_PAGE = 50
NOTHING: Final[dict[str, object]] = {"text": "–", "none": True}
"""What stands in a cell where there is nothing to tell."""
HEALTH = {
    Health.IN_FORCE: (gettext_lazy("Voimassa"), "good"),
    Health.ENDING: (gettext_lazy("Päättyy pian"), "warn"),
    Health.ENDED: (gettext_lazy("Päättynyt"), "bad"),
    Health.COMING: (gettext_lazy("Ei vielä alkanut"), ""),
}


@dataclass(frozen=True, slots=True)
class Matters:
    """What is open for a client: absences without a claim, and the due days of Kela's questions."""

    absences: list[Unclaimed]
    questions: list[date]

    @property
    def due(self) -> date | None:
        """Return the next deadline, None where nothing is open."""
        return min([*(each.last_day for each in self.absences), *self.questions], default=None)


@require_GET
@firm_door(Matter.CLAIM)
def clients(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """List the firm's clients, the next deadline first, with what is open and how their mandates stand."""
    search = request.GET.get("haku", "").strip()
    on = localtime(at).date()
    open_ = _matters(by, on)
    found = sorted(
        queries.clients(for_=by, on=on, search=search),
        key=lambda client: open_[client.employer_id].due or date.max,
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = [each.employer_id for each in page]
    ready = queries.readiness(for_=by, employer_ids=[each for each in shown if each in by.rights], on=on)
    euros = _euros([absence for each in shown for absence in open_[each].absences], by=by, at=at)
    heads = columns(*_labels(), numbers=[3])
    context = {
        "page": page,
        "search": search,
        "columns": heads,
        "rows": labelled(
            heads,
            [
                [
                    {"text": each.name, "note": each.business_id},
                    *_open_cells(each, open_[each.employer_id], euros.get(each.employer_id), on),
                    *_row(each, ready.get(each.employer_id), request.GET),
                ]
                for each in page
            ],
        ),
        "told": _told(request.GET),
    }
    return render(request, "web/clients.html", context)


def _labels() -> list[str]:
    return [
        *(_("Asiakas"), _("Seuraava määräpäivä"), _("Avoinna"), _("Arvio korvauksesta")),
        *(_("Valtuutus"), _("Puuttuu"), _("Toiminto")),
    ]


def _matters(by: Actor, on: date) -> defaultdict[int, Matters]:
    """Return what is open for each client that the clerk may claim for, whatever page is shown."""
    found: defaultdict[int, Matters] = defaultdict(lambda: Matters([], []))
    for absence in unclaimed(for_=by, on=on):
        found[absence.employer_id].absences.append(absence)
    for question in questions_open(for_=by, employer_ids=by.rights):
        found[question.application.employer_id].questions.append(question.due_on)
    return found


def _euros(absences: Sequence[Unclaimed], *, by: Actor, at: datetime) -> dict[int, Decimal]:
    """Return about how many euros each client would get for its absences."""
    found: defaultdict[int, Decimal] = defaultdict(Decimal)
    for absence in estimated(absences, by=by, at=at):
        found[absence.employer_id] += absence.euros or 0
    return found


def _open_cells(client: Client, open_: Matters, euros: Decimal | None, on: date) -> list[dict[str, object]]:
    """Return the next deadline, what is open with the way to it, and the euros at stake."""
    if open_.due is None:
        return [NOTHING] * 3
    told = []
    if number := len(open_.absences):
        told.append(ngettext("%(n)s poissaolo", "%(n)s poissaoloa", number) % {"n": number})
    if number := len(open_.questions):
        told.append(ngettext("%(n)s Kelan kysymys", "%(n)s Kelan kysymystä", number) % {"n": number})
    page = (
        reverse("client_absences", args=[client.employer_id])
        if open_.absences
        else f"{reverse('claims')}?{urlencode({'haku': client.name})}"
    )
    return [
        due(open_.due, on),
        {"text": ", ".join(told), "url": page, "nowrap": True},
        {"amount": euros} if euros else NOTHING,
    ]


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
        "nowrap": True,
    }
    return [
        {"tag": label, "kind": kind, "note": date_format(ends_on, "j.n.Y") if ends_on else ""},
        {"text": ", ".join(missing)} if missing else NOTHING,
        new if Matter.CLAIM in client.mandate.matters else NOTHING,
    ]

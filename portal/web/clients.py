"""A payroll firm's clients by deadline: what is open for each, until when, and what each still lacks."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from employers import queries
from employers.queries import Client, Readiness
from employers.rights import Health
from payments import queries as payments
from portal.questions.carrying import CLAIM, carried
from portal.questions.guides import GUIDES
from portal.shell.doors import firm_door
from portal.shell.tables import columns, labelled
from portal.web.absences import due
from portal.web.radar import claim_of, radar
from segments.absences import Unclaimed
from segments.checkpoints import Checkpoint
from segments.due import Open, Task, open_matters, valued

PER_PAGE = 50
NOTHING: Final[dict[str, object]] = {"text": "–", "none": True}
"""What stands in a cell where there is nothing to tell."""
HEALTH = {
    Health.IN_FORCE: (gettext_lazy("Voimassa"), "good"),
    Health.ENDING: (gettext_lazy("Päättyy pian"), "warn"),
    Health.ENDED: (gettext_lazy("Päättynyt"), "bad"),
    Health.COMING: (gettext_lazy("Ei vielä alkanut"), ""),
}


@require_GET
@firm_door(Matter.CLAIM)
def clients(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """List the firm's clients, the next deadline first, with what is open and how their mandates stand."""
    search = request.GET.get("haku", "").strip()
    on = localtime(at).date()
    # How the mandate itself stands has a column of its own.
    matters = [each for each in open_matters(for_=by, on=on) if each.task is not Task.RENEW]
    matters = valued(matters, read=claim_of, by=by, at=at)
    open_: defaultdict[int, list[Open]] = defaultdict(list)
    for matter in matters:
        open_[matter.employer_id].append(matter)
    found = sorted(
        queries.clients(for_=by, on=on, search=search),
        key=lambda client: _next(open_[client.employer_id], on) or date.max,
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    held = [each.employer_id for each in page if each.employer_id in by.rights]
    ready = queries.readiness(for_=by, employer_ids=held, on=on)
    returned = payments.returned(for_=by, employer_ids=held)
    heads = columns(*_labels(), numbers=[3])
    context = {
        "page": page,
        "radar": radar(matters, on),
        "search": search,
        "columns": heads,
        "rows": labelled(
            heads,
            [
                [
                    {"text": each.name, "note": each.business_id},
                    *_open_cells(each, open_[each.employer_id], on),
                    *_row(each, _lacks(each, ready, returned), request.GET),
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


def _next(matters: Sequence[Open], on: date) -> date | None:
    """Return the next deadline, else the one that has passed, None where nothing that has one is open."""
    days = [each.last_day for each in matters if each.last_day is not None]
    return min((day for day in days if day >= on), default=min(days, default=None))


def _open_cells(client: Client, matters: Sequence[Open], on: date) -> list[dict[str, object]]:
    """Return the next deadline, what is open with the way to it, and the euros at stake."""
    if not matters:
        return [NOTHING] * 3
    day = _next(matters, on)
    euros = sum((each.euros for each in matters if each.euros), start=Decimal(0))
    return [
        NOTHING if day is None else due(day, on),
        {"text": ", ".join(_counted(matters)), "url": _way(client, matters)},
        {"amount": euros} if euros else NOTHING,
    ]


def _counted(matters: Sequence[Open]) -> Iterator[str]:
    """Yield how many matters of each kind are open."""
    numbers = Counter(_kind(each) for each in matters)
    said: dict[str, Callable[[int], str]] = {
        "absence": lambda n: ngettext("%(n)s poissaolo", "%(n)s poissaoloa", n),
        "question": lambda n: ngettext("%(n)s Kelan kysymys", "%(n)s Kelan kysymystä", n),
        "unfinished": lambda n: ngettext("%(n)s keskeneräinen", "%(n)s keskeneräistä", n),
        "checkpoint": lambda n: ngettext("%(n)s tarkistuspäivä", "%(n)s tarkistuspäivää", n),
    }
    for kind, say in said.items():
        if number := numbers[kind]:
            yield say(number) % {"n": number}


def _kind(matter: Open) -> str:
    if isinstance(matter.about, Unclaimed):
        return "absence"
    if isinstance(matter.about, Checkpoint):
        return "checkpoint"
    return {Task.ANSWER: "question", Task.SEND: "unfinished"}[matter.task]


def _way(client: Client, matters: Sequence[Open]) -> str:
    """Return where the first of what is open is seen to."""
    kinds = {_kind(each) for each in matters}
    if "absence" in kinds:
        return reverse("client_absences", args=[client.employer_id])
    if kinds == {"checkpoint"}:
        return reverse("client_checkpoints", args=[client.employer_id])
    return f"{reverse('claims')}?{urlencode({'haku': client.name})}"


def _lacks(
    client: Client, ready: Mapping[int, Readiness], returned: Mapping[int, payments.Returned]
) -> list[str]:
    """Return what keeps money or decisions from reaching a client."""
    told = ready.get(client.employer_id)
    lacking = []
    if told and not told.account:
        lacking.append(_("tilinumero"))
    if told and not told.consent:
        lacking.append(_("suostumus sähköisiin päätöksiin"))
    if came_back := returned.get(client.employer_id):
        said = ngettext("%(n)s maksu palautui", "%(n)s maksua palautui", came_back.count)
        lacking.append(said % {"n": came_back.count})
    return lacking


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


def _row(client: Client, missing: Sequence[str], query: QueryDict) -> list[dict[str, object]]:
    label, kind = HEALTH[client.mandate.health]
    ends_on = client.mandate.ends_on
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

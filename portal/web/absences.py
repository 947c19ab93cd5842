"""The work list: absences without a claim, whose claims are begun, checked and sent many at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.actor import Actor, Matter
from applications import drafts
from applications.drafts import Draft
from applications.services import preview
from applications.states import Channel
from applications.submissions import Outcome, Submission
from benefits.catalogue import Claim
from benefits.periods import Period
from employers import queries as employers
from portal.questions import pages, sent
from portal.questions.aside import Aside, drawn_findings
from portal.questions.guides import GUIDES
from portal.questions.steps import Guide, Kind, Question, Step
from portal.shell.doors import client_door
from portal.shell.messages import say_stop
from portal.shell.tables import columns, labelled, period_text
from segments import absences
from segments.absences import Unclaimed

PER_PAGE: Final = 50
"""How many absences a page shows, and how many claims are begun, checked and sent at once."""
SOON: Final = 14
"""A last day within so many days is told to be near."""
CHOSEN: Final = "valittu"


@require_http_methods(["GET", "POST"])
@client_door(Matter.CLAIM)
def work_list(
    request: HttpRequest, *, by: Actor, at: datetime, employer_id: int | None = None
) -> HttpResponse:
    """List absences without a claim, the first to be late first, and begin the claims of the chosen ones."""
    employer = employer_id or by.employer_id
    if employer is None:
        return redirect("clients")
    if request.method == "POST":
        found = _absences(employer, by=by, at=at)
        chosen = [each for each in found if str(each.id) in request.POST.getlist(CHOSEN)][:PER_PAGE]
        if chosen:
            absences.start(chosen, by=by, at=at)
            return redirect(_address("absences_check", employer_id))
        say_stop(request, _("Valitkaa ensin vähintään yksi poissaolo."))
    found = absences.estimated(_absences(employer, by=by, at=at), by=by, at=at)
    shown = listed(found, on=localtime(at).date(), page=request.GET.get("page"), most=PER_PAGE)
    named = {"employer": employers.employer(for_=by, employer_id=employer)}
    return render(request, "web/absences.html", shown | named | _addresses(employer_id))


def listed(
    estimated: Sequence[Unclaimed], *, on: date, page: str | None = None, most: int
) -> dict[str, object]:
    """Return a page of estimated absences as the work list's table takes it, with the sum of them all."""
    shown = Paginator(estimated, most).get_page(page)
    heads = columns(
        *(_("Työntekijä"), _("Poissaolo"), _("Haettava viimeistään"), _("Arvio korvauksesta"), _("Tila")),
        numbers=[3],
    )
    return {
        "page": shown,
        "columns": heads,
        "rows": labelled(heads, [_row(each, on) for each in shown]),
        "begun": any(each.draft_id for each in estimated),
        "total": sum((each.euros for each in estimated if each.euros), start=0),
    } | _addresses(None)


def _absences(employer_id: int, *, by: Actor, at: datetime) -> list[Unclaimed]:
    return absences.unclaimed(for_=by, on=localtime(at).date(), employer_ids=[employer_id])


def _address(name: str, client_id: int | None) -> str:
    """Return an address of the work list: of an employer itself, or of a firm's client."""
    return reverse(name) if client_id is None else reverse(f"client_{name}", args=[client_id])


def _addresses(client_id: int | None) -> dict[str, object]:
    return {
        "list_url": _address("absences", client_id),
        "check_url": _address("absences_check", client_id),
    }


def _row(absence: Unclaimed, on: date) -> list[dict[str, object]]:
    benefit = sent.benefit_name(absence.benefit, get_language() or "fi")
    return [
        {"text": absence.name, "choose": absence.id, "name": CHOSEN, "checked": absence.draft_id is None},
        {"text": period_text(Period(absence.starts_on, absence.ends_on)), "note": benefit},
        due(absence.last_day, on),
        {"amount": absence.euros} if absence.euros is not None else {"text": _("tarkentuu"), "number": True},
        {"text": _("Jatka"), "url": reverse("claim_check", args=[absence.draft_id])}
        if absence.draft_id
        else {"tag": _("Hakematta"), "kind": "warn"},
    ]


def due(day: date, on: date) -> dict[str, object]:
    """Return the last day to apply as a cell; how many days are left where they are few."""
    left = (day - on).days
    told: dict[str, object] = {"text": date_format(day, "j.n.Y"), "nowrap": True}
    if left > SOON:
        return told
    if left < 0:
        return told | {"note": _("päivä on mennyt")}
    note = ngettext("%(days)s päivä jäljellä", "%(days)s päivää jäljellä", left) % {"days": left}
    return told | {"note": note if left else _("viimeinen päivä on tänään")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A claim begun from the work list, and what its answers tell; `claim` is None while it is not whole."""

    draft: Draft
    claim: Claim | None
    aside: Aside


@require_http_methods(["GET", "POST"])
@client_door(Matter.CLAIM)
def check(request: HttpRequest, *, by: Actor, at: datetime, employer_id: int | None = None) -> HttpResponse:
    """Ask once what the begun claims lack alike, show them all, and send those that are signed for."""
    employer = employer_id or by.employer_id
    if employer is None:
        raise Http404
    ids = [each.draft_id for each in _absences(employer, by=by, at=at) if each.draft_id][:PER_PAGE]
    unsigned = False
    if request.method == "POST" and "answer" in request.POST:
        _fill(request, drafts.open_many(ids, for_=by), by=by, at=at)
        return redirect(_address("absences_check", employer_id))
    if request.method == "POST":
        chosen = drafts.open_many(_chosen(request), for_=by)
        unsigned = not request.POST.get("sign")
        if not chosen:
            say_stop(request, _("Valitkaa ensin vähintään yksi hakemus."))
        elif not unsigned:
            return _send(request, _read(chosen, by=by, at=at), employer_id, by=by, at=at)
    begun = _read(drafts.open_many(ids, for_=by), by=by, at=at)
    heads = columns(
        *(_("Työntekijä"), _("Päivät ja etuus"), _("Arvio korvauksesta"), _("Huomattavaa")), numbers=[2]
    )
    context = {
        "employer": employers.employer(for_=by, employer_id=employer),
        "forms": [pages.StepForm(step, {}) for step in _steps([each.draft for each in begun])],
        "columns": heads,
        "whole": labelled(heads, [_check_row(each) for each in begun if each.aside.sendable]),
        "lacking": labelled(heads, [_check_row(each) for each in begun if not each.aside.sendable]),
        "unsigned": unsigned,
    }
    return render(request, "web/absences_check.html", context | _addresses(employer_id))


def _chosen(request: HttpRequest) -> list[UUID]:
    found = []
    for each in request.POST.getlist(CHOSEN)[:PER_PAGE]:
        try:
            found.append(UUID(each))
        except ValueError as unreadable:
            raise Http404 from unreadable
    return found


def _read(begun: Sequence[Draft], *, by: Actor, at: datetime) -> list[Begun]:
    """Read the claims of drafts and preview those that are whole, in one go."""
    claims = [pages.read(GUIDES[draft.benefit], draft.answers).claim for draft in begun]
    asked = [
        Submission(
            employer_id=draft.employer_id, employee_id=draft.employee_id, channel=Channel.PAGE, claim=claim
        )
        for draft, claim in zip(begun, claims, strict=True)
        if claim is not None
    ]
    seen = iter(preview(asked, by=by, at=at) if asked else ())
    return [
        Begun(draft=draft, claim=claim, aside=Aside(preview=next(seen) if claim is not None else None))
        for draft, claim in zip(begun, claims, strict=True)
    ]


def _steps(begun: Sequence[Draft]) -> list[Step]:
    """Return the choices that claims begun for a benefit lack, as a page of questions for each benefit."""
    lacking: dict[str, dict[str, Question]] = {}
    for draft in begun:
        for field, question in _lacks(GUIDES[draft.benefit], draft).items():
            lacking.setdefault(draft.benefit, {})[field] = question
    return [_shared(GUIDES[benefit], questions) for benefit, questions in lacking.items()]


def _lacks(guide: Guide, draft: Draft) -> dict[str, Question]:
    return {
        question.field: question
        for step in guide.applicable(draft.answers)
        for question in step.questions(draft.answers)
        if question.kind is Kind.CHOICE
        and not question.optional
        and not question.own
        and not draft.answers.get(question.field)
    }


def _shared(guide: Guide, questions: Mapping[str, Question]) -> Step:
    asked = tuple(replace(each, field=f"{guide.benefit}.{field}") for field, each in questions.items())
    title = sent.benefit_name(guide.benefit, get_language() or "fi")
    return Step(key=guide.benefit, title=title, short=title, questions=lambda _answers: asked)


def _fill(request: HttpRequest, begun: Sequence[Draft], *, by: Actor, at: datetime) -> None:
    """Give each draft those of the shared answers that it lacks."""
    answers = {
        draft.id: {
            field: value
            for field in _lacks(GUIDES[draft.benefit], draft)
            if (value := request.POST.get(f"{draft.benefit}.{field}", ""))
        }
        for draft in begun
    }
    drafts.answer_many({draft_id: told for draft_id, told in answers.items() if told}, by=by, at=at)


def _check_row(begun: Begun) -> list[dict[str, object]]:
    """Return a begun claim as a row: to be chosen where it can be sent, to be filled in where not."""
    draft, seen = begun.draft, begun.aside
    first, *rest = [str(each["sentence"]) for each in seen.findings] or [""]
    name = sent.draft_subject(draft)
    way = reverse("claim_check", args=[draft.id])
    named: dict[str, object] = (
        {"text": name, "choose": draft.id, "name": CHOSEN, "checked": True}
        if seen.sendable
        else {"text": name, "url": way}
    )
    noted: dict[str, object] = (
        {"text": first, "note": " ".join(rest)}
        if first
        else {"text": "–" if seen.preview else _("Täydennettävää")}
    )
    amount: dict[str, object] = (
        {"amount": seen.amount} if seen.amount is not None else {"text": _("tarkentuu"), "number": True}
    )
    days: dict[str, object] = {
        "text": _draft_days(draft),
        "note": sent.benefit_name(draft.benefit, get_language() or "fi"),
    }
    return [named, days, amount, noted]


def _draft_days(draft: Draft) -> str:
    """Return the days that a draft claims as text, as they were typed; empty while it tells of none."""
    told = [
        pages.shown(question, draft.answers[field])
        for field, question in GUIDES[draft.benefit].questions(draft.answers).items()
        if field.startswith("paid.") and field.endswith("_on") and draft.answers.get(field)
    ]
    return f"{told[0]}–{told[-1]}" if told else ""


def _send(
    request: HttpRequest, begun: Sequence[Begun], client_id: int | None, *, by: Actor, at: datetime
) -> HttpResponse:
    """Send the claims that are whole together, and show what came of each."""
    claims = {each.draft.id: each.claim for each in begun if each.claim is not None}
    outcomes = drafts.send_many(claims, by=by, at=at)
    heads = columns(_("Työntekijä"), _("Etuus"), _("Mitä tapahtui"))
    context = {
        "columns": heads,
        "rows": labelled(heads, [_sent_row(each.draft, outcomes.get(each.draft.id)) for each in begun]),
        "sent": sum(outcome.application_id is not None for outcome in outcomes.values()),
        "total": len(begun),
    }
    return render(request, "web/absences_sent.html", context | _addresses(client_id))


def _sent_row(draft: Draft, outcome: Outcome | None) -> list[dict[str, object]]:
    benefit = sent.benefit_name(draft.benefit, get_language() or "fi")
    name = sent.draft_subject(draft)
    if outcome and outcome.application_id is not None:
        page = reverse("claim", args=[outcome.application_id])
        return [{"text": name, "url": page}, {"text": benefit}, {"tag": _("Lähetetty"), "kind": "good"}]
    told = drawn_findings(outcome.findings) if outcome else []
    note = " ".join(str(each["sentence"]) for each in told) or _("Täydennettävää")
    page = reverse("claim_check", args=[draft.id])
    return [
        {"text": name, "url": page},
        {"text": benefit},
        {"tag": _("Ei lähetetty"), "kind": "bad", "note": note},
    ]

"""What has happened? The guidance for everybody: situations, their questions, and the advice they lead to."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from access.actor import Actor, Kind
from applications.answers import Answers
from benefits.catalogue import BENEFITS
from benefits.deadlines import SlidingLimit
from benefits.law import law_on
from portal.questions.aside import drawn_findings, drawn_lines
from portal.questions.guides import GUIDES
from portal.questions.pages import typed
from portal.questions.sketching import Estimate, estimate, sketch_step, told
from portal.questions.steps import Guide
from portal.shell.doors import public
from portal.web.asked import SearchForm, SituationForm
from segments import guidance, queries, shown
from segments.classes import Segment
from segments.classify import figures_on
from segments.guidance import Outcome, Situation, Teller

SEGMENT: Final = "koko"
"""The name under which an address says for which class of employers the advice is."""

ANSWERED: Final = "vastaa"
"""The button that sends a situation's answers."""


@require_GET
@public
def situations(request: HttpRequest, *, by: Actor | None, at: datetime) -> HttpResponse:
    """List what may have happened, by topic, or what the words looked for name."""
    teller = _teller(at)
    wanted = request.GET.get("haku", "").strip()
    found = guidance.search(wanted, teller.language) if wanted else ()
    context = {
        "form": SearchForm(initial={"haku": wanted}),
        "wanted": wanted,
        "found": [_item(each, teller) for each in found],
        "groups": [
            {
                "id": group.id,
                "title": teller.say(group.title),
                "situations": [_item(guidance.situation(each), teller) for each in group.situations],
            }
            for group in guidance.book().groups
        ],
    }
    return render(request, "web/situations.html", context)


@require_GET
@public
def situation(request: HttpRequest, *, by: Actor | None, at: datetime, address: str) -> HttpResponse:
    """Ask a situation's questions, and lead to the advice when the answers say enough."""
    happened = _at_address(address)
    teller = _teller(at)
    answers = guidance.known(happened, request.GET.dict())
    missing = guidance.ask(happened, answers)
    sent = ANSWERED in request.GET
    if missing is None and (sent or not happened.questions):
        return redirect(_advice_url(happened, answers))
    context = {
        "form": SituationForm(happened, answers, teller, missing.id if missing and sent else None),
        "title": teller.say(happened.title),
        "lead": teller.say(happened.summary),
        "answered": ANSWERED,
        "crumbs": _crumbs(),
    }
    return render(request, "web/situation.html", context)


@require_GET
@public
def advice(request: HttpRequest, *, by: Actor | None, at: datetime, address: str) -> HttpResponse:
    """Tell what follows from the answers: benefits, money, time, what to do, and an estimate."""
    happened = _at_address(address)
    answers = guidance.known(happened, request.GET.dict())
    outcome = guidance.answer(happened, answers)
    if outcome is None:
        return redirect(f"{_url(happened)}?{urlencode(answers | {ANSWERED: '1'})}")
    teller = _teller(at)
    segment = _segment(request, by)
    shown.note(guidance.piece(happened, outcome), segment, by=by, at=at)
    said = guidance.claimed(happened, answers)
    guides = [GUIDES[benefit] for benefit in outcome.benefits if benefit in GUIDES]
    open_to = guides if by is None or by.kind is not Kind.STAFF else []
    context = {
        "advice": guidance.advise(happened, outcome, segment, teller),
        "see": [_item(guidance.situation(each), teller) for each in _next(happened, outcome)],
        "manners": _manners(happened, {**request.GET.dict(), **answers}, segment, at)
        if outcome.whole
        else [],
        "change_url": f"{_url(happened)}?{urlencode(answers)}" if happened.questions else "",
        "hidden": [*answers.items(), (SEGMENT, segment.value)],
        "claims": [_claim(guide, request, said) for guide in open_to],
        "layout": "base_aside.html" if guides else "base.html",
        "checked_on": happened.checked_on,
        "crumbs": _crumbs(),
    }
    if guides:
        context |= _estimated(guides[0], request, said, at)
    return render(request, "web/advice.html", context)


def _crumbs() -> list[dict[str, str]]:
    return [{"url": reverse("situations"), "label": _("Mitä on tapahtunut?")}]


def _teller(at: datetime) -> Teller:
    return Teller(language=get_language() or "fi", law=law_on(localtime(at).date()))


def _at_address(address: str) -> Situation:
    found = next((each for each in guidance.situations() if each.address == address), None)
    if found is None:
        raise Http404
    return found


def _url(happened: Situation) -> str:
    return reverse("situation", args=[happened.address])


def _advice_url(happened: Situation, answers: Mapping[str, str], **more: str) -> str:
    page = reverse("advice", args=[happened.address])
    query = urlencode({**answers, **more})
    return f"{page}?{query}" if query else page


def _item(happened: Situation, teller: Teller) -> dict[str, object]:
    """Return a situation as an item of a list."""
    return {"url": _url(happened), "title": teller.say(happened.title), "text": teller.say(happened.summary)}


def _next(happened: Situation, outcome: Outcome) -> tuple[str, ...]:
    return happened.related if outcome.whole else outcome.see


def _segment(request: HttpRequest, by: Actor | None) -> Segment:
    """Return the class that the address names, else that of whoever looks, else a small employer's."""
    if request.GET.get(SEGMENT) in {each.value for each in Segment}:
        return Segment(request.GET[SEGMENT])
    if by is not None and by.kind is Kind.EMPLOYER and by.employer_id is not None:
        return queries.class_of(for_=by, employer_id=by.employer_id).segment
    return Segment.PAYROLL_FIRM if by is not None and by.kind is Kind.FIRM else Segment.SMALL


def _manners(
    happened: Situation, answers: Mapping[str, str], segment: Segment, at: datetime
) -> list[dict[str, object]]:
    """Return the classes as tabs."""
    figures = figures_on(localtime(at).date())
    borders = {
        "medium": number_format(figures.smallest_medium),
        "large": number_format(figures.largest_medium, force_grouping=True),
    }
    labels = {
        Segment.SMALL: _("Alle %(medium)s työntekijää") % borders,
        Segment.MEDIUM: _("%(medium)s–%(large)s työntekijää") % borders,
        Segment.LARGE: _("Yli %(large)s työntekijää") % borders,
        Segment.PAYROLL_FIRM: _("Palkkatoimisto"),
    }
    return [
        {
            "label": label,
            "url": _advice_url(happened, answers, **{SEGMENT: each.value}),
            "current": each is segment,
        }
        for each, label in labels.items()
    ]


def _typed(guide: Guide, request: HttpRequest) -> Answers:
    return {field: value for field, value in typed(sketch_step(guide), {}, request.GET).items() if value}


def _estimated(
    guide: Guide, request: HttpRequest, said: Mapping[str, str], at: datetime
) -> dict[str, object]:
    """Return the estimate's form and what it comes to."""
    found: Estimate = estimate(guide, _typed(guide, request), said, on=localtime(at).date())
    calculation = found.calculation
    return {
        "estimate": found,
        "sketched": guide.sketch is not None,
        "amount": calculation.worth if calculation else None,
        "lines": drawn_lines(calculation.lines) if calculation else [],
        "notes": drawn_findings(calculation.findings) if calculation else [],
        "findings": drawn_findings(found.stopping),
        "sliding": isinstance(BENEFITS[guide.benefit].limit, SlidingLimit),
        "late": found.last_day is not None and found.last_day < localtime(at).date(),
    }


def _claim(guide: Guide, request: HttpRequest, said: Mapping[str, str]) -> dict[str, object]:
    """Return the way into a claim, with what has been told already."""
    known = told(guide, _typed(guide, request), said)
    carried = {field: value for field, value in known.items() if field in guide.questions({})}
    page = reverse("claim_begin", args=[guide.benefit])
    return {"url": f"{page}?{urlencode(carried)}" if carried else page, "title": guide.title}

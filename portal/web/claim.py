"""The guided claim: one question a page, saved as it is typed, checked, sent, received."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from access.actor import Actor, Matter
from applications import drafts
from applications.drafts import Draft
from benefits import words
from benefits.catalogue import BENEFITS
from benefits.findings import Finding, stops
from employers import queries as employers
from portal.questions import pages, repeating, sent
from portal.questions.aside import Aside, aside, drawn_findings
from portal.questions.asking import MOST_PERIODS, periods_of
from portal.questions.carrying import CLAIM, carried
from portal.questions.guides import GUIDES, by_topic
from portal.questions.steps import Guide, Step
from portal.shell.doors import client_door
from portal.web import checklist
from portal.web.employee import EmployeeForms
from portal.web.repeating import offered

LONGEST = 9
"""How many digits the version of a draft may have that a page names."""

UNFINISHED = 5
"""How many unfinished claims are offered to go on with."""


@require_GET
@client_door(Matter.CLAIM)
def claim_new(
    request: HttpRequest, *, by: Actor, at: datetime, employer_id: int | None = None
) -> HttpResponse:
    """Ask what has happened: what can be claimed, by topic, and what is unfinished."""
    employer = employer_id or by.employer_id
    if employer is None:
        return redirect("clients")
    context = {
        "employer": employers.employer(for_=by, employer_id=employer),
        "topics": [
            {"name": name, "guides": [_offered(guide, employer_id) for guide in guides]}
            for name, guides in by_topic()
        ],
        "unfinished": [
            {"draft": draft, "name": sent.draft_subject(draft)}
            for draft in drafts.unfinished(for_=by, employer_id=employer)[:UNFINISHED]
        ],
    }
    return render(request, "web/claim_new.html", context)


@require_http_methods(["GET", "POST"])
@client_door(Matter.CLAIM)
def claim_begin(
    request: HttpRequest, *, by: Actor, at: datetime, benefit: str, employer_id: int | None = None
) -> HttpResponse:
    """Say what a claim of a benefit takes, and begin one, with what was already told in the guidance."""
    employer = employer_id or by.employer_id
    if benefit not in GUIDES:
        raise Http404
    guide = GUIDES[benefit]
    answers = carried(guide, request.GET)
    if employer is None:
        return redirect(f"{reverse('clients')}?{urlencode({CLAIM: benefit, **answers})}")
    if request.method == "POST":
        known = {**answers, **guide.recall(answers)} if answers else None
        draft = drafts.start(employer_id=employer, benefit=benefit, answers=known, by=by, at=at)
        if not _is_for_employee(draft):
            return _onward(draft, None)
        return redirect("claim_employee", draft_id=draft.id)
    context = {
        "employer": employers.employer(for_=by, employer_id=employer),
        "guide": guide,
        "told": [
            {"question": question.label, "answer": pages.shown(question, answers[field])}
            for field, question in guide.questions(answers).items()
            if field in answers
        ],
    }
    return render(request, "web/claim_begin.html", context)


def _offered(guide: Guide, client_id: int | None) -> dict[str, object]:
    """Return a benefit as an item of the list: for an employer itself, or for a firm's client."""
    if client_id is None:
        url = reverse("claim_begin", args=[guide.benefit])
    else:
        url = reverse("client_claim_begin", args=[client_id, guide.benefit])
    name = BENEFITS[guide.benefit].names[get_language() or "fi"]
    return {"url": url, "title": name, "text": guide.situation}


@require_http_methods(["GET", "POST"])
@client_door(Matter.CLAIM)
def claim_employee(request: HttpRequest, *, by: Actor, at: datetime, draft_id: UUID) -> HttpResponse:
    """Ask which employee the claim is about: a known one, or one to be added."""
    draft = _open(draft_id, by)
    if not _is_for_employee(draft):
        raise Http404
    asked = EmployeeForms(
        request.POST if request.method == "POST" else None,
        employer_id=draft.employer_id,
        chosen=draft.employee_id,
        by=by,
    )
    employee_id = asked.employee(by=by, at=at) if request.method == "POST" else None
    if employee_id is not None:
        drafts.save(
            draft.id, {}, version=draft.version, step="employee", by=by, at=at, employee_id=employee_id
        )
        return _onward(draft, None)
    return render(request, "web/claim_employee.html", _frame(draft, "employee") | {"asked": asked})


@require_http_methods(["GET", "POST"])
@client_door(Matter.CLAIM)
def claim_step(request: HttpRequest, *, by: Actor, at: datetime, draft_id: UUID, key: str) -> HttpResponse:
    """Ask one page of questions, and go on when the answers will do."""
    draft = _open(draft_id, by)
    guide = GUIDES[draft.benefit]
    step = _step(guide, draft, key)
    kept: Mapping[str, object] = {}
    findings: tuple[Finding, ...] = ()
    if request.method == "POST":
        saved = _save(request, draft, step, by=by, at=at)
        draft, kept = saved.draft, saved.kept
        findings = pages.objections(guide, step, draft.answers)
        if "more" in request.POST and not kept:
            return redirect("claim_step", draft_id=draft.id, key=key)
        if not kept and not stops(findings):
            if "back_to_check" in request.POST:
                return redirect("claim_check", draft_id=draft.id)
            return _onward(draft, step)
    form = pages.StepForm(step, draft.answers)
    form.object_to(findings)
    context = _frame(draft, step.key) | {
        "form": form,
        "step": step,
        "kept": kept,
        "aside": _aside(draft, by=by, at=at),
        "same": repeating.rows(offered(draft, by=by)) if step == guide.steps[0] else [],
        "back_url": _back_url(guide, step, draft),
        "to_check": "tarkista" in request.GET or "back_to_check" in request.POST,
    }
    return render(request, "web/claim_step.html", context)


@require_POST
@client_door(Matter.CLAIM)
def claim_save(request: HttpRequest, *, by: Actor, at: datetime, draft_id: UUID, key: str) -> HttpResponse:
    """Save a page while it is being typed, and draw what stands beside it anew."""
    draft = _open(draft_id, by)
    saved = _save(request, draft, _step(GUIDES[draft.benefit], draft, key), by=by, at=at)
    context = {
        "draft": saved.draft,
        "kept": saved.kept,
        "aside": _aside(saved.draft, by=by, at=at),
        "oob": True,
    }
    return render(request, "web/claim_saved.html", context)


@require_http_methods(["GET", "POST"])
@client_door(Matter.CLAIM)
def claim_check(request: HttpRequest, *, by: Actor, at: datetime, draft_id: UUID) -> HttpResponse:
    """Show all answers and what comes of them; sign and send."""
    draft = _open(draft_id, by)
    guide = GUIDES[draft.benefit]
    reading = pages.read(guide, draft.answers)
    findings = reading.findings
    seen = _aside(draft, by=by, at=at)
    if request.method == "POST" and request.POST.get("sign") and reading.claim and seen.sendable:
        reason = request.POST.get("reason", "")[:500]
        findings = drafts.send(draft.id, reading.claim, reason=reason, by=by, at=at).findings
    if _open(draft_id, by).application_id is not None:
        return redirect("claim_receipt", draft_id=draft.id)
    findings = findings or seen.stopping
    context = _frame(draft, "check") | {
        "sections": _sections(guide, draft),
        "objections": [
            finding | _way_to(guide, draft, str(finding["field"])) for finding in drawn_findings(findings)
        ],
        "aside": seen,
        "checklist": checklist.of_draft(draft, by=by, at=at),
        "sendable": seen.sendable,
        "unsigned": request.method == "POST" and not request.POST.get("sign"),
        "back_url": reverse("claim_step", args=[draft.id, guide.applicable(draft.answers)[-1].key]),
    }
    return render(request, "web/claim_check.html", context)


@require_GET
@client_door(Matter.CLAIM)
def claim_receipt(request: HttpRequest, *, by: Actor, at: datetime, draft_id: UUID) -> HttpResponse:
    """Give the receipt: the claim has come in, when, and what happens next."""
    draft = _open(draft_id, by)
    if draft.application_id is None:
        return redirect("claim_check", draft_id=draft.id)
    return render(request, "web/claim_receipt.html", _receipt(draft))


@require_http_methods(["GET", "POST"])
@client_door(Matter.CLAIM)
def claim_discard(request: HttpRequest, *, by: Actor, at: datetime, draft_id: UUID) -> HttpResponse:
    """Ask once more, and throw an unfinished claim away."""
    draft = _open(draft_id, by)
    if request.method == "POST":
        drafts.discard(draft.id, by=by)
        return redirect("claims")
    return render(request, "web/claim_discard.html", {"draft": draft})


def _receipt(draft: Draft) -> dict[str, object]:
    guide = GUIDES[draft.benefit]
    rows = [row for _step, rows in pages.summary(guide, draft.answers) for row in rows]
    following = [
        _("Kela käsittelee hakemuksen. Selvästä hakemuksesta tulee päätös usein jo samana päivänä."),
        _("Jos jotain puuttuu, kysymme sitä tässä palvelussa."),
        _("Korvaus maksetaan tilille, jonka olette ilmoittaneet."),
    ]
    return {
        "draft": draft,
        "application": draft.application,
        "received_at": draft.saved_at,
        "rows": [{"question": _("Työntekijä"), "answer": str(draft.employee)}, *rows]
        if _is_for_employee(draft)
        else rows,
        "next": following,
    }


def _onward(draft: Draft, step: Step | None) -> HttpResponse:
    """Lead to the page after a step, or to the first one; pages told whole in the guidance are passed."""
    guide = GUIDES[draft.benefit]
    steps = guide.applicable(draft.answers)
    following = steps[steps.index(step) + 1 :] if step else steps
    for each in following:
        if draft.corrects_id is not None or not pages.told_before(guide, each, draft.answers, draft.marks):
            return redirect("claim_step", draft_id=draft.id, key=each.key)
    return redirect("claim_check", draft_id=draft.id)


def _open(draft_id: UUID, by: Actor) -> Draft:
    return _recalled(drafts.open_draft(draft_id, for_=by))


def _recalled(draft: Draft) -> Draft:
    """Return a draft with the pages' own answers to the claim that it corrects, until they are given anew."""
    if draft.corrects_id is not None and "special" not in draft.answers:
        draft.answers |= GUIDES[draft.benefit].recall(draft.answers)
    return draft


def _step(guide: Guide, draft: Draft, key: str) -> Step:
    step = guide.step(key, draft.answers)
    if step is None or draft.application_id is not None:
        raise Http404
    return step


def _save(request: HttpRequest, draft: Draft, step: Step, *, by: Actor, at: datetime) -> drafts.Saved:
    answers = pages.typed(step, draft.answers, request.POST)
    if "more" in request.POST:
        asked = periods_of(draft.answers | answers, step.grows)
        answers[f"{step.grows}_count"] = str(min(MOST_PERIODS, asked + 1))
    version = request.POST.get("version", "")
    saved = drafts.save(
        draft.id,
        answers,
        version=int(version) if version.isdecimal() and len(version) <= LONGEST else draft.version,
        step=step.key,
        by=by,
        at=at,
    )
    _recalled(saved.draft)
    return saved


def _aside(draft: Draft, *, by: Actor, at: datetime) -> Aside:
    return aside(
        GUIDES[draft.benefit],
        draft.answers,
        employer_id=draft.employer_id,
        employee_id=draft.employee_id,
        corrects=draft.corrects_id,
        by=by,
        at=at,
    )


def _frame(draft: Draft, key: str) -> dict[str, object]:
    """Return what every page of the claim shows: the draft and the steps with the current one."""
    guide = GUIDES[draft.benefit]
    named = []
    if _is_for_employee(draft):
        named.append(("employee", _("Työntekijä"), reverse("claim_employee", args=[draft.id])))
    named += [
        (step.key, str(step.short), reverse("claim_step", args=[draft.id, step.key]))
        for step in guide.applicable(draft.answers)
    ]
    named.append(("check", _("Tarkista"), reverse("claim_check", args=[draft.id])))
    place = next(number for number, (name, _label, _url) in enumerate(named) if name == key)
    steps = [
        {
            "label": label,
            "url": url if number < place else "",
            "done": number < place,
            "current": number == place,
        }
        for number, (_name, label, url) in enumerate(named)
    ]
    return {"draft": draft, "steps": steps, "for_employee": _is_for_employee(draft)}


def _is_for_employee(draft: Draft) -> bool:
    return BENEFITS[draft.benefit].for_employee


def _back_url(guide: Guide, step: Step, draft: Draft) -> str:
    """Return the address of the page before; before the first of a financial year that is what it takes."""
    before = guide.before(step, draft.answers)
    if before is None and _is_for_employee(draft):
        return reverse("claim_employee", args=[draft.id])
    if before is None:
        return reverse("claim_new")
    return reverse("claim_step", args=[draft.id, before.key])


def _sections(guide: Guide, draft: Draft) -> list[dict[str, object]]:
    return [
        {
            "title": step.title,
            "rows": [
                row | {"url": reverse("claim_step", args=[draft.id, step.key]) + "?tarkista=1"}
                for row in rows
            ],
        }
        for step, rows in pages.summary(guide, draft.answers)
    ]


def _way_to(guide: Guide, draft: Draft, field: str) -> dict[str, str]:
    """Return the address and name of the answer that an objection is about."""
    step = guide.step_of(field, draft.answers) if field else None
    if step is None:
        return {}
    link = _("Muuta vastausta: %(answer)s") % {"answer": words.label(field, get_language() or "fi")}
    return {"url": reverse("claim_step", args=[draft.id, step.key]) + "?tarkista=1", "link": link}

"""The checklist beside a case: what has been done, whose turn it is, and what is needed for it and not."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from access.actor import Actor, Kind
from applications.drafts import Draft
from applications.queries import Whole
from applications.states import State
from benefits.catalogue import BENEFITS
from benefits.claims import Certificate
from benefits.findings import stops
from benefits.law import law_on
from employers import queries as employers
from portal.questions import pages
from portal.questions.guides import GUIDES
from portal.questions.steps import Guide, Step
from segments import guidance, queries
from segments.classes import Segment
from segments.guidance import Outcome, Situation, Teller

Item = dict[str, object]

DONE: Final = "done"
YOURS: Final = "yours"
KELAS: Final = "kelas"


def of_draft(draft: Draft, *, by: Actor, at: datetime) -> dict[str, object]:
    """Return the checklist of an unfinished claim: its pages, the account, and sending it."""
    guide = GUIDES[draft.benefit]
    items = []
    if BENEFITS[draft.benefit].for_employee:
        page = reverse("claim_employee", args=[draft.id])
        items.append(_item(_("Työntekijä"), DONE if draft.employee_id else YOURS, page))
    for step in guide.applicable(draft.answers):
        page = reverse("claim_step", args=[draft.id, step.key])
        items.append(_item(str(step.short), DONE if _is_answered(guide, step, draft) else YOURS, page))
    items += _account(draft.employer_id, by, at)
    items.append(_item(_("Allekirjoitus ja lähetys"), YOURS))
    return {"items": items, "needs": needs(draft.benefit, draft.employer_id, by=by, at=at)}


def of_sent(seen: Whole, *, by: Actor, at: datetime) -> dict[str, object]:
    """Return the checklist of a sent claim: what it has passed, and what it still waits for."""
    application = seen.application
    received = date_format(localtime(application.received_at), "j.n.Y")
    items = [_item(_("Hakemus lähetetty %(day)s") % {"day": received}, DONE)]
    if application.state != State.WITHDRAWN:
        items += [*_certificate(seen), *_question(seen), *_account(application.employer_id, by, at)]
        decided = application.state == State.DECIDED
        items.append(_item(_("Kelan päätös"), DONE if decided else KELAS))
    needed = needs(application.benefit, application.employer_id, by=by, at=at)
    return {"items": items, "needs": needed}


def needs(benefit: str, employer_id: int, *, by: Actor, at: datetime) -> dict[str, object] | None:
    """Return what the guidance tells this employer's class of what is needed for a benefit and not."""
    told = _situation(benefit)
    if told is None:
        return None
    happened, outcome = told
    firm = by.kind is Kind.FIRM
    segment = Segment.PAYROLL_FIRM if firm else queries.class_of(for_=by, employer_id=employer_id).segment
    teller = Teller(language=get_language() or "fi", law=law_on(localtime(at).date()))
    advice = guidance.advise(happened, outcome, segment, teller)
    return {
        "needed": advice.needed,
        "not_needed": advice.not_needed,
        "title": advice.title,
        "url": reverse("situation", args=[happened.address]),
    }


def _situation(benefit: str) -> tuple[Situation, Outcome] | None:
    """Return the situation and outcome where the benefit comes first; of several the one that asks most."""
    found = [
        (happened, outcome)
        for happened in guidance.situations()
        for outcome in happened.outcomes
        if outcome.whole and benefit in outcome.benefits[:1]
    ]
    return max(found, key=lambda each: len(each[0].needed), default=None)


def _is_answered(guide: Guide, step: Step, draft: Draft) -> bool:
    needed = [each.field for each in step.questions(draft.answers) if not each.optional and not each.own]
    return all(draft.answers.get(field) for field in needed) and not stops(
        pages.objections(guide, step, draft.answers)
    )


def _certificate(seen: Whole) -> Iterator[Item]:
    """Yield where the medical certificate stands, for claims that say how it comes."""
    how = getattr(seen.claim, "certificate", None)
    if how is None:
        return
    if how in {Certificate.KANTA, Certificate.EMPLOYEE}:
        said = {
            Certificate.KANTA: _("Lääkärintodistus tulee Kantasta"),
            Certificate.EMPLOYEE: _("Työntekijä lähettää lääkärintodistuksen"),
        }
        yield _item(said[how], DONE if seen.application.state == State.DECIDED else "")
        return
    added = bool(seen.attachments) or seen.application.state == State.DECIDED
    yield _item(_("Lääkärintodistus liitteenä"), DONE if added else YOURS, "" if added else "#liitteet")


def _question(seen: Whole) -> Iterator[Item]:
    if seen.open_request is not None:
        day = date_format(seen.open_request.due_on, "j.n.Y")
        yield _item(_("Vastaus Kelan kysymykseen viimeistään %(day)s") % {"day": day}, YOURS, "#kysymys")


def _account(employer_id: int, by: Actor, at: datetime) -> Iterator[Item]:
    ready = employers.readiness(for_=by, employer_ids=[employer_id], on=localtime(at).date())[employer_id]
    own = by.employer_id == employer_id
    yield _item(
        _("Tilinumero korvausta varten"),
        DONE if ready.account else YOURS,
        reverse("settings") if own and not ready.account else "",
    )


def _item(label: str, state: str, url: str = "") -> Item:
    """Return an item; the way there stands only where something is to be done."""
    tags = {DONE: (_("Tehty"), "good"), YOURS: (_("Teillä"), "warn"), KELAS: (_("Kelalla"), "info")}
    tag, kind = tags.get(state, ("", ""))
    return {"label": label, "tag": tag, "kind": kind, "url": url if state == YOURS else ""}

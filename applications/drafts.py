"""Drafts: half a claim, saved while it is typed, safe from a second tab and from a closed one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from access.actor import Actor, Matter, NotAllowedError
from access.scope import acting
from applications import services
from applications.answers import Answers, of_claim
from applications.models import Application, Draft
from applications.states import Channel
from applications.submissions import Outcome, Submission
from benefits.catalogue import Claim, benefit_of
from employers.models import Employee

__all__ = [
    "Beginning",
    "Draft",
    "Saved",
    "answer_many",
    "discard",
    "known",
    "open_draft",
    "open_many",
    "save",
    "send",
    "send_many",
    "start",
    "start_correction",
    "start_many",
    "unfinished",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A saved draft, and the answers that another page had changed meanwhile: theirs were kept.

    `kept` maps the name of each such answer to what this page had said, which was not saved.
    """

    draft: Draft
    kept: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """A claim to be begun: whose it is, for which benefit, and what is known already."""

    employer_id: int
    benefit: str
    employee_id: int | None = None
    answers: Answers = field(default_factory=dict)


def start(
    *, employer_id: int, benefit: str, answers: Answers | None = None, by: Actor, at: datetime
) -> Draft:
    """Begin a claim, with the answers that are known already."""
    beginning = Beginning(employer_id=employer_id, benefit=benefit, answers=answers or {})
    return start_many([beginning], by=by, at=at)[0]


def start_many(beginnings: Sequence[Beginning], *, by: Actor, at: datetime) -> list[Draft]:
    """Begin claims; return their drafts, in order. NotAllowedError for somebody who is not the employer's."""
    for employer_id in {each.employer_id for each in beginnings}:
        by.require(Matter.CLAIM, employer_id)
    named = {each.employee_id: each.employer_id for each in beginnings if each.employee_id is not None}
    with acting(by):
        employed = dict(Employee.objects.filter(id__in=named).values_list("id", "employer_id"))
        if employed != named:
            raise NotAllowedError("no such employee")
        return Draft.objects.bulk_create(
            Draft(
                employer_id=each.employer_id,
                benefit=each.benefit,
                employee_id=each.employee_id,
                answers=dict(each.answers),
                created_at=at,
                created_by=by.signatory,
                saved_at=at,
            )
            for each in beginnings
        )


def start_correction(application_id: int, *, by: Actor, at: datetime) -> Draft:
    """Begin to correct a claim: its answers are there already; an unfinished correction goes on."""
    with acting(by):
        application = Application.objects.filter(id=application_id).first()
        if application is None:
            raise NotAllowedError("no such application")
        by.require(Matter.CLAIM, application.employer_id)
        unfinished = Draft.objects.filter(corrects=application, application__isnull=True).first()
        if unfinished:
            return unfinished
        return Draft.objects.create(
            employer_id=application.employer_id,
            employee_id=application.employee_id,
            benefit=application.benefit,
            answers=of_claim(services.claim_in_force(application)),
            corrects=application,
            created_at=at,
            created_by=by.signatory,
            saved_at=at,
        )


def known(draft_id: UUID, *, for_: Actor) -> Draft | None:
    """Return a draft the actor may go on with; None where there is none, or no longer."""
    with acting(for_):
        draft = (
            Draft.objects.select_related("employee", "employer", "application").filter(id=draft_id).first()
        )
    return draft if draft is not None and for_.may(Matter.CLAIM, draft.employer_id) else None


def open_draft(draft_id: UUID, *, for_: Actor) -> Draft:
    """Return a draft the actor may go on with; NotAllowedError for a stranger."""
    draft = known(draft_id, for_=for_)
    if draft is None:
        raise NotAllowedError("no such draft")
    return draft


def open_many(draft_ids: Collection[UUID], *, for_: Actor) -> list[Draft]:
    """Return those of the drafts that the actor may go on with, in order."""
    own = for_.employers_of(Matter.CLAIM)
    found = Draft.objects.filter(id__in=draft_ids, employer_id__in=own).select_related("employee")
    with acting(for_):
        drafts = {draft.id: draft for draft in found}
    return [drafts[each] for each in draft_ids if each in drafts]


def unfinished(*, for_: Actor, employer_id: int) -> QuerySet[Draft]:
    """Return an employer's drafts that have not become applications, newest first."""
    for_.require(Matter.CLAIM, employer_id)
    return (
        Draft.objects.filter(employer_id=employer_id, application__isnull=True)
        .select_related("employee")
        .order_by("-saved_at")
    )


def save(
    draft_id: UUID,
    answers: Answers,
    *,
    version: int,
    step: str,
    by: Actor,
    at: datetime,
    employee_id: int | None = None,
) -> Saved:
    """Save the answers of one page that was drawn from `version` of the draft.

    An answer that another page changed since then is merged: where this page left it as it was, theirs
    holds; where both changed it, theirs is kept and the caller is told what this page had said.
    """
    with acting(by):
        draft = _locked(draft_id, by)
        kept: dict[str, object] = {}
        for name, value in answers.items():
            if value == draft.answers.get(name):
                continue
            mark = draft.marks.get(name)
            if mark and mark["version"] > version:
                if value != mark["former"]:
                    kept[name] = value
                continue
            draft.marks[name] = {"version": draft.version + 1, "former": draft.answers.get(name)}
            draft.answers[name] = value
        if employee_id is not None and _is_employee(employee_id, draft.employer_id):
            draft.employee_id = employee_id
        draft.version += 1
        draft.step = step
        draft.saved_at = at
        draft.save(update_fields=["answers", "marks", "employee", "version", "step", "saved_at"])
    return Saved(draft=draft, kept=kept)


def answer_many(answers: Mapping[UUID, Answers], *, by: Actor, at: datetime) -> None:
    """Give drafts the answers that they lack, in one deed; what has been answered meanwhile holds."""
    with acting(by):
        locked = _locked_many(answers, by)
        for draft in locked:
            new = {name: value for name, value in answers[draft.id].items() if not draft.answers.get(name)}
            draft.version += 1
            draft.marks |= {
                name: {"version": draft.version, "former": draft.answers.get(name)} for name in new
            }
            draft.answers |= new
            draft.saved_at = at
        Draft.objects.bulk_update(locked, ["answers", "marks", "version", "saved_at"])


def discard(draft_id: UUID, *, by: Actor) -> None:
    """Throw a draft away that has not become an application."""
    with acting(by):
        draft = _locked(draft_id, by)
        if draft.application_id is None:
            draft.delete()


def send(draft_id: UUID, claim: Claim, *, reason: str = "", by: Actor, at: datetime) -> Outcome:
    """Make the draft's claim an application, or a correction of one; sent twice, it is sent once."""
    with acting(by):
        draft = _locked(draft_id, by)
        if draft.corrects_id is None:
            return send_many({draft_id: claim}, by=by, at=at)[draft_id]
        if draft.application_id is not None:
            return Outcome(application_id=draft.application_id)
        outcome = services.correct(draft.corrects_id, claim, reason=reason, by=by, at=at)
        _became({draft: outcome}, at)
    return outcome


def send_many(claims: Mapping[UUID, Claim], *, by: Actor, at: datetime) -> dict[UUID, Outcome]:
    """Make the claims of drafts applications in one deed; sent twice, each is sent once."""
    with acting(by):
        locked = _locked_many(claims, by)
        unsent = [draft for draft in locked if draft.application_id is None]
        submissions = [_submission(draft, claims[draft.id], by) for draft in unsent]
        outcomes = dict(zip(unsent, services.submit(submissions, by=by, at=at), strict=True))
        _became(outcomes, at)
    sent = {draft.id: Outcome(application_id=draft.application_id) for draft in locked}
    return sent | {draft.id: outcome for draft, outcome in outcomes.items()}


def _submission(draft: Draft, claim: Claim, by: Actor) -> Submission:
    if draft.employee_id is None and benefit_of(claim).for_employee:
        raise NotAllowedError("a claim needs an employee")
    return Submission(
        employer_id=draft.employer_id,
        employee_id=draft.employee_id,
        channel=Channel.PAGE,
        claim=claim,
        firm_id=by.firm_id,
    )


def _became(outcomes: Mapping[Draft, Outcome], at: datetime) -> None:
    """Keep on drafts which applications they have become, if they have."""
    for draft, outcome in outcomes.items():
        draft.application_id, draft.saved_at = outcome.application_id, at
    sent = [draft for draft in outcomes if draft.application_id is not None]
    Draft.objects.bulk_update(sent, ["application", "saved_at"])


def _locked_many(draft_ids: Collection[UUID], by: Actor) -> list[Draft]:
    """Return drafts, locked in the order of their ids; NotAllowedError where one of them is a stranger's."""
    locked = list(Draft.objects.select_for_update().filter(id__in=draft_ids).order_by("id"))
    if len(locked) != len(draft_ids) or not all(by.may(Matter.CLAIM, each.employer_id) for each in locked):
        raise NotAllowedError("no such draft")
    return locked


def _locked(draft_id: UUID, by: Actor) -> Draft:
    draft = Draft.objects.select_for_update().filter(id=draft_id).first()
    if draft is None or not by.may(Matter.CLAIM, draft.employer_id):
        raise NotAllowedError("no such draft")
    return draft


def _is_employee(employee_id: int, employer_id: int) -> bool:
    return Employee.objects.filter(id=employee_id, employer_id=employer_id).exists()

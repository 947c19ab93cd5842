"""Drafts: half a claim, saved while it is typed, safe from a second tab and from a closed one."""

from dataclasses import dataclass
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
    "Draft",
    "Saved",
    "discard",
    "known",
    "open_draft",
    "save",
    "send",
    "start",
    "start_correction",
    "unfinished",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A saved draft, and the answers that another page had changed meanwhile: theirs were kept.

    `kept` maps the name of each such answer to what this page had said, which was not saved.
    """

    draft: Draft
    kept: dict[str, object]


def start(
    *, employer_id: int, benefit: str, answers: Answers | None = None, by: Actor, at: datetime
) -> Draft:
    """Begin a claim, with the answers that are known already."""
    by.require(Matter.CLAIM, employer_id)
    with acting(by):
        return Draft.objects.create(
            employer_id=employer_id,
            benefit=benefit,
            answers=dict(answers or {}),
            created_at=at,
            created_by=by.signatory,
            saved_at=at,
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
        if draft.application_id is not None:
            return Outcome(application_id=draft.application_id)
        if draft.employee_id is None and benefit_of(claim).for_employee:
            raise NotAllowedError("a claim needs an employee")
        if draft.corrects_id is not None:
            outcome = services.correct(draft.corrects_id, claim, reason=reason, by=by, at=at)
        else:
            submission = Submission(
                employer_id=draft.employer_id,
                employee_id=draft.employee_id,
                channel=Channel.PAGE,
                claim=claim,
                firm_id=by.firm_id,
            )
            (outcome,) = services.submit([submission], by=by, at=at)
        if outcome.application_id is not None:
            draft.application_id = outcome.application_id
            draft.saved_at = at
            draft.save(update_fields=["application", "saved_at"])
    return outcome


def _locked(draft_id: UUID, by: Actor) -> Draft:
    draft = Draft.objects.select_for_update().filter(id=draft_id).first()
    if draft is None or not by.may(Matter.CLAIM, draft.employer_id):
        raise NotAllowedError("no such draft")
    return draft


def _is_employee(employee_id: int, employer_id: int) -> bool:
    return Employee.objects.filter(id=employee_id, employer_id=employer_id).exists()

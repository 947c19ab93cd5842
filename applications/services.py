"""Deeds on applications: preview, submit, correct, withdraw, and the moves of the queue."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from django.utils.timezone import localtime

from access import trail
from access.actor import Actor, Matter, NotAllowedError, Role
from access.scope import acting
from access.sealing import seal
from applications import codes, rows
from applications.documents import CONTENT, Document, Question
from applications.facts import Stated, facts_of
from applications.figures import law_in_force
from applications.models import Application, Attachment, ClaimVersion, InformationRequest
from applications.states import MOVES, Channel, State
from applications.submissions import Outcome, Preview, Submission
from benefits import catalogue
from benefits.findings import Finding, stops


class MoveRefusedError(Exception):
    """An application cannot go from the state it is in to the one asked for."""


def preview(
    submissions: Sequence[Submission], *, corrects: int | None = None, by: Actor, at: datetime
) -> list[Preview]:
    """Return what would come of each submission, in order, and leave nothing behind.

    `corrects` is the application that a correction is of: it does not stand in its own way.
    """
    with acting(by):
        doubles = rows.conflicts_of(submissions, besides=corrects)
        law = law_in_force()
        filed_on = localtime(at).date()
        facts = facts_of(
            [
                Stated(
                    employer_id=each.employer_id,
                    employee_id=each.employee_id,
                    claim=each.claim,
                    filed_on=filed_on,
                )
                for each in submissions
            ],
            whole_person=False,
        )
    previews = []
    for each, double, known in zip(submissions, doubles, facts, strict=True):
        if not by.may(Matter.CLAIM, each.employer_id):
            previews.append(Preview(findings=(codes.NO_RIGHT.finding(),), calculation=None))
        elif known is None:
            previews.append(Preview(findings=(codes.EMPLOYEE_UNKNOWN.finding(),), calculation=None))
        else:
            calculation = catalogue.calculate(known, law.on(each.claim.anchor))
            findings = _once(double + calculation.findings)
            stopped = stops(calculation.findings)
            previews.append(Preview(findings=findings, calculation=None if stopped else calculation))
    return previews


def submit(submissions: Sequence[Submission], *, by: Actor, at: datetime) -> list[Outcome]:
    """Take claims in and return one outcome for each, in order; never raises for what a claim contains.

    The database's constraints judge whether a claim is new: what they turn away is a duplicate.
    """
    filed_on = localtime(at).date()
    with acting(by):
        law = law_in_force()
        objections = [
            refusal or catalogue.check(each.claim, law.on(each.claim.anchor), filed_on)
            for each, refusal in zip(submissions, _objections(submissions, by), strict=True)
        ]
        good = [each for each, found in zip(submissions, objections, strict=True) if not stops(found)]
        received = rows.insert(good, by=by, at=at)
        turned_away = [each for each, application in zip(good, received, strict=True) if application is None]
        doubles = iter(rows.conflicts_of(turned_away))
        if ids := [application for application in received if application is not None]:
            trail.record(
                by=by,
                at=at,
                deed="submit",
                subject="application",
                subject_ids=ids,
                employer_ids={each.employer_id for each in good},
            )
    ids_in_order = iter(received)
    outcomes = []
    for found in objections:
        if stops(found):
            outcomes.append(Outcome(application_id=None, findings=found))
            continue
        application = next(ids_in_order)
        double = () if application else next(doubles) or (codes.ALREADY_CLAIMED.finding(),)
        outcomes.append(Outcome(application_id=application, findings=double + found))
    return outcomes


def correct(application_id: int, claim: catalogue.Claim, *, reason: str, by: Actor, at: datetime) -> Outcome:
    """File a new version of an application's claim beside the old, and put it back into the queue.

    A correction of a decided application is the employer's own, so it may also lower what was granted (C18).
    """
    with acting(by):
        application = _own(application_id, by)
        objections = catalogue.check(claim, law_in_force().on(claim.anchor), localtime(at).date())
        if application.state == State.WITHDRAWN:
            objections = (codes.ALREADY_HANDLED.finding(), *objections)
        if stops(objections):
            return Outcome(application_id=None, findings=objections)
        if rows.same_claim(application, claim):
            return Outcome(application_id=None, findings=(codes.NOTHING_CHANGED.finding(),))
        if not rows.replace_claim(application, claim, by=by, at=at, reason=reason):
            submission = Submission(
                employer_id=application.employer_id,
                employee_id=application.employee_id,
                channel=Channel(application.channel),
                claim=claim,
            )
            (double,) = rows.conflicts_of([submission], besides=application_id)
            return Outcome(application_id=None, findings=double)
        _close_questions([application_id], at)
        _record("correct", [application], by=by, at=at)
    return Outcome(application_id=application_id, findings=objections)


def withdraw(application_id: int, *, reason: str, by: Actor, at: datetime) -> Application:
    """Take an application back before it is decided; its days may be claimed anew."""
    with acting(by):
        application = _own(application_id, by)
        if application.state == State.DECIDED:
            raise MoveRefusedError("a decided application is corrected, not withdrawn")
        rows.move([application_id], State.WITHDRAWN, by=by, at=at, reason=reason)
        _close_questions([application_id], at)
        _record("withdraw", [application], by=by, at=at)
        application.refresh_from_db()
    return application


def move(
    application_ids: Collection[int], state: State, *, by: Actor, at: datetime, reason: str = ""
) -> None:
    """Move applications to a state; MoveRefusedError where one of them may not go there from where it is."""
    with acting(by):
        from_states = [former for former, nexts in MOVES.items() if state in nexts]
        moved = rows.move(application_ids, state, by=by, at=at, reason=reason, from_states=from_states)
        if len(moved) != len(set(application_ids)):
            raise MoveRefusedError(f"not every application may become {state}")
        if state is State.DECIDED:
            _close_questions(application_ids, at)


def choose(application_id: int, chosen: Collection[str], *, by: Actor, at: datetime) -> None:
    """Keep what an officer chose of what the law leaves open; MoveRefusedError for another benefit's choice.

    What was chosen before and is not chosen now holds no longer, nor does any of it once the employer has
    corrected its claim.
    """
    by.require_role(Role.OFFICER)
    with acting(by):
        application = Application.objects.select_for_update().get(id=application_id)
        if unknown := set(chosen) - set(catalogue.BENEFITS[application.benefit].choices):
            raise MoveRefusedError(f"{application.benefit} leaves no choice of {', '.join(sorted(unknown))}")
        application.chosen = sorted(chosen) or None
        application.save(update_fields=["chosen"])
        _record("choose", [application], by=by, at=at)


def close(results: Sequence[rows.Result], *, by: Actor, at: datetime) -> None:
    """Mark applications decided and keep on each what later claims of the same person need to know."""
    with acting(by):
        rows.keep_results(results)
    move([result.application_id for result in results], State.DECIDED, by=by, at=at)


def stick(application_id: int, reference: str, *, by: Actor, at: datetime) -> None:
    """Set an application aside that could not be handled, with the reference that finds the log line."""
    with acting(by):
        Application.objects.filter(id=application_id).update(reference=reference)
        move([application_id], State.STUCK, by=by, at=at, reason=reference)


def _close_questions(application_ids: Collection[int], at: datetime) -> None:
    """Let no question wait for an answer any more that would change nothing."""
    InformationRequest.objects.filter(
        application_id__in=application_ids, answered_at__isnull=True, closed_at__isnull=True
    ).update(closed_at=at)


def _own(application_id: int, by: Actor) -> Application:
    """Return an application, locked, that the actor may claim for; NotAllowedError for a stranger."""
    application = Application.objects.select_for_update().filter(id=application_id).first()
    if application is None:
        raise NotAllowedError("no such application")
    by.require(Matter.CLAIM, application.employer_id)
    return application


def _objections(submissions: Sequence[Submission], by: Actor) -> list[tuple[Finding, ...]]:
    """Return, for each submission, why its sender may not send it; empty where it may."""
    named = {each.employee_id for each in submissions if each.employee_id is not None}
    people = rows.people_of(named)
    employers = {row: person.employer_id for row, person in people.items()}
    return [
        (codes.NO_RIGHT.finding(),)
        if not by.may(Matter.CLAIM, each.employer_id)
        else (codes.EMPLOYEE_UNKNOWN.finding(),)
        if not _is_about(each, employers)
        else ()
        for each in submissions
    ]


def _is_about(submission: Submission, employers: Mapping[int, int]) -> bool:
    """Say whether a claim is about whom it should be: an employee of its employer, or nobody for a year."""
    if submission.employee_id is None:
        return not catalogue.benefit_of(submission.claim).for_employee
    employed = employers.get(submission.employee_id) == submission.employer_id
    return employed and catalogue.benefit_of(submission.claim).for_employee


def _once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Leave each finding about a field once, whoever found it."""
    return tuple({(finding.code, finding.field): finding for finding in findings}.values())


def _record(deed: str, applications: Sequence[Application], *, by: Actor, at: datetime) -> None:
    trail.record(
        by=by,
        at=at,
        deed=deed,
        subject="application",
        subject_ids=[application.id for application in applications],
        employer_ids={application.employer_id for application in applications},
    )


def ask(application_id: int, question: Question, *, by: Actor, at: datetime) -> InformationRequest:
    """Ask the employer for something about its claim; the application waits for the answer."""
    by.require_role(Role.OFFICER)
    with acting(by):
        move([application_id], State.ASKED, by=by, at=at, reason=question.reason)
        request = InformationRequest.objects.create(
            application_id=application_id,
            reason=question.reason,
            field=question.field,
            question=question.text,
            due_on=question.due_on,
            asked_at=at,
            asked_by=by.signatory,
        )
        _record("ask", [request.application], by=by, at=at)
    return request


def answer(request_id: int, text: str, *, by: Actor, at: datetime) -> InformationRequest:
    """Answer a question of Kela's; the application goes back into the queue."""
    with acting(by):
        request = InformationRequest.objects.select_for_update().filter(id=request_id).first()
        if request is None:
            raise NotAllowedError("no such question")
        application = _own(request.application_id, by)
        if request.answered_at is not None or request.closed_at is not None:
            raise MoveRefusedError("the question does not wait for an answer any more")
        request.answer, request.answered_at, request.answered_by = text, at, by.signatory
        request.save(update_fields=["answer", "answered_at", "answered_by"])
        if application.state == State.ASKED:
            move([application.id], State.SUBMITTED, by=by, at=at, reason="answered")
        _record("answer", [application], by=by, at=at)
    return request


def attach(application_id: int, document: Document, *, by: Actor, at: datetime) -> Attachment:
    """Keep a document of the employer's with its application, sealed; the same bytes twice are one document.

    There is no scanner behind this door yet: the document says so itself until one has looked at it.
    """
    with acting(by):
        application = _own(application_id, by)
        attachment, new = Attachment.objects.get_or_create(
            application=application,
            sha256=sha256(document.content).digest(),
            defaults={
                "name": document.name,
                "kind": document.kind,
                "content_type": document.content_type,
                "size": len(document.content),
                "content": seal(document.content, CONTENT),
                "added_at": at,
                "added_by": by.signatory,
            },
        )
        if new:
            _record("attach", [application], by=by, at=at)
    return attachment


def claim_in_force(application: Application) -> catalogue.Claim:
    """Return the claim of the version in force."""
    version = ClaimVersion.objects.get(application=application, number=application.version)
    return rows.claim_of(version.claim)

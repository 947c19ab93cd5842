"""What may be asked of applications: an employer's own, and one of them whole."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from access import trail
from access.actor import Actor, Matter, NotAllowedError, Role
from access.scope import acting
from access.sealing import unseal
from applications.documents import CONTENT
from applications.models import Application, Attachment, ClaimVersion, InformationRequest, StateChange
from applications.rows import claim_of
from applications.states import State
from benefits.catalogue import Claim

OPEN = (State.SUBMITTED, State.PROPOSED, State.ASKED, State.RESTING, State.STUCK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a claim as it was filed."""

    number: int
    claim: Claim
    filed_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """An application with everything on its floor: versions newest first, moves, questions, documents."""

    application: Application
    versions: list[Version]
    changes: list[StateChange]
    requests: list[InformationRequest]
    attachments: list[Attachment]

    @property
    def claim(self) -> Claim:
        """Return the claim in force."""
        return self.versions[0].claim

    @property
    def open_request(self) -> InformationRequest | None:
        """Return the question that waits for an answer, if one does."""
        return next(
            (each for each in self.requests if each.answered_at is None and each.closed_at is None), None
        )


def of_employers(
    *,
    for_: Actor,
    employer_ids: Collection[int] | None = None,
    states: Collection[State] = (),
    search: str = "",
) -> QuerySet[Application]:
    """Return applications the actor may claim for, newest first, optionally of some states or people."""
    allowed = for_.employers_of(Matter.CLAIM)
    chosen = allowed if employer_ids is None else allowed.intersection(employer_ids)
    found = Application.objects.filter(employer_id__in=chosen)
    if states:
        found = found.filter(state__in=states)
    for word in search.split():
        found = found.filter(
            Q(employee__last_name__icontains=word)
            | Q(employee__first_name__icontains=word)
            | Q(employer__name__icontains=word)
        )
    return found.select_related("employee", "employer").order_by("-received_at", "-id")


def whole(application_id: int, *, for_: Actor, at: datetime) -> Whole:
    """Return one application with its versions, moves, questions and documents; leave a trail row."""
    with acting(for_):
        application = _seen(application_id, for_)
        versions = [
            Version(
                number=version.number,
                claim=claim_of(version.claim),
                filed_at=version.filed_at,
                reason=version.reason,
            )
            for version in ClaimVersion.objects.filter(application=application).order_by("-number")
        ]
        found = Whole(
            application=application,
            versions=versions,
            changes=list(StateChange.objects.filter(application=application).order_by("-at", "-id")),
            requests=list(InformationRequest.objects.filter(application=application).order_by("-asked_at")),
            attachments=list(
                Attachment.objects.filter(application=application).defer("content").order_by("added_at")
            ),
        )
        trail.record(
            by=for_,
            at=at,
            deed="view",
            subject="application",
            subject_ids=[application.id],
            employer_ids=[application.employer_id],
        )
    return found


def document(attachment_id: int, *, for_: Actor, at: datetime) -> tuple[Attachment, bytes]:
    """Return a document and its bytes; the view leaves a trail row."""
    with acting(for_):
        attachment = Attachment.objects.filter(id=attachment_id).first()
        if attachment is None:
            raise NotAllowedError("no such document")
        application = _seen(attachment.application_id, for_)
        trail.record(
            by=for_,
            at=at,
            deed="view",
            subject="attachment",
            subject_ids=[attachment.id],
            employer_ids=[application.employer_id],
        )
    return attachment, unseal(attachment.content, CONTENT)


def questions_open(*, for_: Actor, employer_ids: Collection[int]) -> QuerySet[InformationRequest]:
    """Return the questions that wait for the employers' answers, the first due first."""
    return (
        InformationRequest.objects.filter(
            application__employer_id__in=for_.employers_of(Matter.CLAIM).intersection(employer_ids),
            answered_at__isnull=True,
            closed_at__isnull=True,
        )
        .select_related("application__employee", "application__employer")
        .order_by("due_on")
    )


def last_claim(
    *, for_: Actor, employer_id: int, benefit: str, employee_id: int | None
) -> tuple[Application, Claim] | None:
    """Return an employee's newest application for a benefit with its claim, else the employer's newest."""
    for_.require(Matter.CLAIM, employer_id)
    sent = Application.objects.filter(employer_id=employer_id, benefit=benefit)
    newest = sent.exclude(state=State.WITHDRAWN).order_by("-received_at", "-id")
    with acting(for_):
        found = newest.filter(employee_id=employee_id).first() if employee_id is not None else None
        found = found or newest.first()
        return None if found is None else (found, claims_in_force([found])[found.id])


def claims_in_force(applications: Collection[Application]) -> dict[int, Claim]:
    """Return the claims in force of applications, by id, within the scope of the transaction."""
    versions = ClaimVersion.objects.filter(
        application_id__in=[each.id for each in applications], number=F("application__version")
    )
    return {id_: claim_of(claim) for id_, claim in versions.values_list("application_id", "claim")}


def claimed_since(*, for_: Actor, employer_id: int, since: date) -> int:
    """Return how many applications an employer has sent from a day on."""
    for_.require(Matter.CLAIM, employer_id)
    return Application.objects.filter(employer_id=employer_id, received_at__date__gte=since).count()


def _seen(application_id: int, for_: Actor) -> Application:
    """Return an application that the actor may see; NotAllowedError for a stranger."""
    application = Application.objects.select_related("employee", "employer").filter(id=application_id).first()
    if application is None:
        raise NotAllowedError("no such application")
    if for_.sees_all:
        for_.require_role(Role.OFFICER, Role.APPROVER, Role.AUDITOR)
    else:
        for_.require(Matter.CLAIM, application.employer_id)
    return application

"""What may be asked of decisions: the officers' queue, one case whole, decisions and letters."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Func, JSONField, OuterRef, Q, QuerySet, Subquery, TextField

from access import trail
from access.actor import Actor, Matter, NotAllowedError, Role
from access.models import User
from access.scope import acting
from applications import queries as applications
from applications.facts import Stated, facts_of
from applications.models import Application
from applications.queries import OPEN, Whole
from benefits.calculation import Calculation, Instalment, Payee, Step
from benefits.catalogue import Facts
from decisions.automation import SAMPLED
from decisions.awards import AwardedLine
from decisions.models import Decision, Letter, Proposal
from decisions.rulings import DECIDABLE
from decisions.verdicts import calculation_of

PER_PAGE = 25
LONGEST_NUMBER = 18
"""Digits an application's number may have; more are no number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What of the queue is asked for; what is left out does not limit. Without a state: all that is open.

    `reason` is a code why people must look, `age` the least number of days since the claim came in,
    `search` an application's number, a Business ID or parts of the employer's or the employee's name.
    """

    state: str = ""
    benefit: str = ""
    channel: str = ""
    reason: str = ""
    age: int = 0
    search: str = ""
    newest_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One application in the queue; `proposed` is euros to the employer, None while there is no proposal.

    `employee` is empty where the application is for a financial year.
    """

    application_id: int
    benefit: str
    channel: str
    state: str
    business_id: str
    employer: str
    employee: str
    received_at: datetime
    age: int
    proposed: Decimal | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A page of the queue with its rows; seeing it leaves a trail row."""

    page: Page[Any]
    rows: list[Waiting]


def queue(*, for_: Actor, asked: Asked, page: int | str, at: datetime) -> Queue:
    """Return a page of applications, the longest waiting first unless asked otherwise."""
    for_.require_role(Role.OFFICER, Role.AUDITOR)
    newest = Proposal.objects.filter(application=OuterRef("pk")).order_by("-made_at", "-id")
    found = (
        _matching(Application.objects.all(), asked, at)
        .annotate(
            proposed=Subquery(newest.values("employer_total")[:1]),
            reasons=Subquery(newest.values("reasons")[:1], output_field=JSONField()),
            sampled=Subquery(newest.values("sampled")[:1]),
        )
        .select_related("employer", "employee")
        .order_by(*(("-received_at", "-id") if asked.newest_first else ("received_at", "id")))
    )
    if asked.reason:
        why = Q(sampled=True) if asked.reason == SAMPLED else Q(reasons__contains=[asked.reason])
        found = found.filter(why)
    with acting(for_):
        shown = Paginator(found, PER_PAGE).get_page(page)
        trail.record(
            by=for_,
            at=at,
            deed="view_queue",
            subject="application",
            subject_ids=[application.id for application in shown],
            employer_ids={application.employer_id for application in shown},
        )
    return Queue(page=shown, rows=[_waiting(application, at) for application in shown])


def _matching(found: QuerySet[Application], asked: Asked, at: datetime) -> QuerySet[Application]:
    found = found.filter(state=asked.state) if asked.state else found.filter(state__in=OPEN)
    if asked.benefit:
        found = found.filter(benefit=asked.benefit)
    if asked.channel:
        found = found.filter(channel=asked.channel)
    if asked.age:
        found = found.filter(received_at__lte=at - timedelta(days=asked.age))
    for word in asked.search.split():
        found = found.filter(_about(word))
    return found


def _about(word: str) -> Q:
    number = Q(id=int(word)) if word.isdecimal() and len(word) <= LONGEST_NUMBER else Q()
    return (
        number
        | Q(employer__business_id=word)
        | Q(employer__name__icontains=word)
        | Q(employee__last_name__icontains=word)
        | Q(employee__first_name__icontains=word)
    )


def _waiting(row: Application, at: datetime) -> Waiting:
    annotated = vars(row)
    return Waiting(
        application_id=row.id,
        benefit=row.benefit,
        channel=row.channel,
        state=row.state,
        business_id=row.employer.business_id,
        employer=row.employer.name,
        employee=str(row.employee or ""),
        received_at=row.received_at,
        age=(at - row.received_at).days,
        proposed=annotated["proposed"],
        reasons=(*(annotated["reasons"] or ()), *((SAMPLED,) if annotated["sampled"] else ())),
    )


def queue_counts(*, for_: Actor) -> dict[str, int]:
    """Return how many applications wait in each state."""
    for_.require_role(Role.OFFICER, Role.AUDITOR)
    counted = Application.objects.filter(state__in=OPEN).values_list("state").annotate(Count("id"))
    with acting(for_):
        return dict(counted.order_by("state"))


def queue_reasons(*, for_: Actor) -> list[str]:
    """Return the codes for which applications wait for an officer now, for the queue's filter."""
    for_.require_role(Role.OFFICER, Role.AUDITOR)
    each = Func(F("reasons"), function="jsonb_array_elements_text", output_field=TextField())
    waiting = Proposal.objects.filter(application__state="proposed").annotate(reason=each)
    with acting(for_):
        return list(waiting.values_list("reason", flat=True).distinct().order_by("reason"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision as it is shown: the row, its lines and instalments, and when its letter was sent.

    `steps` tell how the amount of a day came about. They rest on the whole income of the person, so they
    are for Kela's own people and empty for an employer.
    """

    decision: Decision
    lines: tuple[AwardedLine, ...]
    instalments: tuple[Instalment, ...]
    steps: tuple[Step, ...]
    letter_sent_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything an officer decides by: the application whole, facts, the newest proposal, decisions.

    `facts` are what the register and earlier decisions know now. `calculation` is the proposal's;
    `people` names users by their ids.
    """

    whole: Whole
    facts: Facts | None
    proposal: Proposal | None
    calculation: Calculation | None
    decisions: tuple[Decided, ...]
    people: Mapping[int, str]

    @property
    def decidable(self) -> bool:
        """Say whether the application can be decided by the proposal as it stands."""
        application = self.whole.application
        fresh = self.proposal is not None and self.proposal.version == application.version
        return fresh and application.state in DECIDABLE

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return the codes of everything for which people must look."""
        if self.proposal is None:
            return ()
        return (*self.proposal.reasons, *((SAMPLED,) if self.proposal.sampled else ()))


def case(application_id: int, *, for_: Actor, at: datetime) -> Case:
    """Return everything about one application for Kela's own people; the view leaves a trail row."""
    for_.require_role(Role.OFFICER, Role.AUDITOR)
    with acting(for_):
        whole = applications.whole(application_id, for_=for_, at=at)
        application = whole.application
        (facts,) = facts_of(
            [
                Stated(
                    employer_id=application.employer_id,
                    employee_id=application.employee_id,
                    claim=whole.claim,
                    application_id=application_id,
                    chosen=application.chosen or (),
                )
            ],
            whole_person=True,
        )
        proposals = Proposal.objects.filter(application_id=application_id)
        proposal = proposals.order_by("-made_at", "-id").first()
        decisions = _whole(Decision.objects.filter(application_id=application_id).order_by("-number"))
        decided = tuple(_decided(decision, for_) for decision in decisions)
        people = _people(whole, [decision.decided_by for decision in decisions])
    return Case(
        whole=whole,
        facts=facts,
        proposal=proposal,
        calculation=calculation_of(proposal.calculation) if proposal else None,
        decisions=decided,
        people=people,
    )


def _people(whole: Whole, officers: Collection[int | None]) -> dict[int, str]:
    users = {
        *officers,
        *(change.user_id for change in whole.changes),
        *(request.asked_by for request in whole.requests),
        *(request.answered_by for request in whole.requests),
    }
    known = [user_id for user_id in users if user_id is not None]
    return dict(User.objects.filter(id__in=known).values_list("id", "name"))


def decisions_of(
    *, for_: Actor, employer_ids: Collection[int] | None = None, application_id: int | None = None
) -> QuerySet[Decision]:
    """Return decisions of employers the actor may read them for, or of any to Kela, newest first."""
    found = Decision.objects.all()
    if for_.sees_all:
        for_.require_role(Role.OFFICER, Role.APPROVER, Role.AUDITOR)
    else:
        found = found.filter(application__employer_id__in=for_.employers_of(Matter.DECISIONS))
    if employer_ids is not None:
        found = found.filter(application__employer_id__in=employer_ids)
    if application_id is not None:
        found = found.filter(application_id=application_id)
    return (
        found.defer("calculation", "annual_income")
        .select_related("application__employer", "application__employee", "letter")
        .defer("letter__body")
        .order_by("-decided_at", "-id")
    )


def told_of(application_id: int, *, for_: Actor, at: datetime) -> list[Decided]:
    """Return the decisions on one application whole, newest first; the view leaves a trail row."""
    with acting(for_):
        found = _whole(Decision.objects.filter(application_id=application_id)).order_by("-number")
        return [_decided(_seen(each, "decision", for_=for_, at=at), for_) for each in found]


def decision(decision_id: int, *, for_: Actor, at: datetime) -> Decided:
    """Return one decision with its lines and instalments; the view leaves a trail row."""
    with acting(for_):
        found = _whole(Decision.objects.filter(id=decision_id)).first()
        return _decided(_seen(found, "decision", for_=for_, at=at), for_)


def letter(decision_id: int, *, for_: Actor, at: datetime) -> Letter:
    """Return the letter of a decision as it was sent; the view leaves a trail row."""
    with acting(for_):
        found = Decision.objects.filter(id=decision_id, letter__state="sent")
        sent = found.select_related("application__employer", "letter").first()
        return _seen(sent, "letter", for_=for_, at=at).letter


def _seen(found: Decision | None, subject: str, *, for_: Actor, at: datetime) -> Decision:
    """Return a decision, its view noted; NotAllowedError where there is none or the actor may not see it."""
    if found is None:
        raise NotAllowedError(f"no such {subject}")
    if for_.sees_all:
        for_.require_role(Role.OFFICER, Role.APPROVER, Role.AUDITOR)
    else:
        for_.require(Matter.DECISIONS, found.application.employer_id)
    trail.record(
        by=for_,
        at=at,
        deed="view",
        subject=subject,
        subject_ids=[found.id],
        employer_ids=[found.application.employer_id],
    )
    return found


def _whole(found: QuerySet[Decision]) -> QuerySet[Decision]:
    return (
        found.select_related("application__employer", "application__employee", "letter")
        .defer("letter__body")
        .prefetch_related("lines", "instalments")
    )


def _decided(found: Decision, for_: Actor) -> Decided:
    lines = sorted(found.lines.all(), key=lambda line: line.position)
    instalments = sorted(found.instalments.all(), key=lambda instalment: instalment.number)
    return Decided(
        decision=found,
        lines=tuple(
            AwardedLine(
                starts_on=line.starts_on,
                ends_on=line.ends_on,
                days=line.days,
                daily_amount=line.daily_amount,
                amount=line.amount,
                payee=Payee(line.payee),
                code=line.code,
                rule=line.rule,
                parameters=line.parameters,
                computed=line.computed,
                override_reason=line.override_reason,
            )
            for line in lines
        ),
        instalments=tuple(
            Instalment(
                number=each.number,
                starts_on=each.starts_on,
                ends_on=each.ends_on,
                days=each.days,
                amount=each.amount,
            )
            for each in instalments
        ),
        steps=calculation_of(found.calculation).steps if for_.sees_all else (),
        letter_sent_at=found.letter.sent_at,
    )

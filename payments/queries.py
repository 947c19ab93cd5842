"""What may be asked of payments: an employer's own, and Kela's runs with their files."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Sum, When

from access import trail
from access.actor import Actor, Matter, NotAllowedError, Role
from access.models import User
from access.scope import acting
from access.sealing import unseal
from benefits.money import NOTHING
from employers.models import BankAccount
from payments.models import Payment, PaymentRun, Recovery
from payments.services import FILE
from payments.states import PaymentState, RecoveryState, RunState


def payments_of(
    *, for_: Actor, employer_ids: Collection[int] | None = None, application_id: int | None = None
) -> QuerySet[Payment]:
    """Return payments to employers the actor may see them for, or to any to Kela, newest first."""
    found = Payment.objects.all()
    if for_.sees_all:
        for_.require_role(Role.OFFICER, Role.APPROVER, Role.AUDITOR)
    else:
        found = found.filter(employer_id__in=for_.employers_of(Matter.PAYMENTS))
    if employer_ids is not None:
        found = found.filter(employer_id__in=employer_ids)
    if application_id is not None:
        found = found.filter(instalment__decision__application_id=application_id)
    return _whole(found).order_by("-due_at", "-id")


def _whole(found: QuerySet[Payment]) -> QuerySet[Payment]:
    return found.select_related(
        "instalment__decision__application__employee", "employer", "account", "run"
    ).defer(
        "account__iban",
        "instalment__decision__calculation",
        "instalment__decision__annual_income",
        "run__file",
    )


def recoveries_of(
    *, for_: Actor, employer_ids: Collection[int] | None = None, decision_id: int | None = None
) -> QuerySet[Recovery]:
    """Return what employers are to pay back, of those the actor may see or of any to Kela, newest first."""
    found = Recovery.objects.exclude(state=RecoveryState.HELD_BACK)
    if for_.sees_all:
        for_.require_role(Role.OFFICER, Role.APPROVER, Role.AUDITOR)
    else:
        found = found.filter(employer_id__in=for_.employers_of(Matter.PAYMENTS))
    if employer_ids is not None:
        found = found.filter(employer_id__in=employer_ids)
    if decision_id is not None:
        found = found.filter(decision_id=decision_id)
    return (
        found.select_related("decision__application__employee", "employer")
        .defer("decision__calculation", "decision__annual_income")
        .order_by("-raised_at", "-id")
    )


def recovery(recovery_id: int, *, for_: Actor, at: datetime) -> Recovery:
    """Return one recovery; the view leaves a trail row, NotAllowedError where there is none to be seen."""
    with acting(for_):
        found = recoveries_of(for_=for_).filter(id=recovery_id).first()
        if found is None:
            raise NotAllowedError("no such recovery")
        trail.record(
            by=for_,
            at=at,
            deed="view",
            subject="recovery",
            subject_ids=[found.id],
            employer_ids=[found.employer_id],
        )
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """An employer's money in euros: what is on its way, and what has been paid since the year began."""

    coming: Decimal
    paid: Decimal


def summary(*, for_: Actor, employer_id: int, on: date) -> Summary:
    """Return what is coming to an employer and what has been paid in the year of the day."""
    for_.require(Matter.PAYMENTS, employer_id)
    coming = Q(state__in=[PaymentState.DUE, PaymentState.SENT])
    paid = Q(state=PaymentState.PAID, settled_at__year=on.year)
    with acting(for_):
        sums = Payment.objects.filter(employer_id=employer_id).aggregate(
            coming=Sum("amount", filter=coming), paid=Sum("amount", filter=paid)
        )
    return Summary(coming=sums["coming"] or NOTHING, paid=sums["paid"] or NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What a bank sent back and waits for an account that it can be paid to, in euros."""

    count: int = 0
    total: Decimal = NOTHING


def returned(*, for_: Actor, employer_ids: Collection[int]) -> dict[int, Returned]:
    """Return what came back of payments to employers, of those that the actor may see payments of."""
    seen = for_.employers_of(Matter.PAYMENTS).intersection(employer_ids)
    waiting = Payment.objects.filter(employer_id__in=seen, state=PaymentState.RETURNED).order_by()
    with acting(for_):
        sums = waiting.values("employer_id").annotate(count=Count("id"), total=Sum("amount"))
        return {each["employer_id"]: Returned(count=each["count"], total=each["total"]) for each in sums}


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What waits for a run, in euros and to how many employers, and what waits for an employer's account."""

    count: int
    total: Decimal
    employers: int
    without_account: tuple[Payment, ...]


def due(*, for_: Actor) -> Due:
    """Return what is due and in no run yet."""
    for_.require_role(Role.OFFICER, Role.APPROVER, Role.AUDITOR)
    account = BankAccount.objects.filter(employer_id=OuterRef("employer_id"))
    waiting = Payment.objects.filter(state=PaymentState.DUE, run=None).annotate(payable=Exists(account))
    with acting(for_):
        sums = waiting.filter(payable=True).aggregate(
            count=Count("id"), total=Sum("amount"), employers=Count("employer_id", distinct=True)
        )
        without = tuple(_whole(waiting.filter(payable=False)).order_by("id"))
    return Due(
        count=sums["count"],
        total=sums["total"] or NOTHING,
        employers=sums["employers"],
        without_account=without,
    )


def runs(*, for_: Actor) -> QuerySet[PaymentRun]:
    """Return the runs without their files: those that wait to be approved, then the others, newest first."""
    for_.require_role(Role.OFFICER, Role.APPROVER, Role.AUDITOR)
    waits_first = Case(When(state=RunState.PREPARED, then=0), default=1)
    return PaymentRun.objects.defer("file").order_by(waits_first, "-id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run with its payments; `people` names by their ids who prepared and who approved it."""

    run: PaymentRun
    payments: tuple[Payment, ...]
    people: Mapping[int, str]

    def waits_for(self, who: Actor) -> bool:
        """Say whether the run waits to be approved and this person may be the one."""
        prepared_by_other = bytes(self.run.prepared_person) != who.person
        return self.run.state == RunState.PREPARED and Role.APPROVER in who.roles and prepared_by_other


def run(run_id: int, *, for_: Actor, at: datetime) -> Run:
    """Return one run with its payments; the view leaves a trail row."""
    with acting(for_):
        found = _seen(run_id, "payment_run", for_=for_, at=at)
        payments = tuple(_whole(Payment.objects.filter(run=found)).order_by("id"))
        people = User.objects.filter(id__in=[found.prepared_by, found.approved_by or found.prepared_by])
        return Run(run=found, payments=payments, people=dict(people.values_list("id", "name")))


def file(run_id: int, *, for_: Actor, at: datetime) -> bytes:
    """Return the file of an approved run as it goes to the bank; taking it leaves a trail row."""
    with acting(for_):
        found = _seen(run_id, "payment_file", for_=for_, at=at)
        if found.file is None:
            raise NotAllowedError("the run has no file")
        return unseal(found.file, FILE)


def _seen(run_id: int, subject: str, *, for_: Actor, at: datetime) -> PaymentRun:
    for_.require_role(Role.OFFICER, Role.APPROVER, Role.AUDITOR)
    found = PaymentRun.objects.filter(id=run_id).first()
    if found is None:
        raise NotAllowedError("no such run")
    employer_ids = Payment.objects.filter(run=found).values_list("employer_id", flat=True)
    trail.record(
        by=for_, at=at, deed="view", subject=subject, subject_ids=[found.id], employer_ids=employer_ids
    )
    return found

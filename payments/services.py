"""Deeds on payments: raise what is due, prepare, approve and cancel runs, take the bank's answer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.utils.timezone import localtime
from schwifty import IBAN

from access import trail
from access.actor import Actor, NotAllowedError, Role
from access.scope import acting
from access.sealing import seal
from benefits.findings import Finding
from employers import queries as employers
from employers.identity import read_reference
from employers.queries import PayableAccount
from payments import recovering, rows
from payments.bank_days import is_bank_day
from payments.formats import pain001, pain002
from payments.models import Payment, PaymentRun
from payments.states import PaymentState, RunState

FILE: Final = "payments_paymentrun.file"
"""The column a run's file is sealed for."""

LONGEST_REASON: Final = 10
_MESSAGE: Final = "KELA-RUN-"


class PayDayError(ValueError):
    """The day to pay on is past, or no bank day."""


class NothingToPayError(Exception):
    """No payment is due whose employer has an account."""


class RunClosedError(Exception):
    """A run that is not there, or is not prepared any more."""


class SamePersonError(Exception):
    """The person who prepared a run may not approve it, by whatever account."""


class AccountsChangedError(Exception):
    """Employers entered another account after the run was prepared: it is cancelled and prepared anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A prepared run, and the employers whose payments wait because they have no account."""

    run: PaymentRun
    without_account: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What a bank's answer settled: how many payments were paid, and how many came back."""

    run_id: int
    paid: int
    returned: int


def raise_due(*, by: Actor, at: datetime, limit: int = 5000) -> int:
    """Raise a payment for each granted instalment whose days have closed; return how many were raised.

    An instalment is paid once: the constraint is the judge, and a sweep run twice raises nothing twice.
    What a later decision took away is held back first, so that it is not raised.
    """
    by.require_role()
    with acting(by):
        recovering.recover(by=by, at=at)
        raised = rows.raise_due(localtime(at).date(), at, limit)
        if raised:
            _record("raise_due", raised, by=by, at=at)
    return len(raised)


def prepare_run(*, by: Actor, at: datetime, pay_on: date) -> Prepared:
    """Put all due payments into a run, each to the account in force; another person approves it."""
    by.require_role(Role.OFFICER, Role.APPROVER)
    user_id = _person(by)
    if pay_on < localtime(at).date() or not is_bank_day(pay_on):
        raise PayDayError(f"{pay_on} is past or no bank day")
    with acting(by):
        found = Payment.objects.filter(state=PaymentState.DUE, run=None, due_at__lte=at).order_by("id")
        due = list(found.select_for_update(skip_locked=True))
        accounts = employers.accounts(for_=by, employer_ids={payment.employer_id for payment in due})
        payable = [payment for payment in due if payment.employer_id in accounts]
        if not payable:
            raise NothingToPayError("no payment is due to an employer with an account")
        run = PaymentRun.objects.create(
            state=RunState.PREPARED,
            pay_on=pay_on,
            count=len(payable),
            total=sum(payment.amount for payment in payable),
            prepared_at=at,
            prepared_by=user_id,
            prepared_person=by.person,
        )
        rows.put_into(run.id, {each.id: accounts[each.employer_id].id for each in payable})
        _record_run("prepare", run, {each.employer_id for each in payable}, by=by, at=at)
    without = {payment.employer_id for payment in due} - accounts.keys()
    return Prepared(run=run, without_account=frozenset(without))


def approve_run(run_id: int, *, by: Actor, at: datetime) -> PaymentRun:
    """Approve a run that another person prepared: its file is written and its payments are sent.

    SamePersonError for whoever prepared it, RunClosedError where it is not prepared any more,
    AccountsChangedError where an account in it is no longer the one in force.
    """
    by.require_role(Role.APPROVER)
    user_id = _person(by)
    with acting(by):
        run = _prepared(run_id)
        if bytes(run.prepared_person) == by.person:
            raise SamePersonError("two persons release a payment")
        payments = list(Payment.objects.filter(run=run).order_by("id"))
        accounts = employers.accounts_for_payment(
            for_=by, employer_ids={payment.employer_id for payment in payments}
        )
        if any(accounts[payment.employer_id].id != payment.account_id for payment in payments):
            raise AccountsChangedError("an account was changed after the run was prepared")
        file = pain001.write(_order(run, payments, accounts, at))
        run.state, run.file, run.sha256 = RunState.APPROVED, seal(file, FILE), sha256(file).digest()
        run.approved_at, run.approved_by, run.approved_person = at, user_id, by.person
        run.save()
        Payment.objects.filter(run=run).update(state=PaymentState.SENT)
        _record_run("approve", run, {payment.employer_id for payment in payments}, by=by, at=at)
    return run


def cancel_run(run_id: int, *, by: Actor, at: datetime) -> PaymentRun:
    """Cancel a prepared run: its payments are due again."""
    by.require_role(Role.OFFICER, Role.APPROVER)
    with acting(by):
        run = _prepared(run_id)
        run.state = RunState.CANCELLED
        run.save(update_fields=["state"])
        payments = Payment.objects.filter(run=run)
        employer_ids = set(payments.values_list("employer_id", flat=True))
        payments.update(run=None, account=None, pay_on=None)
        _record_run("cancel", run, employer_ids, by=by, at=at)
    return run


def record_feedback(content: bytes, *, by: Actor, at: datetime) -> Feedback:
    """Take the bank's status report: sent payments become paid or returned; the same report twice is once.

    FeedbackUnreadableError where the bytes are no report, RunClosedError where it names no run of ours.
    """
    by.require_role(Role.APPROVER)
    report = pain002.read(content)
    with acting(by):
        run = _reported(report.message_id)
        sent = Payment.objects.filter(run=run, state=PaymentState.SENT)
        statuses = {
            id_: report.payments.get(id_, report.whole)
            for id_ in sent.values_list("end_to_end_id", flat=True)
        }
        settled = [id_ for id_, status in statuses.items() if status.code == pain002.SETTLED]
        reasons = [
            (id_, status.reason[:LONGEST_REASON])
            for id_, status in statuses.items()
            if status.code == pain002.REJECTED
        ]
        employer_ids = set(
            sent.filter(end_to_end_id__in=[*settled, *dict(reasons)]).values_list("employer_id", flat=True)
        )
        returned = rows.give_back(run.id, reasons, at)
        paid = sent.filter(end_to_end_id__in=settled).update(state=PaymentState.PAID, settled_at=at)
        _record_run("feedback", run, employer_ids, by=by, at=at, paid=paid, returned=len(returned))
    return Feedback(run_id=run.id, paid=paid, returned=len(returned))


def raise_again(payment_ids: Collection[int], *, by: Actor, at: datetime) -> int:
    """Make returned payments due again, to the account then in force; return how many there were."""
    by.require_role(Role.OFFICER, Role.APPROVER)
    with acting(by):
        raised = rows.raise_again(payment_ids, at)
        if raised:
            _record("raise_again", raised, by=by, at=at)
    return len(raised)


def _person(by: Actor) -> int:
    """Return the id of the user who acts; NotAllowedError for a run of the portal."""
    if by.user_id is None or not by.person:
        raise NotAllowedError("money is released by persons")
    return by.user_id


def _prepared(run_id: int) -> PaymentRun:
    """Return a prepared run, locked; RunClosedError where there is none."""
    run = PaymentRun.objects.select_for_update().filter(id=run_id, state=RunState.PREPARED).first()
    if run is None:
        raise RunClosedError("no such prepared run")
    return run


def _reported(message_id: str) -> PaymentRun:
    """Return the run, locked, whose file a report is about; RunClosedError where it is none of ours."""
    number = message_id.removeprefix(_MESSAGE)
    known = PaymentRun.objects.select_for_update().filter(state=RunState.APPROVED)
    run = known.filter(id=int(number)).first() if number.isdecimal() else None
    if run is None or message_id != _message_id(run):
        raise RunClosedError("the report is about no run of ours")
    return run


def _message_id(run: PaymentRun) -> str:
    return f"{_MESSAGE}{run.id}"


def _order(
    run: PaymentRun, payments: Sequence[Payment], accounts: dict[int, PayableAccount], at: datetime
) -> pain001.Order:
    return pain001.Order(
        message_id=_message_id(run),
        created_at=at,
        pay_on=run.pay_on,
        payer=_payer(),
        transfers=[_transfer(payment, accounts[payment.employer_id]) for payment in payments],
    )


def _payer() -> pain001.Payer:
    account = IBAN(settings.PAYER_IBAN)
    return pain001.Payer(
        name=settings.PAYER_NAME,
        business_id=settings.PAYER_BUSINESS_ID,
        iban=account.compact,
        bic=account.bic or "",
    )


def _transfer(payment: Payment, account: PayableAccount) -> pain001.Transfer:
    reference = read_reference(payment.reference)
    structured = "" if isinstance(reference, Finding) else reference
    return pain001.Transfer(
        end_to_end_id=payment.end_to_end_id,
        amount=payment.amount,
        iban=account.iban,
        bic=account.bic,
        name=account.holder,
        reference=structured,
        message="" if structured else payment.reference,
    )


def _record(deed: str, payments: Sequence[tuple[int, int]], *, by: Actor, at: datetime) -> None:
    trail.record(
        by=by,
        at=at,
        deed=deed,
        subject="payment",
        subject_ids=[payment_id for payment_id, _ in payments],
        employer_ids={employer_id for _, employer_id in payments},
    )


def _record_run(
    deed: str, run: PaymentRun, employer_ids: Collection[int], *, by: Actor, at: datetime, **counts: int
) -> None:
    trail.record(
        by=by,
        at=at,
        deed=deed,
        subject="payment_run",
        subject_ids=[run.id],
        employer_ids=employer_ids,
        **counts,
    )

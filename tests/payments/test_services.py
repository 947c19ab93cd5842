"""Payments: raised once, released by two persons, sent, and settled by the bank's answer."""

from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction

from access.actor import NotAllowedError, Role
from access.models import Trail
from access.scope import acting
from access.sealing import unseal
from employers.services import set_account
from payments import services
from payments.formats.pain002 import FeedbackUnreadableError
from payments.models import Payment, PaymentRun
from payments.services import (
    FILE,
    AccountsChangedError,
    NothingToPayError,
    PayDayError,
    RunClosedError,
    SamePersonError,
)
from tests.factories import access, employers
from tests.factories.access import AT, SETUP, identity_code
from tests.factories.applications import CLEAN, claim, workplace
from tests.factories.decisions import propose
from tests.factories.payments import (
    PAY_ON,
    approver,
    feedback,
    granted,
    payments,
    raise_due,
    sent_run,
)

pytestmark = pytest.mark.django_db

OTHER_IBAN = "FI5542345670000081"


def prepared() -> PaymentRun:
    """Return a run of all that is due, prepared by somebody."""
    return services.prepare_run(by=approver(), at=AT, pay_on=PAY_ON).run


def states() -> list[str]:
    return [payment.state for payment in payments()]


def test_due_payments_are_the_closed_instalments() -> None:
    place = granted()

    assert raise_due() == 3

    raised = payments()
    assert [(each.state, each.amount, each.reference) for each in raised] == [
        ("due", Decimal("409.56"), "202611300010"),
        ("due", Decimal("1706.50"), "202611300010"),
        ("due", Decimal("750.86"), "202611300010"),
    ]
    assert {each.employer_id for each in raised} == {place.employer_id}
    assert [each.end_to_end_id for each in raised] == [f"KELA-{each.instalment_id}" for each in raised]
    with acting(SETUP):
        assert Trail.objects.get(deed="raise_due").subject_ids == [each.id for each in raised]


def test_instalment_is_not_due_before_it_closes() -> None:
    granted()

    assert raise_due(at=AT - timedelta(days=20)) == 1
    assert raise_due() == 2


def test_payment_raised_after_the_run_waits_for_the_next() -> None:
    granted()
    raise_due(at=AT)

    with pytest.raises(NothingToPayError):
        services.prepare_run(by=approver(), at=AT - timedelta(seconds=1), pay_on=PAY_ON)
    assert prepared().count == 3


def test_due_payments_are_raised_once() -> None:
    granted()

    assert (raise_due(), raise_due()) == (3, 0)


def test_instalment_is_paid_once_in_the_database_too() -> None:
    granted()
    raise_due()
    again = payments()[0]

    again.id, again._state.adding, again.end_to_end_id = None, True, "KELA-AGAIN"
    with acting(SETUP), pytest.raises(IntegrityError, match="instalment_id"), transaction.atomic():
        again.save()


@pytest.mark.parametrize(
    ("language", "name"),
    [("fi", "Sairauspäiväraha"), ("sv", "Sjukdagpenning"), ("en", "Sickness allowance")],
)
def test_payment_of_a_claim_without_a_reference_names_the_decision(language: str, name: str) -> None:
    sent = workplace(language=language).submit(claim(payment_reference=""))
    propose()

    raise_due()

    assert {payment.reference for payment in payments()} == {f"{name} {sent}/1"}


def test_run_takes_all_that_is_due_to_the_account_in_force() -> None:
    granted()
    raise_due()
    by = approver()

    made = services.prepare_run(by=by, at=AT, pay_on=PAY_ON)

    assert (made.run.state, made.run.count, made.run.total) == ("prepared", 3, Decimal("2866.92"))
    assert bytes(made.run.prepared_person) == by.person
    assert made.without_account == frozenset()
    assert {(payment.state, payment.run_id) for payment in payments()} == {("due", made.run.id)}


def test_payment_to_an_employer_without_an_account_stays_due_and_is_told() -> None:
    granted()
    lacking = granted(account=False)
    raise_due()

    made = services.prepare_run(by=approver(), at=AT, pay_on=PAY_ON)

    assert made.run.count == 3
    assert made.without_account == {lacking.employer_id}
    set_account(
        employer_id=lacking.employer_id, iban=employers.IBAN, holder="Leipomo", by=lacking.owner, at=AT
    )
    assert services.prepare_run(by=approver(), at=AT, pay_on=PAY_ON).run.count == 3


def test_run_of_nothing_is_not_prepared() -> None:
    granted(account=False)
    raise_due()

    with pytest.raises(NothingToPayError):
        services.prepare_run(by=approver(), at=AT, pay_on=PAY_ON)


@pytest.mark.parametrize("pay_on", [date(2026, 11, 1), date(2026, 11, 7), date(2026, 10, 30)])
def test_run_is_paid_on_a_bank_day_to_come(pay_on: date) -> None:
    granted()
    raise_due()

    with pytest.raises(PayDayError):
        services.prepare_run(by=approver(), at=AT, pay_on=pay_on)


def test_run_approved_by_another_person_is_written_and_sent() -> None:
    granted()
    raise_due()
    run = prepared()

    approved = services.approve_run(run.id, by=approver(), at=AT)

    assert states() == ["sent"] * 3
    assert approved.file is not None
    assert approved.sha256 is not None
    content = unseal(approved.file, FILE)
    assert sha256(content).digest() == bytes(approved.sha256)
    assert content.count(b"<EndToEndId>KELA-") == 3
    assert f"<MsgId>KELA-RUN-{run.id}</MsgId>".encode() in content
    assert b"<CtrlSum>2866.92</CtrlSum>" in content
    assert b"<IBAN>FI2112345600000785</IBAN>" in content
    assert b"<Ref>202611300010</Ref>" in content


def test_file_is_sealed_in_the_database() -> None:
    granted()
    raise_due()
    run = sent_run()

    with acting(SETUP):
        kept = PaymentRun.objects.get(id=run.id)
        assert kept.file is not None
        assert b"FI2112345600000785" not in bytes(kept.file)


def test_person_who_prepared_cannot_approve_by_another_account() -> None:
    granted()
    raise_due()
    code = identity_code()
    first, second = approver(code=code), approver(code=code)
    run = services.prepare_run(by=first, at=AT, pay_on=PAY_ON).run

    assert first.user_id != second.user_id
    for account in (first, second):
        with pytest.raises(SamePersonError):
            services.approve_run(run.id, by=account, at=AT)
    assert states() == ["due"] * 3


def test_two_persons_are_a_constraint_of_the_database_too() -> None:
    granted()
    raise_due()
    run = prepared()

    with acting(SETUP), pytest.raises(IntegrityError, match="run_two_persons"), transaction.atomic():
        PaymentRun.objects.filter(id=run.id).update(
            state="approved",
            approved_at=AT,
            approved_by=999,
            approved_person=run.prepared_person,
            file=b"file",
        )


def test_run_cannot_be_approved_without_its_file_in_the_database() -> None:
    granted()
    raise_due()
    run = prepared()

    with acting(SETUP), pytest.raises(IntegrityError, match="run_approved_whole"), transaction.atomic():
        PaymentRun.objects.filter(id=run.id).update(state="approved")


def test_run_whose_account_was_changed_is_not_approved() -> None:
    place = granted()
    raise_due()
    run = prepared()
    set_account(employer_id=place.employer_id, iban=OTHER_IBAN, holder="Leipomo", by=place.owner, at=AT)

    with pytest.raises(AccountsChangedError):
        services.approve_run(run.id, by=approver(), at=AT)

    services.cancel_run(run.id, by=approver(), at=AT)
    content = unseal(sent_run().file or b"", FILE)
    assert content.count(f"<IBAN>{OTHER_IBAN}</IBAN>".encode()) == 4


def test_cancelled_run_gives_its_payments_back() -> None:
    granted()
    raise_due()
    run = prepared()

    services.cancel_run(run.id, by=approver(), at=AT)

    assert {(each.state, each.run_id, each.account_id) for each in payments()} == {("due", None, None)}
    with pytest.raises(RunClosedError):
        services.approve_run(run.id, by=approver(), at=AT)
    with pytest.raises(RunClosedError):
        services.cancel_run(run.id, by=approver(), at=AT)


def test_run_is_approved_once() -> None:
    granted()
    raise_due()
    run = sent_run()

    with pytest.raises(RunClosedError):
        services.approve_run(run.id, by=approver(), at=AT)


def test_only_persons_with_the_role_release_money() -> None:
    place = granted()
    raise_due()
    for stranger in (place.owner, access.staff(Role.AUDITOR), SETUP):
        with pytest.raises(NotAllowedError):
            services.prepare_run(by=stranger, at=AT, pay_on=PAY_ON)
    officer = access.staff(Role.OFFICER)
    run = services.prepare_run(by=officer, at=AT, pay_on=PAY_ON).run

    for stranger in (place.owner, access.staff(Role.OFFICER), SETUP):
        with pytest.raises(NotAllowedError):
            services.approve_run(run.id, by=stranger, at=AT)
    with pytest.raises(NotAllowedError):
        services.cancel_run(run.id, by=place.owner, at=AT)
    with pytest.raises(NotAllowedError):
        services.raise_due(by=officer, at=AT)


def test_feedback_pays_and_returns() -> None:
    granted()
    raise_due()
    run = sent_run()
    paid, returned, silent = payments(run)
    content = feedback(
        f"KELA-RUN-{run.id}",
        group="PART",
        statuses={paid.end_to_end_id: ("ACSC", ""), returned.end_to_end_id: ("RJCT", "AC04")},
    )

    told = services.record_feedback(content, by=SETUP, at=AT)

    assert (told.run_id, told.paid, told.returned) == (run.id, 1, 1)
    assert [(each.state, each.return_reason, each.settled_at) for each in payments(run)] == [
        ("paid", "", AT),
        ("returned", "AC04", AT),
        ("sent", "", None),
    ]
    assert silent.state == "sent"


def test_feedback_on_the_whole_order_settles_every_payment() -> None:
    granted()
    raise_due()
    run = sent_run()

    services.record_feedback(feedback(f"KELA-RUN-{run.id}", batch="ACSC"), by=SETUP, at=AT)

    assert states() == ["paid"] * 3


def test_feedback_twice_is_once() -> None:
    granted()
    raise_due()
    run = sent_run()
    content = feedback(f"KELA-RUN-{run.id}", group="RJCT")
    services.record_feedback(content, by=SETUP, at=AT)

    told = services.record_feedback(content, by=SETUP, at=AT + timedelta(days=1))

    assert (told.paid, told.returned) == (0, 0)
    assert {payment.settled_at for payment in payments()} == {AT}


@pytest.mark.parametrize("message", ["KELA-RUN-0", "KELA-RUN-", "SOMEBODY-1", "1"])
def test_feedback_on_no_run_of_ours_is_refused(message: str) -> None:
    with pytest.raises(RunClosedError):
        services.record_feedback(feedback(message), by=SETUP, at=AT)


def test_feedback_that_is_none_is_refused() -> None:
    with pytest.raises(FeedbackUnreadableError):
        services.record_feedback(b"<x/>", by=SETUP, at=AT)


def test_feedback_comes_from_kela_alone() -> None:
    with pytest.raises(NotAllowedError):
        services.record_feedback(b"<x/>", by=workplace(wages=None).owner, at=AT)


def test_returned_payment_is_raised_again_to_the_account_then_in_force() -> None:
    place = granted()
    raise_due()
    run = sent_run()
    services.record_feedback(feedback(f"KELA-RUN-{run.id}", group="RJCT"), by=SETUP, at=AT)
    set_account(employer_id=place.employer_id, iban=OTHER_IBAN, holder="Leipomo", by=place.owner, at=AT)

    raised = services.raise_again([payment.id for payment in payments()], by=approver(), at=AT)

    assert raised == 3
    again = payments()
    assert [each.end_to_end_id for each in again] == [f"KELA-{each.instalment_id}-{run.id}" for each in again]
    assert states() == ["due"] * 3
    assert sent_run().count == 3
    assert services.raise_again([payment.id for payment in again], by=approver(), at=AT) == 0


def test_many_decisions_are_raised_and_sent_in_one_run() -> None:
    workplace(people=4).submit_many([CLEAN] * 4)
    propose()

    assert raise_due() == 12
    assert sent_run().count == 12


def test_payment_sent_without_an_account_is_refused_by_the_database() -> None:
    granted()
    raise_due()

    with acting(SETUP), pytest.raises(IntegrityError, match="payment_sent_whole"), transaction.atomic():
        Payment.objects.update(state="sent")

"""What employers and Kela may ask of payments, at what cost, and what it leaves in the trail."""

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from access.actor import Actor, Matter, NotAllowedError, Role
from access.models import Trail
from access.scope import acting
from payments import queries, services
from payments.queries import Summary
from tests.factories import access, employers
from tests.factories.access import AT, SETUP
from tests.factories.applications import CLEAN, workplace
from tests.factories.decisions import propose
from tests.factories.payments import PAY_ON, approver, feedback, granted, payments, raise_due, sent_run

pytestmark = pytest.mark.django_db

RUN_QUERIES = 9
DUE_QUERIES = 6


def auditor() -> Actor:
    return access.staff(Role.AUDITOR)


def test_employer_sees_its_own_payments() -> None:
    place, other = granted(), granted()
    raise_due()
    clerk = employers.owner(place.employer_id, frozenset({Matter.CLAIM}))

    with acting(SETUP):
        own = queries.payments_of(for_=place.owner)
        assert {payment.employer_id for payment in own} == {place.employer_id}
        assert [payment.amount for payment in own] == [
            Decimal("750.86"),
            Decimal("1706.50"),
            Decimal("409.56"),
        ]
        application_id = own[0].instalment.decision.application_id
        assert len(queries.payments_of(for_=place.owner, application_id=application_id)) == 3
        assert list(queries.payments_of(for_=place.owner, employer_ids=[other.employer_id])) == []
        assert list(queries.payments_of(for_=clerk)) == []
        assert len(queries.payments_of(for_=auditor())) == 6


def test_summary_is_what_is_coming_and_what_was_paid_this_year() -> None:
    place = granted()
    raise_due()
    run = sent_run()
    first = payments(run)[0].end_to_end_id
    services.record_feedback(feedback(f"KELA-RUN-{run.id}", statuses={first: ("ACSC", "")}), by=SETUP, at=AT)

    this_year, next_year = (
        queries.summary(for_=place.owner, employer_id=place.employer_id, on=date(year, 12, 1))
        for year in (2026, 2027)
    )

    assert this_year == Summary(coming=Decimal("2457.36"), paid=Decimal("409.56"))
    assert next_year.paid == 0


def test_summary_is_not_for_strangers() -> None:
    place = granted()

    with pytest.raises(NotAllowedError):
        queries.summary(for_=workplace(wages=None).owner, employer_id=place.employer_id, on=AT.date())


def test_due_tells_what_a_run_would_take_and_what_lacks_an_account() -> None:
    granted()
    lacking = granted(account=False)
    raise_due()

    due = queries.due(for_=approver())

    assert (due.count, due.total, due.employers) == (3, Decimal("2866.92"), 1)
    assert {payment.employer_id for payment in due.without_account} == {lacking.employer_id}


def test_due_is_empty_while_everything_is_in_a_run() -> None:
    granted()
    raise_due()
    services.prepare_run(by=approver(), at=AT, pay_on=PAY_ON)

    due = queries.due(for_=approver())

    assert (due.count, due.employers, due.without_account) == (0, 0, ())
    assert due.total == 0


def test_runs_that_wait_for_approval_come_before_newer_ones() -> None:
    granted()
    raise_due()
    waiting = services.prepare_run(pay_on=PAY_ON, by=access.staff(Role.OFFICER), at=AT).run
    granted()
    raise_due()
    sent = sent_run()

    with acting(SETUP):
        assert [run.id for run in queries.runs(for_=auditor())] == [waiting.id, sent.id]


def test_run_is_shown_with_its_payments_and_persons() -> None:
    granted()
    raise_due()
    by = approver()
    run = services.prepare_run(by=by, at=AT, pay_on=PAY_ON).run

    seen = queries.run(run.id, for_=approver(), at=AT)

    assert (len(seen.payments), seen.people) == (3, {by.user_id: "Risto Raha"})
    assert [seen.waits_for(who) for who in (by, approver(), auditor())] == [False, True, False]
    with acting(SETUP):
        assert [each.id for each in queries.runs(for_=auditor())] == [run.id]
        assert Trail.objects.get(deed="view", subject="payment_run").subject_ids == [run.id]


@pytest.mark.parametrize("people", [1, 3])
def test_runs_and_dues_cost_the_same_for_one_and_for_many(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    workplace(people=people).submit_many([CLEAN] * people)
    propose()
    raise_due()
    by = approver()

    with django_assert_num_queries(DUE_QUERIES):
        queries.due(for_=by)
    run = services.prepare_run(by=by, at=AT, pay_on=PAY_ON).run
    with django_assert_num_queries(RUN_QUERIES):
        seen = queries.run(run.id, for_=by, at=AT)
        assert {str(each.instalment.decision.application.employee) for each in seen.payments} == {
            "Matti Virtanen"
        }


def test_file_is_taken_by_kela_alone_and_the_trail_tells() -> None:
    place = granted()
    raise_due()
    run = sent_run()

    content = queries.file(run.id, for_=approver(), at=AT)

    assert content.count(b"<CdtTrfTxInf>") == 3
    with acting(SETUP):
        assert Trail.objects.get(subject="payment_file").subject_ids == [run.id]
    with pytest.raises(NotAllowedError):
        queries.file(run.id, for_=place.owner, at=AT)
    with pytest.raises(NotAllowedError):
        queries.run(run.id, for_=place.owner, at=AT)


def test_run_without_a_file_has_none_to_take() -> None:
    granted()
    raise_due()
    run = services.prepare_run(by=approver(), at=AT, pay_on=PAY_ON).run

    for missing in (run.id, 0):
        with pytest.raises(NotAllowedError):
            queries.file(missing, for_=approver(), at=AT)

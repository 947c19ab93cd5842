"""One claim walks through: sent, proposed, decided, told, raised, released by two persons, paid."""

from datetime import date

import pytest

from access.models import Trail
from access.scope import acting
from applications.models import Application, StateChange
from benefits.sickness import Certificate
from decisions import queries as decisions
from decisions import services as deciding
from payments import queries, services
from tests.factories.access import AT, SETUP
from tests.factories.applications import claim, workplace
from tests.factories.decisions import decision, grant, officer, propose
from tests.factories.payments import PAY_ON, approver, feedback, payments, raise_due

pytestmark = pytest.mark.django_db


def test_claim_walks_from_the_employer_to_the_bank_and_back() -> None:
    place = workplace(language="sv")
    sent = place.submit(claim(certificate=Certificate.LATER))

    propose()
    (made,) = deciding.decide([grant(sent)], by=officer(), at=AT)
    deciding.send_letters(by=SETUP, at=AT)
    raise_due()
    run = services.prepare_run(by=approver(), at=AT, pay_on=PAY_ON).run
    services.approve_run(run.id, by=approver(), at=AT)
    services.record_feedback(feedback(f"KELA-RUN-{run.id}", group="ACSC"), by=SETUP, at=AT)

    letter = decisions.letter(decision(sent).id, for_=place.owner, at=AT)
    assert "Vi har beviljat er ansökan." in bytes(letter.body or b"").decode()
    summary = queries.summary(for_=place.owner, employer_id=place.employer_id, on=date(2026, 11, 2))
    assert summary.coming == 0
    assert summary.paid == made.total
    assert {payment.state for payment in payments()} == {"paid"}
    with acting(SETUP):
        assert Application.objects.get(id=sent).state == "decided"
        moves = StateChange.objects.filter(application_id=sent).order_by("id")
        assert [move.state for move in moves] == ["submitted", "proposed", "decided"]
        submitted = Trail.objects.get(deed="submit")
        told = Trail.objects.filter(employer_ids__contains=[place.employer_id], id__gte=submitted.id)
        assert [row.deed for row in told.order_by("id")] == [
            "submit",
            "propose",
            "decide",
            "send_letter",
            "raise_due",
            "prepare",
            "approve",
            "feedback",
            "view",
        ]

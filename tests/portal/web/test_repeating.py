"""The same as last time: what is offered of an earlier claim, to whom, and what comes of confirming it."""

from uuid import UUID

import pytest
from django.test import Client

from applications import drafts
from applications import services as applications
from benefits.sickness import Certificate
from tests.factories import employers
from tests.factories.access import AT
from tests.factories.applications import Workplace, claim, workplace
from tests.portal.staff.pages import be, owner, texts
from tests.portal.web.guided import begin, url

pytestmark = pytest.mark.django_db

OFFERED = "//section[form[contains(@action, '/samat/')]]//dd[1]"
FIRST = "sairaus"


def answers(place: Workplace, draft_id: UUID) -> dict[str, object]:
    return dict(drafts.open_draft(draft_id, for_=place.owner).answers)


def shown(client: Client, draft_id: UUID) -> list[str]:
    return texts(client.get(url(draft_id, "claim_step", FIRST)), OFFERED)


def test_what_stays_the_same_is_offered_shown_and_taken_when_confirmed() -> None:
    place = workplace()
    place.submit()
    client = owner(place.owner)
    draft_id = begin(client, place.employee_ids[0])
    before = shown(client, draft_id)

    page = client.post(url(draft_id, "claim_repeat"))

    assert before == ["Kanta-palvelun kautta", "Työsopimuslaki"]
    assert page["Location"] == url(draft_id, "claim_step", FIRST)
    assert answers(place, draft_id) == {"certificate": "kanta", "pay_basis": "act"}
    assert shown(client, draft_id) == []


def test_nothing_is_taken_until_it_is_confirmed() -> None:
    place = workplace()
    place.submit()
    client = owner(place.owner)
    draft_id = begin(client, place.employee_ids[0])

    client.get(url(draft_id, "claim_step", FIRST))

    assert answers(place, draft_id) == {}


def test_claim_of_another_employee_offers_what_is_the_employers() -> None:
    place = workplace(people=2)
    place.submit()
    client = owner(place.owner)

    assert shown(client, begin(client, place.employee_ids[1])) == ["Kanta-palvelun kautta", "Työsopimuslaki"]


def test_answer_that_was_put_off_and_a_withdrawn_claim_are_not_offered() -> None:
    place = workplace()
    sent = place.submit(claim(certificate=Certificate.LATER))
    client = owner(place.owner)
    draft_id = begin(client, place.employee_ids[0])
    before = shown(client, draft_id)

    applications.withdraw(sent, reason="", by=place.owner, at=AT)

    assert before == ["Työsopimuslaki"]
    assert shown(client, draft_id) == []


def test_answers_given_already_are_kept() -> None:
    place = workplace()
    place.submit()
    client = owner(place.owner)
    draft_id = begin(client, place.employee_ids[0])
    version = drafts.open_draft(draft_id, for_=place.owner).version
    drafts.save(draft_id, {"certificate": "upload"}, version=version, step=FIRST, by=place.owner, at=AT)

    client.post(url(draft_id, "claim_repeat"))

    assert answers(place, draft_id) == {"certificate": "upload", "pay_basis": "act"}


def test_claims_of_another_employer_offer_nothing_and_take_nothing() -> None:
    place, other = workplace(), workplace()
    other.submit()
    client = owner(place.owner)
    draft_id = begin(client, place.employee_ids[0])
    stranger = owner(other.owner)

    assert shown(client, draft_id) == []
    assert stranger.post(url(draft_id, "claim_repeat")).status_code == 404


def test_firm_is_offered_what_its_client_said() -> None:
    place = workplace()
    place.submit()
    firm_id = employers.firm()
    employers.mandate(firm_id, place.employer_id)
    draft = drafts.start(employer_id=place.employer_id, benefit="sickness_allowance", by=place.owner, at=AT)

    client = be(employers.clerk(firm_id), f"firm:{firm_id}")

    assert shown(client, draft.id) == ["Kanta-palvelun kautta", "Työsopimuslaki"]

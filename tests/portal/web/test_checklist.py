"""The checklist beside a case: what is done, whose turn it is, and what the guidance says is needed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from applications import services as applications
from applications.documents import Question
from benefits.catalogue import BENEFITS
from benefits.sickness import Certificate
from portal.web.checklist import needs
from tests.factories.access import AT
from tests.factories.applications import claim, workplace
from tests.factories.decisions import officer, propose
from tests.portal.staff.pages import owner, texts
from tests.portal.web.guided import begin, fill, url

pytestmark = pytest.mark.django_db

ITEMS = "//ul[@class='checklist']/li"


def items(client: Client, address: str) -> list[str]:
    return texts(client.get(address), ITEMS)


def test_unfinished_claim_tells_what_is_answered_and_what_is_not() -> None:
    place = workplace()
    client = owner(place.owner)
    draft_id = begin(client, place.employee_ids[0])
    before = items(client, url(draft_id, "claim_check"))

    fill(client, draft_id)

    assert before[:4] == ["Työntekijä Tehty", "Sairaus Teillä", "Päivät Teillä", "Palkka Teillä"]
    assert items(client, url(draft_id, "claim_check"))[:4] == [
        "Työntekijä Tehty",
        "Sairaus Tehty",
        "Päivät Tehty",
        "Palkka Tehty",
    ]
    assert items(client, url(draft_id, "claim_check"))[-1] == "Allekirjoitus ja lähetys Teillä"


def test_sent_claim_tells_what_kela_waits_for() -> None:
    place = workplace(account=False)
    sent = place.submit(claim(certificate=Certificate.LATER))
    propose()
    day = localdate() + timedelta(days=7)
    question = Question(reason="certificate", field="", text="Missä todistus?", due_on=day)
    applications.ask(sent, question, by=officer(), at=AT)

    told = items(owner(place.owner), reverse("claim", args=[sent]))

    assert told == [
        "Hakemus lähetetty 2.11.2026 Tehty",
        "Lääkärintodistus liitteenä Teillä",
        f"Vastaus Kelan kysymykseen viimeistään {day:%-d.%-m.%Y} Teillä",
        "Tilinumero korvausta varten Teillä",
        "Kelan päätös Kelalla",
    ]


def test_decided_claim_has_all_done() -> None:
    place = workplace()
    sent = place.submit()
    propose()

    told = items(owner(place.owner), reverse("claim", args=[sent]))

    assert [each.split()[-1] for each in told] == ["Tehty"] * 4


@pytest.mark.parametrize("benefit", BENEFITS)
def test_every_benefit_has_what_is_needed_for_it_in_the_guidance(benefit: str) -> None:
    place = workplace(wages=None)

    told = needs(benefit, place.employer_id, by=place.owner, at=AT)

    assert told is not None
    assert told["needed"]
    assert told["not_needed"]

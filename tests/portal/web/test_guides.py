"""Every guide on its pages, without scripts: begun, answered page by page, sent, and read on Kela's side."""

import pytest
from django.test import Client
from django.urls import resolve, reverse

from access.scope import acting
from applications.queries import of_employers
from portal.questions import pages
from portal.questions.guides import GUIDES
from tests.factories.applications import Workplace, workplace
from tests.factories.decisions import officer, propose
from tests.portal.questions.samples import SAMPLES
from tests.portal.staff.pages import be, owner, texts

pytestmark = pytest.mark.django_db


def walk(client: Client, benefit: str, place: Workplace) -> str:
    """Answer every page of a benefit's guide as its sample does; return the address it ends at."""
    here = client.post(reverse("claim_begin", args=[benefit]))["Location"]
    if resolve(here).url_name == "claim_employee":
        here = client.post(here, {"employee": str(place.employee_ids[0])})["Location"]
    while resolve(here).url_name == "claim_step":
        step = GUIDES[benefit].step(resolve(here).kwargs["key"], SAMPLES[benefit])
        assert step is not None
        typed = {field: SAMPLES[benefit].get(field, "") for field in step.fields(SAMPLES[benefit])}
        answered = client.post(here, {field: value for field, value in typed.items() if value})
        assert answered.status_code == 302, texts(answered, "//*[@class='error']")
        here = answered["Location"]
    return here


@pytest.mark.parametrize("benefit", GUIDES)
def test_claim_of_every_benefit_goes_from_its_guide_to_an_officer(benefit: str) -> None:
    place = workplace()
    client = owner(place.owner)

    check = walk(client, benefit, place)
    shown = client.get(check)
    receipt = client.post(check, {"sign": "1"}, follow=True)
    propose()
    with acting(place.owner):
        (sent,) = of_employers(for_=place.owner)
    case = be(officer()).get(reverse("case", args=[sent.id]))

    claim = pages.read(GUIDES[benefit], SAMPLES[benefit]).claim
    assert resolve(check).url_name == "claim_check"
    assert texts(shown, "//*[@class='error']") == []
    assert resolve(receipt.redirect_chain[-1][0]).url_name == "claim_receipt"
    assert (sent.benefit, sent.onset) == (benefit, claim.anchor if claim else None)
    assert case.status_code == 200

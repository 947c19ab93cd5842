"""Claims for a financial year on an employer's pages: shown by the benefit, asked without an employee."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from access.scope import acting
from applications import drafts
from decisions import services
from tests.factories.access import AT
from tests.factories.applications import Workplace, workplace, year_claim
from tests.factories.decisions import decision, grant, officer, propose
from tests.factories.payments import raise_due
from tests.portal.staff.pages import cells, owner, texts
from tests.portal.web.test_claims import ask

pytestmark = pytest.mark.django_db

NAME = "Työterveyshuollon korvaus"
YEAR = "1.1.2020–31.12.2020"


def decided() -> tuple[Workplace, int]:
    place = workplace()
    sent = place.submit_year()
    propose()
    services.decide([grant(sent)], by=officer(), at=AT)
    raise_due()
    return place, sent


def test_year_is_listed_by_its_benefit() -> None:
    place = workplace()
    place.submit_year()

    page = owner(place.owner).get(reverse("claims"))

    assert cells(page, "claims")[0][:2] == [NAME, f"{YEAR} {NAME}"]


def test_page_of_a_year_shows_what_was_stated() -> None:
    place = workplace()
    sent = place.submit_year(year_claim(note="Kysykää palkanlaskennasta."))

    page = owner(place.owner).get(reverse("claim", args=[sent]))

    assert texts(page, "//h1") == [NAME]
    told = dict(zip(texts(page, "//dl//dt"), texts(page, "//dl//dd"), strict=False))
    assert told["Tilikauden ensimmäinen päivä"] == "1.1.2020"
    assert told["Mistä kustannus on?"] == "Lääkäri, terveydenhoitaja tai fysioterapeutti"
    assert told["Paljonko se maksoi?"] == "3 000,00 euroa"
    assert told["Onko työpaikkaselvitys tehty?"] == "Kyllä"
    assert told["Haluatteko kertoa käsittelijälle jotain muuta?"] == "Kysykää palkanlaskennasta."
    assert texts(page, f"//form[@action='{reverse('claim_correct', args=[sent])}']")


def test_decision_and_payments_of_a_year_are_shown_by_its_benefit() -> None:
    place, sent = decided()
    client = owner(place.owner)

    page = client.get(reverse("decision", args=[decision(sent).id]))
    paid = client.get(reverse("payments"))

    assert escape(f"{NAME}, {YEAR}") in page.content.decode()
    assert "arkipäivä" not in page.content.decode()
    assert cells(paid, "payments")[0][0] == NAME


def test_question_about_a_year_is_shown_by_its_benefit() -> None:
    place = workplace()
    sent = place.submit_year()
    propose()
    ask(sent)

    page = owner(place.owner).get(reverse("home"))

    assert f"Kela kysyy: {NAME}" in page.content.decode()


def test_year_is_claimed_without_being_asked_for_an_employee() -> None:
    place = workplace()
    client = owner(place.owner)

    begun = client.post(reverse("claim_begin", args=["occupational_health"]))
    with acting(place.owner):
        (draft,) = drafts.unfinished(for_=place.owner, employer_id=place.employer_id)

    assert begun["Location"] == reverse("claim_step", args=[draft.id, "tilikausi"])
    assert client.get(reverse("claim_employee", args=[draft.id])).status_code == 404
    assert NAME in texts(client.get(reverse("claim_new")), "//main//ul//a")
    assert f"Jatka hakemusta: {NAME}" in client.get(reverse("home")).content.decode()

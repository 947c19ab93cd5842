"""Contacts at Kela's door: two clicks on a case, those who wait for help, and the time a case takes."""

import pytest
from django.urls import reverse

from access.actor import Role
from employers import queries
from portal.staff.served import CONTACT_CHANNELS, CONTACT_REASONS, PAGES
from portal.web.urls import urlpatterns
from segments.contacts import About
from segments.reasons import ContactChannel, ContactReason
from tests.factories import access, employers
from tests.factories.access import SETUP
from tests.factories.applications import workplace
from tests.factories.decisions import officer
from tests.factories.segments import contact, help_request
from tests.portal.staff.pages import be, errors, said, texts, trailed

pytestmark = pytest.mark.django_db

CASE = "//section[h2='Yhteydenotot ja avunpyynnöt']"


def test_contact_is_written_down_on_a_case_in_two_clicks() -> None:
    sent, client = workplace().submit(), be(officer("Kerttu Kela"))
    told = {"reason": "payment", "channel": "phone"}

    before = texts(client.get(reverse("case", args=[sent])), f"{CASE}/p")
    page = client.post(reverse("case_contact", args=[sent]), told, follow=True)

    assert before == [
        "Aktiivinen käsittelyaika tähän asti: 0 minuuttia.",
        "Työnantaja ei ole ottanut yhteyttä tästä hakemuksesta.",
    ]
    assert said(page) == ["Yhteydenotto on kirjattu."]
    assert texts(page, f"{CASE}//li/p")[1:] == ["Puhelu", "Maksu"]


def test_contact_without_a_reason_is_not_written_down() -> None:
    sent, client = workplace().submit(), be(officer())

    page = client.post(reverse("case_contact", args=[sent]), {"channel": "phone"}, follow=True)

    assert said(page) == ["Valitse ensin, mitä yhteydenotto koski."]
    assert trailed(deed="log_contact") == []


def test_contact_about_no_case_is_written_down_by_business_id() -> None:
    employer = employers.employer()
    business_id = queries.employer(for_=SETUP, employer_id=employer).business_id
    client, told = be(officer()), {"reason": "benefit", "channel": "email"}

    wrong = client.post(reverse("contact_log"), told | {"business_id": "0000000-0"})
    right = client.post(reverse("contact_log"), told | {"business_id": business_id}, follow=True)

    assert errors(wrong) == ["Tällä Y-tunnuksella ei ole työnantajaa."]
    assert said(right) == ["Yhteydenotto on kirjattu."]
    assert [row.employer_ids for row in trailed(deed="log_contact")] == [[employer]]


def test_page_that_is_looked_at_adds_to_the_cases_time() -> None:
    sent, client = workplace().submit(), be(officer())

    answer = client.post(reverse("case_beat", args=[sent]))

    assert answer.status_code == 204
    assert texts(client.get(reverse("case", args=[sent])), "//*[@data-beat]/@hx-post | //*[@data-beat]") == [
        ""
    ]
    assert trailed(subject="application", deed="case_beat") == []


def test_auditor_reads_of_contacts_and_leaves_none() -> None:
    place = workplace()
    sent = place.submit()
    contact(About(employer_id=place.employer_id, application_id=sent), by=officer())
    client = be(access.staff(Role.AUDITOR))

    page = client.get(reverse("case", args=[sent]))

    assert len(texts(page, f"{CASE}//ol/li")) == 1
    assert texts(page, "//section[h2='Kirjaa yhteydenotto']") == []
    assert texts(page, "//*[@data-beat]") == []
    assert client.post(reverse("case_contact", args=[sent])).status_code == 404
    assert client.post(reverse("case_beat", args=[sent])).status_code == 404


def test_employers_who_wait_are_helped_once() -> None:
    place, clerk = workplace(), officer()
    sent = place.submit()
    asked = help_request(
        About(employer_id=place.employer_id, application_id=sent), by=place.owner, phone="040 123 4567"
    )
    client, answer = be(clerk), reverse("help_answer", args=[asked.id])

    waiting = client.get(reverse("help_requests"))
    empty = client.post(answer, {"answer": " "}, follow=True)
    done = client.post(answer, {"answer": "Soitettu."}, follow=True)
    again = client.post(answer, {"answer": "Soitettu taas."}, follow=True)

    assert texts(waiting, "//main//h2") == ["Aallon leipomo"]
    assert texts(waiting, "//main//strong") == ["Soittakaa: 040 123 4567"]
    assert texts(waiting, "//main//section//a")[:1] == [f"hakemus {sent}"]
    assert said(empty) == ["Kirjoita vastaus ennen kuin lähetät sen."]
    assert said(done) == ["Vastaus on lähetetty."]
    assert said(again) == ["Joku muu ehti vastata tähän pyyntöön."]
    assert texts(client.get(reverse("case", args=[sent])), f"{CASE}//strong") == ["Soitettu."]
    assert trailed(deed="view", subject="help_request")[0].subject_ids == [asked.id]


def test_every_channel_reason_and_page_has_its_words() -> None:
    assert set(CONTACT_CHANNELS) == set(ContactChannel)
    assert set(CONTACT_REASONS) == set(ContactReason)
    assert PAGES.keys() - {pattern.name for pattern in urlpatterns} == set()

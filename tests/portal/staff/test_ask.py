"""Asking the employer: written, looked at in the employer's language, sent once, refused where senseless."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from access.scope import acting
from applications.models import InformationRequest
from benefits.sickness import Certificate
from decisions import services
from tests.factories.access import AT, SETUP
from tests.factories.applications import claim, workplace
from tests.factories.decisions import grant, officer, propose
from tests.portal.staff.pages import be, errors, said, texts

pytestmark = pytest.mark.django_db

DUE = localdate() + timedelta(days=10)


def waiting(language: str = "fi") -> str:
    """Return the address where one asks about an application that waits for an officer."""
    sent = workplace(language=language).submit(claim(certificate=Certificate.LATER))
    propose()
    return reverse("case_ask", args=[sent])


def asked() -> list[InformationRequest]:
    """Return the questions that have been sent."""
    with acting(SETUP):
        return list(InformationRequest.objects.all())


@pytest.fixture
def client() -> Client:
    """Return an officer's browser."""
    return be(officer())


def typed(**changes: str) -> dict[str, str]:
    """Return what an officer types to ask for the certificate."""
    return {"reason": "certificate", "field": "", "text": "", "due_on": f"{DUE:%d.%m.%Y}"} | changes


def test_ask_offers_reasons_fields_and_two_weeks(client: Client) -> None:
    page = client.get(waiting(), {"kentta": "certificate"})

    in_two_weeks = localdate() + timedelta(days=14)
    assert texts(page, "//label[contains(@for, 'id_reason_')]")[0] == "Lääkärintodistus puuttuu"
    assert texts(page, "//select[@name='field']/option[@selected]") == [
        "Miten lääkärintodistus tulee Kelaan?"
    ]
    assert f'value="{in_two_weeks.day}.{in_two_weeks.month}.{in_two_weeks.year}"' in page.content.decode()


def test_ask_shows_first_what_the_employer_will_read_in_its_language(client: Client) -> None:
    page = client.post(waiting("sv"), typed())

    assert texts(page, "//section/p[@lang='sv']") == [
        "Vi har inte fått läkarintyget. Lägg till det som bilaga eller berätta när det kommer.",
        f"Svara senast {DUE.day}.{DUE.month}.{DUE.year}.",
    ]
    assert asked() == []


def test_ask_is_sent_when_it_is_confirmed(client: Client) -> None:
    address = waiting()

    wanted = typed(text="Missä todistus on?", field="certificate", confirm="1")
    answer = client.post(address, wanted, follow=True)

    (question,) = asked()
    assert said(answer) == ["Kysymys on lähetetty työnantajalle."]
    assert (question.reason, question.field, question.question, question.due_on) == (
        "certificate",
        "certificate",
        "Missä todistus on?",
        DUE,
    )


def test_ask_may_be_changed_before_it_is_sent(client: Client) -> None:
    page = client.post(waiting(), typed(text="Missä se on?", edit="1"))

    assert texts(page, "//textarea") == ["Missä se on?"]
    assert asked() == []


def test_ask_without_words_or_time_is_refused(client: Client) -> None:
    page = client.post(waiting(), typed(reason="other", due_on=f"{localdate():%d.%m.%Y}", confirm="1"))

    assert errors(page) == [
        "Kirjoita, mitä työnantajalta kysytään.",
        "Anna työnantajalle aikaa vastata: valitse myöhempi päivä.",
    ]
    assert asked() == []


def test_ask_is_refused_where_a_question_waits_or_all_is_decided(client: Client) -> None:
    address = waiting()
    client.post(address, typed(confirm="1"))

    again = client.post(address, typed(confirm="1"), follow=True)

    assert said(again)[-1] == "Hakemuksesta ei voi nyt kysyä: se on jo toisessa vaiheessa."
    assert len(asked()) == 1


def test_ask_is_refused_of_a_decided_application(client: Client) -> None:
    sent = workplace().submit(claim(certificate=Certificate.LATER))
    propose()
    services.decide([grant(sent)], by=officer(), at=AT)

    answer = client.get(reverse("case_ask", args=[sent]), follow=True)

    assert said(answer) == ["Hakemuksesta ei voi nyt kysyä: se on jo toisessa vaiheessa."]

"""Sent claims: the list, one of them whole, and correcting, withdrawing, answering and attaching."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from access.actor import Matter
from applications import services
from applications.documents import Question, document
from applications.models import InformationRequest
from benefits.sickness import Certificate
from tests.factories import employers
from tests.factories.access import AT
from tests.factories.applications import CLEAN, Workplace, claim, workplace
from tests.factories.batches import bureau, table
from tests.factories.decisions import officer, propose
from tests.factories.payments import granted, raise_due
from tests.portal.staff.pages import be, cells, owner, said, texts, trailed

pytestmark = pytest.mark.django_db

LIST_QUERIES = 21
PAPER = b"%PDF-1.7"


def url(name: str, *place: int) -> str:
    """Return the address of a page of a claim."""
    return reverse(name, args=place)


def tag(page: str, client: Client) -> list[str]:
    """Return the state that the page of a claim shows."""
    return texts(client.get(page), "//*[@class='heading']//*[contains(@class, 'tag')]")


def ask(application_id: int) -> InformationRequest:
    """Return a question of Kela's about a claim."""
    question = Question(reason="wage", field="", text="Mistä ero?", due_on=AT.date() + timedelta(days=14))
    return services.ask(application_id, question, by=officer(), at=AT)


def stranger() -> Client:
    """Return the browser of another employer."""
    return owner(employers.owner(employers.employer()))


def listed(client: Client, **query: str) -> list[list[str]]:
    """Return the rows of the list of claims."""
    return cells(client.get(url("claims"), query), "claims")


def test_list_shows_an_employers_claims_newest_first() -> None:
    place = workplace(people=2)
    place.submit(employee=0)
    place.submit(employee=1, at=AT + timedelta(days=1))

    page = owner(place.owner).get(url("claims"))

    assert cells(page, "claims") == [
        ["Matti Virtanen", "1.9.2026–31.10.2026 Sairauspäiväraha", "3.11.2026", "Vastaanotettu"],
        ["Matti Virtanen", "1.9.2026–31.10.2026 Sairauspäiväraha", "2.11.2026", "Vastaanotettu"],
    ]
    assert listed(stranger()) == []


def test_list_is_narrowed_by_name_and_state() -> None:
    place = workplace(people=2)
    kept, withdrawn = place.submit_many([CLEAN, CLEAN])
    services.withdraw(withdrawn, reason="", by=place.owner, at=AT)
    client = owner(place.owner)

    found = {shown: len(listed(client, nayta=shown)) for shown in ("", "open", "decided", "withdrawn")}

    assert found == {"": 2, "open": 1, "decided": 0, "withdrawn": 1}
    assert [len(listed(client, haku=word)) for word in ("matti virt", "Korhonen")] == [2, 0]
    assert tag(url("claim", kept), client) == ["Vastaanotettu"]


def test_list_of_a_firm_names_the_employers() -> None:
    office = bureau()
    office.create(table([office.row()]))

    rows = listed(be(office.clerk, f"firm:{office.firm_id}"))

    assert [row[1] for row in rows] == ["Hakaniemen konepaja"]


@pytest.mark.parametrize("people", [1, 3])
def test_list_costs_the_same_for_one_and_for_three(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    place = workplace(people=people)
    place.submit_many([CLEAN] * people)
    client = owner(place.owner)

    with django_assert_num_queries(LIST_QUERIES):
        page = client.get(url("claims"))

    assert len(cells(page, "claims")) == people


def decided() -> tuple[Workplace, int]:
    """Return a workplace with a granted claim whose first payment is due."""
    place = granted()
    raise_due()
    (row,) = trailed(deed="submit")
    return place, row.subject_ids[0]


def test_claim_shows_answers_decision_payments_and_its_story() -> None:
    place, application_id = decided()

    page = owner(place.owner).get(url("claim", application_id))

    assert texts(page, "//h1") == ["Matti Virtanen"]
    assert texts(page, "//section[h2[contains(., 'Päätös')]]/p[@class='lead']") == ["2 866,92 €"]
    assert [row[1] for row in cells(page, "payments")] == ["750,86 €", "1 706,50 €", "409,56 €"]
    assert texts(page, "//div[dt='Mistä päivästä alkaen työntekijä on ollut työkyvytön?']/dd") == ["1.9.2026"]
    assert texts(page, "//ol[@class='timeline']//p[@class='what']")[-1] == "Vastaanotettu"
    assert texts(page, "//a[.='Peru hakemus']") == []
    assert [row.user_id for row in trailed(deed="view", subject="application")] == [place.owner.user_id]


def test_claim_shows_decisions_and_payments_to_those_alone_who_may_read_them() -> None:
    place, application_id = decided()
    clerk = employers.owner(place.employer_id, frozenset({Matter.CLAIM}))

    page = owner(clerk).get(url("claim", application_id))

    assert texts(page, "//section[h2[contains(., 'Päätös')]]") == []
    assert cells(page, "payments") == []


def test_claim_is_withdrawn_on_a_second_asking() -> None:
    place = workplace()
    sent = place.submit()
    client = owner(place.owner)

    asked = client.get(url("claim_withdraw", sent))
    answer = client.post(url("claim_withdraw", sent), {"reason": "Väärä henkilö"}, follow=True)

    assert asked.status_code == 200
    assert said(answer) == ["Hakemus on peruttu."]
    assert tag(url("claim", sent), client) == ["Peruttu"]


def test_decided_claim_is_not_withdrawn() -> None:
    place, application_id = decided()

    answer = owner(place.owner).post(url("claim_withdraw", application_id), follow=True)

    assert said(answer) == ["Hakemuksesta on jo päätös, joten sitä ei voi enää perua. Voit korjata sen."]


def asked_about() -> tuple[Workplace, int, InformationRequest]:
    """Return a workplace with a claim that an officer asks about."""
    place = workplace()
    sent = place.submit(claim(certificate=Certificate.LATER))
    propose()
    return place, sent, ask(sent)


def test_question_is_answered_once_and_not_with_nothing() -> None:
    place, sent, question = asked_about()
    client = owner(place.owner)
    page = client.get(url("claim", sent))
    address = url("claim_answer", sent, question.id)

    empty, first, second = (
        said(client.post(address, {"answer": text}, follow=True)) for text in ("  ", "Lisistä.", "Lisistä.")
    )

    assert texts(page, "//section[@id='kysymys']/p[1]") == ["Mistä ero?"]
    assert empty == ["Kirjoita vastaus ennen kuin lähetät sen."]
    assert first == ["Vastaus on lähetetty Kelaan."]
    assert second == ["Kysymykseen on jo vastattu."]
    assert texts(client.get(url("claim", sent)), "//section[@id='kysymys']") == []


def test_document_is_added_and_given_back_as_it_was() -> None:
    place = workplace()
    sent = place.submit()
    client = owner(place.owner)

    file = SimpleUploadedFile("todistus.pdf", PAPER)
    added = client.post(url("claim_attach", sent), {"document": file}, follow=True)
    (row,) = trailed(deed="attach")
    page = client.get(url("claim", sent))
    (attached,) = added.context["documents"]
    given = client.get(url("document", attached.id))

    assert said(added) == ["Liite on lisätty hakemukseen."]
    assert row.subject_ids == [sent]
    assert texts(page, "//section[@id='liitteet']//li/a") == ["todistus.pdf"]
    assert (given.content, given["Content-Disposition"], given["X-Content-Type-Options"]) == (
        PAPER,
        f'attachment; filename="liite-{attached.id}"',
        "nosniff",
    )
    assert [row.subject_ids for row in trailed(deed="view", subject="attachment")] == [[attached.id]]


@pytest.mark.parametrize("content", [None, b"MZ not a paper"])
def test_document_of_another_kind_is_refused(content: bytes | None) -> None:
    place = workplace()
    sent = place.submit()
    given = {} if content is None else {"document": SimpleUploadedFile("todistus.pdf", content)}

    answer = owner(place.owner).post(url("claim_attach", sent), given, follow=True)

    assert said(answer) == ["Liitteeksi sopii PDF-, PNG- tai JPEG-tiedosto, jonka koko on enintään 10 Mt."]
    assert texts(answer, "//section[@id='liitteet']//li") == []


def test_claim_of_another_employer_is_not_there() -> None:
    place, sent, question = asked_about()
    paper = document(name="todistus.pdf", kind="certificate", content=PAPER)
    attached = services.attach(sent, paper, by=place.owner, at=AT)
    client = stranger()
    file = SimpleUploadedFile("todistus.pdf", PAPER)

    answers = [
        client.get(url("claim", sent)),
        client.get(url("claim_withdraw", sent)),
        client.get(url("document", attached.id)),
        client.post(url("claim_withdraw", sent)),
        client.post(url("claim_correct", sent)),
        client.post(url("claim_attach", sent), {"document": file}),
        client.post(url("claim_answer", sent, question.id), {"answer": "Lisistä."}),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert tag(url("claim", sent), owner(place.owner)) == ["Odottaa vastaustasi"]


def test_claim_of_another_firms_client_is_not_there() -> None:
    office = bureau()
    office.create(table([office.row()]))
    (row,) = trailed(deed="submit")
    other = bureau()

    assert be(other.clerk, f"firm:{other.firm_id}").get(url("claim", row.subject_ids[0])).status_code == 404

"""The case's page: what was claimed, what is known, what the law makes of it, and who may see and do what."""

from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from access.actor import Role
from access.scope import acting
from access.sealing import unseal_text
from applications import services as applications
from applications.documents import Question, document
from applications.states import State
from benefits.sickness import Accident, Certificate, PaidPeriod
from decisions import services
from employers.identity import IDENTITY_COLUMN
from employers.models import Employee
from portal.staff.states import STATES
from tests.factories import access
from tests.factories.access import AT, SETUP
from tests.factories.applications import CLEAN, Workplace, claim, workplace
from tests.factories.decisions import grant, officer, propose
from tests.portal.staff.pages import be, cells, said, texts, trailed

pytestmark = pytest.mark.django_db

LATER = claim(certificate=Certificate.LATER)
QUERIES = 54


def url(application_id: int, name: str = "case") -> str:
    """Return the address of a page of the case."""
    return reverse(name, args=[application_id])


def proposed(place: Workplace) -> int:
    """Return an application that waits for an officer."""
    sent = place.submit(LATER)
    propose()
    return sent


def code_of(place: Workplace) -> str:
    """Return the identity code of the first employee of a workplace."""
    with acting(SETUP):
        return unseal_text(Employee.objects.get(id=place.employee_ids[0]).identity, IDENTITY_COLUMN)


def test_case_shows_claim_proposal_register_and_acts() -> None:
    place = workplace()
    sent = proposed(place)

    page = be(officer()).get(url(sent))

    assert texts(page, "//h1") == [f"Hakemus {sent}"]
    assert texts(page, "//p[@class='sum']") == ["2 866,92 €"]
    assert [row[0] for row in cells(page, "proposed")] == [
        "1.9.2026–11.9.2026 10 arkipäivää",
        "12.9.2026–31.10.2026 42 arkipäivää × 68,26 euroa",
    ]
    assert cells(page, "wages")[0] == ["7/2026", "Aallon leipomo", "2 800,00 €", "Tulorekisteri"]
    assert len(cells(page, "wages")) == 12
    assert texts(page, "//div[dt='Mistä päivästä alkaen työntekijä on ollut työkyvytön?']/dd") == ["1.9.2026"]
    assert texts(page, "//*[@class='aside']//section[h2='Ratkaise']//*[self::button or self::a]") == [
        "Myönnä ehdotuksen mukaan",
        "Myönnä osittain",
        "Hylkää",
        "Pyydä lisätietoja",
        "Laske ehdotus uudelleen",
    ]
    assert texts(page, "//ol[@class='timeline']//p[@class='what']") == ["Ratkaistavana", "Saapunut"]


def test_case_hides_the_identity_code_until_it_is_asked_for() -> None:
    place = workplace()
    sent = proposed(place)
    code = code_of(place)
    clerk = officer()
    client = be(clerk)

    hidden = client.get(url(sent)).content.decode()
    shown = texts(client.post(url(sent, "case_identity")), "//div[@id='identity']/dd")

    assert code not in hidden
    assert shown == [f"Matti Virtanen {code}"]
    (row,) = trailed(deed="reveal_identity")
    assert (row.user_id, row.subject_ids) == (clerk.user_id, place.employee_ids)


def test_identity_code_is_shown_to_officers_alone_and_never_by_an_address() -> None:
    sent = proposed(workplace())

    assert be(officer()).get(url(sent, "case_identity")).status_code == 405
    assert be(access.staff(Role.AUDITOR)).post(url(sent, "case_identity")).status_code == 404
    assert trailed(deed="reveal_identity") == []


def test_auditor_sees_the_case_and_may_do_nothing() -> None:
    sent = proposed(workplace())

    page = be(access.staff(Role.AUDITOR)).get(url(sent))

    assert texts(page, "//main//button") == []
    assert texts(page, "//section[h2='Ratkaise']") == []


def test_case_tells_of_questions_answers_documents_versions_and_decisions() -> None:
    place = workplace()
    sent = place.submit()
    propose()
    corrected = claim(paid=(PaidPeriod(CLEAN.onset, CLEAN.paid[0].ends_on, Decimal("6500.00")),))
    applications.correct(sent, corrected, reason="Palkka oli väärin", by=place.owner, at=AT)
    propose()
    question = Question(reason="wage", field="paid.0.wage", text="Mistä ero?", due_on=AT.date())
    asked = applications.ask(sent, question, by=officer(), at=AT)
    applications.answer(asked.id, "Lisistä.", by=place.owner, at=AT)
    paper = document(name="todistus.pdf", kind="certificate", content=b"%PDF-1.7")
    attached = applications.attach(sent, paper, by=place.owner, at=AT)
    propose()
    client = be(officer())

    page = client.get(url(sent))
    file = client.get(reverse("document_staff", args=[attached.id]))

    assert texts(page, "//section[h2='Lisätietopyynnöt']//h3") == ["Maksettu palkka on epäselvä"]
    assert texts(page, "//section[h2='Lisätietopyynnöt']//p/strong") == ["Lisistä."]
    assert texts(page, "//section[h2='Liitteet']//a") == ["todistus.pdf"]
    assert texts(page, "//table[thead//th='Kysymys']/tbody//td") == ["6 500,00 euroa", "6 000,00 euroa"]
    assert texts(page, "//section[h2='Päätökset']//a") == ["Päätös 1, 2.11.2026"]
    assert (file.content, file["Content-Disposition"]) == (
        b"%PDF-1.7",
        f'attachment; filename="liite-{attached.id}"',
    )


def test_resting_case_goes_back_to_the_proposals() -> None:
    place = workplace()
    sent = place.submit(claim(accident=Accident.INSURER_DECIDES))
    propose()
    client = be(officer())

    resting = texts(client.get(url(sent)), "//div[@class='notice info']//p[@class='notice-title']")
    answer = client.post(url(sent, "case_release"), follow=True)

    assert resting == ["Hakemus lepää"]
    assert said(answer) == ["Hakemus on palautettu käsittelyyn. Uusi ehdotus tulee hetken kuluttua."]
    assert texts(answer, "//div[@class='notice info']//p[@class='notice-title']") == ["Ehdotus on tulossa"]


def test_stuck_case_tells_its_reference_and_is_tried_again() -> None:
    place = workplace()
    sent = place.submit()
    applications.stick(sent, "AB12CD34", by=SETUP, at=AT)
    client = be(officer())

    page = client.get(url(sent))
    client.post(url(sent, "case_release"))

    assert texts(page, "//*[@class='notice stop']//p[not(@class)]") == [
        "Vika on kirjattu viitteellä AB12CD34. Kun se on korjattu, yritä uudelleen."
    ]
    assert texts(page, "//section[h2='Ratkaise']//button") == ["Yritä uudelleen"]
    assert texts(client.get(url(sent)), "//*[@class='heading']//*[contains(@class, 'tag')]") == ["Saapunut"]


def test_decided_case_is_not_released_without_a_reason() -> None:
    place = workplace()
    sent = proposed(place)
    services.decide([grant(sent)], by=officer(), at=AT)

    answer = be(officer()).post(url(sent, "case_release"), follow=True)

    assert said(answer) == ["Hakemus on jo toisessa vaiheessa, joten sille ei tehty mitään."]
    assert texts(answer, "//section[h2='Ratkaise']//button") == ["Tutki uudelleen"]


def test_decided_case_is_examined_again_for_a_reason() -> None:
    place = workplace()
    sent = proposed(place)
    services.decide([grant(sent)], by=officer(), at=AT)

    answer = be(officer()).post(url(sent, "case_release"), {"reason": "Uusi lausunto."}, follow=True)

    assert said(answer) == ["Hakemus on palautettu käsittelyyn. Uusi ehdotus tulee hetken kuluttua."]


@pytest.mark.parametrize("versions", [1, 4])
def test_case_costs_the_same_however_long_its_story(
    versions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    place = workplace()
    sent = proposed(place)
    for number in range(1, versions):
        wage = Decimal("6000.00") + number
        paid = (PaidPeriod(CLEAN.onset, CLEAN.paid[0].ends_on, wage),)
        corrected = claim(certificate=Certificate.LATER, paid=paid)
        applications.correct(sent, corrected, reason="Korjaus", by=place.owner, at=AT)
        propose()
    client = be(officer())

    with django_assert_num_queries(QUERIES):
        page = client.get(url(sent))

    assert len(texts(page, "//ol[@class='timeline']/li")) == 2 * versions


def test_case_that_is_not_there_is_not_found() -> None:
    assert be(officer()).get(url(999999)).status_code == 404


def test_case_is_not_an_approvers() -> None:
    sent = proposed(workplace())
    approver = be(access.staff(Role.APPROVER))

    assert [approver.get(url(sent)).status_code, approver.post(url(sent, "case_release")).status_code] == [
        404,
        404,
    ]


def test_state_words_cover_every_state() -> None:
    assert set(STATES) == set(State)

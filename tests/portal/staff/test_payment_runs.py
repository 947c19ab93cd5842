"""Payment runs: prepared by one person, approved by another, sent as a file, answered by the bank."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from access.actor import Actor, Role
from access.scope import acting
from employers.services import set_account
from payments.bank_days import bank_day_from
from payments.models import PaymentRun
from tests.factories import access
from tests.factories.access import AT, SETUP
from tests.factories.applications import workplace
from tests.factories.decisions import officer, propose
from tests.factories.payments import approver, feedback, granted, payments, raise_due, sent_run
from tests.portal.staff.pages import be, cells, errors, said, texts, trailed

pytestmark = pytest.mark.django_db

RUNS = reverse("payment_runs")
TODAY = f"{bank_day_from(localdate()):%d.%m.%Y}"
QUERIES = 22


def due() -> None:
    """Let three payments be due."""
    granted()
    raise_due()


def states() -> list[str]:
    """Return the states of the runs."""
    with acting(SETUP):
        return list(PaymentRun.objects.values_list("state", flat=True))


def prepare(by: Actor) -> str:
    """Let somebody prepare a run on the page; return the run's address."""
    return str(be(by).post(RUNS, {"pay_on": TODAY})["Location"])


def test_runs_show_what_is_due_and_who_lacks_an_account() -> None:
    granted()
    granted(account=False)
    raise_due()

    page = be(officer()).get(RUNS)

    assert texts(page, "//ul[@class='metrics']/li") == [
        "Maksettavissa 2 866,92 € 3 maksua",
        "Saajia 1",
        "Odottaa tilinumeroa 2 866,92 € 3 maksua",
    ]
    assert len(texts(page, "//*[@class='notice warn']//li")) == 1


def test_run_is_prepared_by_one_and_approved_by_another() -> None:
    due()
    address = prepare(officer())
    second = be(approver())

    page = second.get(address)
    answer = second.post(f"{address}hyvaksy/", follow=True)
    file = second.get(f"{address}aineisto/")

    assert len(cells(page, "payments")) == 3
    assert texts(page, "//div[dt='Maksujen summa']/dd") == ["2 866,92 € Täsmää erän tietoihin."]
    assert said(answer) == ["Maksuerä on hyväksytty. Maksuaineisto on valmis pankkia varten."]
    assert etree.fromstring(file.content).findtext(".//{*}GrpHdr/{*}CtrlSum") == "2866.92"
    assert len(trailed(deed="view", subject="payment_file")) == 1


def test_run_is_not_approved_by_the_same_person_with_another_account() -> None:
    due()
    code = access.identity_code()
    address = prepare(approver(code=code))
    again = be(approver(code=code))

    page = again.get(address)
    answer = again.post(f"{address}hyvaksy/", follow=True)

    assert texts(page, "//*[@class='notice info']//p[@class='notice-title']") == [
        "Valmistelit tämän erän itse"
    ]
    assert texts(page, "//main//form//button") == ["Peru maksuerä"]
    assert said(answer) == ["Valmistelit tämän erän itse. Toisen henkilön pitää hyväksyä se."]
    assert states() == ["prepared"]


def test_run_is_not_approved_by_who_is_no_approver_nor_twice() -> None:
    due()
    address = prepare(officer())
    second = be(approver())

    stranger = be(officer()).post(f"{address}hyvaksy/")
    second.post(f"{address}hyvaksy/")
    twice = second.post(f"{address}hyvaksy/", follow=True)

    assert stranger.status_code == 404
    assert said(twice)[-1] == "Erä on jo hyväksytty tai peruttu."


def test_run_is_not_approved_when_an_account_has_changed_since() -> None:
    place = granted()
    raise_due()
    address = prepare(officer())
    set_account(
        employer_id=place.employer_id, iban="FI1410093000123458", holder="Leipomo", by=place.owner, at=AT
    )

    answer = be(approver()).post(f"{address}hyvaksy/", follow=True)

    assert said(answer) == ["Jonkin työnantajan tilinumero on vaihtunut. Peru erä ja valmistele uusi."]
    assert states() == ["prepared"]


def test_run_is_cancelled_and_its_payments_wait_again() -> None:
    due()
    address = prepare(officer())
    client = be(officer())

    answer = client.post(f"{address}peru/", follow=True)
    twice = client.post(f"{address}peru/", follow=True)
    page = client.get(RUNS)

    assert said(answer) == ["Maksuerä on peruttu. Sen maksut odottavat seuraavaa erää."]
    assert said(twice) == ["Erä on jo hyväksytty tai peruttu."]
    assert texts(page, "//ul[@class='metrics']/li")[0] == "Maksettavissa 2 866,92 € 3 maksua"


def test_run_is_paid_on_a_bank_day_to_come() -> None:
    due()

    sunday = be(officer()).post(RUNS, {"pay_on": "29.11.2026"})
    unread = be(officer()).post(RUNS, {"pay_on": "huomenna"})

    assert errors(sunday) == ["Valitse pankkipäivä, joka ei ole vielä mennyt."]
    assert errors(unread) == ["Kirjoita päivä näin: 5.1.2026."]
    assert states() == []


def test_run_of_nothing_is_not_prepared() -> None:
    page = be(officer()).post(RUNS, {"pay_on": TODAY}, follow=True)

    assert said(page) == ["Maksettavaa ei ole."]
    assert states() == []


def test_auditor_looks_at_runs_and_prepares_none() -> None:
    due()
    auditor = be(access.staff(Role.AUDITOR))

    page = auditor.post(RUNS, {"pay_on": TODAY})

    assert texts(page, "//main//form") == []
    assert states() == []


def answered(client: Client, content: bytes) -> list[str]:
    """Give the bank's answer on the page and return what is said."""
    file = SimpleUploadedFile("palaute.xml", content)
    return said(client.post(reverse("payment_feedback"), {"feedback": file}, follow=True))


def test_answer_of_the_bank_settles_and_returns_payments() -> None:
    due()
    run = sent_run()
    first, *others = payments(run)
    statuses = {each.end_to_end_id: ("ACSC", "") for each in others} | {first.end_to_end_id: ("RJCT", "AC04")}
    client = be(approver())

    told = answered(client, feedback(f"KELA-RUN-{run.id}", statuses=statuses))
    page = client.get(RUNS)
    again = client.post(reverse("payments_again"), {"payment": [first.id, "x"]}, follow=True)

    assert told == ["Palaute on luettu: maksettuja 2, palautuneita 1."]
    assert [row[5] for row in cells(page, "returned")] == ["Palautunut pankista AC04"]
    assert said(again) == ["Palautuneet maksut odottavat seuraavaa maksuerää."]
    assert cells(again, "returned") == []


def test_answer_that_cannot_be_read_or_is_of_no_run_changes_nothing() -> None:
    client = be(approver())

    assert answered(client, b"hello") == ["Tiedosto ei ole pankin palaute (pain.002). Mitään ei muutettu."]
    assert answered(client, feedback("KELA-RUN-1")) == [
        "Palaute ei koske mitään hyväksyttyä maksuerää. Mitään ei muutettu."
    ]
    assert said(client.post(reverse("payment_feedback"), follow=True)) == [
        "Tiedosto ei ole pankin palaute (pain.002). Mitään ei muutettu."
    ]


@pytest.mark.parametrize("people", [1, 20])
def test_run_costs_the_same_for_few_and_many_payments(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    place = workplace(people=people)
    for employee in range(people):
        place.submit(employee=employee)
    propose()
    raise_due()
    address = prepare(officer())
    client = be(officer())

    with django_assert_num_queries(QUERIES):
        client.get(address)
    with django_assert_num_queries(QUERIES):
        client.get(RUNS)

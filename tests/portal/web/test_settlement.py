"""The settlement page and its file: whose payments, of which days, and what is told of them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from access.actor import Matter
from access.scope import acting
from applications.models import Application
from portal.web.periods import last_month
from tests.factories import employers
from tests.factories.access import SETUP
from tests.factories.applications import CLEAN, Workplace, claim, workplace
from tests.factories.decisions import propose
from tests.factories.payments import granted, raise_due
from tests.portal.staff.pages import be, cells, errors, owner, texts, trailed

pytestmark = pytest.mark.django_db

PAGE = reverse("settlement")
FILE = reverse("settlement_table")
NOVEMBER = {"alku": "1.11.2026", "loppu": "30.11.2026"}
QUERIES = 33


def made(people: int = 1) -> Workplace:
    """Return a workplace with granted claims whose instalments are due."""
    place = workplace(people=people)
    place.submit_many([CLEAN] * people)
    propose()
    raise_due()
    return place


def firm_of(*places: Workplace) -> Client:
    """Return the browser of a clerk of a firm that may see the payments of some workplaces."""
    firm_id = employers.firm()
    for place in places:
        employers.mandate(firm_id, place.employer_id, frozenset({Matter.PAYMENTS}))
    return be(employers.clerk(firm_id), f"firm:{firm_id}")


def test_page_opens_with_the_last_month_that_is_over() -> None:
    place = granted()

    page = owner(place.owner).get(PAGE)

    month = last_month(localdate())
    assert texts(page, "//h2[1]") == [
        f"Saatavanne Kelalta {day(month.starts_on)}–{day(month.ends_on)}",
    ]


def day(on: date) -> str:
    return f"{on.day}.{on.month}.{on.year}"


def test_last_month_of_january_is_december() -> None:
    month = last_month(date(2027, 1, 31))

    assert (month.starts_on, month.ends_on) == (date(2026, 12, 1), date(2026, 12, 31))


def test_page_lists_payments_with_their_sum_and_what_is_owed() -> None:
    place = made()

    page = owner(place.owner).get(PAGE, NOVEMBER)

    assert [row[3:5] for row in cells(page, "payments")] == [
        ["409,56 €", "Tulossa"],
        ["1 706,50 €", "Tulossa"],
        ["750,86 €", "Tulossa"],
    ]
    assert cells(page, "payments")[0][1] == "– Erääntyi 2.11.2026"
    assert cells(page, "moves") == [
        ["Saatava Kelalta kauden alussa", "0,00 €"],
        ["Myönnetty kauden päätöksillä", "2 866,92 €"],
        ["Maksettu tilillenne", "0,00 €"],
        ["Saatava Kelalta kauden lopussa", "2 866,92 €"],
    ]
    assert cells(page, "parts") == [
        ["Tulossa, ei vielä pankissa", "2 866,92 €"],
        ["Yhteensä", "2 866,92 €"],
    ]
    assert "3 maksua, yhteensä 2 866,92 euroa. Viite on sama kuin tiliotteella." in texts(page, "//main//p")


def test_period_that_ends_before_it_begins_is_told_and_settles_nothing() -> None:
    place = made()

    page = owner(place.owner).get(PAGE, {"alku": "30.11.2026", "loppu": "1.11.2026"})
    file = owner(place.owner).get(FILE, {"alku": "huomenna", "loppu": "1.11.2026"})

    assert errors(page) == ["Kausi päättyy ennen kuin se alkaa. Tarkistakaa päivät."]
    assert texts(page, "//h2") == []
    assert file.status_code == 404


def test_file_holds_the_rows_of_the_page() -> None:
    place = made()
    client = owner(place.owner)

    file = client.get(FILE, NOVEMBER)

    first, *rows = file.content.decode("utf-8-sig").splitlines()
    assert first.startswith("Arvopäivä;Erääntyi;Viite;Maksun tunniste;Työnantaja")
    assert [row.split(";")[10] for row in rows] == ["409,56", "1706,50", "750,86"]
    assert [row.user_id for row in trailed(subject="settlement_file")] == [place.owner.user_id]


def test_reference_that_an_employer_wrote_never_becomes_a_formula() -> None:
    place = workplace()
    place.submit(claim(payment_reference="=1+1"))
    propose()
    raise_due()

    rows = owner(place.owner).get(FILE, NOVEMBER).content.decode("utf-8-sig").splitlines()[1:]

    assert [row.split(";")[2] for row in rows] == ["'=1+1"] * 3


def test_one_unit_is_settled_where_units_are_told() -> None:
    place = made(people=2)
    with acting(SETUP):
        first = Application.objects.filter(employer_id=place.employer_id).order_by("id")[0]
        Application.objects.filter(id=first.id).update(unit="Keittiö")
    client = owner(place.owner)

    page = client.get(PAGE, NOVEMBER | {"yksikko": "Keittiö"})
    file = client.get(FILE, NOVEMBER | {"yksikko": "Keittiö"}).content.decode("utf-8-sig").splitlines()

    assert texts(page, "//select[@name='yksikko']/option") == ["Kaikki", "Keittiö"]
    assert {row[-1].rpartition(", ")[2] for row in cells(page, "payments")} == {"Keittiö"}
    assert cells(page, "moves")[-1] == ["Saatava Kelalta kauden lopussa", "2 866,92 €"]
    assert cells(page, "parts")[-1] == ["Yhteensä", "2 866,92 €"]
    assert {row.rpartition(";")[2] for row in file[1:]} == {"Keittiö"}
    assert len(cells(client.get(PAGE, NOVEMBER), "payments")) == 2 * len(cells(page, "payments"))


def test_firm_sees_all_its_clients_or_one() -> None:
    first, second, stranger = made(), made(), made()
    client = firm_of(first, second)

    everybody = cells(client.get(PAGE, NOVEMBER), "payments")
    one = cells(client.get(PAGE, NOVEMBER | {"tyonantaja": str(first.employer_id)}), "payments")
    refused = client.get(PAGE, NOVEMBER | {"tyonantaja": str(stranger.employer_id)})

    assert (len(everybody), len(one)) == (6, 3)
    assert {row[1].split()[0] for row in everybody} == {"Aallon"}
    assert texts(refused, "//h2") == []


def test_settlement_is_not_for_who_may_not_see_payments() -> None:
    place = made()
    clerk = owner(employers.owner(place.employer_id, frozenset({Matter.CLAIM})))

    assert [clerk.get(page, NOVEMBER).status_code for page in (PAGE, FILE)] == [404, 404]


def test_month_before_and_month_after_are_a_click_away() -> None:
    place = granted()

    page = owner(place.owner).get(PAGE, {"alku": "15.11.2026", "loppu": "20.12.2026"})

    assert texts(page, "//main//p/a[starts-with(@href, '?')]") == [
        "Edellinen kuukausi, 10/2026",
        "Seuraava kuukausi, 1/2027",
    ]


@pytest.mark.parametrize("people", [1, 3])
def test_settlement_costs_the_same_for_one_claim_and_for_three(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = owner(made(people).owner)

    with django_assert_num_queries(QUERIES):
        page = client.get(PAGE, NOVEMBER)

    assert len(cells(page, "payments")) == 3 * people

"""Decisions, their letters and the list of payments, as an employer reads them."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from decisions.services import send_letters
from tests.factories import employers
from tests.factories.access import AT, SETUP
from tests.factories.applications import CLEAN, Workplace, workplace
from tests.factories.decisions import decision, propose
from tests.factories.payments import raise_due
from tests.portal.staff.pages import cells, owner, texts, trailed

pytestmark = pytest.mark.django_db

QUERIES = 22


def made(people: int = 1) -> tuple[Workplace, int]:
    """Return a workplace with granted claims whose instalments are due, and the first one's decision."""
    place = workplace(people=people)
    first, *_others = place.submit_many([CLEAN] * people)
    propose()
    raise_due()
    return place, decision(first).id


def test_decision_shows_sum_lines_instalments_and_how_to_appeal() -> None:
    place, decision_id = made()

    page = owner(place.owner).get(reverse("decision", args=[decision_id]))

    assert texts(page, "//p[@class='sum']") == ["2 866,92 €"]
    assert [text.rsplit(" ", 2)[-2:] for text in texts(page, "//table//td[@class='number']")] == [
        ["0,00", "€"],
        ["866,92", "€"],
    ]
    assert texts(page, "//table//td[3]") == ["–", "Työnantaja"]
    assert len(texts(page, "//h2[.='Maksuerät']/following-sibling::ul[1]/li")) == 3
    assert texts(page, "//a[.='Avaa päätöskirje']") == []
    assert [row.user_id for row in trailed(deed="view", subject="decision")] == [place.owner.user_id]


def test_letter_is_shown_once_it_has_been_sent() -> None:
    place, decision_id = made()
    client = owner(place.owner)
    address = reverse("decision_letter", args=[decision_id])

    before = client.get(address)
    send_letters(by=SETUP, at=AT)
    letter = client.get(address)
    page = client.get(reverse("decision", args=[decision_id]))

    assert before.status_code == 404
    assert texts(letter, "//h1") == ["Sairauspäiväraha: päätös työnantajalle"]
    assert texts(page, "//a[.='Avaa päätöskirje']") == ["Avaa päätöskirje"]


@pytest.mark.parametrize("name", ["decision", "decision_letter"])
def test_decision_of_another_employer_is_not_there(name: str) -> None:
    place, decision_id = made()
    send_letters(by=SETUP, at=AT)
    stranger = owner(employers.owner(employers.employer()))

    assert stranger.get(reverse(name, args=[decision_id])).status_code == 404
    assert owner(place.owner).get(reverse(name, args=[decision_id])).status_code == 200


def test_payments_list_instalments_newest_first_with_their_claim() -> None:
    place, _decision_id = made()

    page = owner(place.owner).get(reverse("payments"))

    assert [row[0] for row in cells(page, "payments")] == ["Matti Virtanen"] * 3
    assert [row[2:] for row in cells(page, "payments")] == [
        ["750,86 €", "Tulossa", "202611300010"],
        ["1 706,50 €", "Tulossa", "202611300010"],
        ["409,56 €", "Tulossa", "202611300010"],
    ]


def test_payments_of_another_employer_are_not_shown() -> None:
    made()

    page = owner(employers.owner(employers.employer())).get(reverse("payments"))

    assert cells(page, "payments") == []


@pytest.mark.parametrize("people", [1, 3])
def test_payments_cost_the_same_for_one_claim_and_for_three(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    place, _decision_id = made(people)
    client = owner(place.owner)

    with django_assert_num_queries(QUERIES):
        page = client.get(reverse("payments"))

    assert len(cells(page, "payments")) == 3 * people

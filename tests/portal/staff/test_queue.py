"""The queue's page: what waits, narrowed and searched, at a constant cost, for officers and auditors only."""

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from access.actor import Role
from benefits.sickness import Accident, Certificate
from employers.queries import employer
from tests.factories import access
from tests.factories.access import AT
from tests.factories.applications import claim, workplace
from tests.factories.decisions import officer, propose
from tests.portal.staff.pages import be, cells, texts, trailed

pytestmark = pytest.mark.django_db

LATER = claim(certificate=Certificate.LATER)
QUERIES = 26


def test_queue_lists_what_waits_and_why() -> None:
    place = workplace()
    sent = place.submit(LATER)
    propose()
    business_id = employer(for_=place.owner, employer_id=place.employer_id).business_id
    clerk = officer()

    page = be(clerk).get(reverse("queue"))

    days = (timezone.now() - AT).days
    assert cells(page, "queue") == [
        [
            f"Hakemus {sent}",
            f"Aallon leipomo {business_id}",
            "Matti Virtanen 1.9.2026–31.10.2026",
            f"{days} päivää 2.11.2026, lomake",
            "Ratkaistavana Todistus tulee myöhemmin",
            "2 866,92 €",
        ]
    ]
    assert texts(page, "//nav[@class='tabs']//a")[:2] == ["Kaikki avoimet 1", "Ratkaistavana 1"]
    assert [row.user_id for row in trailed(deed="view_queue")] == [clerk.user_id]


def test_queue_is_narrowed_by_state_reason_channel_and_search() -> None:
    place = workplace(people=2)
    later, resting = place.submit_many([LATER, claim(accident=Accident.INSURER_DECIDES)])
    propose()
    client = be(officer())

    def shown(**query: str) -> list[str]:
        return [row[0].split()[1] for row in cells(client.get(reverse("queue"), query), "queue")]

    assert shown() == [str(later), str(resting)]
    assert shown(jarjestys="uusin") == [str(resting), str(later)]
    assert shown(tila="resting") == [str(resting)]
    assert shown(tila="no such state") == [str(later), str(resting)]
    assert shown(syy="certificate_later") == [str(later)]
    assert shown(kanava="file") == []
    assert shown(etuus="sickness_allowance", ika="3") == [str(later), str(resting)]
    assert shown(haku=str(resting)) == [str(resting)]
    assert shown(haku="virtanen") == [str(later), str(resting)]


def test_queue_keeps_the_filters_when_the_state_changes() -> None:
    page = be(officer()).get(reverse("queue"), {"haku": "aalto", "page": "2"})

    assert texts(page, "//form[@role='search']//a") == ["Poista rajaukset"]
    assert texts(page, "//nav[@class='tabs']//a[@href='?haku=aalto&tila=asked']") == ["Odottaa vastausta 0"]


@pytest.mark.parametrize("people", [1, 30])
def test_queue_costs_the_same_for_one_and_for_thirty(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    workplace(people=people).submit_many([LATER] * people)
    propose()
    client = be(officer())

    with django_assert_num_queries(QUERIES):
        page = client.get(reverse("queue"))

    assert len(cells(page, "queue")) == min(people, 25)


def test_queue_is_an_officers_and_an_auditors() -> None:
    assert be(access.staff(Role.AUDITOR)).get(reverse("queue")).status_code == 200
    assert be(access.staff(Role.APPROVER)).get(reverse("queue")).status_code == 404

"""A payroll firm's clients: how their mandates stand, what they lack, at a constant cost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from access.actor import Matter
from access.scope import acting
from applications import services as applications
from applications.documents import Question
from benefits.sickness import Certificate
from employers.models import Employer
from employers.queries import employer
from employers.services import give_consent, set_account
from tests.factories import employers, incomes
from tests.factories.access import AT, SETUP
from tests.factories.applications import ENDED, claim, workplace
from tests.factories.decisions import officer, propose
from tests.portal.staff.pages import be, cells

pytestmark = pytest.mark.django_db

QUERIES = 62


def test_clients_show_mandates_and_what_is_missing() -> None:
    firm_id = employers.firm()
    whole, ending, ended = (employers.employer(name=name) for name in ("Aaltonen", "Bergman", "Cajander"))
    soon, past = localdate() + timedelta(days=7), localdate() - timedelta(days=7)
    employers.mandate(firm_id, whole)
    employers.mandate(firm_id, ending, frozenset({Matter.PAYMENTS}), ends_on=soon)
    employers.mandate(firm_id, ended, ends_on=past)
    told = employers.owner(whole)
    set_account(employer_id=whole, iban=employers.IBAN, holder="Aaltonen", by=told, at=AT)
    give_consent(employer_id=whole, email="aaltonen@example.fi", by=told, at=AT)

    page = be(employers.clerk(firm_id), f"firm:{firm_id}").get(reverse("clients"))

    assert [row[4:] for row in cells(page, "clients")] == [
        ["Voimassa", "–", "Uusi hakemus"],
        [
            f"Päättyy pian {soon.day}.{soon.month}.{soon.year}",
            "tilinumero, suostumus sähköisiin päätöksiin",
            "–",
        ],
        [f"Päättynyt {past.day}.{past.month}.{past.year}", "–", "–"],
    ]
    name = employer(for_=told, employer_id=whole)
    assert cells(page, "clients")[0][0] == f"Aaltonen {name.business_id}"


def test_clients_are_searched_by_name_and_business_id() -> None:
    firm_id = employers.firm()
    for name in ("Aaltonen", "Bergman"):
        employers.mandate(firm_id, employers.employer(name=name))
    client = be(employers.clerk(firm_id), f"firm:{firm_id}")

    def found(search: str) -> list[str]:
        return [
            row[0].split()[0] for row in cells(client.get(reverse("clients"), {"haku": search}), "clients")
        ]

    business_id = cells(client.get(reverse("clients")), "clients")[1][0].split()[1]

    assert (found("aalto"), found(business_id), found("Wirtanen")) == (["Aaltonen"], ["Bergman"], [])


def ill(name: str, *, ago: int) -> int:
    """Return an employer with an absence for illness that began so many days ago and is not claimed."""
    place = workplace(account=False)
    with acting(SETUP):
        Employer.objects.filter(id=place.employer_id).update(name=name)
    first = localdate() - timedelta(days=ago)
    incomes.absence(place.employer_id, place.employee_ids[0], first, first + timedelta(days=20))
    return place.employer_id


def test_clients_come_by_their_next_deadline_with_what_is_open_and_its_euros() -> None:
    firm_id = employers.firm()
    asked = workplace()
    sent = asked.submit(claim(certificate=Certificate.LATER, paid=ENDED))
    propose()
    question = Question(reason="wage", field="", text="Mistä ero?", due_on=localdate() + timedelta(days=3))
    applications.ask(sent, question, by=officer(), at=AT)
    soon, later, quiet = ill("Soini", ago=50), ill("Aaltonen", ago=46), employers.employer(name="Aamu")
    for each in (asked.employer_id, later, soon, quiet):
        employers.mandate(firm_id, each)

    rows = cells(be(employers.clerk(firm_id), f"firm:{firm_id}").get(reverse("clients")), "clients")

    due = localdate() + timedelta(days=3)
    assert [row[0].split()[0] for row in rows] == ["Aallon", "Soini", "Aaltonen", "Aamu"]
    assert [row[2] for row in rows] == ["1 Kelan kysymys", "1 poissaolo", "1 poissaolo", "–"]
    assert rows[0][1] == f"{due:%-d.%-m.%Y} 3 päivää jäljellä"
    assert [row[3].endswith("€") for row in rows] == [True, True, True, False]


def test_absences_of_a_client_who_gave_no_right_to_claim_are_not_told() -> None:
    firm_id = employers.firm()
    employers.mandate(firm_id, ill("Soini", ago=40), frozenset({Matter.PAYMENTS}))
    employers.mandate(firm_id, employers.employer())

    rows = cells(be(employers.clerk(firm_id), f"firm:{firm_id}").get(reverse("clients")), "clients")

    assert [row[1:4] for row in rows] == [["–", "–", "–"], ["–", "–", "–"]]


def test_clients_of_another_firm_are_not_shown() -> None:
    firm_id, other = employers.firm(), employers.firm()
    employers.mandate(firm_id, employers.employer())
    employers.mandate(other, employers.employer(name="Bergman"))

    page = be(employers.clerk(firm_id), f"firm:{firm_id}").get(reverse("clients"))

    assert [row[0].split()[0] for row in cells(page, "clients")] == ["Aallon"]


@pytest.mark.parametrize("number", [1, 3])
def test_clients_cost_the_same_for_one_and_for_three(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    firm_id = employers.firm()
    for _ in range(number):
        employers.mandate(firm_id, ill("Soini", ago=40))
    client = be(employers.clerk(firm_id), f"firm:{firm_id}")

    with django_assert_num_queries(QUERIES):
        page = client.get(reverse("clients"))

    assert len(cells(page, "clients")) == number

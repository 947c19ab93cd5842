"""A payroll firm's clients: how their mandates stand, what they lack, at a constant cost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from access.actor import Matter
from employers.queries import employer
from employers.services import give_consent, set_account
from tests.factories import employers
from tests.factories.access import AT
from tests.portal.staff.pages import be, cells

pytestmark = pytest.mark.django_db

QUERIES = 32


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

    assert [row[1:] for row in cells(page, "clients")] == [
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
        employers.mandate(firm_id, employers.employer())
    client = be(employers.clerk(firm_id), f"firm:{firm_id}")

    with django_assert_num_queries(QUERIES):
        page = client.get(reverse("clients"))

    assert len(cells(page, "clients")) == number

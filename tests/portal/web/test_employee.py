"""Finding one employee among many: by name, without any name in an address."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import employers
from tests.factories.applications import Workplace, workplace
from tests.portal.staff.pages import errors, owner, texts

pytestmark = pytest.mark.django_db

OFFERED = "//input[@name='employee']/following-sibling::label"


def begun(people: int) -> tuple[Workplace, Client, str]:
    """Begin a claim at a workplace with so many employees more."""
    place = workplace()
    for number in range(people):
        employers.employee(place.employer_id, last_name=f"Aalto{number:02}", first_name="Saara")
    client = owner(place.owner)
    return place, client, client.post(reverse("claim_begin", args=["sickness_allowance"]))["Location"]


def test_few_employees_are_all_offered_without_a_search() -> None:
    _place, client, here = begun(2)

    page = client.get(here)

    assert len(texts(page, OFFERED)) == 4
    assert texts(page, "//button[@name='find']") == []


def test_employee_among_many_is_found_by_name_and_chosen() -> None:
    place, client, here = begun(25)

    first = client.get(here)
    found = client.post(here, {"search": "virt mat", "find": "1"})
    chosen = client.post(here, {"search": "virt mat", "employee": str(place.employee_ids[0])})

    assert len(texts(first, OFFERED)) == 21
    assert [label.partition(" 0")[0].split()[:2] for label in texts(found, OFFERED)] == [
        ["Matti", "Virtanen"],
        ["Joku", "muu"],
    ]
    assert errors(found) == []
    assert chosen["Location"].endswith("/sairaus/")


def test_search_that_finds_nobody_says_so_and_asks_for_the_person() -> None:
    _place, client, here = begun(25)

    page = client.post(here, {"search": "Olematon", "find": "1"})

    assert texts(page, "//p[@role='status']")[0].startswith("Haulla ei löytynyt ketään.")
    assert texts(page, "//input[@name='last_name']/..") != []
    assert errors(page) == []

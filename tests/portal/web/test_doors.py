"""The employers' door: closed to whoever has not signed in, to Kela's people and to other matters."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from access.actor import Matter, Role
from portal.shell.doors import DOOR
from portal.web.urls import urlpatterns
from tests.factories import access, employers
from tests.portal.staff.pages import be, owner

pytestmark = pytest.mark.django_db

OPEN = {"situations", "situation", "advice", "calendar_feed"}
"""The pages that everybody may read, or whoever knows their secret."""

PARTS = {"draft_id": UUID(int=1), "key": "sairaus"}
ADDRESSES = {
    name: reverse(name, kwargs={part: PARTS.get(part, 1) for part in pattern.pattern.converters})
    for pattern in urlpatterns
    if (name := pattern.name or "") and name not in OPEN
}
MATTERS = {
    "decision": Matter.DECISIONS,
    "decision_letter": Matter.DECISIONS,
    "payments": Matter.PAYMENTS,
    "settings_account": Matter.ACCOUNT,
    "settlement": Matter.PAYMENTS,
    "settlement_table": Matter.PAYMENTS,
}
"""In which matter one must act to see a page; all others are about claims."""
OPEN_IN_ANY = {"help"}


def statuses(client: Client, address: str) -> set[int]:
    """Return how the page and its deed answer, but for a way of asking that it does not know."""
    return {client.get(address).status_code, client.post(address).status_code} - {405}


@pytest.mark.parametrize("name", ADDRESSES)
def test_page_asks_somebody_unknown_to_sign_in(name: str) -> None:
    answers = [Client().get(ADDRESSES[name]), Client().post(ADDRESSES[name])]

    assert {answer["Location"].split("?")[0] for answer in answers if answer.status_code != 405} == {
        reverse("sign_in")
    }


@pytest.mark.parametrize("name", ADDRESSES.keys() - OPEN_IN_ANY)
def test_page_does_not_exist_for_who_acts_in_other_matters(name: str) -> None:
    others = frozenset(Matter) - {MATTERS.get(name, Matter.CLAIM)}
    client = owner(employers.owner(employers.employer(), others))

    assert statuses(client, ADDRESSES[name]) == {404}


@pytest.mark.parametrize("name", ADDRESSES)
def test_page_does_not_exist_for_kelas_people(name: str) -> None:
    assert statuses(be(access.staff(Role.OFFICER)), ADDRESSES[name]) == {404}


@pytest.mark.parametrize("name", [name for name in ADDRESSES if name.startswith("settings")])
def test_settings_are_the_employers_own(name: str) -> None:
    firm_id = employers.firm()
    employers.mandate(firm_id, employers.employer())

    assert statuses(be(employers.clerk(firm_id), f"firm:{firm_id}"), ADDRESSES[name]) == {404}


def test_clients_are_a_firms() -> None:
    assert statuses(owner(employers.owner(employers.employer())), ADDRESSES["clients"]) == {404}


def test_every_page_but_the_guidance_stands_behind_a_door_of_employers_or_firms() -> None:
    doors = {pattern.name: vars(pattern.callback).get(DOOR) for pattern in urlpatterns}

    assert {name for name, door in doors.items() if door == "public"} == OPEN
    assert set(doors.values()) == {"client", "employer", "firm", "public"}

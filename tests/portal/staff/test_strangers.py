"""Kela's door is closed to everybody else, at each of its addresses."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.shell.doors import DOOR
from portal.staff.urls import urlpatterns
from tests.factories import employers
from tests.portal.staff.pages import owner

pytestmark = pytest.mark.django_db

ADDRESSES = sorted(
    reverse(pattern.name or "", kwargs=dict.fromkeys(pattern.pattern.converters, 1))
    for pattern in urlpatterns
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_does_not_exist_for_an_employer(address: str) -> None:
    client = owner(employers.owner(employers.employer()))

    assert {client.get(address).status_code, client.post(address).status_code} <= {404, 405}


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_asks_somebody_unknown_to_sign_in(address: str) -> None:
    answers = [Client().get(address), Client().post(address)]

    assert {(answer.status_code, answer.headers.get("Location", "").split("?")[0]) for answer in answers} <= {
        (302, reverse("sign_in")),
        (405, ""),
    }


def test_every_page_stands_behind_the_staff_door() -> None:
    assert {vars(pattern.callback).get(DOOR) for pattern in urlpatterns} == {"staff"}

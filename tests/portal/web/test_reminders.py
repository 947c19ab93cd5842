"""The page of reminders: what it shows and takes, and what it says of an address that takes nothing."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from access.actor import Actor
from employers.post import PostState
from segments.models import Reminder
from segments.reminders import reminded
from segments.rhythms import Rhythm
from tests.factories import employers
from tests.portal.staff.pages import be, errors, owner, said, texts

pytestmark = pytest.mark.django_db

PAGE = reverse("reminders")


@pytest.fixture
def baker() -> Actor:
    """Return somebody who may claim for an employer."""
    return employers.owner(employers.employer())


def settled(by: Actor, state: PostState) -> None:
    """Let the user's reminder have been settled just now."""
    at = now()
    Reminder.objects.create(user_id=by.signatory, day=at.date(), state=state, next_try_at=at, settled_at=at)


def test_rhythm_and_address_are_kept(baker: Actor) -> None:
    client = owner(baker)

    page = client.post(PAGE, {"rhythm": "weekly", "email": "aino@leipomo.fi"}, follow=True)

    found = reminded(for_=baker)
    assert said(page) == ["Muistutukset on tallennettu."]
    assert (found.rhythm, found.email) == (Rhythm.WEEKLY, "aino@leipomo.fi")


def test_address_that_is_none_is_objected_to(baker: Actor) -> None:
    page = owner(baker).post(PAGE, {"rhythm": "weekly", "email": "leipomo"})

    assert len(errors(page)) == 1
    assert reminded(for_=baker).rhythm is Rhythm.AS_THEY_COME


@pytest.mark.parametrize(
    ("state", "heard"),
    [
        (PostState.FAILED, ["Muistutus ei mennyt perille"]),
        (PostState.SENT, []),
    ],
)
def test_reminder_that_did_not_arrive_is_told(baker: Actor, state: PostState, heard: list[str]) -> None:
    settled(baker, state)

    assert texts(owner(baker).get(PAGE), "//p[@class='notice-title']") == heard


def test_clerk_of_a_firm_has_the_page_too() -> None:
    firm = employers.firm()
    employers.mandate(firm, employers.employer())
    clerk = employers.clerk(firm)
    client: Client = be(clerk, f"firm:{firm}")

    assert client.get(PAGE).status_code == 200

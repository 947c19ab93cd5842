"""The calendar: an address made, shown once, replaced and taken back, and the events behind it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now
from icalendar import Calendar

from access.scope import acting
from applications import services as applications
from applications.documents import Question
from benefits.sickness import Certificate
from employers.models import Employee
from employers.queries import employer
from segments.models import CalendarFeed
from tests.factories import employers
from tests.factories.access import SETUP
from tests.factories.applications import ENDED, Workplace, claim, workplace
from tests.factories.batches import bureau
from tests.factories.decisions import officer, propose
from tests.portal.staff.pages import be, owner, texts

pytestmark = pytest.mark.django_db

PAGE = reverse("calendar")


def made(client: Client) -> str:
    """Make an address and return it."""
    return str(client.post(PAGE).context["address"])


def asked(place: Workplace) -> None:
    """Let Kela ask about a claim, to be answered in a week."""
    sent = place.submit(claim(certificate=Certificate.LATER, paid=ENDED))
    propose()
    due_on = localdate() + timedelta(days=7)
    question = Question(reason="certificate", field="certificate", text="Missä todistus?", due_on=due_on)
    applications.ask(sent, question, by=officer(), at=now())


def events(address: str) -> list[tuple[object, str]]:
    """Return the days and the titles of a calendar's events."""
    answer = Client().get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.content)
    return [(event.decoded("dtstart"), str(event["summary"])) for event in calendar.walk("VEVENT")]


def test_calendar_tells_what_is_due_and_of_nobody() -> None:
    place = workplace()
    asked(place)
    told = employer(for_=place.owner, employer_id=place.employer_id)

    address = made(owner(place.owner))

    assert events(address) == [
        (
            localdate() + timedelta(days=7),
            f"Kela: viimeinen päivä vastata kysymykseen, {told.business_id}",
        )
    ]
    text = Client().get(address).content.decode()
    with acting(SETUP):
        people = Employee.objects.filter(employer_id=place.employer_id).values_list("last_name", flat=True)
        names = [*people, told.name, "sairaus", "todistus"]
    assert [name for name in names if name in text] == []


def test_address_is_kept_as_a_hash_and_shown_once() -> None:
    client = owner(employers.owner(employers.employer()))

    address = made(client)

    secret = address.rpartition("/")[2].removesuffix(".ics")
    (row,) = CalendarFeed.objects.all()
    assert secret.encode() not in bytes(row.key)
    assert secret not in client.get(PAGE).content.decode()


def test_new_address_ends_the_former_and_closing_ends_it() -> None:
    client = owner(employers.owner(employers.employer()))
    first, second = made(client), made(client)

    while_open = [Client().get(address).status_code for address in (first, second)]
    client.post(PAGE, {"lopeta": "1"})

    assert while_open == [404, 200]
    assert Client().get(second).status_code == 404
    assert texts(client.get(PAGE), "//main//form/button") == ["Tee osoite"]


def test_secret_that_nobody_was_given_opens_nothing() -> None:
    assert Client().get(reverse("calendar_feed", args=["arvaus"])).status_code == 404


def test_calendar_of_a_clerk_tells_of_the_clients() -> None:
    place, firm = workplace(), bureau()
    asked(place)
    employers.mandate(firm.firm_id, place.employer_id)

    assert len(events(made(be(firm.clerk, f"firm:{firm.firm_id}")))) == 1


def test_calendar_is_in_the_language_of_the_page_it_was_made_on() -> None:
    place = workplace()
    asked(place)
    client = owner(place.owner)
    client.post(reverse("set_language"), {"language": "en"})

    ((_day, title),) = events(made(client))

    assert title.startswith("Kela: last day to answer a question")

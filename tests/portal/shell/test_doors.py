"""Doors are closed to all but those they name; what is behind them does not exist for others."""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from access.actor import Actor, Matter, Role
from access.models import User
from access.scope import acting
from employers.models import Employer, FirmMembership, Mandate, Membership
from portal.shell.doors import DOOR
from portal.shell.reference import ReferenceFilter
from tests.factories import access, employers
from tests.factories.access import SETUP

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.shell.doors")]

DOORS = [
    "/t/signed-in/",
    "/t/employer/5/",
    "/t/employer-any/",
    "/t/firm/",
    "/t/firm-payments/",
    "/t/client/",
    "/t/staff/",
    "/t/officer/",
]


def be(client: Client, actor: Actor, place: str) -> None:
    """Let the actor's user be signed in and act in a name."""
    client.force_login(User.objects.get(id=actor.user_id or 0))
    assert client.post(reverse("organisations"), {"place": place}).status_code == 302


@pytest.fixture
def employer() -> int:
    return employers.employer()


@pytest.fixture
def other(employer: int) -> int:
    return employers.employer()


@pytest.fixture
def firm(employer: int, other: int) -> int:
    firm = employers.firm()
    employers.mandate(firm, employer)
    employers.mandate(firm, other)
    return firm


People = dict[str, Callable[[Client], None]]


@pytest.fixture
def people(employer: int, other: int, firm: int) -> People:
    """Return ways to be each kind of person who comes to a door."""
    narrow = employers.firm()
    employers.mandate(narrow, other, frozenset({Matter.CLAIM}))
    return {
        "owner": lambda client: be(client, employers.owner(employer), f"employer:{employer}"),
        "bookkeeper": lambda client: be(
            client, employers.owner(employer, frozenset({Matter.PAYMENTS})), f"employer:{employer}"
        ),
        "clerk": lambda client: be(client, employers.clerk(firm), f"firm:{firm}"),
        "clerk for one": lambda client: be(client, employers.clerk(firm), f"firm:{firm}:{employer}"),
        "clerk of claims": lambda client: be(client, employers.clerk(narrow), f"firm:{narrow}"),
        "clerk without clients": lambda client: be(
            client, employers.clerk(empty := employers.firm()), f"firm:{empty}"
        ),
        "officer": lambda client: be(client, access.staff(Role.OFFICER), "staff"),
        "approver": lambda client: be(client, access.staff(Role.APPROVER), "staff"),
        "user": lambda client: client.force_login(User.objects.get(id=access.user())),
    }


OPEN = {
    "owner": {"/t/signed-in/", "/t/employer/5/", "/t/employer-any/", "/t/client/"},
    "bookkeeper": {"/t/signed-in/", "/t/employer-any/"},
    "clerk": {"/t/signed-in/", "/t/firm/", "/t/firm-payments/", "/t/client/"},
    "clerk for one": {"/t/signed-in/", "/t/firm/", "/t/firm-payments/", "/t/client/"},
    "clerk of claims": {"/t/signed-in/", "/t/firm/", "/t/client/"},
    "clerk without clients": {"/t/signed-in/", "/t/firm/"},
    "officer": {"/t/signed-in/", "/t/staff/", "/t/officer/"},
    "approver": {"/t/signed-in/", "/t/staff/"},
}


@pytest.mark.parametrize("who", OPEN)
def test_a_door_opens_to_those_it_names_and_to_others_does_not_exist(
    client: Client, people: People, who: str
) -> None:
    people[who](client)

    answers = {door: client.get(door).status_code for door in DOORS}

    assert answers == {door: 200 if door in OPEN[who] else 404 for door in DOORS}


@pytest.mark.parametrize("door", DOORS)
def test_whoever_has_not_signed_in_is_asked_to(client: Client, door: str) -> None:
    answer = client.get(door, {"page": "2"})

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/kirjaudu/?next={door}%3Fpage%3D2"


def test_whoever_has_not_said_in_whose_name_they_act_is_asked_that(client: Client, people: People) -> None:
    people["user"](client)

    answers = [client.get(door) for door in DOORS[1:]]

    assert {answer.headers["Location"].split("?")[0] for answer in answers} == {reverse("organisations")}
    assert client.get(DOORS[0]).text == "user sees [], given {}, at UTC"


def test_what_was_sent_without_signing_in_is_not_sent_again_afterwards(client: Client) -> None:
    assert client.post("/t/client/").headers["Location"] == "/kirjaudu/?next=/"


def test_a_part_of_a_page_leads_the_whole_page_to_sign_in(client: Client) -> None:
    answer = client.get("/t/client/", headers={"HX-Request": "true"})

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, "/kirjaudu/")


def test_a_view_sees_the_rows_of_its_actor_only(
    client: Client, people: People, employer: int, other: int
) -> None:
    people["owner"](client)
    of_owner = client.get("/t/employer/5/").text
    people["clerk for one"](client)
    of_clerk_for_one = client.get("/t/client/").text
    people["clerk"](client)
    of_clerk = client.get("/t/client/").text
    client.logout()
    of_stranger = client.get("/t/public/").text

    assert of_owner == f"employer sees [{employer}], given {{'number': 5}}, at UTC"
    assert of_clerk_for_one == f"firm sees [{employer}], given {{}}, at UTC"
    assert of_clerk == f"firm sees [{employer}, {other}], given {{}}, at UTC"
    assert of_stranger == "nobody sees [], given {}, at UTC"


def test_the_scope_ends_with_the_answer(client: Client, people: People) -> None:
    people["owner"](client)

    client.get("/t/employer-any/")

    assert Employer.objects.count() == 0


def test_a_template_asks_the_database_within_the_scope(client: Client, people: People) -> None:
    people["owner"](client)

    assert "Aallon leipomo" in client.get("/t/later/").text


def test_pages_behind_a_door_are_not_kept_by_the_browser(client: Client, people: People) -> None:
    people["owner"](client)

    assert "no-store" in client.get("/t/client/").headers["Cache-Control"]
    assert "Cache-Control" not in client.get("/t/public/").headers


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("/t/refusing/", "refused: may not do this"),
        ("/t/missing/", "refused: Employer matching query does not exist."),
        ("/t/staff/", "the staff door is closed to employer"),
    ],
)
def test_a_refusal_is_a_page_not_found_and_one_line_with_its_reference(
    client: Client, people: People, caplog: pytest.LogCaptureFixture, address: str, line: str
) -> None:
    people["owner"](client)
    with caplog.at_level(logging.WARNING, logger="portal.shell"):
        answer = client.get(address)

    assert answer.status_code == 404
    assert [record.message for record in caplog.records if record.name.startswith("portal.shell")] == [line]
    assert answer.headers["X-Reference"] in answer.text


def test_a_refused_deed_leaves_nothing(client: Client, people: People, employer: int) -> None:
    people["owner"](client)

    client.get("/t/refusing/")

    with acting(SETUP):
        assert Employer.objects.get(id=employer).name == "Aallon leipomo"


def test_a_failure_shows_the_reference_of_the_log(client: Client) -> None:
    client.raise_request_exception = False

    answer = client.get("/t/broken/")

    assert answer.status_code == 500
    assert answer.headers["X-Reference"] in answer.text


def test_a_form_from_elsewhere_is_refused_kindly() -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post(reverse("sign_in"), {"person": 1})

    assert answer.status_code == 403
    assert "Sivu oli auki liian kauan" in answer.text


def end(model: type[Membership | Mandate | FirmMembership], **which: int) -> None:
    """Let a right have ended yesterday."""
    yesterday = timezone.localtime().date() - timedelta(days=1)
    with acting(SETUP):
        assert model.objects.filter(**which).update(ends_on=yesterday) > 0


def test_a_right_is_looked_at_again_in_every_request(client: Client, people: People, employer: int) -> None:
    people["owner"](client)
    assert client.get("/t/client/").status_code == 200

    end(Membership, employer_id=employer)

    assert client.get("/t/client/").headers["Location"].startswith(reverse("organisations"))
    assert "acting" not in client.session


def test_a_clerk_who_left_the_firm_is_out_at_once(client: Client, people: People, firm: int) -> None:
    people["clerk"](client)
    end(FirmMembership, firm_id=firm)

    assert client.get("/t/firm/").status_code == 302


def test_a_client_whose_mandate_ended_is_gone_at_once(
    client: Client, people: People, employer: int, firm: int
) -> None:
    people["clerk for one"](client)
    end(Mandate, firm_id=firm, employer_id=employer)

    assert client.get("/t/client/").status_code == 302


def test_a_user_who_was_barred_is_out_at_once(client: Client, people: People) -> None:
    people["owner"](client)
    User.objects.update(is_active=False)

    assert client.get("/t/client/").headers["Location"].startswith("/kirjaudu/")


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from patterns(each)
        else:
            yield each


@pytest.mark.urls("portal.urls")
def test_every_page_stands_behind_a_door() -> None:
    open_ = [
        str(each.pattern)
        for each in patterns(get_resolver())
        if DOOR not in vars(each.callback) and not (each.name or "").startswith("api_")
    ]

    assert open_ == []


def test_what_the_server_logs_of_a_page_not_found_has_the_reference_too(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.handler.addFilter(ReferenceFilter())

    answer = client.get("/t/nowhere/")

    logged = [(record.getMessage(), vars(record)["reference"]) for record in caplog.records]
    assert logged == [("Not Found: /t/nowhere/", answer.headers["X-Reference"])]

"""The frame of each page: who acts in whose name, where one can go, in which language."""

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from access.actor import Actor, Kind, Matter, Role
from access.models import User
from portal.shell.context import shell
from portal.shell.navigation import home_of, navigation
from tests.factories import access, employers

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.shell.frame")]


def be(client: Client, actor: Actor, place: str) -> None:
    """Let the actor's user be signed in and act in a name."""
    client.force_login(User.objects.get(id=actor.user_id or 0))
    client.post(reverse("organisations"), {"place": place})


def pages(actor: Actor) -> list[str]:
    return [link.url for link in navigation(actor, "/")]


def test_an_employer_goes_to_the_pages_its_matters_open() -> None:
    claims = Actor(kind=Kind.EMPLOYER, rights={1: frozenset({Matter.CLAIM})})
    payments = Actor(kind=Kind.EMPLOYER, rights={1: frozenset({Matter.PAYMENTS})})

    assert pages(claims) == ["/home/", "/claims/", "/claims/new/"]
    assert pages(payments) == ["/payments/"]


def test_a_clerk_begins_with_the_clients() -> None:
    clerk = Actor(kind=Kind.FIRM, firm_id=2, rights={1: frozenset(Matter)})

    assert pages(clerk) == ["/clients/", "/claims/", "/payments/"]
    assert pages(Actor(kind=Kind.FIRM, firm_id=2)) == ["/clients/"]
    assert home_of(clerk) == "/clients/"


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.OFFICER, ["/queue/", "/help_requests/", "/payment_runs/", "/insight/"]),
        (Role.APPROVER, ["/payment_runs/", "/insight/"]),
        (Role.AUDITOR, ["/trail/", "/queue/", "/help_requests/", "/payment_runs/", "/insight/"]),
    ],
)
def test_kelas_people_go_where_their_roles_lead(role: Role, expected: list[str]) -> None:
    actor = Actor.staff(user_id=1, person=b"", roles=frozenset({role}), name="Kerttu")

    assert pages(actor) == expected
    assert home_of(actor) == expected[0]


def test_whoever_has_nowhere_to_go_begins_by_choosing_in_whose_name() -> None:
    assert home_of(Actor.user(user_id=1, person=b"", name="Aino")) == reverse("organisations")


def test_the_page_one_is_on_is_the_closest_one_above() -> None:
    actor = Actor(kind=Kind.EMPLOYER, rights={1: frozenset(Matter)})

    def current(path: str) -> list[str]:
        return [link.url for link in navigation(actor, path) if link.current]

    assert current("/claims/") == ["/claims/"]
    assert current("/claims/7/correct/") == ["/claims/"]
    assert current("/claims/new/") == ["/claims/new/"]
    assert current("/elsewhere/") == []


def test_the_frame_names_who_acts_for_whom(client: Client) -> None:
    employer = employers.employer(name="Aallon leipomo")
    be(client, employers.owner(employer), f"employer:{employer}")

    page = client.get("/home/").text

    assert "Aino Aalto" in page
    assert "<strong>Aallon leipomo</strong>" in page
    assert 'aria-current="page"' in page
    assert reverse("organisations") not in page
    assert reverse("sign_out") in page


def test_whoever_may_act_in_another_name_too_finds_the_way_to_it(client: Client) -> None:
    owner = employers.owner(one := employers.employer(name="Aallon leipomo"))
    employers.owner(employers.employer(name="Aallon kahvila"), user_id=owner.user_id)
    be(client, owner, f"employer:{one}")

    page = client.get("/home/").text

    assert "<strong>Aallon leipomo</strong>" in page
    assert reverse("organisations") in page


def test_a_clerk_who_acts_for_one_client_sees_its_name_and_the_way_back(client: Client) -> None:
    firm, one = employers.firm(name="Tilitoimisto Taika"), employers.employer(name="Aallon leipomo")
    employers.mandate(firm, one)
    clerk = employers.clerk(firm)

    be(client, clerk, f"firm:{firm}")
    assert "<strong>Tilitoimisto Taika</strong>" in client.get("/clients/").text

    be(client, clerk, f"firm:{firm}:{one}")
    page = client.get("/clients/").text
    assert "<strong>Aallon leipomo</strong>" in page
    assert reverse("organisations") in page


def test_kelas_people_act_for_no_employer(client: Client) -> None:
    be(client, access.staff(Role.OFFICER), "staff")

    page = client.get("/queue/").text

    assert "Kerttu Kela" in page
    assert "Asioit puolesta" not in page


def test_a_stranger_sees_languages_and_no_way_anywhere(client: Client) -> None:
    page = client.get(reverse("sign_in"), {"next": "/home/"})

    assert [(each["code"], each["current"]) for each in page.context["languages"]] == [
        ("fi", True),
        ("sv", False),
        ("en", False),
    ]
    assert page.context["path"] == "/kirjaudu/?next=%2Fhome%2F"
    assert page.context["actor"] is None
    assert page.context["navigation"] == []
    assert page.context["sign_out_url"] == ""


def test_the_frame_asks_the_database_a_known_number_of_questions(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    owner = employers.owner(employer := employers.employer())
    be(client, owner, f"employer:{employer}")

    for _ in range(2):
        with django_assert_num_queries(19):
            client.get("/home/")
        employers.owner(employers.employer(), user_id=owner.user_id)


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_signs_of_life(client: Client, address: str) -> None:
    answer = client.get(address)

    assert (answer.status_code, answer.text) == (200, "ok")


@pytest.mark.django_db(transaction=True)
def test_a_process_without_its_database_lives_and_is_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")

    alive, ready = client.get("/healthz"), client.get("/readyz")

    assert alive.status_code == 200
    assert (ready.status_code, ready.text) == (503, "no database")


def test_the_gallery_is_shown_while_the_demo_is_on(client: Client, settings: Settings) -> None:
    assert client.get(reverse("gallery")).status_code == 200

    settings.DEMO = False

    assert client.get(reverse("gallery")).status_code == 404


def test_the_first_address_leads_to_sign_in_or_to_ones_work(client: Client) -> None:
    assert client.get("/").headers["Location"] == reverse("sign_in")

    be(client, employers.owner(employer := employers.employer()), f"employer:{employer}")

    assert client.get("/").headers["Location"] == "/home/"


def test_a_page_that_is_not_there_has_its_frame(client: Client) -> None:
    be(client, employers.owner(employer := employers.employer(name="Aallon leipomo")), f"employer:{employer}")

    answer = client.get("/nowhere/")

    assert answer.status_code == 404
    assert "<strong>Aallon leipomo</strong>" in answer.text


def test_a_request_that_failed_before_anybody_was_known_still_has_a_frame() -> None:
    request = HttpRequest()
    request.method = "POST"
    request.path = "/claims/"

    frame = shell(request)

    assert (frame["actor"], frame["path"], frame["organisation"]()) == (None, "/claims/", "")

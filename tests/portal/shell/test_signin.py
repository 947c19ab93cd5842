"""One signs in as one of the demo's people, acts in one name at a time, and signs out."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from access.actor import Role
from access.models import Trail, User
from access.scope import acting
from employers import services
from tests.factories import access, employers
from tests.factories.access import SETUP

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.shell.doors")]

ABOUT = {"fi": "Leipomon omistaja", "sv": "Äger ett bageri", "en": "Owns a bakery"}


def enter(client: Client, user_id: int, **given: str) -> str:
    """Sign in and return where this leads."""
    answer = client.post(reverse("sign_in"), {"person": user_id} | given)
    return answer.headers["Location"]


def deeds(user_id: int | None) -> list[tuple[str, str]]:
    with acting(SETUP):
        found = Trail.objects.filter(user_id=user_id).order_by("id")
        return list(found.values_list("deed", "subject"))


def test_the_demo_offers_its_people_by_what_they_are(client: Client) -> None:
    bakery, firm = employers.employer(name="Aallon leipomo"), employers.firm(name="Taika")
    officer = access.staff(Role.OFFICER, name="Nobody told of")
    owner = access.user(name="Aino Aalto", about=ABOUT)
    clerk = access.user(name="Kaisa Kirjuri", about={"fi": "Palkanlaskija"})
    approver = access.staff(Role.APPROVER, name="Matti Maksaja")
    User.objects.filter(name=approver.name).update(about={"fi": "Maksaja"})
    access.user(name="Without a place", about=ABOUT)
    employers.owner(bakery, user_id=owner)
    employers.clerk(firm, user_id=clerk)

    page = client.get(reverse("sign_in"))

    groups = [
        (each["kind"], [person["name"] for person in each["people"]]) for each in page.context["groups"]
    ]
    assert groups == [
        ("employer", ["Aino Aalto"]),
        ("firm", ["Kaisa Kirjuri"]),
        ("staff", ["Matti Maksaja"]),
    ]
    assert "Leipomon omistaja" in page.text
    assert officer.name not in page.text


def test_the_list_of_people_takes_the_same_questions_however_many_they_are(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in (1, 3):
        for _ in range(number):
            employers.owner(employers.employer(), user_id=access.user(about=ABOUT))

        with django_assert_num_queries(9):
            client.get(reverse("sign_in"))


def test_without_the_demo_nobody_is_offered_and_nobody_let_in(client: Client, settings: Settings) -> None:
    owner = access.user(about=ABOUT)
    employers.owner(employers.employer(), user_id=owner)
    settings.DEMO = False

    page = client.get(reverse("sign_in"))
    attempt = client.post(reverse("sign_in"), {"person": owner})

    assert "Kirjautuminen ei ole vielä käytössä" in page.text
    assert "Aino Aalto" not in page.text
    assert attempt.status_code == 404
    assert SESSION_KEY not in client.session


def test_a_session_of_the_demo_is_worth_nothing_without_it(client: Client, settings: Settings) -> None:
    owner = access.user(about=ABOUT)
    employers.owner(employers.employer(), user_id=owner)
    enter(client, owner)
    settings.DEMO = False

    assert client.get(reverse("organisations")).status_code == 302


@pytest.mark.parametrize("person", ["", "0", "no one", "-1"])
def test_nobody_else_is_let_in(client: Client, person: str) -> None:
    officer = access.staff(Role.OFFICER)

    answers = [client.post(reverse("sign_in"), {"person": who}) for who in (person, officer.user_id)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert SESSION_KEY not in client.session


def test_whoever_can_act_in_one_name_only_acts_in_it_at_once(client: Client) -> None:
    owner, employer = access.user(about=ABOUT), employers.employer()
    employers.owner(employer, user_id=owner)

    enter(client, owner)

    assert client.session["acting"] == f"employer:{employer}"
    assert deeds(owner) == [("sign_in", "user"), ("enter", "employer")]


def test_whoever_can_act_in_several_names_is_asked_which(client: Client) -> None:
    owner, bakery, firm = (
        access.user(about=ABOUT),
        employers.employer(name="Aallon leipomo"),
        employers.firm(),
    )
    employers.owner(bakery, user_id=owner)
    employers.clerk(firm, user_id=owner)

    assert enter(client, owner) == reverse("organisations")

    page = client.get(reverse("organisations"))
    assert [(str(each.choice), each.name) for each in page.context["offered"]] == [
        (f"employer:{bakery}", "Aallon leipomo"),
        (f"firm:{firm}", "Tilitoimisto Taika"),
    ]


def test_whoever_has_no_right_is_told_how_to_get_one(client: Client) -> None:
    enter(client, access.user(about=ABOUT))

    assert "Sinulla ei ole valtuuksia" in client.get(reverse("organisations")).text


def test_one_comes_back_to_the_page_one_came_for(client: Client) -> None:
    owner = access.user(about=ABOUT)
    employers.owner(employers.employer(), user_id=owner)

    assert enter(client, owner, next="/hakemukset/7/?sivu=2") == "/hakemukset/7/?sivu=2"


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com/", "javascript:alert(1)"])
def test_one_never_comes_off_the_site(client: Client, elsewhere: str) -> None:
    user = access.user(about=ABOUT)

    assert enter(client, user, next=elsewhere) == reverse("organisations")


def test_acting_in_another_name_forgets_what_belonged_to_the_former(client: Client) -> None:
    owner, one, two = access.user(about=ABOUT), employers.employer(), employers.employer()
    employers.owner(one, user_id=owner)
    employers.owner(two, user_id=owner)
    enter(client, owner)
    client.post(reverse("organisations"), {"place": f"employer:{one}"})
    session = client.session
    session["draft"] = 7
    session.save()

    client.post(reverse("organisations"), {"place": f"employer:{two}"})

    assert client.session["acting"] == f"employer:{two}"
    assert "draft" not in client.session
    assert client.session[SESSION_KEY] == str(owner)
    assert deeds(owner) == [("sign_in", "user"), ("enter", "employer"), ("enter", "employer")]


def test_a_clerk_chooses_one_client(client: Client) -> None:
    clerk, firm, one, other = (
        access.user(about=ABOUT),
        employers.firm(),
        employers.employer(),
        employers.employer(),
    )
    employers.mandate(firm, one)
    employers.clerk(firm, user_id=clerk)
    enter(client, clerk)

    own = client.post(reverse("organisations"), {"place": f"firm:{firm}:{one}"})
    strangers = client.post(reverse("organisations"), {"place": f"firm:{firm}:{other}"})

    assert own.status_code == 302
    assert strangers.status_code == 404
    assert client.session["acting"] == f"firm:{firm}:{one}"


@pytest.mark.parametrize(
    "place", ["", "employer", "employer:x", "firm:1:2:3:4", "run", "staff", "user:1", "king:1"]
)
def test_nobody_acts_in_a_name_that_is_not_theirs(client: Client, place: str) -> None:
    enter(client, access.user(about=ABOUT))

    assert client.post(reverse("organisations"), {"place": place}).status_code == 404
    assert "acting" not in client.session


def test_signing_out_forgets_everything(client: Client) -> None:
    owner = access.user(about=ABOUT)
    employers.owner(employers.employer(), user_id=owner)
    enter(client, owner)

    answer = client.post(reverse("sign_out"))

    assert answer.headers["Location"] == reverse("sign_in")
    assert list(client.session.keys()) == []
    assert deeds(owner)[-1] == ("sign_out", "user")


def test_somebody_elses_session_ends_when_one_signs_in(client: Client) -> None:
    first, second = access.user(about=ABOUT), access.user(about=ABOUT)
    employers.owner(employers.employer(), user_id=first)
    employers.owner(employers.employer(), user_id=second)
    enter(client, first)
    before = client.session.session_key

    enter(client, second)

    assert client.session[SESSION_KEY] == str(second)
    assert client.session.session_key != before
    assert (
        services.enter(
            user_id=second, employer_id=int(client.session["acting"].split(":")[1]), at=access.AT
        ).user_id
        == second
    )


def test_pages_speak_the_language_of_whoever_signed_in_until_they_sign_out(client: Client) -> None:
    user = access.user(about=ABOUT)
    User.objects.filter(id=user).update(language="sv")
    enter(client, user)

    assert client.cookies["django_language"].value == "sv"
    client.post(reverse("sign_out"))
    assert client.cookies["django_language"].value == ""


def test_a_language_chosen_in_the_browser_stays(client: Client) -> None:
    user = access.user(about=ABOUT)
    User.objects.filter(id=user).update(language="sv")
    client.post(reverse("set_language"), {"language": "en", "next": "/kirjaudu/"})
    enter(client, user)
    client.post(reverse("sign_out"))

    assert client.cookies["django_language"].value == "en"


def test_a_language_chosen_after_signing_in_stays_too(client: Client) -> None:
    user = access.user(about=ABOUT)
    enter(client, user)
    client.post(reverse("set_language"), {"language": "en", "next": "/kirjaudu/"})
    client.post(reverse("sign_out"))

    assert client.cookies["django_language"].value == "en"

"""The trail's page: narrowed by deed, subject, user and day; for auditors; looking at it leaves a row."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from access import trail
from access.actor import Actor, Role
from tests.factories import access
from tests.factories.access import AT, SETUP
from tests.portal.staff.pages import be, cells, errors, trailed

pytestmark = pytest.mark.django_db

TRAIL = reverse("trail")
QUERIES = 19


@pytest.fixture
def auditor() -> Actor:
    """Return an auditor."""
    return access.staff(Role.AUDITOR, name="Taru Tarkka")


@pytest.fixture
def client(auditor: Actor) -> Client:
    """Return the auditor's browser."""
    return be(auditor)


def test_trail_tells_who_did_what_and_when(client: Client) -> None:
    clerk = access.staff(Role.OFFICER, name="Kerttu Kela")
    trail.record(
        by=clerk,
        at=AT,
        deed="decide",
        subject="application",
        subject_ids=range(1, 9),
        employer_ids=[5, 6],
        rows=8,
    )

    page = client.get(TRAIL, {"teko": "decide"})

    assert cells(page, "trail") == [
        [
            "2.11.2026 09.00.00",
            "Päätös",
            "Hakemus 1, 2, 3, 4, 5 ja 3 muuta",
            "Kerttu Kela Kela",
            "2",
            "rows: 8",
        ]
    ]


def test_trail_is_narrowed_by_deed_subject_user_and_day(client: Client) -> None:
    clerk = access.staff(Role.OFFICER, name="Olli Outo")
    trail.record(by=clerk, at=AT, deed="view", subject="decision", subject_ids=[7])
    trail.record(by=SETUP, at=AT, deed="propose", subject="application", subject_ids=[7])
    trail.record(by=SETUP, at=AT + timedelta(days=1), deed="propose", subject="application", subject_ids=[8])

    def shown(**query: str) -> list[str]:
        return [row[2] for row in cells(client.get(TRAIL, query), "trail")]

    assert shown(teko="propose") == ["Hakemus 8", "Hakemus 7"]
    assert shown(kohde="decision") == ["Päätös 7"]
    assert shown(numero="8", kohde="application") == ["Hakemus 8"]
    assert shown(tekija="outo") == ["Päätös 7"]
    assert shown(teko="propose", alku="3.11.2026") == ["Hakemus 8"]
    assert shown(teko="propose", loppu="2.11.2026") == ["Hakemus 7"]


def test_trail_says_what_of_a_filter_cannot_be_read(client: Client) -> None:
    page = client.get(TRAIL, {"alku": "eilen"})

    assert errors(page) == ["Kirjoita päivä näin: 5.1.2026."]


def test_looking_at_the_trail_leaves_a_row(client: Client, auditor: Actor) -> None:
    client.get(TRAIL)

    (row,) = trailed(deed="view_trail")
    assert (row.user_id, row.subject, localdate(row.at)) == (auditor.user_id, "trail", localdate())


@pytest.mark.parametrize("rows", [1, 60])
def test_trail_costs_the_same_for_one_row_and_for_sixty(
    rows: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        trail.record(by=SETUP, at=AT, deed="night", subject="application", subject_ids=[number])

    with django_assert_num_queries(QUERIES):
        page = client.get(TRAIL, {"teko": "night"})

    assert len(cells(page, "trail")) == min(rows, 50)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.APPROVER])
def test_trail_is_an_auditors_alone(role: Role) -> None:
    assert be(access.staff(role)).get(TRAIL).status_code == 404

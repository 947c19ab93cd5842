"""Figures of law on Kela's pages: what is not known, who enters a value, and who confirms it."""

from datetime import date

import pytest
from django.urls import reverse

from access.actor import Actor, Role
from access.scope import acting
from applications.models import ConfirmedFigure
from tests.factories import access
from tests.factories.access import SETUP
from tests.factories.decisions import officer
from tests.factories.figures import CEILING, confirmed, entered
from tests.portal.staff.pages import be, cells, errors, said, texts

pytestmark = pytest.mark.django_db

NAME = "Työterveyshuollon yhteinen laskennallinen enimmäismäärä henkilöä kohti"
ENTRY = {"value": "470,00", "source": "kela.fi 15.12.2026"}


def url(since: str = "2023-01-01", name: str = CEILING) -> str:
    """Return the address of the page of a figure."""
    return reverse("figure", args=[name, since])


def rows(by: Actor) -> list[list[str]]:
    """Return what the list says of the ceilings of 2020 and 2023."""
    page = be(by).get(reverse("figures"))
    return [
        row[1:] for row in cells(page, "figures") if row[0] == NAME and row[1] in {"1.1.2020", "1.1.2023"}
    ]


def test_figures_not_known_are_listed_with_where_they_stand() -> None:
    assert rows(officer()) == [
        ["1.1.2020", "423,60 euroa", "Toissijaisesta lähteestä"],
        ["1.1.2023", "–", "Ei tiedossa"],
    ]


def test_entered_and_confirmed_figures_are_listed_so() -> None:
    entered("470.00")
    confirmed("423.60", since=date(2020, 1, 1))

    assert rows(officer()) == [
        ["1.1.2020", "423,60 euroa", "Vahvistettu"],
        ["1.1.2023", "–", "Odottaa toista henkilöä"],
    ]


def test_one_officer_enters_and_another_confirms() -> None:
    first, second = be(officer()), be(officer(name="Olli Oikeus"))

    saved = first.post(url(), ENTRY, follow=True)
    with acting(SETUP):
        waiting = ConfirmedFigure.objects.get()
    page = second.get(url())
    done = second.post(reverse("figure_confirm", args=[waiting.id]), follow=True)

    assert said(saved) == ["Luku on tallennettu. Se tulee voimaan, kun toinen henkilö vahvistaa sen."]
    assert texts(page, "//form[contains(@class, 'confirm')]//h2") == ["Vahvistetaanko luku?"]
    assert [each for each in texts(page, "//dl//dd") if each.startswith("470,00 euroa, Kerttu Kela")] != []
    assert said(done) == ["Luku on vahvistettu. Sitä odottaneet hakemukset otetaan käsittelyyn."]
    assert rows(officer())[1][1:] == ["470,00 euroa", "Vahvistettu"]


def test_page_of_a_confirmed_figure_tells_both_persons() -> None:
    confirmed("470.00", first=officer(), second=officer(name="Olli Oikeus"))

    told = texts(be(officer()).get(url()), "//dl//dd")

    assert any(each.startswith("470,00 euroa, Kerttu Kela & Olli Oikeus, ") for each in told)
    assert "kela.fi 15.12.2026" in told


def test_whoever_entered_a_figure_is_told_that_another_confirms_it() -> None:
    by = officer()
    waiting = entered("470.00", by=by)

    page = be(by).get(url())
    refused = be(by).post(reverse("figure_confirm", args=[waiting.id]), follow=True)

    assert texts(page, "//form[contains(@class, 'confirm')]") == []
    assert "Ilmoitit tämän luvun itse" in page.content.decode()
    assert said(refused) == ["Ilmoitit tämän luvun itse. Toisen henkilön pitää vahvistaa se."]


def test_figure_is_confirmed_once() -> None:
    figure = confirmed("470.00")

    refused = be(officer()).post(reverse("figure_confirm", args=[figure.id]), follow=True)

    assert said(refused) == ["Luku on jo vahvistettu tai ilmoitettu uudelleen."]


@pytest.mark.parametrize(
    ("entry", "objections"),
    [
        ({"value": "", "source": ""}, ["Tämä kenttä vaaditaan.", "Tämä kenttä vaaditaan."]),
        (ENTRY | {"value": "neljä"}, ["Kirjoita luku näin: 423,60."]),
        (ENTRY | {"value": "-1"}, ["Kirjoita luku näin: 423,60."]),
    ],
)
def test_entry_that_cannot_be_read_is_told_beside_its_field(
    entry: dict[str, str], objections: list[str]
) -> None:
    page = be(officer()).post(url(), entry)

    assert errors(page) == objections


def test_percentage_is_shown_as_one() -> None:
    page = be(officer()).get(url("2026-01-01", "sickness_allowance.deduction"))

    assert "9,07 %" in texts(page, "//dl//dd")


def test_auditor_sees_and_enters_nothing() -> None:
    auditor = access.staff(Role.AUDITOR)
    entered("470.00")

    page = be(auditor).get(url())
    posted = be(auditor).post(url(), ENTRY)

    assert texts(page, "//main//form") == []
    assert posted.status_code == 200
    with acting(SETUP):
        assert ConfirmedFigure.objects.count() == 1
    assert be(auditor).post(reverse("figure_confirm", args=[1])).status_code == 404


@pytest.mark.parametrize("place", [("2019-01-01", CEILING), ("tänään", CEILING), ("2023-01-01", "x.y")])
def test_figure_that_is_not_open_has_no_page(place: tuple[str, str]) -> None:
    assert be(officer()).get(url(*place)).status_code == 404


@pytest.mark.parametrize(("language", "title"), [("sv", "Tal i lagen"), ("en", "Figures of law")])
def test_page_is_shown_in_the_reader_s_language(language: str, title: str) -> None:
    client = be(officer())
    client.post(reverse("set_language"), {"language": language})

    page = client.get(reverse("figures"))

    assert texts(page, "//h1") == [title]

"""Kela's pages in the tests: who looks at them, and what stands on them."""

from typing import TYPE_CHECKING

from django.test import Client
from django.urls import reverse
from lxml.html import HtmlElement, fromstring

from access.actor import Actor
from access.models import Trail, User
from access.scope import acting
from tests.factories.access import SETUP

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Page


def be(actor: Actor, place: str = "staff") -> Client:
    """Return a browser in which the actor's user is signed in and acts in a name."""
    client = Client()
    client.force_login(User.objects.get(id=actor.user_id or 0))
    assert client.post(reverse("organisations"), {"place": place}).status_code == 302
    return client


def owner(actor: Actor) -> Client:
    """Return a browser in which an employer's own actor is signed in."""
    return be(actor, f"employer:{actor.employer_id}")


def texts(page: "Page", path: str) -> list[str]:
    """Return the texts of the elements that an XPath finds on a page, their spaces made one."""
    return [_text(each) for each in _elements(_whole(page), path)]


def cells(page: "Page", table: str) -> list[list[str]]:
    """Return the texts of the cells of a table, by the id of the table component, row by row."""
    rows = _elements(_whole(page), f"//table[caption[@id='{table}-caption']]/tbody/tr")
    return [[_text(cell) for cell in _elements(row, "./td")] for row in rows]


def _whole(page: "Page") -> HtmlElement:
    assert page.status_code == 200
    return fromstring(page.content.decode())


def _elements(element: HtmlElement, path: str) -> list[HtmlElement]:
    found = element.xpath(path)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, HtmlElement)]


def _text(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def errors(page: "Page") -> list[str]:
    """Return what the fields of a form object to."""
    return [each.removeprefix("Virhe: ") for each in texts(page, "//ul[@class='errorlist']/li")]


def trailed(**asked: object) -> list[Trail]:
    """Return the rows that the trail has of something."""
    with acting(SETUP):
        return list(Trail.objects.filter(**asked))


def said(page: "Page") -> list[str]:
    """Return what the page that is shown after a deed says of it."""
    return texts(page, "//*[contains(@class, 'messages')]//*[contains(@class, 'notice-body')]")

"""The guided claim in the tests: begun on its pages and answered page by page, without scripts."""

from collections.abc import Mapping
from uuid import UUID

from django.test import Client
from django.urls import resolve, reverse

PAGES: Mapping[str, Mapping[str, str | list[str]]] = {
    "sairaus": {"onset": "1.9.2026", "certificate": "kanta"},
    "paivat": {"paid.0.starts_on": "1.9.2026", "paid.0.ends_on": "31.10.2026"},
    "palkka": {"paid.0.wage": "6000,00", "pay_basis": "act", "continues_from": ""},
    "erityista": {},
    "lisatiedot": {"payment_reference": "202611300010", "note": ""},
}
"""What is answered on each page of a plain claim, as it is typed."""


def begin(client: Client, employee_id: int) -> UUID:
    """Begin a claim of an employee on the pages and return its draft."""
    started = client.post(reverse("claim_begin", args=["sickness_allowance"]))
    draft_id = resolve(started["Location"]).kwargs["draft_id"]
    chosen = client.post(started["Location"], {"employee": str(employee_id)})
    assert chosen["Location"] == url(draft_id, "claim_step", "sairaus")
    assert isinstance(draft_id, UUID)
    return draft_id


def fill(client: Client, draft_id: UUID, **changed: Mapping[str, str | list[str]]) -> str:
    """Answer every page, some of them in other words; return the address to which the last one leads."""
    here = url(draft_id, "claim_step", "sairaus")
    while resolve(here).url_name == "claim_step":
        key = resolve(here).kwargs["key"]
        answered = client.post(here, {**PAGES.get(key, {}), **changed.get(key, {})})
        assert answered.status_code == 302, answered.content.decode()
        here = answered["Location"]
    return here


def url(draft_id: UUID, name: str, *key: str) -> str:
    """Return the address of a page of an unfinished claim."""
    return reverse(name, args=[draft_id, *key])

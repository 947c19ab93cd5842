"""Steps that several stories take: an officer finds a case, two persons pay what is due."""

import re
from collections.abc import Callable
from urllib.parse import urlencode

from tests.journeys.traveller import Traveller

Arrive = Callable[[str], Traveller]
"""Somebody of the sign-in page arrives in a browser of their own."""


def find_case(olli: Traveller, words: str) -> None:
    """Let an officer find the one case that some words name."""
    olli.go("/kela/?" + urlencode({"haku": words}))
    olli.page.locator("main table a").first.click()
    olli.look()


def let_decide(arrive: Arrive, who: Traveller, application_id: str) -> None:
    """Wait at a sent claim for its decision, by the rules or else by an officer, and read it."""
    claim = f"/hakemukset/{application_id}/"
    who.go(claim)
    who.until(lambda: who.page.locator(".heading .tag").inner_text() != "Vastaanotettu")
    if not who.sees("Lue päätös ja perustelut"):
        olli = arrive("Olli")
        olli.go(f"/kela/tapaukset/{application_id}/")
        olli.press("Myönnä ehdotuksen mukaan")
        olli.press("Tee päätös")
        olli.sign_out()
        who.go(claim)
    who.follow("Lue päätös ja perustelut")


def pay_out(arrive: Arrive) -> bytes:
    """Let one person prepare what is due and another approve it; return the file for the bank."""
    antti = arrive("Antti")
    antti.go("/kela/maksut/")
    anna = arrive("Anna")
    anna.go("/kela/maksut/")
    anna.until(lambda: anna.page.get_by_role("button", name="Valmistele erä").count() > 0)
    anna.press("Valmistele erä")
    run = anna.page.url
    assert anna.sees("Valmistelit tämän erän itse")
    anna.sign_out()
    antti.go(run)
    antti.press("Hyväksy maksuerä")
    order = antti.download(re.compile("Lataa maksuaineisto"))
    antti.sign_out()
    return order

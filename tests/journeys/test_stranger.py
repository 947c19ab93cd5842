"""A baker who knows nothing asks what has happened, files in few pages, and gets what was estimated."""

import re

from tests.journeys.steps import Arrive, let_decide
from tests.journeys.traveller import Traveller

MOST_PAGES = 12
"""From the search to the receipt, each page and each drawing anew of it."""


def _answer(aino: Traveller, **chosen: str) -> None:
    for name, value in chosen.items():
        aino.page.locator(f"input[name='{name}'][value='{value}']").check()


def _ask_what_has_happened(aino: Traveller) -> None:
    aino.follow("Avaa ohje")
    aino.fill(re.compile("Kertokaa omin sanoin"), "työntekijä sairaana pitkään")
    aino.page.get_by_role("heading", name=re.compile("Haku: ")).wait_for()
    aino.follow("Työntekijän sairaus jatkuu pidempään")
    _answer(aino, reason="illness", pay="yes", clause="yes")
    aino.press("Näytä ohje")


def _estimate(aino: Traveller) -> None:
    aino.fill(re.compile("Mistä päivästä"), "5.10.2026")
    aino.fill(re.compile("Viimeinen poissaolopäivä"), "31.10.2026")
    aino.fill(re.compile("Palkka poissaolon ajalta"), "2300,00")
    aino.fill(re.compile("bruttopalkka vuodessa"), "32000")
    aino.press("Laske")


def _lines(aino: Traveller, rows: str, days: str, amount: str) -> list[tuple[str, str]]:
    """Return the days and the euros of each line of a calculation that the page shows."""
    return [
        (row.locator(days).inner_text(), row.locator(amount).inner_text())
        for row in aino.page.locator(rows).all()
    ]


def test_baker_finds_what_to_claim_and_claims_it(arrive: Arrive) -> None:
    aino = arrive("Aino")
    aino.sign_out()
    pages: list[str] = []
    aino.page.on("load", lambda page: pages.append(page.url))

    _ask_what_has_happened(aino)
    _estimate(aino)
    assert aino.page.locator("#estimate .sum").inner_text() == "877,89\N{NO-BREAK SPACE}€"
    assert aino.page.locator("#result .lead").inner_text() == "7.12.2026"

    aino.follow("Hae korvausta sairausajan palkasta")
    aino.press(re.compile("Aino"))
    assert aino.sees("Kerroitte jo nämä")
    aino.press("Aloita hakemus")
    aino.choose(re.compile("Aada"))
    aino.press("Seuraava")
    aino.choose(re.compile("Kanta"))
    for _page in ("sairaus", "erityista", "lisatiedot"):
        aino.press("Seuraava")
    estimated = _lines(aino, "#estimate .lines > div", "dt small", "dd")
    aino.choose(re.compile("Vakuutan"))
    aino.press("Allekirjoita ja lähetä")
    assert aino.sees("Hakemus on vastaanotettu")
    assert len(pages) <= MOST_PAGES, pages

    aino.follow("Katso hakemusta")
    let_decide(arrive, aino, aino.page.url.rstrip("/").rsplit("/", 1)[1])
    assert _lines(aino, "main tbody tr", "td:first-child", "td.number") == estimated
    assert estimated
    aino.sign_out()


def test_guidance_speaks_three_languages_to_each_class(arrive: Arrive) -> None:
    aino = arrive("Aino")
    aino.go("/mita-on-tapahtunut/")
    aino.press("Svenska")
    aino.follow("En arbetstagare är gravid")
    _answer(aino, pay="yes", clause="yes")
    aino.press("Visa anvisningen")
    aino.follow("Lönebyrå")
    assert aino.page.locator(".tabs [aria-current]").inner_text() == "Lönebyrå"
    aino.press("English")
    assert aino.sees("Pregnancy allowance")
    aino.go("/mita-on-tapahtunut/kuusikymmenta-paivaa/")
    assert aino.sees("Kela looks whether rehabilitation is needed")
    aino.press("Suomi")
    aino.sign_out()

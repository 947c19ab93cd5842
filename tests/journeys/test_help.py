"""A baker asks for help from a page, Kela answers, and what was said on the phone is written down."""

import re

from tests.journeys.steps import Arrive


def _answers(arrive: Arrive) -> None:
    olli = arrive("Olli")
    olli.follow("Avunpyynnöt")
    panel = olli.page.locator("main section", has_text="leipomon raha tulee")
    panel.get_by_role("textbox").fill("Raha tulee viikon kuluessa päätöksestä.")
    panel.get_by_role("button", name="Lähetä vastaus").click()
    olli.look()
    olli.follow("Kirjaa yhteydenotto, joka ei koske hakemusta")
    olli.fill("Työnantajan Y-tunnus", "2400001-5")
    olli.press("Kirjaa")
    olli.sign_out()


def _writes_down_a_call(arrive: Arrive) -> None:
    olli = arrive("Olli")
    olli.go("/kela/")
    olli.page.locator("main table a").first.click()
    olli.look()
    olli.choose("Missä vaiheessa asia on")
    olli.press("Puhelu")
    assert olli.sees("Yhteydenotto on kirjattu.")
    with olli.page.expect_response(re.compile("/aika/$")) as heard:
        olli.page.mouse.move(10, 10)
    assert heard.value.status == 204
    olli.sign_out()


def test_baker_asks_for_help_and_kela_gives_it(arrive: Arrive) -> None:
    aino = arrive("Aino")
    aino.go("/hakemukset/")
    aino.page.locator("main table a").first.click()
    aino.look()
    aino.follow("Pyydä apua")
    aino.fill(re.compile("Missä tarvitsette"), "Mistä näen, milloin leipomon raha tulee?")
    aino.press("Lähetä")
    assert aino.sees("Odottaa vastausta.")
    aino.sign_out()

    _answers(arrive)
    _writes_down_a_call(arrive)

    aino = arrive("Aino")
    aino.follow("Pyydä apua")
    assert aino.sees("Raha tulee viikon kuluessa päätöksestä.")
    aino.sign_out()

"""A baker files for the pay of an illness, leaves, comes back, sends, and corrects."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

from tests.journeys.traveller import Traveller

Arrive = Callable[[str], Traveller]


def _begin(aino: Traveller, employee: str) -> None:
    aino.go("/tyonantaja/")
    aino.follow("Työntekijä on sairaana")
    aino.press("Aloita hakemus")
    aino.choose(re.compile(employee))
    aino.press("Seuraava")


def _answer_days_and_pay(aino: Traveller) -> None:
    aino.fill(re.compile("Ensimmäinen poissaolopäivä"), "5.10.2026")
    aino.fill(re.compile("Viimeinen poissaolopäivä"), "31.2.2026")
    aino.press("Seuraava")
    assert aino.sees(re.compile("ei ole kalenterissa"))
    aino.fill(re.compile("Viimeinen poissaolopäivä"), "31.10.2026")
    aino.press("Seuraava")
    aino.fill(re.compile("Palkka poissaolon ajalta"), "2300,00")
    aino.choose("Työsopimuslaki")
    aino.press("Seuraava")
    aino.press("Seuraava")
    aino.fill(re.compile("Viitenumero"), "1234561")
    aino.press("Seuraava")


def _sign(aino: Traveller, button: str) -> None:
    aino.choose(re.compile("Vakuutan"))
    aino.press(button)
    aino.follow("Katso hakemusta")


def test_baker_leaves_comes_back_sends_and_corrects(arrive: Arrive) -> None:
    aino = arrive("Aino")
    _begin(aino, "Saga")
    aino.fill(re.compile("Mistä päivästä"), "5.10.2026")
    aino.choose(re.compile("Kanta"))
    aino.page.get_by_text(re.compile("Tallennettu kello")).wait_for()
    assert aino.sees("Omavastuuaika")
    aino.sign_out()

    aino = arrive("Aino")
    aino.follow(re.compile("Jatka hakemusta: Saga"))
    aino.follow(re.compile("Muuta.*Mistä päivästä"))
    assert aino.page.get_by_label(re.compile("Mistä päivästä")).input_value() == "5.10.2026"
    aino.go(aino.page.url.split("?")[0])
    aino.press("Seuraava")
    _answer_days_and_pay(aino)
    assert aino.page.locator("#estimate .sum").inner_text().endswith("€")
    aino.press("Allekirjoita ja lähetä")
    assert aino.sees(re.compile("Vahvista tiedot"))
    _sign(aino, "Allekirjoita ja lähetä")

    aino.press("Korjaa hakemusta")
    aino.follow(re.compile("Muuta.*Palkka poissaolon"))
    aino.fill(re.compile("Palkka poissaolon ajalta"), "2400,00")
    aino.press("Seuraava")
    aino.fill(re.compile("Miksi korjaat"), "Palkka oli väärin")
    _sign(aino, "Lähetä korjaus")
    assert aino.sees("Korjaukset rinnakkain")
    aino.sign_out()


def test_second_tab_is_told_and_overwrites_nothing(arrive: Arrive, page: Page) -> None:
    aino = arrive("Aino")
    _begin(aino, "Noel")
    second = aino.page.context.new_page()
    second.goto(aino.page.url)

    second.get_by_label(re.compile("Mistä päivästä")).fill("12.10.2026")
    second.get_by_text(re.compile("Tallennettu kello")).wait_for()
    aino.fill(re.compile("Mistä päivästä"), "13.10.2026")
    aino.page.get_by_text(re.compile("muutettu toisessa ikkunassa")).wait_for()
    aino.page.reload()

    assert aino.page.get_by_label(re.compile("Mistä päivästä")).input_value() == "12.10.2026"
    second.close()
    aino.go("/tyonantaja/")
    aino.follow(re.compile("Jatka hakemusta: Noel"))
    aino.follow("Poista keskeneräinen hakemus")
    aino.press("Poista")
    aino.sign_out()


def test_special_matters_are_asked_one_page_each(arrive: Arrive) -> None:
    aino = arrive("Aino")
    _begin(aino, "Juhani")
    draft = aino.page.url.rsplit("/sairaus", 1)[0]
    aino.go(f"{draft}/erityista/")

    for matter in ("päiväraha juuri ennen", "tapaturma", "vuosilomaa", "toinen työnantaja", "kolmelta"):
        aino.choose(re.compile(matter))
    aino.press("Seuraava")
    titles = []
    for key in ("aiempi", "tapaturma", "vuosiloma", "muut-palkat", "kolme-kuukautta", "lisatiedot"):
        aino.go(f"{draft}/{key}/")
        titles.append(aino.page.locator("h1").inner_text())

    assert titles == [
        "Aiempi päiväraha",
        "Vakuutusyhtiön päätös",
        "Vuosiloma poissaolon aikana",
        "Muiden työnantajien palkat",
        "Kolmen kuukauden tulo",
        "Lisätiedot",
    ]
    aino.sign_out()


def test_hairdresser_tells_the_account_and_adds_an_employee(arrive: Arrive) -> None:
    ville = arrive("Ville")
    assert ville.sees(re.compile("Antakaa suostumus sähköisiin päätöksiin"))
    ville.follow("Ilmoittakaa tilinumero")
    ville.fill(re.compile("Tilinumero"), "FI21 1234 5600 0007 86")
    ville.press("Tallenna")
    assert ville.page.locator("[aria-invalid=true]").count() == 1
    ville.fill(re.compile("Tilinumero"), "FI21 1234 5600 0007 85")
    ville.press("Tallenna")
    ville.follow("Anna suostumus")
    ville.fill(re.compile("Sähköpostiosoite"), "ville@example.invalid")
    ville.press("Tallenna")
    ville.follow("Muuta yhteyshenkilöä")
    ville.fill("Nimi", "Ville Vuori")
    ville.press("Tallenna")
    ville.press("Peru suostumus")
    assert ville.sees(re.compile("Suostumus on peruttu"))

    ville.go("/hakemukset/uusi/")
    ville.follow("Sairauspäiväraha")
    ville.press("Aloita hakemus")
    ville.choose("Joku muu")
    ville.press("Seuraava")
    assert ville.sees("Kirjoittakaa sukunimi.")
    ville.fill("Sukunimi", "Uusi")
    ville.fill("Etunimi", "Työntekijä")
    ville.fill("Henkilötunnus", "010190-999W")
    ville.press("Seuraava")
    assert ville.sees("Milloin sairaus alkoi?")
    assert "999W" not in ville.page.content()
    ville.sign_out()

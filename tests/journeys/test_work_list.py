"""A company of 300 clears its work list, and a large one comes to files first."""

import re
from collections.abc import Callable

from tests.journeys.traveller import Traveller

Arrive = Callable[[str], Traveller]


def test_company_of_300_clears_its_work_list(arrive: Arrive) -> None:
    hanna = arrive("Hanna")
    hanna.go("/tyonantaja/")
    hanna.until(lambda: hanna.sees("Poissaolot, joista voi hakea"))
    assert hanna.sees(re.compile("24 poissaolosta voi vielä hakea"))
    hanna.follow("Ilmoittakaa pitkästä poissaolosta työterveyshuoltoon")
    hanna.page.get_by_role("checkbox").first.check()
    hanna.press("Merkitse valitut hoidetuiksi")
    assert hanna.sees("1 asia on hoidettu.")
    hanna.go("/tyonantaja/")
    hanna.follow("Kaikki poissaolot ilman hakemusta")

    hanna.press("Aloita valittujen hakemukset")
    hanna.page.get_by_label("Kanta-palvelun kautta").first.check()
    hanna.page.get_by_label(re.compile("^Työehtosopimus")).first.check()
    hanna.press("Tallenna vastaukset")
    hanna.press("Allekirjoita ja lähetä valitut")
    assert hanna.sees("Vahvistakaa tiedot ennen kuin lähetätte hakemukset.")
    hanna.choose("Vakuutan, että valittujen hakemusten tiedot ovat oikein.")
    hanna.press("Allekirjoita ja lähetä valitut")

    assert hanna.sees("Lähetetty 24/24 hakemusta")
    hanna.follow("Takaisin poissaoloihin")
    assert hanna.sees("Ei poissaoloja, joista puuttuisi hakemus")

    hanna.go("/hakemukset/uusi/sickness_allowance/")
    hanna.press("Aloita hakemus")
    hanna.page.get_by_role("radio").first.check()
    hanna.press("Seuraava")
    hanna.press("Käytä samoja tietoja")
    assert hanna.sees("2 vastausta on täytetty.")
    hanna.sign_out()


def test_large_employer_comes_to_files_first_and_chooses_otherwise(arrive: Arrive) -> None:
    petri = arrive("Petri")
    petri.go("/tyonantaja/")
    petri.until(lambda: petri.sees("Hakemukset tiedostona tai rajapinnasta"), seconds=300)
    petri.go("/tiedot/")
    petri.follow("Vaihda palvelutapaa")

    petri.choose(re.compile("^Sivu kerrallaan"))
    petri.press("Tallenna")

    petri.go("/tyonantaja/")
    assert petri.sees("Hei! Mitä on tapahtunut?")
    petri.sign_out()


def test_clerk_sees_120_clients_by_deadline_and_clears_one_of_them(arrive: Arrive) -> None:
    kaisa = arrive("Kaisa")
    kaisa.go("/asiakkaat/")
    kaisa.until(lambda: kaisa.sees("Sivu 1/3"))
    deadlines = (
        kaisa.page.get_by_role("region", name="Asiakkaat")
        .locator("tbody tr td:nth-child(2)")
        .all_inner_texts()
    )
    days = [each.split()[0].split(".")[::-1] for each in deadlines if each != "–"]
    numbers = [tuple(int(part) for part in day) for day in days]
    assert len(numbers) > 20
    assert numbers == sorted(numbers)

    kaisa.follow("1 poissaolo")
    kaisa.press("Aloita valittujen hakemukset")
    kaisa.choose("Kanta-palvelun kautta")
    kaisa.choose(re.compile("^Työehtosopimus"))
    kaisa.press("Tallenna vastaukset")
    kaisa.choose("Vakuutan, että valittujen hakemusten tiedot ovat oikein.")
    kaisa.press("Allekirjoita ja lähetä valitut")

    assert kaisa.sees("Lähetetty 1/1 hakemusta")
    kaisa.sign_out()

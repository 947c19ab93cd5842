"""The pages that no other story comes by: choices, languages, refusals, the trail, a run taken back."""

import re
from collections.abc import Callable
from pathlib import Path

from tests.journeys.traveller import Traveller

Arrive = Callable[[str], Traveller]


def test_visitor_looks_at_the_gallery_in_three_languages(arrive: Arrive) -> None:
    aino = arrive("Aino")
    aino.go("/")
    aino.go("/osat/")
    aino.press("Svenska")
    assert aino.page.locator("html").get_attribute("lang") == "sv"
    aino.go("/tyonantaja/")
    aino.press("English")
    assert aino.page.locator("html").get_attribute("lang") == "en"
    aino.go("/tyonantaja/")
    aino.press("Suomi")
    aino.go("/puolesta/")
    aino.sign_out()


def test_employer_takes_its_deadlines_to_a_calendar(arrive: Arrive) -> None:
    aino = arrive("Aino")
    aino.go("/tiedot/")
    aino.follow("Näytä määräajat omassa kalenterissa")
    aino.press("Tee osoite")
    assert aino.page.get_by_label("Kalenterin osoite").input_value().endswith(".ics")
    aino.press("Poista osoite")
    assert aino.sees("Kalenterin osoite on poistettu.")
    aino.sign_out()


def test_employer_chooses_when_to_be_reminded(arrive: Arrive) -> None:
    aino = arrive("Aino")
    aino.go("/tiedot/")
    aino.follow("Muistutukset sähköpostiin")
    aino.choose(re.compile("Kerran viikossa"))
    aino.press("Tallenna")
    assert aino.sees("Muistutukset on tallennettu.")
    aino.sign_out()


def test_employer_takes_a_claim_back(arrive: Arrive) -> None:
    hanna = arrive("Hanna")
    hanna.go("/hakemukset/?nayta=open")
    hanna.page.locator("main table tr", has_text="Käsittelyssä").first.locator("a").click()
    hanna.look()
    hanna.follow("Peru hakemus")
    hanna.press("Peru hakemus")
    assert hanna.sees("Peruttu")
    hanna.sign_out()


def test_clerk_claims_for_a_client(arrive: Arrive) -> None:
    kaisa = arrive("Kaisa")
    kaisa.go("/asiakkaat/")
    kaisa.until(lambda: kaisa.page.get_by_role("link", name="Uusi hakemus").count() > 0)
    kaisa.follow("Uusi hakemus")
    kaisa.follow("Sairauspäiväraha")
    kaisa.press("Aloita hakemus")
    assert kaisa.sees("Kenestä haette korvausta?")
    kaisa.sign_out()


def test_stranger_is_shown_nothing(arrive: Arrive) -> None:
    ville = arrive("Ville")
    answers = [
        ville.page.request.get(path).status
        for path in ("/hakemukset/1/", "/kela/", "/kela/tapaukset/1/", "/paatokset/1/", "/asiakkaat/")
    ]

    assert answers == [404, 404, 404, 404, 404]


def test_officer_sends_a_resting_case_back_and_refuses_another(arrive: Arrive) -> None:
    olli = arrive("Olli")
    olli.go("/kela/?tila=resting")
    olli.page.locator("main table a").first.click()
    olli.look()
    olli.press("Palauta käsittelyyn")
    olli.go("/kela/")
    olli.page.locator("main table tr", has_text="Ei maksettavaa").first.locator("a").first.click()
    olli.follow("Hylkää")
    olli.go("/kela/")
    olli.sign_out()


def test_auditor_reads_the_trail(arrive: Arrive) -> None:
    aune = arrive("Aune")
    aune.go("/kela/jaljet/")
    assert aune.page.locator("main table tr").count() > 1
    aune.sign_out()


def test_run_is_cancelled_and_a_bank_answers(arrive: Arrive, tmp_path: Path) -> None:
    feedback = tmp_path / "palaute.xml"
    feedback.write_bytes(b"<rikki")
    antti = arrive("Antti")
    antti.go("/kela/maksut/")
    antti.page.locator("input[type=file]").set_input_files(feedback)
    antti.press("Lue palaute")
    antti.page.locator("main table tr", has_text="Odottaa hyväksyntää").first.locator("a").first.click()
    antti.look()
    antti.press("Peru maksuerä")
    antti.sign_out()

"""A payroll clerk uploads good, bad and repeated rows, mends the bad ones and sends them again."""

import csv
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from tests.journeys.traveller import Traveller

Arrive = Callable[[str], Traveller]


def _send(kaisa: Traveller, path: Path) -> None:
    kaisa.go("/tiedostot/")
    kaisa.page.locator("input[type=file]").set_input_files(path)
    kaisa.press("Lähetä tiedosto")
    kaisa.page.get_by_text(re.compile("Luodaanko hakemukset")).wait_for(timeout=60_000)
    kaisa.look()


def test_clerk_mends_the_bad_rows_and_sends_them_again(arrive: Arrive, tmp_path: Path) -> None:
    kaisa = arrive("Kaisa")
    kaisa.go("/asiakkaat/")
    kaisa.go("/tiedostot/")
    kaisa.page.get_by_role("link", name="tyopoissaolot-2.csv").wait_for(timeout=120_000)
    kaisa.follow("tyopoissaolot-2.csv")
    assert kaisa.sees("Jo haettu")

    answer = kaisa.download("Lataa korjattavat rivit").decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(answer), delimiter=";"))
    assert len(rows) == 4
    for row in rows:
        row["onset"] = row["paid.0.starts_on"]
        row["paid.0.wage"] = "1500,00"
    rows[3]["paid.0.wage"] = "-1"
    mended = tmp_path / "korjatut.csv"
    with mended.open("w", encoding="cp1252", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows([*rows, rows[0]])

    _send(kaisa, mended)
    tiles = kaisa.page.locator("main").inner_text()
    assert re.search(r"Kunnossa\s+3", tiles)
    kaisa.press("Vahvista ja luo hakemukset")
    kaisa.page.get_by_text("Valmis").wait_for(timeout=60_000)
    kaisa.follow(re.compile("Hakemuksia"))
    kaisa.follow(re.compile("Hakemus \\d+"))
    assert kaisa.sees(re.compile("Mitä haitte"))
    kaisa.go("/hakemukset/")
    kaisa.go("/maksut/")
    kaisa.sign_out()


def test_clerk_cancels_a_file_and_is_told_of_one_that_cannot_be_read(arrive: Arrive, tmp_path: Path) -> None:
    kaisa = arrive("Kaisa")
    broken = tmp_path / "rikki.csv"
    broken.write_bytes(b"PK\x03\x04 not a table")

    kaisa.go("/tiedostot/")
    kaisa.page.locator("input[type=file]").set_input_files(broken)
    kaisa.press("Lähetä tiedosto")
    kaisa.page.get_by_text("Tiedostoa ei voitu lukea").wait_for(timeout=60_000)

    kaisa.look()
    kaisa.go("/tiedostot/")
    kaisa.page.get_by_role("link", name="tyopoissaolot-2.csv").wait_for(timeout=120_000)
    kaisa.follow("tyopoissaolot-2.csv")
    kaisa.press("Peru tiedosto")
    assert kaisa.sees(re.compile("Tiedosto on peruttu"))
    kaisa.sign_out()


def test_clerk_settles_the_payments_of_all_clients(arrive: Arrive) -> None:
    kaisa = arrive("Kaisa")
    kaisa.go("/maksut/")
    kaisa.follow("Tilitys: täsmäyttäkää maksut")
    kaisa.fill("Alkaen", "1.1.2026")
    kaisa.fill("Asti", "31.12.2030")
    kaisa.press("Näytä")
    kaisa.until(lambda: kaisa.page.get_by_role("link", name="Lataa maksut taulukkona (CSV)").count() > 0)
    assert kaisa.sees("Laskelmat täsmäävät")
    settled = kaisa.download("Lataa maksut taulukkona (CSV)").decode("utf-8-sig")
    assert settled.startswith("Arvopäivä;")
    kaisa.sign_out()


def test_clerk_looks_at_what_became_of_the_rows(arrive: Arrive) -> None:
    kaisa = arrive("Kaisa")
    kaisa.go("/tiedostot/")
    kaisa.page.get_by_role("link", name="tyopoissaolot-2.csv").wait_for(timeout=120_000)
    kaisa.follow(re.compile("Tietojen laatu"))
    kaisa.until(lambda: kaisa.sees("Yleisimmät havainnot"))
    kaisa.look()
    table = kaisa.download(re.compile("Lataa taulukko")).decode("utf-8-sig")
    assert table.startswith("Mitä;Rivejä")
    kaisa.sign_out()

"""An officer asks, the employer answers, the officer decides, two persons pay, the employer reads it."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

from tests.journeys.traveller import Traveller

Arrive = Callable[[str], Traveller]


def _case(olli: Traveller, employee: str) -> None:
    olli.go("/kela/")
    olli.fill(re.compile("Y-tunnus, nimi"), employee)
    olli.press("Hae")
    olli.page.locator("main table a").first.click()
    olli.look()


def _asks_and_gets_an_answer(olli: Traveller, arrive: Arrive, employee: str) -> None:
    _case(olli, employee)
    olli.press(re.compile("^Näytä"))
    olli.follow("Pyydä lisätietoja")
    olli.page.locator("input[name=reason]").first.check()
    olli.fill("Kysymys työnantajalle", "Milloin todistus tulee?")
    olli.press("Katso, miltä kysymys näyttää")
    olli.press(re.compile("Lähetä"))
    hanna = arrive("Hanna")
    hanna.follow(re.compile(f"Kela kysyy: .*{employee}"))
    hanna.page.locator("input[type=file]").set_input_files(
        {"name": "todistus.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 todistus"}
    )
    hanna.press("Lisää liite")
    hanna.fill("Vastaus", "Todistus on nyt liitteenä.")
    hanna.press("Lähetä vastaus")
    hanna.page.get_by_role("link", name="todistus.pdf").click()
    hanna.sign_out()


def _decides(olli: Traveller, employee: str) -> None:
    _case(olli, employee)
    olli.until(lambda: olli.page.get_by_role("button", name="Myönnä ehdotuksen mukaan").count() > 0)
    olli.page.get_by_role("link", name="todistus.pdf").click()
    olli.press("Myönnä ehdotuksen mukaan")
    olli.press("Tee päätös")
    olli.until(lambda: olli.page.get_by_role("link", name=re.compile("[Pp]äätöskirje")).count() > 0)


def _pays(arrive: Arrive) -> bytes:
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
    with antti.page.expect_download() as waiting:
        antti.page.get_by_role("link", name=re.compile("Lataa maksuaineisto")).click()
    antti.sign_out()
    return Path(waiting.value.path()).read_bytes()


def test_officer_asks_decides_two_persons_pay_and_employer_reads(arrive: Arrive) -> None:
    olli = arrive("Olli")
    olli.go("/kela/")
    waiting = olli.page.locator("main table tr", has_text="Konepaja").filter(has_text="Todistus")
    employee = waiting.first.locator("td").nth(2).inner_text().split("\n")[0].strip()

    _asks_and_gets_an_answer(olli, arrive, employee)
    _decides(olli, employee)
    olli.sign_out()
    order = _pays(arrive)

    assert ET.fromstring(order).tag == "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.09}Document"  # noqa: S314
    hanna = arrive("Hanna")
    hanna.go("/hakemukset/")
    hanna.follow(employee)
    hanna.follow("Lue päätös ja perustelut")
    hanna.follow("Avaa päätöskirje")
    hanna.go("/maksut/")
    hanna.page.get_by_text("Lähetetty pankkiin").first.wait_for()
    hanna.sign_out()

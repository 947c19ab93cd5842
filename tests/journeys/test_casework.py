"""An officer asks, the employer answers, the officer decides, two persons pay, the employer reads it."""

import re
import xml.etree.ElementTree as ET

from tests.journeys.steps import Arrive, find_case, pay_out
from tests.journeys.traveller import Traveller


def _asks_and_gets_an_answer(olli: Traveller, arrive: Arrive, employee: str) -> None:
    find_case(olli, employee)
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


def _decides(olli: Traveller, employee: str) -> str:
    find_case(olli, employee)
    case = olli.page.url
    olli.until(lambda: olli.page.get_by_role("button", name="Myönnä ehdotuksen mukaan").count() > 0)
    olli.page.get_by_role("link", name="todistus.pdf").click()
    olli.press("Myönnä ehdotuksen mukaan")
    olli.press("Tee päätös")
    olli.until(lambda: olli.page.get_by_role("link", name=re.compile("Lähetetty")).count() > 0)
    olli.follow(re.compile("Lähetetty"))
    return case


def _takes_back(olli: Traveller, case: str) -> None:
    olli.go(case)
    olli.fill("Miksi asia tutkitaan uudelleen?", "Todistus on kumottu.")
    olli.press("Tutki uudelleen")
    olli.until(lambda: olli.page.get_by_role("link", name="Hylkää").count() > 0)
    olli.follow("Hylkää")
    olli.page.get_by_label("Syy, miksi kaikkea ei myönnetä").select_option("refusal_no_incapacity")
    olli.fill("Perustelu työnantajalle", "Todistus on kumottu.")
    olli.page.get_by_label("Jos päätös pienentää").select_option("consent")
    olli.press("Katso päätöskirjettä")
    olli.press("Tee päätös")
    olli.go("/kela/maksut/")
    olli.follow("Takaisinperinnät")
    olli.until(lambda: olli.page.locator("main table a").count() > 0)
    olli.page.locator("main table a").first.click()
    olli.choose("Työnantaja on maksanut takaisin")
    olli.press("Päätä asia")
    assert olli.sees("Asia on päätetty.")
    olli.sign_out()


def test_officer_asks_decides_two_persons_pay_and_employer_reads(arrive: Arrive) -> None:
    olli = arrive("Olli")
    olli.go("/kela/")
    waiting = olli.page.locator("main table tr", has_text="Konepaja").filter(has_text="Todistus")
    employee = waiting.first.locator("td").nth(2).inner_text().split("\n")[0].strip()

    _asks_and_gets_an_answer(olli, arrive, employee)
    case = _decides(olli, employee)
    order = pay_out(arrive)

    assert ET.fromstring(order).tag == "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.09}Document"  # noqa: S314
    hanna = arrive("Hanna")
    hanna.go("/hakemukset/")
    hanna.follow(employee)
    hanna.follow("Lue päätös ja perustelut")
    hanna.follow("Avaa päätöskirje")
    hanna.go("/maksut/")
    hanna.page.get_by_text("Lähetetty pankkiin").first.wait_for()
    hanna.sign_out()
    _takes_back(olli, case)

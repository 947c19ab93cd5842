"""An auditor looks at how each class of employers is served, and takes a table home."""

from tests.journeys.steps import Arrive


def test_auditor_looks_at_the_service_and_takes_a_table(arrive: Arrive) -> None:
    aune = arrive("Aune")
    aune.go("/kela/nakymat/")
    aune.until(lambda: aune.page.locator("#osuudet").count() > 0, seconds=240)
    aune.look()
    aune.page.get_by_label("Työnantajat", exact=True).select_option("small")
    aune.press("Näytä")
    assert aune.page.locator("#osuudet table tbody tr").count() == 1
    table = aune.download("Lataa taulukko: Osuus asiakkaista ja osuus työstä")
    assert table.decode("utf-8-sig").startswith("Työnantajat;Asiakkaat;")
    aune.sign_out()

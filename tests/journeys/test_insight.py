"""An auditor looks at how each class of employers is served."""

from tests.journeys.steps import Arrive


def test_auditor_looks_at_the_service(arrive: Arrive) -> None:
    aune = arrive("Aune")
    aune.go("/kela/nakymat/")
    aune.until(lambda: aune.page.locator("#osuudet").count() > 0, seconds=240)
    aune.look()

"""An auditor looks at how each class of employers is served, and every exhibit has something to say."""

import re
from datetime import date

from portal.staff.exhibits import SEGMENTS
from tests.journeys.steps import Arrive
from tests.journeys.traveller import Traveller

CLASSES = [str(words) for words in SEGMENTS.values()]


def shown(aune: Traveller) -> dict[str, set[str]]:
    """Return of which classes each exhibit shows some figure: by its rows, or by its columns."""
    found: dict[str, set[str]] = {}
    for section in aune.page.locator("section[id]:has(table)").all():
        table = section.locator("table").last
        heads = table.locator("thead th").all_inner_texts()
        figures = found.setdefault(section.get_attribute("id") or "", set())
        for row in table.locator("tbody tr").all():
            label, *values = row.locator("th, td").all_inner_texts()
            for head, value in zip(heads[1:], values, strict=True):
                if re.fullmatch(r"[\d\s,]*[1-9][\d\s,]*%?", value):
                    figures.update(each for each in CLASSES if each == head or each in label)
    return found


def test_every_exhibit_shows_figures_of_every_class(arrive: Arrive) -> None:
    aune = arrive("Aune")
    aune.go("/kela/nakymat/")
    aune.until(lambda: aune.page.locator("#osuudet").count() > 0, seconds=400)
    aune.look()

    aune.page.goto(f"/kela/nakymat/?kausi={date.today().year - 1}")  # noqa: DTZ011 - the browser's own day
    found = shown(aune)

    assert len(found) > 15
    without = {key: set(CLASSES) - classes for key, classes in found.items()}
    assert {key: classes for key, classes in without.items() if classes} == {}

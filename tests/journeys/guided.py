"""A guided claim in the browser: every page of a benefit answered by the names of its fields."""

import re
from collections.abc import Mapping

from tests.journeys.traveller import Traveller

CHECK = "/tarkista/"


def answer(who: Traveller, answers: Mapping[str, str]) -> None:
    """Answer page after page, by field, until all answers are shown to be checked."""
    while CHECK not in who.page.url:
        here = who.page.url
        for field, value in answers.items():
            asked = who.page.locator(f'form [name="{field}"]')
            if asked.count() == 0:
                continue
            if asked.first.get_attribute("type") == "radio":
                who.page.locator(f'form [name="{field}"][value="{value}"]').check()
            elif asked.first.evaluate("each => each.tagName") == "SELECT":
                asked.first.select_option(value)
            else:
                asked.first.fill(value)
        who.press("Seuraava")
        assert who.page.url != here, who.page.locator("main").inner_text()


def claim(who: Traveller, benefit: str, answers: Mapping[str, str], *, employee: int | None = None) -> str:
    """Claim a benefit, for one of the employees that are offered; return the address of what was sent."""
    who.go("/hakemukset/uusi/")
    who.follow(re.compile(f"^{benefit}$"))
    who.press("Aloita hakemus")
    if employee is not None:
        who.page.locator("input[name=employee]").nth(employee).check()
        who.press("Seuraava")
    answer(who, answers)
    who.choose(re.compile("Vakuutan"))
    who.press("Allekirjoita ja lähetä")
    who.follow("Katso hakemusta")
    return who.page.url.rstrip("/").rsplit("/", 1)[1]

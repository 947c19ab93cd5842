"""A traveller: somebody from the sign-in page who goes from page to page and looks at each one closely."""

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Page, ViewportSize

NARROW = ViewportSize(width=320, height=640)
WIDE = ViewportSize(width=1280, height=900)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}

visited: defaultdict[str, set[str]] = defaultdict(set)
"""The names of the addresses that somebody has been at in this run, with the methods used."""

_looked_at: set[tuple[str, str]] = set()


def note_request(method: str, url: str) -> None:
    """Remember that an address has been asked for."""
    try:
        match = resolve(urlsplit(url).path)
    except Resolver404:
        return
    if match.url_name:
        visited[match.url_name].add(method)


class Traveller:
    """One person in one browser window."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.name = name
        self.errors: list[str] = []
        page.on("request", lambda request: note_request(request.method, request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.set_viewport_size(WIDE)
        page.goto("/kirjaudu/")
        self.look()
        here = page.get_by_role("button", name=re.compile(name))
        self.until(lambda: here.count() > 0)
        here.first.click()
        self.look()

    def go(self, path: str) -> None:
        """Go to an address and look around."""
        self.page.goto(path)
        self.look()

    def follow(self, link: str | re.Pattern[str]) -> None:
        """Follow the first link of a name and look around."""
        self.page.get_by_role("link", name=link).first.click()
        self.look()

    def press(self, button: str | re.Pattern[str]) -> None:
        """Press the first button of a name and look around."""
        self.page.get_by_role("button", name=button).first.click()
        self.look()

    def download(self, link: str | re.Pattern[str]) -> bytes:
        """Fetch the file behind the first link of a name."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=link).first.click()
        note_request("GET", waiting.value.url)
        return Path(waiting.value.path()).read_bytes()

    def fill(self, label: str | re.Pattern[str], text: str) -> None:
        """Write into the first field of a label."""
        self.page.get_by_label(label).first.fill(text)

    def choose(self, label: str | re.Pattern[str]) -> None:
        """Choose the first radio button or checkbox of a label."""
        self.page.get_by_label(label).first.check()

    def until(self, there: Callable[[], bool], *, seconds: int = 90) -> None:
        """Draw the page anew until something is there that the portal makes in the background."""
        for _ in range(seconds):
            if there():
                return
            self.page.wait_for_timeout(1000)
            self.page.reload()
        assert there()

    def sees(self, text: str | re.Pattern[str]) -> bool:
        """Say whether the page shows a text."""
        return self.page.get_by_text(text).count() > 0

    def sign_out(self) -> None:
        """Leave."""
        self.press("Kirjaudu ulos")
        assert self.errors == []

    def look(self) -> None:
        """Find no barrier on the page and nothing that scrolls sideways on the narrowest screen."""
        self.page.wait_for_load_state("networkidle")
        place = urlsplit(self.page.url).path
        name = resolve(place).url_name or place
        seen = (name, self.page.title())
        if seen in _looked_at:
            return
        _looked_at.add(seen)
        found = Axe().run(self.page, options=RULES).response["violations"]
        barriers = [f"{place}: {each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]
        assert barriers == []
        self.page.set_viewport_size(NARROW)
        width = self.page.evaluate("document.documentElement.scrollWidth")
        self.page.set_viewport_size(WIDE)
        assert width <= NARROW["width"], f"{place} scrolls sideways at 320 px: {width}"

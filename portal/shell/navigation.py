"""Where one can go: the links of the header, by what one may do and by which pages there are."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from access.actor import Actor, Kind, Matter, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page in the navigation: its URL name, its words, and the rights or roles of which one opens it."""

    name: str
    label: str | Promise
    opened_by: frozenset[Matter | Role] | None = None


PAGES: dict[Kind, tuple[Page, ...]] = {
    Kind.EMPLOYER: (
        Page(name="home", label=_("Etusivu"), opened_by=frozenset({Matter.CLAIM})),
        Page(name="claims", label=_("Hakemukset"), opened_by=frozenset({Matter.CLAIM})),
        Page(name="claim_new", label=_("Uusi hakemus"), opened_by=frozenset({Matter.CLAIM})),
        Page(name="uploads", label=_("Tiedostot"), opened_by=frozenset({Matter.CLAIM})),
        Page(name="payments", label=_("Maksut"), opened_by=frozenset({Matter.PAYMENTS})),
        Page(name="settings", label=_("Yrityksen tiedot"), opened_by=frozenset({Matter.CLAIM})),
    ),
    Kind.FIRM: (
        Page(name="clients", label=_("Asiakkaat")),
        Page(name="uploads", label=_("Tiedostot"), opened_by=frozenset({Matter.CLAIM})),
        Page(name="claims", label=_("Hakemukset"), opened_by=frozenset({Matter.CLAIM})),
        Page(name="payments", label=_("Maksut"), opened_by=frozenset({Matter.PAYMENTS})),
    ),
    Kind.STAFF: (
        Page(name="trail", label=_("Tapahtumaloki"), opened_by=frozenset({Role.AUDITOR})),
        Page(name="queue", label=_("Käsittelyjono"), opened_by=frozenset({Role.OFFICER, Role.AUDITOR})),
        Page(
            name="help_requests",
            label=_("Avunpyynnöt"),
            opened_by=frozenset({Role.OFFICER, Role.AUDITOR}),
        ),
        Page(name="payment_runs", label=_("Maksuerät")),
        Page(name="insight", label=_("Palvelu ryhmittäin")),
        Page(name="figures", label=_("Lain luvut"), opened_by=frozenset({Role.OFFICER, Role.AUDITOR})),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of the header; `current` says that it leads to the page one is on, or above it."""

    url: str
    label: str
    current: bool


def navigation(actor: Actor | None, path: str) -> list[Link]:
    """Return the links for whoever looks at the page at `path`; pages that there are not are left out."""
    if actor is None:
        return []
    held = actor.roles.union(*actor.rights.values())
    pages = [page for page in PAGES.get(actor.kind, ()) if page.opened_by is None or held & page.opened_by]
    found = [(url, page.label) for page in pages if (url := _address(page.name))]
    current = max((url for url, _label in found if path.startswith(url)), key=len, default="")
    return [Link(url=url, label=str(label), current=url == current) for url, label in found]


def home_of(actor: Actor) -> str:
    """Return the address where an actor's work begins: the first page open to them."""
    links = navigation(actor, "")
    return links[0].url if links else reverse("organisations")


def help_url(actor: Actor | None, path: str) -> str:
    """Return where one asks Kela for help with the page at `path`; empty for who acts for no employer."""
    page = _address("help")
    if not page or actor is None or actor.kind not in {Kind.EMPLOYER, Kind.FIRM}:
        return ""
    return page if path.startswith(page) else f"{page}?{urlencode({'sivu': path})}"


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""

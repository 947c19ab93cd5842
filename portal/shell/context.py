"""What the frame of every page shows: who acts in whose name, where one can go, and in which language."""

from collections.abc import Callable
from functools import cache
from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from access.actor import Actor
from employers import queries
from portal.shell.acting import Offered, actor_of, choices
from portal.shell.navigation import Link, help_url, navigation
from portal.shell.reference import current_reference


class Language(TypedDict):
    """A language of the pages, as the switch shows it."""

    code: str
    label: str
    current: bool


class Frame(TypedDict):
    """What the frame's components take; what takes a question to the database is asked where it is shown."""

    actor: Actor | None
    navigation: list[Link]
    organisation: Callable[[], str]
    organisation_switch_url: Callable[[], str]
    languages: list[Language]
    path: str
    help_url: str
    demo: bool
    sign_out_url: str
    reference: str


def shell(request: HttpRequest) -> Frame:
    """Return the frame of the page that answers the request."""
    at = timezone.now()
    actor = actor_of(request, at) if hasattr(request, "user") else None

    @cache
    def offered() -> list[Offered]:
        user_id = actor.user_id if actor else None
        return [] if user_id is None else choices([user_id], at)[user_id]

    @cache
    def organisation() -> str:
        return _organisation(actor, offered())

    return Frame(
        actor=actor,
        navigation=navigation(actor, request.path),
        organisation=organisation,
        organisation_switch_url=lambda: reverse("organisations") if _choice_is_left(actor, offered()) else "",
        languages=[
            Language(code=code, label=label, current=code == get_language())
            for code, label in settings.LANGUAGES
        ],
        path=request.get_full_path() if request.method == "GET" else request.path,
        help_url=help_url(actor, request.path),
        demo=settings.DEMO,
        sign_out_url=reverse("sign_out") if actor else "",
        reference=current_reference(),
    )


def _organisation(actor: Actor | None, offered: list[Offered]) -> str:
    if actor is None:
        return ""
    if actor.client_id is not None:
        return queries.employer(for_=actor, employer_id=actor.client_id).name
    place = actor.firm_id or actor.employer_id
    return next(
        (each.name for each in offered if (each.choice.kind, each.choice.id) == (actor.kind, place)), ""
    )


def _choice_is_left(actor: Actor | None, offered: list[Offered]) -> bool:
    return len(offered) > 1 or (actor is not None and actor.client_id is not None)

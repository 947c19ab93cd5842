"""In whose name somebody acts: the session keeps only ids, and every request asks anew whether they may."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.http import HttpRequest

from access.actor import Actor, Kind, NotAllowedError
from access.queries import staff_actor, staff_roles, user_actor
from employers.queries import places
from employers.services import enter, enter_firm, note_entry

ACTING: Final = "acting"
SPOKEN: Final = "spoken"
"""Says that the language of the pages is the one of whoever signed in, not one chosen in this browser."""

_OF_THE_USER: Final = {SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY, SPOKEN}
_ACTOR: Final = "portal.actor"
_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Choice:
    """An employer, a firm, one client of a firm, or Kela.

    As text, and so in the session and in forms: "employer:5", "firm:2", "firm:2:7" or "staff".
    """

    kind: Kind
    id: int = 0
    client_id: int | None = None

    def __str__(self) -> str:
        parts = [self.kind.value, self.id or None, self.client_id]
        return ":".join(str(part) for part in parts if part is not None)

    @classmethod
    def read(cls, text: str) -> "Choice":
        """Return the choice that a text names; raise NotAllowedError where it names none."""
        kind, *ids = text.split(":")
        try:
            return cls(Kind(kind), *(int(each) for each in ids))
        except (ValueError, TypeError) as error:
            raise NotAllowedError("there is no such place") from error

    def actor(self, user_id: int, at: datetime) -> Actor:
        """Return the user as the actor of this choice; raise NotAllowedError where they may not be it."""
        if self.kind is Kind.STAFF:
            return staff_actor(user_id)
        if self.kind is Kind.EMPLOYER:
            return enter(user_id=user_id, employer_id=self.id, at=at)
        if self.kind is Kind.FIRM:
            clerk = enter_firm(user_id=user_id, firm_id=self.id, at=at)
            return clerk if self.client_id is None else clerk.for_client(self.client_id)
        raise NotAllowedError("nobody acts as that")


@dataclass(frozen=True, slots=True)
class Offered:
    """One choice a user has, as the page that offers it shows it; `name` is empty for Kela."""

    choice: Choice
    name: str
    business_id: str


def choices(user_ids: list[int], at: datetime) -> dict[int, list[Offered]]:
    """Return in whose name each of the users may act."""
    staff = staff_roles(user_ids)
    found = places(user_ids=user_ids, at=at)
    return {
        user_id: [
            Offered(Choice(place.kind, place.id), place.name, place.business_id) for place in found[user_id]
        ]
        + [Offered(Choice(Kind.STAFF), "", "")] * (user_id in staff)
        for user_id in user_ids
    }


def choose(request: HttpRequest, choice: Choice, *, user_id: int, at: datetime) -> Actor:
    """Begin to act as chosen; nothing of whom one acted for before stays in the session."""
    actor = choice.actor(user_id, at)
    for key in set(request.session.keys()) - _OF_THE_USER:
        del request.session[key]
    request.session[ACTING] = str(choice)
    request.META[_ACTOR] = actor
    note_entry(by=actor, at=at)
    return actor


def actor_of(request: HttpRequest, at: datetime) -> Actor | None:
    """Return who acts in this request, found out once; None for somebody who has not signed in."""
    if _ACTOR not in request.META:
        request.META[_ACTOR] = _found(request, at)
    actor: Actor | None = request.META[_ACTOR]
    return actor


def _found(request: HttpRequest, at: datetime) -> Actor | None:
    user_id = request.user.pk
    if user_id is None:
        return None
    if chosen := request.session.get(ACTING):
        try:
            return Choice.read(chosen).actor(user_id, at)
        except NotAllowedError as error:
            _log.warning("no longer acting as %s: %s", chosen, error)
            del request.session[ACTING]
    return user_actor(user_id)


def forget(request: HttpRequest) -> None:
    """Let this request find out anew who acts in it."""
    request.META.pop(_ACTOR, None)

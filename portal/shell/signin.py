"""Signing in and out: one door, whoever vouches for the person who comes through it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from access import queries, services
from access.actor import Actor
from access.scope import acting
from portal.shell.acting import choices, choose, forget

if TYPE_CHECKING:
    from access.models import User


class DemoBackend(BaseBackend):
    """Knows whoever has chosen to be one of the demo's people; without the demo it knows nobody."""

    def get_user(self, user_id: int) -> "User | None":
        """Return the user a session belongs to."""
        return queries.user_to_be(user_id) if settings.DEMO else None


def sign_in(request: HttpRequest, user: "User", *, at: datetime) -> Actor:
    """Let a user in who has been vouched for; whoever can act in one name only acts in it from now on."""
    login(request, user)
    forget(request)
    person = queries.user_actor(user.pk)
    with acting(person):
        services.note_sign_in(by=person, at=at)
    offered = choices([user.pk], at)[user.pk]
    if len(offered) == 1:
        return choose(request, offered[0].choice, user_id=user.pk, at=at)
    return person


def sign_out(request: HttpRequest, *, by: Actor, at: datetime) -> None:
    """Let a user out, and forget everything of the session."""
    services.note_sign_out(by=by, at=at)
    logout(request)
    forget(request)

"""Users and the roles of Kela's staff, and the coming and going of whoever signs in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.hashers import make_password

from access import trail
from access.actor import Actor, Role
from access.models import StaffRole, User
from access.scope import acting
from access.sealing import identity_key


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """Somebody who is to be able to sign in; `about` describes by language somebody made up for the demo."""

    email: str
    name: str
    identity_code: str = field(repr=False)
    language: str = "fi"
    about: dict[str, str] = field(default_factory=dict)


def add_users(users: Iterable[NewUser], *, by: Actor, at: datetime) -> dict[str, int]:
    """Add users and return the ids of all by e-mail address; whoever is there already stays as they are.

    The identity code itself is not kept, only the keyed hash by which one person's accounts are known.
    """
    by.require_role()
    entries = {user.email: user for user in users}
    with acting(by):
        known = _ids_of(entries)
        User.objects.bulk_create(
            (
                User(
                    email=user.email,
                    name=user.name,
                    person=identity_key(user.identity_code),
                    password=make_password(None),
                    language=user.language,
                    about=user.about,
                    created_at=at,
                )
                for user in entries.values()
            ),
            ignore_conflicts=True,
        )
        ids = _ids_of(entries)
        added = ids.keys() - known.keys()
        trail.record(
            by=by, at=at, deed="add", subject="user", subject_ids=[ids[email] for email in sorted(added)]
        )
    return ids


def _ids_of(emails: Iterable[str]) -> dict[str, int]:
    return dict(User.objects.filter(email__in=list(emails)).values_list("email", "id"))


def give_roles(*, user_id: int, roles: Iterable[Role], by: Actor, at: datetime) -> None:
    """Give a user roles at Kela, besides those they have."""
    by.require_role()
    given = sorted(roles)
    with acting(by):
        StaffRole.objects.bulk_create(
            (StaffRole(user_id=user_id, role=role.value) for role in given), ignore_conflicts=True
        )
        trail.record(
            by=by, at=at, deed="give_roles", subject="user", subject_ids=[user_id], roles=", ".join(given)
        )


def note_sign_in(*, by: Actor, at: datetime) -> None:
    """Leave word that somebody has signed in."""
    trail.record(by=by, at=at, deed="sign_in", subject="user", subject_ids=_person(by))


def note_sign_out(*, by: Actor, at: datetime) -> None:
    """Leave word that somebody has signed out."""
    trail.record(by=by, at=at, deed="sign_out", subject="user", subject_ids=_person(by))


def note_trail_view(*, by: Actor, at: datetime) -> None:
    """Leave word that somebody has read the trail itself."""
    trail.record(by=by, at=at, deed="view_trail", subject="trail", subject_ids=())


def _person(by: Actor) -> list[int]:
    return [] if by.user_id is None else [by.user_id]

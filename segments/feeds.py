"""Calendar feeds: a secret address per user, at which a calendar reads what is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from secrets import token_urlsafe

from django.utils.timezone import localtime

from access import trail
from access.actor import Actor, NotAllowedError
from access.scope import acting
from access.sealing import token_key
from employers.models import Employer
from employers.services import enter_everywhere
from segments.due import Task, due
from segments.models import CalendarFeed


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """What is due on a day at an employer, known by its Business ID: so many matters of one kind."""

    day: date
    business_id: str
    task: Task
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a calendar shows, and in which language."""

    language: str
    entries: list[Entry]


def open_feed(language: str, *, by: Actor, at: datetime) -> str:
    """Give the user a new address in place of the former; return its secret, shown this once and not kept."""
    secret = token_urlsafe(32)
    with acting(by):
        _revoke(by, at)
        row = CalendarFeed.objects.create(
            user_id=_user(by), key=token_key(secret), language=language, created_at=at
        )
        _record("issue", row, by=by, at=at)
    return secret


def close_feed(*, by: Actor, at: datetime) -> None:
    """Let the user's address open nothing any more; closing it again changes nothing."""
    with acting(by):
        _revoke(by, at)


def opened_at(*, for_: Actor) -> datetime | None:
    """Return when the user's address was made, None where there is none."""
    found = CalendarFeed.objects.filter(user_id=_user(for_), revoked_at__isnull=True).first()
    return found.created_at if found else None


def read(secret: str, *, at: datetime) -> Feed:
    """Return what is due at every place where the user of an address may enter; NotAllowedError for none."""
    found = CalendarFeed.objects.filter(key=token_key(secret), revoked_at__isnull=True).first()
    if found is None:
        raise NotAllowedError("no such feed")
    entries = {
        entry for actor in enter_everywhere(user_id=found.user_id, at=at) for entry in _entries(actor, at)
    }
    return Feed(language=found.language, entries=sorted(entries))


def _entries(actor: Actor, at: datetime) -> Iterator[Entry]:
    counts: dict[tuple[date, int, Task], int] = {}
    for each in due(for_=actor, on=localtime(at).date()):
        key = each.last_day, each.employer_id, each.task
        counts[key] = counts.get(key, 0) + 1
    with acting(actor):
        known = dict(
            Employer.objects.filter(id__in={employer for _day, employer, _task in counts}).values_list(
                "id", "business_id"
            )
        )
    for (day, employer_id, task), number in counts.items():
        yield Entry(day, known[employer_id], task, number)


def _user(by: Actor) -> int:
    if by.user_id is None:
        raise NotAllowedError("a calendar is a person's own")
    return by.user_id


def _revoke(by: Actor, at: datetime) -> None:
    for row in CalendarFeed.objects.select_for_update().filter(user_id=_user(by), revoked_at__isnull=True):
        row.revoked_at = at
        row.save(update_fields=["revoked_at"])
        _record("revoke", row, by=by, at=at)


def _record(deed: str, row: CalendarFeed, *, by: Actor, at: datetime) -> None:
    trail.record(by=by, at=at, deed=deed, subject="calendar_feed", subject_ids=[row.id])

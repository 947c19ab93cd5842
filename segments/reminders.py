"""Reminders by e-mail of what is due: a row a user and a day, gathered early, judged when it is sent.

A message tells how many matters of which employer are to be dealt with by when; never of whom, or of what
benefit. What has been dealt with in the meantime is not told. Nothing is sent in the quiet hours.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils.timezone import localtime

from access import trail
from access.actor import Actor, Matter
from access.queries import user_to_be
from access.scope import acting
from access.statements import bulk_cursor
from benefits.calendar import months_after
from benefits.findings import Finding
from employers.identity import read_email
from employers.post import Carrier, PostState, send_each
from employers.services import enter_everywhere
from payments.bank_days import is_bank_day
from segments.absences import MONTHS_BACK
from segments.due import Due, due
from segments.mails import write
from segments.models import Reminder, ReminderChoice
from segments.rhythms import FIRST, Rhythm, points

REST: Final = timedelta(days=7)
"""How long an address that took nothing is left alone, unless another is chosen: it may have been full."""
REMEMBERED: Final = 2 * FIRST
"""How far back what has been told is looked for."""

_GATHER: Final = f"""
INSERT INTO segments_reminder (user_id, day, state, told, tries, next_try_at)
SELECT DISTINCT p.user_id, %(day)s::date, 'waiting', '{{}}'::varchar[], 0, %(at)s::timestamptz
FROM (
    SELECT user_id, employer_id FROM employers_membership
    WHERE matter = %(matter)s AND starts_on <= %(day)s AND (ends_on IS NULL OR ends_on >= %(day)s)
    UNION
    SELECT c.user_id, m.employer_id FROM employers_firmmembership c
    JOIN employers_mandate m ON m.firm_id = c.firm_id AND m.matter = %(matter)s
        AND m.starts_on <= %(day)s AND (m.ends_on IS NULL OR m.ends_on >= %(day)s)
        AND (c.client_ids = '{{}}' OR m.employer_id = ANY(c.client_ids))
    WHERE c.starts_on <= %(day)s AND (c.ends_on IS NULL OR c.ends_on >= %(day)s)
) p
JOIN access_user u ON u.id = p.user_id AND u.is_active
LEFT JOIN LATERAL (
    SELECT rhythm, chosen_at FROM segments_reminderchoice c
    WHERE c.user_id = p.user_id ORDER BY id DESC LIMIT 1
) c ON true
WHERE c.rhythm IS DISTINCT FROM '{Rhythm.NEVER}'
    AND NOT EXISTS (
        SELECT 1 FROM segments_reminder f WHERE f.user_id = p.user_id AND f.state = '{PostState.FAILED}'
            AND f.settled_at > greatest(c.chosen_at, %(rested)s::timestamptz))
    AND (
        EXISTS (
            SELECT 1 FROM applications_draft d
            WHERE d.employer_id = p.employer_id AND d.application_id IS NULL)
        OR EXISTS (
            SELECT 1 FROM applications_application a
            WHERE a.employer_id = p.employer_id AND a.received_at >= %(since)s)
        OR EXISTS (
            SELECT 1 FROM incomes_absence b WHERE b.payer_id = p.employer_id AND b.ends_on >= %(since)s))
ON CONFLICT DO NOTHING
"""  # noqa: S608 - our own words
"""Everybody at whose employers anything might be due: whether it is, is asked when the message is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """How a user is reminded: the rhythm and the address, and the last reminder that was settled."""

    rhythm: Rhythm
    email: str
    last: Reminder | None

    @property
    def failed(self) -> bool:
        """Say whether the address took nothing when it was last tried."""
        return self.last is not None and self.last.state == PostState.FAILED


def reminded(*, for_: Actor) -> Reminded:
    """Return how the actor is reminded; what was settled before the newest choice is past."""
    return _reminded(for_.signatory)


def choose(rhythm: Rhythm, email: str, *, by: Actor, at: datetime) -> Finding | None:
    """Remind the actor in a rhythm at an address from now on; return what is wrong with the address."""
    address = read_email(email, "email")
    if isinstance(address, Finding):
        return address
    with acting(by):
        chosen = ReminderChoice.objects.create(
            user_id=by.signatory, rhythm=rhythm, email=address, chosen_at=at
        )
        trail.record(by=by, at=at, deed="choose", subject="reminder_choice", subject_ids=[chosen.pk])
    return None


def gather(*, by: Actor, at: datetime) -> int:
    """Let a reminder wait for everybody at whose employers something may be due; none on bank holidays.

    A second run on the same day adds only who has come since. Returns how many were added.
    """
    by.require_role()
    day = localtime(at).date()
    if not is_bank_day(day):
        return 0
    with acting(by), bulk_cursor() as cursor:
        cursor.execute(
            _GATHER,
            {
                "day": day,
                "at": at,
                "matter": Matter.CLAIM,
                "since": months_after(day, -MONTHS_BACK),
                "rested": at - REST,
            },
        )
        return int(cursor.rowcount)


def send(*, by: Actor, at: datetime) -> int:
    """Send reminders that wait; return how many were settled."""
    by.require_role()

    def settle(row: Reminder, carrier: Carrier) -> None:
        _settle(row, carrier, by=by, at=at)

    return send_each(Reminder.objects.all(), settle, by=by, at=at)


def to_tell(open_: Iterable[Due], told: dict[str, date], rhythm: Rhythm, day: date) -> list[Due]:
    """Return what a reminder of the day tells: all whose first point has come.

    That is nothing unless a point of some matter has come since that was told last.
    """
    begun = [(each, days) for each in open_ if (days := points(each.last_day, rhythm)) and days[0] <= day]
    if not any(_has_come(told.get(name_of(each), date.min), days, day) for each, days in begun):
        return []
    return [each for each, _days in begun]


def name_of(each: Due) -> str:
    """Return the name by which it is remembered that a matter was told."""
    return f"{each.employer_id} {each.task} {each.last_day}"


def _has_come(told_on: date, days: Sequence[date], day: date) -> bool:
    return any(told_on < point <= day for point in days)


def _settle(row: Reminder, carrier: Carrier, *, by: Actor, at: datetime) -> None:
    day, now = localtime(at).date(), _reminded(row.user_id)
    user = user_to_be(row.user_id)
    open_ = [] if user is None else _open(row.user_id, at)
    telling = to_tell(open_, _told(row.user_id, day), now.rhythm, day)
    if user is None or not telling:
        row.delete()
        return
    row.told = sorted({name_of(each) for each in telling})
    if carrier.carry(row, write(telling, to=now.email, language=user.language)):
        employers = sorted({each.employer_id for each in telling})
        trail.record(
            by=by, at=at, deed="send", subject="reminder", subject_ids=[row.id], employer_ids=employers
        )


def _open(user_id: int, at: datetime) -> list[Due]:
    """Return what is due at every place where a user may enter: the rights are asked anew.

    What is seen from two places, at an employer of one's own that is a client too, is told once.
    """
    on, found = localtime(at).date(), Counter[Due]()
    for actor in enter_everywhere(user_id=user_id, at=at):
        found |= Counter(due(for_=actor, on=on))
    return sorted(found.elements())


def _told(user_id: int, day: date) -> dict[str, date]:
    """Return when each matter was last told to a user."""
    sent = Reminder.objects.filter(
        user_id=user_id, state=PostState.SENT, settled_at__date__gte=day - REMEMBERED
    )
    rows = sent.order_by("settled_at").values_list("settled_at", "told")
    return {name: localtime(settled_at).date() for settled_at, told in rows for name in told}


def _reminded(user_id: int) -> Reminded:
    choice = ReminderChoice.objects.filter(user_id=user_id).order_by("-id").first()
    settled = Reminder.objects.filter(user_id=user_id, state__in=[PostState.SENT, PostState.FAILED]).order_by(
        "-settled_at"
    )
    if choice is not None:
        last = settled.filter(settled_at__gt=choice.chosen_at).first()
        return Reminded(rhythm=Rhythm(choice.rhythm), email=choice.email, last=last)
    user = user_to_be(user_id)
    return Reminded(rhythm=Rhythm.AS_THEY_COME, email=user.email if user else "", last=settled.first())

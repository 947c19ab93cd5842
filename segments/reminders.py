"""Reminders by e-mail of what is due: a row a user and a day, gathered early, judged when it is sent.

A message tells how many matters of which employer are to be dealt with by when; never of whom, or of what
benefit. What has been dealt with in the meantime is not told. Nothing is sent in the quiet hours.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Final

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import QuerySet
from django.utils.timezone import localtime

from access import trail
from access.actor import Actor, Matter
from access.queries import user_to_be
from access.scope import acting
from access.statements import bulk_cursor
from benefits.calendar import months_after
from benefits.findings import Finding
from employers.identity import read_email
from employers.services import enter_everywhere
from payments.bank_days import is_bank_day
from segments.absences import MONTHS_BACK
from segments.due import Due, due
from segments.mails import write
from segments.models import Reminder, ReminderChoice
from segments.rhythms import FIRST, ReminderState, Rhythm, points

OPEN_FROM, OPEN_UNTIL = 8, 18
"""The hours of a bank day between which mail is sent."""
PAUSES: Final = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))
"""How long after each failed try the next one comes; after the last nothing more is tried."""
REMEMBERED: Final = 2 * FIRST
"""How far back what has been told is looked for."""
PERMANENT: Final = 500
"""From this code on a mail server says that it will never take the message."""

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
        SELECT 1 FROM segments_reminder f WHERE f.user_id = p.user_id AND f.state = '{ReminderState.FAILED}'
            AND f.settled_at > coalesce(c.chosen_at, '-infinity'))
    AND (
        EXISTS (
            SELECT 1 FROM applications_draft d
            WHERE d.employer_id = p.employer_id AND d.application_id IS NULL)
        OR EXISTS (
            SELECT 1 FROM applications_application a
            WHERE a.employer_id = p.employer_id AND a.received_at >= %(since)s)
        OR EXISTS (
            SELECT 1 FROM incomes_absence b WHERE b.payer_id = p.employer_id AND b.ends_on >= %(since)s))
ON CONFLICT (user_id, day) DO NOTHING
"""  # noqa: S608 - our own words
"""Everybody at whose employers anything might be due: whether it is, is asked when the message is sent."""

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """How a user is reminded: the rhythm and the address, and the last reminder that was settled."""

    rhythm: Rhythm
    email: str
    last: Reminder | None

    @property
    def failed(self) -> bool:
        """Say whether the address takes no reminders, so that none are sent to it any more."""
        return self.last is not None and self.last.state == ReminderState.FAILED


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
            _GATHER, {"day": day, "at": at, "matter": Matter.CLAIM, "since": months_after(day, -MONTHS_BACK)}
        )
        return int(cursor.rowcount)


def send(*, by: Actor, at: datetime, most: int = 500) -> int:
    """Send reminders that wait, each in a transaction of its own; return how many were settled.

    A message whose transaction fails after it left is sent again, under the same Message-ID. A mail server
    that does not answer costs no try: the rows wait.
    """
    by.require_role()
    if not (_is_open(at) and _waiting(at).exists()):
        return 0
    settled = 0
    with get_connection() as line:
        while settled < most and _settle_next(line, by=by, at=at):
            settled += 1
    return settled


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


def _is_open(at: datetime) -> bool:
    here = localtime(at)
    return is_bank_day(here.date()) and OPEN_FROM <= here.hour < OPEN_UNTIL


def _settle_next(line: BaseEmailBackend, *, by: Actor, at: datetime) -> bool:
    """Settle the reminder that has waited longest, or put it off; say whether there was one."""
    with acting(by):
        row = _waiting(at).select_for_update(skip_locked=True).order_by("next_try_at", "id").first()
        if row is None:
            return False
        _settle(row, line, by=by, at=at)
    return True


def _waiting(at: datetime) -> QuerySet[Reminder]:
    return Reminder.objects.filter(state=ReminderState.WAITING, next_try_at__lte=at)


def _settle(row: Reminder, line: BaseEmailBackend, *, by: Actor, at: datetime) -> None:
    day, now = localtime(at).date(), _reminded(row.user_id)
    user = user_to_be(row.user_id)
    open_ = [] if user is None else _open(row.user_id, at)
    telling = to_tell(open_, _told(row.user_id, day), now.rhythm, day)
    if user is None or not telling:
        row.delete()
        return
    message = write(telling, number=row.id, to=now.email, language=user.language)
    message.connection = line
    try:
        message.send()
    except (SMTPException, OSError) as fault:
        line.close()
        _put_off(row, fault, at)
        return
    row.state, row.settled_at = ReminderState.SENT, at
    row.told = sorted({name_of(each) for each in telling})
    row.save(update_fields=["state", "settled_at", "told"])
    employers = sorted({each.employer_id for each in telling})
    trail.record(by=by, at=at, deed="send", subject="reminder", subject_ids=[row.id], employer_ids=employers)


def _put_off(row: Reminder, fault: Exception, at: datetime) -> None:
    """Try again later, or never where the server will never take it or has been asked often enough."""
    if _is_permanent(fault) or row.tries == len(PAUSES):
        _log.warning("reminder %s is given up: %s", row.id, type(fault).__name__)
        row.state, row.settled_at = ReminderState.FAILED, at
    else:
        row.next_try_at = at + PAUSES[row.tries]
    row.tries += 1
    row.save(update_fields=["state", "settled_at", "next_try_at", "tries"])


def _is_permanent(fault: Exception) -> bool:
    if isinstance(fault, SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _said in fault.recipients.values())
    return isinstance(fault, SMTPResponseException) and fault.smtp_code >= PERMANENT


def _open(user_id: int, at: datetime) -> list[Due]:
    """Return what is due at every place where a user may enter: the rights are asked anew."""
    on = localtime(at).date()
    return sorted(
        {each for actor in enter_everywhere(user_id=user_id, at=at) for each in due(for_=actor, on=on)}
    )


def _told(user_id: int, day: date) -> dict[str, date]:
    """Return when each matter was last told to a user."""
    sent = Reminder.objects.filter(
        user_id=user_id, state=ReminderState.SENT, settled_at__date__gte=day - REMEMBERED
    )
    rows = sent.order_by("settled_at").values_list("settled_at", "told")
    return {name: localtime(settled_at).date() for settled_at, told in rows for name in told}


def _reminded(user_id: int) -> Reminded:
    choice = ReminderChoice.objects.filter(user_id=user_id).order_by("-id").first()
    settled = Reminder.objects.filter(
        user_id=user_id, state__in=[ReminderState.SENT, ReminderState.FAILED]
    ).order_by("-settled_at")
    if choice is not None:
        last = settled.filter(settled_at__gt=choice.chosen_at).first()
        return Reminded(rhythm=Rhythm(choice.rhythm), email=choice.email, last=last)
    user = user_to_be(user_id)
    return Reminded(rhythm=Rhythm.AS_THEY_COME, email=user.email if user else "", last=settled.first())

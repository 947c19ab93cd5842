"""Post: messages by e-mail that wait in a table until a mail server has taken them, or never will."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Final, TypeVar

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.timezone import localtime

from access.actor import Actor
from access.scope import acting
from benefits.calendar import FRIDAY, holidays

OPEN_FROM, OPEN_UNTIL = 8, 18
"""The hours of a working day between which mail leaves."""
PAUSES: Final = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))
"""How long after each failed try the next one comes; after the last nothing more is tried."""
PERMANENT: Final = 500
"""From this code on a mail server says that it will never take mail for an address."""

_log: Final = logging.getLogger(__name__)


Row = TypeVar("Row", bound="Post")


class PostState(StrEnum):
    """WAITING for its time; SENT; FAILED, for the address took none."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class Post(models.Model):
    """A row for which a message is sent when its time comes; `tries` are those that failed.

    What the message says is found out when it is sent. A row for which there is nothing to say any more is
    removed.
    """

    state = models.CharField(max_length=8, choices=[(each.value, each.value) for each in PostState])
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(state=PostState.WAITING, settled_at__isnull=True)
                | (~Q(state=PostState.WAITING) & Q(settled_at__isnull=False)),
                name="%(class)s_settled_whole",
            )
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(state=PostState.WAITING), name="%(class)s_waiting"
            )
        ]

    def __str__(self) -> str:
        return self.state


class Carrier:
    """The line to the mail server, for one sweep."""

    def __init__(self, line: BaseEmailBackend, at: datetime) -> None:
        self.line = line
        self.at = at

    def carry(self, row: Post, message: EmailMessage) -> bool:
        """Send a row's message and settle the row, or put it off; say whether the message left."""
        message.connection = self.line
        message.extra_headers["Auto-Submitted"] = "auto-generated"
        message.extra_headers["Message-ID"] = f"<{_name_of(row)}-{row.pk}@kela-employer-portal>"
        try:
            message.send()
        except (SMTPException, OSError) as fault:
            self.line.close()
            self._put_off(row, fault)
            row.save()
            return False
        row.state, row.settled_at = PostState.SENT, self.at
        row.save()
        return True

    def _put_off(self, row: Post, fault: Exception) -> None:
        """Try again later, or never where the server will never take it or has been asked often enough."""
        if _is_permanent(fault) or row.tries == len(PAUSES):
            _log.warning("%s %s is given up: %s", _name_of(row), row.pk, type(fault).__name__)
            row.state, row.settled_at = PostState.FAILED, self.at
        else:
            row.next_try_at = self.at + PAUSES[row.tries]
        row.tries += 1


def send_each(
    rows: QuerySet[Row],
    settle: Callable[[Row, Carrier], None],
    *,
    by: Actor,
    at: datetime,
    most: int = 500,
) -> int:
    """Settle rows that wait, each in a transaction of its own; return how many were taken.

    Nothing leaves in the quiet hours. A message whose transaction fails after it left is sent again, under
    the same Message-ID. A mail server that does not answer costs no try: the error goes on, the rows wait.
    """
    waiting = rows.filter(state=PostState.WAITING, next_try_at__lte=at).order_by("next_try_at", "id")
    if not is_open(at):
        return 0
    with acting(by):
        if not waiting.exists():
            return 0
    taken = 0
    with get_connection() as line:
        carrier = Carrier(line, at)
        while taken < most:
            with acting(by):
                row = waiting.select_for_update(skip_locked=True).first()
                if row is None:
                    break
                settle(row, carrier)
            taken += 1
    return taken


def is_open(at: datetime) -> bool:
    """Say whether mail leaves: within its hours, Monday to Friday, on no holiday."""
    here = localtime(at)
    working = here.weekday() <= FRIDAY and here.date() not in holidays(here.year)
    return working and OPEN_FROM <= here.hour < OPEN_UNTIL


def _name_of(row: Post) -> str:
    return type(row).__name__.lower()


def _is_permanent(fault: Exception) -> bool:
    """Say whether the address itself is refused for good; what else a server refuses may be ours to mend."""
    return isinstance(fault, SMTPRecipientsRefused) and all(
        code >= PERMANENT for code, _said in fault.recipients.values()
    )

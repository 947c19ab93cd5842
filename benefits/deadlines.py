"""Deadlines (hakuaika): the last day on which a claim is in time, in the calendar of time limits (C1–C5)."""

from datetime import date

import msgspec

from benefits.calendar import months_after, open_day_from
from benefits.law import Law


class Deadline(msgspec.Struct, frozen=True):
    """The last day of a time limit: as it is counted, and as it is moved past weekends and holidays (C3)."""

    plain_day: date
    last_day: date


def months_from(day: date, months: int) -> Deadline:
    """Return the time limit of so many months that begins on the day (C2, C3; act 150/1930)."""
    plain_day = months_after(day, months)
    return Deadline(plain_day, open_day_from(plain_day))


def sickness_allowance(onset: date, law: Law) -> Deadline:
    """Return until when sickness allowance is claimed: two months from onset, for all days (C5, SVL 15:4)."""
    return months_from(onset, law.sickness_allowance.claim_months)


def sickness_allowance_continued(paid_until: date, law: Law) -> Deadline:
    """Return until when a continuation is claimed: two months from the end of the payment (C5, SVL 15:4)."""
    return months_from(paid_until, law.sickness_allowance.claim_months)

"""What the register data say of people and employers: wages, absences, headcount.

People are asked for by the keyed hash of their identity code. What is found lies within the scope of the
transaction: an employer and its payroll firm see their own reports only.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, F

from access.actor import Actor
from access.scope import acting
from access.statements import bulk_cursor
from benefits.checkpoints import notice_window
from benefits.income import last_three_months, reference_period
from benefits.law import law_on
from benefits.periods import Period
from incomes.models import Absence, Report
from incomes.states import State

_WAGES = """
SELECT a.place, w.gross, w.last_three, w.source
FROM unnest(%(keys)b::bytea[], %(payers)b::bigint[], %(starts)b::date[], %(last_three)b::date[],
    %(ends)b::date[])
    WITH ORDINALITY AS a(earner_key, payer_id, starts_on, last_three_from, ends_on, place)
CROSS JOIN LATERAL (
    SELECT sum(r.wages) AS gross,
        coalesce(sum(r.wages) FILTER (WHERE r.payment_date >= a.last_three_from), 0) AS last_three,
        CASE WHEN bool_or(r.doubtful) THEN 'doubtful' WHEN bool_or(r.source = 'upload') THEN 'upload'
            ELSE 'register' END AS source
    FROM incomes_report r
    WHERE r.earner_key = a.earner_key AND r.state = 'valid'
        AND r.payment_date BETWEEN a.starts_on AND a.ends_on
        AND (a.payer_id IS NULL OR r.payer_id = a.payer_id)
) AS w
WHERE w.gross IS NOT NULL
"""
"""Each person's reports are looked up by themselves: no plan that the database may choose reads them all."""

_SICK_LEAVES = """
SELECT a.place, l.starts, l.ends
FROM unnest(%(keys)b::bytea[], %(payers)b::bigint[], %(windows)b::date[], %(onsets)b::date[])
    WITH ORDINALITY AS a(earner_key, payer_id, window_opens, onset, place)
CROSS JOIN LATERAL (
    SELECT array_agg(b.starts_on ORDER BY b.starts_on) AS starts,
        array_agg(coalesce(b.ends_on, b.until, b.starts_on) ORDER BY b.starts_on) AS ends
    FROM incomes_absence b JOIN incomes_report r ON r.id = b.report_id AND r.state = 'valid'
    WHERE b.earner_key = a.earner_key AND b.cause = %(cause)s AND b.starts_on < a.onset
        AND coalesce(b.ends_on, b.until, b.starts_on) >= a.window_opens
        AND (a.payer_id IS NULL OR b.payer_id = a.payer_id)
) AS l
WHERE l.starts IS NOT NULL
"""
_ILLNESS = 1
"""The cause of absence by which the Incomes Register names illness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Whose wages or sick leaves are asked for, before which onset, and of one payer or of all."""

    earner_key: bytes
    onset: date
    payer_id: int | None = None


class Wages(NamedTuple):
    """Wages that count towards annual income, before the deduction, in euros.

    Those of the reference period and of its last three months. `source` is "register"; "upload" where some
    come from a file that was sent to us, "doubtful" where a person must look at some of them.
    """

    gross: Decimal
    last_three_months: Decimal
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One payment of wages that a valid report tells of; `doubtful` are income types to be looked at."""

    payment_date: date
    payer: str
    wages: Decimal
    source: str
    version: int
    doubtful: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsencePeriod:
    """Days of absence that a valid report tells of, both included; `amount` is the pay for them in euros.

    `until` is the day to which it is known to go on, `applied` whether Kela was asked to reimburse it.
    """

    earner_key: bytes
    payer_id: int
    starts_on: date
    ends_on: date | None
    until: date | None
    paid: bool
    cause: int
    amount: Decimal | None
    applied: bool


def wages_in_reference_periods(asked: Sequence[Asking]) -> list[Wages | None]:
    """Return the wages of each, in order, None where no report tells of any (S12, SVL 11:2.1)."""
    periods = {
        onset: (reference_period(onset), last_three_months(onset)) for onset in {each.onset for each in asked}
    }
    found: list[Wages | None] = [None] * len(asked)
    with bulk_cursor() as cursor:
        cursor.execute(
            _WAGES,
            {
                "keys": [each.earner_key for each in asked],
                "payers": [each.payer_id for each in asked],
                "starts": [periods[each.onset][0].starts_on for each in asked],
                "last_three": [periods[each.onset][1].starts_on for each in asked],
                "ends": [periods[each.onset][0].ends_on for each in asked],
            },
        )
        for place, gross, last_three, source in cursor.fetchall():
            found[place - 1] = Wages(gross, last_three, source)
    return found


def sick_leaves(asked: Sequence[Asking]) -> list[tuple[Period, ...]]:
    """Return the sickness absences of each before the onset, in order, that the notice counts (S31)."""
    windows = {onset: notice_window(onset, law_on(onset)) for onset in {each.onset for each in asked}}
    found: list[tuple[Period, ...]] = [()] * len(asked)
    with bulk_cursor() as cursor:
        cursor.execute(
            _SICK_LEAVES,
            {
                "keys": [each.earner_key for each in asked],
                "payers": [each.payer_id for each in asked],
                "windows": [windows[each.onset] for each in asked],
                "onsets": [each.onset for each in asked],
                "cause": _ILLNESS,
            },
        )
        for place, starts, ends in cursor.fetchall():
            found[place - 1] = tuple(map(Period, starts, ends))
    return found


def payments(*, earner_key: bytes, starts_on: date, ends_on: date, for_: Actor) -> list[Payment]:
    """Return what was paid to a person from a day to a day, the newest first."""
    with acting(for_):
        reports = Report.objects.filter(
            earner_key=earner_key, payment_date__range=(starts_on, ends_on), state=State.VALID
        )
        values = reports.order_by("-payment_date", "payer__name", "id").values_list(
            "payment_date", "payer__name", "wages", "source", "version", "document__doubtful"
        )
        return [
            Payment(
                payment_date=paid_on,
                payer=payer,
                wages=wages,
                source=source,
                version=version,
                doubtful=tuple(doubtful or ()),
            )
            for paid_on, payer, wages, source, version, doubtful in values
        ]


def absences(
    *, earner_keys: Collection[bytes], starts_on: date, ends_on: date, for_: Actor
) -> list[AbsencePeriod]:
    """Return the absences of people that begin from a day to a day, in order of their first day."""
    with acting(for_):
        periods = Absence.objects.filter(
            earner_key__in=earner_keys, starts_on__range=(starts_on, ends_on), report__state=State.VALID
        )
        return [
            AbsencePeriod(
                earner_key=bytes(each.earner_key),
                payer_id=each.payer_id,
                starts_on=each.starts_on,
                ends_on=each.ends_on,
                until=each.until,
                paid=each.paid,
                cause=each.cause,
                amount=each.amount,
                applied=each.application_type is not None,
            )
            for each in periods.order_by("starts_on", "report_id", "-paid", "position")
        ]


def headcounts(
    *, employer_ids: Collection[int], starts_on: date, ends_on: date, for_: Actor
) -> dict[int, int]:
    """Return to how many people each employer paid something from a day to a day; none is left out."""
    with acting(for_):
        reports = Report.objects.filter(
            payer__in=employer_ids, payment_date__range=(starts_on, ends_on), state=State.VALID
        )
        counted = dict(
            reports.order_by()
            .values(employer=F("payer_id"))
            .annotate(people=Count("earner_key", distinct=True))
            .values_list("employer", "people")
        )
    return {employer: counted.get(employer, 0) for employer in employer_ids}

"""Reports as rows: the statements behind the deeds, a thousand reports at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from access.sealing import seal_text
from access.statements import bulk_cursor
from incomes.documents import document_of, earner_of
from incomes.models import Delivery
from incomes.states import Source, State
from incomes.wage_reports.case import Case
from incomes.wage_reports.message import PaidPeriod, UnpaidPeriod
from incomes.wage_reports.wages import wages_of

EARNER = "incomes_report.earner"
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('incomes_report', %s))"
_FORMER = """
SELECT i.place, r.id, r.delivery_id, r.report_id, r.register_id, r.version, r.state, r.source,
    r.document->>'unchangeable'
FROM unnest(%(report_ids)b::text[], %(register_ids)b::text[])
    WITH ORDINALITY AS i(report_id, register_id, place)
CROSS JOIN LATERAL (
    (SELECT * FROM incomes_report
     WHERE payer_id = %(payer)s AND report_id = i.report_id
     ORDER BY version DESC LIMIT 1)
    UNION ALL
    (SELECT * FROM incomes_report
     WHERE payer_id = %(payer)s AND i.report_id = '' AND register_id <> '' AND register_id = i.register_id
     ORDER BY version DESC LIMIT 1)
) AS r
WHERE '' IN (i.register_id, r.register_id) OR r.register_id = i.register_id
"""
_MARK = "UPDATE incomes_report SET state = %s WHERE id = ANY(%b::bigint[])"
_NOTE_CHANGE = """
UPDATE incomes_delivery SET changed_at = greatest(changed_at, %s)
WHERE id IN (SELECT delivery_id FROM incomes_report WHERE id = ANY(%b::bigint[]))
"""
_INSERT = """
INSERT INTO incomes_report (delivery_id, payer_id, source, report_id, register_id, version, state, earner,
    earner_key, payment_date, wages, doubtful, document)
SELECT %(delivery)s, %(payer)s, %(source)s, s.report_id, s.register_id, s.version, 'valid', s.earner,
    s.earner_key, %(payment_date)s, s.wages, s.doubtful, s.document::jsonb
FROM unnest(%(report_ids)b::text[], %(register_ids)b::text[], %(versions)b::int[], %(earners)b::bytea[],
    %(earner_keys)b::bytea[], %(wages)b::numeric[], %(doubtful)b::bool[], %(documents)b::text[])
    AS s(report_id, register_id, version, earner, earner_key, wages, doubtful, document)
RETURNING report_id, id
"""
_ABSENCES = """
INSERT INTO incomes_absence (report_id, payer_id, earner_key, position, paid, cause, starts_on, ends_on,
    until, amount, application_type)
SELECT s.report_id, %(payer)s, s.earner_key, s.position, s.paid, s.cause, s.starts_on, s.ends_on, s.until,
    s.amount, s.application_type
FROM unnest(%(report_ids)b::bigint[], %(earner_keys)b::bytea[], %(positions)b::int[], %(paid)b::bool[],
    %(causes)b::int[], %(starts)b::date[], %(ends)b::date[], %(untils)b::date[], %(amounts)b::numeric[],
    %(types)b::int[])
    AS s(report_id, earner_key, position, paid, cause, starts_on, ends_on, until, amount, application_type)
"""


@dataclass(frozen=True, slots=True)
class Former:
    """The newest version of a report that was received before."""

    id: int
    delivery_id: int
    report_id: str
    register_id: str
    version: int
    state: State
    source: Source
    unchangeable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """A version to be kept, with its references in full and the earner's key."""

    case: Case
    report_id: str
    register_id: str
    version: int


def lock(payer_id: int) -> None:
    """Let deliveries of one payer be handled one after another, until the transaction ends."""
    with bulk_cursor() as cursor:
        cursor.execute(_LOCK, [payer_id])


def formers(payer_id: int, references: Sequence[tuple[str, str]]) -> list[Former | None]:
    """Return the newest version known by each pair of the payer's and the register's reference, in order.

    A reference that is empty is not asked; a report whose register reference is not known yet takes any.
    """
    found: list[Former | None] = [None] * len(references)
    with bulk_cursor() as cursor:
        cursor.execute(
            _FORMER,
            {
                "payer": payer_id,
                "report_ids": [report_id for report_id, _ in references],
                "register_ids": [register_id for _, register_id in references],
            },
        )
        for place, id_, delivery, report, register, version, state, source, unchangeable in cursor.fetchall():
            found[place - 1] = Former(
                id_, delivery, report, register, version, State(state), Source(source), unchangeable
            )
    return found


def mark(ids: Sequence[int], state: State) -> None:
    """Say of versions that they have been replaced or cancelled."""
    with bulk_cursor() as cursor:
        cursor.execute(_MARK, [state, list(ids)])


def note_change(ids: Sequence[int], at: datetime) -> None:
    """Note on the deliveries of reports when these were cancelled."""
    with bulk_cursor() as cursor:
        cursor.execute(_NOTE_CHANGE, [at, list(ids)])


def insert(delivery: Delivery, new: Sequence[New]) -> list[int]:
    """Keep versions of reports with their absences; return the ids of their rows, in order."""
    if not new:
        return []
    wages = [wages_of(each.case.report) for each in new]
    earners = [earner_of(each.case, each.report_id) for each in new]
    documents = [document_of(each.case, counted.doubtful) for each, counted in zip(new, wages, strict=True)]
    with bulk_cursor() as cursor:
        cursor.execute(
            _INSERT,
            {
                "delivery": delivery.pk,
                "payer": delivery.payer_id,
                "source": delivery.source,
                "payment_date": delivery.payment_date,
                "report_ids": [each.report_id for each in new],
                "register_ids": [each.register_id for each in new],
                "versions": [each.version for each in new],
                "earners": [seal_text(code, EARNER) for code, _ in earners],
                "earner_keys": [key for _, key in earners],
                "wages": [counted.counted for counted in wages],
                "doubtful": [bool(counted.doubtful) for counted in wages],
                "documents": [msgspec.json.encode(document).decode() for document in documents],
            },
        )
        ids = dict(cursor.fetchall())
    in_order = [ids[each.report_id] for each in new]
    keys = [key for _, key in earners]
    _insert_absences(delivery.payer_id, list(zip(in_order, keys, new, strict=True)))
    return in_order


def _insert_absences(payer_id: int, kept: list[tuple[int, bytes, New]]) -> None:
    absences = [
        (row, key, place, period) for row, key, new in kept for place, period in _periods_of(new.case)
    ]
    if not absences:
        return
    periods = [period for _, _, _, period in absences]
    paid = [period if isinstance(period, PaidPeriod) else None for period in periods]
    with bulk_cursor() as cursor:
        cursor.execute(
            _ABSENCES,
            {
                "payer": payer_id,
                "report_ids": [row for row, _, _, _ in absences],
                "earner_keys": [key for _, key, _, _ in absences],
                "positions": [place for _, _, place, _ in absences],
                "paid": [each is not None for each in paid],
                "causes": [period.cause for period in periods],
                "starts": [period.starts_on for period in periods],
                "ends": [period.ends_on for period in periods],
                "untils": [each and each.until for each in paid],
                "amounts": [each and each.amount for each in paid],
                "types": [
                    each.reimbursements[0].type if each and each.reimbursements else None for each in paid
                ],
            },
        )


def _periods_of(case: Case) -> list[tuple[int, PaidPeriod | UnpaidPeriod]]:
    """Return the absences of a report with their places among the paid and among the unpaid ones."""
    return [*enumerate(case.absences.paid), *enumerate(case.absences.unpaid)]

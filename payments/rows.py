"""The set-based statements behind the deeds: payments raised, put into a run and settled many at a time."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import connection

from benefits.catalogue import BENEFITS

_RAISE = """
INSERT INTO payments_payment (instalment_id, employer_id, amount, state, due_at, end_to_end_id, reference,
    return_reason)
SELECT i.id, a.employer_id, i.amount - h.held, 'due', %(at)s, 'KELA-' || i.id,
    left(COALESCE(NULLIF(v.claim ->> 'payment_reference', ''),
        n.name || ' ' || a.id || '/' || d.number), 140), ''
FROM decisions_instalment i JOIN decisions_decision d ON d.id = i.decision_id
JOIN applications_application a ON a.id = d.application_id
JOIN applications_claimversion v ON v.application_id = a.id AND v.number = d.version
JOIN unnest(%(benefits)s::text[], %(languages)s::text[], %(names)s::text[]) AS n(benefit, language, name)
    ON n.benefit = a.benefit AND n.language = d.language
CROSS JOIN LATERAL (
    SELECT COALESCE(sum(amount), 0) AS held FROM payments_heldback WHERE instalment_id = i.id
) h
WHERE i.ends_on <= %(on)s AND i.amount > h.held
    AND NOT EXISTS (SELECT 1 FROM payments_payment p WHERE p.instalment_id = i.id)
ORDER BY i.id LIMIT %(limit)s
ON CONFLICT (instalment_id) DO NOTHING
RETURNING id, employer_id
"""
_LOWERED = """
SELECT d.id, d.application_id FROM decisions_decision d
WHERE d.difference < 0 AND NOT EXISTS (SELECT 1 FROM payments_recovery r WHERE r.decision_id = d.id)
    AND NOT EXISTS (
        SELECT 1 FROM decisions_decision b WHERE b.application_id = d.application_id AND b.number < d.number
            AND b.difference < 0
            AND NOT EXISTS (SELECT 1 FROM payments_recovery r WHERE r.decision_id = b.id))
ORDER BY d.id LIMIT %(limit)s
"""
_LOCK_UNSENT = """
SELECT p.id FROM payments_payment p JOIN decisions_instalment i ON i.id = p.instalment_id
JOIN decisions_decision d ON d.id = i.decision_id
WHERE d.application_id = ANY(%(applications)s) ORDER BY p.id FOR UPDATE OF p
"""
_RECOVER = """
WITH lowered AS (
    SELECT d.id, d.application_id, d.number, a.employer_id, -d.difference AS less
    FROM decisions_decision d JOIN applications_application a ON a.id = d.application_id
    WHERE d.id = ANY(%(decisions)s)
), unsent AS (
    SELECT l.id AS decision_id, i.id AS instalment_id, l.less, i.amount - h.held AS left_over,
        sum(i.amount - h.held) OVER (PARTITION BY l.id ORDER BY d.number DESC, i.number DESC) AS running
    FROM lowered l
    JOIN decisions_decision d ON d.application_id = l.application_id AND d.number < l.number
    JOIN decisions_instalment i ON i.decision_id = d.id
    LEFT JOIN payments_payment p ON p.instalment_id = i.id
    CROSS JOIN LATERAL (
        SELECT COALESCE(sum(amount), 0) AS held FROM payments_heldback WHERE instalment_id = i.id
    ) h
    WHERE i.amount > h.held AND (p.id IS NULL OR p.state = 'due' AND p.run_id IS NULL)
), taken AS (
    SELECT decision_id, instalment_id, LEAST(left_over, less - (running - left_over)) AS amount
    FROM unsent WHERE running - left_over < less
), new AS (
    INSERT INTO payments_recovery (decision_id, employer_id, amount, state, raised_at, reason)
    SELECT l.id, l.employer_id, l.less - t.held, CASE WHEN l.less = t.held THEN 'held_back' ELSE 'open' END,
        %(at)s, ''
    FROM lowered l CROSS JOIN LATERAL (
        SELECT COALESCE(sum(amount), 0) AS held FROM taken WHERE decision_id = l.id
    ) t
    ORDER BY l.id
    RETURNING id, decision_id, employer_id
), held AS (
    INSERT INTO payments_heldback (recovery_id, instalment_id, amount)
    SELECT n.id, t.instalment_id, t.amount FROM taken t JOIN new n ON n.decision_id = t.decision_id
    RETURNING instalment_id, amount
), emptied AS (
    DELETE FROM payments_payment p USING held h WHERE p.instalment_id = h.instalment_id
        AND p.amount = h.amount
), lessened AS (
    UPDATE payments_payment p SET amount = p.amount - h.amount FROM held h
    WHERE p.instalment_id = h.instalment_id AND p.amount > h.amount
)
SELECT id, employer_id FROM new
"""
_PUT = """
UPDATE payments_payment p SET run_id = r.id, account_id = s.account_id, pay_on = r.pay_on
FROM payments_paymentrun r, unnest(%(ids)s::bigint[], %(accounts)s::bigint[]) AS s(id, account_id)
WHERE p.id = s.id AND r.id = %(run)s
"""
_RETURN = """
UPDATE payments_payment p SET state = 'returned', settled_at = %(at)s, return_reason = s.reason
FROM unnest(%(ids)s::text[], %(reasons)s::text[]) AS s(end_to_end_id, reason)
WHERE p.run_id = %(run)s AND p.state = 'sent' AND p.end_to_end_id = s.end_to_end_id
RETURNING p.id
"""
_RAISE_AGAIN = """
UPDATE payments_payment SET state = 'due', run_id = NULL, account_id = NULL, pay_on = NULL, settled_at = NULL,
    return_reason = '', due_at = %(at)s, end_to_end_id = 'KELA-' || instalment_id || '-' || run_id
WHERE id = ANY(%(ids)s) AND state = 'returned' RETURNING id, employer_id
"""


def raise_due(on: date, at: datetime, limit: int) -> list[tuple[int, int]]:
    """Insert payments of instalments closed by the day that have none; return ids and their employers'."""
    names = [
        (benefit.code, language, name)
        for benefit in BENEFITS.values()
        for language, name in benefit.names.items()
    ]
    benefits, languages, said = (list(column) for column in zip(*names, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(
            _RAISE,
            {"at": at, "on": on, "limit": limit, "benefits": benefits, "languages": languages, "names": said},
        )
        return [(payment_id, employer_id) for payment_id, employer_id in cursor.fetchall()]


def recover(at: datetime, limit: int) -> list[tuple[int, int]]:
    """Hold back what later decisions took away, as far as it was not sent, and open recoveries of the rest.

    The latest instalments are held back first; of an application the earliest decision comes first. Returns
    the recoveries' ids and their employers'.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LOWERED, {"limit": limit})
        lowered = cursor.fetchall()
        if not lowered:
            return []
        decisions, applications = (list(column) for column in zip(*lowered, strict=True))
        cursor.execute(_LOCK_UNSENT, {"applications": applications})
        cursor.execute(_RECOVER, {"decisions": decisions, "at": at})
        return [(recovery_id, employer_id) for recovery_id, employer_id in cursor.fetchall()]


def put_into(run_id: int, accounts: Mapping[int, int]) -> None:
    """Put payments into a run, each with the account it goes to."""
    with connection.cursor() as cursor:
        cursor.execute(_PUT, {"run": run_id, "ids": list(accounts), "accounts": list(accounts.values())})


def give_back(run_id: int, reasons: Iterable[tuple[str, str]], at: datetime) -> list[int]:
    """Mark sent payments of a run returned, by end-to-end identification and reason; return their ids."""
    told = dict(reasons)
    with connection.cursor() as cursor:
        cursor.execute(_RETURN, {"run": run_id, "at": at, "ids": list(told), "reasons": list(told.values())})
        return [row[0] for row in cursor.fetchall()]


def raise_again(payment_ids: Iterable[int], at: datetime) -> list[tuple[int, int]]:
    """Make returned payments due again under a new identification; return ids and their employers'."""
    with connection.cursor() as cursor:
        cursor.execute(_RAISE_AGAIN, {"ids": list(payment_ids), "at": at})
        return [(payment_id, employer_id) for payment_id, employer_id in cursor.fetchall()]

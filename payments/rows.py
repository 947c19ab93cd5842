"""The set-based statements behind the deeds: payments raised, put into a run and settled many at a time."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import connection

from benefits.catalogue import BENEFITS

_RAISE = """
INSERT INTO payments_payment (instalment_id, employer_id, amount, state, due_at, end_to_end_id, reference,
    return_reason)
SELECT i.id, a.employer_id, i.amount, 'due', %(at)s, 'KELA-' || i.id,
    left(COALESCE(NULLIF(v.claim ->> 'payment_reference', ''),
        n.name || ' ' || a.id || '/' || d.number), 140), ''
FROM decisions_instalment i JOIN decisions_decision d ON d.id = i.decision_id
JOIN applications_application a ON a.id = d.application_id
JOIN applications_claimversion v ON v.application_id = a.id AND v.number = d.version
JOIN unnest(%(benefits)s::text[], %(languages)s::text[], %(names)s::text[]) AS n(benefit, language, name)
    ON n.benefit = a.benefit AND n.language = d.language
WHERE i.ends_on <= %(on)s AND NOT EXISTS (SELECT 1 FROM payments_payment p WHERE p.instalment_id = i.id)
ORDER BY i.id LIMIT %(limit)s
ON CONFLICT (instalment_id) DO NOTHING
RETURNING id, employer_id
"""
_PUT = """
UPDATE payments_payment p SET run_id = %(run)s, account_id = s.account_id
FROM unnest(%(ids)s::bigint[], %(accounts)s::bigint[]) AS s(id, account_id) WHERE p.id = s.id
"""
_RETURN = """
UPDATE payments_payment p SET state = 'returned', settled_at = %(at)s, return_reason = s.reason
FROM unnest(%(ids)s::text[], %(reasons)s::text[]) AS s(end_to_end_id, reason)
WHERE p.run_id = %(run)s AND p.state = 'sent' AND p.end_to_end_id = s.end_to_end_id
RETURNING p.id
"""
_RAISE_AGAIN = """
UPDATE payments_payment SET state = 'due', run_id = NULL, account_id = NULL, settled_at = NULL,
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

"""The set-based statement behind the classification: it asks of many employers and writes what is new."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from access.statements import bulk_cursor
from segments.classes import Segment
from segments.classify import Borders
from segments.models import Run

_LOCK: Final = "SELECT pg_advisory_xact_lock(hashtextextended('segments_run', 0))"
_BY_INDEX: Final = "SELECT set_config('enable_seqscan', %s, true)"
"""The first run fills a table that is planned for as empty: read through for each employer, it would take
the square of its time."""
_ALL: Final = "SELECT id FROM employers_employer"
_CHANGED: Final = """
    SELECT payer_id AS id FROM incomes_delivery WHERE changed_at >= %(since)s
    UNION SELECT employer_id FROM employers_headcountstatement WHERE stated_at >= %(since)s
    UNION SELECT e.id FROM employers_payrollfirm f JOIN employers_employer e USING (business_id)
        WHERE f.created_at >= %(since)s
    UNION SELECT e.id FROM employers_employer e
        WHERE NOT EXISTS (SELECT 1 FROM segments_classification c WHERE c.employer_id = e.id)
"""
_CLASSIFY: Final = """
INSERT INTO segments_classification (employer_id, run_id, segment, source, people, threshold)
SELECT k.id, %(run)s, c.segment, k.source, k.people,
    CASE WHEN k.people IS NULL THEN NULL
        WHEN c.segment = 'small' OR c.segment = 'medium' AND k.held <> 'large' THEN b.medium
        ELSE b.large END
FROM (
    SELECT a.id, coalesce(h.segment, '') AS held, coalesce(h.source, '') AS held_source,
        CASE WHEN f.id IS NOT NULL THEN 'firm' WHEN counted.people > 0 THEN 'register'
            WHEN stated.people IS NOT NULL THEN 'stated' ELSE 'none' END AS source,
        CASE WHEN f.id IS NULL THEN coalesce(nullif(counted.people, 0), stated.people) END AS people
    FROM ({asked}) AS a
    JOIN employers_employer e ON e.id = a.id
    LEFT JOIN employers_payrollfirm f ON f.business_id = e.business_id
    LEFT JOIN LATERAL (
        SELECT segment, source FROM segments_classification
        WHERE employer_id = a.id ORDER BY id DESC LIMIT 1
    ) AS h ON true
    LEFT JOIN LATERAL (
        SELECT people FROM employers_headcountstatement
        WHERE employer_id = a.id ORDER BY stated_at DESC, id DESC LIMIT 1
    ) AS stated ON true
    CROSS JOIN LATERAL (
        SELECT count(DISTINCT earner_key) AS people FROM incomes_report
        WHERE payer_id = a.id AND state = 'valid' AND payment_date BETWEEN %(starts_on)s AND %(ends_on)s
    ) AS counted
) AS k
JOIN unnest(%(held)b::text[], %(medium)b::int[], %(large)b::int[]) AS b(held, medium, large)
    ON b.held = CASE WHEN k.held_source IN ('register', 'stated') THEN k.held ELSE '' END
CROSS JOIN LATERAL (
    SELECT CASE WHEN k.source = 'firm' THEN 'payroll_firm' WHEN k.people >= b.large THEN 'large'
        WHEN k.people >= b.medium THEN 'medium' ELSE 'small' END AS segment
) AS c
WHERE k.held = '' OR k.source <> 'none' AND (c.segment, k.source) <> (k.held, k.held_source)
ORDER BY k.id
"""
"""Each employer is looked up by itself: the plan is the same for a hundred of them and for a million. One of
whom nothing is known any more stays what it was."""


def lock() -> None:
    """Let runs follow one another, until the transaction ends."""
    with bulk_cursor() as cursor:
        cursor.execute(_LOCK)


def classify(run: Run, borders: Mapping[Segment | None, Borders], since: datetime | None) -> int:
    """Write the classes that a run finds anew and return how many.

    It looks at every employer or, given `since`, at those of whom something has changed since then.
    """
    with bulk_cursor() as cursor:
        cursor.execute(_BY_INDEX, ["off"])
        cursor.execute(
            _CLASSIFY.replace("{asked}", _ALL if since is None else _CHANGED),
            {
                "run": run.pk,
                "starts_on": run.starts_on,
                "ends_on": run.ends_on,
                "since": since,
                "held": [held or "" for held in borders],
                "medium": [border.medium for border in borders.values()],
                "large": [border.large for border in borders.values()],
            },
        )
        written = int(cursor.rowcount)
        cursor.execute(_BY_INDEX, ["on"])
        return written

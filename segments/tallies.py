"""The set-based statements behind the summary: what happened, employer by employer, and its cells.

Each source tells of happenings (employer, benefit, channel of the claim, instant, the instant at which the
employer acted, measure, detail, number, amount); `insight.Measure` says what each measure counts and sums up.
A happening is in the class that its employer was in on its day or, before the first look, in the one it was
found in first; a view of guidance is in the class that it was written for.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.conf import settings

from access.statements import bulk_cursor
from segments.absences import CLAIMED_ALREADY

Codes = Mapping[str, int | str | list[str] | list[int]]
"""The codes and figures that the sources look for, by name."""
ALL: Final = "all"
"""Stands for every benefit, or every channel, together; empty is a happening that is about no claim."""

_LOCK: Final = "SELECT pg_advisory_xact_lock(hashtextextended('segments_summary', 0))"
_SETTING: Final = "SELECT set_config('work_mem', %s, true), set_config('TimeZone', %s, true)"
_SETTINGS: Final = "SELECT current_setting('work_mem'), current_setting('TimeZone')"
_RECEIVED: Final = """
SELECT a.employer_id, a.benefit, a.channel, a.received_at AS at, a.received_at AS acted_at,
    'received' AS measure, '' AS detail, 1 AS number, (a.received_at::date - a.onset)::numeric AS amount
FROM applications_application a WHERE a.received_at >= %(since)s AND a.received_at < %(until)s
"""
_CORRECTED: Final = """
SELECT a.employer_id, a.benefit, a.channel, v.filed_at, v.filed_at, 'corrected', '', 1, 0
FROM applications_claimversion v JOIN applications_application a ON a.id = v.application_id
WHERE v.number > 1 AND v.filed_at >= %(since)s AND v.filed_at < %(until)s
"""
_ASKED: Final = """
SELECT a.employer_id, a.benefit, a.channel, q.asked_at, a.received_at, m.measure, m.detail, 1, 0
FROM applications_informationrequest q JOIN applications_application a ON a.id = q.application_id
CROSS JOIN LATERAL (VALUES ('asked', ''), ('asked_for', q.reason)) AS m(measure, detail)
WHERE q.asked_at >= %(since)s AND q.asked_at < %(until)s
"""
_DECIDED: Final = """
SELECT a.employer_id, a.benefit, a.channel, d.decided_at, a.received_at, m.measure, m.detail, 1, m.amount
FROM decisions_decision d JOIN applications_application a ON a.id = d.application_id
CROSS JOIN LATERAL (
    SELECT sum(l.days) AS days FROM decisions_decisionline l WHERE l.decision_id = d.id AND l.code = %(late)s
) AS late
CROSS JOIN LATERAL (VALUES
    ('euros', '', true, d.difference),
    ('decided', '', d.number = 1, d.decided_at::date - a.received_at::date),
    ('outcome', d.outcome, d.number = 1, d.total),
    ('automatic', '', d.number = 1 AND d.automatic, 0),
    ('first_right', '', d.number = 1 AND d.version = 1 AND NOT EXISTS (
        SELECT 1 FROM applications_informationrequest q
        WHERE q.application_id = a.id AND q.asked_at <= d.decided_at), 0),
    ('late', '', d.number = 1 AND (late.days > 0 OR d.reason = %(refused_late)s),
        coalesce(late.days * d.daily_allowance, 0))
) AS m(measure, detail, holds, amount)
WHERE m.holds AND d.decided_at >= %(since)s AND d.decided_at < %(until)s
"""
_PAID: Final = """
SELECT a.employer_id, a.benefit, a.channel, p.settled_at, a.received_at, m.measure, '', 1, m.amount
FROM payments_payment p JOIN decisions_instalment i ON i.id = p.instalment_id
JOIN decisions_decision d ON d.id = i.decision_id JOIN applications_application a ON a.id = d.application_id
CROSS JOIN LATERAL (VALUES
    ('paid', true, p.settled_at::date - d.decided_at::date),
    ('first_money', d.number = 1 AND i.number = 1, p.settled_at::date - a.onset)
) AS m(measure, holds, amount)
WHERE m.holds AND p.state = 'paid' AND p.settled_at >= %(since)s AND p.settled_at < %(until)s
"""
_CONTACTS: Final = """
SELECT c.employer_id, coalesce(a.benefit, ''), coalesce(a.channel, ''), c.logged_at, c.logged_at,
    m.measure, m.detail, 1, 0
FROM segments_contact c LEFT JOIN applications_application a ON a.id = c.application_id
CROSS JOIN LATERAL (VALUES ('contact', ''), ('contact_by', c.channel), ('contact_for', c.reason))
    AS m(measure, detail)
WHERE c.logged_at >= %(since)s AND c.logged_at < %(until)s
"""
_HELP: Final = """
SELECT h.employer_id, coalesce(a.benefit, ''), coalesce(a.channel, ''), h.asked_at, h.asked_at,
    m.measure, m.detail, 1, 0
FROM segments_helprequest h LEFT JOIN applications_application a ON a.id = h.application_id
CROSS JOIN LATERAL (VALUES ('help', ''), ('help_on', h.page)) AS m(measure, detail)
WHERE h.asked_at >= %(since)s AND h.asked_at < %(until)s
"""
_HANDLED: Final = """
SELECT a.employer_id, a.benefit, a.channel, h.day::timestamptz, a.received_at, 'handled', '', 1, h.seconds
FROM segments_handlingtime h JOIN applications_application a ON a.id = h.application_id
WHERE h.day BETWEEN %(since)s::date AND %(until)s::date - 1
"""
_LEFT: Final = """
SELECT f.employer_id, f.benefit, 'page', f.saved_at, f.saved_at, m.measure, m.detail, 1, 0
FROM applications_draft f
CROSS JOIN LATERAL (VALUES ('left', ''), ('left_at', f.step)) AS m(measure, detail)
WHERE f.application_id IS NULL AND f.corrects_id IS NULL
    AND f.saved_at >= %(since)s AND f.saved_at < %(until)s
"""
_UNCLAIMED: Final = f"""
SELECT b.payer_id, k.benefit, '', b.ends_on::timestamptz, b.ends_on::timestamptz, 'unclaimed', '',
    1, w.weekdays
FROM incomes_absence b JOIN incomes_report r ON r.id = b.report_id AND r.state = 'valid'
JOIN unnest(%(causes)b::int[], %(benefits)b::text[], %(waiting)b::int[]) AS k(cause, benefit, waiting)
    ON k.cause = b.cause
CROSS JOIN LATERAL (
    SELECT count(*) AS weekdays FROM generate_series(b.starts_on, b.ends_on, '1 day') AS d
    WHERE extract(isodow FROM d) < 7
) AS w
WHERE b.paid AND b.ends_on BETWEEN %(since)s::date AND %(until)s::date - 1 AND w.weekdays > k.waiting
    AND NOT {CLAIMED_ALREADY}
"""  # noqa: S608 - our own words
_SOURCES: Final = (
    *(_RECEIVED, _CORRECTED, _ASKED, _DECIDED, _PAID),
    *(_CONTACTS, _HELP, _HANDLED, _LEFT, _UNCLAIMED),
)
_SHOWN: Final = """
SELECT v.employer_id, coalesce(k.benefit, '') AS benefit, '' AS channel, v.day, 'shown' AS measure,
    v.piece AS detail, v.number, 0 AS amount, v.segment
FROM segments_guidanceview v LEFT JOIN (
    SELECT piece, min(benefit) AS benefit
    FROM unnest(%(pieces)b::text[], %(about)b::text[]) AS p(piece, benefit) GROUP BY piece HAVING count(*) = 1
) AS k USING (piece)
WHERE v.day BETWEEN %(since)s::date AND %(until)s::date - 1
"""
"""Guidance about several benefits is counted under none of them alone."""
_GUIDED: Final = """
SELECT c.employer_id, c.benefit, c.channel, c.day, 'guided_' || c.measure, seen.piece, c.number, 0, c.segment
FROM classed c CROSS JOIN LATERAL (
    SELECT coalesce(v.piece, '') AS piece FROM segments_guidanceview v
    WHERE v.employer_id = c.employer_id AND v.day BETWEEN c.acted_on - %(guided_days)s AND c.acted_on
        AND (c.benefit = '' OR (v.piece, c.benefit) IN (
            SELECT piece, benefit FROM unnest(%(pieces)b::text[], %(about)b::text[]) AS p(piece, benefit)))
    GROUP BY GROUPING SETS ((v.piece), ()) HAVING count(*) > 0
) AS seen
WHERE c.measure = ANY(%(followed)b::text[])
"""
"""What an employer did after it had seen guidance about it: by piece, and under no piece for any of them."""
_REMOVE: Final = """
DELETE FROM segments_summary WHERE (span, starts_on) IN (SELECT span, starts_on FROM ({spans}) AS s)
"""
_SPANS: Final = """
SELECT DISTINCT s.span, s.starts_on, s.ends_on
FROM generate_series(%(first)s::timestamp, %(last)s, '1 day') AS d CROSS JOIN LATERAL (VALUES
    ('day', d::date, d::date),
    ('month', date_trunc('month', d)::date, (date_trunc('month', d) + interval '1 month - 1 day')::date),
    ('year', date_trunc('year', d)::date, (date_trunc('year', d) + interval '1 year - 1 day')::date)
) AS s(span, starts_on, ends_on)
"""
_FILL: Final = """
WITH told AS ({sources}),
classed AS MATERIALIZED (
    SELECT t.employer_id, t.benefit, t.channel, t.at::date AS day, t.acted_at::date AS acted_on,
        t.measure, t.detail, t.number, t.amount, coalesce(
            (SELECT c.segment FROM segments_classification c JOIN segments_run r ON r.id = c.run_id
             WHERE c.employer_id = t.employer_id AND r.day <= t.at::date ORDER BY c.id DESC LIMIT 1),
            (SELECT c.segment FROM segments_classification c
             WHERE c.employer_id = t.employer_id ORDER BY c.id LIMIT 1),
            'small') AS segment
    FROM told t
),
happened AS (
    SELECT employer_id, benefit, channel, day, measure, detail, number, amount, segment FROM classed
    UNION ALL {shown} UNION ALL {guided}
    UNION ALL SELECT employer_id, benefit, channel, day, 'customer', '', 1, 0, segment FROM classed
        WHERE measure = ANY(%(own)b::text[])
)
INSERT INTO segments_summary
    (span, starts_on, segment, benefit, channel, measure, detail, number, amount, employers)
SELECT s.span, s.starts_on, h.segment, CASE GROUPING(h.benefit) WHEN 1 THEN %(all)s ELSE h.benefit END,
    CASE GROUPING(h.channel) WHEN 1 THEN %(all)s ELSE h.channel END, h.measure, h.detail,
    sum(h.number), sum(h.amount), count(DISTINCT h.employer_id)
FROM happened h JOIN ({spans}) AS s ON h.day BETWEEN s.starts_on AND s.ends_on
GROUP BY GROUPING SETS (
    (s.span, s.starts_on, h.segment, h.measure, h.detail),
    (s.span, s.starts_on, h.segment, h.measure, h.detail, h.benefit),
    (s.span, s.starts_on, h.segment, h.measure, h.detail, h.channel),
    (s.span, s.starts_on, h.segment, h.measure, h.detail, h.benefit, h.channel))
"""


def fill(first: date, last: date, since: datetime, until: datetime, told: Codes) -> int:
    """Make anew the cells of the days from `first` to `last` and of their months and years; return how many.

    `since` and `until` bound what happened in those years, the second left out; `told` are the codes and the
    figures that the sources look for. Days are those of the transaction's time zone, which is Finland's here.
    """
    spans = {"first": first, "last": last}
    with bulk_cursor() as cursor:
        cursor.execute(_LOCK)
        former = cursor.execute(_SETTINGS).fetchone()
        cursor.execute(_SETTING, ["128MB", settings.TIME_ZONE])
        cursor.execute(_REMOVE.format(spans=_SPANS), spans)
        cursor.execute(
            _FILL.format(sources="UNION ALL".join(_SOURCES), shown=_SHOWN, guided=_GUIDED, spans=_SPANS),
            {**spans, **told, "since": since, "until": until, "all": ALL},
        )
        made = int(cursor.rowcount)
        cursor.execute(_SETTING, former)
    return made

"""What is measured on the load, in this order: each measure does its work once and tells what it took.

A measure that leaves its mark stands after those that must not see it.
"""

from collections.abc import Callable
from datetime import timedelta
from time import perf_counter
from typing import Final

import psycopg

from portal.bench import databases
from portal.load.ground import LOADED
from portal.load.serving import summary_of_a_day, summary_of_two_years
from portal.load.size import AT, RUN, Measured, agreed
from segments.classes import Segment
from segments.classify import borders, figures_on
from segments.services import classify

_FIRST_AIM, _SECOND_AIM = 300, 60
"""Seconds that the classification of all employers, and of one in a hundred, may take on the whole load."""

_CLASSES: Final = """
SELECT count(*), count(*) FILTER (WHERE segment = 'small'), count(*) FILTER (WHERE segment = 'medium'),
    count(*) FILTER (WHERE segment = 'large'), count(*) FILTER (WHERE segment = 'payroll_firm')
FROM segments_classification
"""
_CLASSES_BY_SIZE: Final = """
SELECT count(*), count(*) FILTER (WHERE known = 'none' OR told AND people < %(medium)s),
    count(*) FILTER (WHERE told AND people BETWEEN %(medium)s AND %(most)s),
    count(*) FILTER (WHERE told AND people > %(most)s), count(*) FILTER (WHERE known = 'firm')
FROM (SELECT people, known, known IN ('stated', 'register') AS told FROM load_employer) AS e
"""
_EARNERS_MORE: Final = 3
_CHANGED: Final = "id %% 100 = id / 100 %% 100"
"""One employer of each hundred, at another place in each, so that every kind of employer is among them."""
_DELIVERIES: Final = f"""
INSERT INTO incomes_delivery (source, owner, delivery_id, payer_id, payment_date, starts_on, ends_on,
    received_at, changed_at)
SELECT 'register', id::text, 'late', id, '2026-10-30', '2026-10-01', '2026-10-31', %(at)s, %(at)s
FROM load_employer WHERE {_CHANGED}
"""  # noqa: S608 - our own words
_REPORTS: Final = """
INSERT INTO incomes_report (delivery_id, payer_id, source, report_id, register_id, version, state, earner,
    earner_key, payment_date, wages, doubtful, document)
SELECT d.id, d.payer_id, 'register', 'late-' || place, '', 1, 'valid', key, key, d.payment_date, 2800, false,
    '{}'
FROM incomes_delivery d CROSS JOIN generate_series(1, %(more)s) AS place
CROSS JOIN LATERAL sha256(int8send(d.payer_id * 100000 + 50000 + place)) AS key
WHERE d.delivery_id = 'late'
"""
_TO_CHANGE: Final = f"""
SELECT count(*) FROM load_employer WHERE {_CHANGED} AND (known IN ('none', 'stated')
    OR known = 'register' AND people < %(medium)s AND people + %(more)s >= %(leaves)s)
"""  # noqa: S608 - our own words


def classification_of_all() -> Measured:
    """Classify every employer for the first time."""
    figures = figures_on(AT.date())
    start = perf_counter()
    written = classify(by=RUN, at=AT)
    seconds = perf_counter() - start
    sizes = {"medium": figures.smallest_medium, "most": figures.largest_medium}
    _, small, medium, large, firms = classes = agreed(_counted(_CLASSES), _counted(_CLASSES_BY_SIZE, **sizes))
    agreed((written,), classes[:1])
    found = f"{small:,} small, {medium:,} medium, {large:,} large, {firms:,} payroll firms"
    return Measured(title="classification of all", seconds=seconds, aim=_FIRST_AIM, found=found)


def classification_of_the_changed() -> Measured:
    """Classify again when late reports tell of three more earners each of one employer in a hundred."""
    figures, later = figures_on(AT.date()), AT + timedelta(days=1)
    with databases.owner(LOADED) as owner, psycopg.ClientCursor(owner) as cursor:
        cursor.execute(_DELIVERIES, {"at": AT + timedelta(hours=12)})
        reporting = cursor.rowcount
        cursor.execute(_REPORTS, {"more": _EARNERS_MORE})
    start = perf_counter()
    written = classify(by=RUN, at=later)
    seconds = perf_counter() - start
    limits = {"medium": figures.smallest_medium, "leaves": borders(figures, Segment.SMALL).medium}
    agreed((written,), _counted(_TO_CHANGE, more=_EARNERS_MORE, **limits))
    found = f"{reporting:,} reported anew, {written:,} of another class or source"
    return Measured(title="classification, 1 % changed", seconds=seconds, aim=_SECOND_AIM, found=found)


MEASURES: Final[tuple[Callable[[], Measured], ...]] = (
    classification_of_all,
    classification_of_the_changed,
    summary_of_a_day,
    summary_of_two_years,
)


def _counted(statement: str, **limits: int) -> tuple[int, ...]:
    """Return a row of counts, as the owner sees them."""
    with databases.owner(LOADED) as owner, psycopg.ClientCursor(owner) as cursor:
        (counts,) = cursor.execute(statement, limits).fetchall()
    return tuple(counts)

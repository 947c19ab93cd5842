"""The ground of the load: employers, their reports and applications, made by the owner in a few statements.

Headcounts are skewed as those of firms are: of all employers, one in n^1.25 has n people or more, up to
20,000. So one in forty has twenty or more, some 180 in a million have over a thousand, and the mean is four.
The register tells of seventeen employers in twenty; two have only stated a headcount, one has not even that.
One in five hundred is a payroll firm.

The newest month has a report of every earner, the month before as many as are left of the reports. Each
application is a sick leave of an employee of its own, drawn from the earners by chance, and so from the
employers by their size; the leaves lie over two years. After one claim in ten somebody rings
Kela, and before one in twenty somebody has looked at guidance. A hash stands in the place of every identity
code.
"""

from collections.abc import Iterator, Mapping
from time import perf_counter
from typing import Final

import psycopg

from portal.bench import databases
from portal.load.size import GIGABYTE, CountError, Size

LOADED: Final = "portal_load"
"""The load's own database."""

_EMPLOYERS: Final = """
INSERT INTO employers_employer (id, business_id, name, language, created_at)
SELECT n, to_char(n, 'FM0000000"-0"'), 'Työnantaja ' || n, 'fi', '2020-01-01'
FROM generate_series(1, %(employers)s) n
"""
_SIZES: Final = """
CREATE VIEW load_employer AS
SELECT id, business_id,
    CASE WHEN id %% 501 = 0 THEN 'firm' WHEN id %% 20 = 0 THEN 'none' WHEN id %% 20 <= 2 THEN 'stated'
        ELSE 'register' END AS known,
    least(20000, floor(power(greatest(spread - floor(spread), 1e-9), -1 / 1.25)))::int AS people
FROM (
    SELECT id, business_id, id * 0.6180339887498949::float8 AS spread FROM employers_employer
) AS e
"""
_FIRMS: Final = """
INSERT INTO employers_payrollfirm (business_id, name, created_at)
SELECT business_id, 'Palkkatoimisto ' || id, '2020-01-01' FROM load_employer WHERE known = 'firm'
"""
_STATEMENTS: Final = """
INSERT INTO employers_headcountstatement (employer_id, people, stated_at)
SELECT id, people, '2026-01-15' FROM load_employer WHERE known IN ('stated', 'register')
"""
_DELIVERIES: Final = """
INSERT INTO incomes_delivery (source, owner, delivery_id, payer_id, payment_date, starts_on, ends_on,
    received_at, changed_at)
SELECT 'register', id::text, to_char(month, 'YYYY-MM'), id, month + 14, month, month + 27, month + 15,
    month + 15
FROM (
    SELECT id, sum(people) OVER (ORDER BY id) - people AS earlier, {month}::date AS month
    FROM load_employer WHERE known = 'register'
) AS e
WHERE earlier < %(reports)s - (SELECT count(*) FROM incomes_report)
"""
_REPORTS: Final = """
INSERT INTO incomes_report (delivery_id, payer_id, source, report_id, register_id, version, state, earner,
    earner_key, payment_date, wages, doubtful, document)
SELECT d.id, d.payer_id, 'register', d.delivery_id || '-' || place, '', 1, 'valid', key, key, d.payment_date,
    2800, false, '{{}}'
FROM incomes_delivery d JOIN load_employer e ON e.id = d.payer_id
CROSS JOIN LATERAL generate_series(1, e.people) AS place
CROSS JOIN LATERAL sha256(int8send(e.id * 100000 + place)) AS key
WHERE d.starts_on = {month}
LIMIT %(reports)s - (SELECT count(*) FROM incomes_report)
"""
_PEOPLE: Final = """
CREATE TABLE load_person AS
SELECT row_number() OVER (ORDER BY earner_key) AS id, payer_id AS employer_id, earner_key AS key
FROM incomes_report WHERE payment_date >= {newest} ORDER BY earner_key LIMIT %(applications)s
"""
_EMPLOYEES: Final = """
INSERT INTO employers_employee (id, employer_id, identity, identity_key, birth_date, last_name, first_name,
    created_at)
SELECT id, employer_id, key, key, '1990-01-01', 'Henkilö', id::text, '2020-01-01' FROM load_person
"""
_LEAVES: Final = """
CREATE VIEW load_leave AS
SELECT p.id, p.employer_id, day AS onset, day + 19 AS ends_on, (day + 25)::timestamptz AS at,
    CASE WHEN e.people < 20 THEN 'page' WHEN e.people <= 1000 THEN 'file' ELSE 'register' END AS channel
FROM load_person p JOIN load_employer e ON e.id = p.employer_id
CROSS JOIN LATERAL (SELECT '2026-10-05'::date - (p.id * 37 %% 700)::int AS day) AS d
"""
_APPLICATIONS: Final = """
INSERT INTO applications_application (id, employer_id, employee_id, benefit, kind, channel, state, onset,
    paid_days, version, origin, unit, received_at, refused, reference)
SELECT id, employer_id, id, 'sickness_allowance', 'daily_allowance', channel, 'submitted', onset,
    datemultirange(daterange(onset, ends_on, '[]')), 1, '', '', at, false, ''
FROM load_leave
"""
_VERSIONS: Final = """
INSERT INTO applications_claimversion (application_id, number, claim, channel, filed_at, reason)
SELECT id, 1, jsonb_build_object('benefit', 'sickness_allowance', 'onset', onset, 'certificate', 'kanta',
    'pay_basis', 'act', 'paid',
    jsonb_build_array(jsonb_build_object('starts_on', onset, 'ends_on', ends_on, 'wage', '1800.00'))),
    channel, at, ''
FROM load_leave
"""
_CHANGES: Final = """
INSERT INTO applications_statechange (application_id, former, state, at, run, reason)
SELECT id, '', 'submitted', at, 'load', '' FROM load_leave
"""
_CONTACTS: Final = """
INSERT INTO segments_contact (employer_id, application_id, channel, reason, logged_at, logged_by)
SELECT employer_id, id, 'phone', 'status', at + interval '3 days', 1 FROM load_leave WHERE id %% 10 = 0
"""
_VIEWS: Final = """
INSERT INTO segments_guidanceview (day, piece, segment, employer_id, number)
SELECT DISTINCT ends_on + 5, 'long_illness.paid', 'small', employer_id, 1 FROM load_leave WHERE id %% 20 = 0
"""
_SEQUENCES: Final = """
SELECT setval(pg_get_serial_sequence('employers_employer', 'id'), %(employers)s),
    setval(pg_get_serial_sequence('employers_employee', 'id'), %(applications)s),
    setval(pg_get_serial_sequence('applications_application', 'id'), %(applications)s)
"""
_NEWEST, _BEFORE = "'2026-10-01'", "'2026-09-01'"
STEPS: Final[Mapping[str, tuple[str, ...]]] = {
    "employers": (_EMPLOYERS, _SIZES, _FIRMS, _STATEMENTS),
    "reports": tuple(
        statement.format(month=month) for month in (_NEWEST, _BEFORE) for statement in (_DELIVERIES, _REPORTS)
    ),
    "employees": (_PEOPLE.format(newest=_NEWEST), _EMPLOYEES),
    "applications": (_LEAVES, _APPLICATIONS, _VERSIONS, _CHANGES, _SEQUENCES),
    "service": (_CONTACTS, _VIEWS),
    "statistics": ("VACUUM ANALYZE",),
}


def lay(size: Size) -> Iterator[str]:
    """Fill the load's database, and yield how long each step took."""
    counts = {"employers": size.employers, "reports": size.reports, "applications": size.applications}
    with databases.owner(LOADED) as connection, psycopg.ClientCursor(connection) as cursor:
        cursor.execute("SET work_mem = '128MB'")
        for title, statements in STEPS.items():
            start = perf_counter()
            for statement in statements:
                cursor.execute(statement, counts)
            yield f"  {title:20}{perf_counter() - start:9.1f} s"


def room_taken(bound: int) -> str:
    """Return in one line how large the database is; CountError where it is over its bound in bytes."""
    with databases.owner(LOADED) as connection:
        ((taken,),) = connection.execute("SELECT pg_database_size(current_database())").fetchall()
    if taken > bound:
        raise CountError(f"the database takes {taken:,} bytes, where {bound:,} are its bound")
    return f"{taken / GIGABYTE:.2f} GB of disk"

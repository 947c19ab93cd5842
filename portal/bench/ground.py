"""The ground the bench stands on: a firm with its clients, their people, and what the register tells of them.

Who and what is there is entered through the services; two years of everybody's monthly pay, which is most
of the database, is written by the owner in a few statements.
"""

from datetime import date
from typing import Final, NamedTuple

from access.actor import Actor
from access.sealing import identity_key, seal_text
from access.services import NewUser, add_users
from benefits.calendar import months_after
from employers import services
from employers.entries import NewClerk, NewEmployee, NewEmployer, NewFirm, NewMandate
from incomes.rows import EARNER
from portal.bench import databases
from portal.bench.sample import AT, Person, Sample
from portal.demo.cast import identity_code
from portal.demo.payroll import monthly_pay

BUILDER: Final = Actor.run("bench")
BEGINNING: Final = date(2020, 1, 1)
FIRM: Final = "2540000-0"
CLERK: Final = "bench@example.invalid"
MONTHS: Final = 24
"""How many months of pay the register tells of each person: enough for every absence of the file."""
_BEFORE: Final = 13
"""So many months before the first absence begins its reference period."""

_DELIVERIES: Final = """
INSERT INTO incomes_delivery (source, owner, delivery_id, payer_id, payment_date, starts_on, ends_on,
    received_at, changed_at)
SELECT 'register', e.business_id, to_char(month, 'YYYY-MM'), e.id, month + interval '14 days', month,
    month + interval '1 month - 1 day', month + interval '15 days', month + interval '15 days'
FROM employers_employer e
CROSS JOIN generate_series('2019-11-01'::date, '2026-11-01'::date, interval '1 month') AS month
"""
_REPORTS: Final = """
INSERT INTO incomes_report (delivery_id, payer_id, source, report_id, register_id, version, state, earner,
    earner_key, payment_date, wages, doubtful, document)
SELECT d.id, d.payer_id, 'register', format('%%s-%%s', d.delivery_id, e.id), '', 1, 'valid', p.earner,
    p.key, d.payment_date, p.wages, false, '{}'
FROM unnest(%b::bytea[], %b::bytea[], %b::date[], %b::numeric[]) AS p(key, earner, first, wages)
JOIN employers_employee e ON e.identity_key = p.key
JOIN incomes_delivery d ON d.payer_id = e.employer_id
    AND d.starts_on >= p.first AND d.starts_on < p.first + make_interval(months => %b)
ORDER BY d.starts_on, e.id
"""


class Ground(NamedTuple):
    """Who sends the file: the payroll firm and its clerk, by row id."""

    firm_id: int
    clerk_id: int


def lay(sample: Sample) -> Ground:
    """Fill the bench's database for the sample."""
    with databases.used(databases.SEEDED):
        ground = _enter(sample)
    with databases.owner(databases.SEEDED) as connection:
        connection.execute(_DELIVERIES)
        connection.execute(_REPORTS, (*_told_of(sample.people), MONTHS))
        connection.execute("VACUUM ANALYZE")
    return ground


def _enter(sample: Sample) -> Ground:
    """Enter the firm, its clerk, the employers with their mandates, and the employees."""
    user = NewUser(email=CLERK, name="Palkanlaskija", identity_code=identity_code(0))
    clerk_id = add_users([user], by=BUILDER, at=AT)[CLERK]
    firms = services.add_firms([NewFirm(business_id=FIRM, name="Palkat")], by=BUILDER, at=AT)
    new = [NewEmployer(business_id=each, name=each) for each in sample.business_ids]
    employers = services.add_employers(new, by=BUILDER, at=AT)
    ids = [employers[each] for each in sample.business_ids]
    firm_id = firms[FIRM]
    clerk = NewClerk(user_id=clerk_id, firm_id=firm_id, starts_on=BEGINNING)
    services.add_clerks([clerk], by=BUILDER, at=AT)
    mandates = [NewMandate(firm_id=firm_id, employer_id=each, starts_on=BEGINNING) for each in ids]
    services.add_mandates(mandates, by=BUILDER, at=AT)
    people = [
        NewEmployee(employer_id=ids[person.employer], identity_code=person.code) for person in sample.people
    ]
    services.add_employees(people, by=BUILDER, at=AT)
    return Ground(firm_id, clerk_id)


def _told_of(people: list[Person]) -> tuple[list[object], ...]:
    """Return of each person what the reports repeat: the key, the sealed code, the first month, the pay."""
    return (
        [identity_key(person.code) for person in people],
        [seal_text(person.code, EARNER) for person in people],
        [months_after(person.first_onset.replace(day=1), -_BEFORE) for person in people],
        [monthly_pay(person.number) for person in people],
    )

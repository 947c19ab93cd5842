"""Rows of employers as the database takes them, many at a time: what is there already stays as it is."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from access.sealing import identity_key, seal_text
from access.statements import bulk_cursor
from employers.entries import NewClerk, NewEmployee, NewEmployer, NewFirm, NewMandate, NewMembership
from employers.identity import IDENTITY_COLUMN, birth_date_of
from employers.models import Employer, FirmMembership, HeadcountStatement, Mandate, Membership, PayrollFirm

EmployeeKey = tuple[int, bytes]
"""An employee as found: the employer's row and the keyed hash of the identity code."""

_KNOWN = """
SELECT e.employer_id, e.identity_key, e.id
FROM unnest(%b::bigint[], %b::bytea[]) AS asked (employer_id, identity_key)
JOIN employers_employee e USING (employer_id, identity_key)
"""
_INSERT = """
INSERT INTO employers_employee
    (employer_id, identity_key, identity, birth_date, last_name, first_name, created_at)
SELECT n.employer_id, n.identity_key, n.identity, n.birth_date, n.last_name, n.first_name, %s
FROM unnest(%b::bigint[], %b::bytea[], %b::bytea[], %b::date[], %b::text[], %b::text[])
    AS n (employer_id, identity_key, identity, birth_date, last_name, first_name)
ORDER BY n.employer_id, n.identity_key
ON CONFLICT (employer_id, identity_key) DO NOTHING
RETURNING id
"""


def employers_by_business_id(business_ids: Collection[str]) -> dict[str, int]:
    """Return the ids of the employers that are known and shown, by Business ID."""
    found = Employer.objects.filter(business_id__in=list(business_ids))
    return dict(found.values_list("business_id", "id"))


def firms_by_business_id(business_ids: Collection[str]) -> dict[str, int]:
    """Return the ids of the payroll firms that are known and shown, by Business ID."""
    found = PayrollFirm.objects.filter(business_id__in=list(business_ids))
    return dict(found.values_list("business_id", "id"))


def insert_employers(employers: Iterable[NewEmployer], at: datetime) -> None:
    """Insert employers, leaving those that are known."""
    Employer.objects.bulk_create(
        (
            Employer(
                business_id=new.business_id,
                name=new.name,
                language=new.language,
                workplace_fund=new.workplace_fund,
                created_at=at,
            )
            for new in employers
        ),
        ignore_conflicts=True,
    )


def insert_statements(headcounts: Mapping[int, int], by: int | None, at: datetime) -> None:
    """Insert how many people employers, by row id, say that they employ."""
    HeadcountStatement.objects.bulk_create(
        HeadcountStatement(employer_id=employer_id, people=people, stated_at=at, stated_by=by)
        for employer_id, people in headcounts.items()
    )


def insert_firms(firms: Iterable[NewFirm], at: datetime) -> None:
    """Insert payroll firms, leaving those that are known."""
    PayrollFirm.objects.bulk_create(
        (PayrollFirm(business_id=new.business_id, name=new.name, created_at=at) for new in firms),
        ignore_conflicts=True,
    )


def insert_memberships(memberships: Iterable[NewMembership]) -> None:
    """Insert users' rights at employers, one row a matter, leaving those that are known."""
    Membership.objects.bulk_create(
        (
            Membership(
                user_id=new.user_id,
                employer_id=new.employer_id,
                matter=matter.value,
                starts_on=new.starts_on,
                ends_on=new.ends_on,
            )
            for new in memberships
            for matter in sorted(new.matters)
        ),
        ignore_conflicts=True,
    )


def insert_clerks(clerks: Iterable[NewClerk]) -> None:
    """Insert users' work at payroll firms, leaving what is known."""
    FirmMembership.objects.bulk_create(
        (
            FirmMembership(
                user_id=new.user_id,
                firm_id=new.firm_id,
                client_ids=list(new.client_ids),
                starts_on=new.starts_on,
                ends_on=new.ends_on,
            )
            for new in clerks
        ),
        ignore_conflicts=True,
    )


def insert_mandates(mandates: Iterable[NewMandate]) -> None:
    """Insert employers' mandates to firms, one row a matter, leaving those that are known."""
    Mandate.objects.bulk_create(
        (
            Mandate(
                firm_id=new.firm_id,
                employer_id=new.employer_id,
                matter=matter.value,
                starts_on=new.starts_on,
                ends_on=new.ends_on,
            )
            for new in mandates
            for matter in sorted(new.matters)
        ),
        ignore_conflicts=True,
    )


def known_employees(keys: Iterable[EmployeeKey]) -> dict[EmployeeKey, int]:
    """Return the ids of the employees that are known and shown, by employer and identity."""
    asked = list(keys)
    with bulk_cursor() as cursor:
        cursor.execute(_KNOWN, ([employer for employer, _ in asked], [key for _, key in asked]))
        return {(employer, key): row for employer, key, row in cursor}


def insert_employees(employees: Mapping[EmployeeKey, NewEmployee], at: datetime) -> list[int]:
    """Insert employees in the order of their keys, leaving those that are known; return the new ids."""
    new = list(employees.items())
    columns = (
        [employer for (employer, _), _ in new],
        [key for (_, key), _ in new],
        [seal_text(each.identity_code, IDENTITY_COLUMN) for _, each in new],
        [birth_date_of(each.identity_code) for _, each in new],
        [each.last_name for _, each in new],
        [each.first_name for _, each in new],
    )
    with bulk_cursor() as cursor:
        cursor.execute(_INSERT, (at, *columns))
        return [row for (row,) in cursor]


def keyed(employees: Iterable[NewEmployee]) -> dict[EmployeeKey, NewEmployee]:
    """Return employees by the key they are found by; of the same person twice the last one counts."""
    return {(each.employer_id, identity_key(each.identity_code)): each for each in employees}

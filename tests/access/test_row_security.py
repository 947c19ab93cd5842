"""Row-level security hides other employers' rows from the application's role, in every table there is."""

import pytest
from django.db import DatabaseError, connection, models
from psycopg.errors import InsufficientPrivilege

from access.actor import Actor, Kind, Matter
from access.scope import acting
from employers.models import (
    Contact,
    Employee,
    Employer,
    FirmMembership,
    FirmToken,
    Mandate,
    Membership,
    PayrollFirm,
)
from segments.models import HandlingTime
from tests.factories import employers
from tests.factories.access import SETUP
from tests.factories.tables import Rows, house_models, leads_to

pytestmark = pytest.mark.django_db

OF_A_FIRM = [FirmMembership, FirmToken, Mandate, PayrollFirm]
OF_KELA = [HandlingTime]
"""Rows about an employer's cases that are shown to Kela's people alone."""
OF_AN_EMPLOYER = [model for model in house_models() if leads_to(model, Employer) and model not in OF_KELA]


def owner_of(rows: Rows) -> Actor:
    employer = rows.of(Employer).pk
    return Actor(kind=Kind.EMPLOYER, user_id=1, rights={employer: frozenset(Matter)})


def clerk_of(rows: Rows) -> Actor:
    firm, employer = rows.of(PayrollFirm).pk, rows.of(Employer).pk
    return Actor(kind=Kind.FIRM, user_id=1, firm_id=firm, rights={employer: frozenset(Matter)})


def shown(model: type[models.Model], for_: Actor) -> set[object]:
    with acting(for_):
        return set(model._base_manager.values_list("pk", flat=True))


def test_the_tests_run_under_the_applications_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,"
            " (SELECT count(*) FROM pg_class WHERE pg_has_role(current_user, relowner, 'MEMBER'))"
            " FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False, False, 0)


@pytest.mark.parametrize("model", OF_AN_EMPLOYER, ids=lambda model: model._meta.label)
def test_a_row_is_shown_to_its_own_employer_and_to_kela(model: type[models.Model]) -> None:
    mine, others = Rows(), Rows()
    with acting(SETUP):
        rows = [each.of(model).pk for each in (mine, others)]
        owners = [owner_of(each) for each in (mine, others)]

    assert [shown(model, owner) for owner in owners] == [{row} for row in rows]
    assert shown(model, SETUP) == set(rows)
    assert shown(model, Actor.user(user_id=1, person=b"", name="Aino")) == set()
    assert list(model._base_manager.all()) == []


@pytest.mark.parametrize("model", OF_KELA, ids=lambda model: model._meta.label)
def test_a_row_of_kelas_own_is_shown_to_no_employer(model: type[models.Model]) -> None:
    rows = Rows()
    with acting(SETUP):
        row = rows.of(model).pk
        owner = owner_of(rows)

    assert (shown(model, owner), shown(model, SETUP)) == (set(), {row})


@pytest.mark.parametrize("model", OF_A_FIRM, ids=lambda model: model._meta.label)
def test_a_row_is_shown_to_its_own_firm(model: type[models.Model]) -> None:
    mine, others = Rows(), Rows()
    with acting(SETUP):
        rows = [each.of(model).pk for each in (mine, others)]
        clerks = [clerk_of(each) for each in (mine, others)]

    assert [shown(model, clerk) for clerk in clerks] == [{row} for row in rows]


def test_a_firm_sees_neither_its_clients_other_firms_nor_who_acts_for_them() -> None:
    client, firm, other = employers.employer(), employers.firm(), employers.firm()
    employers.mandate(firm, client)
    employers.mandate(other, client)
    owner = employers.owner(client)

    assert len(shown(Mandate, employers.clerk(firm))) == len(Matter)
    assert shown(PayrollFirm, employers.clerk(firm)) == {firm}
    assert shown(Membership, employers.clerk(firm)) == set()
    assert len(shown(Mandate, owner)) == 2 * len(Matter)
    assert shown(PayrollFirm, owner) == {firm, other}


def test_a_clerk_who_acts_for_one_client_is_shown_no_other() -> None:
    one, two, firm = employers.employer(), employers.employer(), employers.firm()
    for client in (one, two):
        employers.mandate(firm, client)
        employers.employee(client)
    clerk = employers.clerk(firm)

    assert shown(Employer, clerk) == {one, two}
    assert shown(Employer, clerk.for_client(two)) == {two}
    assert len(shown(Employee, clerk.for_client(two))) == 1


def test_another_employers_rows_are_neither_changed_nor_removed() -> None:
    mine, other = employers.employer(name="Mine"), employers.employer(name="Other")
    employers.employee(other)

    with acting(employers.owner(mine)):
        assert Employer.objects.filter(id=other).update(name="Taken") == 0
        assert Employee.objects.all().delete() == (0, {})

    with acting(SETUP):
        assert Employer.objects.get(id=other).name == "Other"


def test_no_row_is_put_under_another_employer() -> None:
    mine, other = employers.employer(), employers.employer()
    owner = employers.owner(mine)

    with pytest.raises(DatabaseError, match="row-level security") as inserted, acting(owner):
        Contact.objects.create(employer_id=other, name="Aino")
    with acting(owner):
        Contact.objects.create(employer_id=mine, name="Aino")
    with pytest.raises(DatabaseError, match="row-level security"), acting(owner):
        Contact.objects.update(employer_id=other)

    assert isinstance(inserted.value.__cause__, InsufficientPrivilege)


def test_the_role_cannot_step_out_of_row_level_security() -> None:
    for statement in (
        "SET row_security = off; SELECT * FROM employers_employer",
        "ALTER TABLE employers_employer DISABLE ROW LEVEL SECURITY",
        "DROP POLICY scope ON employers_employer",
    ):
        with pytest.raises(DatabaseError) as refused, acting(SETUP), connection.cursor() as cursor:
            cursor.execute(statement)
        assert isinstance(refused.value.__cause__, InsufficientPrivilege)

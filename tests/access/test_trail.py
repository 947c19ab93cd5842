"""The trail is written by all, read by few and changed by none."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError, connection, transaction
from psycopg.errors import InsufficientPrivilege

from access import queries, services, trail
from access.actor import Actor, Kind, Matter, NotAllowedError, Role
from access.models import Trail
from access.queries import TrailFilter
from access.scope import acting
from tests.factories import access, employers
from tests.factories.access import AT

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

pytestmark = pytest.mark.django_db


def note(
    by: Actor,
    deed: str = "view",
    *,
    subject: str = "application",
    subject_ids: tuple[int, ...] = (1,),
    employer_ids: tuple[int, ...] = (),
) -> None:
    trail.record(
        by=by,
        at=AT,
        deed=deed,
        subject=subject,
        subject_ids=subject_ids,
        employer_ids=employer_ids,
        channel="page",
    )


def rows(for_: Actor, asked: TrailFilter) -> "list[WithAnnotations[Trail, queries.Named]]":
    with acting(for_):
        return list(queries.trail_rows(for_=for_, asked=asked))


def test_a_row_tells_who_did_what_in_whose_name() -> None:
    employer = employers.employer()
    by = employers.owner(employer)

    note(by, "submit", subject_ids=(3, 2), employer_ids=(employer, employer))

    row = rows(access.staff(Role.AUDITOR), TrailFilter(deed="submit"))[0]
    assert (row.at, row.kind, row.user_id, row.run, row.firm_id) == (AT, "employer", by.user_id, "", None)
    assert (row.subject_ids, row.employer_ids, row.details) == ([3, 2], [employer], {"channel": "page"})


def test_a_run_leaves_its_name() -> None:
    note(Actor.run("propose"), "propose")

    (row,) = rows(access.staff(Role.AUDITOR), TrailFilter(deed="propose"))
    assert (row.kind, row.run, row.user_id, row.user_name) == ("run", "propose", None, "propose")


def test_whoever_sees_no_row_leaves_one_all_the_same() -> None:
    user = Actor.user(user_id=access.user(), person=b"", name="Aino")

    with acting(user):
        note(user, "look")
        seen = Trail.objects.count()

    assert seen == 0
    assert len(rows(access.staff(Role.AUDITOR), TrailFilter(deed="look"))) == 1


@pytest.mark.parametrize(
    "statement",
    ["UPDATE access_trail SET deed = 'nothing'", "DELETE FROM access_trail", "TRUNCATE access_trail"],
)
def test_the_application_may_not_change_the_trail(statement: str) -> None:
    note(Actor.run("tests"))

    with pytest.raises(DatabaseError) as refusal, acting(Actor.run("tests")), connection.cursor() as cursor:
        cursor.execute(statement)

    assert isinstance(refusal.value.__cause__, InsufficientPrivilege)


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize(
    "statement",
    ["UPDATE access_trail SET deed = 'nothing'", "DELETE FROM access_trail", "TRUNCATE access_trail"],
)
def test_not_even_the_owner_changes_the_trail(statement: str) -> None:
    with transaction.atomic(using="owner"):
        owner = transaction.get_connection("owner")
        with owner.cursor() as cursor:
            cursor.execute(
                "INSERT INTO access_trail (at, deed, kind, run, employer_ids, subject, subject_ids, details)"
                " VALUES (now(), 'view', 'run', '', '{}', 'application', '{}', '{}')"
            )
            with pytest.raises(DatabaseError, match=r"append-only|Cannot update or delete"):
                cursor.execute(statement)
        transaction.set_rollback(True, using="owner")


def test_the_trail_is_for_auditors() -> None:
    for stranger in (employers.owner(employers.employer()), access.staff(Role.OFFICER, Role.APPROVER)):
        with pytest.raises(NotAllowedError):
            queries.trail_rows(for_=stranger, asked=TrailFilter())
        with pytest.raises(NotAllowedError):
            queries.trail_deeds(for_=stranger)


def test_the_trail_is_narrowed_by_deed_subject_person_and_day() -> None:
    auditor, by = access.staff(Role.AUDITOR), employers.owner(employers.employer())
    note(by, "view", subject_ids=(7,))
    note(by, "decide", subject_ids=(8,))
    note(by, "view", subject="decision", subject_ids=(7,))

    def found(asked: TrailFilter) -> list[tuple[str, str, list[int]]]:
        mine = replace(asked, user_id=by.user_id)
        return [(row.deed, row.subject, row.subject_ids) for row in rows(auditor, mine)]

    assert found(TrailFilter(deed="decide")) == [("decide", "application", [8])]
    assert found(TrailFilter(subject="decision")) == [("view", "decision", [7])]
    assert found(TrailFilter(subject_id=7)) == [("view", "decision", [7]), ("view", "application", [7])]
    assert len(found(TrailFilter(first=AT.date(), last=AT.date()))) == 3
    assert found(TrailFilter(first=AT.date() + timedelta(days=1))) == []
    assert found(TrailFilter(last=AT.date() - timedelta(days=1))) == []


def test_a_day_of_the_trail_is_a_day_in_finland() -> None:
    auditor = access.staff(Role.AUDITOR)
    late = AT.replace(hour=0, minute=5)
    trail.record(by=auditor, at=late, deed="night", subject="application", subject_ids=[])

    days = [date(2026, 11, 1), date(2026, 11, 2)]
    found = [day for day in days if rows(auditor, TrailFilter(deed="night", first=day, last=day))]

    assert found == [date(2026, 11, 2)]


def test_the_trail_is_searched_by_the_name_of_a_person_or_a_run() -> None:
    auditor = access.staff(Role.AUDITOR)
    eero = Actor.user(user_id=access.user(name="Eero Etsijä"), person=b"", name="Eero Etsijä")
    note(eero, "look")
    note(Actor.run("etsintä"), "sweep")
    note(auditor, "view")

    found = [row.deed for row in rows(auditor, TrailFilter(name="etsi"))]

    assert found == ["sweep", "look"]


def test_whoever_reads_the_trail_is_on_it() -> None:
    auditor = access.staff(Role.AUDITOR)

    services.note_trail_view(by=auditor, at=AT)

    (row,) = rows(auditor, TrailFilter(deed="view_trail"))
    assert (row.user_id, row.subject) == (auditor.user_id, "trail")


def test_the_deeds_that_are_known_are_offered_once() -> None:
    auditor = access.staff(Role.AUDITOR)
    note(auditor, "view")
    note(auditor, "view")

    with acting(auditor):
        assert queries.trail_deeds(for_=auditor).count(("view", "application")) == 1


def test_an_employer_sees_who_acted_in_its_name_and_not_who_at_kela_looked() -> None:
    employer, other = employers.employer(), employers.employer()
    owner = employers.owner(employer)
    note(owner, "submit", employer_ids=(employer, other))
    note(access.staff(Role.OFFICER), "look", employer_ids=(employer,))
    note(employers.owner(other), "withdraw", employer_ids=(other,))

    with acting(owner):
        log = queries.employer_log(for_=owner, employer_id=employer, asked=TrailFilter())
        seen = [(row.deed, row.kind, row.user_name) for row in log]

    assert seen[:2] == [("look", Kind.STAFF, ""), ("submit", Kind.EMPLOYER, "Aino Aalto")]
    assert "withdraw" not in [deed for deed, _, _ in seen]


def test_the_log_needs_its_own_right() -> None:
    employer = employers.employer()
    bookkeeper = employers.owner(employer, frozenset({Matter.PAYMENTS}))

    with pytest.raises(NotAllowedError):
        queries.employer_log(for_=bookkeeper, employer_id=employer, asked=TrailFilter())

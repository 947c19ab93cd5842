import pytest
from django.db import connections

from access.scope import acting
from applications import services as applications
from applications.models import Application, ClaimVersion, StateChange
from applications.states import Channel
from applications.submissions import Submission
from batches import services
from benefits.catalogue import Claim
from benefits.reading import claim_of
from employers.models import Employee, Mandate
from employers.services import end_mandate
from tests.factories import batches, employers
from tests.factories.access import AT, SETUP
from tests.factories.batches import Bureau, told

pytestmark = pytest.mark.django_db


def claim_in(bureau: Bureau) -> Claim:
    """Return the claim of the bureau's own row."""
    batch = bureau.read(batches.table([bureau.row()]), dry_run=True)
    return claim_of(batches.claim_of(batches.items(batch)[0]))


def submit(bureau: Bureau) -> int | None:
    submission = Submission(
        employer_id=bureau.employer_id,
        employee_id=bureau.employee_id,
        channel=Channel.PAGE,
        claim=claim_in(bureau),
    )
    (outcome,) = applications.submit([submission], by=employers.owner(bureau.employer_id), at=AT)
    return outcome.application_id


def test_good_rows_become_applications_of_who_confirmed() -> None:
    bureau = batches.bureau()

    batch = bureau.create(batches.table([bureau.row(), *bureau.people(2), bureau.row(wage="-1")]))

    rows = batches.items(batch)
    assert (batch.state, batch.rows, batch.ready, batch.created, batch.faulty) == ("done", 4, 0, 3, 1)
    assert [row.state for row in rows] == ["created", "created", "created", "faulty"]
    with acting(SETUP):
        made = Application.objects.get(batch_rows=rows[0].pk)
        version = ClaimVersion.objects.get(application=made)
        change = StateChange.objects.get(application=made)
    assert (made.employee_id, made.channel, made.firm_id) == (bureau.employee_id, "file", bureau.firm_id)
    assert (made.received_at, made.origin) == (AT, "")
    assert version.claim == rows[0].claim
    assert (version.filed_by, change.user_id) == (bureau.clerk.user_id, bureau.clerk.user_id)


def test_unit_of_a_row_goes_with_its_application() -> None:
    bureau = batches.bureau()
    rows = [[*bureau.row(), " Keittiö "], [*bureau.people(1)[0], ""], [*bureau.people(1)[0], "x" * 61]]

    batch = bureau.create(batches.table(rows, header=[*batches.HEADER, "unit"]))

    with acting(SETUP):
        units = list(Application.objects.order_by("id").values_list("unit", flat=True))
    assert sorted(units) == ["", "Keittiö"]
    assert told(batch)[2][1:] == ("faulty", ["text_too_long"])


def test_people_who_are_not_known_are_added_with_their_names() -> None:
    bureau = batches.bureau()
    header = [*batches.HEADER, "employee_last_name", "employee_first_name"]
    (person,) = bureau.people(1)

    batch = bureau.create(batches.table([[*person, "Uusi", "Ukko"]], header=header))

    with acting(SETUP):
        (application,) = Application.objects.filter(batch_rows=batches.items(batch)[0].pk)
        employee = Employee.objects.get(applications=application)
    assert (employee.last_name, employee.first_name) == ("Uusi", "Ukko")
    assert employee.employer_id == bureau.employer_id


def test_person_with_two_leaves_in_a_file_is_added_once() -> None:
    bureau = batches.bureau()
    (first,) = bureau.people(1)
    second = bureau.row(code=first[1], onset="2026-08-03", ends_on="2026-08-20")

    batch = bureau.create(batches.table([first, second]))

    assert batch.created == 2
    with acting(SETUP):
        assert Employee.objects.filter(employer_id=bureau.employer_id).count() == 2


def test_created_again_makes_nothing_new() -> None:
    bureau = batches.bureau()
    batch = bureau.create(batches.table(bureau.people(2)))

    assert services.create(by=batches.CREATE, at=AT) == 0
    assert batches.again(batch).created == 2


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_every_size_of_chunk_makes_the_same(limit: int) -> None:
    bureau = batches.bureau()
    batch = bureau.receive(batches.table(bureau.people(5)), confirmed=True)
    services.read_on(batch.id, by=batches.READ, at=AT)

    assert services.create(by=batches.CREATE, at=AT, limit=limit) == 5
    assert (batches.again(batch).state, batches.again(batch).created) == ("done", 5)


def test_claim_that_came_meanwhile_makes_its_row_a_duplicate() -> None:
    bureau = batches.bureau()
    batch = bureau.receive(batches.table([bureau.row(), *bureau.people(1)]), confirmed=True)
    services.read_on(batch.id, by=batches.READ, at=AT)
    application_id = submit(bureau)

    services.create(by=batches.CREATE, at=AT)

    assert told(batch) == [(2, "duplicate", ["already_claimed"]), (3, "created", [])]
    assert batches.items(batch)[0].findings[0]["parameters"]["application"] == str(application_id)
    assert (batches.again(batch).duplicate, batches.again(batch).created) == (1, 1)


def test_mandate_that_ended_meanwhile_makes_its_row_faulty() -> None:
    bureau = batches.bureau()
    batch = bureau.receive(batches.table(bureau.people(1)), confirmed=True)
    services.read_on(batch.id, by=batches.READ, at=AT)
    with acting(SETUP):
        mandates = list(Mandate.objects.filter(firm_id=bureau.firm_id))
    for mandate in mandates:
        end_mandate(mandate_id=mandate.id, ends_on=mandate.starts_on, by=SETUP, at=AT)

    services.create(by=batches.CREATE, at=AT)

    assert told(batch) == [(2, "faulty", ["no_right_to_claim"])]
    assert batches.again(batch).state == "done"


def test_batch_without_a_good_row_is_done() -> None:
    bureau = batches.bureau()

    batch = bureau.create(batches.table([bureau.row(wage="x")]))

    assert (batch.state, batch.created, batch.done_at) == ("done", 0, AT)


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_row_that_fails_alone_is_stuck_and_holds_nobody_up(caplog: pytest.LogCaptureFixture) -> None:
    bureau = batches.bureau()
    batch = bureau.receive(
        batches.table([*bureau.people(2), bureau.row(), *bureau.people(2)]), confirmed=True
    )
    services.read_on(batch.id, by=batches.READ, at=AT)
    refuse_applications_of(bureau.employee_id)

    services.create(by=batches.CREATE, at=AT)

    rows = batches.items(batch)
    done = batches.again(batch)
    assert [row.state for row in rows] == ["created", "created", "stuck", "created", "created"]
    assert rows[2].reference in caplog.text
    assert bureau.code not in caplog.text
    assert (done.state, done.created, done.stuck, done.ready) == ("done", 4, 1, 0)


def refuse_applications_of(employee_id: int) -> None:
    """Let the database refuse applications of one employee, as no rule of ours foresees."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'refused'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER refuse BEFORE INSERT ON applications_application FOR EACH ROW "
            f"WHEN (NEW.employee_id = {employee_id}) EXECUTE FUNCTION refuse()"
        )


def test_worth_counts_only_what_becomes_of_the_rows() -> None:
    bureau = batches.bureau()
    batch = bureau.receive(batches.table([bureau.row(), *bureau.people(1)]), confirmed=True)
    services.read_on(batch.id, by=batches.READ, at=AT)
    with acting(SETUP):
        batch.items.update(worth="100.00")
        type(batch).objects.filter(id=batch.id).update(worth="200.00")
    submit(bureau)

    services.create(by=batches.CREATE, at=AT)

    assert str(batches.again(batch).worth) == "100.00"

import pytest
from django.db import connection

from access.scope import acting
from applications.models import Application
from batches import services
from batches.models import Batch
from batches.reading import Reading
from employers.models import Employee, FirmMembership
from employers.services import enter_firm
from tests.factories import access, batches, employers
from tests.factories.access import AT, SETUP
from tests.factories.batches import told

pytestmark = pytest.mark.django_db


def test_good_row_is_ready_with_its_claim_and_its_worth() -> None:
    bureau = batches.bureau()

    batch = bureau.read(batches.table([bureau.row()]))

    (row,) = batches.items(batch)
    assert (batch.state, batch.rows, batch.ready, batch.line) == ("checked", 1, 1, 2)
    assert (row.line, row.state, row.benefit) == (2, "ready", "sickness_allowance")
    assert (row.employer_id, row.employee_id) == (bureau.employer_id, bureau.employee_id)
    assert batches.claim_of(row)["paid"] == [
        {"starts_on": "2026-10-05", "ends_on": "2026-10-31", "wage": "2300.00"}
    ]
    assert row.worth is None
    assert bureau.code.encode() not in bytes(row.cells)


def test_faulty_row_tells_all_its_faults_and_holds_nobody_up() -> None:
    bureau = batches.bureau()
    faulty = [
        "1234567-8",
        "010190-900X",
        "sickness_allowance",
        "5.10.26",
        "",
        "31.10.2026",
        "-1",
        "kanta",
        "",
    ]

    batch = bureau.read(batches.table([faulty, bureau.row()]))

    assert told(batch) == [
        (
            2,
            "faulty",
            [
                "date_year_short",
                "value_missing",
                "euros_negative",
                "value_missing",
                "business_id_invalid",
                "identity_code_invalid",
            ],
        ),
        (3, "ready", []),
    ]
    assert (batch.faulty, batch.ready) == (1, 1)


def test_law_is_asked_of_a_person_who_is_not_known_too() -> None:
    bureau = batches.bureau()
    backwards = bureau.row(code=access.identity_code(), onset="2026-10-05", ends_on="2026-10-04")

    batch = bureau.read(batches.table([backwards, bureau.row(ends_on="2026-10-04")]))

    assert [codes for _, _, codes in told(batch)] == [["period_reversed"], ["period_reversed"]]


def test_row_without_whose_claim_it_is_says_what_is_missing() -> None:
    bureau = batches.bureau()

    batch = bureau.read(batches.table([["", "", *bureau.row()[2:]]]))

    (row,) = batches.items(batch)
    assert [(found["field"], found["code"]) for found in row.findings if found["weight"] == "stops"] == [
        ("employer_business_id", "value_missing"),
        ("employee_identity_code", "value_missing"),
    ]


def test_row_with_broken_quotes_says_only_that() -> None:
    bureau = batches.bureau()
    content = batches.table([bureau.row()]) + b'"open;1\r\n'

    assert told(bureau.read(content)) == [(2, "ready", []), (3, "faulty", ["row_quotes"])]


def test_row_for_an_employer_without_a_mandate_is_refused_alone() -> None:
    bureau, other = batches.bureau(), batches.bureau()
    stranger = employers.business_id()

    batch = bureau.read(batches.table([other.row(), bureau.row(), [stranger, *bureau.row()[1:]]]))

    assert told(batch) == [
        (2, "faulty", ["row_no_mandate"]),
        (3, "ready", []),
        (4, "faulty", ["row_no_mandate"]),
    ]
    assert [row.employer_id for row in batches.items(batch)] == [None, bureau.employer_id, None]


def test_clerk_of_some_clients_sends_for_these_only() -> None:
    bureau = batches.bureau()
    other = employers.employer()
    employers.mandate(bureau.firm_id, other)
    clerk = employers.clerk(bureau.firm_id, clients=[other])

    batch = services.receive(content=batches.table([bureau.row()]), name="a.csv", by=clerk, at=AT)
    services.read_on(batch.id, by=batches.READ, at=AT)

    assert told(batch) == [(2, "faulty", ["row_no_mandate"])]


def test_file_sent_in_the_name_of_one_client_is_about_no_other() -> None:
    bureau = batches.bureau()
    other = employers.employer()
    employers.mandate(bureau.firm_id, other)
    clerk = enter_firm(user_id=bureau.clerk.user_id or 0, firm_id=bureau.firm_id, at=AT)

    batch = services.receive(
        content=batches.table([bureau.row()]), name="a.csv", by=clerk.for_client(other), at=AT
    )
    services.read_on(batch.id, by=batches.READ, at=AT)

    assert told(batch) == [(2, "faulty", ["row_no_mandate"])]


def test_row_repeated_in_the_file_is_a_duplicate_however_it_is_written() -> None:
    bureau = batches.bureau()
    new = access.identity_code()
    rows = [
        bureau.row(),
        bureau.row(onset="5.10.2026", ends_on="31.10.2026", wage="2300"),
        bureau.row(code=new),
        bureau.row(code=new, onset="2026-10-31", ends_on="2026-11-20"),
        bureau.row(code=new, onset="2026-09-01", ends_on="2026-10-04"),
    ]

    batch = bureau.read(batches.table(rows))

    assert told(batch) == [
        (2, "ready", []),
        (3, "duplicate", ["row_repeated"]),
        (4, "ready", []),
        (5, "duplicate", ["row_repeated"]),
        (6, "ready", []),
    ]
    assert batches.items(batch)[3].findings[0]["parameters"] == {"line": "4"}
    assert batch.duplicate == 2


def test_faulty_row_does_not_make_a_mended_one_a_duplicate() -> None:
    bureau = batches.bureau()

    batch = bureau.read(batches.table([bureau.row(wage="-1"), bureau.row()]))

    assert [state for _, state, _ in told(batch)] == ["faulty", "ready"]


def test_claim_that_came_before_is_found_in_a_file_sorted_and_encoded_anew() -> None:
    bureau = batches.bureau()
    rows = [bureau.row(), *bureau.people(2)]
    bureau.create(batches.table(rows))

    batch = bureau.read(
        batches.table(rows[::-1], separator=",", encoding="utf-8-sig").replace(b"2300,00", b"2300")
    )

    assert [state for _, state, _ in told(batch)] == ["duplicate"] * 3
    assert told(batch)[0][2] == ["already_claimed"]


def test_days_that_overlap_a_claim_are_a_duplicate() -> None:
    bureau = batches.bureau()
    bureau.create(batches.table([bureau.row()]))

    batch = bureau.read(batches.table([bureau.row(onset="2026-10-31", ends_on="2026-11-20")]))

    assert told(batch) == [(2, "duplicate", ["days_overlap"])]


def test_dry_run_creates_nothing() -> None:
    bureau = batches.bureau()

    batch = bureau.read(batches.table(bureau.people(3)), dry_run=True)
    services.create(by=batches.CREATE, at=AT)

    assert (batches.again(batch).state, batch.ready) == ("checked", 3)
    with acting(SETUP):
        assert Application.objects.count() == 0
        assert Employee.objects.filter(employer_id=bureau.employer_id).count() == 1


def test_reading_goes_on_where_it_was_left_and_remembers_the_rows_before() -> None:
    bureau = batches.bureau()
    people = bureau.people(5)
    whole = bureau.read(batches.table([*people, people[0], people[4]]))
    cut = bureau.receive(batches.table([*people, people[0], people[4]]), dry_run=True)
    with acting(batches.READ):
        started = Batch.objects.get(id=cut.id)
        assert Reading(started).read(started, 4)
        started.save()
    assert [line for line, _, _ in told(cut)] == [2, 3, 4, 5]

    services.read_on(cut.id, by=batches.READ, at=AT)

    assert told(cut) == told(whole)
    assert (batches.again(cut).rows, batches.again(cut).ready, batches.again(cut).duplicate) == (7, 5, 2)


def test_every_size_of_chunk_finds_the_same() -> None:
    bureau = batches.bureau()
    people = bureau.people(4)
    content = batches.table([*people, *people[:2], bureau.row(wage="x")])
    found = []
    for most in (1, 2, 7, 100):
        batch = bureau.receive(content, dry_run=True)

        assert services.read_on(batch.id, by=batches.READ, at=AT, most=most)

        found.append(told(batch))
    assert found == [found[0]] * 4


def test_batch_that_is_read_is_not_read_again() -> None:
    bureau = batches.bureau()
    batch = bureau.read(batches.table([bureau.row()]))

    assert not services.read_on(batch.id, by=batches.READ, at=AT)
    assert services.read_all(by=batches.READ, at=AT) == 0


def test_batch_that_another_worker_reads_is_left_to_it() -> None:
    bureau = batches.bureau()
    batch = bureau.receive(batches.table([bureau.row()]))
    another = connection.copy()
    with another.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock('batches_batch'::regclass::oid::int, %s)", [batch.id])
        meanwhile = services.read_on(batch.id, by=batches.READ, at=AT)
        cursor.execute("SELECT pg_advisory_unlock_all()")
    another.close()
    afterwards = services.read_on(batch.id, by=batches.READ, at=AT)

    assert (meanwhile, afterwards) == (False, True)


def test_file_that_fails_as_a_whole_is_refused_with_a_reference(caplog: pytest.LogCaptureFixture) -> None:
    bureau = batches.bureau()
    broken, good = (
        bureau.receive(batches.table([bureau.row()])),
        bureau.receive(batches.table(bureau.people(1))),
    )
    with acting(SETUP):
        Batch.objects.filter(id=broken.id).update(dialect={})

    services.read_all(by=batches.READ, at=AT)

    refused = batches.again(broken)
    assert (refused.state, batches.refusal_of(refused)["code"]) == ("refused", "file_stuck")
    assert batches.refusal_of(refused)["parameters"] == {"reference": refused.reference}
    assert refused.reference in caplog.text
    assert batches.again(good).state == "checked"


def test_clerk_who_has_left_sends_for_nobody() -> None:
    bureau = batches.bureau()
    batch = bureau.receive(batches.table([bureau.row()]))
    with acting(SETUP):
        FirmMembership.objects.filter(firm_id=bureau.firm_id).delete()

    services.read_on(batch.id, by=batches.READ, at=AT)

    assert told(batch) == [(2, "faulty", ["row_no_mandate"])]

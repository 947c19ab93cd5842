import pytest

from access.actor import Actor, NotAllowedError, Role
from access.models import Trail
from access.scope import acting
from access.sealing import unseal
from batches import rows, services
from batches.formats.recognition import LARGEST
from batches.services import BatchRefusedError
from tests.factories import access, batches, employers
from tests.factories.access import AT, SETUP

pytestmark = pytest.mark.django_db


def test_received_file_waits_to_be_read_and_is_sealed() -> None:
    bureau = batches.bureau()
    content = batches.table([bureau.row()])

    batch = bureau.receive(content)

    kept = batches.again(batch)
    assert (kept.state, kept.format, kept.size, kept.lines) == ("received", "csv", len(content), 3)
    assert (kept.firm_id, kept.sender, kept.received_by) == (
        bureau.firm_id,
        f"firm:{bureau.firm_id}",
        bureau.clerk.user_id,
    )
    assert bureau.code.encode() not in bytes(kept.content)
    assert unseal(kept.content, rows.CONTENT) == content


def test_file_that_cannot_be_read_is_refused_at_once_and_not_kept() -> None:
    batch = batches.bureau().receive(b"%PDF-1.7 not a table")

    kept = batches.again(batch)
    assert kept.state == "refused"
    assert kept.refusal == {"code": "file_pdf", "weight": "stops"}
    assert bytes(kept.content) == b""


def test_file_that_is_too_large_is_refused() -> None:
    batch = batches.bureau().receive(b"x" * (LARGEST + 1))

    assert (batch.state, batches.refusal_of(batch)["code"]) == ("refused", "file_too_large")


def test_table_without_rows_is_refused() -> None:
    batch = batches.bureau().receive(batches.table([]))

    assert (batch.state, batches.refusal_of(batch)["code"]) == ("refused", "file_no_rows")


def test_same_file_is_received_once() -> None:
    bureau = batches.bureau()
    content = batches.table(bureau.people(2))
    first = bureau.create(content)

    second = bureau.receive(content)

    assert second.state == "refused"
    assert batches.refusal_of(second)["code"] == "file_received"
    assert batches.refusal_of(second)["parameters"] == {"batch": str(first.id), "received": "2026-11-02"}
    assert (second.rows, second.duplicate, second.created) == (2, 2, 0)


def test_same_file_may_come_from_another_firm() -> None:
    bureau = batches.bureau()
    content = batches.table([bureau.row()])
    bureau.receive(content)

    assert batches.bureau().receive(content).state == "received"


def test_same_file_may_be_tried_any_number_of_times() -> None:
    bureau = batches.bureau()
    content = batches.table([bureau.row()])

    states = [bureau.receive(content, dry_run=True).state for _ in range(2)]

    assert states == ["received", "received"]
    assert bureau.receive(content).state == "received"


def test_cancelled_file_may_be_sent_again() -> None:
    bureau = batches.bureau()
    content = batches.table([bureau.row()])
    services.cancel(bureau.read(content).id, by=bureau.clerk, at=AT)

    assert bureau.receive(content).state == "received"


def test_name_of_a_file_is_kept_without_its_folders() -> None:
    bureau = batches.bureau()

    batch = services.receive(
        content=batches.table([bureau.row()]), name="../../pay/" + "a" * 300 + ".csv", by=bureau.clerk, at=AT
    )

    assert batch.name == "a" * 196 + ".csv"


def test_employer_sends_its_own_file_without_naming_itself() -> None:
    bureau = batches.bureau()
    owner = employers.owner(bureau.employer_id)
    content = batches.table([bureau.row()[1:]], header=batches.HEADER[1:])

    batch = services.receive(content=content, name="own.csv", by=owner, at=AT)
    services.read_on(batch.id, by=batches.READ, at=AT)

    assert batch.sender == f"employer:{bureau.employer_id}"
    assert batches.told(batch) == [(2, "ready", [])]


@pytest.mark.parametrize("by", ["staff", "run"])
def test_nobody_else_sends_files(by: str) -> None:
    actor = access.staff(Role.OFFICER) if by == "staff" else Actor.run("batch")

    with pytest.raises(NotAllowedError):
        services.receive(content=b"a;b", name="a.csv", by=actor, at=AT)


def test_confirm_lets_a_checked_batch_go_on_and_twice_is_once() -> None:
    bureau = batches.bureau()
    batch = bureau.read(batches.table([bureau.row()]))

    services.confirm(batch.id, by=bureau.clerk, at=AT)
    confirmed = services.confirm(batch.id, by=bureau.clerk, at=AT)

    assert (confirmed.state, confirmed.confirmed_by) == ("confirmed", bureau.clerk.user_id)


def test_batch_confirmed_beforehand_goes_on_when_it_is_read() -> None:
    bureau = batches.bureau()
    batch = bureau.receive(batches.table([bureau.row()]), confirmed=True)

    services.read_all(by=batches.READ, at=AT)

    assert batches.again(batch).state == "confirmed"


@pytest.mark.parametrize("dry_run", [False, True])
def test_batch_that_is_not_checked_or_only_tried_is_not_confirmed(dry_run: bool) -> None:  # noqa: FBT001
    bureau = batches.bureau()
    content = batches.table([bureau.row()])
    batch = bureau.read(content, dry_run=True) if dry_run else bureau.receive(content)

    with pytest.raises(BatchRefusedError):
        services.confirm(batch.id, by=bureau.clerk, at=AT)


def test_cancelled_batch_comes_to_nothing_and_twice_is_once() -> None:
    bureau = batches.bureau()
    batch = bureau.read(batches.table([bureau.row()]))

    services.cancel(batch.id, by=bureau.clerk, at=AT)
    services.cancel(batch.id, by=bureau.clerk, at=AT)
    services.create(by=batches.CREATE, at=AT)

    assert (batches.again(batch).state, batches.told(batch)) == ("cancelled", [(2, "ready", [])])


def test_confirmed_batch_is_not_cancelled() -> None:
    bureau = batches.bureau()
    batch = bureau.create(batches.table([bureau.row()]))

    with pytest.raises(BatchRefusedError):
        services.cancel(batch.id, by=bureau.clerk, at=AT)


@pytest.mark.parametrize("deed", [services.confirm, services.cancel])
def test_stranger_finds_no_batch(deed: object) -> None:
    bureau = batches.bureau()
    batch = bureau.read(batches.table([bureau.row()]))

    with pytest.raises(NotAllowedError):
        deed(batch.id, by=batches.bureau().clerk, at=AT)  # type: ignore[operator]


def test_deeds_on_a_batch_stay_in_the_trail() -> None:
    bureau = batches.bureau()
    batch = bureau.create(batches.table([bureau.row()]))

    with acting(SETUP):
        deeds = Trail.objects.filter(subject="batch", subject_ids=[batch.id]).order_by("id")
        assert list(deeds.values_list("deed", flat=True)) == ["receive", "read", "finish"]

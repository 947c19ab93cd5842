"""`manage batch`: what it says, how it ends; the workers' sweeps run in a thread beside it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from threading import Event, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from access.actor import Actor
from access.scope import acting
from applications.models import Application
from batches import columns, services
from batches.models import Batch
from benefits.catalogue import BENEFITS
from employers.models import PayrollFirm
from portal.management.commands.batch import instant
from tests.factories import batches
from tests.factories.access import AT, SETUP, identity_code
from tests.factories.batches import Bureau
from tests.portal.questions.samples import SAMPLES

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def sweeping() -> Iterator[None]:
    """Sweep as the workers do, until the block ends."""
    ended = Event()

    def sweep() -> None:
        while not ended.wait(0.05):
            services.read_all(by=Actor.run("read"), at=AT)
            services.create(by=Actor.run("create"), at=AT)
        connection.close()

    worker = Thread(target=sweep)
    worker.start()
    try:
        yield
    finally:
        ended.set()
        worker.join()


def firm_of(bureau: Bureau) -> str:
    with acting(SETUP):
        return PayrollFirm.objects.get(id=bureau.firm_id).business_id


def send(bureau: Bureau, content: bytes, folder: Path, *options: str, name: str = "leaves.csv") -> list[str]:
    """Run the command on a file and return the lines it says."""
    file, said = folder / name, StringIO()
    file.write_bytes(content)
    call_command("batch", str(file), f"--firm={firm_of(bureau)}", *options, stdout=said)
    return said.getvalue().splitlines()


def ended(bureau: Bureau, content: bytes, folder: Path, *options: str) -> tuple[int, list[str]]:
    """Run the command on a file that ends otherwise; return how it ends and the lines it says."""
    file, said = folder / "leaves.csv", StringIO()
    file.write_bytes(content)
    with pytest.raises(SystemExit) as ending:
        call_command("batch", str(file), f"--firm={firm_of(bureau)}", *options, stdout=said)
    return int(str(ending.value.code)), said.getvalue().splitlines()


def test_command_sends_confirms_and_waits(tmp_path: Path) -> None:
    bureau = batches.bureau()
    content = batches.table([bureau.row(), bureau.row(), bureau.row(wage="x")])

    with sweeping():
        said = send(bureau, content, tmp_path, "--wait", f"--at={AT.isoformat()}")

    assert json.loads(said[-1]) == {
        "rows": 3,
        "ready": 0,
        "faulty": 1,
        "duplicate": 1,
        "created": 1,
        "value": "0.00",
        "state": "done",
    }
    with acting(SETUP):
        batch, application = Batch.objects.get(), Application.objects.get()
    assert (batch.received_at, batch.confirmed_at, batch.confirmed_by) == (AT, AT, None)
    assert (application.received_at, application.firm_id) == (AT, bureau.firm_id)


def test_one_file_takes_a_row_of_every_benefit(tmp_path: Path) -> None:
    bureau = batches.bureau()
    fields = sorted({field for code in BENEFITS for field in SAMPLES[code]})
    whose = [columns.BUSINESS_ID, columns.IDENTITY_CODE, columns.BENEFIT]
    rows = [
        [
            bureau.business_id,
            identity_code() if benefit.for_employee else "",
            code,
            *(str(SAMPLES[code].get(field, "")) for field in fields),
        ]
        for code, benefit in BENEFITS.items()
    ]

    with sweeping():
        content = batches.table(rows, header=[*whose, *fields])
        said = send(bureau, content, tmp_path, "--wait", f"--at={AT.isoformat()}")

    told = json.loads(said[-1])
    assert (told["rows"], told["created"], told["faulty"], told["state"]) == (len(rows), len(rows), 0, "done")
    with acting(SETUP):
        assert set(Application.objects.values_list("benefit", flat=True)) == BENEFITS.keys()


def test_dry_run_ends_when_the_rows_are_checked(tmp_path: Path) -> None:
    bureau = batches.bureau()

    with sweeping():
        said = send(bureau, batches.table([bureau.row()]), tmp_path, "--dry-run", "--wait", f"--at={AT}")

    assert json.loads(said[-1]) | {"value": ""} == {
        "rows": 1,
        "ready": 1,
        "faulty": 0,
        "duplicate": 0,
        "created": 0,
        "value": "",
        "state": "checked",
    }
    with acting(SETUP):
        assert Application.objects.count() == 0


def test_answer_is_written_to_be_mended(tmp_path: Path) -> None:
    bureau = batches.bureau()
    content = batches.table([bureau.row(), bureau.row(wage="x")])

    with sweeping():
        send(bureau, content, tmp_path, "--wait", f"--answer={tmp_path / 'out.csv'}", "--language=en")

    head, row = (tmp_path / "out.csv").read_text().splitlines()
    assert head.endswith(";To be mended")
    assert ";x;kanta;act;" in row


def test_command_tells_what_was_not_read(tmp_path: Path) -> None:
    bureau = batches.bureau()
    content = batches.table([[*bureau.row(), "7"]], header=[*batches.HEADER, "Department"])

    with sweeping():
        said = send(bureau, content, tmp_path, "--dry-run", "--language=en")

    assert said[1] == "These columns are not known, so what is in them was not read: Department."


def test_refused_file_is_told_in_a_sentence_and_ends_with_one(tmp_path: Path) -> None:
    code, said = ended(batches.bureau(), b"%PDF-1.7", tmp_path, "--wait", "--language=en")

    assert code == 1
    assert said[1].startswith("The file is a PDF document.")
    assert json.loads(said[-1])["state"] == "refused"


@pytest.mark.parametrize("option", ["--wait", "--dry-run"])
def test_command_ends_with_two_where_no_worker_is_done_in_time(tmp_path: Path, option: str) -> None:
    bureau = batches.bureau()

    code, said = ended(bureau, batches.table([bureau.row()]), tmp_path, option, "--timeout=0.1")

    assert code == 2
    assert json.loads(said[-1])["state"] == "received"


def test_firm_that_is_not_known_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No payroll firm has the Business ID 9990002-4"):
        call_command("batch", str(tmp_path), "--firm=9990002-4")


def test_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    bureau = batches.bureau()

    with pytest.raises(CommandError, match="The file cannot be opened"):
        call_command("batch", str(tmp_path / "none.csv"), f"--firm={firm_of(bureau)}")


def test_instant_without_a_zone_is_meant_in_finland() -> None:
    assert instant("2026-11-02T09:00:00") == AT
    assert instant("2026-11-02T07:00:00Z") == datetime(2026, 11, 2, 7, tzinfo=UTC)

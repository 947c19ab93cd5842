"""A worker killed at a random row, while it reads and while it creates, loses nothing and doubles nothing."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from celery import Celery
from django.db import connection

from access.scope import acting
from applications.models import Application, ClaimVersion, StateChange
from batches import services
from batches.models import Batch, BatchRow
from employers.entries import NewEmployee
from employers.services import add_employees
from tests.factories import access, batches
from tests.factories.access import AT, SETUP
from tests.factories.batches import Bureau

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).parents[2]
ROWS, PEOPLE, KNOWN = 20_000, 5_000, 4_000
PATIENCE = 120


def table_of(bureau: Bureau) -> bytes:
    """Return a file of twenty thousand rows: four spells of each person, a few faulty, a few repeated."""
    people = [access.identity_code(born="140585") for _ in range(PEOPLE)]
    known = [NewEmployee(employer_id=bureau.employer_id, identity_code=code) for code in people[:KNOWN]]
    add_employees(known, by=SETUP, at=AT)
    rows: list[list[str]] = []
    for number in range(ROWS):
        onset = date(2026, 1, 7) + timedelta(days=number // PEOPLE * 60 + number % 17)
        ends_on = onset + timedelta(days=11 + number % 30)
        wage = "-1" if number % 100 == 7 else f"{900 + number % 2000},50"
        row = bureau.row(code=people[number % PEOPLE], onset=f"{onset}", ends_on=f"{ends_on}", wage=wage)
        rows.append(rows[-40] if number % 200 == 113 else row)
    return batches.table(rows)


def told(batch: Batch) -> list[object]:
    """Return everything that a batch's rows have become, but for the numbers of rows in tables."""
    with acting(SETUP):
        changes = list(StateChange.objects.values_list("application_id", "state"))
        versions = dict(ClaimVersion.objects.values_list("application_id", "claim"))
        made = {each.pk: each for each in Application.objects.all()}
        rows = list(BatchRow.objects.filter(batch=batch).order_by("line"))
    assert len(changes) == len(set(changes)) == len(made) == len(versions)
    whole: list[object] = []
    for row in rows:
        application = made.get(row.application_id or 0)
        whole.append(
            (
                row.line,
                row.state,
                [finding["code"] for finding in row.findings],
                row.claim,
                application and (application.onset, application.state, application.version),
                versions.get(row.application_id or 0),
            )
        )
    return whole


@dataclass(frozen=True)
class Workplace:
    """Where the portal's own worker works: this test's database, and a broker that nobody else hears."""

    environment: dict[str, str]
    log: Path

    @contextmanager
    def worker(self, sweep: str) -> Iterator[subprocess.Popen[bytes]]:
        """Start a worker, ring for a sweep, and kill at the end what is left of it."""
        command = [sys.executable, "-m", "celery", "-A", "portal.celery", "worker", "--concurrency=2"]
        command += ["--without-gossip", "--without-mingle"]
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        try:
            broker = Celery(broker=self.environment["BROKER_URL"], set_as_current=False)
            broker.send_task(f"portal.jobs.batches.{sweep}")
            yield process
        finally:
            kill(process)


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    database = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_OWNER_URL"}
    broker = f"{kept['BROKER_URL']}?virtual_host={os.getpid() % 15 + 1}"
    return Workplace(
        {**kept, "BROKER_URL": broker, "DATABASE_URL": database.geturl()}, tmp_path / "worker.log"
    )


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a worker and its hands at once."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def until(reached: Callable[[Batch], bool], batch: Batch) -> Batch:
    """Wait until the batch has reached something, and return it."""
    limit = time.monotonic() + PATIENCE
    while not reached(now := batches.again(batch)):
        assert time.monotonic() < limit, (now.state, now.line, now.created)
        time.sleep(0.02)
    return now


def test_killed_worker_loses_and_doubles_nothing(workplace: Workplace) -> None:
    dice = random.Random()  # noqa: S311 - any row will do
    calm, disturbed = batches.bureau(), batches.bureau()
    undisturbed = calm.create(table_of(calm))
    expected = told(undisturbed)
    batch = disturbed.receive(table_of(disturbed))

    with workplace.worker("read") as killed:
        row = dice.randrange(ROWS - services.CHUNK)
        read = until(lambda now: now.line > row, batch)
        kill(killed)
    with workplace.worker("read"):
        until(lambda now: now.state == "checked", batch)
    services.confirm(batch.id, by=disturbed.clerk, at=AT)
    with workplace.worker("create") as killed:
        row = dice.randrange(ROWS - 3 * services.CHUNK)
        created = until(lambda now: now.created > row, batch)
        kill(killed)
    with workplace.worker("create"):
        done = until(lambda now: now.state == "done", batch)

    assert read.state == "received"
    assert created.state == "confirmed"
    assert (done.rows, done.created) == (ROWS, undisturbed.created)
    with acting(SETUP):
        assert Application.objects.count() == done.created + undisturbed.created
    assert told(batch) == expected

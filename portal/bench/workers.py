"""Worker processes of the bench: each a new process that does nothing but sweep batches.

They are no Celery workers: the portal's own hear the same broker and would take the messages. What they
call is what the portal's jobs call.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from portal.bench import databases
from portal.servers.processes import Child
from portal.servers.state import ROOT, State

READY: Final = "ready"
"""What a worker says when it begins to sweep."""


class WorkerError(Exception):
    """A worker ended before its work was done."""


@contextmanager
def working(count: int) -> Iterator[list[Child]]:
    """Have so many workers sweep the bench's database."""
    workers = [_worker(number) for number in range(count)]
    try:
        for worker in workers:
            worker.log.unlink(missing_ok=True)
            worker.start()
        for worker in workers:
            worker.wait_until(partial(_is_ready, worker.log))
        yield workers
    finally:
        for worker in workers:
            worker.stop()


def _is_ready(log: Path) -> bool:
    return READY in log.read_text("utf-8").splitlines()


def _worker(number: int) -> Child:
    environment = {**os.environ, "DATABASE_URL": databases.application_url(databases.RUNNING)}
    del environment["DATABASE_OWNER_URL"]
    return Child(
        name=f"bench-worker-{number}",
        state=State(),
        command=[sys.executable, ROOT / "manage.py", "bench_worker"],
        environment=environment,
        folder=ROOT,
    )


def require_alive(workers: Sequence[Child]) -> None:
    """Raise WorkerError where one of the workers has ended."""
    for worker in workers:
        if worker.ended():
            raise WorkerError(f"{worker.name} ended: {worker.last_words()}")


def peak_of(worker: Child) -> int | None:
    """Return the most memory that a worker has had, in bytes; None where the system does not tell."""
    if sys.platform != "linux" or worker.process is None:
        return None
    for line in Path(f"/proc/{worker.process.pid}/status").read_text("utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return None

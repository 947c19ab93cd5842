"""The pipeline as a contender: a file is received, read, confirmed, and its good rows become applications."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import psycopg

from batches import services
from batches.states import State
from employers.services import enter_firm
from portal.bench import databases
from portal.bench.contest import Run
from portal.bench.ground import Ground
from portal.bench.sample import AT, Counts
from portal.bench.workers import WorkerError, peak_of, require_alive, working
from portal.servers.processes import Child

_POLL = 0.01
_STATE = "SELECT state FROM batches_batch"
_COUNTS = """
SELECT (SELECT count(*) FROM applications_application), count(*) FILTER (WHERE state = 'faulty'),
    count(*) FILTER (WHERE state = 'duplicate')
FROM batches_batchrow
"""


@dataclass(frozen=True)
class Pipeline:
    """So many workers; the clerk confirms as soon as the file has been checked."""

    name: str
    content: bytes
    ground: Ground
    workers: int

    def run(self) -> Run:
        """Do the work once and measure it, from the file's receipt to its last application."""
        clerk = enter_firm(user_id=self.ground.clerk_id, firm_id=self.ground.firm_id, at=AT)
        with databases.owner(databases.RUNNING) as owner, working(self.workers) as workers:
            start = time.perf_counter()
            batch = services.receive(content=self.content, name="bench.csv", by=clerk, at=AT)
            _wait_for(State.CHECKED, owner, workers)
            services.confirm(batch.id, by=clerk, at=AT)
            _wait_for(State.DONE, owner, workers)
            seconds = time.perf_counter() - start
            peaks = [peak for worker in workers if (peak := peak_of(worker)) is not None]
            return Run(seconds, counts_in(owner), max(peaks, default=None))


def _wait_for(state: State, owner: psycopg.Connection, workers: Sequence[Child]) -> None:
    while (now := _one(owner, _STATE)[0]) != state:
        require_alive(workers)
        if now == State.REFUSED:
            raise WorkerError("the file was refused")
        time.sleep(_POLL)


def counts_in(owner: psycopg.Connection) -> Counts:
    """Return what has become of the rows."""
    created, faulty, duplicate = (int(str(count)) for count in _one(owner, _COUNTS))
    return Counts(created, faulty, duplicate)


def _one(owner: psycopg.Connection, statement: str) -> tuple[object, ...]:
    return owner.execute(statement).fetchone() or ()

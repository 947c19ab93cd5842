"""The sweeps that read uploaded files and make applications of their good rows."""

from typing import Final

from django.utils import timezone

from access.actor import Actor
from batches import services
from portal.celery import app
from portal.shell.nudge import nudge

_HANDS: Final = 4
"""How many workers are called to create when a file has been read; one too many finds nothing to do."""


@app.task
def read(**_: object) -> int:
    """Read the files that wait, then ring for their rows to become applications where that is confirmed."""
    finished = services.read_all(by=Actor.run("read"), at=timezone.now())
    for _hand in range(_HANDS if finished else 0):
        nudge("portal.jobs.batches.create")
    return finished


@app.task
def create(**_: object) -> int:
    """Let the good rows of confirmed batches become applications."""
    return services.create(by=Actor.run("create"), at=timezone.now())

"""The sweep that makes proposals."""

from django.utils import timezone

from access.actor import Actor
from decisions import services
from portal.celery import app
from portal.shell.nudge import nudge


@app.task
def propose(**_: object) -> int:
    """Make proposals for submitted applications; ring for what may be left, and for the letters."""
    taken = services.propose(by=Actor.run("propose"), at=timezone.now())
    for sweep in ("portal.jobs.decisions.propose", "portal.jobs.letters.send") if taken else ():
        nudge(sweep)
    return taken

"""The sweep that makes proposals."""

from django.utils import timezone

from access.actor import Actor
from decisions import services
from portal.celery import app


@app.task
def propose(*, limit: int = 2000, **_: object) -> int:
    """Make proposals for submitted applications."""
    return services.propose(by=Actor.run("propose"), at=timezone.now(), limit=limit)

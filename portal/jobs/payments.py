"""The sweep that raises payments."""

from django.utils import timezone

from access.actor import Actor
from payments import services
from portal.celery import app


@app.task
def raise_due(**_: object) -> int:
    """Raise payments of the instalments that have become due."""
    return services.raise_due(by=Actor.run("raise-due"), at=timezone.now())

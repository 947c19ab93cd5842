"""The sweep that sends the letters of decisions."""

from django.utils import timezone

from access.actor import Actor
from decisions import services
from portal.celery import app


@app.task
def send(**_: object) -> int:
    """Write and send letters that wait."""
    return services.send_letters(by=Actor.run("send-letters"), at=timezone.now())

"""The sweeps that send the letters of decisions, and tell by e-mail that there are new ones."""

from django.utils import timezone

from access.actor import Actor
from decisions import notices, services
from portal.celery import app


@app.task
def send(**_: object) -> int:
    """Write and send letters that wait."""
    return services.send_letters(by=Actor.run("send-letters"), at=timezone.now())


@app.task
def notify(**_: object) -> int:
    """Send the notices that wait."""
    return notices.send(by=Actor.run("notify"), at=timezone.now())

"""The nightly sweep that finds the classes of employers."""

from django.utils import timezone

from access.actor import Actor
from portal.celery import app
from segments import services


@app.task
def classify(**_: object) -> int:
    """Find the classes of those employers of whom something has changed."""
    return services.classify(by=Actor.run("classify"), at=timezone.now())

"""The nightly sweeps that find the classes of employers and summarise how each is served."""

from django.utils import timezone

from access.actor import Actor
from portal.celery import app
from segments import insight, services


@app.task
def classify(**_: object) -> int:
    """Find the classes of those employers of whom something has changed."""
    return services.classify(by=Actor.run("classify"), at=timezone.now())


@app.task
def summarise(**_: object) -> int:
    """Summarise anew the days in which something may still have changed."""
    at = timezone.now()
    first, last = insight.days_before(at, insight.UNSETTLED_DAYS)
    return insight.refresh(first, last, by=Actor.run("summarise"), at=at)

"""The sweeps that find employers' classes, summarise how each is served, and remind of what is due."""

from django.utils import timezone

from access.actor import Actor
from portal.celery import app
from portal.shell.nudge import nudge
from segments import insight, reminders, services


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


@app.task
def gather_reminders(**_: object) -> int:
    """Let the reminders of a day wait for its first hour."""
    return reminders.gather(by=Actor.run("remind"), at=timezone.now())


@app.task
def send_reminders(**_: object) -> int:
    """Send reminders that wait; ring for what may be left."""
    settled = reminders.send(by=Actor.run("remind"), at=timezone.now())
    if settled:
        nudge("portal.jobs.segments.send_reminders")
    return settled

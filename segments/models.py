"""Classes of employers over time, and the runs that found them."""

from django.db import models

from access.models import APPEND_ONLY
from employers.models import Employer
from segments.classes import Segment, Source

SEGMENTS = [(segment.value, segment.value) for segment in Segment]
SOURCES = [(source.value, source.value) for source in Source]


class Run(models.Model):
    """One run of the classification: on which day, by which figures, what payments it counted. Append-only.

    Payments from `starts_on` to `ends_on` count, both included. `whole` says that it looked at every
    employer, and not only at those of whom something had changed since the run before.
    """

    at = models.DateTimeField()
    day = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    figures = models.JSONField()
    whole = models.BooleanField()

    class Meta:
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return f"{self.day}"


class Classification(models.Model):
    """The class of an employer from a run on, and why; the newest holds. Append-only: one row a change.

    `people` is the headcount that `source` told, and `threshold` the border that decided: a large employer
    has at least so many people and a small one fewer; a medium one at least so many or, where it was large
    before, fewer. Both are empty where no headcount decided.
    """

    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, related_name="classifications", db_index=False
    )
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="classifications", db_index=False)
    segment = models.CharField(max_length=12, choices=SEGMENTS)
    source = models.CharField(max_length=8, choices=SOURCES)
    people = models.PositiveIntegerField(null=True)
    threshold = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["employer", "-id"], include=["segment", "source"], name="classification_newest"
            )
        ]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return self.segment

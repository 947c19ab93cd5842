"""The deed of this floor: to find the class of every employer."""

from datetime import datetime, timedelta
from typing import Final

import msgspec
from django.utils.timezone import localtime

from access import trail
from access.actor import Actor
from access.scope import acting
from segments import rows
from segments.classes import Segment
from segments.classify import borders, figures_on, window_on
from segments.models import Run

OVERLAP: Final = timedelta(hours=1)
"""A deed is seen when its transaction ends, later than the instant that it bears: none lasts so long."""


def classify(*, by: Actor, at: datetime) -> int:
    """Find the class of employers on the day of `at`, and return of how many it is new.

    All are looked at when the counted months or the figures are others than in the run before; otherwise
    those of whom something has changed since: reports, statements, payroll firms, and who is new.
    """
    by.require_role()
    day = localtime(at).date()
    figures = figures_on(day)
    window = window_on(day, figures)
    with acting(by):
        rows.lock()
        former = Run.objects.order_by("-id").first()
        told = msgspec.to_builtins(figures)
        same = former is not None and (former.starts_on, former.figures) == (window.starts_on, told)
        run = Run.objects.create(at=at, day=day, figures=told, whole=not same, **window._asdict())
        changed = rows.classify(
            run,
            {held: borders(figures, held) for held in (None, Segment.SMALL, Segment.MEDIUM, Segment.LARGE)},
            former.at - OVERLAP if former and same else None,
        )
        # The employers stand in the run's own rows: an array of a million would be no help to the trail.
        trail.record(by=by, at=at, deed="classify", subject="classification", subject_ids=[run.pk])
    return changed

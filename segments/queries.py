"""What may be asked of this floor: the class of an employer, and how it came to it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from access.actor import Actor, NotAllowedError
from access.scope import acting
from segments.classes import Segment, Source
from segments.models import Classification


@dataclass(frozen=True, slots=True, kw_only=True)
class Classed:
    """An employer's class with its reasons; `day` is when it was found, empty before the first look.

    `people` is the headcount, `threshold` the border that decided, `starts_on` and `ends_on` the first and
    the last day of payment on which earners counted.
    """

    segment: Segment
    source: Source
    day: date | None = None
    people: int | None = None
    threshold: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None


NOT_LOOKED_AT = Classed(segment=Segment.SMALL, source=Source.NONE)
"""An employer that no run has seen yet: most are small, and what is written for a small one fits anybody."""


def class_of(*, for_: Actor, employer_id: int) -> Classed:
    """Return the class in force of an employer."""
    return classes_of(for_=for_, employer_ids=[employer_id])[employer_id]


def classes_of(*, for_: Actor, employer_ids: Collection[int]) -> dict[int, Classed]:
    """Return the classes in force of employers; none is left out."""
    newest = _found(for_, employer_ids).order_by("employer_id", "-id").distinct("employer_id")
    with acting(for_):
        found = {each.employer_id: _classed(each) for each in newest}
    return {employer_id: found.get(employer_id, NOT_LOOKED_AT) for employer_id in employer_ids}


def history(*, for_: Actor, employer_id: int) -> list[Classed]:
    """Return the classes an employer has been in, the newest first."""
    with acting(for_):
        return [_classed(each) for each in _found(for_, [employer_id]).order_by("-id")]


def _found(for_: Actor, employer_ids: Collection[int]) -> QuerySet[Classification]:
    """Return the classifications of employers; NotAllowedError for a stranger to one of them."""
    if not for_.sees_all and not for_.rights.keys() >= set(employer_ids):
        raise NotAllowedError("the actor may not see this employer's data")
    return Classification.objects.filter(employer_id__in=employer_ids).select_related("run")


def _classed(row: Classification) -> Classed:
    return Classed(
        segment=Segment(row.segment),
        source=Source(row.source),
        day=row.run.day,
        people=row.people,
        threshold=row.threshold,
        starts_on=row.run.starts_on,
        ends_on=row.run.ends_on,
    )

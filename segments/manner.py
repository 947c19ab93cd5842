"""The manner in which an employer is served: by its class, or as it has chosen itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from access import trail
from access.actor import Actor, Matter
from access.scope import acting
from segments.classes import Segment
from segments.models import ChosenManner
from segments.queries import class_of


class Manner(StrEnum):
    """How the portal opens to an employer (palvelutapa); a payroll firm acts for its clients by another door.

    STEP_BY_STEP: one question a page, nothing to know beforehand. WORK_LIST: absences without a claim, many
    at a time. FILES: files and the interface first.
    """

    STEP_BY_STEP = "step_by_step"
    WORK_LIST = "work_list"
    FILES = "files"


BY_CLASS: Final[Mapping[Segment, Manner]] = {
    Segment.SMALL: Manner.STEP_BY_STEP,
    Segment.MEDIUM: Manner.WORK_LIST,
    Segment.LARGE: Manner.FILES,
    Segment.PAYROLL_FIRM: Manner.FILES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mannered:
    """The manner in force, the one by class, and what the employer has chosen, None where it has not."""

    by_class: Manner
    chosen: Manner | None

    @property
    def manner(self) -> Manner:
        """Return the manner in force."""
        return self.chosen or self.by_class


def manner_of(*, for_: Actor, employer_id: int) -> Mannered:
    """Return how an employer is served."""
    by_class = BY_CLASS[class_of(for_=for_, employer_id=employer_id).segment]
    with acting(for_):
        newest = ChosenManner.objects.filter(employer_id=employer_id).order_by("-id").first()
    return Mannered(by_class=by_class, chosen=Manner(newest.manner) if newest and newest.manner else None)


def choose(*, employer_id: int, manner: Manner | None, by: Actor, at: datetime) -> None:
    """Serve an employer in a manner from now on, or by its class again; the choice is kept."""
    by.require(Matter.CLAIM, employer_id)
    with acting(by):
        chosen = ChosenManner.objects.create(
            employer_id=employer_id, manner=manner or "", chosen_at=at, chosen_by=by.user_id
        )
        trail.record(
            by=by,
            at=at,
            deed="choose",
            subject="manner",
            subject_ids=[chosen.pk],
            employer_ids=[employer_id],
        )

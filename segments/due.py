"""What is due: open matters of employers that have a last day, without a word about whose they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from access.actor import Actor, Matter
from access.scope import acting
from applications.models import Draft
from applications.queries import questions_open
from segments.absences import first_paid_day, last_day_to_claim, unclaimed


class Task(StrEnum):
    """What is to be done: ANSWER a question of Kela's, SEND an unfinished claim, CLAIM for an absence."""

    ANSWER = "answer"
    SEND = "send"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """One open matter: its last day in time, at which employer it is, and what is to be done."""

    last_day: date
    employer_id: int
    task: Task


def due(*, for_: Actor, on: date) -> list[Due]:
    """Return what is due on a day or later at the employers that the actor may claim for, the next first."""
    own = for_.employers_of(Matter.CLAIM)
    if not own:
        return []
    with acting(for_):
        questions = [
            Due(each.due_on, each.application.employer_id, Task.ANSWER)
            for each in questions_open(for_=for_, employer_ids=own)
        ]
        absences = unclaimed(for_=for_, on=on)
        begun = [each.draft_id for each in absences if each.draft_id]
        unsent = Draft.objects.filter(employer_id__in=own, application__isnull=True, corrects__isnull=True)
        drafts = list(_of_drafts(unsent.exclude(id__in=begun).iterator(), on))
    claims = [
        Due(each.last_day, each.employer_id, Task.SEND if each.draft_id else Task.CLAIM) for each in absences
    ]
    return sorted(each for each in (*questions, *claims, *drafts) if each.last_day >= on)


def last_day_of(draft: Draft, on: date) -> date | None:
    """Return until when an unfinished claim is sent in time, None before it tells a first paid day."""
    first = first_paid_day(draft)
    return first and last_day_to_claim(draft.benefit, first, first, on)


def _of_drafts(unsent: Iterator[Draft], on: date) -> Iterator[Due]:
    for draft in unsent:
        last_day = last_day_of(draft, on)
        if last_day is not None:
            yield Due(last_day, draft.employer_id, Task.SEND)

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


def _of_drafts(unsent: Iterator[Draft], on: date) -> Iterator[Due]:
    """Yield when unfinished claims are due, by the first paid day that they tell of."""
    for draft in unsent:
        first = first_paid_day(draft)
        if first is not None:
            yield Due(last_day_to_claim(draft.benefit, first, first, on), draft.employer_id, Task.SEND)

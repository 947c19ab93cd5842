"""What is due: open matters of employers that have a last day, without a word about whose they are."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from django.utils.timezone import localtime

from access.actor import Actor, Matter
from access.scope import acting
from applications.facts import Stated, facts_of
from applications.figures import law_in_force
from applications.models import Draft, InformationRequest
from applications.queries import claims_in_force, questions_open
from applications.services import preview
from applications.states import Channel
from applications.submissions import Submission
from benefits.catalogue import Claim, benefit_of, calculate
from employers.queries import readiness
from segments.absences import Unclaimed, estimated, first_paid_day, last_day_to_claim, unclaimed
from segments.checkpoints import Checkpoint, Point, checkpoints

__all__ = [
    "BY_POINT",
    "Due",
    "InformationRequest",
    "Open",
    "Task",
    "due",
    "last_day_of",
    "open_matters",
    "valued",
]


class Task(StrEnum):
    """What is to be done.

    ANSWER a question of Kela's, SEND an unfinished claim, CLAIM for an absence. In a long absence: TELL
    occupational health care, EXPECT Kela's letter about rehabilitation, get the STATEMENT of occupational
    health care to Kela, look into the chances of work AGAIN. RENEW the mandate of a payroll firm.
    """

    ANSWER = "answer"
    SEND = "send"
    CLAIM = "claim"
    TELL = "tell"
    EXPECT = "expect"
    STATEMENT = "statement"
    AGAIN = "again"
    RENEW = "renew"


BY_POINT: Final[Mapping[Point, Task]] = {
    Point.NOTICE: Task.TELL,
    Point.REHABILITATION: Task.EXPECT,
    Point.STATEMENT: Task.STATEMENT,
    Point.FIRST_REVIEW: Task.AGAIN,
    Point.SECOND_REVIEW: Task.AGAIN,
}
"""What is to be done at each check point of a long absence."""


About = InformationRequest | Draft | Unclaimed | Checkpoint | None
"""A question, an unfinished claim, an absence or a check point; nothing where it is a mandate."""


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """One open matter: its last day in time, at which employer it is, and what is to be done."""

    last_day: date
    employer_id: int
    task: Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """One open matter and what it is about; `last_day` is empty while nothing tells it.

    `euros` is about how much the employer gets for it, empty until it is valued and where it cannot be.
    """

    last_day: date | None
    employer_id: int
    task: Task
    about: About = None
    euros: Decimal | None = None


def due(*, for_: Actor, on: date) -> list[Due]:
    """Return what is due on a day or later at the employers that the actor may claim for, the next first."""
    return sorted(
        Due(each.last_day, each.employer_id, each.task)
        for each in open_matters(for_=for_, on=on)
        if each.last_day is not None and each.last_day >= on
    )


def open_matters(*, for_: Actor, on: date, employer_ids: Collection[int] | None = None) -> list[Open]:
    """Return what is open at employers that the actor may claim for, all or some; the next due first.

    What is past its day is told as long as it is open; what no day is known of comes last.
    """
    own = for_.employers_of(Matter.CLAIM)
    asked = own if employer_ids is None else own.intersection(employer_ids)
    if not asked:
        return []
    with acting(for_):
        absences = unclaimed(for_=for_, on=on, employer_ids=asked)
        found = [
            *_questions(for_, asked),
            *_absences(absences),
            *_drafts(asked, absences, on),
            *(
                Open(last_day=each.day, employer_id=each.employer_id, task=BY_POINT[each.point], about=each)
                for each in checkpoints(asked, absences, on)
            ),
            *_ending(for_, asked, on),
        ]
    return sorted(found, key=lambda each: each.last_day or date.max)


def valued(
    matters: Iterable[Open], *, read: Callable[[Draft], Claim | None], by: Actor, at: datetime
) -> list[Open]:
    """Return matters with about how many euros wait for each; absences that are worth nothing are left out.

    A claim that Kela asks about is worth what it was when it came in, an unfinished one what it would be
    if it were sent now; `read` reads the claim of its answers, None where they make none.
    """
    told = list(matters)
    absences = estimated([each.about for each in told if isinstance(each.about, Unclaimed)], by=by, at=at)
    seen = {each.id: each for each in absences}
    drafts = _worth_of_drafts([each.about for each in told if isinstance(each.about, Draft)], read, by, at)
    asked = _worth_of_asked([each.about for each in told if isinstance(each.about, InformationRequest)])
    return [valued for each in told if (valued := _valued(each, seen, drafts | asked)) is not None]


def _valued(
    matter: Open, absences: Mapping[int, Unclaimed], worth: Mapping[object, Decimal | None]
) -> Open | None:
    about = matter.about
    if isinstance(about, Unclaimed):
        seen = absences.get(about.id)
        return replace(matter, about=seen, euros=seen.euros) if seen else None
    if isinstance(about, Draft | InformationRequest):
        return replace(matter, euros=worth.get(about.pk))
    return matter


def _questions(for_: Actor, employer_ids: Collection[int]) -> Iterator[Open]:
    for each in questions_open(for_=for_, employer_ids=employer_ids):
        yield Open(
            last_day=each.due_on, employer_id=each.application.employer_id, task=Task.ANSWER, about=each
        )


def _absences(absences: Iterable[Unclaimed]) -> Iterator[Open]:
    for each in absences:
        task = Task.SEND if each.draft_id else Task.CLAIM
        yield Open(last_day=each.last_day, employer_id=each.employer_id, task=task, about=each)


def _drafts(employer_ids: Collection[int], absences: Iterable[Unclaimed], on: date) -> Iterator[Open]:
    """Yield unfinished claims but those begun for an absence; a correction has no last day."""
    begun = [each.draft_id for each in absences if each.draft_id]
    unsent = Draft.objects.filter(employer_id__in=employer_ids, application__isnull=True)
    for draft in unsent.exclude(id__in=begun).select_related("employee").order_by("-saved_at"):
        last_day = None if draft.corrects_id else last_day_of(draft, on)
        yield Open(last_day=last_day, employer_id=draft.employer_id, task=Task.SEND, about=draft)


def last_day_of(draft: Draft, on: date) -> date | None:
    """Return until when an unfinished claim is sent in time, None before it tells a first paid day."""
    first = first_paid_day(draft)
    return first and last_day_to_claim(draft.benefit, first, first, on)


def _ending(for_: Actor, employer_ids: Collection[int], on: date) -> Iterator[Open]:
    for employer_id, ready in readiness(for_=for_, employer_ids=employer_ids, on=on).items():
        if ready.ends_on is not None:
            yield Open(last_day=ready.ends_on, employer_id=employer_id, task=Task.RENEW)


def _worth_of_drafts(
    drafts: Sequence[Draft], read: Callable[[Draft], Claim | None], by: Actor, at: datetime
) -> dict[object, Decimal | None]:
    claims = [(draft, claim) for draft in drafts if not draft.corrects_id and (claim := read(draft))]
    whole = [each for each in claims if each[0].employee_id or not benefit_of(each[1]).for_employee]
    asked = [
        Submission(
            employer_id=draft.employer_id, employee_id=draft.employee_id, channel=Channel.PAGE, claim=claim
        )
        for draft, claim in whole
    ]
    seen = preview(asked, by=by, at=at) if asked else []
    return {
        draft.id: each.calculation.worth if each.calculation else None
        for (draft, _claim), each in zip(whole, seen, strict=True)
    }


def _worth_of_asked(asked: Sequence[InformationRequest]) -> dict[object, Decimal | None]:
    """Return what the claims asked about are worth by what their employers know, by the question."""
    if not asked:
        return {}
    claims = claims_in_force([each.application for each in asked])
    law = law_in_force()
    facts = facts_of(
        [
            Stated(
                employer_id=each.application.employer_id,
                employee_id=each.application.employee_id,
                claim=claims[each.application_id],
                filed_on=localtime(each.application.received_at).date(),
                application_id=each.application_id,
            )
            for each in asked
        ],
        whole_person=False,
    )
    return {
        each.id: calculate(known, law.on(known.claim.anchor)).worth if known else None
        for each, known in zip(asked, facts, strict=True)
    }

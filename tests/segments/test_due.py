"""What is due: open matters with a last day, for whoever may claim, and nothing that is done or too late."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localtime

from access.actor import Matter
from applications import drafts
from applications import services as applications
from applications.documents import Question
from benefits.sickness import Certificate
from segments.due import Due, Task, due
from tests.factories import employers
from tests.factories.access import AT
from tests.factories.applications import CLEAN, ENDED, Workplace, claim, workplace
from tests.factories.decisions import officer, propose

pytestmark = pytest.mark.django_db

DAY = localtime(AT).date()


def asked(place: Workplace, due_on: date) -> int:
    """Let Kela ask about a claim for an absence that has ended; return the question's id."""
    sent = place.submit(claim(certificate=Certificate.LATER, paid=ENDED))
    propose()
    question = Question(reason="certificate", field="certificate", text="Missä?", due_on=due_on)
    return applications.ask(sent, question, by=officer(), at=AT).id


def begun(place: Workplace, first: date | None) -> None:
    """Begin a claim that tells its first paid day, or not."""
    draft = drafts.start(employer_id=place.employer_id, benefit="sickness_allowance", by=place.owner, at=AT)
    answers = {"paid.0.starts_on": f"{first:%d.%m.%Y}"} if first else {}
    drafts.save(draft.id, answers, version=draft.version, step="palkka", by=place.owner, at=AT)


def test_question_is_due_on_its_day_until_it_is_answered() -> None:
    place, last = workplace(), DAY + timedelta(days=7)
    question = asked(place, last)

    before = due(for_=place.owner, on=DAY)
    applications.answer(question, "Tässä.", by=place.owner, at=AT)

    assert before == [Due(last, place.employer_id, Task.ANSWER)]
    assert due(for_=place.owner, on=DAY) == []


@pytest.mark.parametrize(("days", "tasks"), [(0, [Task.ANSWER]), (1, [])])
def test_what_is_too_late_is_not_due(days: int, tasks: list[Task]) -> None:
    place = workplace()
    asked(place, DAY)

    assert [each.task for each in due(for_=place.owner, on=DAY + timedelta(days=days))] == tasks


def test_unfinished_claim_is_due_by_the_time_limit_of_its_first_day() -> None:
    place = workplace()
    begun(place, CLEAN.onset)
    begun(place, None)

    (found,) = due(for_=place.owner, on=CLEAN.onset)

    assert (found.task, found.employer_id) == (Task.SEND, place.employer_id)
    assert found.last_day >= CLEAN.onset + timedelta(days=59)


def test_nothing_is_due_for_a_stranger_and_for_who_may_not_claim() -> None:
    place = workplace()
    asked(place, DAY)
    other = employers.owner(place.employer_id, frozenset(Matter) - {Matter.CLAIM})

    assert due(for_=other, on=DAY) == []
    assert due(for_=employers.owner(employers.employer()), on=DAY) == []


@pytest.mark.parametrize(("days", "tasks"), [(90, [Task.RENEW]), (91, [])])
def test_mandate_that_ends_within_ninety_days_is_due_on_its_last_day(days: int, tasks: list[Task]) -> None:
    employer_id = employers.employer()
    last = DAY + timedelta(days=days)
    employers.mandate(employers.firm(), employer_id, ends_on=last)

    found = due(for_=employers.owner(employer_id), on=DAY)

    assert found == [Due(last, employer_id, task) for task in tasks]

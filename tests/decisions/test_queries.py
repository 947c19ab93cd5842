"""What officers and employers may ask of decisions, at what cost, and what it leaves in the trail."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from access.actor import Matter, NotAllowedError, Role
from access.models import Trail
from access.scope import acting
from applications import services as applications
from applications.documents import Question
from applications.states import State
from benefits.sickness import Accident, Certificate
from decisions import queries, services
from decisions.awards import award
from decisions.queries import Asked
from employers.queries import employer
from tests.factories import access, employers
from tests.factories.access import AT, SETUP
from tests.factories.applications import CLEAN, claim, workplace
from tests.factories.decisions import decision, grant, officer, propose

pytestmark = pytest.mark.django_db

LATER = claim(certificate=Certificate.LATER)
QUEUE_QUERIES = 7
CASE_QUERIES = 21


def shown(asked: Asked) -> list[int]:
    """Return the applications of the first page of the queue."""
    found = queries.queue(for_=officer(), asked=asked, page=1, at=AT)
    return [row.application_id for row in found.rows]


def test_queue_shows_what_waits_and_why() -> None:
    place = workplace()
    sent = place.submit(LATER)
    propose()

    queue = queries.queue(for_=officer(), asked=Asked(), page=1, at=AT + timedelta(days=3))

    (row,) = queue.rows
    assert (row.application_id, row.state, row.age) == (sent, State.PROPOSED, 3)
    assert (row.employer, row.employee) == ("Aallon leipomo", "Matti Virtanen")
    assert (row.proposed, row.reasons) == (Decimal("2866.92"), ("certificate_later",))
    assert queue.page.paginator.count == 1


def test_queue_is_narrowed() -> None:
    place = workplace(people=3)
    later, resting = place.submit_many([LATER, claim(accident=Accident.INSURER_DECIDES)], employees=[0, 1])
    drawn = place.submit(employee=2, sampled=True, at=AT - timedelta(days=8))
    propose()
    business_id = employer(for_=place.owner, employer_id=place.employer_id).business_id

    assert shown(Asked()) == [drawn, later, resting]
    assert shown(Asked(newest_first=True)) == [resting, later, drawn]
    assert shown(Asked(state=State.PROPOSED)) == [drawn, later]
    assert shown(Asked(state=State.RESTING)) == [resting]
    assert shown(Asked(reason="certificate_later")) == [later]
    assert shown(Asked(reason="sampled_for_people")) == [drawn]
    assert shown(Asked(age=7)) == [drawn]
    assert shown(Asked(benefit="sickness_allowance", channel="page")) == [drawn, later, resting]
    assert shown(Asked(benefit="no_such_benefit")) == []
    assert shown(Asked(channel="file")) == []
    assert shown(Asked(search=f"{business_id} virta")) == [drawn, later, resting]
    assert shown(Asked(search=str(later))) == [later]
    assert shown(Asked(search="9" * 30)) == []


def test_queue_counts_and_reasons_are_of_what_waits() -> None:
    place = workplace(people=2)
    place.submit_many([LATER, claim(accident=Accident.INSURER_DECIDES)])
    propose()

    assert queries.queue_counts(for_=officer()) == {"proposed": 1, "resting": 1}
    assert queries.queue_reasons(for_=officer()) == ["certificate_later"]


@pytest.mark.parametrize("people", [1, 3])
def test_queue_costs_the_same_for_one_and_for_many(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    workplace(people=people).submit_many([LATER] * people)
    propose()
    by = officer()

    with django_assert_num_queries(QUEUE_QUERIES):
        queue = queries.queue(for_=by, asked=Asked(), page=1, at=AT)

    assert len(queue.rows) == people


def test_queue_seen_leaves_a_trail_row() -> None:
    sent = workplace().submit(LATER)

    queries.queue(for_=officer(), asked=Asked(), page=1, at=AT)

    with acting(SETUP):
        assert Trail.objects.get(deed="view_queue").subject_ids == [sent]


def test_only_kela_sees_the_queue_and_a_case() -> None:
    place = workplace()
    sent = place.submit(LATER)

    for stranger in (place.owner, access.staff(Role.APPROVER)):
        with pytest.raises(NotAllowedError):
            queries.queue(for_=stranger, asked=Asked(), page=1, at=AT)
        with pytest.raises(NotAllowedError):
            queries.case(sent, for_=stranger, at=AT)
        with pytest.raises(NotAllowedError):
            queries.queue_counts(for_=stranger)
        with pytest.raises(NotAllowedError):
            queries.queue_reasons(for_=stranger)


def test_case_holds_everything_to_decide_by() -> None:
    place = workplace()
    sent = place.submit(LATER)
    propose()
    by = officer(name="Kerttu Kela")
    question = Question(
        reason="certificate", field="certificate", text="Milloin todistus tulee?", due_on=date(2026, 11, 16)
    )
    applications.ask(sent, question, by=by, at=AT)

    case = queries.case(sent, for_=by, at=AT)

    assert case.whole.claim == LATER
    assert case.whole.open_request is not None
    assert case.facts is not None
    assert (case.facts.gross_wages, case.facts.income_source) == (Decimal("33600.00"), "register")
    assert case.calculation is not None
    assert case.calculation.employer_total == Decimal("2866.92")
    assert [step.code for step in case.calculation.steps][:1] == ["step_gross_wages"]
    assert (case.reasons, case.decidable, case.decisions) == (("certificate_later",), True, ())
    assert case.people[by.user_id or 0] == "Kerttu Kela"
    with acting(SETUP):
        assert Trail.objects.filter(deed="view", subject_ids=[sent], user_id=by.user_id).count() == 1


def test_case_without_a_proposal_cannot_be_decided() -> None:
    sent = workplace().submit(LATER)

    case = queries.case(sent, for_=officer(), at=AT)

    assert (case.proposal, case.calculation, case.reasons, case.decidable) == (None, None, (), False)


def test_case_shows_its_decisions_whole() -> None:
    sent = workplace().submit(sampled=True)
    propose()
    services.decide([grant(sent)], by=officer(), at=AT)

    case = queries.case(sent, for_=officer(), at=AT)

    (decided,) = case.decisions
    assert case.calculation is not None
    assert decided.lines == award(case.calculation, grant(sent)).lines
    assert decided.instalments == case.calculation.instalments
    assert decided.steps == case.calculation.steps
    assert (case.reasons, case.decidable) == (("sampled_for_people",), False)


def test_case_costs_the_same_for_one_decision_and_for_more(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    place = workplace()
    sent = place.submit()
    propose()
    by = officer()

    with django_assert_num_queries(CASE_QUERIES):
        queries.case(sent, for_=by, at=AT)
    applications.correct(sent, claim(payment_reference="1234561"), reason="Viite.", by=place.owner, at=AT)
    propose()
    services.decide([grant(sent)], by=by, at=AT)
    with django_assert_num_queries(CASE_QUERIES):
        case = queries.case(sent, for_=by, at=AT)

    assert [each.decision.number for each in case.decisions] == [2, 1]


def test_employer_reads_its_decision_without_the_persons_income() -> None:
    place = workplace()
    sent = place.submit()
    propose()
    decision_id = decision(sent).id

    seen = queries.decision(decision_id, for_=place.owner, at=AT)

    assert [line.days for line in seen.lines] == [10, 42]
    assert (seen.steps, seen.letter_sent_at) == ((), None)
    assert queries.told_of(sent, for_=place.owner, at=AT) == [seen]
    with acting(SETUP):
        left = Trail.objects.filter(deed="view", subject="decision", subject_ids=[decision_id])
        assert {row.user_id for row in left} == {place.owner.user_id}


def test_decisions_are_listed_to_whoever_may_read_them() -> None:
    place, other = workplace(people=2), workplace()
    first, second = place.submit_many([CLEAN] * 2)
    other.submit()
    propose()

    owner, clerk = place.owner, employers.owner(place.employer_id, frozenset({Matter.CLAIM}))

    with acting(SETUP):
        own = queries.decisions_of(for_=owner)
        assert {each.application_id for each in own} == {first, second}
        assert (
            own.filter(application_id=first).get()
            == queries.decisions_of(for_=owner, application_id=first).get()
        )
        assert list(queries.decisions_of(for_=owner, employer_ids=[other.employer_id])) == []
        assert list(queries.decisions_of(for_=clerk)) == []
        assert len(queries.decisions_of(for_=access.staff(Role.AUDITOR))) == 3


def test_stranger_reads_no_decision() -> None:
    sent = workplace().submit()
    propose()
    stranger = workplace(wages=None).owner

    with pytest.raises(NotAllowedError):
        queries.decision(decision(sent).id, for_=stranger, at=AT)
    with pytest.raises(NotAllowedError):
        queries.decision(0, for_=officer(), at=AT)

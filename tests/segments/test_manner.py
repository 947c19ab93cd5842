"""The manner in which an employer is served: by its class, or as it chose, and what is kept of the choice."""

import pytest

from access.actor import Matter, NotAllowedError
from segments.classes import Segment
from segments.manner import BY_CLASS, Manner, Mannered, choose, manner_of
from segments.services import classify
from tests.factories import employers
from tests.factories.access import AT, SETUP
from tests.portal.staff.pages import trailed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("people", "manner"), [(6, Manner.STEP_BY_STEP), (300, Manner.WORK_LIST), (1800, Manner.FILES)]
)
def test_employer_is_served_by_its_class(people: int, manner: Manner) -> None:
    employer_id = employers.employer(headcount=people)
    classify(by=SETUP, at=AT)

    told = manner_of(for_=employers.owner(employer_id), employer_id=employer_id)

    assert told == Mannered(by_class=manner, chosen=None)
    assert told.manner is manner


def test_every_class_has_a_manner() -> None:
    assert set(BY_CLASS) == set(Segment)


def test_choice_of_the_employer_holds_until_it_goes_back_to_its_class() -> None:
    employer_id = employers.employer()
    owner = employers.owner(employer_id)

    choose(employer_id=employer_id, manner=Manner.FILES, by=owner, at=AT)
    chosen = manner_of(for_=owner, employer_id=employer_id)
    choose(employer_id=employer_id, manner=None, by=owner, at=AT)

    assert chosen == Mannered(by_class=Manner.STEP_BY_STEP, chosen=Manner.FILES)
    assert chosen.manner is Manner.FILES
    assert manner_of(for_=owner, employer_id=employer_id).manner is Manner.STEP_BY_STEP
    assert [row.employer_ids for row in trailed(deed="choose")] == [[employer_id], [employer_id]]


def test_manner_is_chosen_only_by_those_with_the_claim_matter() -> None:
    employer_id = employers.employer()
    reader = employers.owner(employer_id, frozenset({Matter.PAYMENTS}))

    with pytest.raises(NotAllowedError):
        choose(employer_id=employer_id, manner=Manner.FILES, by=reader, at=AT)

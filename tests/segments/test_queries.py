"""To whom the class of an employer is told, and what is told before the first look."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.actor import NotAllowedError, Role
from access.scope import acting
from segments.classes import Segment
from segments.queries import NOT_LOOKED_AT, class_of, classes_of, history
from segments.services import classify
from tests.factories import access, employers
from tests.factories.access import AT, SETUP

pytestmark = pytest.mark.django_db


def test_class_is_told_to_those_who_act_for_the_employer_and_to_kela() -> None:
    mine, others = employers.employer(headcount=30), employers.employer(headcount=3)
    classify(by=SETUP, at=AT)
    owner, officer = employers.owner(mine), access.staff(Role.OFFICER)

    told = classes_of(for_=officer, employer_ids=[mine, others])

    assert class_of(for_=owner, employer_id=mine) == told[mine]
    assert [told[each].segment for each in (mine, others)] == [Segment.MEDIUM, Segment.SMALL]


def test_class_is_not_told_to_a_stranger() -> None:
    owner, others = employers.owner(employers.employer()), employers.employer()
    classify(by=SETUP, at=AT)

    with pytest.raises(NotAllowedError):
        class_of(for_=owner, employer_id=others)
    with pytest.raises(NotAllowedError):
        history(for_=owner, employer_id=others)


def test_employer_that_no_run_has_seen_is_served_as_a_small_one() -> None:
    employer = employers.employer(headcount=2000)

    assert class_of(for_=SETUP, employer_id=employer) == NOT_LOOKED_AT
    assert history(for_=SETUP, employer_id=employer) == []


def test_classes_of_many_take_one_query() -> None:
    many = [employers.employer() for _ in range(3)]
    classify(by=SETUP, at=AT)

    with acting(SETUP), CaptureQueriesContext(connection) as captured:
        found = classes_of(for_=SETUP, employer_ids=many)

    assert len(found) == 3
    assert len([each for each in captured if "segments_classification" in each["sql"]]) == 1

"""Check points of long absences: which are told, by which day, to whom, and when they fall away."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.actor import Matter, NotAllowedError
from access.scope import acting
from applications import services as applications
from benefits.calendar import weekday_from
from benefits.law import law_on
from benefits.periods import PaidPeriod
from benefits.waiting import first_payable_day
from segments.absences import unclaimed
from segments.checkpoints import AHEAD, KEPT, RUNS, Checkpoint, Point, checkpoints, settle
from segments.due import BY_POINT, Due, Task, due
from tests.factories import employers, incomes
from tests.factories.access import AT
from tests.factories.applications import CLEAN, ENDED, Workplace, claim, workplace
from tests.factories.decisions import propose
from tests.portal.staff.pages import trailed

pytestmark = pytest.mark.django_db

ONSET = CLEAN.onset
ENDS = CLEAN.paid[-1].ends_on
FIRST = first_payable_day(ONSET, law_on(ONSET))
NOTICE_ON = date(2026, 9, 30)
SIXTIETH, NINETIETH = weekday_from(FIRST, 60), weekday_from(FIRST, 90)


def told(place: Workplace, on: date) -> list[Checkpoint]:
    with acting(place.owner):
        return checkpoints([place.employer_id], unclaimed(for_=place.owner, on=on), on)


def points(place: Workplace, on: date) -> list[tuple[Point, date]]:
    return [(each.point, each.day) for each in told(place, on)]


def test_long_absence_that_may_go_on_comes_to_its_check_points() -> None:
    place = workplace()
    place.submit()

    assert points(place, date(2026, 11, 2)) == [(Point.REHABILITATION, SIXTIETH)]
    assert points(place, date(2026, 11, 25)) == [
        (Point.REHABILITATION, SIXTIETH),
        (Point.STATEMENT, NINETIETH),
    ]


def test_notice_is_told_two_weeks_before_its_day_and_two_weeks_after() -> None:
    place = workplace()
    incomes.absence(place.employer_id, place.employee_ids[0], ONSET, date(2026, 9, 23))
    days = [NOTICE_ON - AHEAD[Point.NOTICE], NOTICE_ON + KEPT]

    assert [points(place, day) for day in days] == [[(Point.NOTICE, NOTICE_ON)]] * 2
    assert points(place, days[0] - timedelta(days=1)) == []
    assert points(place, days[1] + timedelta(days=1)) == []


def test_notice_is_not_told_of_an_absence_that_ended_more_than_a_week_before_its_day() -> None:
    place = workplace()
    incomes.absence(place.employer_id, place.employee_ids[0], ONSET, date(2026, 9, 22))

    assert points(place, NOTICE_ON) == []


def test_absence_that_ended_a_month_ago_comes_to_nothing() -> None:
    place = workplace()
    place.submit()

    assert points(place, ENDS + RUNS) != []
    assert points(place, ENDS + RUNS + timedelta(days=1)) == []


def test_withdrawn_claim_comes_to_nothing() -> None:
    place = workplace()
    sent = place.submit()

    applications.withdraw(sent, reason="", by=place.owner, at=AT)

    assert points(place, date(2026, 11, 2)) == []


def test_what_kela_has_paid_beyond_was_seen_to() -> None:
    place = workplace()
    place.submit()
    propose()
    last = SIXTIETH + timedelta(days=2)
    more = PaidPeriod(ENDS + timedelta(days=1), last, CLEAN.paid[0].wage)
    later = AT + timedelta(days=30)
    place.submit(claim(paid=(more,)), at=later)
    before = points(place, last)

    propose(at=later)

    assert before == [(Point.REHABILITATION, SIXTIETH), (Point.STATEMENT, NINETIETH)]
    assert points(place, last) == [(Point.STATEMENT, NINETIETH)]


def test_check_point_that_was_seen_to_is_not_told_again_and_the_deed_is_kept() -> None:
    place = workplace()
    place.submit()
    (found,) = told(place, date(2026, 11, 2))

    settle([found], by=place.owner, at=AT)
    settle([found], by=place.owner, at=AT)

    assert told(place, date(2026, 11, 2)) == []
    assert [row.employer_ids for row in trailed(deed="settle")] == [[place.employer_id], []]


def test_check_points_are_due_without_a_person_for_those_with_the_claim_matter() -> None:
    place = workplace()
    place.submit()
    reader = employers.owner(place.employer_id, frozenset({Matter.PAYMENTS}))
    on = date(2026, 11, 2)

    assert due(for_=place.owner, on=on) == [Due(SIXTIETH, place.employer_id, Task.EXPECT)]
    assert due(for_=reader, on=on) == []
    assert due(for_=workplace().owner, on=on) == []
    with pytest.raises(NotAllowedError):
        settle(told(place, on), by=reader, at=AT)


def test_check_point_past_its_day_is_not_due() -> None:
    place = workplace()
    place.submit(claim(paid=ENDED))
    on = NOTICE_ON + timedelta(days=1)

    assert points(place, on) == [(Point.NOTICE, NOTICE_ON)]
    assert due(for_=place.owner, on=on) == []


def test_every_point_has_a_task_and_a_time_before_it() -> None:
    assert set(BY_POINT) == set(AHEAD) == set(Point)


def test_many_absences_take_as_many_queries_as_one() -> None:
    one, many = workplace(), workplace(people=4)
    for place in (one, many):
        place.submit_many([CLEAN] * len(place.employee_ids))
    on = date(2026, 11, 2)

    taken = []
    for place in (one, many):
        with acting(place.owner), CaptureQueriesContext(connection) as captured:
            checkpoints([place.employer_id], (), on)
        taken.append(len(captured))

    assert taken[0] == taken[1]

"""Absences without a claim: which are told, to whom, with what days and euros, and how a claim begins."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localtime

from access.actor import Actor, Matter, NotAllowedError, Role
from access.scope import acting
from applications import drafts
from applications import services as applications
from applications.services import preview
from applications.states import Channel
from applications.submissions import Submission
from benefits.periods import PaidPeriod
from benefits.sickness import Certificate, PayBasis
from employers.models import Employee
from segments.absences import Unclaimed, estimated, start, unclaimed
from tests.factories import access, employers, incomes
from tests.factories.access import AT, SETUP
from tests.factories.applications import Workplace, claim, workplace

pytestmark = pytest.mark.django_db

DAY = localtime(AT).date()
ONSET, ENDS = date(2026, 9, 7), date(2026, 9, 30)
PAID = (PaidPeriod(ONSET, ENDS, Decimal("2000.00")),)


def absent(place: Workplace, starts_on: date = ONSET, ends_on: date = ENDS, *, cause: int = 1) -> int:
    return incomes.absence(place.employer_id, place.employee_ids[0], starts_on, ends_on, cause=cause)


def told(place: Workplace, on: date = DAY) -> list[Unclaimed]:
    return unclaimed(for_=place.owner, on=on)


def test_absence_without_a_claim_is_told_with_its_benefit_and_last_day() -> None:
    place = workplace()
    row = absent(place)

    (found,) = told(place)

    assert (found.id, found.employee_id, found.name) == (row, place.employee_ids[0], "Matti Virtanen")
    assert (found.benefit, found.onset, found.paid) == ("sickness_allowance", ONSET, PAID)
    assert (found.last_day, found.euros, found.draft_id) == (date(2026, 11, 9), None, None)


def test_estimate_is_that_of_the_claim() -> None:
    place = workplace()
    absent(place)
    stated = claim(onset=ONSET, paid=PAID, certificate=Certificate.LATER, pay_basis=PayBasis.AGREEMENT)
    submission = Submission(
        employer_id=place.employer_id,
        employee_id=place.employee_ids[0],
        channel=Channel.PAGE,
        claim=stated,
    )
    (seen,) = preview([submission], by=place.owner, at=AT)

    (found,) = estimated(told(place), by=place.owner, at=AT)

    assert seen.calculation is not None
    assert found.euros == seen.calculation.employer_total
    assert found.euros > 0


def test_absence_within_the_waiting_period_is_not_told() -> None:
    place = workplace()
    absent(place, ONSET, ONSET + timedelta(days=10))

    assert told(place) == []


def test_absence_is_told_until_its_last_day_and_not_after() -> None:
    place = workplace()
    absent(place)

    assert len(told(place, date(2026, 11, 9))) == 1
    assert told(place, date(2026, 11, 10)) == []


def test_claimed_absence_is_told_again_once_its_claim_is_withdrawn() -> None:
    place = workplace()
    absent(place)
    sent = place.submit(claim(onset=ONSET, paid=PAID))
    assert told(place) == []

    applications.withdraw(sent, reason="", by=place.owner, at=AT)

    assert len(told(place)) == 1


def test_absence_that_the_report_itself_applies_for_is_not_told() -> None:
    place = workplace()
    incomes.absence(place.employer_id, place.employee_ids[0], ONSET, ENDS, applied=True)

    assert told(place) == []


def test_absence_over_several_reports_is_one_whatever_is_told_twice() -> None:
    place = workplace()
    first = absent(place)
    absent(place)
    absent(place, date(2026, 10, 1), date(2026, 10, 11))

    (found,) = told(place)

    assert (found.id, found.starts_on, found.ends_on) == (first, ONSET, date(2026, 10, 11))
    assert found.wage == Decimal("4000.00")


def test_absence_that_a_later_report_tells_at_its_full_length_is_told_so() -> None:
    place = workplace()
    absent(place, ONSET, ONSET + timedelta(days=10))
    longer = absent(place)

    (found,) = told(place)

    assert (found.id, found.paid) == (longer, PAID)


def test_absence_that_goes_on_after_its_claim_keeps_its_first_day() -> None:
    place = workplace()
    absent(place)
    absent(place, date(2026, 10, 1), date(2026, 10, 31))
    place.submit(claim(onset=ONSET, paid=PAID))

    (found,) = told(place)

    assert (found.onset, found.starts_on, found.last_day) == (ONSET, date(2026, 10, 1), date(2026, 12, 1))


def test_parental_absence_loses_its_oldest_days_first() -> None:
    place = workplace()
    absent(place, date(2026, 8, 3), date(2026, 10, 30), cause=3)

    (found,) = told(place)

    assert (found.benefit, found.last_day) == ("parental_allowance", DAY)


def test_annual_leave_is_not_told() -> None:
    place = workplace()
    absent(place, cause=23)

    assert told(place) == []


def test_absence_of_somebody_unknown_is_told_by_the_masked_code_and_begun_by_adding_them() -> None:
    place = workplace()
    absent(place)
    with acting(SETUP):
        Employee.objects.all().delete()

    (found,) = estimated(told(place), by=place.owner, at=AT)
    (draft_id,) = start([found], by=place.owner, at=AT)

    assert (found.employee_id, found.euros) == (None, None)
    assert found.name[7:10] == "***"
    (again,) = told(place)
    assert again.draft_id == draft_id
    assert again.employee_id is not None


def test_claim_begins_with_what_the_register_tells_and_nothing_taken_for_granted() -> None:
    place = workplace()
    absent(place)

    (draft_id,) = start(told(place), by=place.owner, at=AT)

    draft = drafts.open_draft(draft_id, for_=place.owner)
    assert (draft.employee_id, draft.benefit) == (place.employee_ids[0], "sickness_allowance")
    assert draft.answers == {
        "onset": "2026-09-07",
        "paid.0.starts_on": "2026-09-07",
        "paid.0.ends_on": "2026-09-30",
        "paid.0.wage": "2000.00",
    }


def test_claim_that_was_begun_is_gone_on_with() -> None:
    place = workplace()
    absent(place)
    (begun,) = start(told(place), by=place.owner, at=AT)

    (found,) = told(place)

    assert found.draft_id == begun
    assert start([found], by=place.owner, at=AT) == [begun]


def test_absences_are_told_only_to_those_with_the_claim_matter() -> None:
    place = workplace()
    absent(place)
    reader = employers.owner(place.employer_id, matters=frozenset({Matter.PAYMENTS}))
    stranger = workplace().owner

    assert unclaimed(for_=reader, on=DAY) == []
    assert unclaimed(for_=stranger, on=DAY, employer_ids=[place.employer_id]) == []
    with pytest.raises(NotAllowedError):
        unclaimed(for_=access.staff(Role.OFFICER), on=DAY, employer_ids=[place.employer_id])
    with pytest.raises(NotAllowedError):
        start(told(place), by=reader, at=AT)


def test_run_of_the_portal_names_the_employers() -> None:
    place = workplace()
    absent(place)
    run = Actor.run("remind")

    assert unclaimed(for_=run, on=DAY) == []
    assert len(unclaimed(for_=run, on=DAY, employer_ids=[place.employer_id])) == 1


def test_many_absences_take_as_many_queries_as_one() -> None:
    one, many = workplace(), workplace(people=4)
    for place in (one, many):
        for employee in place.employee_ids:
            incomes.absence(place.employer_id, employee, ONSET, ENDS)

    taken = []
    for place in (one, many):
        with acting(place.owner), CaptureQueriesContext(connection) as captured:
            estimated(told(place), by=place.owner, at=AT)
        taken.append(len(captured))

    assert taken[0] == taken[1]

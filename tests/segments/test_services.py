"""The classes that runs find: from what, why, when they change, and what a run looks at."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.actor import NotAllowedError, Role
from access.models import Trail
from access.scope import acting
from employers.services import state_headcount
from segments.classes import Segment, Source
from segments.classify import ClassFigures, figures_on
from segments.models import Run
from segments.queries import Classed, class_of, history
from segments.services import classify
from tests.factories import access, employers, incomes
from tests.factories.access import AT, SETUP

pytestmark = pytest.mark.django_db

MONTH = timedelta(days=30)
AUGUST, SEPTEMBER, OCTOBER = (date(2026, month, 1) for month in (8, 9, 10))


def earners(count: int) -> list[str]:
    return [access.identity_code() for _ in range(count)]


def paid(employer: int, count: int, *, month: date = OCTOBER, at: datetime = AT) -> None:
    """Let the register tell, at an instant, of pay to new people in a month."""
    incomes.wages(employer, earners(count), first=month, months=1, at=at)


def stated(employer: int, people: int, *, at: datetime = AT) -> None:
    state_headcount(employer_id=employer, people=str(people), by=SETUP, at=at)


def held(employer: int) -> tuple[Segment, Source, int | None, int | None]:
    found = class_of(for_=SETUP, employer_id=employer)
    return found.segment, found.source, found.people, found.threshold


@pytest.mark.parametrize(
    ("people", "segment", "threshold"),
    [
        (0, Segment.SMALL, 20),
        (19, Segment.SMALL, 20),
        (20, Segment.MEDIUM, 20),
        (1000, Segment.MEDIUM, 20),
        (1001, Segment.LARGE, 1001),
    ],
)
def test_class_follows_from_the_headcount(people: int, segment: Segment, threshold: int) -> None:
    employer = employers.employer(headcount=people)

    classify(by=SETUP, at=AT)

    assert held(employer) == (segment, Source.STATED, people, threshold)


def test_earners_of_the_register_go_before_what_was_stated() -> None:
    employer = employers.employer(headcount=6)
    paid(employer, 21)

    classify(by=SETUP, at=AT)

    assert held(employer) == (Segment.MEDIUM, Source.REGISTER, 21, 20)


def test_earner_counts_once_however_often_paid() -> None:
    employer = employers.employer()
    incomes.wages(employer, earners(7), first=AUGUST, months=3)

    classify(by=SETUP, at=AT)

    assert held(employer) == (Segment.SMALL, Source.REGISTER, 7, 20)


@pytest.mark.parametrize(
    ("month", "people"),
    [(date(2026, 7, 1), 1), (AUGUST, 3), (OCTOBER, 3), (date(2026, 11, 1), 1)],
)
def test_earners_count_who_were_paid_in_the_three_months_before(month: date, people: int) -> None:
    employer = employers.employer()
    paid(employer, 1, month=SEPTEMBER)
    paid(employer, 2, month=month)

    classify(by=SETUP, at=AT)

    assert held(employer)[2] == people


def test_newest_statement_counts() -> None:
    employer = employers.employer(headcount=6)
    stated(employer, 40, at=AT + timedelta(minutes=1))

    classify(by=SETUP, at=AT + timedelta(hours=1))

    assert held(employer) == (Segment.MEDIUM, Source.STATED, 40, 20)


def test_employer_of_whom_nothing_is_known_is_small() -> None:
    employer = employers.employer(headcount=None)

    classify(by=SETUP, at=AT)

    assert held(employer) == (Segment.SMALL, Source.NONE, None, None)


def test_payroll_firm_is_one_whatever_its_headcount() -> None:
    employer = employers.employer(headcount=400)
    classify(by=SETUP, at=AT)
    employers.firm(of=employer)

    classify(by=SETUP, at=AT)

    assert held(employer) == (Segment.PAYROLL_FIRM, Source.FIRM, None, None)


@pytest.mark.parametrize(
    ("people", "segments"),
    [
        ((19, 21, 19, 21), [Segment.SMALL]),
        ((19, 22, 19, 18), [Segment.SMALL, Segment.MEDIUM]),
        ((19, 22, 17), [Segment.SMALL, Segment.MEDIUM, Segment.SMALL]),
        ((1001, 950, 901), [Segment.LARGE]),
        ((1001, 900, 1100), [Segment.LARGE, Segment.MEDIUM]),
        ((19, 1100), [Segment.SMALL, Segment.MEDIUM]),
        ((19, 1101, 5), [Segment.SMALL, Segment.LARGE, Segment.SMALL]),
    ],
)
def test_employer_at_a_border_does_not_go_to_and_fro(
    people: tuple[int, ...], segments: list[Segment]
) -> None:
    employer = employers.employer(headcount=None)
    for number, count in enumerate(people):
        stated(employer, count, at=AT + number * MONTH)
        classify(by=SETUP, at=AT + number * MONTH)

    found = [each.segment for each in history(for_=SETUP, employer_id=employer)]

    assert found[::-1] == segments


def test_large_employer_that_shrinks_is_told_the_border_it_passed() -> None:
    employer = employers.employer(headcount=1001)
    classify(by=SETUP, at=AT)
    stated(employer, 900)

    classify(by=SETUP, at=AT)

    assert held(employer) == (Segment.MEDIUM, Source.STATED, 900, 901)


def test_small_for_want_of_knowledge_is_not_held_on_to() -> None:
    employer = employers.employer(headcount=None)
    classify(by=SETUP, at=AT)
    stated(employer, 20)

    classify(by=SETUP, at=AT)

    assert held(employer) == (Segment.MEDIUM, Source.STATED, 20, 20)


def test_employer_of_whom_nothing_is_known_any_more_stays_what_it_was() -> None:
    employer = employers.employer(headcount=None)
    paid(employer, 25)
    classify(by=SETUP, at=AT)

    classify(by=SETUP, at=AT + 4 * MONTH)

    assert held(employer) == (Segment.MEDIUM, Source.REGISTER, 25, 20)


def test_history_has_a_row_a_change_with_its_reasons() -> None:
    employer = employers.employer(headcount=6)
    classify(by=SETUP, at=AT)
    classify(by=SETUP, at=AT + MONTH)
    stated(employer, 30, at=AT + MONTH)
    classify(by=SETUP, at=AT + MONTH)

    found = history(for_=employers.owner(employer), employer_id=employer)

    assert found == [
        Classed(
            segment=Segment.MEDIUM,
            source=Source.STATED,
            day=date(2026, 12, 2),
            people=30,
            threshold=22,
            starts_on=SEPTEMBER,
            ends_on=date(2026, 11, 30),
        ),
        Classed(
            segment=Segment.SMALL,
            source=Source.STATED,
            day=date(2026, 11, 2),
            people=6,
            threshold=20,
            starts_on=AUGUST,
            ends_on=date(2026, 10, 31),
        ),
    ]


def looked_at_all() -> list[bool]:
    with acting(SETUP):
        return list(Run.objects.order_by("id").values_list("whole", flat=True))


def test_run_looks_at_all_in_a_new_month_and_else_at_the_changed() -> None:
    employers.employer()

    changes = [classify(by=SETUP, at=at) for at in (AT, AT + timedelta(days=1), AT + MONTH)]

    assert changes == [1, 0, 0]
    assert looked_at_all() == [True, False, True]


def test_run_looks_at_all_when_the_figures_have_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    employer = employers.employer(headcount=6)
    classify(by=SETUP, at=AT)
    monkeypatch.setattr("segments.services.figures_on", stricter)

    classify(by=SETUP, at=AT + timedelta(days=1))

    assert held(employer) == (Segment.MEDIUM, Source.STATED, 6, 5)
    assert looked_at_all() == [True, True]


def stricter(day: date) -> ClassFigures:
    now = figures_on(day)
    return ClassFigures(
        smallest_medium=5, largest_medium=50, margin=now.margin, window_months=now.window_months
    )


def test_run_sees_a_report_a_cancellation_a_statement_and_a_new_employer() -> None:
    tomorrow = AT + timedelta(days=1)
    reported, cancelled, said, asleep = (employers.employer(headcount=5) for _ in range(4))
    paid(cancelled, 25)
    classify(by=SETUP, at=AT)
    paid(reported, 30, at=tomorrow)
    incomes.cancel_wages(cancelled, at=tomorrow)
    stated(said, 30, at=tomorrow)
    new = employers.employer(headcount=30)

    changed = classify(by=SETUP, at=tomorrow + timedelta(days=1))

    assert changed == 4
    assert looked_at_all() == [True, False]
    assert [held(each)[:3] for each in (reported, cancelled, said, new, asleep)] == [
        (Segment.MEDIUM, Source.REGISTER, 30),
        (Segment.SMALL, Source.STATED, 5),
        (Segment.MEDIUM, Source.STATED, 30),
        (Segment.MEDIUM, Source.STATED, 30),
        (Segment.SMALL, Source.STATED, 5),
    ]


def test_run_sees_a_deed_whose_transaction_ended_after_the_run_before() -> None:
    employer = employers.employer(headcount=None)
    classify(by=SETUP, at=AT)
    stated(employer, 30, at=AT - timedelta(minutes=5))

    assert classify(by=SETUP, at=AT + timedelta(days=1)) == 1


def test_run_takes_as_many_queries_for_many_as_for_one() -> None:
    def queries(count: int) -> int:
        for _ in range(count):
            employers.employer()
        with CaptureQueriesContext(connection) as captured:
            assert classify(by=SETUP, at=AT) == count
        return len(captured)

    classify(by=SETUP, at=AT)

    assert queries(1) == queries(5)


def test_run_leaves_a_row_in_the_trail() -> None:
    classify(by=SETUP, at=AT)

    with acting(SETUP):
        run = Run.objects.get()
        trail = Trail.objects.get(deed="classify")
    assert (trail.subject, trail.subject_ids, trail.run) == ("classification", [run.pk], SETUP.name)


def test_classification_is_for_runs_alone() -> None:
    with pytest.raises(NotAllowedError):
        classify(by=access.staff(Role.OFFICER), at=AT)

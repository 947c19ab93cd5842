"""Quality of data: rows and their findings, claims and their timing, Kela's questions, register reports."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from access.actor import NotAllowedError
from access.scope import acting
from applications import services
from applications.documents import Question
from applications.states import Channel
from batches.states import RowState, State
from benefits.periods import Period
from benefits.sickness import Claim, PaidPeriod
from decisions.services import decide
from incomes.models import Absence, Report
from segments.quality import Asked, Fault, Quality, Timing, quality
from tests.factories import batches, employers, incomes
from tests.factories.access import AT, SETUP, identity_code
from tests.factories.applications import CLEAN, Workplace, claim, workplace
from tests.factories.batches import Bureau
from tests.factories.decisions import grant, officer, propose

pytestmark = pytest.mark.django_db

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
QUERIES = 9


def of(bureau: Bureau, period: Period = NOVEMBER) -> Quality:
    return quality(period, for_=bureau.clerk)


def sent_by_system(place: Workplace, stated: Claim = CLEAN, *, days_later: int = 0) -> int:
    """Send a claim through the interface and let it be proposed; return the application's id."""
    at = AT + timedelta(days=days_later)
    application_id = place.submit(stated, channel=Channel.API, at=at)
    propose(at=at)
    return application_id


def report_of(place: Workplace, **changes: object) -> None:
    """Let the last report of the only person of a workplace be another than it was."""
    with acting(SETUP):
        last = Report.objects.filter(payer_id=place.employer_id).latest("payment_date")
        Report.objects.filter(id=last.id).update(**changes)


def test_rows_are_counted_by_what_came_of_them() -> None:
    bureau = batches.bureau()
    bureau.create(batches.table([bureau.row(), bureau.row(), bureau.row(code="x"), *bureau.people(2)]))

    found = of(bureau)

    assert found.rows == {RowState.CREATED: 3, RowState.DUPLICATE: 1, RowState.FAULTY: 1}
    assert (found.sent, found.accepted, found.files) == (5, 3, {State.DONE: 1})
    assert not of(bureau, OCTOBER).systems


def test_file_that_was_only_tried_is_not_counted() -> None:
    bureau = batches.bureau()
    bureau.read(batches.table([bureau.row(code="x")]), dry_run=True)

    assert not of(bureau).systems


def test_findings_come_by_their_number_with_the_newest_example() -> None:
    bureau = batches.bureau()
    bureau.read(batches.table([bureau.row(code="x"), bureau.row(wage="-1"), bureau.row(code="y")]))
    newest = bureau.read(batches.table([bureau.row(), bureau.row(code="z")]))

    found = of(bureau).findings

    numbers = [each.rows for each in found]
    (invalid,) = [each for each in found if each.finding.code == "identity_code_invalid"]
    assert numbers == sorted(numbers, reverse=True)
    assert (invalid.rows, invalid.batch_id, invalid.file, invalid.line) == (3, newest.id, "leaves.csv", 3)
    assert (invalid.state, invalid.finding.field) == ("faulty", "employee_identity_code")


def test_finding_tells_no_identity_code() -> None:
    bureau, code = batches.bureau(), identity_code()
    bureau.read(batches.table([bureau.row(code=code.lower()), bureau.row(code=f"{code}9")]))

    told = repr(of(bureau))

    assert code.casefold() not in told.casefold()


def test_clerk_sees_of_a_colleagues_file_the_rows_of_own_clients() -> None:
    bureau = batches.bureau()
    bureau.read(batches.table([bureau.row(), bureau.row(code="x"), ["9999999-9", *bureau.row()[1:]]]))
    colleague, stranger = employers.clerk(bureau.firm_id), batches.bureau()

    assert of(bureau).sent == 3
    assert quality(NOVEMBER, for_=colleague).sent == 2
    assert quality(NOVEMBER, for_=bureau.clerk, employer_id=bureau.employer_id).sent == 2
    with pytest.raises(NotAllowedError):
        quality(NOVEMBER, for_=bureau.clerk, employer_id=stranger.employer_id)


@pytest.mark.parametrize(
    ("days_later", "timing"),
    [
        (-31, Timing.EARLY),
        (-25, Timing.LAST_MONTH),
        (-2, Timing.LAST_WEEK),
        (0, Timing.LAST_WEEK),
        (1, Timing.LATE),
    ],
)
def test_claim_is_timed_by_the_last_day_that_the_law_gives_it(days_later: int, timing: Timing) -> None:
    """The onset is 1 September: two months end on a Sunday, and the claim is in time until 2 November."""
    place = workplace()
    september = claim(paid=(PaidPeriod(date(2026, 9, 1), date(2026, 9, 30), Decimal(3000)),))
    sent_by_system(place, september, days_later=days_later)

    found = quality(Period(date(2026, 9, 1), date(2026, 12, 31)), for_=place.owner)

    assert {when for when, number in found.timing.items() if number} == {timing}
    assert (found.claims, found.days) == (1, 62 + days_later)


def test_claim_typed_on_a_page_is_not_counted() -> None:
    place = workplace()
    place.submit()
    propose()

    found = quality(NOVEMBER, for_=place.owner)

    assert (found.claims, found.decided) == (0, 0)


def test_firm_counts_only_claims_that_it_sent_itself() -> None:
    place, firm_id = workplace(), employers.firm()
    employers.mandate(firm_id, place.employer_id)
    sent_by_system(place)

    assert quality(NOVEMBER, for_=place.owner).claims == 1
    assert quality(NOVEMBER, for_=employers.clerk(firm_id)).claims == 0


def test_decision_is_first_right_where_nothing_was_asked_or_corrected() -> None:
    place = workplace(people=2)
    sent_by_system(place)
    asked = place.submit(employee=1, channel=Channel.API, sampled=True)
    propose()
    question = Question(reason="wage", field="paid.0.wage", text="Mistä palkka?", due_on=date(2026, 11, 16))
    request = services.ask(asked, question, by=officer(), at=AT)
    services.answer(request.id, "Kuukausipalkasta.", by=place.owner, at=AT + timedelta(days=3))
    propose()
    decide([grant(asked)], by=officer(), at=AT + timedelta(days=4))

    found = quality(NOVEMBER, for_=place.owner)

    assert (found.decided, found.first_right) == (2, 1)
    assert found.questions == (Asked("wage", 1, 1, 3.0),)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"doubtful": True}, Fault.DOUBTFUL),
        ({"state": "replaced"}, Fault.REPLACED),
        ({"state": "cancelled"}, Fault.CANCELLED),
    ],
)
def test_report_is_counted_by_what_became_of_it(changes: dict[str, object], fault: Fault) -> None:
    place = workplace()
    report_of(place, **changes)

    found = quality(NOVEMBER, for_=place.owner)

    assert found.reports == 12
    assert {each for each, number in found.faults.items() if number} == {fault}


@pytest.mark.parametrize(
    ("lacking", "fault"), [({"ends_on": None}, Fault.ENDLESS), ({"amount": None}, Fault.UNPAID)]
)
def test_report_that_lacks_what_a_claim_needs_is_counted_once(lacking: dict[str, None], fault: Fault) -> None:
    place = workplace()
    for first in (1, 11):
        days = date(2026, 7, first), date(2026, 7, first + 5)
        told = incomes.absence(place.employer_id, place.employee_ids[0], *days)
        with acting(SETUP):
            Absence.objects.filter(id=told).update(**lacking)

    found = quality(NOVEMBER, for_=place.owner)

    assert {each: number for each, number in found.faults.items() if number} == {fault: 1}


@pytest.mark.parametrize("rows", [1, 3])
def test_quality_costs_the_same_for_one_row_and_for_three(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    bureau = batches.bureau()
    bureau.create(batches.table(bureau.people(rows)))

    with django_assert_num_queries(QUERIES):
        found = of(bureau)

    assert found.accepted == rows

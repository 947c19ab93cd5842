"""The summary: what each measure counts, over which employers, and that it is made anew without a trace."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localtime

from access.actor import NotAllowedError, Role
from access.scope import acting
from applications import drafts
from applications import services as applications
from applications.documents import Question
from benefits.periods import Period
from benefits.sickness import Certificate, PaidPeriod
from decisions import services as decisions
from decisions.rulings import Detriment, Outcome
from payments.services import record_feedback
from segments import contacts, insight
from segments.classes import Segment
from segments.contacts import About
from segments.insight import FEWEST, Cell, Cells, Measure
from segments.models import Summary
from segments.reasons import ContactChannel, ContactReason
from segments.services import classify
from segments.tallies import ALL
from tests.benefits.making_family import family_leave_claim
from tests.factories import access, employers, incomes, payments
from tests.factories.access import AT, SETUP
from tests.factories.applications import CLEAN, claim, workplace
from tests.factories.decisions import decision, grant, officer, propose, refuse
from tests.factories.segments import contact, help_request

pytestmark = pytest.mark.django_db

DAY = localtime(AT).date()
LATER = claim(certificate=Certificate.LATER)


def summed(*, span: str = "day", starts_on: date = DAY, benefit: str = ALL) -> Cells:
    """Make the summary of the day anew and return the cells of a span."""
    insight.refresh(DAY, DAY, by=SETUP, at=AT)
    return insight.cells(for_=SETUP, span=span, starts_on=starts_on, benefit=benefit)


def small(found: Cells, measure: Measure, detail: str = "") -> Cell:
    return found.of(Segment.SMALL, measure, detail=detail)


def absent(employer_id: int, employee_id: int, days: int, wage: str) -> date:
    """Let the register tell of so many days of paid absence for illness that end today; return the first."""
    onset = DAY - timedelta(days=days - 1)
    incomes.absence(employer_id, employee_id, onset, DAY, wage=wage)
    return onset


def rows() -> list[tuple[object, ...]]:
    with acting(SETUP):
        return sorted(Summary.objects.values_list(*(f.name for f in Summary._meta.fields if f.name != "id")))


def test_received_claims_are_counted_with_the_days_they_took() -> None:
    one, two = workplace(people=2), workplace()
    one.submit_many([CLEAN, CLEAN])
    two.submit()

    found = summed()

    days = (DAY - CLEAN.onset).days
    assert small(found, Measure.RECEIVED) == Cell(3, Decimal(3 * days), 2)
    assert found.of(Segment.SMALL, Measure.RECEIVED, channel="page") == Cell(3, Decimal(3 * days), 2)
    assert small(found, Measure.CUSTOMER).employers == 2


def test_claim_that_the_rules_decide_is_automatic_and_right_at_first() -> None:
    workplace().submit()
    propose()

    found = summed()

    euros = Decimal("2866.92")
    assert small(found, Measure.DECIDED) == Cell(1, Decimal(0), 1)
    assert small(found, Measure.AUTOMATIC).number == 1
    assert small(found, Measure.FIRST_RIGHT).number == 1
    assert small(found, Measure.OUTCOME, Outcome.GRANTED) == Cell(1, euros, 1)
    assert small(found, Measure.EUROS) == Cell(1, euros, 1)
    assert small(found, Measure.LATE) == Cell()


def test_claim_that_kela_asked_about_is_not_right_at_first() -> None:
    place, clerk = workplace(), officer()
    sent = place.submit(LATER)
    propose()
    question = Question(reason="certificate", field="certificate", text="Missä?", due_on=DAY)
    applications.answer(applications.ask(sent, question, by=clerk, at=AT).id, "Tässä.", by=place.owner, at=AT)
    propose()
    decisions.decide([grant(sent)], by=clerk, at=AT)

    found = summed()

    assert small(found, Measure.ASKED).number == 1
    assert small(found, Measure.ASKED_FOR, "certificate").number == 1
    assert found.details(Measure.ASKED_FOR) == ["certificate"]
    assert small(found, Measure.DECIDED).number == 1
    assert small(found, Measure.FIRST_RIGHT) == small(found, Measure.AUTOMATIC) == Cell()


def test_claim_that_was_corrected_is_not_right_at_first() -> None:
    place = workplace()
    sent = place.submit()
    corrected = claim(paid=(PaidPeriod(CLEAN.onset, CLEAN.paid[0].ends_on, Decimal("6500.00")),))
    applications.correct(sent, corrected, reason="Palkka oli väärin", by=place.owner, at=AT)
    propose()

    found = summed()

    assert small(found, Measure.CORRECTED).number == 1
    assert (small(found, Measure.DECIDED).number, small(found, Measure.FIRST_RIGHT).number) == (1, 0)


def test_new_decision_counts_by_what_it_changes() -> None:
    place, clerk = workplace(), officer()
    sent = place.submit(LATER)
    propose()
    decisions.decide([grant(sent)], by=clerk, at=AT)
    decisions.propose_anew([sent], reason="Todistus kumottiin.", by=clerk, at=AT)
    propose()
    lowered = replace(refuse(sent), detriment=Detriment.CONSENT)
    decisions.decide([lowered], by=clerk, at=AT)

    found = summed()

    assert small(found, Measure.DECIDED).number == 1
    assert small(found, Measure.OUTCOME, Outcome.REFUSED) == Cell()
    assert small(found, Measure.EUROS) == Cell(2, Decimal(0), 1)


def test_lateness_is_worth_the_days_that_were_lost() -> None:
    onset = date(2026, 5, 4)
    late = claim(onset=onset, paid=(PaidPeriod(onset, date(2026, 9, 30), Decimal("14000.00")),))
    sent = workplace().submit(late)
    propose()
    decisions.decide([grant(sent)], by=officer(), at=AT)

    found = summed()

    with acting(SETUP):
        made = decision(sent)
        lost = sum(line.days for line in made.lines.filter(code="line_late"))
    assert lost > 0
    assert small(found, Measure.LATE) == Cell(1, lost * (made.daily_allowance or Decimal(0)), 1)


def test_contacts_and_help_are_counted_with_and_without_a_case() -> None:
    place, clerk = workplace(), officer()
    case = About(employer_id=place.employer_id, application_id=place.submit())
    contact(case, by=clerk, channel=ContactChannel.CHAT, reason=ContactReason.PAYMENT)
    contact(About(employer_id=place.employer_id), by=clerk)
    help_request(case, by=place.owner)
    contacts.beat(case.application_id or 0, by=clerk, at=AT)

    found, of_sickness = summed(), summed(benefit="sickness_allowance")

    assert [small(each, Measure.CONTACT).number for each in (found, of_sickness)] == [2, 1]
    assert small(found, Measure.CONTACT_BY, ContactChannel.CHAT).number == 1
    assert small(found, Measure.CONTACT_FOR, ContactReason.STATUS).number == 1
    assert small(found, Measure.HELP_ON, "claim_step").number == 1
    assert small(found, Measure.HANDLED) == Cell(1, Decimal(15), 1)
    assert small(found, Measure.CUSTOMER).employers == 1


def test_draft_that_nobody_sent_is_left_at_its_step() -> None:
    place = workplace()
    draft = drafts.start(employer_id=place.employer_id, benefit="sickness_allowance", by=place.owner, at=AT)
    drafts.save(draft.id, {}, version=1, step="palkka", by=place.owner, at=AT)

    assert small(summed(), Measure.LEFT_AT, "palkka").number == 1


def test_payment_counts_from_the_decision_and_the_first_from_the_change() -> None:
    payments.granted()
    payments.raise_due()
    report = payments.feedback(f"KELA-RUN-{payments.sent_run().id}", group="ACSC")
    settled = DAY + timedelta(days=2)
    record_feedback(report, by=payments.approver(), at=AT + timedelta(days=2))

    insight.refresh(settled, settled, by=SETUP, at=AT)
    found = insight.cells(for_=SETUP, span="day", starts_on=settled)

    assert small(found, Measure.PAID) == Cell(3, Decimal(3 * 2), 1)
    assert small(found, Measure.FIRST_MONEY) == Cell(1, Decimal((settled - CLEAN.onset).days), 1)


@pytest.mark.parametrize(
    ("days", "wage", "expected"), [(12, "900.00", Cell()), (13, "900.00", Cell(1, Decimal(11), 1))]
)
def test_absence_longer_than_the_waiting_period_is_unclaimed(days: int, wage: str, expected: Cell) -> None:
    place = workplace()
    absent(place.employer_id, place.employee_ids[0], days, wage)

    assert small(summed(), Measure.UNCLAIMED) == expected


def test_absence_that_was_claimed_is_not_unclaimed() -> None:
    place = workplace()
    onset = absent(place.employer_id, place.employee_ids[0], 30, "2800.00")
    place.submit(claim(onset=onset, paid=(PaidPeriod(onset, DAY, Decimal("2800.00")),)))

    assert small(summed(), Measure.UNCLAIMED) == Cell()


def test_absence_that_the_report_itself_applies_for_is_not_unclaimed() -> None:
    place = workplace()
    onset = DAY - timedelta(days=29)
    incomes.absence(place.employer_id, place.employee_ids[0], onset, DAY, applied=True)

    assert small(summed(), Measure.UNCLAIMED) == Cell()


def test_absence_is_unclaimed_though_another_kind_of_benefit_is_claimed_for_its_days() -> None:
    place = workplace()
    onset = absent(place.employer_id, place.employee_ids[0], 30, "2800.00")
    days = Period(onset, DAY)
    place.submit(family_leave_claim(allowance_starts_on=onset, allowance_ends_on=DAY, paid=(days,)))

    assert small(summed(), Measure.UNCLAIMED).number == 1


def test_happening_is_in_the_class_of_its_day() -> None:
    place = workplace()
    employer = place.employer_id
    classify(by=SETUP, at=AT - timedelta(days=40))
    place.submit()
    other = employers.employer(headcount=30)
    contact(About(employer_id=other), by=officer())
    classify(by=SETUP, at=AT + timedelta(days=1))

    found = summed()

    assert found.of(Segment.SMALL, Measure.RECEIVED).number == 1
    assert found.of(Segment.MEDIUM, Measure.CONTACT).number == 1
    assert employer != other


def test_employers_of_a_month_and_a_year_are_counted_once() -> None:
    place = workplace(people=3)
    for number, days in enumerate((1, 0, 35)):
        place.submit(employee=number, at=AT - timedelta(days=days))

    insight.refresh(DAY - timedelta(days=1), DAY, by=SETUP, at=AT)
    month, year = (
        insight.cells(for_=SETUP, span=span, starts_on=start)
        for span, start in (("month", DAY.replace(day=1)), ("year", date(DAY.year, 1, 1)))
    )

    assert [small(each, Measure.RECEIVED).number for each in (month, year)] == [2, 3]
    assert [small(each, Measure.RECEIVED).employers for each in (month, year)] == [1, 1]


def test_summary_made_again_is_the_same() -> None:
    workplace().submit()
    propose()
    summed()
    first = rows()

    summed()

    assert rows() == first


def test_series_tells_of_each_month_that_has_something() -> None:
    workplace().submit()
    summed()

    found = insight.series(
        for_=SETUP,
        span="month",
        first=date(DAY.year, 1, 1),
        last=DAY,
        measures=(Measure.RECEIVED,),
    )

    assert {day: small(each, Measure.RECEIVED).number for day, each in found.items()} == {
        DAY.replace(day=1): 1
    }
    assert insight.years(for_=SETUP) == [DAY.year]


def test_cell_of_few_employers_is_hidden_and_one_of_none_is_not() -> None:
    assert [Cell(employers=number).hidden for number in (0, 1, FEWEST - 1, FEWEST)] == [
        False,
        True,
        True,
        False,
    ]


def test_days_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(ValueError, match="before they begin"):
        insight.refresh(DAY, DAY - timedelta(days=1), by=SETUP, at=AT)


def test_summary_is_kelas_to_read_and_the_portals_to_make() -> None:
    owner, clerk = employers.owner(employers.employer()), access.staff(Role.OFFICER)
    summed()

    with pytest.raises(NotAllowedError):
        insight.cells(for_=owner, span="day", starts_on=DAY)
    with pytest.raises(NotAllowedError):
        insight.refresh(DAY, DAY, by=clerk, at=AT)
    with acting(owner):
        assert list(Summary.objects.all()) == []

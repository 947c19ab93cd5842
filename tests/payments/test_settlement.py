"""Settlement: the payments of a period, what they add up to, and what Kela owes, counted two ways."""

from datetime import date, timedelta
from decimal import Decimal

import msgspec
import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from access.actor import Matter, NotAllowedError
from access.models import Trail
from access.scope import acting
from benefits.catalogue import BENEFITS
from benefits.money import NOTHING
from benefits.periods import Period
from decisions.services import decide
from payments import recovering, services, settlement
from payments.models import Recovery
from payments.settlement import Asked, Balance, Entry, Row, Totals
from payments.states import PaymentState, RecoveryState
from tests.factories import employers
from tests.factories.access import AT, SETUP
from tests.factories.applications import CLEAN, Workplace, workplace, year_claim
from tests.factories.decisions import officer, propose, refuse
from tests.factories.payments import PAY_ON, feedback, granted, lowered, payments, raise_due, sent_run
from tests.house.test_documents import by_page
from tests.portal.questions.samples import SAMPLES

pytestmark = pytest.mark.django_db

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
DECEMBER = Period(date(2026, 12, 1), date(2026, 12, 31))
EARLY = AT - timedelta(days=20)
"""When only the first of three instalments of 409.56, 1706.50 and 750.86 euros has closed."""
LAST_DAY = date(2026, 10, 31)
QUERIES = {settlement.totals: 6, settlement.balance: 5, settlement.rows: 6}


def asked(place: Workplace, period: Period = NOVEMBER) -> Asked:
    return settlement.asked(period, for_=place.owner)


def rows(place: Workplace, period: Period = NOVEMBER) -> tuple[Row, ...]:
    return settlement.rows(asked(place, period), for_=place.owner, at=AT)


def totals(place: Workplace, period: Period = NOVEMBER) -> Totals:
    return settlement.totals(asked(place, period), for_=place.owner)


def balance(place: Workplace, period: Period = NOVEMBER) -> Balance:
    return settlement.balance(asked(place, period), for_=place.owner)


def paid(place: Workplace, *, returned: int = 0) -> None:
    """Raise and send what is due to a workplace; the bank pays it, but for the first so many."""
    raise_due()
    run = sent_run()
    back = {each.end_to_end_id: ("RJCT", "AC04") for each in payments(run)[:returned]}
    report = feedback(f"KELA-RUN-{run.id}", group="" if back else "ACSC", batch="ACSC", statuses=back)
    services.record_feedback(report, by=SETUP, at=AT)
    assert len(rows(place)) == 3


def test_row_tells_what_stands_on_the_statement_and_whose_claim_it_is() -> None:
    place = granted()
    paid(place)

    first, *_others = rows(place)

    assert (first.pay_on, first.reference, first.state) == (PAY_ON, "202611300010", "paid")
    assert (first.employee, first.benefit, first.employer) == (
        "Matti Virtanen",
        "sickness_allowance",
        "Aallon leipomo",
    )
    assert (first.starts_on, first.amount, first.held_back) == (
        date(2026, 9, 12),
        Decimal("409.56"),
        Decimal("0.00"),
    )
    assert first.report == ""


def test_payment_is_of_the_month_of_its_value_day_and_before_a_run_of_its_due_day() -> None:
    place = granted()
    raise_due(at=EARLY)
    raise_due()

    due = {period.starts_on.month: len(rows(place, period)) for period in (OCTOBER, NOVEMBER)}
    sent_run()
    sent = {period.starts_on.month: len(rows(place, period)) for period in (OCTOBER, NOVEMBER)}

    assert (due, sent) == ({10: 1, 11: 2}, {10: 0, 11: 3})


def test_payment_that_came_back_and_is_raised_again_has_no_value_day() -> None:
    place = granted()
    paid(place, returned=1)
    (returned,) = [row for row in rows(place) if row.state == "returned"]

    services.raise_again([returned.payment_id], by=officer(), at=AT)

    assert {row.payment_id: row.pay_on for row in rows(place)}[returned.payment_id] is None


def test_totals_tell_claims_refusals_and_payments_by_state() -> None:
    place = workplace(people=2)
    _first, second = place.submit_many([CLEAN, CLEAN], sampled=True)
    propose()
    decide([refuse(second)], by=officer(), at=AT)

    found = totals(place)

    assert (found.claims, found.claimed, found.refusals, found.count) == (2, Decimal("12000.00"), 1, 0)
    assert totals(place, OCTOBER) == Totals(claims=0, claimed=Decimal(0), refusals=0, payments={})


def test_totals_are_those_of_the_rows() -> None:
    place = granted()
    paid(place, returned=1)

    found = totals(place)

    assert found.payments == {
        PaymentState.PAID: (2, Decimal("2457.36")),
        PaymentState.RETURNED: (1, Decimal("409.56")),
    }
    assert found.euros(*PaymentState) == sum(row.amount for row in rows(place))


@pytest.mark.parametrize("benefit", sorted(BENEFITS))
def test_euros_of_a_claim_are_found_by_the_names_it_has(benefit: str) -> None:
    """Every field of a claim that states euros paid is summed, be it of days, of leave or of health care."""
    typed = {path: text for path, text in SAMPLES[benefit].items() if isinstance(text, str)}
    document = by_page(typed, benefit)[0] or b""
    claim = msgspec.json.decode(document)
    stated = [each["wage"] for each in claim.get("paid", []) if "wage" in each]
    stated += [each["amount"] for each in claim.get("costs", [])]
    stated += [claim["holiday_pay"]] if "holiday_pay" in claim else []

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum((each #>> '{}')::numeric) FROM unnest(%s::text[]) AS path,"
            " jsonb_path_query(%s::jsonb, path::jsonpath) AS each",
            [list(settlement.MONEY_CLAIMED), document.decode()],
        )
        (found,) = cursor.fetchone()

    assert (found or 0) == sum(map(Decimal, stated))


def test_claim_for_health_care_counts_its_costs() -> None:
    place = workplace()
    place.submit_year(year_claim())

    assert totals(place).claimed == Decimal("3000.00")


def test_balance_of_a_month_in_which_all_was_granted_and_paid_is_nothing() -> None:
    place = granted()
    paid(place)

    found = balance(place)

    assert found.entries == {
        Entry.GRANTED: Decimal("2866.92"),
        Entry.PAID: Decimal("-2866.92"),
    }
    assert (found.closing, found.off, found.differing) == (NOTHING, NOTHING, ())


def test_balance_tells_what_is_still_to_come() -> None:
    place = granted()
    raise_due(at=EARLY)

    found = balance(place)

    assert (found.closing, found.off) == (Decimal("2866.92"), NOTHING)
    assert found.entries[Entry.DUE] == Decimal("409.56")
    assert found.entries[Entry.WAITING] == Decimal("2457.36")


def test_what_was_owed_at_the_end_of_a_month_opens_the_next() -> None:
    place = granted()
    paid(place, returned=1)

    november, december = balance(place), balance(place, DECEMBER)

    assert november.closing == Decimal("409.56") == november.entries[Entry.RETURNED]
    assert december.entries[Entry.OPENING] == november.closing
    assert (december.closing, december.off) == (november.closing, NOTHING)


def test_what_was_held_back_or_is_to_be_paid_back_is_part_of_the_balance() -> None:
    place = granted()
    raise_due(at=EARLY)
    sent_run()
    lowered(place)

    before = balance(place)
    raise_due()
    after = balance(place)

    assert (before.entries[Entry.LOWERED], before.entries[Entry.OWED]) == (Decimal("-2866.92"),) * 2
    assert (after.entries[Entry.OWED], after.entries[Entry.WAITING]) == (Decimal("-409.56"), NOTHING)
    assert [(each.closing, each.off) for each in (before, after)] == [(NOTHING, NOTHING)] * 2


@pytest.mark.parametrize(
    ("state", "entry"), [(RecoveryState.PAID_BACK, Entry.REPAID), (RecoveryState.WAIVED, Entry.WAIVED)]
)
def test_closed_recovery_is_owed_no_more(state: RecoveryState, entry: Entry) -> None:
    place = granted()
    paid(place)
    lowered(place)
    recovering.recover(by=SETUP, at=AT)
    with acting(SETUP):
        recovery_id = Recovery.objects.get(employer_id=place.employer_id).id

    recovering.close(recovery_id, state, reason="Kohtuus.", by=officer(), at=AT + timedelta(days=30))

    november, december = balance(place), balance(place, DECEMBER)
    assert (november.closing, november.entries[Entry.OWED]) == (Decimal("-2866.92"),) * 2
    assert (december.closing, december.entries[entry]) == (NOTHING, Decimal("2866.92"))
    assert (november.off, december.off) == (NOTHING, NOTHING)


def test_row_tells_what_was_held_back_from_it() -> None:
    place = granted()
    raise_due()
    lowered(place, Period(date(2026, 10, 20), LAST_DAY))
    raise_due()

    assert [(row.granted, row.held_back, row.amount) for row in rows(place) if row.held_back] == [
        (Decimal("750.86"), Decimal("682.60"), Decimal("68.26"))
    ]
    assert balance(place).off == 0


def test_claim_whose_two_sums_differ_is_named() -> None:
    place = granted()
    paid(place)
    with acting(SETUP), connection.cursor() as cursor:
        cursor.execute("UPDATE payments_payment SET amount = amount - 1 WHERE amount > 1000")

    found = balance(place)

    assert (found.off, len(found.differing)) == (Decimal("1.00"), 1)


def test_firm_settles_the_clients_whose_payments_it_may_see() -> None:
    firm_id, first, second, third = employers.firm(), granted(), granted(), granted()
    for place, matters in (
        (first, frozenset({Matter.PAYMENTS})),
        (second, frozenset({Matter.PAYMENTS, Matter.CLAIM})),
        (third, frozenset({Matter.CLAIM})),
    ):
        employers.mandate(firm_id, place.employer_id, matters)
    clerk = employers.clerk(firm_id)
    raise_due()

    all_clients = settlement.rows(settlement.asked(NOVEMBER, for_=clerk), for_=clerk, at=AT)
    one = settlement.asked(NOVEMBER, for_=clerk, employer_id=first.employer_id)

    assert (len(all_clients), len(settlement.rows(one, for_=clerk, at=AT))) == (6, 3)
    with pytest.raises(NotAllowedError):
        settlement.asked(NOVEMBER, for_=clerk, employer_id=third.employer_id)


def test_looking_and_taking_leave_a_trail() -> None:
    place = granted()
    raise_due()

    seen = settlement.rows(asked(place), for_=place.owner, at=AT, start=1, most=1)
    taken = rows(place)

    with acting(SETUP):
        ids = dict(Trail.objects.filter(deed="view").values_list("subject", "subject_ids"))
    assert ids["settlement"] == [each.payment_id for each in seen]
    assert ids["settlement_file"] == [each.payment_id for each in taken]
    assert seen == taken[1:2]


@pytest.mark.parametrize("people", [1, 3])
def test_settlement_costs_the_same_for_one_and_for_many(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    place = workplace(people=people)
    place.submit_many([CLEAN] * people)
    propose()
    raise_due()
    settled = asked(place)

    with django_assert_num_queries(QUERIES[settlement.totals]):
        settlement.totals(settled, for_=place.owner)
    with django_assert_num_queries(QUERIES[settlement.balance]):
        settlement.balance(settled, for_=place.owner)
    with django_assert_num_queries(QUERIES[settlement.rows]):
        assert len(settlement.rows(settled, for_=place.owner, at=AT)) == 3 * people

"""Recoveries: what a later decision takes away is held back first, and only the rest is paid back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from access.actor import NotAllowedError, Role
from access.scope import acting
from benefits.periods import Period
from payments import queries, recovering
from payments.models import HeldBack, Recovery
from payments.recovering import RecoveryClosedError
from payments.states import RecoveryState
from tests.factories import access, employers
from tests.factories.access import AT, SETUP
from tests.factories.decisions import officer
from tests.factories.payments import granted, lowered, payments, raise_due, sent_run

pytestmark = pytest.mark.django_db

EARLY = AT - timedelta(days=20)
"""When only the first of three instalments of 409.56, 1706.50 and 750.86 euros has closed."""
LAST_DAY = date(2026, 10, 31)


def held_back() -> list[Decimal]:
    with acting(SETUP):
        return list(HeldBack.objects.order_by("id").values_list("amount", flat=True))


def recoveries() -> list[tuple[str, Decimal]]:
    with acting(SETUP):
        return list(Recovery.objects.order_by("id").values_list("state", "amount"))


def test_what_was_not_sent_is_held_back_from_the_last_instalment_on() -> None:
    place = granted()
    raise_due(at=EARLY)
    lowered(place, Period(date(2026, 10, 6), LAST_DAY))

    raise_due()

    assert recoveries() == [("held_back", Decimal("0.00"))]
    assert sum(held_back()) == Decimal("2866.92") - Decimal("1365.20")
    assert sum(each.amount for each in payments()) == Decimal("1365.20")


def test_payment_that_waits_for_a_run_is_lessened_and_one_held_back_whole_goes() -> None:
    place = granted()
    raise_due()
    lowered(place, Period(date(2026, 9, 17), LAST_DAY))

    raise_due()

    assert [each.amount for each in payments()] == [Decimal("273.04")]
    assert recoveries() == [("held_back", Decimal("0.00"))]


def test_what_was_sent_is_to_be_paid_back() -> None:
    place = granted()
    raise_due(at=EARLY)
    sent_run()
    lowered(place)

    raise_due()

    assert recoveries() == [("open", Decimal("409.56"))]
    assert sum(held_back()) == Decimal("2457.36")
    assert [each.amount for each in payments()] == [Decimal("409.56")]


def test_decision_is_recovered_once() -> None:
    place = granted()
    raise_due()
    sent_run()
    lowered(place)

    assert [recovering.recover(by=SETUP, at=AT), recovering.recover(by=SETUP, at=AT)] == [1, 0]
    assert recoveries() == [("open", Decimal("2866.92"))]


def test_recovery_is_closed_once_by_an_officer() -> None:
    place = granted()
    raise_due()
    sent_run()
    lowered(place)
    raise_due()
    with acting(SETUP):
        recovery = Recovery.objects.get()

    with pytest.raises(NotAllowedError):
        recovering.close(recovery.id, RecoveryState.PAID_BACK, by=access.staff(Role.AUDITOR), at=AT)
    with pytest.raises(NotAllowedError):
        recovering.close(recovery.id, RecoveryState.PAID_BACK, by=SETUP, at=AT)
    for state in (RecoveryState.WAIVED, RecoveryState.OPEN):
        with pytest.raises(ValueError, match="a recovery is"):
            recovering.close(recovery.id, state, by=officer(), at=AT)
    closed = recovering.close(recovery.id, RecoveryState.WAIVED, reason="Kohtuus.", by=officer(), at=AT)
    with pytest.raises(RecoveryClosedError):
        recovering.close(recovery.id, RecoveryState.PAID_BACK, by=officer(), at=AT)

    assert (closed.state, closed.reason, closed.closed_at) == ("waived", "Kohtuus.", AT)


def test_employer_sees_its_own_recoveries_alone() -> None:
    place = granted()
    raise_due()
    sent_run()
    lowered(place)
    raise_due()
    stranger = employers.owner(employers.employer())

    own = queries.recoveries_of(for_=place.owner)

    with acting(place.owner):
        assert [each.amount for each in own] == [Decimal("2866.92")]
    with acting(stranger):
        assert list(queries.recoveries_of(for_=stranger)) == []
    with pytest.raises(NotAllowedError):
        queries.recovery(1, for_=stranger, at=AT)

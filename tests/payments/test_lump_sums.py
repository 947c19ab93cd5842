"""Lump sums through the rooms: claimed, proposed, decided by an officer, and paid in one payment."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from access.scope import acting
from applications import services as applications
from applications.models import Application
from benefits.annual_leave import Claim as AnnualLeaveClaim
from benefits.annual_leave import Leave, LeaveAllowance
from benefits.family_leave import Claim as FamilyLeaveClaim
from benefits.family_leave import ContractType, PaidAllowance
from benefits.periods import Period
from decisions import services
from decisions.models import Decision
from decisions.rulings import Outcome, Override, Ruling
from tests.factories.access import AT, SETUP
from tests.factories.applications import Workplace, workplace
from tests.factories.decisions import grant, officer, proposal, propose
from tests.factories.payments import payments, raise_due

pytestmark = pytest.mark.django_db

START, END = date(2026, 8, 3), date(2026, 9, 17)
FAMILY_LEAVE = FamilyLeaveClaim(
    allowance=PaidAllowance.PREGNANCY,
    allowance_starts_on=START,
    allowance_ends_on=END,
    paid=(Period(START, END),),
    employed_from=date(2020, 1, 1),
    contract_type=ContractType.INDEFINITE,
    working_time=Decimal(1),
    employee_is_woman=True,
)
LATE_START = date(2024, 9, 2)
ANNUAL_LEAVE = AnnualLeaveClaim(
    entitlement_start=LATE_START,
    leave=(Leave(LATE_START, date(2025, 3, 31), LeaveAllowance.PARENTAL),),
    claimed=(Period(date(2024, 10, 1), date(2024, 12, 31)),),
    holiday_pay=Decimal("300.00"),
)


def lines_of(made: Decision) -> list[tuple[int, Decimal, str, str]]:
    with acting(SETUP):
        return [(each.days, each.amount, each.payee, each.code) for each in made.lines.order_by("position")]


def paid_of(made: Decision) -> list[tuple[date, Decimal]]:
    with acting(SETUP):
        return [(each.ends_on, each.amount) for each in made.instalments.order_by("number")]


def sent_to(place: Workplace, stated: FamilyLeaveClaim | AnnualLeaveClaim) -> int:
    sent = place.submit(stated)
    propose()
    return sent


def test_family_leave_compensation_is_paid_once_an_officer_has_looked() -> None:
    sent = sent_to(workplace(), FAMILY_LEAVE)

    assert proposal(sent).reasons == ["allowance_not_seen"]
    (made,) = services.decide([grant(sent)], by=officer(), at=AT)

    assert lines_of(made) == [(0, Decimal("2500.00"), "employer", "line_family_leave")]
    assert paid_of(made) == [(date(2026, 9, 2), Decimal("2500.00"))]
    assert raise_due() == 1
    assert [payment.amount for payment in payments()] == [Decimal("2500.00")]


def test_second_claim_for_the_same_pregnancy_is_turned_away() -> None:
    place = workplace()
    services.decide([grant(sent_to(place, FAMILY_LEAVE))], by=officer(), at=AT)

    with acting(SETUP):
        application = Application.objects.get()
        assert (application.kind, application.onset) == ("family_leave", START)
    with pytest.raises(AssertionError, match="already_claimed"):
        place.submit(FAMILY_LEAVE)


def test_month_that_is_late_is_granted_only_by_an_officers_own_amount() -> None:
    sent = sent_to(workplace(wages=None), ANNUAL_LEAVE)
    reasons = proposal(sent).reasons
    given = (
        Override(place=0, amount=Decimal("121.00"), reason="Myöhästyminen johtui Kelasta."),
        Override(place=1, amount=Decimal("121.00"), reason="Vuositulo selvitettiin."),
        Override(place=2, amount=Decimal("121.00"), reason="Vuositulo selvitettiin."),
    )
    ruling = Ruling(application_id=sent, proposal_id=proposal(sent).id, overrides=given)

    (made,) = services.decide([ruling], by=officer(), at=AT)

    assert reasons == ["month_late", "allowance_not_seen", "income_unknown", "nothing_to_pay"]
    assert [line[2:] for line in lines_of(made)] == [
        ("employer", "line_month_late"),
        *[("employer", "line_waits_for_income")] * 2,
    ]
    assert paid_of(made) == [(date(2024, 12, 31), Decimal("363.00"))]
    assert raise_due() == 1


def test_refused_lump_sum_may_be_claimed_again() -> None:
    place = workplace()
    sent = sent_to(place, FAMILY_LEAVE)
    ruling = Ruling(
        application_id=sent,
        proposal_id=proposal(sent).id,
        outcome=Outcome.REFUSED,
        refusal="refusal_nothing_payable",
        explanation="Raskausrahaa ei ole maksettu.",
    )

    (made,) = services.decide([ruling], by=officer(), at=AT)

    assert lines_of(made) == [(0, Decimal("0.00"), "nobody", "refusal_nothing_payable")]
    assert raise_due() == 0
    assert place.submit(FAMILY_LEAVE)


def test_corrected_lump_sum_is_proposed_anew() -> None:
    place = workplace()
    sent = sent_to(place, FAMILY_LEAVE)
    changed = msgspec.structs.replace(FAMILY_LEAVE, note="Lisäys.")

    applications.correct(sent, changed, reason="", by=place.owner, at=AT)
    propose()

    assert proposal(sent).version == 2

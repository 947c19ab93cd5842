"""The form of a ruling: of which lines an officer may give another amount."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict

from benefits.family_leave import Claim, ContractType, PaidAllowance
from benefits.periods import Period
from decisions import queries
from decisions.rulings import Outcome, Override
from portal.staff.ruling import RulingForm
from tests.factories.access import AT
from tests.factories.applications import claim, workplace
from tests.factories.decisions import officer, proposal, propose

pytestmark = pytest.mark.django_db

START, END = date(2024, 8, 5), date(2024, 9, 19)
LATE = Claim(
    allowance=PaidAllowance.PREGNANCY,
    allowance_starts_on=START,
    allowance_ends_on=END,
    paid=(Period(START, END),),
    employed_from=date(2020, 1, 1),
    contract_type=ContractType.INDEFINITE,
    working_time=Decimal(1),
    employee_is_woman=True,
)


def test_lump_sum_that_is_not_paid_may_be_given_and_a_waiting_period_not() -> None:
    place, by = workplace(people=2), officer()
    late, sick = place.submit_many([LATE, claim(self_employed=True)], employees=[0, 1])
    propose()

    forms = [RulingForm(queries.case(sent, for_=by, at=AT), Outcome.GRANTED, None) for sent in (late, sick)]

    assert [[name for name in form.fields if name.startswith("amount_")] for form in forms] == [
        ["amount_0"],
        ["amount_1"],
    ]


def test_amount_that_is_given_for_an_unpaid_lump_sum_is_ruled() -> None:
    by = officer()
    sent = workplace().submit(LATE)
    propose()
    typed = f"outcome=granted&proposal={proposal(sent).id}&explanation=&amount_0=2500&why_0=Perusteltu."

    form = RulingForm(queries.case(sent, for_=by, at=AT), Outcome.GRANTED, QueryDict(typed))

    assert form.is_valid()
    assert form.ruling().overrides == (Override(place=0, amount=Decimal(2500), reason="Perusteltu."),)

"""What stays the same from claim to claim: of the same employee also what the contract says."""

import pytest

from portal.questions.repeating import lasting
from tests.benefits.making_family import family_leave_claim

CONTRACT = ["contract_type", "working_time", "employee_is_woman"]


@pytest.mark.parametrize(("same_employee", "fields"), [(True, CONTRACT), (False, [])])
def test_contract_is_offered_for_the_same_employee_alone(*, same_employee: bool, fields: list[str]) -> None:
    offered = lasting("family_leave_compensation", {}, family_leave_claim(), same_employee=same_employee)

    assert [question.field for question, _answer in offered] == fields

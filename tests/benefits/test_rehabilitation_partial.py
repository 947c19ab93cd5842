"""Partial rehabilitation allowance: shortened days; and what claims of both kinds tell of themselves."""

from datetime import date
from typing import Any

import pytest

from benefits.rehabilitation import Notice, Participation
from tests.benefits.making import codes_of, lines_of
from tests.benefits.making_rehabilitation import JANUARY, START, facts_of, partial_facts_of, reckon

WEEK = (date(2026, 1, 5), date(2026, 1, 10), "600.00")


def test_partial_allowance_is_half_for_days_short_enough() -> None:
    paid = [
        (*WEEK[:2], "400.00", "8", "3.2"),
        (date(2026, 1, 12), date(2026, 1, 17), "400.00", "8", "3.19"),
    ]

    calculation = reckon(partial_facts_of(*paid))

    assert lines_of(calculation) == [
        ("2026-01-05", "2026-01-06", 1, "0.00", "0.00", "nobody", "line_rehabilitation_first_day"),
        ("2026-01-07", "2026-01-10", 4, "34.12", "136.48", "employer", "line_allowance"),
        ("2026-01-12", "2026-01-17", 6, "0.00", "0.00", "nobody", "line_rehabilitation_hours"),
    ]
    assert calculation.steps[-1].code == "step_partial_rehabilitation"
    assert [(each.code, each.field, each.parameters) for each in calculation.findings] == [
        (
            "rehabilitation_too_few_hours",
            "paid.1.lost_hours",
            {"starts_on": "2026-01-12", "ends_on": "2026-01-17", "least": "40%"},
        )
    ]


def test_partial_allowance_without_full_pay_is_the_employees() -> None:
    calculation = reckon(partial_facts_of((*WEEK[:2], "400.00", "8", "4"), full_wage_paid=False))

    assert [(line.code, line.payee.value) for line in calculation.lines] == [
        ("line_rehabilitation_first_day", "nobody"),
        ("line_rehabilitation_not_full_pay", "employee"),
    ]
    assert codes_of(calculation.findings) == [("rehabilitation_not_full_pay", "full_wage_paid")]


def test_partial_allowance_waits_for_income_like_the_full_one() -> None:
    facts = partial_facts_of((*WEEK[:2], "400.00", "8", "4"))

    unknown = reckon(type(facts)(claim=facts.claim))

    assert (unknown.benefit, unknown.steps) == ("partial_rehabilitation_allowance", ())
    assert [line.code for line in unknown.lines][1:] == ["line_waits_for_income"]


@pytest.mark.parametrize(
    ("answers", "attaches"),
    [
        ({}, False),
        ({"notice": Notice.UPLOAD}, True),
        ({"participation": Participation.UPLOAD}, True),
        ({"notice": Notice.ORGANISER, "participation": Participation.EMPLOYEE}, False),
    ],
)
def test_claim_says_whether_a_document_comes_with_it(answers: dict[str, Any], *, attaches: bool) -> None:
    claim = facts_of(JANUARY, **answers).claim

    assert claim.attaches is attaches


def test_claim_names_its_day_of_law_and_its_days() -> None:
    claim = facts_of(JANUARY).claim
    partial = partial_facts_of((*WEEK[:2], "400.00", "8", "4")).claim

    assert (claim.anchor, claim.days) == (START, claim.paid)
    assert (partial.anchor, partial.days) == (START, partial.paid)

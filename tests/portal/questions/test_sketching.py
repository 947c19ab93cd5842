"""An estimate before sign-in: what is asked, what is taken for granted, from when the limit is counted."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from benefits.codes import LATE
from portal.questions import partial
from portal.questions.guides import GUIDES
from portal.questions.sickness import GUIDE
from portal.questions.sketching import ANNUAL, estimate, sketch_step, told
from portal.questions.steps import Guide

SKETCH = {"onset": "1.9.2026", "paid.0.ends_on": "31.10.2026", "paid.0.wage": "6000", ANNUAL: "33600"}
TYPED = {
    **SKETCH,
    "paid.0.starts_on": "1.9.2026",
    "due_date": "10.10.2026",
    "entitlement_start": "1.9.2026",
}
"""An answer to every question that a sketch asks."""

LAST_DAY = date(2026, 11, 2)


def test_sketch_asks_for_its_fields_and_the_years_wage() -> None:
    assert sketch_step(GUIDE).fields({}) == ("onset", "paid.0.ends_on", "paid.0.wage", ANNUAL)


def test_guide_without_a_sketch_asks_for_the_first_day_and_tells_the_last_to_claim() -> None:
    guide = replace(GUIDE, sketch=None)

    found = estimate(guide, {"onset": "1.9.2026"}, {}, on=LAST_DAY)

    assert sketch_step(guide).fields({}) == ("onset",)
    assert (found.last_day, found.calculation) == (LAST_DAY, None)


def test_nothing_is_estimated_before_anything_is_typed() -> None:
    found = estimate(GUIDE, {}, {"pay_basis": "agreement"}, on=LAST_DAY)

    assert (found.form.errors, found.last_day, found.calculation) == ({}, None, None)


def test_estimate_is_reckoned_from_the_years_wage() -> None:
    found = estimate(GUIDE, SKETCH, {}, on=LAST_DAY)

    assert found.calculation is not None
    assert found.calculation.annual_income == Decimal("30552.48")


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)])
def test_estimate_of_days_that_have_passed_tells_of_lateness(days: int, *, late: bool) -> None:
    found = estimate(GUIDE, SKETCH, {}, on=LAST_DAY + timedelta(days=days))

    assert found.calculation is not None
    assert (LATE.name in {each.code for each in found.calculation.findings}) is late


def test_days_to_come_are_reckoned_as_claimed_in_time() -> None:
    found = estimate(GUIDE, SKETCH, {}, on=date(2026, 8, 1))

    assert found.stopping == ()
    assert found.calculation is not None


def test_what_is_assumed_is_not_told_of_the_claim() -> None:
    known = told(GUIDE, SKETCH, {"accident": "insurer_decides"})

    assert known == {"accident": "insurer_decides", **SKETCH, "paid.0.starts_on": "1.9.2026"}


def test_part_time_work_is_sketched_as_agreed_for_the_days_that_were_paid() -> None:
    typed = {
        "onset": "1.9.2026",
        "paid.0.starts_on": "14.9.2026",
        "paid.0.ends_on": "31.10.2026",
        "paid.0.wage": "4000",
        ANNUAL: "33600",
    }

    found = estimate(partial.GUIDE, typed, {"full_pay": "True"}, on=date(2026, 11, 1))

    assert found.calculation is not None
    assert found.calculation.employer_total > 0
    assert found.last_day == date(2026, 11, 16)
    assert told(partial.GUIDE, typed, {})["part_time_from"] == "14.9.2026"


@pytest.mark.parametrize(
    "guide", [guide for guide in GUIDES.values() if guide.sketch], ids=lambda guide: guide.benefit
)
def test_every_sketch_makes_a_claim_of_which_the_employer_gets_something(guide: Guide) -> None:
    typed = {field: TYPED[field] for field in sketch_step(guide).fields({})}

    found = estimate(guide, typed, {}, on=date(2026, 11, 1))

    assert (found.form.errors, found.stopping) == ({}, ())
    assert found.calculation is not None
    assert found.calculation.employer_total > 0
    assert found.last_day is not None

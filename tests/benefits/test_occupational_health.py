"""Occupational health compensation: what is objected to a claim, and what its lines say."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from benefits import catalogue
from benefits.calculation import Instalment, Payee
from benefits.occupational_health import Arrangement, Cooperation, CostKind, RaiseReason, Statement
from benefits.occupational_health.heads import average
from benefits.questions import answer
from tests.benefits.making import lines_of
from tests.benefits.making_care import YEAR, claim_of, cost, found_in, medical, reckon, told_in, year

CASES = Path(__file__).parent / "cases" / "occupational_health.yaml"


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question with the parts of its answer that its source speaks of."""

    name: str
    source: str
    question: Mapping[str, object]
    answer: Mapping[str, object]


def cases() -> list[object]:
    read = msgspec.convert(yaml.load(CASES.read_text(encoding="utf-8"), yaml.CSafeLoader), list[Case])
    return [pytest.param(case, id=case.name) for case in read]


def shown(answered: object, expected: object) -> object:
    """The part of an answer that a case speaks of: lists whole, objects by the names it writes."""
    if isinstance(expected, dict) and isinstance(answered, dict):
        return {name: shown(answered.get(name), part) for name, part in expected.items()}
    if isinstance(expected, list) and isinstance(answered, list):
        return [shown(part, like) for part, like in zip(answered, expected, strict=True)]
    return answered


@pytest.mark.parametrize("case", cases())
def test_case(case: Case) -> None:
    question = json.loads(msgspec.json.encode({"ask": "occupational_health", **case.question}))
    expected = json.loads(msgspec.json.encode(case.answer))

    answered = json.loads(answer(json.dumps(question).encode()))

    assert shown(answered, expected) == expected


def test_plain_claim_is_paid_at_once() -> None:
    calculation = reckon(claim_of(cost("3000.00"), medical("2000.00")))

    first, last = "2020-01-01", "2020-12-31"
    assert lines_of(calculation) == [
        (first, last, 0, "0.00", "1800.00", "employer", "line_preventive"),
        (first, last, 0, "0.00", "1000.00", "employer", "line_medical"),
    ]
    assert [line.parameters for line in calculation.lines] == [
        {"costs": "3000.00", "share": "60%"},
        {"costs": "2000.00", "share": "50%"},
    ]
    assert calculation.instalments == (
        Instalment(number=1, starts_on=YEAR[0], ends_on=YEAR[1], days=0, amount=Decimal("2800.00")),
    )
    assert (calculation.employer_total, calculation.employee_total) == (Decimal("2800.00"), Decimal("0.00"))
    assert calculation.deadline == date(2021, 6, 30)
    assert told_in(calculation) == [("ceiling_derived", "")]


def test_steps_tell_the_ceiling_and_what_fits_under_it() -> None:
    claim = claim_of(cost("3000.00"), medical("2000.00"), entrepreneurs=1)

    calculation = reckon(claim)

    assert [(step.code, step.value) for step in calculation.steps] == [
        ("step_heads", "21.00"),
        ("step_ceiling", "8895.60"),
        ("step_preventive", "3000.00"),
        ("step_medical", "2000.00"),
    ]
    assert calculation.steps[-1].parameters == {"value": "2000.00", "costs": "2000.00", "most": "3558.24"}


def test_steps_of_old_rules_tell_both_ceilings() -> None:
    claim = claim_of(**year(date(2019, 1, 1), date(2019, 12, 31), 12))

    calculation = reckon(claim)

    assert [(step.code, step.value) for step in calculation.steps][1] == ("step_class_ceilings", "8472.00")
    assert calculation.steps[1].parameters["preventive"] == "169.50"
    assert told_in(calculation) == [("old_rules", "")]


def test_agreed_practice_raises_class_one_of_an_old_year_alone() -> None:
    old = year(date(2019, 1, 1), date(2019, 12, 31), 12)

    agreed = reckon(claim_of(work_ability_practice=True, **old))
    later = reckon(claim_of(work_ability_practice=True))

    assert (agreed.employer_total, later.employer_total) == (Decimal("1800.00"), Decimal("1800.00"))
    assert reckon(claim_of(**old)).employer_total == Decimal("1500.00")


def test_costs_over_the_ceiling_stay_with_the_employer() -> None:
    calculation = reckon(claim_of(cost("9000.00")))

    assert lines_of(calculation)[1:] == [
        ("2020-01-01", "2020-12-31", 0, "0.00", "0.00", "nobody", "line_over_ceiling")
    ]
    assert calculation.lines[1].parameters == {"costs": "528.00"}


def test_income_is_taken_off_the_costs_of_its_class() -> None:
    claim = claim_of(
        cost("3000.00"),
        medical("2000.00"),
        preventive_income=Decimal("1000.00"),
        medical_income=Decimal("3000.00"),
    )

    calculation = reckon(claim)

    assert calculation.employer_total == Decimal("1200.00")
    assert [line.code for line in calculation.lines] == ["line_preventive"]
    assert told_in(calculation)[0] == ("income_over_costs", "medical_income")


def test_income_as_large_as_the_costs_is_no_fault() -> None:
    claim = claim_of(cost("3000.00"), medical("2000.00"), medical_income=Decimal("2000.00"))

    assert found_in(claim) == []


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (CostKind.UNORDERED_SPECIALISTS, "unordered_specialists"),
        (CostKind.OTHER_COVID_TESTS, "other_covid_tests"),
        (CostKind.SHORT_THERAPY, "short_therapy"),
        (CostKind.DENTAL, "dental"),
        (CostKind.REHABILITATION, "rehabilitation_cost"),
        (CostKind.RISK_ASSESSMENT, "risk_assessment"),
        (CostKind.PROTECTION, "protection"),
        (CostKind.PREMISES, "premises"),
    ],
)
def test_cost_that_is_never_compensated_is_left_out_and_says_why(kind: CostKind, code: str) -> None:
    claim = claim_of(cost("3000.00"), cost("500.00", kind=kind))

    calculation = reckon(claim)

    assert calculation.employer_total == Decimal("1800.00")
    assert (calculation.lines[1].code, calculation.lines[1].payee) == (code, Payee.NOBODY)
    assert calculation.lines[1].parameters == {"amount": "500.00"}
    assert told_in(calculation)[0] == (code, "costs.1")


def test_claim_of_nothing_but_such_costs_is_worth_nothing_and_waits_for_no_ceiling() -> None:
    claim = claim_of(cost("500.00", kind=CostKind.DENTAL), **year(date(2023, 1, 1), date(2023, 12, 31), 12))

    calculation = reckon(claim)

    assert (calculation.employer_total, calculation.instalments) == (Decimal("0.00"), ())
    assert told_in(calculation) == [("dental", "costs.0")]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "code"),
    [
        (date(2022, 7, 1), date(2023, 6, 30), None),
        (date(2022, 8, 1), date(2023, 7, 31), "covid_vaccinations_partly"),
        (date(2023, 6, 30), date(2024, 6, 29), "covid_vaccinations_partly"),
        (date(2023, 7, 1), date(2024, 6, 30), "late_covid_vaccinations"),
    ],
)
def test_giving_of_covid_vaccines_counts_to_its_last_day(
    starts_on: date, ends_on: date, code: str | None
) -> None:
    days = year(starts_on, ends_on, 12)

    found = found_in(claim_of(cost("100.00"), cost("50.00", kind=CostKind.COVID_VACCINATIONS), **days))

    assert found == ([] if code is None else [(code, "costs.1")])


@pytest.mark.parametrize("kind", [CostKind.VACCINATIONS, CostKind.FIRST_AID, CostKind.COVID_VACCINATIONS])
def test_preventive_cost_in_class_two_is_looked_at(kind: CostKind) -> None:
    claim = claim_of(cost("3000.00", kind=kind), medical("100.00", kind=kind))

    assert found_in(claim)[-1] == ("cost_in_wrong_class", "costs.1")


def test_covid_tests_in_class_one_are_looked_at() -> None:
    claim = claim_of(cost("3000.00"), cost("100.00", kind=CostKind.COVID_TESTS))

    assert found_in(claim) == [("cost_in_wrong_class", "costs.1")]


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"free_of_charge": False}, "not_free", "free_of_charge"),
        ({"agreement": False}, "agreement_missing", "agreement"),
        ({"workplace_survey": False}, "survey_missing", "workplace_survey"),
        ({"plan_reviewed_on": None}, "plan_missing", "plan_reviewed_on"),
        ({"cooperation": Cooperation.NONE}, "cooperation_missing", "cooperation"),
        ({"statement": Statement.NONE, "statement_on": None}, "statement_missing", "statement"),
        ({"costs": (cost("900.00", kind=CostKind.GENERAL_FEES),)}, "general_fees_alone", "costs"),
    ],
)
def test_missing_condition_refuses_the_whole_claim(changes: dict[str, Any], code: str, field: str) -> None:
    calculation = reckon(claim_of(**changes))

    assert told_in(calculation) == [(code, field)]
    assert [(line.code, line.payee) for line in calculation.lines] == [(code, Payee.NOBODY)]
    assert (calculation.employer_total, calculation.steps) == (Decimal("0.00"), ())


def test_general_fees_beside_other_costs_are_compensated() -> None:
    calculation = reckon(claim_of(cost("900.00", kind=CostKind.GENERAL_FEES), cost("100.00")))

    assert calculation.employer_total == Decimal("600.00")


def test_own_station_needs_no_agreement() -> None:
    claim = claim_of(cost("3000.00", arrangement=Arrangement.OWN_STATION), agreement=False)

    assert found_in(claim) == []


def test_station_beside_a_bought_service_needs_an_agreement() -> None:
    station = cost("3000.00", arrangement=Arrangement.JOINT_STATION)

    assert found_in(claim_of(station, cost("1.00"), agreement=False)) == [("agreement_missing", "agreement")]


def test_medical_care_without_preventive_care_is_not_compensated() -> None:
    calculation = reckon(claim_of(medical("2000.00")))

    assert told_in(calculation)[0] == ("no_preventive", "costs")
    assert [line.code for line in calculation.lines] == ["no_preventive"]


def test_medical_care_for_some_is_not_compensated_and_preventive_care_is() -> None:
    calculation = reckon(claim_of(cost("3000.00"), medical("2000.00"), medical_for_all=False))

    assert told_in(calculation)[0] == ("medical_not_for_all", "medical_for_all")
    assert [line.code for line in calculation.lines] == ["line_preventive", "medical_not_for_all"]
    assert calculation.employer_total == Decimal("1800.00")


def test_medical_care_needs_the_answer_whether_it_is_for_all() -> None:
    assert found_in(claim_of(cost("1.00"), medical("1.00"), medical_for_all=None)) == [
        ("medical_answer_missing", "medical_for_all")
    ]
    assert found_in(claim_of(cost("1.00"), medical_for_all=None)) == []


@pytest.mark.parametrize(
    ("provider", "found"), [("Mehiläinen", [("medical_from_another", "costs")]), (" terveystalo ", [])]
)
def test_medical_care_comes_from_the_provider_of_preventive_care(
    provider: str, found: list[tuple[str, str]]
) -> None:
    assert found_in(claim_of(cost("3000.00"), medical("100.00", provider=provider))) == found


def test_payment_to_a_provider_is_possible_for_a_station_alone() -> None:
    station = cost("3000.00", arrangement=Arrangement.JOINT_STATION)

    assert found_in(claim_of(station, pay_provider=True)) == [("provider_payment", "pay_provider")]
    assert found_in(claim_of(pay_provider=True)) == [("provider_payment_impossible", "pay_provider")]


@pytest.mark.parametrize(
    ("day", "code"),
    [(date(2025, 12, 31), "before_work_too_early"), (date(2026, 1, 1), "before_work")],
)
def test_service_before_the_work_began_counts_from_2026(day: date, code: str) -> None:
    assert found_in(claim_of(before_work_on=day)) == [(code, "before_work_on")]


def test_plan_reviewed_before_the_year_is_looked_at() -> None:
    assert found_in(claim_of(plan_reviewed_on=date(2019, 12, 31))) == [
        ("plan_not_reviewed", "plan_reviewed_on")
    ]
    assert found_in(claim_of(plan_reviewed_on=date(2020, 1, 1))) == []


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"paid_by_insurance": True}, "paid_by_insurance", "paid_by_insurance"),
        ({"raise_reason": RaiseReason.CONTENT}, "raise_asked", "raise_reason"),
        ({"statement_on": None}, "statement_day_missing", "statement_on"),
        ({"statement": Statement.CHANCE, "statement_on": None}, "statement_day_missing", "statement_on"),
    ],
)
def test_answer_is_told(changes: dict[str, Any], code: str, field: str) -> None:
    assert found_in(claim_of(**changes)) == [(code, field)]


@pytest.mark.parametrize(
    ("filed_on", "codes"),
    [
        (date(2020, 12, 31), ["year_not_over"]),
        (date(2021, 1, 1), []),
        (date(2021, 6, 30), []),
        (date(2021, 7, 1), ["compensation_late"]),
    ],
)
def test_claim_comes_in_after_its_year_and_within_six_months(filed_on: date, codes: list[str]) -> None:
    calculation = reckon(claim_of(), filed_on=filed_on)

    found = [finding.code for finding in calculation.findings if finding.code != "ceiling_derived"]
    assert found == codes


def test_late_claim_keeps_its_lines_for_the_officer() -> None:
    assert reckon(claim_of(), filed_on=date(2022, 1, 3)).employer_total == Decimal("1800.00")


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([], None), ([10, 11, 11], "10.67"), ([1, 2], "1.50"), ([3, 3, 3, 3, 3, 3, 3, 4], "3.13")],
)
def test_average_of_month_ends_keeps_two_decimals(numbers: list[int], expected: str | None) -> None:
    assert average(numbers) == (None if expected is None else Decimal(expected))


def test_benefit_is_the_employer_s_and_no_matter_of_the_register() -> None:
    benefit = catalogue.BENEFITS["occupational_health"]

    assert (benefit.payee, benefit.register) == (Payee.EMPLOYER, None)

"""Cases of rehabilitation allowance with a source, each asked as anybody asks the law."""

import json
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
import yaml

from benefits.questions import answer

CASES = Path(__file__).parent / "cases" / "rehabilitation.yaml"


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case: the question, those parts of the answer that it speaks of, and who says so."""

    name: str
    source: str
    question: Mapping[str, object]
    expected: Mapping[str, object]


def cases() -> list[object]:
    """Return the cases, each under its name."""
    held = msgspec.convert(yaml.load(CASES.read_text("utf-8"), yaml.CSafeLoader), list[Case])
    return [pytest.param(case, id=case.name) for case in held]


@pytest.mark.parametrize("case", cases())
def test_case(case: Case) -> None:
    answered = json.loads(answer(json.dumps(case.question).encode()))

    told = {**answered, "findings": [finding["code"] for finding in answered.get("findings", [])]}
    assert {name: told.get(name) for name in case.expected} == case.expected


@pytest.mark.parametrize(
    ("year", "monday", "daily", "total", "half", "partial"),
    [
        (2020, 9, "65.67", "328.35", "32.84", "164.20"),
        (2021, 8, "65.43", "327.15", "32.72", "163.60"),
        (2022, 14, "65.49", "327.45", "32.75", "163.75"),
        (2023, 13, "65.36", "326.80", "32.68", "163.40"),
        (2024, 11, "66.13", "330.65", "33.07", "165.35"),
        (2025, 10, "66.00", "330.00", "33.00", "165.00"),
        (2026, 9, "66.04", "330.20", "33.02", "165.10"),
    ],
)
def test_week_of_a_work_ability_course_year_by_year(
    year: int, monday: int, daily: str, total: str, half: str, partial: str
) -> None:
    """Six weekdays of November, of which the first is waited; wages of 31,125.00 in the reference period."""
    period = {"starts_on": f"{year}-11-{monday:02}", "ends_on": f"{year}-11-{monday + 5:02}", "wage": "900"}
    claim = {
        "rehabilitation_starts_on": period["starts_on"],
        "programme": "work_ability_course",
        "notice": "not_needed",
        "participation": "provider",
        "clause": True,
    }
    shortened = {**period, "normal_hours": "8", "lost_hours": "4"}
    full = {"benefit": "rehabilitation_allowance", "claim": {**claim, "paid": [period]}}
    short = {
        "benefit": "partial_rehabilitation_allowance",
        "claim": {**claim, "paid": [shortened], "full_wage_paid": True},
    }

    def asked(question: Mapping[str, object]) -> tuple[str, str]:
        line = json.dumps({"ask": "calculate", "gross_wages": "31125.00", **question}).encode()
        answered = json.loads(answer(line))
        return answered["daily_allowance"], answered["employer_total"]

    assert asked(full) == (daily, total)
    assert asked(short) == (half, partial)

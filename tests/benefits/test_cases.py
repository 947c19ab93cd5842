"""Cases with a source: what the law, Kela and others have published, and the worked cases of the rules."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
import yaml

from benefits.allowance import daily_amount
from benefits.calculation import Calculation
from benefits.catalogue import BENEFITS, calculate
from benefits.claims import Previous
from benefits.income import Wages, annual_income, reference_period
from benefits.law import law_on
from benefits.periods import Period
from benefits.sickness import LIMIT
from benefits.waiting import first_payable_day
from tests.benefits.making import lines_of

CASES = Path(__file__).parent / "cases"


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case: what is given, what is expected, and who says so."""

    name: str
    source: str
    onset: date
    expected: str | Mapping[str, date]
    annual_income: Decimal | None = None
    gross_wages: Decimal | None = None
    previous: Previous = Previous.NOTHING
    paid_until: date | None = None
    tolerance: Decimal = Decimal(0)


def cases_of(room: str) -> list[object]:
    """Return the cases of one file, each under its name."""
    cases = msgspec.convert(yaml.load(_text_of(room), yaml.CBaseLoader), list[Case], strict=False)  # noqa: S506 (all text)
    return [pytest.param(case, id=case.name) for case in cases]


class Whole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A case of a whole claim: what differs from a plain one, and those results that it speaks of."""

    name: str
    source: str
    claim: Mapping[str, object]
    facts: Mapping[str, object]
    expected: Mapping[str, object]


PLAIN: Mapping[str, Mapping[str, object]] = {
    "sickness_allowance": {"certificate": "kanta", "pay_basis": "agreement"},
    "partial_sickness_allowance": {
        "certificate": "kanta",
        "hours_before": 40,
        "hours_agreed": 20,
        "full_pay": True,
        "clause": True,
    },
    "infectious_disease_allowance": {"order": "quarantine", "order_copy": "employee", "clause": True},
    "donor_allowance": {"certificate": "kanta", "vital_transplant": True},
}
"""What a case of each benefit leaves unsaid of its claim."""

WHOLE = {
    "calculation": "sickness_allowance",
    "partial": "partial_sickness_allowance",
    "infectious": "infectious_disease_allowance",
    "donor": "donor_allowance",
}
"""The files of whole cases, and the benefit of each."""


def whole_cases() -> list[object]:
    """Return the cases of whole claims and their benefits, each under its name."""
    return [
        pytest.param(benefit, case, id=case.name)
        for room, benefit in WHOLE.items()
        for case in msgspec.convert(yaml.load(_text_of(room), yaml.CSafeLoader), list[Whole])
    ]


def _text_of(room: str) -> str:
    return (CASES / f"{room}.yaml").read_text(encoding="utf-8")


def results_of(calculation: Calculation) -> Mapping[str, object]:
    """Return what a case may speak of."""
    plain: dict[str, object] = msgspec.to_builtins(calculation, builtin_types=(date,))
    return plain | {
        "lines": [" ".join(map(str, line)) for line in lines_of(calculation)],
        "closes": [each.ends_on for each in calculation.instalments[:3]],
        "findings": [finding.code for finding in calculation.findings],
    }


@pytest.mark.parametrize(("benefit", "case"), whole_cases())
def test_whole_case(benefit: str, case: Whole) -> None:
    claim = {"benefit": benefit, **PLAIN[benefit], **case.claim}
    facts = msgspec.convert({"claim": claim} | dict(case.facts), BENEFITS[benefit].facts)

    results = results_of(calculate(facts, law_on(facts.claim.anchor)))

    assert {name: results[name] for name in case.expected} == case.expected


@pytest.mark.parametrize("case", cases_of("waiting_period"))
def test_waiting_period_case(case: Case) -> None:
    first = first_payable_day(case.onset, law_on(case.onset), case.previous, case.paid_until)

    assert str(first) == case.expected


@pytest.mark.parametrize("case", cases_of("reference_period"))
def test_reference_period_case(case: Case) -> None:
    period = reference_period(case.onset)

    assert period == msgspec.convert(case.expected, Period)


@pytest.mark.parametrize("case", cases_of("deadline"))
def test_deadline_case(case: Case) -> None:
    deadline = LIMIT.deadline(case.onset, law_on(case.onset))

    assert msgspec.to_builtins(deadline, builtin_types=(date,)) == case.expected


@pytest.mark.parametrize("case", cases_of("daily_allowance"))
def test_daily_allowance_case(case: Case) -> None:
    law = law_on(case.onset)
    wages = Wages(gross=case.gross_wages, after_deduction=case.annual_income)
    income = annual_income(wages, case.onset, None, law)

    allowance = daily_amount(income, case.onset, law, law, Period(case.onset, case.onset)).first

    assert allowance is not None
    assert isinstance(case.expected, str)
    assert abs(allowance - Decimal(case.expected)) <= case.tolerance


def test_every_file_of_cases_is_read() -> None:
    files = {file.stem for file in CASES.glob("*.yaml")}

    assert files == {
        *("waiting_period", "reference_period", "deadline", "daily_allowance"),
        *WHOLE,
        *("rehabilitation", "occupational_health", "parental_amounts", "family_leave", "annual_leave"),
    }

"""Family leave compensation: its conditions, its time limit, what earlier decisions tell, and its payment."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from benefits import catalogue, words
from benefits.calculation import Instalment, Payee
from benefits.claims import Spell
from benefits.family_leave import Claim, ContractType, Facts, PaidAllowance, calculate
from benefits.findings import Weight
from benefits.law import law_on
from benefits.periods import Period
from benefits.questions import answer
from tests.benefits.making_family import (
    END,
    PAID,
    START,
    allowance_of,
    codes_in,
    family_leave_claim,
    lines_in,
    reckon_family_leave,
)

PLAIN = family_leave_claim()
LAST_DAY = date(2027, 6, 2)


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A case as it is asked and answered, with who says so."""

    name: str
    source: str
    asked: Mapping[str, Any]
    expected: Mapping[str, object]


def cases_of(room: str) -> list[Any]:
    text = (Path(__file__).parent / "cases" / f"{room}.yaml").read_text(encoding="utf-8")
    cases = msgspec.convert(yaml.load(text, yaml.CSafeLoader), list[Case])
    return [pytest.param(case, id=case.name) for case in cases]


def ask(**question: object) -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(answer(json.dumps(question, default=str).encode()))
    return answered


@pytest.mark.parametrize("case", cases_of("family_leave"))
def test_case_is_answered_so(case: Case) -> None:
    answered = ask(ask="family_leave_compensation", **case.asked)

    assert {name: answered[name] for name in case.expected} == json.loads(
        json.dumps(case.expected, default=str)
    )


def test_claim_that_meets_every_condition_is_paid_at_once() -> None:
    calculation = reckon_family_leave(PLAIN, filed_on=date(2025, 9, 1))

    assert codes_in(calculation) == []
    assert lines_in(calculation) == [("2025-06-02", "2500.00", "employer", "line_family_leave")]
    assert (calculation.lines[0].starts_on, calculation.lines[0].ends_on) == (START, END)
    assert (calculation.employer_total, calculation.employee_total) == (Decimal("2500.00"), Decimal("0.00"))
    assert calculation.instalments == (
        Instalment(number=1, starts_on=START, ends_on=date(2025, 7, 1), days=0, amount=Decimal("2500.00")),
    )
    assert (calculation.benefit, calculation.law_on) == ("family_leave_compensation", START)
    assert calculation.deadline == LAST_DAY
    assert calculation.is_reckoned


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"employee_is_woman": False}, ("employee_not_woman", "employee_is_woman")),
        ({"own_leave": True}, ("entrepreneur_own_leave", "own_leave")),
        ({"allowance": PaidAllowance.NONE}, ("allowance_not_paid", "allowance")),
        ({"paid": ()}, ("wage_under_1_month", "paid")),
        ({"paid": (Period(START, date(2025, 6, 30)),)}, ("wage_under_1_month", "paid")),
        ({"paid": (Period(date(2025, 6, 20), PAID.ends_on),)}, ("wage_under_1_month", "paid")),
        ({"employed_from": date(2025, 3, 3)}, ("employment_under_3_months", "employed_from")),
        (
            {"contract_type": ContractType.FIXED_TERM, "contract_ends_on": date(2020, 7, 30)},
            ("contract_under_1_year", "contract_ends_on"),
        ),
        ({"working_time": Decimal("0.79")}, ("working_time_under_80_percent", "working_time")),
    ],
)
def test_condition_that_is_not_met_is_found_and_nothing_is_paid(
    changes: dict[str, object], found: tuple[str, str]
) -> None:
    calculation = reckon_family_leave(family_leave_claim(**changes))

    assert codes_in(calculation) == [found]
    assert calculation.findings[0].weight is Weight.WARNS
    assert calculation.findings[0].officer
    assert lines_in(calculation) == [("2025-06-02", "0.00", "nobody", "line_family_leave_conditions")]
    assert (calculation.employer_total, calculation.instalments) == (Decimal("0.00"), ())
    assert not calculation.is_reckoned


@pytest.mark.parametrize(
    "changes",
    [
        {"paid": (Period(START, date(2025, 7, 1)),)},
        {"paid": (Period(date(2025, 6, 19), PAID.ends_on),)},
        {"paid": (Period(date(2025, 5, 1), date(2025, 5, 31)), PAID)},
        {"employed_from": date(2025, 3, 2)},
        {"contract_type": ContractType.FIXED_TERM, "contract_ends_on": date(2020, 7, 31)},
        {"working_time": Decimal("0.80")},
        {"contract_ends_on": date(2020, 7, 30)},
    ],
)
def test_condition_that_is_just_met_is_no_finding(changes: dict[str, object]) -> None:
    calculation = reckon_family_leave(family_leave_claim(**changes))

    assert codes_in(calculation) == []
    assert calculation.employer_total == Decimal("2500.00")


def test_every_condition_that_is_not_met_is_told() -> None:
    claim = family_leave_claim(
        employee_is_woman=False,
        own_leave=True,
        allowance=PaidAllowance.NONE,
        paid=(),
        employed_from=date(2025, 5, 1),
        contract_type=ContractType.FIXED_TERM,
        contract_ends_on=date(2025, 12, 31),
        working_time=Decimal("0.5"),
    )

    assert [code for code, _ in codes_in(reckon_family_leave(claim))] == [
        "employee_not_woman",
        "entrepreneur_own_leave",
        "allowance_not_paid",
        "wage_under_1_month",
        "employment_under_3_months",
        "contract_under_1_year",
        "working_time_under_80_percent",
    ]


def test_days_of_wage_that_lie_apart_make_a_month_together() -> None:
    parts = (Period(date(2025, 7, 1), date(2025, 7, 15)), Period(START, date(2025, 6, 16)))

    together = reckon_family_leave(family_leave_claim(paid=parts))
    a_day_less = reckon_family_leave(
        family_leave_claim(paid=(Period(date(2025, 7, 1), date(2025, 7, 14)), parts[1]))
    )

    assert together.instalments[0].ends_on == date(2025, 7, 15)
    assert codes_in(a_day_less) == [("wage_under_1_month", "paid")]


def test_single_day_of_wage_counts_towards_the_month() -> None:
    parts = (Period(START, date(2025, 6, 30)), Period(date(2025, 7, 15), date(2025, 7, 15)))

    together = reckon_family_leave(family_leave_claim(paid=parts))

    assert codes_in(together) == []
    assert together.instalments[0].ends_on == date(2025, 7, 15)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (
            {"allowance_starts_on": date(2025, 6, 3), "allowance_ends_on": date(2025, 7, 20)},
            [],  # a Sunday after the 40th weekday
        ),
        ({"allowance_ends_on": date(2025, 7, 19)}, [("pregnancy_period_too_long", "allowance_ends_on")]),
        (
            {
                "allowance_ends_on": date(2025, 12, 31),
                "paid": (Period(date(2025, 6, 20), date(2025, 12, 31)),),
            },
            [("wage_under_1_month", "paid"), ("pregnancy_period_too_long", "allowance_ends_on")],
        ),
        (
            {
                "allowance": PaidAllowance.ADOPTION,
                "allowance_ends_on": date(2025, 12, 31),
                "paid": (Period(date(2025, 9, 1), date(2025, 9, 30)),),
            },
            [],
        ),
    ],
)
def test_month_of_wage_lies_in_the_period_of_the_allowance(
    changes: dict[str, object], found: list[tuple[str, str]]
) -> None:
    assert codes_in(reckon_family_leave(family_leave_claim(**changes))) == found


def test_part_time_for_a_time_only_is_paid_when_an_officer_has_looked() -> None:
    claim = family_leave_claim(working_time=Decimal("0.6"), temporary_part_time=True)

    calculation = reckon_family_leave(claim)

    assert codes_in(calculation) == [("temporary_part_time", "temporary_part_time")]
    assert calculation.findings[0].officer
    assert calculation.employer_total == Decimal("2500.00")


def test_part_time_that_is_no_less_than_the_condition_is_no_finding() -> None:
    claim = family_leave_claim(working_time=Decimal("0.8"), temporary_part_time=True)

    assert codes_in(reckon_family_leave(claim)) == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"allowance_starts_on": date(2041, 1, 1)}, [("day_outside_calendar", "allowance_starts_on")]),
        ({"allowance_ends_on": date(2141, 1, 1)}, [("day_outside_calendar", "allowance_ends_on")]),
        (
            {"paid": (Period(date(2004, 1, 1), date(2041, 1, 1)),)},
            [("day_outside_calendar", "paid.0.starts_on"), ("day_outside_calendar", "paid.0.ends_on")],
        ),
        ({"contract_ends_on": date(2125, 1, 1)}, [("day_outside_calendar", "contract_ends_on")]),
        ({"allowance_ends_on": date(2025, 6, 1)}, [("period_reversed", "allowance_ends_on")]),
        ({"contract_ends_on": date(2019, 7, 31)}, [("period_reversed", "contract_ends_on")]),
        ({"contract_type": ContractType.FIXED_TERM}, [("contract_end_missing", "contract_ends_on")]),
        ({"paid": (PAID, Period(END, END))}, [("periods_overlap", "paid.1")]),
    ],
)
def test_slip_is_all_that_is_found_and_nothing_is_reckoned(
    changes: dict[str, object], found: list[tuple[str, str]]
) -> None:
    calculation = reckon_family_leave(family_leave_claim(**changes))

    assert codes_in(calculation) == found
    assert calculation.lines == ()


def test_period_of_one_day_is_no_slip() -> None:
    claim = family_leave_claim(allowance_ends_on=START, contract_ends_on=date(2019, 8, 1))

    assert codes_in(reckon_family_leave(claim)) == [("wage_under_1_month", "paid")]


def test_period_under_the_old_law_is_not_reckoned() -> None:
    before = family_leave_claim(allowance_starts_on=date(2022, 7, 31), allowance_ends_on=date(2022, 9, 20))

    calculation = reckon_family_leave(before, filed_on=date(2026, 1, 1))

    assert codes_in(calculation) == [("family_leave_old_law", "allowance_starts_on")]
    assert calculation.lines == ()


def test_period_of_the_first_day_of_the_law_is_reckoned() -> None:
    first = family_leave_claim(
        allowance_starts_on=date(2022, 8, 1),
        allowance_ends_on=date(2022, 9, 15),
        paid=(Period(date(2022, 8, 1), date(2022, 9, 15)),),
    )

    calculation = reckon_family_leave(first, earlier=())

    assert ("family_leave_old_law", "allowance_starts_on") not in codes_in(calculation)
    assert calculation.employer_total == Decimal("2500.00")


def test_late_claim_is_not_paid_but_by_an_officer() -> None:
    in_time = reckon_family_leave(PLAIN, filed_on=LAST_DAY)
    late = reckon_family_leave(PLAIN, filed_on=date(2027, 6, 3))

    assert codes_in(in_time) == []
    assert codes_in(late) == [("family_leave_late", "")]
    assert late.findings[0].officer
    assert lines_in(late) == [("2025-06-02", "0.00", "nobody", "line_family_leave_late")]


def test_claim_before_a_month_of_wage_is_paid_waits_for_it() -> None:
    early = reckon_family_leave(PLAIN, filed_on=date(2025, 6, 30))
    on_the_day = reckon_family_leave(PLAIN, filed_on=date(2025, 7, 1))

    assert codes_in(early) == [("family_leave_early", "paid")]
    assert early.findings[0].parameters == {"day": "2025-07-01"}
    assert codes_in(on_the_day) == []


@pytest.mark.parametrize(
    ("allowance", "benefit", "found"),
    [
        (PaidAllowance.PREGNANCY, "pregnancy_allowance", []),
        (PaidAllowance.PREGNANCY, "parental_allowance", [("allowance_not_seen", "")]),
        (PaidAllowance.ADOPTION, "parental_allowance", []),
        (PaidAllowance.ADOPTION, "pregnancy_allowance", [("allowance_not_seen", "")]),
    ],
)
def test_allowance_that_is_not_seen_is_for_an_officer(
    allowance: PaidAllowance, benefit: str, found: list[tuple[str, str]]
) -> None:
    claim = family_leave_claim(allowance=allowance)

    assert codes_in(reckon_family_leave(claim, earlier=(allowance_of(benefit),))) == found


@pytest.mark.parametrize(
    ("counted", "paid_until", "found"),
    [
        (Period(END, END), END, [("family_leave_claimed_before", "")]),
        (Period(START, START), START, [("family_leave_claimed_before", "")]),
        (Period(date(2025, 7, 19), date(2025, 9, 1)), date(2025, 9, 1), []),
        (Period(date(2025, 5, 1), date(2025, 6, 1)), date(2025, 6, 1), []),
        (Period(START, END), None, []),
    ],
)
def test_second_claim_for_the_same_pregnancy_is_for_an_officer(
    counted: Period, paid_until: date | None, found: list[tuple[str, str]]
) -> None:
    paid = Spell(
        benefit="family_leave_compensation",
        onset=START,
        counted=(counted,),
        paid_until=paid_until,
        annual_income=None,
    )

    calculation = reckon_family_leave(PLAIN, earlier=(allowance_of(), paid))

    assert codes_in(calculation) == found
    assert calculation.employer_total == Decimal("2500.00")


def test_claim_names_its_law_its_days_and_its_limit() -> None:
    benefit = catalogue.benefit_of(PLAIN)

    assert benefit.code == "family_leave_compensation"
    assert (PLAIN.anchor, PLAIN.days) == (START, (Period(START, END),))
    assert not PLAIN.attaches
    assert benefit.limit.deadline(START, law_on(START)).last_day == LAST_DAY
    assert benefit.payee is Payee.EMPLOYER


def test_deadline_is_asked_by_any_name_of_the_day() -> None:
    answers = [
        ask(ask="deadline", benefit="family_leave_compensation", **{name: "2024-09-28"})
        for name in ("period_start", "on")
    ]

    assert answers == [{"last_day": "2026-09-28", "plain_day": "2026-09-28"}] * 2


def test_deadline_that_falls_on_a_weekend_is_moved() -> None:
    answered = ask(ask="deadline", benefit="family_leave_compensation", period_start="2024-08-01")

    assert answered == {"last_day": "2026-08-03", "plain_day": "2026-08-01"}


def test_deadline_under_the_old_law_is_not_told() -> None:
    answered = ask(ask="deadline", benefit="family_leave_compensation", period_start="2022-07-31")

    assert answered["last_day"] is None
    assert [finding["code"] for finding in answered["findings"]] == ["family_leave_old_law"]


def test_more_months_than_anybody_has_are_taken_for_many() -> None:
    answered = ask(
        ask="family_leave_compensation",
        employment_start="2020-01-01",
        period_start="2025-06-02",
        contract="fixed_term",
        contract_months="99999999",
        working_time_share="1",
        paid_months="99999999",
    )

    assert [finding["code"] for finding in answered["findings"]] == ["day_outside_calendar"] * 2


ANY_DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31)) | st.dates(date(2022, 7, 1), date(2027, 3, 31))
ANY_CLAIM = st.builds(
    Claim,
    allowance=st.sampled_from(PaidAllowance),
    allowance_starts_on=ANY_DAY,
    allowance_ends_on=ANY_DAY,
    paid=st.lists(st.builds(Period, ANY_DAY, ANY_DAY), max_size=2).map(tuple),
    employed_from=ANY_DAY,
    contract_type=st.sampled_from(ContractType),
    working_time=st.decimals(0, 1, places=2),
    employee_is_woman=st.booleans(),
    contract_ends_on=st.none() | ANY_DAY,
    temporary_part_time=st.booleans(),
    own_leave=st.booleans(),
)


@given(st.builds(Facts, claim=ANY_CLAIM, filed_on=st.none() | ANY_DAY))
def test_nothing_a_claim_holds_raises_and_everything_can_be_said(facts: Facts) -> None:
    calculation = calculate(facts, law_on(facts.claim.anchor))

    told = [(each.code, each.parameters) for each in calculation.findings]
    told += [(each.code, each.parameters) for each in calculation.lines]
    for language in words.LANGUAGES:
        assert all(words.say_code(code, parameters, language) for code, parameters in told)
    assert calculation.employer_total in {Decimal("0.00"), Decimal("2500.00")}
    assert sum(line.amount for line in calculation.lines) == calculation.employer_total
    assert sum(each.amount for each in calculation.instalments) == calculation.employer_total

"""Questions to the law: docs/questions.md is true, odd questions are answered, and the lines go on."""

import io
import json
import re
import runpy
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefits.catalogue import BENEFITS
from benefits.questions import ASKED, answer, answer_lines

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "questions.md").read_text()
BLOCKS = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
EXAMPLES = list(zip(BLOCKS[::2], BLOCKS[1::2], strict=True))
ABLE = ", ".join(BENEFITS)
SHORT_CLAIM = {"onset": "2026-01-05", "paid": [], "certificate": "kanta", "pay_basis": "act"}


def ask(**question: object) -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(answer(json.dumps(question).encode()))
    return answered


def shown(answered: object, documented: object) -> object:
    """The part of an answer that the page shows: lists whole, objects by the names it writes."""
    if isinstance(documented, dict) and isinstance(answered, dict):
        return {name: shown(answered.get(name), part) for name, part in documented.items()}
    if isinstance(documented, list) and isinstance(answered, list):
        return [
            shown(part, like)
            for part, like in zip(answered, documented + answered[len(documented) :], strict=False)
        ]
    return answered


def names_of(answered: object) -> Iterator[str]:
    """All names in an answer but those of a sentence's parameters."""
    if isinstance(answered, dict):
        for name, part in answered.items():
            yield name
            yield from () if name == "parameters" else names_of(part)
    elif isinstance(answered, list):
        for part in answered:
            yield from names_of(part)


@pytest.mark.parametrize(("question", "documented"), EXAMPLES)
def test_example_of_the_page_is_answered_so(question: dict[str, Any], documented: dict[str, Any]) -> None:
    answered = ask(**question)

    assert shown(answered, documented) == documented


@pytest.mark.parametrize(("question", "documented"), EXAMPLES)
def test_page_names_every_part_of_an_answer(question: dict[str, Any], documented: dict[str, Any]) -> None:
    described = set(re.findall(r"`(\w+)`|\"(\w+)\":", PAGE))

    undescribed = set(names_of(ask(**question))) - {name for pair in described for name in pair}
    assert undescribed == set()


def test_page_has_a_section_for_every_question() -> None:
    sections = re.findall(r"^## (\w+)$", PAGE, re.MULTILINE)

    assert sections == [*ASKED]


def test_exact_answers_say_nothing_more_than_they_must() -> None:
    period = ask(ask="reference_period", on="2024-04-14")
    first = ask(ask="first_payable_day", onset="2026-04-02")
    deadline = ask(ask="deadline", benefit="sickness_allowance", onset="2026-01-05")

    assert period == {"starts_on": "2023-03-01", "ends_on": "2024-02-29"}
    assert first == {"first_payable_day": "2026-04-16"}
    assert deadline == {"last_day": "2026-03-05", "plain_day": "2026-03-05"}


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2019, None),
        (2020, "65.67"),
        (2021, "65.43"),
        (2022, "65.49"),
        (2023, "65.36"),
        (2024, "66.13"),
        (2025, "66.00"),
        (2026, "66.04"),
        (2027, None),
    ],
)
def test_daily_allowance_of_the_same_wages_year_by_year(year: int, expected: str | None) -> None:
    answered = ask(ask="daily_allowance", on=f"{year}-04-14", gross_wages="31125.00")

    assert answered["daily_allowance"] == expected


def test_onset_beyond_the_calendar_is_answered_with_a_finding() -> None:
    answered = ask(ask="first_payable_day", onset="2199-12-31")

    assert answered["first_payable_day"] is None
    assert [finding["code"] for finding in answered["findings"]] == ["day_outside_calendar"]


def test_incapacity_directly_after_rehabilitation_waits_no_day() -> None:
    answered = ask(
        ask="last_payable_day",
        onset="2026-03-02",
        previous="rehabilitation",
        previous_paid_until="2026-02-28",
    )

    assert answered["first_payable_day"] == "2026-03-02"
    assert (answered["waiting"], answered["last_waiting_day"]) == ("none", None)


def test_three_month_basis_is_taken_where_it_is_higher() -> None:
    answered = ask(ask="annual_income", on="2026-04-14", gross_wages="20000", gross_three_months="9000")

    assert answered["annual_income"] == "32734.80"


def test_income_that_is_not_stated_is_answered_with_a_finding() -> None:
    answered = ask(ask="annual_income", on="2026-04-14")

    assert answered["annual_income"] is None
    assert [finding["code"] for finding in answered["findings"]] == ["income_unknown"]


def test_claim_alone_may_name_its_benefit() -> None:
    claim = {**SHORT_CLAIM, "benefit": "sickness_allowance"}

    assert ask(ask="calculate", claim=claim) == ask(ask="calculate", claim=SHORT_CLAIM)


def test_faults_of_a_claim_are_said_by_the_claim_s_own_fields() -> None:
    answered = ask(ask="calculate", claim={**SHORT_CLAIM, "onset": "x"}, birth_date="y")

    assert [finding["field"] for finding in answered["findings"]] == ["onset", "birth_date"]


def test_calculation_without_a_claim_says_that_it_is_missing() -> None:
    answered = ask(ask="calculate", annual_income="30000")

    assert [(finding["code"], finding["field"]) for finding in answered["findings"]] == [
        ("value_missing", "claim")
    ]


def test_day_given_under_both_names_is_read_once_and_told() -> None:
    answered = ask(ask="reference_period", on="2026-03-02", onset="2026-03-03")

    assert answered["unknown_keys"] == ["onset"]


def test_unknown_key_is_told_shortened() -> None:
    answered = ask(ask="reference_period", on="2026-03-02", **{"x" * 100: 1})

    assert answered["unknown_keys"] == ["x" * 40]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"", "This is not JSON."),
        (b"{", "This is not JSON."),
        (b'"\xff"', "This is not JSON."),
        (b"[" * 100_000, "This is not JSON."),
        (b'{"ask":"deadline","onset":NaN}', "This is not JSON."),
        (b'{"ask":"weather"}', f"“ask” is one of {', '.join(ASKED)}."),
        (b"[]", 'A question is a JSON object such as {"ask":"reference_period","on":"2026-03-02"}.'),
        (b'{"ask":"deadline","benefit":"housing"}', f"“benefit” is one of {ABLE}."),
        (b'{"ask":"deadline","benefit":["a"]}', f"“benefit” is one of {ABLE}."),
        (b'{"ask":"calculate","claim":{"benefit":"housing"}}', f"“benefit” is one of {ABLE}."),
        (b'{"ask":"deadline"}', "onset: This is missing. Fill it in to go on."),
    ],
)
def test_question_that_cannot_be_read_is_answered_with_an_error(line: bytes, error: str) -> None:
    assert json.loads(answer(line)) == {"error": error}


def test_question_after_a_byte_order_mark_is_read() -> None:
    answered = json.loads(answer(b'\xef\xbb\xbf{"ask":"reference_period","on":"2024-04-14"}\r\n'))

    assert answered == {"starts_on": "2023-03-01", "ends_on": "2024-02-29"}


def test_lines_are_answered_in_order_and_an_unreadable_one_holds_nobody_up() -> None:
    asked = io.BytesIO(b'{"ask":"reference_period","on":"2024-04-14"}\nhello\n{"ask":"reference_period"}')
    answered = io.BytesIO()

    answer_lines(asked, answered)

    assert [sorted(json.loads(line)) for line in answered.getvalue().splitlines()] == [
        ["ends_on", "starts_on"],
        ["error"],
        ["error"],
    ]


def test_module_answers_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers = {number: signal.getsignal(number) for number in (signal.SIGPIPE, signal.SIGINT)}
    answered = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"hello\n")))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(answered, write_through=True))

    try:
        runpy.run_module("benefits", run_name="__main__")
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)

    assert answered.getvalue() == b'{"error":"This is not JSON."}\n'


def test_module_that_is_only_imported_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    imported = runpy.run_module("benefits.__main__", run_name="imported")

    assert imported["answer_lines"] is answer_lines


def test_module_answers_each_line_as_it_comes_without_django_or_a_database() -> None:
    program = (
        "import runpy, sys; runpy.run_module('benefits', run_name='__main__'); print('django' in sys.modules)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write('{"ask":"first_payable_day","onset":"2026-04-02"}\n')
        process.stdin.flush()
        first = process.stdout.readline()
        process.stdin.close()
        rest = process.stdout.read()

    assert first == '{"first_payable_day":"2026-04-16"}\n'
    assert rest == "False\n"


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
days = st.dates().map(str) | st.sampled_from(["2019-12-31", "2024-12-31", "2026-03-02", "2027-01-01"])
amounts = st.integers(0, 10**11) | st.decimals(0, 10**8, places=2).map(str)
spells = st.fixed_dictionaries(
    {
        "onset": days,
        "counted": st.lists(st.fixed_dictionaries({"starts_on": days, "ends_on": days}), max_size=2),
    },
    optional={"paid_until": days, "annual_income": amounts, "full_waiting": st.booleans()},
)
claims = st.fixed_dictionaries(
    {
        "onset": days,
        "paid": st.lists(
            st.fixed_dictionaries({"starts_on": days, "ends_on": days, "wage": amounts}), max_size=2
        ),
        "certificate": st.sampled_from(["kanta", "later"]),
        "pay_basis": st.sampled_from(["act", "none"]),
    },
    optional={
        "continues_from": days,
        "previous": st.sampled_from(["same_illness", "partial_allowance", "rehabilitation"]),
        "previous_paid_until": days,
        "accident": st.sampled_from(["none", "insurer_decides"]),
        "annual_leave": st.lists(st.fixed_dictionaries({"starts_on": days, "ends_on": days}), max_size=2),
        "other_wages": amounts,
        "three_months": st.just("degree"),
    },
)
questions = st.fixed_dictionaries(
    {"ask": st.sampled_from([*ASKED])},
    optional={
        "on": days | values,
        "onset": days,
        "benefit": st.sampled_from([*BENEFITS]) | values,
        "annual_income": amounts | values,
        "gross_wages": amounts,
        "gross_three_months": amounts,
        "paid_on": days,
        "paid_until": days,
        "filed_on": days,
        "birth_date": days,
        "previous": st.sampled_from(["same_illness", "rehabilitation"]),
        "previous_paid_until": days,
        "earlier": st.lists(spells, max_size=2),
        "claim": claims | values,
        "period_start": days,
        "month": days | st.just("2024-06") | values,
        "employment_start": days,
        "contract": st.sampled_from(["indefinite", "fixed_term"]),
        "contract_months": amounts,
        "working_time_share": st.sampled_from(["1", "0.79"]),
        "paid_months": amounts,
        "applied": days,
        "leave": st.lists(days, max_size=3),
        "claimed": st.lists(days, min_size=2, max_size=2),
        "months": st.integers(0, 10**9),
        "holiday_pay": amounts,
        "factor": amounts,
    },
)


@given(questions.map(lambda question: json.dumps(question).encode()) | st.binary())
def test_every_question_is_answered_in_one_line_of_json(line: bytes) -> None:
    answered = answer(line)

    assert b"\n" not in answered
    assert isinstance(json.loads(answered), dict)

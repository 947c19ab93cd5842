"""Questions: one JSON question about the law, one JSON answer; described in docs/questions.md.

A question is read like a claim, by the types of its fields. What cannot be read is answered with an error;
what the law does not reach is answered with findings and without a figure.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO, Final, NamedTuple

import msgspec

from benefits import catalogue, codes, objections, reading, words
from benefits.allowance import daily_amount
from benefits.calculation import Calculation, Step
from benefits.calendar import ONE_DAY, weekday_until
from benefits.claims import Previous, Spell
from benefits.findings import Finding
from benefits.former import Former, former_period, formula_law, last_paid
from benefits.income import AnnualIncome, Wages, annual_income, reference_period
from benefits.law import Law, law_on
from benefits.money import to_cents
from benefits.periods import Period
from benefits.right import Incapacity, right_of

Answer = dict[str, object]

DEFAULT_BENEFIT: Final = "sickness_allowance"
SYNONYMS: Final = {"on": "onset"}
ABOUT: Final = frozenset({"ask", "benefit"})
LONGEST_NAME: Final = 40


class AskedOnset(msgspec.Struct, frozen=True, kw_only=True):
    """A question about an onset alone."""

    onset: date


class AskedDeadline(msgspec.Struct, frozen=True, kw_only=True):
    """A question about the time limit of an onset, or of a continuation of what was paid until a day."""

    onset: date
    paid_until: date | None = None


class AskedIncapacity(msgspec.Struct, frozen=True, kw_only=True):
    """A question about the payable days of an incapacity."""

    onset: date
    previous: Previous = Previous.NOTHING
    previous_paid_until: date | None = None
    birth_date: date | None = None
    earlier: tuple[Spell, ...] = ()


class AskedIncome(msgspec.Struct, frozen=True, kw_only=True):
    """A question about income: wages before the insurance deduction, or the income after it.

    Wages of the last three months ask for the three-month basis. `paid_on` is the day paid for.
    """

    onset: date
    annual_income: Decimal | None = None
    gross_wages: Decimal | None = None
    gross_three_months: Decimal | None = None
    earlier: tuple[Spell, ...] = ()
    paid_on: date | None = None


class Question(NamedTuple):
    """A question: what is asked, what the answer is called, and who answers by the law of the onset."""

    asked: type[Any]
    results: tuple[str, ...]
    answer: Callable[[Any, catalogue.Benefit, Law], Answer]


class UnansweredError(Exception):
    """A question that cannot be read: says why."""


def answer_lines(asked: BinaryIO, answered: BinaryIO) -> None:
    """Answer each line as soon as it is asked."""
    for line in asked:
        answered.write(answer(line) + b"\n")
        answered.flush()


def answer(line: bytes) -> bytes:
    """Return the JSON answer to one JSON question; never raises for what the line holds."""
    try:
        answered = _answer(_values(line))
    except UnansweredError as unanswered:
        answered = {"error": str(unanswered)}
    return msgspec.json.encode(answered)


def _values(line: bytes) -> dict[str, Any]:
    try:
        values = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        raise UnansweredError("This is not JSON.") from None
    if not isinstance(values, dict):
        raise UnansweredError(
            'A question is a JSON object such as {"ask":"reference_period","on":"2026-03-02"}.'
        )
    return values


def _answer(values: dict[str, Any]) -> Answer:
    question = QUESTIONS.get(str(values.get("ask")))
    if question is None and values.get("ask") != "calculate":
        raise UnansweredError(f"“ask” is one of {', '.join((*QUESTIONS, 'calculate'))}.")
    benefit = _benefit(values)
    asked: type[msgspec.Struct] = benefit.facts if question is None else question.asked
    known, unknown = _sorted_out(values, reading.plan_of(asked).names)
    answered = _calculate(benefit, known) if question is None else _by_law(question, benefit, known)
    return {**answered, "unknown_keys": unknown} if unknown else answered


def _benefit(values: Mapping[str, Any]) -> catalogue.Benefit:
    claim = values.get("claim")
    stated = claim.get("benefit") if isinstance(claim, dict) else None
    code = values.get("benefit") or stated or DEFAULT_BENEFIT
    if not isinstance(code, str) or code not in catalogue.BENEFITS:
        raise UnansweredError(f"“benefit” is one of {', '.join(catalogue.BENEFITS)}.")
    return catalogue.BENEFITS[code]


def _sorted_out(values: Mapping[str, Any], names: frozenset[str]) -> tuple[dict[str, Any], list[str]]:
    """Return the values the question knows, by their own names, and the names it does not know."""
    known: dict[str, Any] = {}
    unknown = []
    for name, value in values.items():
        own = SYNONYMS.get(name, name)
        if own in names and own not in known:
            known[own] = value
        elif name not in ABOUT:
            unknown.append(name[:LONGEST_NAME])
    return known, unknown


def _by_law(question: Question, benefit: catalogue.Benefit, values: Mapping[str, Any]) -> Answer:
    """Answer by the law of the onset; without a result where no law of ours reaches it."""
    asked, faults = reading.read_as(question.asked, values)
    if asked is None:
        raise UnansweredError(" ".join(f"{fault.field}: {words.say(fault, 'en')}" for fault in faults))
    law = law_on(asked.onset)
    hindrances = list(objections.to_range([("onset", asked.onset)]))
    if asked.onset < law.begins_on:
        hindrances = [codes.OLD_LAW.finding("onset", onset=asked.onset)]
    if hindrances:
        return {**dict.fromkeys(question.results), "findings": _told(hindrances)}
    return question.answer(asked, benefit, law)


def _reference_period(asked: AskedOnset, _benefit: catalogue.Benefit, _law: Law) -> Answer:
    period = reference_period(asked.onset)
    return {"starts_on": period.starts_on, "ends_on": period.ends_on}


def _deadline(asked: AskedDeadline, benefit: catalogue.Benefit, law: Law) -> Answer:
    if asked.paid_until is None:
        deadline = benefit.deadline(asked.onset, law)
    else:
        deadline = benefit.deadline_continued(asked.paid_until, law)
    return {"last_day": deadline.last_day, "plain_day": deadline.plain_day}


def _first_payable_day(asked: AskedIncapacity, _benefit: catalogue.Benefit, law: Law) -> Answer:
    right = right_of(_incapacity(asked), law)
    findings = _told(_to_previous(asked, law))
    return {"first_payable_day": right.first_payable_day, **({"findings": findings} if findings else {})}


def _last_payable_day(asked: AskedIncapacity, _benefit: catalogue.Benefit, law: Law) -> Answer:
    right = right_of(_incapacity(asked), law)
    last_waiting_day = weekday_until(right.first_payable_day - ONE_DAY)
    return {
        "last_payable_day": right.last_payable_day,
        "first_payable_day": right.first_payable_day,
        "last_waiting_day": last_waiting_day if last_waiting_day >= asked.onset else None,
        "waiting": right.waiting.served,
        "counted_before": right.maximum.counted_before,
        "maximum_reached_on": right.maximum.reached_on,
        "findings": _told((*_to_previous(asked, law), *right.objections(asked.onset))),
    }


def _incapacity(asked: AskedIncapacity) -> Incapacity:
    return Incapacity(
        onset=asked.onset,
        previous=asked.previous,
        previous_paid_until=asked.previous_paid_until,
        birth_date=asked.birth_date,
        earlier=asked.earlier,
    )


def _to_previous(asked: AskedIncapacity, law: Law) -> Iterable[Finding]:
    return objections.to_previous(asked.onset, asked.previous, asked.previous_paid_until, law)


def _annual_income(asked: AskedIncome, _benefit: catalogue.Benefit, law: Law) -> Answer:
    income = _income(asked, _former(asked, law), law)
    return {
        "annual_income": None if income.amount is None else to_cents(income.amount),
        "steps": _explained(income.steps),
        "findings": _told(income.findings),
    }


def _daily_allowance(asked: AskedIncome, _benefit: catalogue.Benefit, law: Law) -> Answer:
    former = _former(asked, law)
    income = _income(asked, former, law)
    formula = formula_law(former, asked.onset, law)
    paid_on = asked.onset if asked.paid_on is None else asked.paid_on
    amount = daily_amount(income, asked.onset, law, formula, Period(paid_on, paid_on))
    return {
        "daily_allowance": amount.first,
        "annual_income": None if income.amount is None else to_cents(income.amount),
        "minimum": any(price.minimal for price in amount.prices),
        "formula_year": asked.onset.year if formula is law else law.sickness_allowance.old_formula_until.year,
        "steps": _explained(amount.steps),
        "findings": _told(amount.findings),
    }


def _former(asked: AskedIncome, law: Law) -> Former | None:
    return former_period(last_paid(asked.onset, asked.earlier), None, asked.onset, law)


def _income(asked: AskedIncome, former: Former | None, law: Law) -> AnnualIncome:
    wages = Wages(
        gross=asked.gross_wages,
        gross_three_months=asked.gross_three_months,
        after_deduction=asked.annual_income,
        three_months_asked=asked.gross_three_months is not None,
    )
    return annual_income(wages, asked.onset, None if former is None else former.annual_income, law)


def _calculate(benefit: catalogue.Benefit, values: Mapping[str, Any]) -> Answer:
    facts, faults = reading.read_as(benefit.facts, values)
    if facts is None:
        of_claim = (
            msgspec.structs.replace(fault, field=fault.field.removeprefix("claim.")) for fault in faults
        )
        return {"findings": _told(of_claim), "lines": []}
    calculation = catalogue.calculate(facts, law_on(facts.claim.onset))
    return {
        **msgspec.structs.asdict(calculation),
        "steps": _explained(calculation.steps),
        "lines": _explained_lines(calculation),
        "findings": _told(calculation.findings),
    }


def _explained(steps: Iterable[Step]) -> list[Answer]:
    return [
        {
            "code": step.code,
            "value": step.value,
            "rule": step.rule,
            "sentence": _said(step.code, step.parameters),
        }
        for step in steps
    ]


def _explained_lines(calculation: Calculation) -> list[Answer]:
    return [
        {**msgspec.structs.asdict(line), "sentence": _said(line.code, line.parameters)}
        for line in calculation.lines
    ]


def _told(findings: Iterable[Finding]) -> list[Answer]:
    return [
        {**msgspec.structs.asdict(finding), "sentence": _said(finding.code, finding.parameters)}
        for finding in findings
    ]


def _said(code: str, parameters: Mapping[str, str]) -> Answer:
    return {language: words.say_code(code, parameters, language) for language in words.LANGUAGES}


QUESTIONS: Final[Mapping[str, Question]] = {
    "daily_allowance": Question(AskedIncome, ("daily_allowance",), _daily_allowance),
    "annual_income": Question(AskedIncome, ("annual_income",), _annual_income),
    "reference_period": Question(AskedOnset, ("starts_on", "ends_on"), _reference_period),
    "first_payable_day": Question(AskedIncapacity, ("first_payable_day",), _first_payable_day),
    "last_payable_day": Question(AskedIncapacity, ("last_payable_day",), _last_payable_day),
    "deadline": Question(AskedDeadline, ("last_day", "plain_day"), _deadline),
}

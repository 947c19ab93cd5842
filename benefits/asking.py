"""Asking: what a question about the law is, and how findings, steps and lines are told in answers."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from benefits import words
from benefits.calculation import Calculation, Step
from benefits.deadlines import Limit
from benefits.findings import Finding
from benefits.law import Law

Answer = dict[str, object]


class Question(msgspec.Struct, frozen=True):
    """A question: what is asked, what the answer is called, and who answers by the law of the onset."""

    asked: type[Any]
    results: tuple[str, ...]
    answer: Callable[[Any, Law], Answer]


class AskedDeadline(msgspec.Struct, frozen=True, kw_only=True):
    """A question about the time limit of an onset, or of a continuation of what was paid until a day."""

    onset: date
    paid_until: date | None = None


def deadline_question(limit: Limit) -> Question:
    """Return the question for the time limit of a benefit."""

    def answer(asked: AskedDeadline, law: Law) -> Answer:
        deadline = limit.deadline(asked.onset if asked.paid_until is None else asked.paid_until, law)
        return {"last_day": deadline.last_day, "plain_day": deadline.plain_day}

    return Question(AskedDeadline, ("last_day", "plain_day"), answer)


def explained(steps: Iterable[Step]) -> list[Answer]:
    """Return the steps with their sentences."""
    return [
        {
            "code": step.code,
            "value": step.value,
            "rule": step.rule,
            "sentence": said(step.code, step.parameters),
        }
        for step in steps
    ]


def explained_lines(calculation: Calculation) -> list[Answer]:
    """Return the lines with their sentences."""
    return [
        {**msgspec.structs.asdict(line), "sentence": said(line.code, line.parameters)}
        for line in calculation.lines
    ]


def told(findings: Iterable[Finding]) -> list[Answer]:
    """Return the findings with their sentences."""
    return [
        {**msgspec.structs.asdict(finding), "sentence": said(finding.code, finding.parameters)}
        for finding in findings
    ]


def said(code: str, parameters: Mapping[str, str]) -> Answer:
    """Return the sentence of a code in every language."""
    return {language: words.say_code(code, parameters, language) for language in words.LANGUAGES}

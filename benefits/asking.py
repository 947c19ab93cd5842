"""Asking: what a question about the law is, and how findings, steps and lines are told in answers."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from benefits import words
from benefits.calculation import Calculation, Step
from benefits.findings import Finding
from benefits.law import Law

Answer = dict[str, object]


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question: what is asked, what the answer is called, and who answers by the law of which day.

    `group` names the figures that must reach the day, "" where the answer says so itself. `synonyms` are
    other names of what is asked, beside "on" for "onset".
    """

    asked: type[Any]
    results: tuple[str, ...]
    answer: Callable[[Any, Law], Answer]
    day: Callable[[Any], date] = lambda asked: asked.onset
    field: str = "onset"
    group: str = "sickness_allowance"
    synonyms: Mapping[str, str] = {}


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

"""Asking: what a question about the law is, and how findings, steps and lines are told in answers."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

import msgspec

from benefits import words
from benefits.calculation import Calculation, Step
from benefits.codes import OLD_LAW
from benefits.deadlines import Limit, SlidingLimit
from benefits.findings import Code, Finding
from benefits.law import Law

Answer = dict[str, object]

DAY_NAMES: Final = frozenset(
    {"on", "onset", "wanted_from", "entitlement_start", "financial_year_end", "period_start", "month"}
)
"""What the day that a question is about may be called, whichever of these names the question itself uses."""


class Question(msgspec.Struct, frozen=True):
    """A question: what is asked, what the answer is called, and who answers by the law of its day.

    What is asked has an `anchor`, the day whose law it goes by, mostly under one of the names in `DAY_NAMES`.
    `since` is the first day that is answered, if it is not the one of all figures of the benefit; `old_law`
    is found before it. `synonyms` are other names of what is asked.
    """

    asked: type[Any]
    results: tuple[str, ...]
    answer: Callable[[Any, Law], Answer]
    since: Callable[[Law], date] | None = None
    old_law: Code = OLD_LAW
    synonyms: Mapping[str, str] = {}


class AskedOnset(msgspec.Struct, frozen=True, kw_only=True):
    """A question about an onset."""

    onset: date

    @property
    def anchor(self) -> date:
        """The day whose law the answer goes by."""
        return self.onset


class AskedDeadline(AskedOnset, frozen=True, kw_only=True):
    """A question about the time limit of an onset, or of a continuation of what was paid until a day."""

    paid_until: date | None = None


class AskedSlidingDeadline(msgspec.Struct, frozen=True, kw_only=True):
    """A question about the time limit of a day that is wanted, and of the days of a claim filed on a day."""

    wanted_from: date
    filed_on: date | None = None

    @property
    def anchor(self) -> date:
        """The day whose law the answer goes by."""
        return self.wanted_from


def deadline_question(limit: Limit) -> Question:
    """Return the question for a time limit that is fixed."""

    def answer(asked: AskedDeadline, law: Law) -> Answer:
        deadline = limit.deadline(asked.onset if asked.paid_until is None else asked.paid_until, law)
        return {"last_day": deadline.last_day, "plain_day": deadline.plain_day}

    return Question(AskedDeadline, ("last_day", "plain_day"), answer)


def sliding_deadline_question(limit: SlidingLimit) -> Question:
    """Return the question for a time limit that slides: with the day of filing, which days are in time."""

    def answer(asked: AskedSlidingDeadline, law: Law) -> Answer:
        filed_on = asked.filed_on
        deadline = limit.of(asked.wanted_from, filed_on, law)
        answered: Answer = {"last_day": deadline.last_day, "plain_day": deadline.plain_day}
        if filed_on is not None:
            answered["first_day_in_time"] = max(asked.wanted_from, limit.oldest_day(filed_on, law))
        return answered

    return Question(AskedSlidingDeadline, ("last_day", "plain_day"), answer)


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

"""Questions: one JSON question about the law, one JSON answer; described in docs/questions.md.

A question is read like a claim, by the types of its fields. What cannot be read is answered with an error;
what the law does not reach is answered with findings and without a figure.
"""

from collections.abc import Mapping
from typing import Any, BinaryIO, Final

import msgspec

from benefits import catalogue, objections, reading, words
from benefits.asking import DAY_NAMES, Answer, Question, explained, explained_lines, told
from benefits.law import law_on

CALCULATE: Final = "calculate"
OTHER_NAMES: Final = {
    "ohc": "occupational_health",
    "annual_leave_cost_compensation": "annual_leave_cost",
}
"""What else a benefit may be called in a question."""

ABOUT: Final = frozenset({"ask", "benefit"})
LONGEST_NAME: Final = 40


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
    ask = str(values.get("ask"))
    if ask not in ASKED:
        raise UnansweredError(f"“ask” is one of {', '.join(ASKED)}.")
    benefit = _benefit(values, ask)
    question = benefit.questions.get(ask)
    asked: type[msgspec.Struct] = benefit.facts if question is None else question.asked
    synonyms = {} if question is None else question.synonyms
    known, unknown = _sorted_out(values, reading.plan_of(asked).names, synonyms)
    answered = _calculate(benefit, known) if question is None else _by_law(question, benefit, known)
    return {**answered, "unknown_keys": unknown} if unknown else answered


def _benefit(values: Mapping[str, Any], ask: str) -> catalogue.Benefit:
    """Return the benefit asked about: the one named, else the first that the question can be put to."""
    able = [code for code, each in catalogue.BENEFITS.items() if ask in {CALCULATE, *each.questions}]
    claim = values.get("claim")
    stated = claim.get("benefit") if isinstance(claim, dict) else None
    code = values.get("benefit") or stated or able[0]
    code = OTHER_NAMES.get(str(code), code)
    if not isinstance(code, str) or code not in able:
        raise UnansweredError(f"“benefit” is one of {', '.join(able)}.")
    return catalogue.BENEFITS[code]


def _sorted_out(
    values: Mapping[str, Any], names: frozenset[str], synonyms: Mapping[str, str]
) -> tuple[dict[str, Any], list[str]]:
    """Return the values the question knows, by their own names, and the names it does not know."""
    known: dict[str, Any] = {}
    unknown = []
    day = "".join(names & DAY_NAMES)
    for name, value in values.items():
        own = day if name in DAY_NAMES else synonyms.get(name, name)
        if own in names and own not in known:
            known[own] = value
        elif name not in ABOUT:
            unknown.append(name[:LONGEST_NAME])
    return known, unknown


def _by_law(question: Question, benefit: catalogue.Benefit, values: Mapping[str, Any]) -> Answer:
    """Answer by the law of the day asked about; without a result where no law of ours reaches it."""
    asked, faults = reading.read_as(question.asked, values)
    if asked is None:
        raise UnansweredError(" ".join(f"{fault.field}: {words.say(fault, 'en')}" for fault in faults))
    day = "".join(values.keys() & DAY_NAMES)
    law = law_on(asked.anchor)
    hindrances = list(objections.to_range([(day, asked.anchor)]))
    since = law.begins_on[benefit.code] if question.since is None else question.since(law)
    if asked.anchor < since:
        hindrances = [question.old_law.finding(day, onset=asked.anchor)]
    if hindrances:
        return {**dict.fromkeys(question.results), "findings": told(hindrances)}
    return question.answer(asked, law)


def _calculate(benefit: catalogue.Benefit, values: Mapping[str, Any]) -> Answer:
    facts, faults = reading.read_as(benefit.facts, values)
    if facts is None:
        of_claim = (
            msgspec.structs.replace(fault, field=fault.field.removeprefix("claim.")) for fault in faults
        )
        return {"findings": told(of_claim), "lines": []}
    calculation = catalogue.calculate(facts, law_on(facts.claim.anchor))
    return {
        **msgspec.structs.asdict(calculation),
        "steps": explained(calculation.steps),
        "lines": explained_lines(calculation),
        "findings": told(calculation.findings),
    }


ASKED: Final = (
    *dict.fromkeys(ask for benefit in catalogue.BENEFITS.values() for ask in benefit.questions),
    CALCULATE,
)
"""Everything that can be asked."""

"""Answers: a claim's fields by dotted path ("paid.0.wage") as typed, and the nested form reading takes."""

from collections.abc import Mapping

import msgspec

from benefits.catalogue import Claim

Answers = Mapping[str, object]


def flat(values: object, path: str = "") -> dict[str, object]:
    """Return nested values as answers by dotted path; what is empty or untold leaves no answer."""
    if isinstance(values, Mapping):
        parts = values.items()
    elif isinstance(values, list | tuple):
        parts = dict(enumerate(values)).items()
    else:
        return {} if values in (None, "") else {path: values}
    found: dict[str, object] = {}
    for name, value in parts:
        found |= flat(value, f"{path}.{name}" if path else str(name))
    return found


def nested(answers: Answers) -> dict[str, object]:
    """Return answers by dotted path as the nested values that reading takes."""
    made: dict[str, object] = {}
    for path, value in answers.items():
        head, _, rest = path.partition(".")
        place, _, name = rest.partition(".")
        if not rest:
            made[head] = value
            continue
        items = made.setdefault(head, [])
        if isinstance(items, list):
            items.extend({} for _ in range(len(items), int(place) + 1))
            items[int(place)][name] = value
    return made


def of_claim(claim: Claim) -> dict[str, object]:
    """Return the answers that would state this claim."""
    answers = flat(msgspec.to_builtins(claim))
    del answers["benefit"]
    return answers

"""Answers of the tests: those of a plain sickness allowance claim, as they are typed."""

from collections.abc import Mapping

PLAIN: Mapping[str, object] = {
    "onset": "1.9.2026",
    "certificate": "kanta",
    "paid.0.starts_on": "1.9.2026",
    "paid.0.ends_on": "31.10.2026",
    "paid.0.wage": "6000,00",
    "pay_basis": "act",
}


def answers(**changed: object) -> dict[str, object]:
    """Return the plain answers with some others; a name's double underscores stand for dots."""
    return {**PLAIN, **{name.replace("__", "."): value for name, value in changed.items()}}

"""Figures of law in guidance: a text names them, and the law of the reader's day fills them in."""

import re
from decimal import Decimal
from typing import Final

from benefits.catalogue import BENEFITS
from benefits.figures import Unit
from benefits.law import Law
from benefits.words import write_parameter

LIMIT: Final = "limit"
MONTHS_A_YEAR: Final = 12

_PLACEHOLDER: Final = re.compile(r"\{(\w+)\.(\w+)\}")
_LONG: Final = {
    "fi": ("{number} kuukauden", "{number} vuoden"),
    "sv": ("{number} månader", "{number} år"),
    "en": ("{number} months", "{number} years"),
}


def placeholders(text: str) -> set[tuple[str, str]]:
    """Return the figures that a text names, by group and name."""
    return set(_PLACEHOLDER.findall(text))


def filled(text: str, language: str, law: Law) -> str:
    """Return the text with its figures filled in, written as the language does."""
    return _PLACEHOLDER.sub(lambda found: _written(found[1], found[2], language, law), text)


def _written(group: str, name: str, language: str, law: Law) -> str:
    if group == LIMIT:
        return _length(BENEFITS[name].limit.months(law), language)
    figure = law.book.figures[group][name]
    value = figure.dated_on(law.starts_on).value
    if figure.unit is Unit.PERCENT:
        return write_parameter(f"{value} %", language)
    if figure.unit in {Unit.EUROS, Unit.EUROS_A_YEAR, Unit.EUROS_A_WEEKDAY}:
        return write_parameter(f"{Decimal(value):.2f}", language)
    return value


def _length(months: int, language: str) -> str:
    """Return how long a time limit is: in Finnish in the genitive, as before “kuluessa”."""
    in_months, in_years = _LONG[language]
    years, rest = divmod(months, MONTHS_A_YEAR)
    return in_months.format(number=months) if rest else in_years.format(number=years)

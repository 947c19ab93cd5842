"""What the text of an element may be: a date, an amount, a code, and how each is read and written."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import inspect

from benefits.findings import Code
from incomes.wage_reports import errors

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_INTEGER = re.compile(r"[+-]?[0-9]{1,10}")
_AMOUNT = re.compile(r"[+-]?[0-9]{1,13}(\.[0-9]{1,2})?")
_TRUTH = {"true": True, "false": False}
_LARGEST_INTEGER = 2**31 - 1


class Text(msgspec.Struct, frozen=True):
    """One kind of text: how it is read (ValueError where it cannot be) and written, and its fault's code."""

    parse: Callable[[str], object]
    form: Callable[[Any], str]
    fault: Code
    parameters: dict[str, str] = {}


def _matching(pattern: re.Pattern[str], text: str) -> str:
    text = text.strip(" \t\r\n")
    if not pattern.fullmatch(text):
        raise ValueError(pattern.pattern)
    return text


def _date(text: str) -> date:
    return date.fromisoformat(_matching(_DATE, text))


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(_matching(_INSTANT, text))


def _integer(text: str) -> int:
    number = int(_matching(_INTEGER, text))
    if abs(number) > _LARGEST_INTEGER:
        raise ValueError(number)
    return number


def _amount(text: str) -> Decimal:
    return Decimal(_matching(_AMOUNT, text))


def _truth(text: str) -> bool:
    text = text.strip(" \t\r\n")
    if text not in _TRUTH:
        raise ValueError(text)
    return _TRUTH[text]


def _true(text: str) -> bool:
    if text != "true":
        raise ValueError(text)
    return True


_PLAIN: dict[type[inspect.Type], Text] = {
    inspect.DateType: Text(_date, date.isoformat, errors.NOT_A_DATE),
    inspect.DateTimeType: Text(_instant, datetime.isoformat, errors.NOT_AN_INSTANT),
    inspect.IntType: Text(_integer, str, errors.NOT_AN_INTEGER),
    inspect.DecimalType: Text(_amount, "{:f}".format, errors.NOT_AN_AMOUNT),
    inspect.BoolType: Text(_truth, lambda value: str(value).lower(), errors.NOT_TRUE_OR_FALSE),
    inspect.LiteralType: Text(_true, lambda _: "true", errors.NOT_TRUE_OR_FALSE),
}


def text_of(kind: inspect.Type) -> Text:
    """Return how a field of this type is read from text and written; strings have a largest length."""
    if not isinstance(kind, inspect.StrType):
        return _PLAIN[type(kind)]
    shortest, longest = kind.min_length or 1, kind.max_length or 0

    def string(text: str) -> str:
        text = re.sub(r"[\t\r\n]", " ", text)
        if not shortest <= len(text) <= longest:
            raise ValueError(text)
        return text

    return Text(string, str, errors.TEXT_LENGTH, {"shortest": str(shortest), "longest": str(longest)})

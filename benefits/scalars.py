"""Scalars: how a text or a JSON value becomes a date, euros, a share, a number, a yes or no, a code."""

import re
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Final, TypeVar

from benefits import words
from benefits.findings import Code, Finding, Weight

Share = Annotated[Decimal, "share"]
"""A part of a whole, from 0 to 1."""

Number = Annotated[Decimal, "number"]
"""A number with at most two decimals that is no amount of money: an average of people."""

Hours = Annotated[Decimal, "hours"]
"""Hours of work, at most those of a week."""

Month = Annotated[date, "month"]
"""A calendar month by its first day."""

DATE_UNREADABLE = Code("date_unreadable", Weight.STOPS)
DATE_YEAR_SHORT = Code("date_year_short", Weight.STOPS)
DATE_NOT_IN_CALENDAR = Code("date_not_in_calendar", Weight.STOPS)
DATE_OUT_OF_RANGE = Code("date_out_of_range", Weight.STOPS)
EUROS_UNREADABLE = Code("euros_unreadable", Weight.STOPS)
EUROS_AMBIGUOUS = Code("euros_ambiguous", Weight.STOPS)
EUROS_DECIMALS = Code("euros_decimals", Weight.STOPS)
EUROS_NEGATIVE = Code("euros_negative", Weight.STOPS)
EUROS_TOO_LARGE = Code("euros_too_large", Weight.STOPS)
SHARE_UNREADABLE = Code("share_unreadable", Weight.STOPS)
NUMBER_UNREADABLE = Code("number_unreadable", Weight.STOPS)
HOURS_UNREADABLE = Code("hours_unreadable", Weight.STOPS)
TIME_UNREADABLE = Code("time_unreadable", Weight.STOPS)
INTEGER_UNREADABLE = Code("integer_unreadable", Weight.STOPS)
YES_NO_UNREADABLE = Code("yes_no_unreadable", Weight.STOPS)
CODE_UNKNOWN = Code("code_unknown", Weight.STOPS)
TEXT_UNREADABLE = Code("text_unreadable", Weight.STOPS)
TEXT_TOO_LONG = Code("text_too_long", Weight.STOPS)
TEXT_INVISIBLE = Code("text_invisible", Weight.STOPS)

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)
MOST_EUROS: Final = Decimal("99999999.99")
LONGEST_TEXT: Final = 1000
CENT: Final = Decimal("0.01")
PERCENT: Final = Decimal(100)
MOST_HOURS: Final = Decimal(168)
MINUTES: Final = Decimal(60)

YES: Final = frozenset(["1", "x", "true", "kyllä", "k", "ja", "j", "yes", "y", "tosi", "sant"])
NO: Final = frozenset(["0", "false", "ei", "e", "nej", "no", "n", "epätosi", "falskt"])

_DAY: Final = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})|(\d{4})(\d{2})(\d{2})", re.ASCII
)
_DAY_SHORT_YEAR: Final = re.compile(r"\d{1,2}\. ?\d{1,2}\. ?\d{2}", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})[/.](\d{4})", re.ASCII)
_EUROS_PLAIN: Final = re.compile(r"(\d+)(?:[.,](\d{1,2}))?", re.ASCII)
_EUROS_GROUPED: Final = re.compile(
    r"(\d{1,3}(?: \d{3})+)(?:[.,](\d{1,2}))?"
    r"|(\d{1,3}(?:\.\d{3})+),(\d{1,2})"
    r"|(\d{1,3}(?:,\d{3})+)\.(\d{1,2})",
    re.ASCII,
)
_EUROS_AMBIGUOUS: Final = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+", re.ASCII)
_EUROS_DECIMALS: Final = re.compile(r"[\d ]+[.,]\d{3,}", re.ASCII)
_EUROS_SIGN: Final = re.compile(r"^(?:€|eur )|(?:€|eur|euroa?)$", re.IGNORECASE)
_INTEGER: Final = re.compile(r"\d{1,9}", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,9}(?:[.,]\d{1,2})?", re.ASCII)
_HOURS: Final = re.compile(
    r"(\d{1,3})(?:[.,](\d{1,2})|:([0-5]\d))?(?: ?(?:h|t|tuntia|timmar|hours))?", re.ASCII
)
_TIME: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
_SHARE: Final = re.compile(r"(\d{1,3}(?:[.,]\d{1,6})?) ?(%?)", re.ASCII)


class UnreadableError(ValueError):
    """A value that cannot be read: `code` is the finding it makes, with the parameters of its sentence."""

    def __init__(self, code: Code, **parameters: object) -> None:
        super().__init__(code.name)
        self.code = code
        self.parameters = parameters

    def finding(self, field: str) -> Finding:
        """Return the finding about `field`."""
        return self.code.finding(field, **self.parameters)


def _text_of(value: object) -> str:
    """Return the value as text without outer blanks, a number as it is written, anything else as nothing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float | Decimal):
        return str(value)
    return str(value) if type(value) is int and abs(value) < MOST_EUROS else ""


def read_date(value: object) -> date:
    """Return the day: `2026-11-24`, `24.11.2026`, `20261124`, or a date already; else UnreadableError."""
    return _in_range(value) if type(value) is date else _date_of(_text_of(value))


@lru_cache(maxsize=4096)
def _date_of(text: str) -> date:
    match = _DAY.fullmatch(text)
    if match is None:
        raise UnreadableError(DATE_YEAR_SHORT if _DAY_SHORT_YEAR.fullmatch(text) else DATE_UNREADABLE)
    first, middle, last = (int(part) for part in match.groups() if part)
    year, month, day = (last, middle, first) if match[4] else (first, middle, last)
    try:
        return _in_range(date(year, month, day))
    except UnreadableError:
        raise
    except ValueError:
        raise UnreadableError(DATE_NOT_IN_CALENDAR, value=text) from None


def read_month(value: object) -> date:
    """Return the first day of a month: `2024-06`, `6/2024`, or any day of it; else UnreadableError."""
    match = _MONTH.fullmatch(_text_of(value))
    if match is None:
        return read_date(value).replace(day=1)
    year, month = (match[1], match[2]) if match[1] else (match[4], match[3])
    return read_date(f"{year}-{month}-1")


def _in_range(day: date) -> date:
    if FIRST_DAY <= day <= LAST_DAY:
        return day
    raise UnreadableError(DATE_OUT_OF_RANGE, first=FIRST_DAY, last=LAST_DAY)


def read_euros(value: object) -> Decimal:
    """Return euros with two decimals, not negative, at most MOST_EUROS; else UnreadableError.

    Takes `1234,5`, `1234.50`, `1 234,50 €`, `1.234,50`, `1,234.50`, and numbers with at most two decimals.
    """
    if isinstance(value, str):
        return _euros_of(value.strip())
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise UnreadableError(EUROS_UNREADABLE)
    return _euros_in_bounds(Decimal(repr(value)) if isinstance(value, float) else Decimal(value))


@lru_cache(maxsize=4096)
def _euros_of(text: str) -> Decimal:
    plain = _EUROS_SIGN.sub("", " ".join(text.split())).strip()
    match = _EUROS_PLAIN.fullmatch(plain) or _EUROS_GROUPED.fullmatch(plain)
    if match is None:
        raise UnreadableError(_fault_of_euros(plain))
    whole, *cents = (part for part in match.groups() if part)
    return _euros_in_bounds(Decimal(f"{re.sub('[ .,]', '', whole)}.{''.join(cents) or '0'}"))


def _fault_of_euros(text: str) -> Code:
    if text.startswith(("-", "−")):
        return EUROS_NEGATIVE
    if _EUROS_AMBIGUOUS.fullmatch(text):
        return EUROS_AMBIGUOUS
    return EUROS_DECIMALS if _EUROS_DECIMALS.fullmatch(text) else EUROS_UNREADABLE


def _euros_in_bounds(amount: Decimal) -> Decimal:
    if not amount.is_finite():
        raise UnreadableError(EUROS_UNREADABLE)
    if amount < 0:
        raise UnreadableError(EUROS_NEGATIVE)
    if amount > MOST_EUROS:
        raise UnreadableError(EUROS_TOO_LARGE, most=MOST_EUROS)
    cents = amount.quantize(CENT)
    if cents != amount:
        raise UnreadableError(EUROS_DECIMALS)
    return abs(cents)


def read_share(value: object) -> Decimal:
    """Return a part of a whole from 0 to 1: `0.5`, `0,5` and `50 %` are the same; else UnreadableError."""
    match = _SHARE.fullmatch(_text_of(value))
    if match is None:
        raise UnreadableError(SHARE_UNREADABLE)
    share = Decimal(match[1].replace(",", ".")) / (PERCENT if match[2] else 1)
    if share > 1:
        raise UnreadableError(SHARE_UNREADABLE)
    return share


def read_number(value: object) -> Decimal:
    """Return a number, not negative, of at most nine digits and two decimals; else UnreadableError."""
    text = _text_of(value)
    if _NUMBER.fullmatch(text):
        return Decimal(text.replace(",", "."))
    raise UnreadableError(NUMBER_UNREADABLE)


def read_hours(value: object) -> Decimal:
    """Return hours of work: `37.5`, `37,5` and `37:30` are the same; else UnreadableError."""
    match = _HOURS.fullmatch(_text_of(value))
    if match is None:
        raise UnreadableError(HOURS_UNREADABLE)
    hours = Decimal(f"{match[1]}.{match[2] or 0}") + (Decimal(match[3] or 0) / MINUTES).quantize(CENT)
    if hours > MOST_HOURS:
        raise UnreadableError(HOURS_UNREADABLE)
    return hours


def read_time(value: object) -> time:
    """Return a time of day: `8:30`, `08:30` and `8.30` are the same; else UnreadableError."""
    match = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise UnreadableError(TIME_UNREADABLE)
    return time(int(match[1]), int(match[2]))


def read_integer(value: object) -> int:
    """Return a whole number, not negative, of at most nine digits; else UnreadableError."""
    text = _text_of(value)
    if _INTEGER.fullmatch(text):
        return int(text)
    raise UnreadableError(INTEGER_UNREADABLE)


def read_yes_no(value: object) -> bool:
    """Return whether the value says yes, in Finnish, Swedish, English or a spreadsheet's way."""
    if isinstance(value, bool):
        return value
    said = _text_of(value).casefold()
    if said in YES:
        return True
    if said in NO:
        return False
    raise UnreadableError(YES_NO_UNREADABLE)


Choice = TypeVar("Choice", bound=StrEnum)


def read_code(value: object, choices: type[Choice]) -> Choice:
    """Return the member of `choices` that the value names, by its code or by its label in any language."""
    text = _text_of(value).casefold()
    found = choices._value2member_map_.get(text) or words.codes_by_label(choices).get(text)
    if isinstance(found, choices):
        return found
    raise UnreadableError(CODE_UNKNOWN, choices=", ".join(choices))


def read_text(value: object, longest: int = LONGEST_TEXT) -> str:
    """Return the text without outer blanks; line ends are kept, other invisible signs refused."""
    if not isinstance(value, str):
        raise UnreadableError(TEXT_UNREADABLE)
    text = value.strip()
    if not text.isprintable():
        text = "\n".join(" ".join(line.split()) for line in text.splitlines())
        if not text.replace("\n", "").isprintable():
            raise UnreadableError(TEXT_INVISIBLE)
    if len(text) > longest:
        raise UnreadableError(TEXT_TOO_LONG, longest=longest)
    return text

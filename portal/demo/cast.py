"""Who plays in the demo: its people and places, read from `cast.yaml`, and the many made up besides them."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import msgspec
import yaml

_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2)
_OLDEST, _YOUNGEST = date(1962, 1, 2), date(2004, 12, 28)
_INDIVIDUALS = 100
"""How many artificial persons a day of birth has: 900 to 999."""


class Person(msgspec.Struct, frozen=True):
    """Somebody to be on the sign-in page."""

    name: str
    about: dict[str, str]
    language: str = "fi"
    roles: tuple[str, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """An employer; `ready` says whether it has told its account and consented to electronic decisions."""

    name: str
    people: int
    ready: bool
    owner: str = ""
    business_id: str = ""
    language: str = "fi"


class Firm(msgspec.Struct, frozen=True):
    """A payroll firm with so many clients made up for it."""

    name: str
    clerk: str
    clients: int
    business_id: str = ""


class Cast(msgspec.Struct, frozen=True):
    """Everybody and every place that has a name in the file."""

    users: dict[str, Person]
    employers: dict[str, Place]
    firms: dict[str, Firm]
    last_names: tuple[str, ...]
    first_names: tuple[str, ...]
    trades: tuple[str, ...]


@cache
def cast() -> Cast:
    """Return the cast, read once."""
    return msgspec.convert(yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8")), Cast)


def identity_code(number: int) -> str:
    """Return the artificial identity code of the person of a number, each number another person."""
    span = (_YOUNGEST - _OLDEST).days
    born = _OLDEST + timedelta(days=number * 37 % span)
    individual = f"{900 + number // span % _INDIVIDUALS}"
    sign = "-" if born.year < 2000 else "A"  # noqa: PLR2004 - the century that the sign stands for
    day = f"{born:%d%m%y}"
    return f"{day}{sign}{individual}{_CHECK[int(day + individual) % len(_CHECK)]}"


def name(number: int) -> tuple[str, str]:
    """Return the last and first name of the person of a number."""
    names = cast()
    return (
        names.last_names[number * 7 % len(names.last_names)],
        names.first_names[number * 11 % len(names.first_names)],
    )


def business_ids(first: int) -> Iterator[str]:
    """Yield Business IDs with good check digits from a number on."""
    for number in range(first, first + 100_000):
        remainder = sum(int(digit) * weight for digit, weight in zip(str(number), _WEIGHTS, strict=True)) % 11
        if remainder != 1:
            yield f"{number}-{-remainder % 11}"

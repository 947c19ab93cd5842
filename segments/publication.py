"""The figures of Kela's publication on customer understanding, to be shown beside our own as reference."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec
import yaml


class Employers(msgspec.Struct, frozen=True):
    """Employers in Finland, how many are customers in a year, and the shares of these in per cent."""

    known: int
    customers: int
    small: int
    others: int


class PersonGroup(msgspec.Struct, frozen=True):
    """A group of private customers: its share in per cent, contacts a year, minutes of active handling."""

    share: int
    contacts: Decimal
    minutes: int


class Publication(msgspec.Struct, frozen=True):
    """What the publication tells. Its groups of persons are reference only: nobody is put into one here."""

    source: str
    address: str
    checked: date
    employers: Employers
    people: dict[str, PersonGroup]


@cache
def publication() -> Publication:
    """Return the publication's figures, read once."""
    return msgspec.convert(
        yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8")), Publication, strict=False
    )

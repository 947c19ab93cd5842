"""The bench's file: sick-leave rows of a payroll firm's clients, the same at every run.

One row in a hundred is faulty (a day that is in no calendar, a wage that is no number, an identity code
that is nobody's), one in two hundred repeats a good row that stands far above it.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import StringIO
from itertools import islice
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from portal.demo.cast import business_ids, identity_code
from portal.demo.files import COLUMNS
from portal.demo.payroll import monthly_pay

AT: Final = datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("Europe/Helsinki"))
"""When the file is sent."""
EMPLOYERS: Final = 120
SPELLS: Final = 5
"""How many absences the file tells of each employee."""
SEPARATOR: Final = ";"
DAY: Final = "%d.%m.%Y"

_FIRST_BUSINESS: Final = 2_600_000
_FIRST_PERSON: Final = 400_000
_FIRST_ONSET: Final = date(2021, 1, 4)
_ONSETS: Final = 1760
"""In so many days the first absences begin: the last absence ends shortly before the file is sent."""
_APART, _SPREAD, _SHORTEST, _LONGER = 75, 20, 12, 30
"""Days: from absence to absence, how much that varies, the shortest absence, how much others are longer."""
_FAULTY_EVERY, _FAULTY_AT = 100, 37
_REPEATED_EVERY, _REPEATED_AT = 200, 113
_MONTH: Final = 30


class Counts(NamedTuple):
    """What becomes of the rows."""

    created: int
    faulty: int
    duplicate: int


class Person(NamedTuple):
    """An employee: the number, the place of the employer among the employers, and the identity code."""

    number: int
    employer: int
    code: str

    @property
    def first_onset(self) -> date:
        """The day around which the first absence begins."""
        return _FIRST_ONSET + timedelta(days=self.number * 37 % _ONSETS)


@dataclass(frozen=True)
class Sample:
    """A file of so many rows."""

    size: int

    @property
    def business_ids(self) -> list[str]:
        """The employers, in the order of the file."""
        return list(islice(business_ids(_FIRST_BUSINESS), EMPLOYERS))

    @property
    def people(self) -> list[Person]:
        """The employees, employer by employer."""
        count = -(-self.size // SPELLS)
        return [
            Person(number, number * EMPLOYERS // count, identity_code(_FIRST_PERSON + number))
            for number in range(count)
        ]

    @property
    def counts(self) -> Counts:
        """What is to become of the rows."""
        faulty = len(range(_FAULTY_AT, self.size, _FAULTY_EVERY))
        duplicate = len(range(_REPEATED_AT, self.size, _REPEATED_EVERY))
        return Counts(self.size - faulty - duplicate, faulty, duplicate)

    def content(self) -> bytes:
        """Return the file."""
        text = StringIO()
        writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(self._rows())
        return text.getvalue().encode()

    def _rows(self) -> Iterator[list[str]]:
        employers, people = self.business_ids, self.people
        for place in range(self.size):
            told = place
            if place % _REPEATED_EVERY == _REPEATED_AT:
                told = (place - _REPEATED_AT) // 2
            person = people[told // SPELLS]
            row = _row(employers[person.employer], person, told)
            if place % _FAULTY_EVERY == _FAULTY_AT:
                row = _spoiled(row, place // _FAULTY_EVERY)
            yield row


def _row(business_id: str, person: Person, place: int) -> list[str]:
    spell = place % SPELLS
    shift = _APART * spell + (person.number * 7 + spell * 13) % _SPREAD
    onset = person.first_onset + timedelta(days=shift)
    days = _SHORTEST + (person.number * 11 + spell * 5) % _LONGER
    wage = monthly_pay(person.number) * days / _MONTH
    return [
        business_id,
        person.code,
        "sickness_allowance",
        f"{onset:{DAY}}",
        f"{onset:{DAY}}",
        f"{onset + timedelta(days=days - 1):{DAY}}",
        f"{wage:.2f}".replace(".", ","),
        "kanta",
        "agreement",
        f"{place:07d}",
    ]


def _spoiled(row: list[str], number: int) -> list[str]:
    """Return a row with one of three faults."""
    column, text = (
        ("onset", "31.2.2024"),
        ("paid.0.wage", "tuhat euroa"),
        ("employee_identity_code", "010190-900X"),
    )[number % 3]
    spoiled = list(row)
    spoiled[COLUMNS.index(column)] = text
    return spoiled

"""Figures of law: dated files with their unit, source and the day they were checked.

One file is one figure. Its values stand in order of their first day of validity; a value not known yet is
written as `unknown`, one that the law does not have at that time as `absent`, each with its reason; one that
was reckoned or read second-hand is marked `derived`, with the reason. A file with an unknown key, a missing
source, a value without its unit or dates that do not rise is refused: FigureError.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

import msgspec
import yaml

Value = Decimal | int | date | None
View = TypeVar("View", bound=msgspec.Struct)

PARAMETERS: Final = Path(__file__).parent / "parameters"
HUNDREDTH: Final = Decimal("0.01")


class FigureError(Exception):
    """A file of a figure cannot be used; the sentence says which and why."""


class Unit(StrEnum):
    """What a figure counts: it decides how its value is read."""

    EUROS = "euros"
    EUROS_A_YEAR = "euros a year"
    EUROS_A_WEEKDAY = "euros a weekday"
    PERCENT = "percent"
    FACTOR = "factor"
    HOURS_A_WEEK = "hours a week"
    WEEKDAYS = "weekdays"
    DAYS = "days"
    DAYS_A_MONTH = "days a month"
    MONTHS = "months"
    YEARS = "years"
    PEOPLE = "people"
    PARTS = "parts"
    DATE = "date"


WHOLE: Final = frozenset({Unit.WEEKDAYS, Unit.DAYS, Unit.MONTHS, Unit.YEARS, Unit.PEOPLE, Unit.PARTS})


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a figure stands in law, and the rows of the rules of record that settle it."""

    title: str
    section: str
    rows: tuple[str, ...]
    address: str


class Dated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """One value of a figure from its first day of validity."""

    since: date
    value: str = ""
    derived: str = ""
    unknown: str = ""
    absent: str = ""


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A figure of law: what it is, what it counts, its values over time and where they come from."""

    description: str
    unit: Unit
    values: tuple[Dated, ...]
    reference: Reference
    checked_on: date

    def dated_on(self, day: date) -> Dated:
        """Return the value in force on the day; the first one for a day before all of them."""
        held = self.values[0]
        for dated in self.values:
            if dated.since <= day:
                held = dated
        return held

    def value_of(self, dated: Dated) -> Value:
        """Return a value as its unit reads it: a percentage as a share of one; None if there is none."""
        if not dated.value:
            return None
        if self.unit is Unit.DATE:
            return date.fromisoformat(dated.value)
        if self.unit in WHOLE:
            return int(dated.value)
        number = Decimal(dated.value)
        if not number.is_finite():
            raise ValueError(f"{dated.value} is no number")
        return number * HUNDREDTH if self.unit is Unit.PERCENT else number

    def with_confirmed(self, name: str, confirmed: Mapping[date, Decimal]) -> "Figure":
        """Return the figure with confirmed values in the place of those of the same first day of validity.

        What was not known is given a year at a time: after the year of its confirmation it is unknown again.
        """
        values = {dated.since: dated for dated in self.values}
        for since in confirmed:
            held = self.dated_on(since)
            if held.unknown:
                following = date(since.year + 1, 1, 1)
                values.setdefault(following, msgspec.structs.replace(held, since=following))
        values |= {since: Dated(since=since, value=str(value)) for since, value in confirmed.items()}
        figure = msgspec.structs.replace(self, values=tuple(values[since] for since in sorted(values)))
        return figure.checked(name)

    def checked(self, name: str) -> "Figure":
        """Return the figure itself; FigureError if anything is wrong with it."""
        for fault in self.faults():
            raise FigureError(f"{name}: {fault}")
        return self

    def faults(self) -> Iterator[str]:
        """Say everything that is wrong with the figure."""
        if not all((self.description, self.values, *msgspec.structs.astuple(self.reference))):
            yield "description, values or reference is empty"
        days = [dated.since for dated in self.values]
        if sorted(set(days)) != days:
            yield "the first days of validity do not rise"
        for dated in self.values:
            if sum(map(bool, (dated.value, dated.unknown, dated.absent))) != 1:
                yield f"from {dated.since} there is not one value, unknown or absent"
            try:
                self.value_of(dated)
            except (ValueError, InvalidOperation):
                yield f"from {dated.since} the value is not in {self.unit}"


def read_figure(text: str | bytes, name: str) -> Figure:
    """Read one figure; FigureError if anything is wrong with it."""
    try:
        # Every scalar stays text here (the base loader), so that no amount passes through a float.
        figure = msgspec.convert(yaml.load(text, yaml.CBaseLoader), Figure, strict=False)  # noqa: S506
    except (yaml.YAMLError, msgspec.ValidationError) as fault:
        raise FigureError(f"{name}: {fault}") from fault
    return figure.checked(name)


def read_figures(group: str, within: Path | None = None) -> Mapping[str, Figure]:
    """Read all figures of a group by name, the file's name without its ending: the law's, or another floor's.

    `within` is the folder in which the group's folder stands, if it is not the law's.
    """
    files = sorted(((within or PARAMETERS) / group).glob("*.yaml"))
    return {file.stem: read_figure(file.read_bytes(), f"{group}/{file.name}") for file in files}


def view_on(day: date, figures: Mapping[str, Figure], kind: type[View], group: str) -> View:
    """Return what the figures of a group are on a day; FigureError where they are not those of the view."""
    values = {name: figure.value_of(figure.dated_on(day)) for name, figure in figures.items()}
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as fault:
        raise FigureError(f"{group}: {fault}") from fault

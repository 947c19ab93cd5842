"""The law on a day: a frozen view of all figures as they stand then.

`law_on(day)` is the way in. Between two days on which any figure changes the view is one and the same object,
so holding it costs nothing. A day before a figure's first value gets that; the rules refuse such days by
`begins_on`. A figure that is not known is None and stands in `unknown` with its reason; one reckoned or read
second-hand stands in `derived`, both by full name ("sickness_allowance.deduction"): either becomes a finding,
never a guess.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, cached_property
from hashlib import sha256
from typing import Final

import msgspec

from benefits.figures import Figure, FigureError, read_figures, view_on
from benefits.views import (
    AnnualLeaveFigures,
    DonorFigures,
    FamilyLeaveFigures,
    InfectiousFigures,
    OccupationalHealthFigures,
    ParentalFigures,
    PartialFigures,
    PartialRehabilitationFigures,
    RehabilitationFigures,
    SicknessFigures,
)

Confirmed = Mapping[str, Mapping[date, Decimal]]
"""Figures that two persons confirmed: "sickness_allowance.income_limit" → first day of validity → value,
in the unit of the figure's file (a percentage as 9.07)."""


VIEWS: Final[Mapping[str, type[msgspec.Struct]]] = {
    "sickness_allowance": SicknessFigures,
    "partial_sickness_allowance": PartialFigures,
    "infectious_disease_allowance": InfectiousFigures,
    "donor_allowance": DonorFigures,
    "rehabilitation_allowance": RehabilitationFigures,
    "partial_rehabilitation_allowance": PartialRehabilitationFigures,
    "occupational_health": OccupationalHealthFigures,
    "parental_allowance": ParentalFigures,
    "family_leave_compensation": FamilyLeaveFigures,
    "annual_leave_cost": AnnualLeaveFigures,
}
"""The groups of figures: the folder of each in `parameters`, and the view that holds it on a day."""

Figures = Mapping[str, Mapping[str, Figure]]
"""All figures by group and name."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Law:
    """The law from `starts_on` to `ends_on`, both included, in which no figure changes.

    `begins_on` is the first day of each group on which all its figures are had.
    """

    sickness_allowance: SicknessFigures
    partial_sickness_allowance: PartialFigures
    infectious_disease_allowance: InfectiousFigures
    donor_allowance: DonorFigures
    rehabilitation_allowance: RehabilitationFigures
    partial_rehabilitation_allowance: PartialRehabilitationFigures
    occupational_health: OccupationalHealthFigures
    parental_allowance: ParentalFigures
    family_leave_compensation: FamilyLeaveFigures
    annual_leave_cost: AnnualLeaveFigures
    starts_on: date
    ends_on: date
    begins_on: Mapping[str, date]
    unknown: Mapping[str, str]
    derived: Mapping[str, str]
    book: "Book"

    def on(self, day: date) -> "Law":
        """Return the law on another day, from the same files and confirmations."""
        return self if self.starts_on <= day <= self.ends_on else self.book.on(day)


class Book:
    """All figures over time, cut into the spans in which none of them changes."""

    def __init__(self, figures: Figures) -> None:
        """Take the figures by group and name."""
        self.figures = figures
        self._begins_on = {
            group: max(figure.values[0].since for figure in held.values()) for group, held in figures.items()
        }
        each = (figure for held in figures.values() for figure in held.values())
        self._starts = sorted({dated.since for figure in each for dated in figure.values})
        self._laws: dict[int, Law] = {}

    @cached_property
    def version(self) -> str:
        """Return the digest of all the figures: a decision names by it the law it was made from."""
        ordered = [(group, sorted(held.items())) for group, held in sorted(self.figures.items())]
        return sha256(msgspec.json.encode(ordered)).hexdigest()

    def on(self, day: date) -> Law:
        """Return the law on the day."""
        place = max(bisect_right(self._starts, day) - 1, 0)
        if place not in self._laws:
            self._laws[place] = self._law(*self._starts[place : place + 1 + 1])
        return self._laws[place]

    def _law(self, starts_on: date, following: date | None = None) -> Law:
        dated = {
            (group, name): figure.dated_on(starts_on)
            for group, held in self.figures.items()
            for name, figure in held.items()
        }
        return Law(
            **{group: view_on(starts_on, self.figures[group], VIEWS[group], group) for group in VIEWS},  # type: ignore[arg-type]
            starts_on=starts_on,
            ends_on=following - timedelta(days=1) if following else date.max,
            begins_on=self._begins_on,
            unknown={".".join(name): value.unknown for name, value in dated.items() if value.unknown},
            derived={".".join(name): value.derived for name, value in dated.items() if value.derived},
            book=self,
        )


def law_on(day: date, confirmed: Confirmed | None = None) -> Law:
    """Return the law on a day, with confirmed figures laid over the files as in `book`."""
    return _book(_overlay(confirmed) if confirmed else ()).on(day)


def book(confirmed: Confirmed) -> Book:
    """Return all figures over time, with those confirmed by two persons laid over the files.

    A confirmation of a figure that no file describes, or not in the figure's unit, is refused: FigureError.
    """
    return _book(_overlay(confirmed))


_Overlay = tuple[tuple[str, tuple[tuple[date, Decimal], ...]], ...]


def _overlay(confirmed: Confirmed) -> _Overlay:
    return tuple(sorted((name, tuple(sorted(values.items()))) for name, values in confirmed.items()))


@cache
def _book(overlay: _Overlay) -> Book:
    """Return the figures of the files with the overlay; kept, for overlays are few and change seldom."""
    if not overlay:
        return Book({group: read_figures(group) for group in VIEWS})
    figures = {group: dict(held) for group, held in _book(()).figures.items()}
    for full_name, values in overlay:
        group, _, name = full_name.partition(".")
        if name not in figures.get(group, {}):
            raise FigureError(f"{full_name}: no file describes this figure")
        figures[group][name] = figures[group][name].with_confirmed(full_name, dict(values))
    return Book(figures)

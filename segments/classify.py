"""How a headcount becomes a class: the figures on a day, the window that is counted, the borders."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from benefits.calendar import months_after
from benefits.figures import Figure, read_figures, view_on
from segments.classes import Segment

PARAMETERS: Final = Path(__file__).parent / "parameters"
GROUP: Final = "classes"


class ClassFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of the classes on a day; the file of its name describes each and gives its source.

    `smallest_medium` and `largest_medium` are people, both still medium; `margin` is a share of one.
    """

    smallest_medium: int
    largest_medium: int
    margin: Decimal
    window_months: int


class Window(NamedTuple):
    """Days of payment on which an earner counts, both included: whole calendar months."""

    starts_on: date
    ends_on: date


class Borders(NamedTuple):
    """Where the classes meet: from `medium` people on an employer is medium, from `large` on it is large."""

    medium: int
    large: int


@cache
def _figures() -> dict[str, Figure]:
    return dict(read_figures(GROUP, PARAMETERS))


def figures_on(day: date) -> ClassFigures:
    """Return the figures of the classes on a day."""
    return view_on(day, _figures(), ClassFigures, GROUP)


def window_on(day: date, figures: ClassFigures) -> Window:
    """Return the months that are counted on a day: those that ended before the month of the day began."""
    month = day.replace(day=1)
    return Window(months_after(month, -figures.window_months), month - timedelta(days=1))


def borders(figures: ClassFigures, held: Segment | None) -> Borders:
    """Return the borders for an employer that is in a class already, or in none.

    Each border lies further away by the margin from the side on which the employer is: who has come to a
    class leaves it only when the headcount is clearly another's.
    """
    medium, large = figures.smallest_medium, figures.largest_medium + 1
    if held is None:
        return Borders(medium, large)
    return Borders(
        _moved(medium, figures.margin, up=held is Segment.SMALL),
        _moved(large, figures.margin, up=held is not Segment.LARGE),
    )


def _moved(border: int, margin: Decimal, *, up: bool) -> int:
    """Return a border moved up or down by the margin, in whole people."""
    step = int(border * margin)
    return border + step if up else border - step

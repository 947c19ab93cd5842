"""The borders between the classes, the months that are counted, and the figures they come from."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from benefits.figures import read_figures
from segments.classes import Segment
from segments.classify import GROUP, PARAMETERS, Borders, ClassFigures, borders, figures_on, window_on
from tests.house.files import ROOT

FIGURES = ClassFigures(smallest_medium=20, largest_medium=1000, margin=Decimal("0.10"), window_months=3)


def test_figures_are_those_of_the_files() -> None:
    assert figures_on(date(2026, 11, 24)) == FIGURES


def test_every_figure_has_its_file_and_every_file_its_figure() -> None:
    assert set(read_figures(GROUP, PARAMETERS)) == {
        field.name for field in msgspec.structs.fields(ClassFigures)
    }


def test_figures_of_our_own_say_so_and_name_their_paper() -> None:
    figures = read_figures(GROUP, PARAMETERS)

    own = {name for name, figure in figures.items() if all(dated.derived for dated in figure.values)}

    assert own == {"margin", "window_months"}
    assert all((ROOT / figures[name].reference.address).is_file() for name in own)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (None, Borders(20, 1001)),
        (Segment.SMALL, Borders(22, 1101)),
        (Segment.MEDIUM, Borders(18, 1101)),
        (Segment.LARGE, Borders(18, 901)),
    ],
)
def test_borders_lie_further_away_from_where_one_is(held: Segment | None, expected: Borders) -> None:
    assert borders(FIGURES, held) == expected


@pytest.mark.parametrize(
    ("day", "starts_on", "ends_on"),
    [
        (date(2026, 11, 1), date(2026, 8, 1), date(2026, 10, 31)),
        (date(2026, 11, 30), date(2026, 8, 1), date(2026, 10, 31)),
        (date(2027, 3, 31), date(2026, 12, 1), date(2027, 2, 28)),
    ],
)
def test_window_is_whole_months_that_have_ended(day: date, starts_on: date, ends_on: date) -> None:
    assert window_on(day, FIGURES) == (starts_on, ends_on)

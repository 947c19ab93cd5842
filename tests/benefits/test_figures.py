"""How a file of a figure is read, and everything for which it is refused."""

from datetime import date
from decimal import Decimal

import pytest

from benefits.figures import Figure, FigureError, Unit, read_figure

GOOD = """\
description: Smallest allowance.
unit: euros a weekday
values:
  - from: 2020-01-01
    value: 28.94
  - from: 2021-01-01
    value: 29.05
    derived: Read in a newspaper.
  - from: 2022-01-01
    unknown: Not given yet.
reference:
  title: An act
  section: "1:2"
  rows: [S19]
  address: https://law.example/1
checked_on: 2026-11-24
"""


def figure_of(unit: str, value: str) -> Figure:
    text = GOOD.replace("euros a weekday", unit).replace("28.94", value).replace("29.05", value)
    return read_figure(text, "figure")


def test_figure_is_read_with_its_source() -> None:
    figure = read_figure(GOOD, "minimum")

    assert figure.unit is Unit.EUROS_A_WEEKDAY
    assert figure.reference.rows == ("S19",)
    assert figure.checked_on == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2019, 1, 1), Decimal("28.94")),
        (date(2020, 1, 1), Decimal("28.94")),
        (date(2020, 12, 31), Decimal("28.94")),
        (date(2021, 1, 1), Decimal("29.05")),
        (date(2022, 1, 1), None),
    ],
)
def test_value_is_that_of_the_day(day: date, value: Decimal | None) -> None:
    figure = read_figure(GOOD, "minimum")

    assert figure.value_of(figure.dated_on(day)) == value


@pytest.mark.parametrize(
    ("unit", "text", "value"),
    [
        ("percent", "9.07", Decimal("0.0907")),
        ("factor", "1.20", Decimal("1.20")),
        ("euros a year", "28899", Decimal(28899)),
        ("euros", "2500.00", Decimal("2500.00")),
        ("days a month", "2.5", Decimal("2.5")),
        ("weekdays", "9", 9),
        ("days", "30", 30),
        ("months", "2", 2),
        ("years", "18", 18),
        ("date", "2024-12-31", date(2024, 12, 31)),
    ],
)
def test_value_is_read_by_its_unit(unit: str, text: str, value: object) -> None:
    figure = figure_of(unit, text)

    read = figure.value_of(figure.values[0])

    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("unit: euros a weekday", "unit: euros a weekday\nunits: euros"),
        ("  title: An act", "  title: An act\n  page: 3"),
        ("    value: 28.94", "    value: 28.94\n    note: rounded"),
        ("reference:\n", "references:\n"),
        ("  address: https://law.example/1\n", ""),
        ("unit: euros a weekday\n", ""),
        ("checked_on: 2026-11-24", "checked_on: last week"),
        ("title: An act", 'title: ""'),
        ("rows: [S19]", "rows: []"),
        ("description: Smallest allowance.", 'description: ""'),
        ("from: 2021-01-01", "from: 2020-01-01"),
        ("from: 2021-01-01", "from: 2019-01-01"),
        ("    value: 28.94", "    value: 28.94\n    unknown: Not given."),
        ("    value: 28.94", '    value: ""'),
        ("value: 28.94", "value: much"),
        ("value: 28.94", "value: NaN"),
        ("unit: euros a weekday", "unit: weekdays"),
        ("unit: euros a weekday", "unit: date"),
        ("unit: euros a weekday", "unit: marks"),
        ("values:", "values: ["),
    ],
)
def test_faulty_figure_is_refused(wrong: str, right: str) -> None:
    assert wrong in GOOD

    with pytest.raises(FigureError, match=r"^minimum: "):
        read_figure(GOOD.replace(wrong, right, 1), "minimum")


def test_figure_without_values_is_refused() -> None:
    head, _, rest = GOOD.partition("values:")
    text = head + "values: []\nreference:" + rest.partition("reference:")[2]

    with pytest.raises(FigureError, match="empty"):
        read_figure(text, "minimum")


def test_confirmed_value_takes_the_place_of_an_unknown_one() -> None:
    figure = read_figure(GOOD, "minimum").with_confirmed("minimum", {date(2022, 1, 1): Decimal("29.67")})

    assert figure.value_of(figure.dated_on(date(2022, 1, 1))) == Decimal("29.67")
    assert figure.dated_on(date(2022, 1, 1)).unknown == ""


def test_confirmed_value_may_begin_between_two() -> None:
    figure = read_figure(GOOD, "minimum").with_confirmed("minimum", {date(2021, 7, 1): Decimal("29.50")})

    assert [dated.since for dated in figure.values] == [
        date(2020, 1, 1),
        date(2021, 1, 1),
        date(2021, 7, 1),
        date(2022, 1, 1),
    ]


def test_confirmed_value_in_another_unit_is_refused() -> None:
    figure = figure_of("weekdays", "9")

    with pytest.raises(FigureError, match="weekdays"):
        figure.with_confirmed("waiting", {date(2022, 1, 1): Decimal("9.5")})

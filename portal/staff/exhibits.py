"""Exhibits of the insight page: each a chart to look at, the table under it, and the same as a file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from segments.classes import Segment
from segments.insight import Cell, Cells, Measure

Words = str | Promise

SEGMENTS: Final[Mapping[Segment, Words]] = {
    Segment.SMALL: gettext_lazy("Pienet, alle 20"),
    Segment.MEDIUM: gettext_lazy("Keskisuuret, 20–1\N{NO-BREAK SPACE}000"),
    Segment.LARGE: gettext_lazy("Suuret, yli 1\N{NO-BREAK SPACE}000"),
    Segment.PAYROLL_FIRM: gettext_lazy("Palkkatoimistot"),
}
CENT: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in one cell of a table: its words and, unless it is hidden or of nothing, its number."""

    text: str
    number: Decimal | None = None


NONE: Final = Value("–")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One exhibit; `note` says what is counted, `heads` are the table's columns after the first.

    `drawn` are the bars of the chart, `lines` those of a series, `shares` the rows of stacked shares.
    """

    key: str
    title: str
    note: str
    first: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Value]]]
    unit: str = ""
    drawn: Sequence[dict[str, object]] = ()
    largest: Decimal = Decimal(1)
    lines: Sequence[dict[str, object]] = ()
    shares: Sequence[dict[str, object]] = ()
    reference: Sequence[dict[str, object]] = field(default=())
    reference_largest: Decimal = Decimal(1)

    @property
    def cards(self) -> bool:
        """Say whether the rows become cards on a phone: where there is one for each class, not many."""
        return len(self.rows) <= len(SEGMENTS)

    @property
    def columns(self) -> list[dict[str, object]]:
        """Return the columns as the table component takes them."""
        return [{"label": self.first}, *({"label": head, "number": True} for head in self.heads)]

    @property
    def cells(self) -> list[list[dict[str, object]]]:
        """Return the rows as the table component takes them."""
        return [
            [
                {"text": label},
                *(
                    {"text": value.text, "number": True, "label": head}
                    for head, value in zip(self.heads, values, strict=True)
                ),
            ]
            for label, values in self.rows
        ]

    @property
    def lists(self) -> list[list[str]]:
        """Return the table as rows of texts, its heads first."""
        return [
            [self.first, *self.heads],
            *([label, *(value.text for value in values)] for label, values in self.rows),
        ]


def hidden() -> Value:
    """Return what stands where too few employers would be told of."""
    return Value(_("alle 5"))


def count(cell: Cell) -> Value:
    """Return how often something happened."""
    return hidden() if cell.hidden else _plain(Decimal(cell.number), 0)


def employers(cell: Cell) -> Value:
    """Return how many employers it happened at."""
    return hidden() if cell.hidden else _plain(Decimal(cell.employers), 0)


def total(cell: Cell, *, places: int = 0, unit: int = 1) -> Value:
    """Return the sum beside what happened, in units of so many."""
    return hidden() if cell.hidden else _plain(cell.amount / unit, places)


def mean(cell: Cell, *, places: int = 1) -> Value:
    """Return the sum beside what happened, for each time."""
    return ratio(cell.amount, cell, cell.number, cell, places=places)


def share(part: Cell, whole: Cell) -> Value:
    """Return how many of each hundred it happened to."""
    value = ratio(CENT * part.number, part, whole.number, whole, places=0)
    return value if value.number is None else Value(f"{value.text} %", value.number)


def ratio(part: Decimal, part_of: Cell, whole: int, whole_of: Cell, *, places: int) -> Value:
    """Return one number for each of another; hidden where one of the cells is."""
    if part_of.hidden or whole_of.hidden:
        return hidden()
    return _plain(part / whole, places) if whole else NONE


def _plain(number: Decimal, places: int) -> Value:
    return Value(number_format(round(number, places), decimal_pos=places, force_grouping=True), number)


Column = tuple[str, Callable[[Segment], Value]]
Row = tuple[str, Callable[[Segment], Cell]]


def by_segment(
    key: str, title: str, note: str, groups: Iterable[Segment], columns: Sequence[Column], *, unit: str
) -> Exhibit:
    """Return an exhibit with a row for each class; the first column is drawn."""
    rows = [(str(SEGMENTS[group]), [value(group) for _head, value in columns]) for group in groups]
    drawn = [(label, values[0]) for label, values in rows]
    return Exhibit(
        key=key,
        title=title,
        note=note,
        first=_("Työnantajat"),
        heads=[head for head, _value in columns],
        rows=rows,
        unit=unit,
        drawn=bars(drawn),
        largest=largest(drawn),
    )


def by_detail(
    key: str,
    title: str,
    note: str,
    groups: Sequence[Segment],
    rows: Sequence[Row],
) -> Exhibit:
    """Return an exhibit with a row for each detail and a column for each class; the shown sums are drawn."""
    columns = [covered([count(cell(group)) for _label, cell in rows]) for group in groups]
    made = [(label, [column[place] for column in columns]) for place, (label, _cell) in enumerate(rows)]
    sums = [(label, summed(values)) for label, values in made]
    return Exhibit(
        key=key,
        title=title,
        note=note,
        first=_("Mitä"),
        heads=[str(SEGMENTS[group]) for group in groups],
        rows=made,
        unit=_("Kertaa yhteensä"),
        drawn=bars(sums),
        largest=largest(sums),
    )


def covered(values: list[Value]) -> list[Value]:
    """Return a column in which no value is hidden alone: whoever knew the whole could reckon it."""
    shown = [value.number for value in values if value.number]
    if not shown or sum(value == hidden() for value in values) != 1:
        return values
    least = next(place for place, value in enumerate(values) if value.number == min(shown))
    return [hidden() if place == least else value for place, value in enumerate(values)]


def summed(values: Iterable[Value]) -> Value:
    """Return the sum of the numbers that are shown; what is hidden takes no part in it."""
    shown = [value.number for value in values if value.number is not None]
    return _plain(sum(shown, Decimal(0)), 0) if shown else hidden()


def bars(values: Iterable[tuple[str, Value]]) -> list[dict[str, object]]:
    """Return values as the bar chart takes them."""
    return [{"label": label, "value": value.number or 0, "text": value.text} for label, value in values]


def largest(values: Iterable[tuple[str, Value]]) -> Decimal:
    """Return the number that fills a bar: the largest of them."""
    return max([value.number or Decimal(0) for _label, value in values], default=Decimal(0)) or Decimal(1)


def details(cells: Cells, measure: Measure, words: Mapping[str, Words]) -> list[Row]:
    """Return the details that a measure has, in words, each with the way to its cells."""

    def of(detail: str) -> Callable[[Segment], Cell]:
        return lambda group: cells.of(group, measure, detail=detail)

    return [(str(words.get(detail, detail)), of(detail)) for detail in cells.details(measure)]


def channels(cells: Cells, measure: Measure, words: Mapping[str, Words]) -> list[Row]:
    """Return the channels of claims, in words, each with the way to a measure's cells."""

    def of(channel: str) -> Callable[[Segment], Cell]:
        return lambda group: cells.of(group, measure, channel=channel)

    return [(str(label), of(channel)) for channel, label in words.items()]

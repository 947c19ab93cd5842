"""Tables as the table component takes them: columns, and cells that know their column's name on phones."""

from collections.abc import Iterable, Sequence

from django.utils.formats import date_format

from benefits.periods import Period

Cell = dict[str, object]
Columns = Sequence[Cell]


def columns(*labels: str, numbers: Iterable[int] = ()) -> list[Cell]:
    """Return columns by their labels; `numbers` are the places of those that hold numbers."""
    return [{"label": label, "number": place in set(numbers)} for place, label in enumerate(labels)]


def labelled(heads: Columns, rows: Iterable[Sequence[Cell]]) -> list[list[Cell]]:
    """Return rows whose cells, but for the first, repeat their column's label where rows become cards."""
    return [
        [
            cell if place == 0 else {"label": head["label"]} | cell
            for place, (head, cell) in enumerate(zip(heads, row, strict=True))
        ]
        for row in rows
    ]


def period_text(period: Period) -> str:
    """Return a period's first and last day, or its one day."""
    first, last = (date_format(day, "j.n.Y") for day in (period.starts_on, period.ends_on))
    return first if first == last else f"{first}–{last}"

"""Tables as files for a spreadsheet as it reads them in Finland: semicolons, with a mark of the encoding."""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Final

from django.http import HttpResponse

Cell = str | int | Decimal | date
_FORMULA: Final = re.compile(r"[=+\-@\t\r](?![\d\s,.]*%?\Z)")
"""What a spreadsheet takes for the beginning of a formula: such a sign, but before a plain number."""


def spreadsheet(table: Iterable[Sequence[Cell]], name: str) -> HttpResponse:
    """Return a table as a file to be taken: euros with a decimal comma, days as 5.1.2026."""
    written = StringIO()
    csv.writer(written, delimiter=";").writerows([_written(cell) for cell in row] for row in table)
    response = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _written(cell: Cell) -> str:
    """Return a cell as text; what people wrote never becomes a formula."""
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    if isinstance(cell, date):
        return f"{cell.day}.{cell.month}.{cell.year}"
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and _FORMULA.match(text) else text

"""Tables as files for a spreadsheet: how a cell is written, and what never becomes a formula."""

from datetime import date
from decimal import Decimal

import pytest

from portal.shell.spreadsheet import Cell, spreadsheet


def test_table_is_a_file_with_a_mark_of_its_encoding() -> None:
    answer = spreadsheet([["Päivä", "Euroa"], [date(2026, 1, 5), Decimal("-1706.50")]], "maksut")

    assert answer.content.decode("utf-8") == "\ufeffPäivä;Euroa\r\n5.1.2026;-1706,50\r\n"
    assert answer["Content-Disposition"] == 'attachment; filename="maksut.csv"'


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+A1", "'+A1"),
        ("-2+A1", "'-2+A1"),
        ("@A1", "'@A1"),
        ("\tA1", "'\tA1"),
        ("-3,5", "-3,5"),
        ("+12 %", "+12 %"),
        ("A;1", '"A;1"'),
        ("a=b", "a=b"),
        (-3, "-3"),
        ("", '""'),
    ],
)
def test_cell_never_becomes_a_formula(cell: Cell, written: str) -> None:
    answer = spreadsheet([[cell]], "taulu")

    assert answer.content.decode("utf-8-sig") == f"{written}\r\n"

import pytest

from batches.formats.csv import LONGEST_LINE, MOST_LINES, Dialect, Row, dialect_of, rows, write
from batches.formats.recognition import RefusedError

SEMICOLONS = Dialect("utf-8", ";")


def read(content: bytes) -> list[Row]:
    return list(rows(content, dialect_of(content)))


def refusal(content: bytes) -> dict[str, str]:
    with pytest.raises(RefusedError) as refused:
        dialect_of(content)
    return {"code": refused.value.finding.code} | refused.value.finding.parameters


@pytest.mark.parametrize(
    ("content", "dialect"),
    [
        (b"onset;wage\n", Dialect("utf-8", ";")),
        (b"onset,wage\n", Dialect("utf-8", ",")),
        (b"onset\twage\n", Dialect("utf-8", "\t")),
        (b"onset\n", Dialect("utf-8", ";")),
        (b"\n\r\nonset,wage\n", Dialect("utf-8", ",")),
        (b'"a;b","c"\n', Dialect("utf-8", ",")),
        (b'"say ""a;b""",c\n', Dialect("utf-8", ",")),
        ("työ;päivä\n".encode(), Dialect("utf-8", ";")),
        ("työ;päivä\n".encode("utf-8-sig"), Dialect("utf-8-sig", ";")),
        ("työ;päivä;€\n".encode("cp1252"), Dialect("cp1252", ";")),
    ],
)
def test_dialect_is_how_the_file_is_written(content: bytes, dialect: Dialect) -> None:
    assert dialect_of(content) == dialect


def test_same_rows_are_read_from_every_encoding() -> None:
    text = "onset;note\n2026-10-05;Äkillinen työkyvyttömyys – näin\n"

    read_rows = [read(text.encode(encoding)) for encoding in ("utf-8", "utf-8-sig", "cp1252")]

    assert read_rows[0] == [
        Row(1, ["onset", "note"]),
        Row(2, ["2026-10-05", "Äkillinen työkyvyttömyys – näin"]),
    ]
    assert read_rows[0] == read_rows[1] == read_rows[2]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(end: str) -> None:
    content = end.join(["a;b", "", "1;2", ";", "3;4", ""]).encode()

    assert read(content) == [Row(1, ["a", "b"]), Row(3, ["1", "2"]), Row(5, ["3", "4"])]


def test_last_line_may_lack_its_end() -> None:
    assert read(b"a;b\n1;2") == [Row(1, ["a", "b"]), Row(2, ["1", "2"])]


def test_quoted_cell_holds_separators_quotes_and_lines() -> None:
    content = b'a;b\n"1;1";"say ""x"""\n"two\nlines";2\n3;4\n'

    assert read(content) == [
        Row(1, ["a", "b"]),
        Row(2, ["1;1", 'say "x"']),
        Row(3, ["two\nlines", "2"]),
        Row(5, ["3", "4"]),
    ]


def test_broken_quotes_spoil_only_their_own_row() -> None:
    content = b'a;b\n1;"x"y\n"never closed;2\n3;4\n5;"6"\n'

    assert read(content) == [
        Row(1, ["a", "b"]),
        Row(2, ['1;"x"y'], quoted=False),
        Row(3, ['"never closed;2'], quoted=False),
        Row(4, ["3", "4"]),
        Row(5, ["5", "6"]),
    ]


def test_quote_that_is_never_closed_spoils_only_its_own_row() -> None:
    lines = "".join(f"{number};x\n" for number in range(30_000))

    found = read(f'a;b\n"open;1\n{lines}'.encode())

    assert found[1] == Row(2, ['"open;1'], quoted=False)
    assert found[2] == Row(3, ["0", "x"])
    assert len(found) == 30_002


def test_guarded_cell_is_read_without_its_guard() -> None:
    assert read(b"a;b\n'=1+1;'-5\n'x;''=\n")[1:] == [Row(2, ["=1+1", "-5"]), Row(3, ["'x", "''="])]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a;b\n1;\x00\n", {"code": "file_not_text", "line": "2"}),
        (b"a;b\n\n1;2\n\x07", {"code": "file_not_text", "line": "4"}),
        (b"a;b\n1;\x81\n", {"code": "file_encoding"}),
        (b"\xef\xbb\xbfa;b\n\xe4;1\n", {"code": "file_encoding"}),
        (
            b"a;b\n" + b"x" * (LONGEST_LINE + 1) + b"\n",
            {"code": "file_line_long", "line": "2", "longest": str(LONGEST_LINE)},
        ),
        (
            b"a;b\r1\r" + b"x" * (LONGEST_LINE + 1),
            {"code": "file_line_long", "line": "3", "longest": str(LONGEST_LINE)},
        ),
        (b"x\n" * (MOST_LINES + 1), {"code": "file_lines", "most": str(MOST_LINES)}),
        (b"x\r" * (MOST_LINES + 1), {"code": "file_lines", "most": str(MOST_LINES)}),
    ],
)
def test_file_of_no_bearable_shape_is_refused(content: bytes, told: dict[str, str]) -> None:
    assert refusal(content) == told


def test_written_rows_are_read_back_the_same() -> None:
    cells = [["a", "b", "c"], ["1;1", 'say "x"', "two\nlines"], ["=SUM(A1)", "-5", "@x"], ["", "+358", "ä"]]

    content = b"".join(write(cells, SEMICOLONS))

    assert [row.cells for row in rows(content, SEMICOLONS)] == cells


def test_cell_that_looks_like_a_formula_is_written_with_a_guard() -> None:
    assert b"".join(write([["=1+1", "-5", "5-", "+1", "@a"]], SEMICOLONS)) == b"'=1+1;'-5;5-;'+1;'@a\r\n"


def test_sign_that_an_encoding_lacks_becomes_a_question_mark() -> None:
    assert b"".join(write([["−5 ä"]], Dialect("cp1252", ";"))) == b"?5 \xe4\r\n"


def test_mark_of_utf_8_is_written_once() -> None:
    assert b"".join(write([["a"], ["b"]], Dialect("utf-8-sig", ";"))) == b"\xef\xbb\xbfa\r\nb\r\n"

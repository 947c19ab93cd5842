"""CSV: bytes to rows of cells and back, as a stream.

UTF-8 (with or without its mark) or Windows-1252; semicolons, tabs or commas; cells may be quoted. The
first line that is not empty names the columns. A cell that a spreadsheet would take for a formula is
written with an apostrophe before it, and read back without.
"""

import codecs
import csv
import re
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO, TextIOWrapper
from typing import Final, NamedTuple

import msgspec

from batches import codes
from batches.formats.recognition import RefusedError

LONGEST_LINE: Final = 20_000
MOST_LINES: Final = 250_000

_CHUNK: Final = 1 << 20
_SEPARATORS: Final = (";", "\t", ",")
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')
_JUNK: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_GUARDED: Final = tuple(f"'{sign}" for sign in _FORMULA)


class Dialect(msgspec.Struct, frozen=True):
    """How a file is written: the name of its encoding and the sign between its cells."""

    encoding: str
    separator: str


class Row(NamedTuple):
    """One row: the line it begins on, from 1, and its cells; `quoted` is False if its quotes are amiss."""

    line: int
    cells: list[str]
    quoted: bool = True


def dialect_of(content: bytes) -> Dialect:
    """Return how the content is written; RefusedError where it is no text of a bearable shape."""
    _examine(content)
    encoding = _encoding_of(content)
    with _text_of(content, encoding) as text:
        header = _QUOTED.sub("", next((line for line in text if line.strip()), ""))
    return Dialect(encoding, next((sign for sign in _SEPARATORS if sign in header), _SEPARATORS[0]))


def rows(content: bytes, dialect: Dialect) -> Iterator[Row]:
    """Yield the rows that state anything, the names of the columns first."""
    with _text_of(content, dialect.encoding) as text:
        lines = _Lines(text)
        reader = csv.reader(lines, delimiter=dialect.separator, strict=True)
        while True:
            line = lines.begin()
            try:
                cells = next(reader, None)
            except csv.Error:
                yield Row(line, [lines.give_back()], quoted=False)
                continue
            if cells is None:
                return
            if any(cells):
                yield Row(line, [_unguarded(cell) for cell in cells])


def write(written: Iterable[list[str]], dialect: Dialect) -> Iterator[bytes]:
    """Yield the bytes of rows in a dialect; a sign its encoding lacks becomes a question mark."""
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=dialect.separator, lineterminator="\r\n")
    encoder = codecs.getincrementalencoder(dialect.encoding)("replace")
    for cells in written:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
        yield encoder.encode(buffer.getvalue())
        buffer.seek(0)
        buffer.truncate()


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARDED) else cell


def _text_of(content: bytes, encoding: str) -> TextIOWrapper:
    return TextIOWrapper(BytesIO(content), encoding, newline="")


def _examine(content: bytes) -> None:
    """Refuse bytes that are no text, more lines than are taken, and a line that no table has."""
    if junk := _JUNK.search(content):
        raise RefusedError(codes.FILE_NOT_TEXT.finding(line=content.count(b"\n", 0, junk.start()) + 1))
    if max(content.count(b"\n"), content.count(b"\r")) > MOST_LINES:
        raise RefusedError(codes.FILE_LINES.finding(most=MOST_LINES))
    lines: Iterable[bytes] = BytesIO(content) if b"\n" in content else content.split(b"\r")
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise RefusedError(codes.FILE_LINE_LONG.finding(line=number, longest=LONGEST_LINE))


def _encoding_of(content: bytes) -> str:
    """Return UTF-8 if every byte of the content agrees, or else Windows-1252, which most bytes agree with."""
    marked = content.startswith(codecs.BOM_UTF8)
    for encoding in ("utf-8-sig",) if marked else ("utf-8", "cp1252"):
        if _decodes(content, encoding):
            return encoding
    raise RefusedError(codes.FILE_ENCODING.finding())


def _decodes(content: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for start in range(0, len(content), _CHUNK):
            decoder.decode(content[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


class _Lines:
    """The lines of a text, of which those behind a broken row's first one can be given back."""

    def __init__(self, text: Iterable[str]) -> None:
        self._text = iter(text)
        self._behind: list[str] = []
        self._row: list[str] = []
        self._line = 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """Return the next line and remember it as part of the row."""
        line = self._behind.pop() if self._behind else next(self._text)
        self._row.append(line)
        return line

    def begin(self) -> int:
        """Begin a row and return the number of its first line."""
        self._line += len(self._row)
        self._row.clear()
        return self._line

    def give_back(self) -> str:
        """Keep the row's first line only, and return it without its end."""
        first, *behind = self._row
        self._behind.extend(reversed(behind))
        self._row = [first]
        return first.rstrip("\r\n")

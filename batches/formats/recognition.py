"""What kind of file some bytes are; what is neither kind that is taken is refused whole, in a sentence."""

import re
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from batches import codes
from benefits.findings import Code, Finding

LARGEST: Final = 50_000_000
"""The most bytes a file may have."""

_SIGNS: Final = {
    b"%PDF-": codes.FILE_PDF,
    b"\xd0\xcf\x11\xe0": codes.FILE_WORKBOOK,
    b"PK\x03\x04": codes.FILE_ARCHIVE,
    b"PK\x05\x06": codes.FILE_ARCHIVE,
    b"\x1f\x8b": codes.FILE_ARCHIVE,
    b"BZh": codes.FILE_ARCHIVE,
    b"\xfd7zXZ": codes.FILE_ARCHIVE,
    b"7z\xbc\xaf": codes.FILE_ARCHIVE,
    b"Rar!": codes.FILE_ARCHIVE,
    b"(\xb5/\xfd": codes.FILE_ARCHIVE,
    b"\xff\xfe": codes.FILE_ENCODING,
    b"\xfe\xff": codes.FILE_ENCODING,
}
_WORKBOOK_PARTS: Final = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis", b"xl/")
_HEAD: Final = 4096
_XML: Final = re.compile(rb"(\xef\xbb\xbf)?\s*<")


class Format(StrEnum):
    """The kinds of file that are taken: a table of claims, or a delivery to the Incomes Register."""

    CSV = "csv"
    REGISTER = "register"


class RefusedError(Exception):
    """A file that cannot be read at all; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def recognise(content: bytes, name: str) -> Format:
    """Return what kind of file the content is; RefusedError if it is none, or not what its name claims."""
    if not content.strip():
        raise RefusedError(codes.FILE_EMPTY.finding())
    if len(content) > LARGEST:
        raise RefusedError(codes.FILE_TOO_LARGE.finding(megabytes=LARGEST // 1_000_000))
    head = content[:_HEAD]
    for sign, code in _SIGNS.items():
        if head.startswith(sign):
            raise RefusedError(_narrowed(code, head).finding())
    found = Format.REGISTER if _XML.match(head) else Format.CSV
    claimed = PurePath(name).suffix.lower()
    if found is Format.REGISTER and claimed in {".csv", ".txt"}:
        raise RefusedError(codes.FILE_XML.finding())
    if found is Format.CSV and claimed == ".xml":
        raise RefusedError(codes.FILE_NOT_XML.finding())
    return found


def _narrowed(code: Code, head: bytes) -> Code:
    """Tell a workbook from other archives: it is one, with parts of its own."""
    if code is codes.FILE_ARCHIVE and any(part in head for part in _WORKBOOK_PARTS):
        return codes.FILE_WORKBOOK
    return code

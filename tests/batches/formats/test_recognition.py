import pytest

from batches.formats.recognition import LARGEST, Format, RefusedError, recognise

TABLE = b"benefit;onset\nsickness_allowance;2026-10-05\n"
MESSAGE = b'<?xml version="1.0"?>\n<wrtir:WageReportsRequestToIR/>'


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (TABLE, "leaves.csv", Format.CSV),
        (TABLE, "leaves.TXT", Format.CSV),
        (TABLE, "leaves", Format.CSV),
        (MESSAGE, "delivery.xml", Format.REGISTER),
        (MESSAGE, "delivery", Format.REGISTER),
        (b"\xef\xbb\xbf \n" + MESSAGE, "delivery.XML", Format.REGISTER),
    ],
)
def test_file_is_what_it_holds(content: bytes, name: str, kind: Format) -> None:
    assert recognise(content, name) is kind


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "leaves.csv", "file_empty"),
        (b" \r\n\t ", "leaves.csv", "file_empty"),
        (b"x" * (LARGEST + 1), "leaves.csv", "file_too_large"),
        (b"%PDF-1.7\n", "leaves.csv", "file_pdf"),
        (b"PK\x03\x04....leaves.csv", "leaves.csv", "file_archive"),
        (b"PK\x03\x04....[Content_Types].xml", "leaves.xlsx", "file_workbook"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument", "leaves.ods", "file_workbook"),
        (b"\xd0\xcf\x11\xe0....", "leaves.xls", "file_workbook"),
        (b"\x1f\x8b\x08", "leaves.csv.gz", "file_archive"),
        ("benefit;onset".encode("utf-16"), "leaves.csv", "file_encoding"),
        (MESSAGE, "leaves.csv", "file_xml"),
        (TABLE, "delivery.xml", "file_not_xml"),
    ],
)
def test_file_of_no_kind_that_is_taken_is_refused(content: bytes, name: str, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        recognise(content, name)

    assert refused.value.finding.code == code


def test_largest_file_is_taken() -> None:
    assert recognise(b"x" * LARGEST, "leaves.csv") is Format.CSV

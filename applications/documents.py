"""What goes between an officer and an employer about an application: questions and documents."""

from dataclasses import dataclass
from datetime import date

CONTENT = "applications_attachment.content"
"""The column an attachment's bytes are sealed for."""

LARGEST = 10 * 1024 * 1024
"""The most bytes a document may have."""

_SIGNS = {b"%PDF-": "application/pdf", b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


class DocumentRefusedError(Exception):
    """A file that cannot be kept as a document: too large, empty, or not of a known kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What an officer asks: a reason's code, the field it is about, words, and the day to answer by."""

    reason: str
    field: str
    text: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file an employer adds, known by what it holds and not by what it is called."""

    name: str
    kind: str
    content_type: str
    content: bytes


def document(*, name: str, kind: str, content: bytes) -> Document:
    """Return a document of a PDF, PNG or JPEG of at most ten megabytes, or raise DocumentRefusedError."""
    if not content or len(content) > LARGEST:
        raise DocumentRefusedError("the file is empty or larger than ten megabytes")
    for sign, content_type in _SIGNS.items():
        if content.startswith(sign):
            return Document(name=name[:200], kind=kind, content_type=content_type, content=content)
    raise DocumentRefusedError("the file is not a PDF, a PNG or a JPEG")

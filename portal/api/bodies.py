"""How a call's body is read: JSON of a bearable size, or a form with a file; and how a file goes out."""

from collections.abc import Mapping, Sequence
from typing import IO, Any, Final, cast

import msgspec
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from benefits import reading
from portal.api.documents import MOST_CLAIMS, Wish
from portal.api.problems import RefusedError, TooLargeError

LARGEST: Final = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
"""The most bytes a call without a file may have."""


class JSONBody(BaseParser):
    """A body of JSON in UTF-8; it is read whole, so its size is bounded."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,  # noqa: ARG002 - REST framework's signature
        parser_context: Mapping[str, Any] | None = None,  # noqa: ARG002 - the same
    ) -> dict[str, Any]:
        """Return the object that the body holds; ParseError if it is none, TooLargeError if too large."""
        content = stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise TooLargeError
        try:
            return msgspec.json.decode(content, type=dict[str, Any])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as unreadable:
            raise ParseError("The body is not a JSON object in UTF-8.") from unreadable


class FileAnswer(JSONRenderer):
    """A file goes out as it is, whatever forms the call accepts; what is written by this are problems."""

    media_type = "*/*"


def body_of(request: Request) -> Mapping[str, object]:
    """Return the body of a call, which our parsers read as an object or a form."""
    return cast("Mapping[str, object]", request.data)


def wish_in(body: Mapping[str, object], *, besides: str) -> Wish:
    """Return what a call wishes for, `besides` the part it is about; RefusedError where that cannot be read.

    A name that is not known is refused: it may be a dry run misspelt.
    """
    read = reading.read_as(Wish, {name: value for name, value in body.items() if name != besides})
    if read.claim is None:
        raise RefusedError(read.findings)
    return read.claim


def claims_in(body: Mapping[str, object]) -> Sequence[object]:
    """Return the claims of a call, each still unread; RefusedError where there are none, or too many."""
    claims = body.get("claims") or None
    if claims is None:
        raise RefusedError((reading.VALUE_MISSING.finding("claims"),))
    if not isinstance(claims, list):
        raise RefusedError((reading.LIST_UNREADABLE.finding("claims"),))
    if len(claims) > MOST_CLAIMS:
        raise RefusedError((reading.LIST_TOO_LONG.finding("claims", most=MOST_CLAIMS),))
    return claims


def file_in(body: Mapping[str, object]) -> "UploadedFile[Any]":
    """Return the file of a form; RefusedError where there is none."""
    file = body.get("file")
    if not isinstance(file, UploadedFile):
        raise RefusedError((reading.VALUE_MISSING.finding("file"),))
    return file

"""What could not be done, told as a problem (RFC 9457) with the reference that finds the line of the log.

A problem speaks English, for whoever makes the software; what is wrong with what was sent is told by
findings, for whoever uses it. Neither says what a claim holds.
"""

import logging
import traceback
from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Final

import msgspec
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.exceptions import APIException, NotFound, ParseError
from rest_framework.request import Request
from rest_framework.response import Response

from access.actor import NotAllowedError
from benefits import findings
from portal.api.documents import Finding, told_findings
from portal.shell.reference import current_reference

MEDIA_TYPE: Final = "application/problem+json"

_log: Final = logging.getLogger(__name__)


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why a call was not answered; `reference` finds it in our log."""

    title: str
    status: int
    detail: str
    reference: str
    findings: tuple[Finding, ...] = ()
    type: str = "about:blank"


class RefusedError(APIException):
    """A call that cannot be taken as a whole; the findings say why."""

    status_code = HTTPStatus.BAD_REQUEST
    default_detail = "What was sent cannot be taken. The findings say why."

    def __init__(self, found: tuple[findings.Finding, ...]) -> None:
        super().__init__()
        self.findings = found


class UnreadableError(RefusedError):
    """A file that cannot be read at all; the findings say why."""

    status_code = HTTPStatus.UNPROCESSABLE_ENTITY


class TooLargeError(APIException):
    """A call of more bytes than are taken."""

    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_detail = "The call is too large. Send fewer claims at once, or send a file."


class ConflictError(APIException):
    """A deed that does not go with the state of what it is asked of."""

    status_code = HTTPStatus.CONFLICT


def in_english(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let the framework tell problems in English, whatever language the call prefers."""

    @wraps(view)
    def speaking(request: HttpRequest, **given: object) -> HttpResponseBase:
        with translation.override("en"):
            return view(request, **given)

    return speaking


def problem(failure: Exception, _context: Mapping[str, object]) -> Response:
    """Answer a failure of any kind: the caller's as what it is, ours as a fault, with the same reference."""
    known = _known(failure)
    told = Problem(
        title=HTTPStatus(known.status_code).phrase,
        status=known.status_code,
        detail=str(known.detail),
        reference=current_reference(),
        findings=told_findings(known.findings) if isinstance(known, RefusedError) else (),
    )
    scheme = getattr(known, "auth_header", "")
    headers = {"WWW-Authenticate": scheme} if scheme else None
    return Response(msgspec.to_builtins(told), known.status_code, headers=headers, content_type=MEDIA_TYPE)


def _known(failure: Exception) -> APIException:
    if isinstance(failure, APIException):
        return failure
    if isinstance(failure, NotAllowedError | Http404):
        _log.warning("refused: %s", failure)
        return NotFound()
    if isinstance(failure, SuspiciousOperation):
        return ParseError()
    places = "".join(traceback.format_tb(failure.__traceback__))
    _log.error("failed: %s\n%s", type(failure).__name__, places)
    return APIException("The fault is ours, and has been written down. Please try again in a while.")


@extend_schema(exclude=True)
@api_view(["GET", "POST", "PUT", "PATCH", "DELETE"])
def nothing_here(request: Request) -> Response:
    """Answer for every address at which there is nothing: first who calls, then that there is nothing."""
    raise NotFound("There is nothing at this address. All but the description end with a slash.")

"""The reference of a request: what an error page shows finds the lines of the log."""

import logging
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_current: ContextVar[str] = ContextVar("reference", default="-")


def new_reference() -> str:
    """Return a short reference that can be read over the telephone."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(8))


def current_reference() -> str:
    """Return the reference of what is being done now."""
    return _current.get()


class ReferenceMiddleware:
    """Give each request a reference, and its answer the same in a header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request under its own reference, which lasts for what is logged of it afterwards."""
        _current.set(new_reference())
        response = self.get_response(request)
        response["X-Reference"] = current_reference()
        return response


class ReferenceFilter(logging.Filter):
    """Put the reference on each line of the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line through, with its reference."""
        record.reference = current_reference()
        return True

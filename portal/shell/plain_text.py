"""Plain text: what a form or an address says has no NUL in it, which no database keeps."""

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse


class PlainTextMiddleware:
    """Refuse a request whose fields hold what cannot be kept, before anybody looks at them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object) -> None:
        """Refuse fields with a NUL; the interface's views, which take no forms, read their own bodies."""
        own_body = getattr(view, "csrf_exempt", False) or request.method != "POST"
        fields = [request.GET] if own_body else [request.GET, request.POST]
        if any("\0" in value for each in fields for values in each.lists() for value in values[1]):
            raise SuspiciousOperation("a field holds a NUL")

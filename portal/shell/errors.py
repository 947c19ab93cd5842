"""What is shown when the fault is ours."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from portal.shell.reference import current_reference


def failed(_request: HttpRequest) -> HttpResponse:
    """Answer with the reference that finds the line of the log; nothing is asked of the database for it."""
    return HttpResponse(render_to_string("500.html", {"reference": current_reference()}), status=500)

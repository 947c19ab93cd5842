"""What a page says once after a deed: it went well, or it did not."""

from django.contrib import messages
from django.http import HttpRequest


def say_success(request: HttpRequest, sentence: str) -> None:
    """Tell that a deed is done on the next page shown."""
    messages.success(request, sentence)


def say_stop(request: HttpRequest, sentence: str) -> None:
    """Tell that a deed was not done, and what to do, on the next page shown."""
    messages.error(request, sentence, extra_tags="stop")

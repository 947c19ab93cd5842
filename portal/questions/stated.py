"""What a claim states, field by field, where no guided pages ask for it: it came over the interface."""

from collections.abc import Iterator
from enum import StrEnum

import msgspec
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from benefits import words


def stated(document: msgspec.Struct, within: str = "") -> Iterator[dict[str, object]]:
    """Yield what a document states as questions with answers; what it leaves unsaid is passed by."""
    for field in msgspec.structs.fields(document):
        value = getattr(document, field.name)
        if value not in (None, "", ()):
            yield from _told(within + field.name, value)


def _told(path: str, value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from stated(item, f"{path}.{place}.")
    else:
        language = get_language() or "fi"
        yield {"question": words.label(path, language), "answer": _written(value, language), "field": path}


def _written(value: object, language: str) -> str:
    if isinstance(value, StrEnum):
        return words.label_code(value, language)
    if isinstance(value, bool):
        return _("Kyllä") if value else _("Ei")
    return words.write_parameter(str(value), language)

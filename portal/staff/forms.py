"""Fields of the officers' forms."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

LANGUAGES: Final[Mapping[str, "str | StrPromise"]] = {
    "fi": _("suomi"),
    "sv": _("ruotsi"),
    "en": _("englanti"),
}
"""The languages in which employers are written to."""


def hidden(form: forms.Form, data: QueryDict) -> list[dict[str, object]]:
    """Return what was typed into a form as hidden fields, to be sent again."""
    return [{"name": name, "value": value} for name in form.fields for value in data.getlist(name)]

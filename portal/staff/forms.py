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


def day(
    label: "str | StrPromise", *, hint: "str | StrPromise" = "", required: bool = True
) -> forms.DateField:
    """Return a field for a day as it is written in Finland, 5.1.2026, or by ISO 8601."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        error_messages={"invalid": _("Kirjoita päivä näin: 5.1.2026.")},
        input_formats=["%d.%m.%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%-d.%-m.%Y", attrs={"class": "date", "autocomplete": "off"}),
    )


def hidden(form: forms.Form, data: QueryDict) -> list[dict[str, object]]:
    """Return what was typed into a form as hidden fields, to be sent again."""
    return [{"name": name, "value": value} for name in form.fields for value in data.getlist(name)]

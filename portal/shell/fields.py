"""Fields that forms of several doors have."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


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

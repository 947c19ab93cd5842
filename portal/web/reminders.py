"""Reminders by e-mail: when somebody wants them, where, and whether the last one arrived."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.actor import Actor, Matter
from benefits import words
from portal.shell.doors import client_door
from portal.shell.messages import say_success
from segments.reminders import choose, reminded
from segments.rhythms import Rhythm

RHYTHMS: Final[Mapping[Rhythm, Promise]] = {
    Rhythm.AS_THEY_COME: gettext_lazy("Kaksi viikkoa, viikko ja kaksi päivää ennen määräaikaa"),
    Rhythm.WEEKLY: gettext_lazy("Kerran viikossa yhdellä viestillä, ja kaksi päivää ennen määräaikaa"),
    Rhythm.LAST_ONLY: gettext_lazy("Vain kaksi päivää ennen, jos kukaan muu ei ole hoitanut asiaa"),
    Rhythm.NEVER: gettext_lazy("Ei muistutuksia"),
}


class RemindersForm(forms.Form):
    """When and where somebody wants to be reminded."""

    rhythm = forms.ChoiceField(
        label=gettext_lazy("Milloin muistutamme teitä?"), widget=forms.RadioSelect, choices=RHYTHMS.items()
    )
    email = forms.CharField(
        label=gettext_lazy("Sähköpostiosoite"),
        help_text=gettext_lazy("Esimerkiksi etunimi@yritys.fi. Osoite on teidän omanne, ei koko yrityksen."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


@require_http_methods(["GET", "POST"])
@client_door(Matter.CLAIM)
def reminders(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Show how the user is reminded, and change it."""
    now = reminded(for_=by)
    form = RemindersForm(request.POST or None, initial={"rhythm": now.rhythm, "email": now.email})
    if request.method == "POST" and form.is_valid():
        chosen, email = Rhythm(form.cleaned_data["rhythm"]), form.cleaned_data["email"]
        if (fault := choose(chosen, email, by=by, at=at)) is None:
            say_success(request, _("Muistutukset on tallennettu."))
            return redirect("reminders")
        form.add_error("email", words.say(fault, get_language() or "fi"))
    return render(request, "web/reminders.html", {"form": form, "now": now})

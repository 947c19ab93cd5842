"""Figures of law that are not known, or only second-hand: one officer enters a value, another confirms it."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from access.actor import Actor, Role
from applications import figures as services
from applications.figures import Entry, FigureClosedError, FigureRefusedError, OpenFigure, SamePersonError
from benefits import words
from benefits.figures import Unit
from benefits.money import to_cents
from portal.questions.steps import Words
from portal.shell.doors import staff_door
from portal.shell.messages import say_stop, say_success
from portal.shell.nudge import nudge
from portal.shell.tables import Cell, columns, labelled

if TYPE_CHECKING:
    from applications.models import ConfirmedFigure

_VALUE: Final = re.compile(r"\d{1,8}(\.\d{1,4})?", re.ASCII)
UNITS: Mapping[Unit, Words] = {
    Unit.EUROS_A_YEAR: gettext_lazy("euroa vuodessa"),
    Unit.EUROS_A_WEEKDAY: gettext_lazy("euroa arkipäivältä"),
    Unit.PERCENT: gettext_lazy("prosenttia"),
}


class FigureForm(forms.Form):
    """The value of a figure, and where it stands."""

    value = forms.CharField(
        label=gettext_lazy("Arvo"),
        max_length=20,
        widget=forms.TextInput(attrs={"class": "money", "inputmode": "decimal", "autocomplete": "off"}),
    )
    source = forms.CharField(
        label=gettext_lazy("Lähde"),
        help_text=gettext_lazy("Säädös tai Kelan sivu ja päivä, esimerkiksi kela.fi 15.12.2026."),
        max_length=500,
    )

    def clean_value(self) -> Decimal:
        """Return the number, with a comma or a point before its decimals."""
        text = "".join(self.cleaned_data["value"].split()).replace(",", ".")
        if not _VALUE.fullmatch(text):
            raise forms.ValidationError(_("Kirjoita luku näin: 423,60."))
        return Decimal(text)


@require_GET
@staff_door(Role.OFFICER, Role.AUDITOR)
def figures(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """List the figures that are not known, known second-hand, or entered here."""
    found = services.open_figures(for_=by)
    context = {"columns": _columns(), "rows": labelled(_columns(), [_row(each) for each in found])}
    return render(request, "staff/figures.html", context)


@require_http_methods(["GET", "POST"])
@staff_door(Role.OFFICER, Role.AUDITOR)
def figure(request: HttpRequest, *, by: Actor, at: datetime, name: str, since: str) -> HttpResponse:
    """Show one figure with what was entered for it, and enter a value."""
    found = _open(name, since, by)
    officer = Role.OFFICER in by.roles
    form = FigureForm(request.POST if request.method == "POST" and officer else None)
    if form.is_valid() and _entered(form, found, by=by, at=at):
        say_success(request, _("Luku on tallennettu. Se tulee voimaan, kun toinen henkilö vahvistaa sen."))
        return redirect("figures")
    context = {
        "crumbs": [{"url": reverse("figures"), "label": _("Lain luvut")}],
        "heading": words.label_figure(name, _language()),
        "lead": words.why_unknown(name, _language()),
        "facts": _facts(found),
        "entered": found.entered,
        "own": found.entered is not None and bytes(found.entered.entered_person) == by.person,
        "form": form,
        "officer": officer,
    }
    return render(request, "staff/figure.html", context)


@require_POST
@staff_door(Role.OFFICER)
def figure_confirm(request: HttpRequest, *, by: Actor, at: datetime, figure_id: int) -> HttpResponse:
    """Confirm a figure that somebody else entered; claims that waited for it are taken up again."""
    try:
        services.confirm(figure_id, by=by, at=at)
    except SamePersonError:
        say_stop(request, _("Ilmoitit tämän luvun itse. Toisen henkilön pitää vahvistaa se."))
    except FigureClosedError:
        say_stop(request, _("Luku on jo vahvistettu tai ilmoitettu uudelleen."))
    else:
        nudge("portal.jobs.decisions.propose")
        say_success(request, _("Luku on vahvistettu. Sitä odottaneet hakemukset otetaan käsittelyyn."))
    return redirect("figures")


def _entered(form: FigureForm, found: OpenFigure, *, by: Actor, at: datetime) -> bool:
    """Enter what the form says; False, with the objection in the form, where it will not do."""
    value, source = form.cleaned_data["value"], form.cleaned_data["source"]
    try:
        entry = Entry(name=found.name, since=found.dated.since, value=value, source=source)
        services.enter(entry, by=by, at=at)
    except FigureRefusedError:
        form.add_error("value", _("Tämä ei käy luvun arvoksi. Tarkista se."))
        return False
    return True


def _open(name: str, since: str, by: Actor) -> OpenFigure:
    found = {(each.name, str(each.dated.since)): each for each in services.open_figures(for_=by)}
    if (name, since) not in found:
        raise Http404
    return found[name, since]


def _columns() -> list[Cell]:
    return columns(_("Luku"), _("Voimassa alkaen"), _("Arvo"), _("Tila"), numbers=(2,))


def _row(found: OpenFigure) -> list[Cell]:
    label, kind = _state(found)
    return [
        {
            "text": words.label_figure(found.name, _language()),
            "url": reverse("figure", args=[found.name, str(found.dated.since)]),
        },
        {"text": _day(found.dated.since), "nowrap": True},
        {"text": _value(found.dated.value, found.figure.unit), "number": True},
        {"tag": label, "kind": kind},
    ]


def _state(found: OpenFigure) -> tuple[str, str]:
    """Return where a figure stands, in words and as the kind of its tag."""
    if found.entered:
        return _("Odottaa toista henkilöä"), "warn"
    if found.confirmed:
        return _("Vahvistettu"), "good"
    return (_("Toissijaisesta lähteestä"), "info") if found.dated.derived else (_("Ei tiedossa"), "bad")


def _facts(found: OpenFigure) -> list[dict[str, object]]:
    """Return what is known of a figure as questions with answers."""
    unit = found.figure.unit
    facts: list[dict[str, object]] = [
        {"question": _("Voimassa alkaen"), "answer": _day(found.dated.since)},
        {"question": _("Yksikkö"), "answer": UNITS.get(unit, unit.value)},
        {"question": _("Käytössä oleva arvo"), "answer": _value(found.dated.value, unit)},
        {
            "question": _("Säädös"),
            "answer": f"{found.figure.reference.title}, {found.figure.reference.section}",
        },
    ]
    if found.confirmed:
        facts += _told(found.confirmed, found, _("Vahvistettu"))
    if found.entered:
        facts += _told(found.entered, found, _("Odottaa vahvistusta"))
    return facts


def _told(row: "ConfirmedFigure", found: OpenFigure, title: str) -> list[dict[str, object]]:
    value = _value(str(row.value.normalize()), found.figure.unit)
    who = [found.people.get(each, "") for each in (row.entered_by, row.confirmed_by or 0)]
    entered = date_format(localtime(row.entered_at), "j.n.Y H.i")
    return [
        {"question": title, "answer": f"{value}, {' & '.join(filter(None, who))}, {entered}"},
        {"question": _("Lähde"), "answer": row.source},
    ]


def _value(value: str, unit: Unit) -> str:
    """Return a value as the reader's language writes it."""
    if not value:
        return "–"
    if unit in {Unit.EUROS_A_YEAR, Unit.EUROS_A_WEEKDAY}:
        return words.write_parameter(str(to_cents(Decimal(value))), _language())
    written = f"{Decimal(value):f}"
    return words.write_parameter(f"{written} %" if unit is Unit.PERCENT else written, _language())


def _day(day: date) -> str:
    return date_format(day, "j.n.Y")


def _language() -> str:
    return get_language() or "fi"

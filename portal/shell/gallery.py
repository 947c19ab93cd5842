"""The gallery: every component of the look on one page, with made-up content, for those who build pages."""

from datetime import date, timedelta
from pathlib import Path

import yaml
from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.shell.calendar import DAYS_OF_WEEK, Mark, drawn

SAMPLES = Path(__file__).with_suffix(".yaml")
ABSENCE = [date(2026, 4, 2) + timedelta(days=number) for number in range(36)]
HOLIDAYS = {date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1)}


class Sample(forms.Form):
    """One field of each kind."""

    employee = forms.ChoiceField(
        label="Kuka oli poissa?",
        help_text="Näytämme ne, joille olet maksanut palkkaa viimeisen vuoden aikana.",
        choices=[("1", "Virtanen Aino, leipuri"), ("2", "Nieminen Eero, myyjä"), ("other", "Joku muu")],
        widget=forms.RadioSelect,
    )
    onset = forms.CharField(
        label="Ensimmäinen työkyvyttömyyspäivä",
        help_text="Lääkärintodistuksesta, esimerkiksi 2.4.2026",
        widget=forms.TextInput(attrs={"class": "date", "inputmode": "numeric"}),
    )
    wage = forms.DecimalField(
        label="Sairausajan palkka",
        help_text="Bruttona siltä ajalta, jolta haet korvausta.",
        min_value=0,
        widget=forms.TextInput(attrs={"class": "money", "inputmode": "decimal"}),
    )
    share = forms.CharField(
        label="Osuus palkasta", required=False, widget=forms.TextInput(attrs={"class": "share"})
    )
    certificate = forms.ChoiceField(
        label="Miten todistus tulee Kelaan?",
        choices=[("kanta", "Kannasta"), ("employee", "Työntekijä toimittaa sen"), ("later", "Lisään sen")],
    )
    special = forms.MultipleChoiceField(
        label="Liittyykö poissaoloon jotain näistä?",
        required=False,
        choices=[("accident", "Työtapaturma tai liikennevahinko"), ("several", "Useita työnantajia")],
        widget=forms.CheckboxSelectMultiple,
    )
    more = forms.CharField(label="Kerro tarvittaessa lisää", required=False, widget=forms.Textarea)
    file = forms.FileField(
        label="Liite", help_text="PDF, JPG tai PNG, enintään 10 Mt.", required=False, widget=forms.FileInput
    )
    true = forms.BooleanField(label="Vakuutan, että tiedot ovat oikein.")


class Filter(forms.Form):
    """What a list may be narrowed by."""

    words = forms.CharField(label="Nimi tai viite", required=False)
    state = forms.ChoiceField(
        label="Tila", required=False, choices=[("", "Kaikki"), ("new", "Vastaanotettu"), ("old", "Päätetty")]
    )


def marks() -> dict[date, Mark]:
    """Return the days of an absence over Easter and May Day 2026, Sundays left out."""
    weekdays = [day for day in ABSENCE if day.isoweekday() != DAYS_OF_WEEK and day not in HOLIDAYS]
    return {
        **dict.fromkeys(weekdays[:9], Mark.WAITING),
        **dict.fromkeys(weekdays[9:15], Mark.PAID),
        **dict.fromkeys(weekdays[15:], Mark.PAYABLE),
        **dict.fromkeys(HOLIDAYS, Mark.HOLIDAY),
    }


def gallery(request: HttpRequest) -> HttpResponse:
    """Show the gallery."""
    samples = yaml.safe_load(SAMPLES.read_text(encoding="utf-8"))
    shown = {
        "blank": Sample(initial={"employee": "1"}, auto_id="blank_%s"),
        "bound": Sample({"wage": "-3", "certificate": "kanta"}),
        "filter": Filter(auto_id="filter_%s"),
        "calendar": drawn(marks()),
        "page": Paginator(range(340), 25).page(2),
    }
    return render(request, "gallery.html", samples | shown)

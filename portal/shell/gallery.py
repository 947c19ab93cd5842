"""The gallery: every component of the look on one page, with made-up content, for those who build pages."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.shell.calendar import Mark, drawn

ONSET = date(2026, 4, 2)
WORKERS = [("1", "Virtanen Aino, leipuri"), ("2", "Nieminen Eero, myyjä"), ("3", "Joku muu")]


class Sample(forms.Form):
    """One field of each kind, some with faults."""

    employee = forms.ChoiceField(
        label="Kuka oli poissa?",
        help_text="Näytämme ne, joille olet maksanut palkkaa viimeisen vuoden aikana.",
        choices=WORKERS,
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
        localize=True,
        widget=forms.TextInput(attrs={"class": "money", "inputmode": "decimal"}),
    )
    share = forms.DecimalField(
        label="Osuus palkasta", required=False, widget=forms.TextInput(attrs={"class": "share"})
    )
    certificate = forms.ChoiceField(
        label="Miten todistus tulee Kelaan?",
        choices=[
            ("kanta", "Kannasta"),
            ("employee", "Työntekijä toimittaa sen"),
            ("later", "Lisään sen myöhemmin"),
        ],
    )
    special = forms.MultipleChoiceField(
        label="Liittyykö poissaoloon jotain näistä?",
        required=False,
        choices=[
            ("accident", "Työtapaturma tai liikennevahinko"),
            ("several", "Työntekijällä on useita työnantajia"),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    more = forms.CharField(
        label="Kerro tarvittaessa lisää", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    file = forms.FileField(label="Liite", help_text="PDF, JPG tai PNG, enintään 10 Mt.", required=False)
    true = forms.BooleanField(label="Vakuutan, että tiedot ovat oikein.")


class Filter(forms.Form):
    """What a list may be narrowed by."""

    words = forms.CharField(label="Hae", required=False)
    state = forms.ChoiceField(
        label="Tila",
        required=False,
        choices=[("", "Kaikki"), ("new", "Vastaanotettu"), ("decided", "Päätetty")],
    )


def marks() -> dict[date, Mark]:
    """Return an absence over Easter and May Day 2026, day by day, Sundays left out."""
    days = [ONSET + timedelta(days=number) for number in range(36)]
    holidays = {date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1)}
    weekdays = [day for day in days if day.weekday() <= 5 and day not in holidays]  # noqa: PLR2004 - Saturday
    waiting, paid = weekdays[:10], weekdays[10:16]
    found = dict.fromkeys(weekdays, Mark.PAYABLE)
    found |= dict.fromkeys(waiting, Mark.WAITING) | dict.fromkeys(paid, Mark.PAID)
    return found | dict.fromkeys(holidays, Mark.HOLIDAY)


def pages() -> Page[int]:
    """Return the second page of many."""
    return Paginator(range(340), 25).page(2)


def gallery(request: HttpRequest) -> HttpResponse:
    """Show the gallery."""
    bound = Sample({"wage": "-3", "certificate": "kanta"})
    return render(
        request,
        "gallery.html",
        {
            "blank": Sample(initial={"employee": "1", "certificate": "kanta"}, auto_id="blank_%s"),
            "bound": bound,
            "filter": Filter(auto_id="filter_%s"),
            "calendar": drawn(marks()),
            "page": pages(),
            "received_at": datetime(2026, 5, 8, 9, 12, tzinfo=UTC),
            "onset": ONSET,
            "amount": Decimal("1348.60"),
            "sum": Decimal("123456.78"),
            **SAMPLES,
        },
    )


SAMPLES: dict[str, object] = {
    "crumbs": [{"url": "/", "label": "Etusivu"}, {"url": "#", "label": "Hakemukset"}],
    "steps": [
        {"label": "Työntekijä", "url": "#", "done": True},
        {"label": "Sairaus ja todistus", "url": "#", "done": True},
        {"label": "Poissaolopäivät", "url": "#", "current": True},
        {"label": "Maksettu palkka"},
        {"label": "Tarkista ja lähetä"},
    ],
    "findings": [
        {
            "weight": "stops",
            "sentence": "Palkka puuttuu ajalta 16.4.–30.4.2026. Kirjoita palkka tai kerro, mistä päivästä palkanmaksu jatkuu.",
            "url": "#id_wage",
            "link": "Siirry palkkaan",
        },
        {
            "weight": "warns",
            "sentence": "Hakuaika päättyi 2.6.2026. Voit lähettää hakemuksen, ja käsittelijä arvioi myöhästymisen.",
            "source": "Sairausvakuutuslaki 15 luku 4 §",
        },
        {
            "weight": "informs",
            "sentence": "Vuositulo on laskettu tulorekisterin tiedoista ajalta 1.3.2025–28.2.2026.",
        },
    ],
    "answers": [
        {"question": "Työntekijä", "answer": "Virtanen Aino", "url": "#"},
        {
            "question": "Työkyvyttömyys alkoi",
            "answer": "2.4.2026",
            "note": "Todistus tulee Kannasta",
            "url": "#",
        },
        {"question": "Palkallinen poissaolo", "answer": "2.4.–15.4.2026\n20.4.–7.5.2026", "url": "#"},
        {"question": "Maksettu palkka", "amount": Decimal("2410.00"), "url": "#"},
    ],
    "lines": [
        {"label": "Omavastuuaika", "note": "2.4.–15.4.2026, 10 päivää", "amount": Decimal(0)},
        {"label": "6 päivää à 67,43 €", "note": "16.4.–22.4.2026", "amount": Decimal("404.58")},
        {"label": "14 päivää à 67,43 €", "note": "23.4.–7.5.2026", "amount": Decimal("944.02")},
    ],
    "columns": [
        {"label": "Työntekijä"},
        {"label": "Etuus"},
        {"label": "Aika"},
        {"label": "Tila"},
        {"label": "Korvaus", "number": True},
    ],
    "rows": [
        [
            {"text": name, "url": "#"},
            {"text": "Sairauspäiväraha", "label": "Etuus"},
            {"text": period, "label": "Aika", "number": True},
            {"tag": state, "kind": kind, "label": "Tila"},
            {"amount": Decimal(amount), "label": "Korvaus"},
        ]
        for name, period, state, kind, amount in [
            ("Virtanen Aino", "2.4.–7.5.2026", "Maksettu", "good", "1348.60"),
            ("Nieminen Eero", "11.3.–30.3.2026", "Käsittelyssä", "info", "512.44"),
            ("Lindqvist-Hämäläinen Anna-Kaisa", "2.2.–28.2.2026", "Odottaa sinua", "warn", "12046.00"),
            ("Korhonen Pekka", "7.1.–9.1.2026", "Hylätty", "bad", "0"),
        ]
    ],
    "tabs": [
        {"label": "Kaikki", "url": "#", "count": 128, "current": True},
        {"label": "Odottaa sinua", "url": "#", "count": 3},
        {"label": "Kelassa", "url": "#", "count": 41},
        {"label": "Päätetyt", "url": "#", "count": 84},
    ],
    "events": [
        {
            "at": datetime(2026, 5, 15, 7, 30, tzinfo=UTC),
            "title": "Korvaus maksettu",
            "text": "1 348,60 € tilille FI21 •••• 0785",
            "kind": "good",
        },
        {
            "at": datetime(2026, 5, 12, 10, 4, tzinfo=UTC),
            "title": "Päätös annettu",
            "who": "Kela",
            "url": "#",
            "link": "Lue päätös",
        },
        {
            "at": datetime(2026, 5, 9, 8, 0, tzinfo=UTC),
            "title": "Lisätietoja pyydettiin",
            "who": "Kela",
            "kind": "warn",
        },
        {
            "at": datetime(2026, 5, 8, 9, 12, tzinfo=UTC),
            "title": "Hakemus vastaanotettu",
            "who": "Aino Virtanen",
        },
    ],
    "tiles": [
        {"label": "Odottaa sinua", "value": "3", "note": "Kiireisin 2.6. mennessä", "url": "#"},
        {"label": "Haettavissa nyt", "amount": Decimal("2410.08"), "note": "Kahdesta poissaolosta"},
        {"label": "Maksettu tänä vuonna", "amount": Decimal("18904.12"), "note": "14 hakemusta"},
        {"label": "Päätös keskimäärin", "value": "4 pv", "note": "Hakemuksen saapumisesta"},
    ],
    "work": [
        {
            "title": "Hae korvausta: Nieminen Eero",
            "url": "#",
            "text": "Sairauspoissaolo 11.3.–30.3.2026",
            "due": "Hakuaikaa 6 päivää",
            "due_soon": True,
            "amount": Decimal("512.44"),
        },
        {
            "title": "Vastaa lisätietopyyntöön: Virtanen Aino",
            "url": "#",
            "text": "Kela kysyy palkanmaksun jatkumisesta.",
            "tag": "Odottaa sinua",
            "kind": "warn",
            "due": "Vastaa 20.5.2026 mennessä",
        },
        {
            "title": "Jatka kesken jäänyttä hakemusta",
            "url": "#",
            "tag": "Luonnos",
            "due": "Tallennettu eilen",
        },
    ],
    "bars": [
        {"label": "Pienet, alle 10 henkeä", "value": 4, "text": "4,1 pv"},
        {"label": "Keskikokoiset", "value": 7, "text": "6,8 pv"},
        {"label": "Suuret, yli 250 henkeä", "value": 12, "text": "12,3 pv"},
        {"label": "Tilitoimistojen asiakkaat", "value": 3, "text": "2,9 pv"},
    ],
    "next": [
        "Kela käsittelee hakemuksen. Yleensä päätös tulee viikon kuluessa.",
        "Päätös tulee tähän palveluun, ja saat siitä sähköpostin.",
        "Korvaus maksetaan tilille FI21 •••• 0785.",
    ],
    "faults": ["Rivi 14: henkilötunnus puuttuu.", "Rivi 87: palkka on pienempi kuin nolla."],
}

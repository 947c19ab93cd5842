"""How each class of employers is served: charts with the table under each, and the same tables as files."""

from datetime import date, datetime

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from access.actor import Actor
from benefits.catalogue import BENEFITS
from portal.shell.doors import staff_door
from portal.shell.spreadsheet import spreadsheet
from portal.staff.exhibition import Asked, exhibits, tiles
from portal.staff.exhibits import SEGMENTS
from segments import insight
from segments.classes import Segment
from segments.publication import publication
from segments.tallies import ALL


class InsightForm(forms.Form):
    """Which year or month is looked at, which class, which benefit."""

    kausi = forms.ChoiceField(label=gettext_lazy("Aika"), required=False)
    ryhma = forms.ChoiceField(
        label=gettext_lazy("Työnantajat"),
        required=False,
        choices=[("", gettext_lazy("Kaikki")), *((str(each), words) for each, words in SEGMENTS.items())],
    )
    etuus = forms.ChoiceField(label=gettext_lazy("Etuus"), required=False)

    def __init__(self, data: QueryDict, *, years: list[int], today: date) -> None:
        super().__init__(data)
        language = get_language() or "fi"
        self.summarised = bool(years)
        self.newest = max([each for each in years if each <= today.year], default=today.year)
        benefits = [(code, each.names[language]) for code, each in BENEFITS.items()]
        self._offer("kausi", _periods(years or [today.year], today))
        self._offer("etuus", [("", _("Kaikki")), *benefits])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def asked(self) -> Asked:
        """Return what is asked for; what cannot be read is the newest year, every class, every benefit."""
        self.full_clean()
        told = {name: self.cleaned_data.get(name, "") for name in self.fields}
        year, _dash, month = (told["kausi"] or str(self.newest)).partition("-")
        return Asked(
            starts_on=date(int(year), int(month or 1), 1),
            span="month" if month else "year",
            groups=(Segment(told["ryhma"]),) if told["ryhma"] else tuple(SEGMENTS),
            benefit=told["etuus"] or ALL,
        )


def _periods(years: list[int], today: date) -> list[tuple[str, str]]:
    """Return each year followed by its months, the newest first; none that has not begun."""
    found: list[tuple[str, str]] = []
    for year in years:
        months = [month for month in range(12, 0, -1) if date(year, month, 1) <= today]
        found += [(str(year), str(year)), *((f"{year}-{month:02}", f"{month}/{year}") for month in months)]
    return found


def _asked(request: HttpRequest, by: Actor, at: datetime) -> tuple[InsightForm, Asked]:
    form = InsightForm(request.GET, years=insight.years(for_=by), today=localtime(at).date())
    return form, form.asked()


@require_GET
@staff_door()
def insight_page(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Show how each class of employers is served in a year or a month."""
    form, asked = _asked(request, by, at)
    context = {
        "form": form,
        "tiles": tiles(),
        "exhibits": exhibits(asked, for_=by),
        "publication": publication(),
        "query": request.GET.urlencode(),
        "summarised": form.summarised,
    }
    return render(request, "staff/insight.html", context)


@require_GET
@staff_door()
def insight_table(request: HttpRequest, *, by: Actor, at: datetime, key: str) -> HttpResponse:
    """Give the table of one exhibit as a file for a spreadsheet."""
    _form, asked = _asked(request, by, at)
    found = next((each for each in exhibits(asked, for_=by) if each.key == key), None)
    if found is None:
        raise Http404
    return spreadsheet(found.lists, f"{key}-{asked.starts_on:%Y-%m}")

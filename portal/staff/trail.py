"""The trail as the auditor reads it: who did or looked at what, and when."""

from datetime import datetime
from typing import TYPE_CHECKING

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from access import queries, services
from access.actor import Actor, Kind, Role
from access.queries import TrailFilter
from portal.shell.doors import staff_door
from portal.shell.fields import day
from portal.shell.tables import Cell, columns, labelled
from portal.staff.deeds import DEEDS, SUBJECTS

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from access.models import Trail
    from access.queries import Named

PER_PAGE = 50
MOST_NUMBERS = 5
"""How many of the things that one deed touched are told by number; of the rest only how many there are."""

KINDS: dict[str, str | Promise] = {
    Kind.USER: gettext_lazy("Kirjautunut"),
    Kind.EMPLOYER: gettext_lazy("Työnantaja"),
    Kind.FIRM: gettext_lazy("Palkkatoimisto"),
    Kind.STAFF: gettext_lazy("Kela"),
    Kind.RUN: gettext_lazy("Automaattinen"),
}


class TrailForm(forms.Form):
    """What the trail may be narrowed by."""

    teko = forms.ChoiceField(label=gettext_lazy("Teko"), required=False)
    kohde = forms.ChoiceField(label=gettext_lazy("Kohde"), required=False)
    numero = forms.IntegerField(
        label=gettext_lazy("Kohteen numero"),
        required=False,
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "numeric"}),
    )
    tekija = forms.CharField(label=gettext_lazy("Tekijän nimi"), required=False, max_length=100)
    alku = day(gettext_lazy("Alkaen"), required=False)
    loppu = day(gettext_lazy("Asti"), required=False)

    def __init__(self, data: QueryDict, *, known: list[tuple[str, str]]) -> None:
        super().__init__(data)
        deeds = {deed: str(DEEDS.get(deed, deed)) for deed, _subject in known}
        subjects = {subject: str(SUBJECTS.get(subject, subject)) for _deed, subject in known}
        for name, words in (("teko", deeds), ("kohde", subjects)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", _("Kaikki")), *sorted(words.items(), key=lambda pair: pair[1])]

    def asked(self) -> TrailFilter:
        """Return what is asked for; what cannot be read does not limit."""
        self.full_clean()
        told = self.cleaned_data
        return TrailFilter(
            deed=told.get("teko", ""),
            subject=told.get("kohde", ""),
            subject_id=told.get("numero"),
            name=told.get("tekija", ""),
            first=told.get("alku"),
            last=told.get("loppu"),
        )


@require_GET
@staff_door(Role.AUDITOR)
def trail(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """List the trail's rows, newest first; looking at them leaves one."""
    form = TrailForm(request.GET, known=queries.trail_deeds(for_=by))
    found = queries.trail_rows(for_=by, asked=form.asked())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = labelled(_columns(), [_row(each) for each in page])
    services.note_trail_view(by=by, at=at)
    context = {
        "form": form,
        "page": page,
        "columns": _columns(),
        "rows": rows,
        "clear_url": reverse("trail") if any(request.GET.values()) else "",
    }
    return render(request, "staff/trail.html", context)


def _columns() -> list[Cell]:
    return columns(
        _("Aika"), _("Teko"), _("Kohde"), _("Tekijä"), _("Työnantajia"), _("Lisäksi"), numbers=(4,)
    )


def _row(row: "WithAnnotations[Trail, Named]") -> list[Cell]:
    return [
        {"text": date_format(localtime(row.at), "j.n.Y H.i.s"), "nowrap": True},
        {"text": DEEDS.get(row.deed, row.deed)},
        {"text": SUBJECTS.get(row.subject, row.subject), "note": _numbers(row.subject_ids)},
        {"text": row.user_name or "–", "note": KINDS.get(row.kind, row.kind)},
        {"text": str(len(row.employer_ids)), "number": True},
        {"text": ", ".join(f"{name}: {value}" for name, value in row.details.items()) or "–"},
    ]


def _numbers(ids: list[int]) -> str:
    told = ", ".join(str(each) for each in ids[:MOST_NUMBERS])
    rest = len(ids) - MOST_NUMBERS
    return told if rest <= 0 else _("%(numbers)s ja %(rest)s muuta") % {"numbers": told, "rest": rest}

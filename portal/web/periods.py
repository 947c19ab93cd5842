"""The period that a page tells of, and of a payroll firm's clients the one that it tells of."""

from calendar import monthrange
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from access.actor import Actor, Kind, Matter
from benefits.calendar import ONE_DAY
from benefits.periods import Period
from employers.queries import clients
from portal.shell.fields import day


class PeriodForm(forms.Form):
    """The first and the last day, both included; a payroll firm may choose one of its clients."""

    alku = day(gettext_lazy("Alkaen"))
    loppu = day(gettext_lazy("Asti"))
    tyonantaja = forms.TypedChoiceField(
        label=gettext_lazy("Työnantaja"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, query: QueryDict, *, usual: Period, matter: Matter, by: Actor, on: date) -> None:
        told = {"alku": typed(usual.starts_on), "loppu": typed(usual.ends_on)}
        super().__init__(told | query.dict())
        field = self.fields["tyonantaja"]
        if by.kind is not Kind.FIRM:
            del self.fields["tyonantaja"]
        elif isinstance(field, forms.TypedChoiceField):
            seen = by.employers_of(matter)
            own = [(each.employer_id, each.name) for each in clients(for_=by, on=on)]
            field.choices = [("", _("Kaikki")), *((key, name) for key, name in own if key in seen)]

    def clean(self) -> dict[str, object]:
        """Refuse a period that ends before it begins."""
        told = self.cleaned_data
        if "alku" in told and "loppu" in told and told["alku"] > told["loppu"]:
            self.add_error("loppu", _("Kausi päättyy ennen kuin se alkaa. Tarkistakaa päivät."))
        return told

    def period(self) -> Period | None:
        """Return the period; None where it cannot be read, and the fields say why."""
        if not self.is_valid():
            return None
        return Period(self.cleaned_data["alku"], self.cleaned_data["loppu"])

    @property
    def employer_id(self) -> int | None:
        """Return the client that is chosen, None for all."""
        chosen: int | None = self.cleaned_data.get("tyonantaja")
        return chosen


def typed(on: date) -> str:
    """Return a day as one types it."""
    return f"{on.day}.{on.month}.{on.year}"


def month_of(on: date) -> Period:
    """Return the whole month that a day is in."""
    return Period(on.replace(day=1), on.replace(day=monthrange(on.year, on.month)[1]))


def last_month(on: date) -> Period:
    """Return the last month that is over on a day."""
    return month_of(on.replace(day=1) - ONE_DAY)


def next_month(on: date) -> Period:
    """Return the month after the one that a day is in."""
    return month_of(month_of(on).ends_on + ONE_DAY)

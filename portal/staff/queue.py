"""The officers' queue: what waits, for how long and why, with its filters."""

from datetime import datetime

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from access.actor import Actor, Role
from applications.states import State
from benefits.catalogue import BENEFITS
from decisions import queries
from decisions.automation import SAMPLED
from decisions.queries import Asked, Waiting
from portal.questions import sent
from portal.shell.doors import staff_door
from portal.shell.tables import Cell, columns, labelled
from portal.staff.reasons import reason, reasons
from portal.staff.states import STATES

Choices = list[tuple[str, str | Promise]]

AGES = (3, 7, 14, 30)
ALL: Choices = [("", gettext_lazy("Kaikki"))]


class QueueForm(forms.Form):
    """What the queue may be narrowed by; the state is chosen by the tabs."""

    tila = forms.CharField(required=False, widget=forms.HiddenInput)
    haku = forms.CharField(
        label=gettext_lazy("Y-tunnus, nimi tai hakemuksen numero"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    etuus = forms.ChoiceField(label=gettext_lazy("Etuus"), required=False)
    syy = forms.ChoiceField(label=gettext_lazy("Käsittelijää tarvitaan"), required=False)
    kanava = forms.ChoiceField(
        label=gettext_lazy("Saapunut"), required=False, choices=[*ALL, *sent.CHANNELS.items()]
    )
    ika = forms.ChoiceField(label=gettext_lazy("Odottanut vähintään"), required=False)
    jarjestys = forms.ChoiceField(
        label=gettext_lazy("Järjestys"),
        required=False,
        choices=[("", gettext_lazy("Vanhin ensin")), ("uusin", gettext_lazy("Uusin ensin"))],
    )

    def __init__(self, data: QueryDict, *, codes: list[str]) -> None:
        super().__init__(data)
        language = get_language() or "fi"
        self._offer("etuus", [(code, each.names[language]) for code, each in BENEFITS.items()])
        self._offer("syy", sorted(((code, reason(code)) for code in codes), key=lambda pair: pair[1]))
        self._offer("ika", [(str(days), _days(days)) for days in AGES])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [*ALL, *choices]

    def asked(self) -> Asked:
        """Return what is asked for; what cannot be read does not limit."""
        self.full_clean()
        told = {name: self.cleaned_data.get(name, "") for name in self.fields}
        return Asked(
            state=told["tila"] if told["tila"] in STATES else "",
            benefit=told["etuus"],
            reason=told["syy"],
            channel=told["kanava"],
            age=int(told["ika"] or 0),
            search=told["haku"],
            newest_first=told["jarjestys"] == "uusin",
        )


@require_GET
@staff_door(Role.OFFICER, Role.AUDITOR)
def queue(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """List the applications that wait, the longest waiting first."""
    form = QueueForm(request.GET, codes=[*queries.queue_reasons(for_=by), SAMPLED])
    asked = form.asked()
    found = queries.queue(for_=by, asked=asked, page=request.GET.get("page", "1"), at=at)
    context = {
        "form": form,
        "tabs": _tabs(request.GET, asked.state, queries.queue_counts(for_=by)),
        "page": found.page,
        "columns": _columns(),
        "rows": labelled(
            _columns(),
            [
                _row(each, sent.days_text(application), told=not asked.state)
                for each, application in zip(found.rows, found.page, strict=True)
            ],
        ),
        "clear_url": reverse("queue")
        if any(value for name, value in request.GET.items() if name not in {"page", "tila"})
        else "",
    }
    return render(request, "staff/queue.html", context)


def _tabs(query: QueryDict, chosen: str, counts: dict[str, int]) -> list[dict[str, object]]:
    """Return the states as tabs, with how many wait in each; the other filters stay as they are."""
    tabs: list[tuple[str, str | Promise, int | None]] = [("", _("Kaikki avoimet"), sum(counts.values()))]
    tabs += [
        (state, words, None if state == State.DECIDED else counts.get(state, 0))
        for state, (words, _kind) in STATES.items()
        if state != State.WITHDRAWN
    ]
    return [
        {"url": _with_state(query, state), "label": words, "count": count, "current": state == chosen}
        for state, words, count in tabs
    ]


def _with_state(query: QueryDict, state: str) -> str:
    kept = query.copy()
    kept.pop("page", None)
    kept["tila"] = state
    return f"?{kept.urlencode()}"


def _columns() -> list[Cell]:
    labels = (_("Numero"), _("Työnantaja"), _("Työntekijä"), _("Odottanut"), _("Vaihe ja syyt"), _("Arvio"))
    return columns(*labels, numbers=(5,))


def _row(waiting: Waiting, days: str, *, told: bool) -> list[Cell]:
    words, kind = STATES[waiting.state]
    received = date_format(localtime(waiting.received_at), "j.n.Y")
    channel = str(sent.CHANNELS[waiting.channel]).lower()
    why = reasons(waiting.reasons)
    estimate: Cell = (
        {"text": "–", "number": True} if waiting.proposed is None else {"amount": waiting.proposed}
    )
    return [
        {
            "text": _("Hakemus %(number)s") % {"number": waiting.application_id},
            "url": reverse("case", args=[waiting.application_id]),
            "nowrap": True,
        },
        {"text": waiting.employer, "note": waiting.business_id},
        {
            "text": waiting.employee or sent.benefit_name(waiting.benefit, get_language() or "fi"),
            "note": days,
        },
        {"text": _days(waiting.age), "note": f"{received}, {channel}"},
        {"tag": words, "kind": kind, "note": why} if told else {"text": why or "–"},
        estimate,
    ]


def _days(days: int) -> str:
    return ngettext("%(days)s päivä", "%(days)s päivää", days) % {"days": days}

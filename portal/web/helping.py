"""Asking Kela for help: a short form that knows which page, and whose case, it was opened from."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.validators import RegexValidator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from access.actor import Actor, Kind
from applications import drafts
from applications import queries as applications
from decisions import queries as decisions
from employers import queries as employers
from portal.shell.doors import client_door
from portal.shell.messages import say_success
from portal.shell.navigation import home_of
from segments import contacts
from segments.contacts import About

if TYPE_CHECKING:
    from applications.models import Application

NOWHERE: Final = "help"
"""The page's name where help was asked for from no other page."""
MOST_SHOWN: Final = 10
_PHONE: Final = RegexValidator(
    r"^\+?[0-9][0-9 ()-]{4,}$", gettext_lazy("Kirjoittakaa puhelinnumero, esimerkiksi 040 123 4567.")
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where somebody was who asks for help: the page, its name, and what it is about, if it is about one."""

    path: str
    page: str
    about: About | None


class HelpForm(forms.Form):
    """What one needs help with, and the number to be called back at."""

    client = forms.TypedChoiceField(
        label=gettext_lazy("Mitä asiakasta asia koskee?"), coerce=int, required=False
    )
    text = forms.CharField(
        label=gettext_lazy("Missä tarvitsette apua?"),
        help_text=gettext_lazy(
            "Kertokaa omin sanoin. Älkää kirjoittako henkilötunnusta tai terveystietoja, emme tarvitse niitä."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    phone = forms.CharField(
        label=gettext_lazy("Puhelinnumero, jos haluatte että soitamme"),
        help_text=gettext_lazy("Soitamme arkipäivänä kello 9–16. Muuten vastaamme tälle sivulle."),
        max_length=40,
        required=False,
        validators=[_PHONE],
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def __init__(self, data: QueryDict | None, *, clients: list[tuple[int, str]]) -> None:
        super().__init__(data)
        client = self.fields["client"]
        if not clients:
            del self.fields["client"]
        elif isinstance(client, forms.ChoiceField):
            client.required = True
            client.choices = [("", gettext_lazy("Valitkaa asiakas")), *clients]


@require_http_methods(["GET", "POST"])
@client_door()
def help_page(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Take a question to Kela, and show the earlier ones with their answers."""
    origin = _origin(request, by)
    clients = [] if origin.about or by.employer_id is not None else _clients(by, at)
    form = HelpForm(request.POST or None, clients=clients)
    if form.is_valid():
        stated = form.cleaned_data
        about = origin.about or About(employer_id=by.employer_id or stated["client"])
        contacts.ask_for_help(
            about, page=origin.page, text=stated["text"], phone=stated["phone"], by=by, at=at
        )
        say_success(
            request,
            _("Kiitos, soitamme teille pian.")
            if stated["phone"]
            else _("Kiitos, vastaamme pian. Vastaus tulee tälle sivulle."),
        )
        return redirect("help" if not stated["phone"] else origin.path)
    context = {
        "form": form,
        "origin": origin,
        "case": origin.about and origin.about.application_id,
        "asked": contacts.help_asked(for_=by)[:MOST_SHOWN],
        "several": by.employer_id is None,
    }
    return render(request, "web/help.html", context)


def _clients(by: Actor, at: datetime) -> list[tuple[int, str]]:
    """Return the clients of a payroll firm for whom the actor may act now."""
    known = employers.clients(for_=by, on=localtime(at).date()) if by.kind is Kind.FIRM else []
    return [
        (each.employer_id, f"{each.name}, {each.business_id}")
        for each in known
        if each.employer_id in by.rights
    ]


def _origin(request: HttpRequest, by: Actor) -> Origin:
    """Return the page from which help is asked for; a page that is not ours is no page."""
    path = request.GET.get("sivu", "")
    home = home_of(by)
    if not url_has_allowed_host_and_scheme(path, None) or path.startswith(reverse("help")):
        return Origin(home, NOWHERE, None)
    try:
        match = resolve(path.partition("?")[0])
    except Resolver404:
        return Origin(home, NOWHERE, None)
    return Origin(path, match.url_name or NOWHERE, _about(match.kwargs, by))


def _about(parts: dict[str, Any], by: Actor) -> About | None:
    """Return what a page is about by the parts of its address; None where that is nothing of one's own."""
    if application_id := parts.get("application_id"):
        return _of(applications.of_employers(for_=by).filter(id=application_id).first())
    if decision_id := parts.get("decision_id"):
        decided = decisions.decisions_of(for_=by).filter(id=decision_id).first()
        return _of(decided.application if decided else None)
    if draft_id := parts.get("draft_id"):
        return _of_draft(drafts.known(draft_id, for_=by))
    employer_id = int(parts.get("employer_id", 0))
    return About(employer_id=employer_id) if employer_id in by.rights else None


def _of(application: "Application | None") -> About | None:
    if application is None:
        return None
    return About(employer_id=application.employer_id, application_id=application.id)


def _of_draft(draft: drafts.Draft | None) -> About | None:
    if draft is None:
        return None
    return About(employer_id=draft.employer_id, application_id=draft.application_id or draft.corrects_id)

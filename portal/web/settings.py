"""What an employer tells once: the account, the consent to electronic decisions, the contact person."""

from datetime import datetime

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from access.actor import Actor, Matter
from benefits import words
from benefits.findings import Finding
from decisions import notices
from employers import queries, services
from employers.entries import NewContact
from portal.shell.doors import employer_door
from portal.shell.messages import say_success
from segments.manner import Manner, Mannered, choose, manner_of


class AccountForm(forms.Form):
    """The account to which Kela pays."""

    iban = forms.CharField(
        label=gettext_lazy("Tilinumero (IBAN)"),
        help_text=gettext_lazy("Esimerkiksi FI21 1234 5600 0007 85."),
        max_length=42,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    holder = forms.CharField(
        label=gettext_lazy("Tilin haltija"),
        help_text=gettext_lazy("Yrityksen virallinen nimi. Pankki vertaa sitä tilinumeroon."),
        max_length=70,
    )


class ConsentForm(forms.Form):
    """The address that is told of new decisions."""

    email = forms.CharField(
        label=gettext_lazy("Sähköpostiosoite, johon ilmoitamme uudesta päätöksestä"),
        help_text=gettext_lazy("Viestissä ei ole henkilötietoja. Päätös luetaan tässä palvelussa."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class ContactForm(forms.Form):
    """Whom Kela may ask."""

    name = forms.CharField(label=gettext_lazy("Nimi"), max_length=200)
    phone = forms.CharField(label=gettext_lazy("Puhelinnumero"), max_length=40, required=False)
    email = forms.EmailField(label=gettext_lazy("Sähköpostiosoite"), required=False)


MANNERS = {
    Manner.STEP_BY_STEP: gettext_lazy("Sivu kerrallaan: kysymme yhden asian kerrallaan"),
    Manner.WORK_LIST: gettext_lazy("Työlista: poissaolot, joista voi hakea, monta kerralla"),
    Manner.FILES: gettext_lazy("Tiedostot ja rajapinta ensin"),
}


BY_CLASS = "by_class"
"""What the form says where the choice is left to Kela."""


class MannerForm(forms.Form):
    """How the first page opens: as Kela thinks best, or otherwise."""

    manner = forms.ChoiceField(label=gettext_lazy("Miten etusivu avautuu?"), widget=forms.RadioSelect)

    def __init__(self, data: QueryDict | None, now: Mannered) -> None:
        super().__init__(data, initial={"manner": now.chosen or BY_CLASS})
        field = self.fields["manner"]
        if isinstance(field, forms.ChoiceField):
            usual = _("Yrityksen koon mukaan: %(manner)s") % {"manner": MANNERS[now.by_class]}
            field.choices = [(BY_CLASS, usual), *((each.value, label) for each, label in MANNERS.items())]


def _employer_of(by: Actor) -> int:
    if by.employer_id is None:
        raise Http404
    return by.employer_id


@require_GET
@employer_door(Matter.CLAIM)
def settings(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Show what the employer has told, and what is still missing."""
    employer_id = _employer_of(by)
    context = {
        "employer": queries.employer(for_=by, employer_id=employer_id),
        "account": queries.account(for_=by, employer_id=employer_id),
        "consent": queries.consent(for_=by, employer_id=employer_id),
        "notice_failed": notices.has_failed(for_=by, employer_id=employer_id),
        "contacts": queries.contacts(for_=by, employer_id=employer_id),
        "mandates": queries.mandates(for_=by, employer_id=employer_id, on=localtime(at).date()),
        "manner": MANNERS[manner_of(for_=by, employer_id=employer_id).manner],
        "may_set_account": by.may(Matter.ACCOUNT, employer_id),
    }
    return render(request, "web/settings.html", context)


@require_http_methods(["GET", "POST"])
@employer_door(Matter.ACCOUNT)
def settings_account(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Enter a new account."""
    employer_id = _employer_of(by)
    name = queries.employer(for_=by, employer_id=employer_id).name
    form = AccountForm(request.POST or None, initial={"holder": name})
    if request.method == "POST" and form.is_valid():
        entered = services.set_account(employer_id=employer_id, **form.cleaned_data, by=by, at=at)
        if not isinstance(entered, Finding):
            say_success(request, _("Tilinumero on tallennettu."))
            return redirect("settings")
        form.add_error("iban", words.say(entered, get_language() or "fi"))
    return render(request, "web/settings_form.html", {"form": form, "title": _("Tilinumero")})


@require_http_methods(["GET", "POST"])
@employer_door(Matter.CLAIM)
def settings_consent(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Consent to electronic decisions."""
    employer_id = _employer_of(by)
    known = queries.consent(for_=by, employer_id=employer_id)
    form = ConsentForm(request.POST or None, initial={"email": known.email if known else ""})
    if request.method == "POST" and form.is_valid():
        given = services.give_consent(employer_id=employer_id, **form.cleaned_data, by=by, at=at)
        if not isinstance(given, Finding):
            say_success(request, _("Suostumus sähköisiin päätöksiin on tallennettu."))
            return redirect("settings")
        form.add_error("email", words.say(given, get_language() or "fi"))
    context = {
        "form": form,
        "title": _("Sähköiset päätökset"),
        "lead": _("Suostumus koskee kaikkia päätöksiä."),
    }
    return render(request, "web/settings_form.html", context)


@require_POST
@employer_door(Matter.CLAIM)
def settings_consent_withdraw(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Take the consent back."""
    services.withdraw_consent(employer_id=_employer_of(by), by=by, at=at)
    say_success(request, _("Suostumus on peruttu. Päätökset tulevat tästä lähtien postissa."))
    return redirect("settings")


@require_http_methods(["GET", "POST"])
@employer_door(Matter.CLAIM)
def settings_contact(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Name the person whom Kela may ask."""
    employer_id = _employer_of(by)
    known = next(iter(queries.contacts(for_=by, employer_id=employer_id)), None)
    initial = {"name": known.name, "phone": known.phone, "email": known.email} if known else {}
    form = ContactForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.set_contacts(
            employer_id=employer_id, contacts=[NewContact(**form.cleaned_data)], by=by, at=at
        )
        say_success(request, _("Yhteyshenkilö on tallennettu."))
        return redirect("settings")
    return render(request, "web/settings_form.html", {"form": form, "title": _("Yhteyshenkilö")})


@require_http_methods(["GET", "POST"])
@employer_door(Matter.CLAIM)
def settings_manner(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Choose how the first page opens, or leave it to Kela."""
    employer_id = _employer_of(by)
    now = manner_of(for_=by, employer_id=employer_id)
    form = MannerForm(request.POST if request.method == "POST" else None, now)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["manner"]
        choose(employer_id=employer_id, manner=None if chosen == BY_CLASS else Manner(chosen), by=by, at=at)
        say_success(request, _("Palvelutapa on tallennettu."))
        return redirect("settings")
    context = {
        "form": form,
        "title": _("Palvelutapa"),
        "lead": _("Valinta koskee kaikkia, jotka asioivat yrityksen puolesta. Kaikki toiminnot säilyvät."),
    }
    return render(request, "web/settings_form.html", context)

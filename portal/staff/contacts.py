"""Contacts at Kela's door: writing one down, the time a case takes, and employers who wait for help."""

from datetime import datetime

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from access.actor import Actor, Role
from employers.queries import known_employers
from portal.shell.doors import staff_door
from portal.shell.messages import say_stop, say_success
from portal.staff.served import CONTACT_CHANNELS, CONTACT_REASONS, page_name
from segments import contacts
from segments.contacts import About
from segments.reasons import ContactChannel, ContactReason

PER_PAGE = 25


class ContactForm(forms.Form):
    """By which channel and for what an employer made contact."""

    channel = forms.ChoiceField(
        label=gettext_lazy("Kanava"), choices=list(CONTACT_CHANNELS.items()), widget=forms.RadioSelect
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Mitä yhteydenotto koski?"),
        choices=list(CONTACT_REASONS.items()),
        widget=forms.RadioSelect,
    )

    def told(self) -> tuple[ContactChannel, ContactReason]:
        """Return the channel and the reason that were chosen."""
        return ContactChannel(self.cleaned_data["channel"]), ContactReason(self.cleaned_data["reason"])


class EmployersContactForm(ContactForm):
    """A contact that was about no case: of which employer, too."""

    business_id = forms.CharField(label=gettext_lazy("Työnantajan Y-tunnus"), max_length=9)
    field_order = ("business_id", "channel", "reason")

    def clean_business_id(self) -> int:
        """Return the employer that bears the Business ID."""
        told = self.cleaned_data["business_id"].strip()
        found: int | None = known_employers([told]).get(told)
        if found is None:
            raise forms.ValidationError(_("Tällä Y-tunnuksella ei ole työnantajaa."))
        return found


class AnswerForm(forms.Form):
    """What an employer is told that asked for help."""

    answer = forms.CharField(max_length=2000)


@require_POST
@staff_door(Role.OFFICER)
def case_contact(request: HttpRequest, *, by: Actor, at: datetime, application_id: int) -> HttpResponse:
    """Write down that the employer made contact about a case."""
    form = ContactForm(request.POST)
    about = contacts.about_case(application_id, for_=by)
    if form.is_valid():
        contacts.log_contact(about, *form.told(), by=by, at=at)
        say_success(request, _("Yhteydenotto on kirjattu."))
    else:
        say_stop(request, _("Valitse ensin, mitä yhteydenotto koski."))
    return redirect("case", application_id=application_id)


@require_POST
@staff_door(Role.OFFICER)
def case_beat(_request: HttpRequest, *, by: Actor, at: datetime, application_id: int) -> HttpResponse:
    """Hear from the page of a case that it is being looked at."""
    contacts.beat(application_id, by=by, at=at)
    return HttpResponse(status=204)


@require_GET
@staff_door(Role.OFFICER, Role.AUDITOR)
def help_requests(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """List the employers that wait for help, the longest waiting first."""
    page = Paginator(contacts.waiting_for_help(for_=by), PER_PAGE).get_page(request.GET.get("page"))
    contacts.note_waiting_view(list(page), by=by, at=at)
    context = {
        "page": page,
        "waiting": [{"request": each, "page": page_name(each.page)} for each in page],
        "may_help": Role.OFFICER in by.roles,
    }
    return render(request, "staff/help_requests.html", context)


@require_POST
@staff_door(Role.OFFICER)
def help_answer(request: HttpRequest, *, by: Actor, at: datetime, request_id: int) -> HttpResponse:
    """Answer an employer that asked for help, or tell that it was called."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        say_stop(request, _("Kirjoita vastaus ennen kuin lähetät sen."))
        return redirect("help_requests")
    try:
        contacts.give_help(request_id, form.cleaned_data["answer"], by=by, at=at)
    except contacts.AnsweredError:
        say_stop(request, _("Joku muu ehti vastata tähän pyyntöön."))
    else:
        say_success(request, _("Vastaus on lähetetty."))
    return redirect("help_requests")


@require_http_methods(["GET", "POST"])
@staff_door(Role.OFFICER)
def contact_log(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Write down a contact that was about no case."""
    form = EmployersContactForm(request.POST or None)
    if form.is_valid():
        contacts.log_contact(About(employer_id=form.cleaned_data["business_id"]), *form.told(), by=by, at=at)
        say_success(request, _("Yhteydenotto on kirjattu."))
        return redirect("help_requests")
    return render(request, "staff/contact_log.html", {"form": form})

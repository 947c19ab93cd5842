"""Asking the employer: what, about which answer, by when; shown first as the employer will read it."""

from datetime import date, datetime, timedelta

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from access.actor import Actor, Role
from applications import services
from applications.answers import of_claim
from applications.documents import Question
from decisions import queries
from decisions.queries import Case
from portal.questions.guides import GUIDES
from portal.questions.requests import OTHER, REASONS, sentence
from portal.shell.doors import staff_door
from portal.shell.fields import day
from portal.shell.messages import say_stop, say_success
from portal.staff.acts import acts_of
from portal.staff.forms import LANGUAGES, hidden
from portal.staff.whole import head

TIME_TO_ANSWER = timedelta(days=14)


class AskForm(forms.Form):
    """A question to an employer; without a text of its own the reason's sentence is sent."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Mitä pyydetään?"),
        choices=[(code, reason.label) for code, reason in REASONS.items()],
        widget=forms.RadioSelect,
    )
    field = forms.ChoiceField(label=gettext_lazy("Mitä vastausta kysymys koskee?"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Kysymys työnantajalle"), required=False, max_length=2000, widget=forms.Textarea
    )
    due_on = day(gettext_lazy("Vastattava viimeistään"))

    def __init__(self, case: Case, data: QueryDict | None, *, about: str, today: date) -> None:
        super().__init__(data, initial={"field": about, "due_on": today + TIME_TO_ANSWER})
        self.language = case.whole.application.employer.language
        self.today = today
        field = self.fields["field"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", gettext_lazy("Hakemusta kokonaan")), *_asked(case)]
        self.fields["text"].help_text = _(
            "Kirjoita työnantajan kielellä: %(language)s. Jos jätät tyhjäksi, lähetämme syyn valmiin tekstin."
        ) % {"language": LANGUAGES[self.language]}

    def clean_due_on(self) -> date:
        """Refuse a day that leaves no time to answer."""
        due_on: date = self.cleaned_data["due_on"]
        if due_on <= self.today:
            raise forms.ValidationError(_("Anna työnantajalle aikaa vastata: valitse myöhempi päivä."))
        return due_on

    def clean(self) -> dict[str, object]:
        """Take the reason's sentence where nothing else is written."""
        cleaned = super().clean() or {}
        reason = cleaned.get("reason", "")
        if reason == OTHER and not cleaned.get("text"):
            self.add_error("text", _("Kirjoita, mitä työnantajalta kysytään."))
        elif reason and not cleaned.get("text"):
            cleaned["text"] = sentence(reason, self.language)
        return cleaned

    def question(self) -> Question:
        """Return the question that is asked."""
        return Question(**self.cleaned_data)


def _asked(case: Case) -> list[tuple[str, str | Promise]]:
    """Return the questions that the claim's sender answered, by the fields they fill."""
    benefit, claim = case.whole.application.benefit, case.whole.claim
    guide, stated = GUIDES[benefit], of_claim(claim)
    answers = stated | guide.recall(stated)
    return [
        (question.field, question.label)
        for step in guide.applicable(answers)
        for question in step.questions(answers)
        if not question.own
    ]


@require_http_methods(["GET", "POST"])
@staff_door(Role.OFFICER)
def case_ask(request: HttpRequest, *, by: Actor, at: datetime, application_id: int) -> HttpResponse:
    """Write a question to the employer, look at it, send it."""
    case = queries.case(application_id, for_=by, at=at)
    if not acts_of(case, officer=True).ask:
        say_stop(request, _("Hakemuksesta ei voi nyt kysyä: se on jo toisessa vaiheessa."))
        return redirect("case", application_id=application_id)
    data = request.POST if request.method == "POST" else None
    form = AskForm(case, data, about=request.GET.get("kentta", ""), today=localtime(at).date())
    context = head(case) | {"form": form}
    if data is None or "edit" in data or not form.is_valid():
        return render(request, "staff/case_ask.html", context)
    if "confirm" not in data:
        return render(request, "staff/case_ask_check.html", context | {"hidden": hidden(form, data)})
    services.ask(application_id, form.question(), by=by, at=at)
    say_success(request, _("Kysymys on lähetetty työnantajalle."))
    return redirect("case", application_id=application_id)

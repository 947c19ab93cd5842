"""Deciding a case: as proposed, in part or not at all; shown first as the letter the employer will read."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from access.actor import Actor, Role
from decisions import queries, services
from decisions.rulings import Outcome, RulingError
from decisions.services import StaleProposalError
from portal.shell.doors import staff_door
from portal.shell.messages import say_stop, say_success
from portal.shell.nudge import nudge
from portal.staff.forms import hidden
from portal.staff.ruling import RulingForm
from portal.staff.whole import head

TITLES = {
    Outcome.GRANTED: gettext_lazy("Myönnä ehdotuksen mukaan"),
    Outcome.PARTLY: gettext_lazy("Myönnä osittain"),
    Outcome.REFUSED: gettext_lazy("Hylkää"),
}


@require_http_methods(["GET", "POST"])
@staff_door(Role.OFFICER)
def case_decide(request: HttpRequest, *, by: Actor, at: datetime, application_id: int) -> HttpResponse:
    """Write a decision, look at its letter, make it."""
    outcome = _outcome(request)
    case = queries.case(application_id, for_=by, at=at)
    if not case.decidable:
        return _looked_at_too_long(request, application_id)
    data = request.POST if request.method == "POST" else None
    form = RulingForm(case, outcome, data)
    context = head(case) | {"form": form, "title": TITLES[outcome], "calculation": case.calculation}
    if data is None or "edit" in data or not form.is_valid():
        return render(request, "staff/case_decide.html", context)
    try:
        if "confirm" in data:
            return _decided(request, form, by=by, at=at)
        letter = services.rehearse(form.ruling(), by=by, at=at)
    except StaleProposalError:
        return _looked_at_too_long(request, application_id)
    except RulingError as contradiction:
        form.contradict(contradiction)
        return render(request, "staff/case_decide.html", context)
    shown = {"letter": _sheet(letter), "hidden": hidden(form, data)}
    return render(request, "staff/case_decide_check.html", context | shown)


def _outcome(request: HttpRequest) -> Outcome:
    given: QueryDict = request.POST if request.method == "POST" else request.GET
    try:
        return Outcome(given.get("outcome", ""))
    except ValueError as error:
        raise Http404 from error


def _sheet(letter: bytes) -> str:
    """Return the sheet of a letter without the page around it, to stand on a page of ours."""
    text = letter.decode()
    return text[text.index("<article") : text.index("</article>") + len("</article>")]


def _decided(request: HttpRequest, form: RulingForm, *, by: Actor, at: datetime) -> HttpResponse:
    (decision,) = services.decide([form.ruling()], by=by, at=at)
    nudge("portal.jobs.letters.send")
    nudge("portal.jobs.payments.raise_due")
    say_success(request, _("Päätös on tehty. Kirje lähtee työnantajalle hetken kuluttua."))
    return redirect("decision_staff", decision_id=decision.id)


def _looked_at_too_long(request: HttpRequest, application_id: int) -> HttpResponse:
    say_stop(request, _("Hakemus on muuttunut sen jälkeen, kun katsoit sitä. Tutustu siihen uudelleen."))
    return redirect("case", application_id=application_id)

"""Payment runs: what is due, runs prepared by one person and approved by another, and the bank's answers."""

from datetime import date, datetime

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from access.actor import Actor, Role
from benefits.calendar import ONE_DAY
from payments import queries, services
from payments.bank_days import bank_day_from
from payments.formats.pain002 import FeedbackUnreadableError
from payments.services import AccountsChangedError, RunClosedError, SamePersonError
from payments.states import PaymentState
from portal.shell.doors import staff_door
from portal.shell.fields import day
from portal.shell.messages import say_stop, say_success
from portal.staff import money

PER_PAGE = 25
PAYMENTS_PER_PAGE = 50


class RunForm(forms.Form):
    """The day on which a run is to be paid."""

    pay_on = day(gettext_lazy("Maksupäivä"), hint=gettext_lazy("Pankkipäivä, esimerkiksi 30.11.2026."))


class FeedbackForm(forms.Form):
    """The file by which the bank answers."""

    feedback = forms.FileField(
        label=gettext_lazy("Palautetiedosto"), widget=forms.FileInput(attrs={"accept": ".xml,text/xml"})
    )


@require_http_methods(["GET", "POST"])
@staff_door()
def payment_runs(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Show what is due and the runs, those that wait for approval first; prepare a run."""
    preparer = not by.roles.isdisjoint({Role.OFFICER, Role.APPROVER})
    posted = request.method == "POST" and preparer
    form = RunForm(request.POST if posted else None, initial={"pay_on": _next_pay_day(at)})
    if posted and form.is_valid() and (answer := _prepared(request, form, by=by, at=at)):
        return answer
    page = Paginator(queries.runs(for_=by), PER_PAGE).get_page(request.GET.get("page"))
    returned = queries.payments_of(for_=by).filter(state=PaymentState.RETURNED)[:PAYMENTS_PER_PAGE]
    context = money.due(queries.due(for_=by)) | {
        "form": form,
        "preparer": preparer,
        "approver": Role.APPROVER in by.roles,
        "feedback": FeedbackForm(),
        "page": page,
        "columns": money.run_columns(),
        "rows": money.run_rows(page),
        "payment_columns": money.payment_columns(),
        "returned": money.payment_rows(returned),
        "returned_ids": [each.id for each in returned],
    }
    return render(request, "staff/payment_runs.html", context)


def _prepared(request: HttpRequest, form: RunForm, *, by: Actor, at: datetime) -> HttpResponse | None:
    """Prepare a run and lead to it; None, with the objection in the form, where the day will not do."""
    try:
        prepared = services.prepare_run(by=by, at=at, pay_on=form.cleaned_data["pay_on"])
    except services.PayDayError:
        form.add_error("pay_on", _("Valitse pankkipäivä, joka ei ole vielä mennyt."))
        return None
    except services.NothingToPayError:
        say_stop(request, _("Maksettavaa ei ole."))
        return redirect("payment_runs")
    say_success(request, _("Maksuerä on valmisteltu. Toinen henkilö hyväksyy sen."))
    return redirect("payment_run", run_id=prepared.run.id)


def _next_pay_day(at: datetime) -> date:
    return bank_day_from(localtime(at).date() + ONE_DAY)


@require_GET
@staff_door()
def payment_run(request: HttpRequest, *, by: Actor, at: datetime, run_id: int) -> HttpResponse:
    """Show one run with its payments and control sums, and what may be done with it."""
    seen = queries.run(run_id, for_=by, at=at)
    page = Paginator(seen.payments, PAYMENTS_PER_PAGE).get_page(request.GET.get("page"))
    context = money.run(seen, by) | {
        "crumbs": [{"url": reverse("payment_runs"), "label": _("Maksuerät")}],
        "page": page,
        "columns": money.payment_columns(),
        "rows": money.payment_rows(page),
    }
    return render(request, "staff/payment_run.html", context)


@require_POST
@staff_door(Role.APPROVER)
def payment_run_approve(request: HttpRequest, *, by: Actor, at: datetime, run_id: int) -> HttpResponse:
    """Approve a run that somebody else prepared."""
    try:
        services.approve_run(run_id, by=by, at=at)
    except SamePersonError:
        say_stop(request, _("Valmistelit tämän erän itse. Toisen henkilön pitää hyväksyä se."))
    except RunClosedError:
        say_stop(request, _("Erä on jo hyväksytty tai peruttu."))
    except AccountsChangedError:
        say_stop(request, _("Jonkin työnantajan tilinumero on vaihtunut. Peru erä ja valmistele uusi."))
    else:
        say_success(request, _("Maksuerä on hyväksytty. Maksuaineisto on valmis pankkia varten."))
    return redirect("payment_run", run_id=run_id)


@require_POST
@staff_door(Role.OFFICER, Role.APPROVER)
def payment_run_cancel(request: HttpRequest, *, by: Actor, at: datetime, run_id: int) -> HttpResponse:
    """Cancel a prepared run; its payments wait for another."""
    try:
        services.cancel_run(run_id, by=by, at=at)
    except RunClosedError:
        say_stop(request, _("Erä on jo hyväksytty tai peruttu."))
    else:
        say_success(request, _("Maksuerä on peruttu. Sen maksut odottavat seuraavaa erää."))
    return redirect("payment_run", run_id=run_id)


@require_GET
@staff_door(Role.APPROVER)
def payment_run_file(request: HttpRequest, *, by: Actor, at: datetime, run_id: int) -> HttpResponse:
    """Give the file of an approved run as it goes to the bank; taking it stays in the trail."""
    response = HttpResponse(queries.file(run_id, for_=by, at=at), content_type="application/xml")
    response["Content-Disposition"] = f'attachment; filename="maksut-{run_id}.xml"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@staff_door(Role.APPROVER)
def payment_feedback(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Take the bank's answer to a run."""
    file = request.FILES.get("feedback")
    try:
        told = services.record_feedback(file.read() if file else b"", by=by, at=at)
    except FeedbackUnreadableError:
        say_stop(request, _("Tiedosto ei ole pankin palaute (pain.002). Mitään ei muutettu."))
    except RunClosedError:
        say_stop(request, _("Palaute ei koske mitään hyväksyttyä maksuerää. Mitään ei muutettu."))
    else:
        counts = {"paid": told.paid, "returned": told.returned}
        say_success(request, _("Palaute on luettu: maksettuja %(paid)s, palautuneita %(returned)s.") % counts)
        return redirect("payment_run", run_id=told.run_id)
    return redirect("payment_runs")


@require_POST
@staff_door(Role.OFFICER, Role.APPROVER)
def payments_again(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Let returned payments wait for a run again, to the account then in force."""
    chosen = [int(each) for each in request.POST.getlist("payment") if each.isdecimal()]
    if services.raise_again(chosen, by=by, at=at):
        say_success(request, _("Palautuneet maksut odottavat seuraavaa maksuerää."))
    return redirect("payment_runs")

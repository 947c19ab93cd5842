"""Recoveries: what employers are to pay back, and how each was closed."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from access.actor import Actor, Role
from payments import queries, recovering
from payments.recovering import RecoveryClosedError
from payments.states import RecoveryState
from portal.questions.money import RECOVERIES
from portal.shell.doors import staff_door
from portal.shell.messages import say_stop, say_success
from portal.shell.tables import Cell, columns, labelled

if TYPE_CHECKING:
    from payments.models import Recovery

PER_PAGE = 50


class RecoveryForm(forms.Form):
    """How a recovery is closed: paid back, or waived for a reason."""

    state = forms.ChoiceField(
        label=gettext_lazy("Miten asia päättyi?"),
        choices=(
            (RecoveryState.PAID_BACK.value, gettext_lazy("Työnantaja on maksanut takaisin")),
            (RecoveryState.WAIVED.value, gettext_lazy("Perinnästä luovutaan")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Valitse, miten asia päättyi.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Miksi perinnästä luovutaan?"),
        help_text=gettext_lazy(
            "Luopua voi, kun se on kohtuullista eikä ole vilppiä, tai kun määrä on vähäinen (SVL 15:18)."
        ),
        max_length=500,
        required=False,
    )

    def clean(self) -> dict[str, object]:
        """Ask for a reason where the recovery is waived."""
        cleaned = super().clean() or {}
        if cleaned.get("state") == RecoveryState.WAIVED and not cleaned.get("reason"):
            self.add_error("reason", _("Kerro, miksi perinnästä luovutaan."))
        return cleaned


@require_GET
@staff_door()
def recoveries(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """List what is to be paid back, newest first."""
    page = Paginator(queries.recoveries_of(for_=by), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "crumbs": [_runs()],
        "page": page,
        "columns": _columns(),
        "rows": labelled(_columns(), _rows(page)),
    }
    return render(request, "staff/recoveries.html", context)


@require_http_methods(["GET", "POST"])
@staff_door(Role.OFFICER)
def recovery(request: HttpRequest, *, by: Actor, at: datetime, recovery_id: int) -> HttpResponse:
    """Show one recovery, and close it."""
    form = RecoveryForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        state = RecoveryState(form.cleaned_data["state"])
        try:
            recovering.close(recovery_id, state, reason=form.cleaned_data["reason"], by=by, at=at)
        except RecoveryClosedError:
            say_stop(request, _("Asia on jo päätetty."))
        else:
            say_success(request, _("Asia on päätetty."))
        return redirect("recovery", recovery_id=recovery_id)
    found = queries.recovery(recovery_id, for_=by, at=at)
    context = {
        "crumbs": [_runs(), {"url": reverse("recoveries"), "label": _("Takaisinperinnät")}],
        "recovery": found,
        "facts": _facts(found),
        "form": form,
        "open": found.state == RecoveryState.OPEN,
    }
    return render(request, "staff/recovery.html", context)


def _runs() -> dict[str, str]:
    return {"url": reverse("payment_runs"), "label": _("Maksuerät")}


def _columns() -> list[Cell]:
    return columns(_("Työnantaja"), _("Päätös"), _("Euroa"), _("Tila"), numbers=(2,))


def _rows(found: "Iterable[Recovery]") -> list[list[Cell]]:
    return [
        [
            {"text": each.employer.name, "url": reverse("recovery", args=[each.id])},
            {"text": f"{each.decision.application_id}/{each.decision.number}"},
            {"amount": each.amount},
            {"tag": RECOVERIES[each.state][0], "kind": RECOVERIES[each.state][1]},
        ]
        for each in found
    ]


def _facts(found: "Recovery") -> list[dict[str, object]]:
    """Return a recovery's facts as the summary component takes them."""
    decision = found.decision
    facts: list[dict[str, object]] = [
        {"question": _("Työnantaja"), "answer": f"{found.employer.name}, {found.employer.business_id}"},
        {"question": _("Päätös"), "answer": f"{decision.application_id}/{decision.number}"},
        {"question": _("Takaisin maksettava"), "amount": found.amount},
        {"question": _("Syntynyt"), "answer": date_format(localtime(found.raised_at), "j.n.Y")},
        {"question": _("Tila"), "answer": str(RECOVERIES[found.state][0])},
    ]
    if found.closed_at:
        facts.append({"question": _("Päätetty"), "answer": date_format(localtime(found.closed_at), "j.n.Y")})
    if found.reason:
        facts.append({"question": _("Perustelu"), "answer": found.reason})
    return facts

"""Decisions and payments as pages show them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from benefits.periods import Period
from portal.questions.sent import subject
from portal.questions.steps import Words
from portal.shell.tables import labelled, period_text

if TYPE_CHECKING:
    from decisions.models import Decision
    from payments.models import Payment, Recovery

OUTCOMES: Mapping[str, tuple[Words, str]] = {
    "granted": (gettext_lazy("Myönnetty"), "good"),
    "partly": (gettext_lazy("Myönnetty osittain"), "warn"),
    "refused": (gettext_lazy("Hylätty"), "bad"),
}
PAYMENTS: Mapping[str, tuple[Words, str]] = {
    "due": (gettext_lazy("Tulossa"), "info"),
    "sent": (gettext_lazy("Lähetetty pankkiin"), "info"),
    "paid": (gettext_lazy("Maksettu"), "good"),
    "returned": (gettext_lazy("Palautunut pankista"), "bad"),
}
RECOVERIES: Mapping[str, tuple[Words, str]] = {
    "open": (gettext_lazy("Maksettava takaisin"), "warn"),
    "paid_back": (gettext_lazy("Maksettu takaisin"), "good"),
    "waived": (gettext_lazy("Ei peritä"), ""),
}


def decided_rows(decisions: "Iterable[Decision]") -> list[dict[str, object]]:
    """Return decisions as a claim's page tells them, newest first."""
    return [
        {
            "url": reverse("decision", args=[each.id]),
            "label": OUTCOMES[each.outcome][0],
            "kind": OUTCOMES[each.outcome][1],
            "total": each.total,
            "decided_at": each.decided_at,
            "appeal_by": each.appeal_by,
        }
        for each in decisions
    ]


def recovery_columns() -> list[dict[str, object]]:
    """Return the columns of a list of what is to be paid back."""
    return [{"label": _("Hakemus")}, {"label": _("Euroa"), "number": True}, {"label": _("Tila")}]


def recovery_rows(recoveries: "Iterable[Recovery]") -> list[list[dict[str, object]]]:
    """Return what an employer is to pay back as rows of a table."""
    rows: list[list[dict[str, object]]] = [
        [
            {
                "text": subject(each.decision.application),
                "url": reverse("decision", args=[each.decision_id]),
            },
            {"amount": each.amount},
            {"tag": RECOVERIES[each.state][0], "kind": RECOVERIES[each.state][1]},
        ]
        for each in recoveries
    ]
    return labelled(recovery_columns(), rows)


def payment_columns(*, several: bool = False) -> list[dict[str, object]]:
    """Return the columns of a list of payments; with the employee's where there are several claims."""
    columns: list[dict[str, object]] = [
        {"label": _("Jakso")},
        {"label": _("Euroa"), "number": True},
        {"label": _("Tila")},
        {"label": _("Viite")},
    ]
    first: list[dict[str, object]] = [{"label": _("Työntekijä")}] if several else []
    return first + columns


def payment_rows(payments: "Iterable[Payment]", *, several: bool = False) -> list[list[dict[str, object]]]:
    """Return payments as rows of a table."""
    return labelled(
        payment_columns(several=several), [_payment_row(each, several=several) for each in payments]
    )


def _payment_row(payment: "Payment", *, several: bool) -> list[dict[str, object]]:
    label, kind = PAYMENTS[payment.state]
    instalment = payment.instalment
    period = period_text(Period(instalment.starts_on, instalment.ends_on))
    settled = date_format(localtime(payment.settled_at), "j.n.Y") if payment.settled_at else ""
    cells: list[dict[str, object]] = [
        {"text": period},
        {"amount": payment.amount},
        {"tag": label, "kind": kind, "note": settled},
        {"text": payment.reference or "–"},
    ]
    if several:
        application = instalment.decision.application
        who: dict[str, object] = {
            "text": subject(application),
            "url": reverse("claim", args=[application.id]),
        }
        return [who, *cells]
    return cells

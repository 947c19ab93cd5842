"""Money as Kela's pages show it: what is due, runs with their control sums, payments."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from access.actor import Actor, Role
from benefits.money import NOTHING
from benefits.periods import Period
from payments.queries import Due, Run
from payments.states import RunState
from portal.questions.money import PAYMENTS
from portal.shell.tables import Cell, columns, labelled, period_text

if TYPE_CHECKING:
    from payments.models import Payment, PaymentRun

STATES: Mapping[str, tuple[str | Promise, str]] = {
    RunState.PREPARED: (gettext_lazy("Odottaa hyväksyntää"), "warn"),
    RunState.APPROVED: (gettext_lazy("Hyväksytty"), "good"),
    RunState.CANCELLED: (gettext_lazy("Peruttu"), ""),
}


def due(found: Due) -> dict[str, object]:
    """Return what waits for a run, and who must give an account first."""
    without = sorted({(each.employer.name, each.employer.business_id) for each in found.without_account})
    waiting = sum((each.amount for each in found.without_account), NOTHING)
    tiles: list[dict[str, object]] = [
        {"label": _("Maksettavissa"), "amount": found.total, "note": _payments(found.count)},
        {"label": _("Saajia"), "value": found.employers},
        {"label": _("Odottaa tilinumeroa"), "amount": waiting, "note": _payments(len(found.without_account))},
    ]
    return {
        "tiles": tiles,
        "payable": found.count,
        "without_account": [f"{name}, {business_id}" for name, business_id in without],
    }


def _payments(number: int) -> str:
    return ngettext("%(number)s maksu", "%(number)s maksua", number) % {"number": number}


def run_columns() -> list[Cell]:
    """Return the columns of the list of runs."""
    return columns(_("Maksuerä"), _("Maksupäivä"), _("Maksuja"), _("Yhteensä"), _("Tila"), numbers=(2, 3))


def run_rows(runs: "Iterable[PaymentRun]") -> list[list[Cell]]:
    """Return runs as rows of a table."""
    return labelled(run_columns(), [_run(each) for each in runs])


def _run(run: "PaymentRun") -> list[Cell]:
    words, kind = STATES[run.state]
    return [
        {"text": _("Maksuerä %(number)s") % {"number": run.id}, "url": reverse("payment_run", args=[run.id])},
        {"text": date_format(run.pay_on, "j.n.Y")},
        {"text": str(run.count), "number": True},
        {"amount": run.total},
        {"tag": words, "kind": kind},
    ]


def payment_columns() -> list[Cell]:
    """Return the columns of payments to several employers."""
    labels = (_("Työnantaja"), _("Päätös"), _("Jakso"), _("Euroa"), _("Tili"), _("Tila"))
    return columns(*labels, numbers=(3,))


def payment_rows(payments: "Iterable[Payment]") -> list[list[Cell]]:
    """Return payments as rows of a table; of an account only its end is shown."""
    return labelled(payment_columns(), [_payment(each) for each in payments])


def _payment(payment: "Payment") -> list[Cell]:
    words, kind = PAYMENTS[payment.state]
    instalment, decision = payment.instalment, payment.instalment.decision
    return [
        {"text": payment.employer.name, "note": payment.employer.business_id},
        {
            "text": f"{decision.application_id}/{decision.number}",
            "url": reverse("decision_staff", args=[decision.id]),
            "note": payment.end_to_end_id,
        },
        {"text": period_text(Period(instalment.starts_on, instalment.ends_on))},
        {"amount": payment.amount},
        {"text": f"… {payment.account.tail}" if payment.account else "–"},
        {"tag": words, "kind": kind, "note": payment.return_reason},
    ]


def run(seen: Run, by: Actor) -> dict[str, object]:
    """Return a run with its control sums, and whether this person may approve or cancel it."""
    found = seen.run
    words, kind = STATES[found.state]
    prepared = found.state == RunState.PREPARED
    return {
        "run": found,
        "heading": _("Maksuerä %(number)s") % {"number": found.id},
        "tag": words,
        "tag_kind": kind,
        "facts": _facts(seen),
        "may_approve": seen.waits_for(by),
        "own": prepared and Role.APPROVER in by.roles and not seen.waits_for(by),
        "may_cancel": prepared and not by.roles.isdisjoint({Role.OFFICER, Role.APPROVER}),
        "may_fetch": found.state == RunState.APPROVED and Role.APPROVER in by.roles,
    }


def _facts(seen: Run) -> list[dict[str, object]]:
    found = seen.run
    whole = sum((each.amount for each in seen.payments), NOTHING)
    facts: list[dict[str, object]] = [
        {"question": _("Maksupäivä"), "answer": date_format(found.pay_on, "j.n.Y")},
        {"question": _("Maksuja"), "answer": str(found.count)},
        {"question": _("Saajia"), "answer": str(len({each.employer_id for each in seen.payments}))},
        {"question": _("Yhteensä"), "amount": found.total},
        {"question": _("Maksujen summa"), "amount": whole, "note": _agrees(seen)},
        {"question": _("Valmistellut"), "answer": seen.people.get(found.prepared_by, "")},
    ]
    if found.approved_by is not None and found.sha256 is not None:
        facts.append({"question": _("Hyväksynyt"), "answer": seen.people.get(found.approved_by, "")})
        facts.append(
            {"question": _("Maksuaineiston tiiviste (SHA-256)"), "answer": bytes(found.sha256).hex()}
        )
    return facts


def _agrees(seen: Run) -> str:
    """Say whether the payments in the run are those it was prepared of; a cancelled run has none left."""
    if seen.run.state == RunState.CANCELLED:
        return ""
    whole = sum((each.amount for each in seen.payments), NOTHING)
    if (len(seen.payments), whole) == (seen.run.count, seen.run.total):
        return _("Täsmää erän tietoihin.")
    return _("Ei täsmää erän tietoihin: palautuneita maksuja on nostettu uudelleen.")

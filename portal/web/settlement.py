"""Settlement (tilitys): the payments of a period for a bookkeeper to match, with what they add up to."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from access.actor import Actor, Matter
from benefits import words
from benefits.periods import Period
from payments import settlement as settling
from payments.settlement import Asked, Balance, Entry, Row, Totals
from payments.states import PaymentState
from portal.questions.money import PAYMENTS
from portal.questions.sent import benefit_name
from portal.questions.steps import Words
from portal.shell.doors import client_door
from portal.shell.spreadsheet import Cell, spreadsheet
from portal.shell.tables import columns, labelled, period_text
from portal.web.periods import PeriodForm, last_month, next_month, typed

PER_PAGE = 50
ENTRIES: Mapping[Entry, Words] = {
    Entry.OPENING: gettext_lazy("Saatava Kelalta kauden alussa"),
    Entry.GRANTED: gettext_lazy("Myönnetty kauden päätöksillä"),
    Entry.LOWERED: gettext_lazy("Vähennetty muutetuilla päätöksillä"),
    Entry.PAID: gettext_lazy("Maksettu tilillenne"),
    Entry.REPAID: gettext_lazy("Maksoitte takaisin Kelalle"),
    Entry.WAIVED: gettext_lazy("Kela jätti perimättä"),
    Entry.WAITING: gettext_lazy("Maksujakso ei ole vielä päättynyt"),
    Entry.DUE: gettext_lazy("Tulossa, ei vielä pankissa"),
    Entry.SENT: gettext_lazy("Lähetetty pankkiin"),
    Entry.RETURNED: gettext_lazy("Palautunut pankista"),
    Entry.PAID_LATER: gettext_lazy("Maksettu kauden jälkeen"),
    Entry.HELD_LATER: gettext_lazy("Pidätetty kauden jälkeen muutetulla päätöksellä"),
    Entry.OWED: gettext_lazy("Maksettava takaisin Kelalle"),
}
ALWAYS = {Entry.OPENING, Entry.GRANTED, Entry.PAID}
"""What is told also where it is nothing."""


class SettlementForm(PeriodForm):
    """The period, the client, and of those who have told their units the one that is settled."""

    yksikko = forms.ChoiceField(label=gettext_lazy("Yksikkö"), required=False)

    def __init__(self, query: QueryDict, *, usual: Period, matter: Matter, by: Actor, on: date) -> None:
        super().__init__(query, usual=usual, matter=matter, by=by, on=on)
        field, named = self.fields["yksikko"], settling.units(for_=by)
        if not named:
            del self.fields["yksikko"]
        elif isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Kaikki")), *((unit, unit) for unit in named)]

    def asked(self, by: Actor) -> Asked | None:
        """Return what is asked for; None where it cannot be read, and the fields say why."""
        period = self.period()
        if period is None:
            return None
        unit = self.cleaned_data.get("yksikko", "")
        return settling.asked(period, for_=by, employer_id=self.employer_id, unit=unit)


def _form(request: HttpRequest, by: Actor, at: datetime) -> SettlementForm:
    on = localtime(at).date()
    return SettlementForm(request.GET, usual=last_month(on), matter=Matter.PAYMENTS, by=by, on=on)


@require_GET
@client_door(Matter.PAYMENTS)
def settlement(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Show the payments of a period, what they add up to, and how what Kela owes has changed."""
    form = _form(request, by, at)
    asked = form.asked(by)
    crumbs = [{"label": _("Maksut"), "url": reverse("payments")}]
    context: dict[str, object] = {"form": form, "asked": asked, "crumbs": crumbs}
    return render(request, "web/settlement.html", context | (_told(request, asked, by, at) if asked else {}))


def _told(request: HttpRequest, asked: Asked, by: Actor, at: datetime) -> dict[str, object]:
    totals = settling.totals(asked, for_=by)
    balance = settling.balance(asked, for_=by)
    page = Paginator(range(totals.count), PER_PAGE).get_page(request.GET.get("page"))
    start = max(page.start_index() - 1, 0)
    several = by.employer_id is None
    return {
        "tiles": _tiles(totals, balance),
        "period": period_text(asked.period),
        "months": _months(asked.period, request.GET),
        "balance": balance,
        "balance_columns": columns(_("Mitä"), _("Euroa"), numbers=[1]),
        "moves": _entries(balance, settling.MOVES, _("Saatava Kelalta kauden lopussa")),
        "parts": _entries(balance, settling.PARTS, _("Yhteensä")),
        "differing": balance.differing,
        "page": page,
        "total": _written(totals.euros(*PaymentState)),
        "off": _written(balance.off),
        "columns": _columns(several=several),
        "rows": _rows(settling.rows(asked, for_=by, at=at, start=start, most=PER_PAGE), several=several),
        "query": request.GET.urlencode(),
    }


def _tiles(totals: Totals, balance: Balance) -> list[dict[str, object]]:
    number, back = totals.claims, PaymentState.RETURNED
    sent = ngettext("%(number)s hakemus", "%(number)s hakemusta", number) % {"number": number}
    return [
        {
            "label": _("Haettu"),
            "amount": totals.claimed,
            "note": _("%(sent)s, niissä ilmoitetut palkat ja kustannukset") % {"sent": sent},
        },
        {
            "label": _("Myönnetty"),
            "amount": balance.entries.get(Entry.GRANTED, Decimal(0)),
            "note": _("Hylättyjä hakemuksia: %(number)s") % {"number": totals.refusals},
        },
        _tile(_("Maksettu"), totals, PaymentState.PAID),
        _tile(_("Matkalla tilille"), totals, PaymentState.DUE, PaymentState.SENT),
        *([_tile(_("Palautunut pankista"), totals, back)] if back in totals.payments else []),
    ]


def _tile(label: str, totals: Totals, *states: PaymentState) -> dict[str, object]:
    number = sum(totals.payments[state][0] for state in states if state in totals.payments)
    note = ngettext("%(number)s maksu", "%(number)s maksua", number) % {"number": number}
    return {"label": label, "amount": totals.euros(*states), "note": note}


def _months(period: Period, query: QueryDict) -> list[dict[str, str]]:
    """Return the way to the month before the period and to the one after it."""
    around = (
        (_("Edellinen kuukausi"), last_month(period.starts_on)),
        (_("Seuraava kuukausi"), next_month(period.ends_on)),
    )
    kept = {name: query[name] for name in ("tyonantaja", "yksikko") if query.get(name)}
    return [
        {
            "label": f"{label}, {month.starts_on.month}/{month.starts_on.year}",
            "url": f"?{urlencode({'alku': typed(month.starts_on), 'loppu': typed(month.ends_on), **kept})}",
        }
        for label, month in around
    ]


def _entries(balance: Balance, entries: Iterable[Entry], last: str) -> list[list[dict[str, object]]]:
    """Return the entries that are something, and under them their sum."""
    told = [(entry, balance.entries.get(entry, Decimal(0))) for entry in entries]
    total = sum((euros for _entry, euros in told), Decimal(0))
    shown = [(ENTRIES[entry], euros) for entry, euros in told if euros or entry in ALWAYS]
    return [[{"text": text}, {"amount": euros}] for text, euros in (*shown, (last, total))]


def _columns(*, several: bool) -> list[dict[str, object]]:
    employer = [_("Työnantaja")] if several else []
    named = [_("Työntekijä"), *employer, _("Arvopäivä"), _("Jakso"), _("Euroa"), _("Tila"), _("Viite")]
    return columns(*named, numbers=[len(employer) + 3])


def _rows(rows: Iterable[Row], *, several: bool) -> list[list[dict[str, object]]]:
    language = get_language() or "fi"
    return labelled(_columns(several=several), [_row(row, language, several=several) for row in rows])


def _row(row: Row, language: str, *, several: bool) -> list[dict[str, object]]:
    label, kind = PAYMENTS[row.state]
    benefit = benefit_name(row.benefit, language)
    due = _("Erääntyi %(day)s") % {"day": date_format(row.day, "j.n.Y")}
    employer: list[dict[str, object]] = [{"text": row.employer, "note": row.business_id}] if several else []
    return [
        {
            "text": row.employee or benefit,
            "note": benefit if row.employee else "",
            "url": reverse("claim", args=[row.application_id]),
        },
        *employer,
        {"text": date_format(row.pay_on, "j.n.Y")} if row.pay_on else {"text": "–", "note": due},
        {"text": period_text(Period(row.starts_on, row.ends_on))},
        {
            "amount": row.amount,
            "note": _("Pidätetty %(euros)s") % {"euros": _written(row.held_back)} if row.held_back else "",
        },
        {"tag": label, "kind": kind, "note": row.return_reason},
        {"text": row.reference, "note": _origin(row)},
    ]


def _written(euros: Decimal) -> str:
    return words.write_parameter(str(euros), get_language() or "fi")


def _origin(row: Row) -> str:
    claim = _("Hakemus %(number)s") % {"number": row.application_id}
    report = _("ilmoitus %(report)s") % {"report": row.report} if row.report else ""
    return ", ".join(filter(None, (claim, report, row.unit)))


@require_GET
@client_door(Matter.PAYMENTS)
def settlement_table(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Give the payments of a period, all of them, as a file for a spreadsheet."""
    asked = _form(request, by, at).asked(by)
    if asked is None:
        raise Http404
    language = get_language() or "fi"
    rows = settling.rows(asked, for_=by, at=at)
    first, last = asked.period.starts_on, asked.period.ends_on
    table = [_heads(), *(_cells(row, language) for row in rows)]
    return spreadsheet(table, f"tilitys-{first:%Y-%m-%d}-{last:%Y-%m-%d}")


def _heads() -> list[Cell]:
    return [
        *(_("Arvopäivä"), _("Erääntyi"), _("Viite"), _("Maksun tunniste"), _("Työnantaja"), _("Y-tunnus")),
        *(_("Työntekijä"), _("Etuus"), _("Jakso alkaa"), _("Jakso päättyy"), _("Euroa"), _("Pidätetty")),
        *(_("Tila"), _("Palautuksen syy"), _("Hakemus"), _("Päätös"), _("Tulorekisterin ilmoitus")),
        _("Yksikkö"),
    ]


def _cells(row: Row, language: str) -> list[Cell]:
    label, _kind = PAYMENTS[row.state]
    due: Cell = "" if row.pay_on else row.day
    return [
        *(row.pay_on or "", due, row.reference, row.end_to_end_id, row.employer, row.business_id),
        *(row.employee, benefit_name(row.benefit, language), row.starts_on, row.ends_on),
        *(row.amount, row.held_back, str(label), row.return_reason),
        *(row.application_id, row.decision_id, row.report, row.unit),
    ]

"""What the Incomes Register knows of the employee: wages by month and payer in the reference period."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from access.actor import Actor
from benefits.income import reference_period
from incomes import queries
from incomes.queries import Payment
from incomes.states import Source
from portal.shell.tables import Cell, columns, labelled

if TYPE_CHECKING:
    from applications.models import Application


def known(application: "Application", *, for_: Actor) -> dict[str, object]:
    """Return the wages of the reference period, by month and payer, as the case shows them.

    Of a claim for a financial year there is nobody's to show.
    """
    if application.employee is None:
        return {}
    period = reference_period(application.onset)
    payments = queries.payments(
        earner_key=bytes(application.employee.identity_key),
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        for_=for_,
    )
    return {
        "reference_period": period,
        "wages_total": sum((each.wages for each in payments), Decimal(0)),
        "wage_columns": _columns(),
        "wages": labelled(
            _columns(), [_row(month, payer, told) for (month, payer), told in _months(payments)]
        ),
    }


@dataclass(slots=True)
class _Month:
    """What one payer paid in one month."""

    wages: Decimal = Decimal(0)
    reports: int = 0
    versions: int = 0
    sources: set[str] = field(default_factory=set)
    doubtful: bool = False


def _months(payments: Iterable[Payment]) -> list[tuple[tuple[date, str], _Month]]:
    months: dict[tuple[date, str], _Month] = defaultdict(_Month)
    for each in payments:
        told = months[each.payment_date.replace(day=1), each.payer]
        told.wages += each.wages
        told.reports += 1
        told.versions = max(told.versions, each.version)
        told.sources.add(each.source)
        told.doubtful |= bool(each.doubtful)
    return sorted(months.items(), reverse=True)


def _columns() -> list[Cell]:
    return columns(_("Kuukausi"), _("Maksaja"), _("Palkka"), _("Lähde"), numbers=(2,))


def _row(month: date, payer: str, told: _Month) -> list[Cell]:
    notes = []
    if told.reports > 1:
        notes.append(_("%(number)s ilmoitusta") % {"number": told.reports})
    if told.versions > 1:
        notes.append(_("korjattu"))
    if told.doubtful:
        notes.append(_("tulolaji tarkistettava"))
    upload = Source.UPLOAD.value in told.sources
    return [
        {"text": date_format(month, "n/Y")},
        {"text": payer},
        {"amount": told.wages},
        {"text": _("Lähetetty tiedosto") if upload else _("Tulorekisteri"), "note": ", ".join(notes)},
    ]

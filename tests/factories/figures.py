"""Figures of law in the tests: entered by one officer and confirmed by another."""

from datetime import date
from decimal import Decimal

from access.actor import Actor
from applications import figures
from applications.models import ConfirmedFigure
from tests.factories.access import AT
from tests.factories.decisions import officer

CEILING = "occupational_health.common_ceiling"


def entered(
    value: str, *, name: str = CEILING, since: date = date(2023, 1, 1), by: Actor | None = None
) -> ConfirmedFigure:
    """Return a figure that an officer entered, and that waits for another."""
    entry = figures.Entry(name=name, since=since, value=Decimal(value), source="kela.fi 15.12.2026")
    return figures.enter(entry, by=by or officer(), at=AT)


def confirmed(
    value: str,
    *,
    name: str = CEILING,
    since: date = date(2023, 1, 1),
    first: Actor | None = None,
    second: Actor | None = None,
) -> ConfirmedFigure:
    """Return a figure that two officers put into force."""
    waiting = entered(value, name=name, since=since, by=first)
    return figures.confirm(waiting.id, by=second or officer(name="Olli Oikeus"), at=AT)

"""Figures of law that the files do not know: officers enter them with their source, and another confirms.

Wherever the law is asked here and above, it is asked with them: `law_in_force` reads them once a use.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.db.models import QuerySet

from access import trail
from access.actor import Actor, NotAllowedError, Role
from access.models import User
from access.scope import acting
from applications.models import ConfirmedFigure
from benefits.figures import Dated, Figure, FigureError
from benefits.law import Book, Confirmed, book

MOST: Final = Decimal(10**8)
FINEST: Final = Decimal("0.0001")
"""What the column of values holds: less than the most, and nothing finer."""

Place = tuple[str, date]
"""A figure and its first day of validity: the place in the law that a value is entered for."""


class FigureRefusedError(ValueError):
    """A place in the law that is not open, a value not in its unit, or no source."""


class SamePersonError(Exception):
    """The person who entered a figure may not confirm it, by whatever account."""


class FigureClosedError(Exception):
    """An entry that is not there, is confirmed already, or was entered anew since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A figure as it is entered: its full name, its first day of validity, its value and where it stands."""

    name: str
    since: date
    value: Decimal
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFigure:
    """A place in the law that the files do not know, or know only second-hand.

    `dated` is what the law holds there now. `confirmed` is the entry that it rests on, `entered` a newer one
    that waits for another person; `people` names users by their ids.
    """

    name: str
    figure: Figure
    dated: Dated
    confirmed: ConfirmedFigure | None
    entered: ConfirmedFigure | None
    people: Mapping[int, str]


def law_in_force() -> Book:
    """Return the law with the confirmed figures: they are read at each use, the law made once for them."""
    return book(_values(_newest(ConfirmedFigure.objects.filter(confirmed_at__isnull=False)).values()))


def open_figures(*, for_: Actor) -> list[OpenFigure]:
    """Return the places in the law that officers may fill, by name and day, with what was entered there."""
    for_.require_role(Role.OFFICER, Role.AUDITOR)
    with acting(for_):
        confirmed = _newest(ConfirmedFigure.objects.filter(confirmed_at__isnull=False))
        entered = _newest(ConfirmedFigure.objects.filter(confirmed_at__isnull=True))
        people = dict(User.objects.filter(id__in=_persons(confirmed, entered)).values_list("id", "name"))
    law = book(_values(confirmed.values()))
    return [
        OpenFigure(
            name=name,
            figure=figure,
            dated=dated,
            confirmed=confirmed.get((name, dated.since)),
            entered=_still_open(entered.get((name, dated.since)), confirmed.get((name, dated.since))),
            people=people,
        )
        for name, figure, dated in _places(law, confirmed)
    ]


def enter(entry: Entry, *, by: Actor, at: datetime) -> ConfirmedFigure:
    """Keep a figure that waits for another person; it takes the place of one that still waits.

    FigureRefusedError where the place is not open, the value is not in its unit, or the source is empty.
    """
    by.require_role(Role.OFFICER)
    person = _person(by)
    with acting(by):
        confirmed = _newest(ConfirmedFigure.objects.filter(confirmed_at__isnull=False))
        _require_sense(entry, confirmed)
        figure = ConfirmedFigure.objects.create(
            name=entry.name,
            since=entry.since,
            value=entry.value,
            source=entry.source.strip(),
            entered_at=at,
            entered_by=by.signatory,
            entered_person=person,
        )
        _record("enter_figure", figure, by=by, at=at)
    return figure


def confirm(figure_id: int, *, by: Actor, at: datetime) -> ConfirmedFigure:
    """Confirm a figure that another person entered: it is in force from now on.

    SamePersonError for whoever entered it, FigureClosedError where it does not wait any more.
    """
    by.require_role(Role.OFFICER)
    person = _person(by)
    with acting(by):
        figure = ConfirmedFigure.objects.select_for_update().filter(id=figure_id).first()
        if figure is None or not _waits(figure):
            raise FigureClosedError("no such figure waits")
        if bytes(figure.entered_person) == person:
            raise SamePersonError("two persons confirm a figure")
        figure.confirmed_at, figure.confirmed_by, figure.confirmed_person = at, by.signatory, person
        figure.save(update_fields=["confirmed_at", "confirmed_by", "confirmed_person"])
        _record("confirm_figure", figure, by=by, at=at)
    return figure


def _persons(*found: Mapping[Place, ConfirmedFigure]) -> set[int]:
    rows = [each for held in found for each in held.values()]
    return {each.entered_by for each in rows} | {each.confirmed_by for each in rows if each.confirmed_by}


def _person(by: Actor) -> bytes:
    """Return the person who acts; NotAllowedError for a run of the portal's."""
    if not by.person:
        raise NotAllowedError("figures are entered and confirmed by persons")
    return by.person


def _record(deed: str, figure: ConfirmedFigure, *, by: Actor, at: datetime) -> None:
    trail.record(
        by=by,
        at=at,
        deed=deed,
        subject="figure",
        subject_ids=[figure.id],
        name=figure.name,
        since=str(figure.since),
        value=str(_plain(figure.value)),
        source=figure.source,
    )


def _require_sense(entry: Entry, confirmed: Mapping[Place, ConfirmedFigure]) -> None:
    law = book(_values(confirmed.values()))
    figures = {(name, dated.since): figure for name, figure, dated in _places(law, confirmed)}
    figure = figures.get((entry.name, entry.since))
    if figure is None:
        raise FigureRefusedError(f"{entry.name} from {entry.since} is not open")
    if not entry.source.strip():
        raise FigureRefusedError("a figure has a source")
    value = entry.value
    if not value.is_finite() or not 0 <= value < MOST or value != value.quantize(FINEST):
        raise FigureRefusedError(f"{value} is no value of a figure")
    try:
        figure.with_confirmed(entry.name, {entry.since: _plain(value)})
    except FigureError as fault:
        raise FigureRefusedError(str(fault)) from fault


def _places(law: Book, confirmed: Mapping[Place, ConfirmedFigure]) -> Iterator[tuple[str, Figure, Dated]]:
    """Yield each figure from each day on that it is not known, known second-hand, or was confirmed from."""
    for group, held in sorted(law.figures.items()):
        for own_name, figure in sorted(held.items()):
            name = f"{group}.{own_name}"
            for dated in figure.values:
                if dated.unknown or dated.derived or (name, dated.since) in confirmed:
                    yield name, figure, dated


def _newest(found: QuerySet[ConfirmedFigure]) -> dict[Place, ConfirmedFigure]:
    """Return the last row for each place in the law: the last confirmed, or the last entered."""
    return {(each.name, each.since): each for each in found.order_by("confirmed_at", "id")}


def _values(figures: Iterable[ConfirmedFigure]) -> Confirmed:
    values: dict[str, dict[date, Decimal]] = defaultdict(dict)
    for each in figures:
        values[each.name][each.since] = _plain(each.value)
    return values


def _plain(value: Decimal) -> Decimal:
    """Return a value without the zeros that its column adds behind the comma."""
    return Decimal(f"{value.normalize():f}")


def _waits(figure: ConfirmedFigure) -> bool:
    """Say whether an entry is not confirmed, and nothing was entered in its place since."""
    newer = ConfirmedFigure.objects.filter(name=figure.name, since=figure.since, id__gt=figure.id)
    return figure.confirmed_at is None and not newer.exists()


def _still_open(entered: ConfirmedFigure | None, confirmed: ConfirmedFigure | None) -> ConfirmedFigure | None:
    """Return an entry that waits; None where one that was entered after it is confirmed already."""
    superseded = entered and confirmed and confirmed.id > entered.id
    return None if superseded else entered

"""Whether guidance works: what employers that had seen it did, beside what the others did."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from benefits.law import law_on
from portal.staff import exhibits as made
from portal.staff.exhibits import NONE, SEGMENTS, Exhibit, Value
from segments.classes import Segment
from segments.guidance import Teller, piece, situations
from segments.insight import FOLLOWED, GUIDED_DAYS, Cell, Cells, Measure

Done = dict[Measure, Cell]
"""What employers did, by what is followed."""

_BEGUN: Final = (Measure.RECEIVED, Measure.LEFT)


def exhibits(cells: Cells, groups: tuple[Segment, ...], on: date) -> list[Exhibit]:
    """Return guidance seen beside guidance not seen, by class, and each piece of guidance by itself."""
    return [_compared(cells, groups), _pieces(cells, groups, on)]


def _compared(cells: Cells, groups: tuple[Segment, ...]) -> Exhibit:
    rows = []
    for group in groups:
        with_it, without = _beside(cells, group)
        rows += [
            (_("%(class)s: nähnyt ohjeen") % {"class": SEGMENTS[group]}, _values(with_it)),
            (_("%(class)s: ei nähnyt") % {"class": SEGMENTS[group]}, _values(without)),
        ]
    drawn = [(label, values[3]) for label, values in rows]
    return Exhibit(
        key="ohjaus",
        title=_("Auttaako ohjaus?"),
        note=_(
            "Nähnyt ohjeen: työnantaja katsoi kirjautuneena samaa etuutta koskevaa ohjetta enintään "
            "%(days)s päivää ennen hakemusta tai yhteydenottoa. Ero ei yksin kerro, että se johtuu ohjeesta: "
            "ohjeita voivat katsoa eri työnantajat kuin muut."
        )
        % {"days": GUIDED_DAYS},
        first=_("Työnantajat"),
        heads=_heads(),
        rows=rows,
        unit=_("Kerralla oikein"),
        drawn=made.bars(drawn),
        largest=made.largest(drawn),
    )


def _beside(cells: Cells, group: Segment) -> tuple[Done, Done]:
    """Return what was done after guidance was seen, and what without; both hidden where one of them is."""
    seen, others = {}, {}
    for measure, guided in FOLLOWED.items():
        part, whole = cells.of(group, guided), cells.of(group, measure)
        rest = whole.without(part)
        few = part.hidden or rest.hidden
        seen[measure] = _covered(part) if few else part
        others[measure] = _covered(rest) if few else rest
    return seen, others


def _covered(cell: Cell) -> Cell:
    """Return a cell as one of the fewest employers: the other part of the same whole is hidden."""
    return Cell(number=cell.number, amount=cell.amount, employers=1)


def _heads() -> list[str]:
    return [
        _("Alkoi hakea"),
        _("Lähetti hakemuksen"),
        _("Ajoissa"),
        _("Kerralla oikein"),
        _("Yhteydenottoja hakemusta kohden"),
    ]


def _values(done: Done) -> list[Value]:
    """Return what stands in the columns of the heads."""
    decided, late = done[Measure.DECIDED], done[Measure.LATE]
    sent, contacts = done[Measure.RECEIVED], done[Measure.CONTACT]
    in_time = made.share(decided.without(late), decided) if not late.hidden else made.hidden()
    return [
        _summed([done[measure] for measure in _BEGUN]),
        made.count(sent),
        in_time,
        made.share(done[Measure.FIRST_RIGHT], decided),
        made.ratio(Decimal(contacts.number), contacts, sent.number, sent, places=1),
    ]


def _summed(cells: list[Cell]) -> Value:
    """Return how often either happened; hidden where one of them is."""
    if any(cell.hidden for cell in cells):
        return made.hidden()
    return made.count(Cell(number=sum(cell.number for cell in cells)))


def _pieces(cells: Cells, groups: tuple[Segment, ...], on: date) -> Exhibit:
    shown = set(cells.details(Measure.SHOWN))
    found = {
        label: [(group, _of_piece(cells, group, each)) for group in groups]
        for each, label in _labels(on)
        if each in shown
    }
    rows = [
        (f"{label} ({SEGMENTS[group]})", values)
        for label, by_group in found.items()
        for group, values in by_group
        if values[0] != NONE
    ]
    views = [
        (label, made.summed([values[0] for _group, values in by_group])) for label, by_group in found.items()
    ]
    return Exhibit(
        key="ohjeet",
        title=_("Mitä ohjeita katsotaan ja mitä niiden jälkeen tapahtuu"),
        note=_("Katseluissa ovat mukana myös ne, jotka eivät ole kirjautuneet."),
        first=_("Ohje"),
        heads=[_("Katseluja"), *_heads()],
        rows=rows,
        unit=_("Katseluja"),
        drawn=made.bars(views),
        largest=made.largest(views),
    )


def _of_piece(cells: Cells, group: Segment, detail: str) -> list[Value]:
    views = cells.of(group, Measure.SHOWN, detail=detail)
    done = {measure: cells.of(group, guided, detail=detail) for measure, guided in FOLLOWED.items()}
    return [made.count(views) if views.number else NONE, *_values(done)]


def _labels(on: date) -> Iterator[tuple[str, str]]:
    """Yield each piece of guidance by its id, and how it is called: its situation and what it says."""
    teller = Teller(language=get_language() or "fi", law=law_on(on))
    for told in situations():
        for outcome in told.outcomes:
            title, says = teller.say(told.title), teller.say(outcome.says)
            alone = len(told.outcomes) == 1
            yield piece(told, outcome), title if alone else f"{title}: {says.partition('. ')[0].rstrip('.')}"

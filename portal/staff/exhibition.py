"""Which exhibits the insight page has, and what each counts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from access.actor import Actor
from benefits.calendar import ONE_DAY, months_after
from benefits.catalogue import BENEFITS
from decisions.rulings import Outcome
from portal.questions import sent
from portal.questions.guides import GUIDES
from portal.questions.requests import REASONS
from portal.staff import exhibits as made
from portal.staff import guided
from portal.staff.exhibits import SEGMENTS, Exhibit, Value, Words
from portal.staff.served import CONTACT_CHANNELS, CONTACT_REASONS, PAGES
from segments import insight
from segments.classes import Segment
from segments.insight import Cell, Cells, Measure
from segments.publication import publication
from segments.tallies import ALL

MINUTE: Final = 60
SERIES: Final = (Measure.RECEIVED, Measure.CONTACT)
Told = tuple[str, str, str, Callable[[Cells, Segment], Value]]
"""A series: its key, title and note, and the value of a class in a time."""
PEOPLE: Final[Mapping[str, Words]] = {
    "steady": gettext_lazy("Tasainen arki"),
    "changing": gettext_lazy("Muuttuva arki"),
    "supported": gettext_lazy("Tuettava arki"),
}
_WIDTH, _HEIGHT = 1000, 260


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked at: the year or the month that begins on a day, of which classes, of which benefit."""

    starts_on: date
    span: str
    groups: tuple[Segment, ...]
    benefit: str


def exhibits(asked: Asked, *, for_: Actor) -> list[Exhibit]:
    """Return the exhibits of a period, in the order in which they are looked at."""
    cells = insight.cells(for_=for_, span=asked.span, starts_on=asked.starts_on, benefit=asked.benefit)
    return [
        _load(cells, asked),
        _contacts(cells, asked),
        *_series(asked, for_),
        _right(cells, asked),
        _times(cells, asked),
        _lost(cells, asked),
        *guided.exhibits(cells, asked.groups, asked.starts_on),
        _decided(cells, asked),
        *_details(cells, asked),
        _carried(asked, for_),
    ]


def tiles() -> list[dict[str, object]]:
    """Return the publication's figures of employers, as reference beside our own."""
    told = publication().employers
    note = _("Vertailu, ei tästä palvelusta")
    return [
        {"label": _("Yrityksiä ja yhteisöjä Suomessa yli"), "value": _grouped(told.known), "note": note},
        {
            "label": _("Niistä asioi Kelan kanssa vuodessa noin"),
            "value": _grouped(told.customers),
            "note": note,
        },
        {
            "label": _("Pieniä, ja keskisuuria tai suuria"),
            "value": f"{told.small} % / {told.others} %",
            "note": note,
        },
    ]


def _grouped(number: int) -> str:
    return number_format(number, force_grouping=True)


def _load(cells: Cells, asked: Asked) -> Exhibit:
    """Return the share of customers beside the share of load."""
    parts = {
        _("Asiakkaat"): {group: made.employers(cells.of(group, Measure.CUSTOMER)) for group in SEGMENTS},
        _("Hakemukset"): {group: made.count(cells.of(group, Measure.RECEIVED)) for group in SEGMENTS},
        _("Yhteydenotot"): {group: made.count(cells.of(group, Measure.CONTACT)) for group in SEGMENTS},
        _("Käsittelyminuutit"): {
            group: made.total(cells.of(group, Measure.HANDLED), unit=MINUTE) for group in SEGMENTS
        },
    }
    return Exhibit(
        key="osuudet",
        title=_("Osuus asiakkaista ja osuus työstä"),
        note=_(
            "Asiakas on työnantaja, joka haki, korjasi, otti yhteyttä tai pyysi apua. "
            "Osuudet on laskettu näkyvistä luvuista."
        ),
        first=_("Työnantajat"),
        heads=list(parts),
        rows=[(str(SEGMENTS[group]), [part[group] for part in parts.values()]) for group in asked.groups],
        shares=[{"label": label, "parts": _stacked(part)} for label, part in parts.items()],
    )


def _stacked(part: Mapping[Segment, Value]) -> list[dict[str, object]]:
    """Return the shares of the classes as parts of a bar, in thousandths, one after another."""
    numbers = {group: value.number or Decimal(0) for group, value in part.items()}
    whole = sum(numbers.values(), Decimal(0))
    found: list[dict[str, object]] = []
    start = 0
    for group, number in numbers.items():
        width = round(_WIDTH * number / whole) if whole else 0
        found.append(
            {
                "kind": group.value,
                "label": SEGMENTS[group],
                "start": start,
                "width": width,
                "percent": round(width / 10),
            }
        )
        start += width
    return found


def _contacts(cells: Cells, asked: Asked) -> Exhibit:
    customers = {group: cells.of(group, Measure.CUSTOMER) for group in asked.groups}
    decided = {group: cells.of(group, Measure.DECIDED) for group in asked.groups}

    def per_customer(group: Segment, measure: Measure) -> Value:
        cell, of = cells.of(group, measure), customers[group]
        return made.ratio(Decimal(cell.number), cell, of.employers, of, places=1)

    def per_decision(group: Segment, measure: Measure) -> Value:
        cell, of = cells.of(group, measure), decided[group]
        return made.ratio(Decimal(cell.number), cell, of.number, of, places=1)

    def minutes(group: Segment) -> Value:
        cell, of = cells.of(group, Measure.HANDLED), decided[group]
        return made.ratio(cell.amount / MINUTE, cell, of.number, of, places=1)

    exhibit = made.by_segment(
        "yhteydenotot",
        _("Yhteydenotot ja käsittelyaika"),
        _("Yhteydenotot, jotka on kirjattu. Aktiivinen käsittelyaika on mitattu hakemuksen sivulta."),
        asked.groups,
        [
            (_("Yhteydenottoja asiakasta kohden"), lambda group: per_customer(group, Measure.CONTACT)),
            (_("Yhteydenottoja päätöstä kohden"), lambda group: per_decision(group, Measure.CONTACT)),
            (_("Avunpyyntöjä asiakasta kohden"), lambda group: per_customer(group, Measure.HELP)),
            (_("Minuutteja päätöstä kohden"), minutes),
        ],
        unit=_("Yhteydenottoja asiakasta kohden"),
    )
    return _with_people(exhibit)


def _with_people(exhibit: Exhibit) -> Exhibit:
    """Return an exhibit with the publication's groups of persons beside it, as reference."""
    values = [
        (
            f"{PEOPLE[key]} ({group.share}\N{NO-BREAK SPACE}%)",
            Value(
                _("%(contacts)s vuodessa, %(minutes)s min")
                % {"contacts": f"{group.contacts}".replace(".", ","), "minutes": group.minutes},
                group.contacts,
            ),
        )
        for key, group in publication().people.items()
    ]
    return replace(exhibit, reference=made.bars(values), reference_largest=made.largest(values))


def _series(asked: Asked, for_: Actor) -> list[Exhibit]:
    """Return how a year went month by month, or a month day by day."""
    end = months_after(asked.starts_on, 12 if asked.span == "year" else 1) - ONE_DAY
    span, words = ("month", "n/Y") if asked.span == "year" else ("day", "j.n.")
    found = insight.series(
        for_=for_, span=span, first=asked.starts_on, last=end, measures=SERIES, benefit=asked.benefit
    )

    def claims(cells: Cells, group: Segment) -> Value:
        return made.count(cells.of(group, Measure.RECEIVED))

    def contacts(cells: Cells, group: Segment) -> Value:
        return made.count(cells.of(group, Measure.CONTACT))

    def per_claim(cells: Cells, group: Segment) -> Value:
        contact, received = (cells.of(group, each) for each in (Measure.CONTACT, Measure.RECEIVED))
        return made.ratio(Decimal(contact.number), contact, received.number, received, places=1)

    told: Sequence[Told] = (
        ("hakemukset-ajassa", _("Hakemukset ajassa"), _("Saapumispäivän mukaan."), claims),
        ("yhteydenotot-ajassa", _("Yhteydenotot ajassa"), _("Kirjauspäivän mukaan."), contacts),
        (
            "yhteydenotot-hakemusta-kohden",
            _("Yhteydenottoja hakemusta kohden ajassa"),
            _("Saman ajan yhteydenotot ja hakemukset."),
            per_claim,
        ),
    )
    labelled = {date_format(day, words): each for day, each in found.items()}
    return [_line(asked, labelled, each) for each in told]


def _line(asked: Asked, found: Mapping[str, Cells], told: Told) -> Exhibit:
    key, title, note, value = told
    rows = [(label, [value(cells, group) for group in asked.groups]) for label, cells in found.items()]
    top = made.largest((label, each) for label, values in rows for each in values)
    lines: list[dict[str, object]] = [
        {
            "kind": group.value,
            "label": SEGMENTS[group],
            "points": _points([values[place] for _label, values in rows], top),
        }
        for place, group in enumerate(asked.groups)
    ]
    return Exhibit(
        key=key,
        title=title,
        note=" ".join((note, _("Piilotetut luvut on piirretty nollaksi."))),
        first=_("Aika"),
        heads=[str(SEGMENTS[group]) for group in asked.groups],
        rows=rows,
        largest=top,
        lines=lines,
    )


def _points(values: Sequence[Value], top: Decimal) -> str:
    """Return the corners of a line through values, from left to right; what is hidden lies at the bottom."""
    step = _WIDTH / max(1, len(values) - 1)
    return " ".join(
        f"{place * step:.0f},{_HEIGHT - _HEIGHT * (value.number or 0) / top:.0f}"
        for place, value in enumerate(values)
    )


def _right(cells: Cells, asked: Asked) -> Exhibit:
    def of(part: Measure, whole: Measure) -> Callable[[Segment], Value]:
        return lambda group: made.share(cells.of(group, part), cells.of(group, whole))

    return made.by_segment(
        "kerralla-oikein",
        _("Kerralla oikein ja ilman käsin tehtyä työtä"),
        _("Kerralla oikein: päätös tuli ilman lisätietopyyntöä ja korjausta."),
        asked.groups,
        [
            (_("Kerralla oikein"), of(Measure.FIRST_RIGHT, Measure.DECIDED)),
            (_("Säännöt ratkaisivat yksin"), of(Measure.AUTOMATIC, Measure.DECIDED)),
            (_("Lisätietopyyntöjä hakemuksista"), of(Measure.ASKED, Measure.RECEIVED)),
            (_("Korjauksia hakemuksista"), of(Measure.CORRECTED, Measure.RECEIVED)),
        ],
        unit=_("Kerralla oikein"),
    )


def _times(cells: Cells, asked: Asked) -> Exhibit:
    def days(measure: Measure) -> Callable[[Segment], Value]:
        return lambda group: made.mean(cells.of(group, measure))

    return made.by_segment(
        "ajat",
        _("Muutoksesta hakemukseen ja rahaan"),
        _("Päiviä keskimäärin. Muutos on poissaolon ensimmäinen päivä."),
        asked.groups,
        [
            (_("Muutoksesta rahaan"), days(Measure.FIRST_MONEY)),
            (_("Muutoksesta hakemukseen"), days(Measure.RECEIVED)),
            (_("Hakemuksesta päätökseen"), days(Measure.DECIDED)),
            (_("Päätöksestä maksuun"), days(Measure.PAID)),
        ],
        unit=_("Päiviä muutoksesta rahaan"),
    )


def _lost(cells: Cells, asked: Asked) -> Exhibit:
    return made.by_segment(
        "menetetty",
        _("Myöhässä haettu ja hakematta jäänyt"),
        _("Hakematta: palkalliset poissaolot, jotka kestivät yli omavastuuajan ja joista ei ole haettu."),
        asked.groups,
        [
            (_("Hakematta jääneitä poissaoloja"), lambda g: made.count(cells.of(g, Measure.UNCLAIMED))),
            (_("Niiden arkipäiviä"), lambda g: made.total(cells.of(g, Measure.UNCLAIMED))),
            (_("Myöhässä haettuja"), lambda g: made.count(cells.of(g, Measure.LATE))),
            (_("Myöhästymisen vuoksi menetetty, euroa"), lambda g: made.total(cells.of(g, Measure.LATE))),
        ],
        unit=_("Hakematta jääneitä poissaoloja"),
    )


def _decided(cells: Cells, asked: Asked) -> Exhibit:
    def outcome(code: Outcome) -> Callable[[Segment], Value]:
        return lambda group: made.count(cells.of(group, Measure.OUTCOME, detail=code))

    return made.by_segment(
        "paatokset",
        _("Päätökset ja eurot työnantajille"),
        _("Ensimmäiset päätökset. Euroissa ovat mukana myös myöhemmät muutokset."),
        asked.groups,
        [
            (_("Euroa työnantajille"), lambda group: made.total(cells.of(group, Measure.EUROS))),
            (_("Myönnetty"), outcome(Outcome.GRANTED)),
            (_("Myönnetty osittain"), outcome(Outcome.PARTLY)),
            (_("Hylätty"), outcome(Outcome.REFUSED)),
        ],
        unit=_("Euroa työnantajille"),
    )


def _details(cells: Cells, asked: Asked) -> list[Exhibit]:
    """Return the exhibits with a row for each channel, reason, page or step."""
    steps: dict[str, Words] = {step.key: step.title for guide in GUIDES.values() for step in guide.steps}
    reasons: dict[str, Words] = {code: each.label for code, each in REASONS.items()}
    told = (
        (
            "yhteydenottokanavat",
            _("Miten työnantajat ottavat yhteyttä"),
            Measure.CONTACT_BY,
            CONTACT_CHANNELS,
        ),
        ("yhteydenottosyyt", _("Miksi työnantajat ottavat yhteyttä"), Measure.CONTACT_FOR, CONTACT_REASONS),
        ("lisatiedot", _("Mitä Kela kysyy"), Measure.ASKED_FOR, reasons),
        ("apusivut", _("Millä sivulla pyydetään apua"), Measure.HELP_ON, PAGES),
        ("kesken", _("Mihin hakemus jää kesken"), Measure.LEFT_AT, steps),
    )
    came = made.channels(cells, Measure.RECEIVED, sent.CHANNELS)
    return [
        made.by_detail("kanavat", _("Mistä hakemukset tulevat"), "", asked.groups, came),
        *(
            made.by_detail(key, title, "", asked.groups, made.details(cells, measure, words))
            for key, title, measure, words in told
        ),
    ]


def _carried(asked: Asked, for_: Actor) -> Exhibit:
    """Return what employers carried for people whose life changed, by benefit and in aggregate only."""
    language = get_language() or "fi"
    found = insight.outcomes(for_=for_, span=asked.span, starts_on=asked.starts_on)
    rows = [
        (BENEFITS[benefit].names[language], lambda group, cells=cells: _granted(cells, group))
        for benefit, cells in found.items()
        if benefit in BENEFITS and asked.benefit in (ALL, benefit)
    ]
    rows.sort(key=lambda row: -sum(row[1](group).number for group in asked.groups))
    return made.by_detail(
        "tasoittaja",
        _("Työnantaja tasoittaa muuttuvaa arkea"),
        _("Jaksot, joista työnantaja sai korvauksen. Yhtään työntekijää ei luokitella."),
        asked.groups,
        rows,
    )


def _granted(cells: Cells, group: Segment) -> Cell:
    """Return the periods granted to employers, whole or in part; hidden where one of the two is."""
    whole, partly = (
        cells.of(group, Measure.OUTCOME, detail=code) for code in (Outcome.GRANTED, Outcome.PARTLY)
    )
    return Cell(
        number=whole.number + partly.number,
        amount=whole.amount + partly.amount,
        employers=min([each.employers for each in (whole, partly) if each.number], default=0),
    )

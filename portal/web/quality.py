"""Quality of data (tietojen laatu): what came of what a sender's systems sent, and what to do about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from access.actor import Actor, Matter
from batches.columns import label
from batches.states import RowState, State
from benefits import words
from benefits.calendar import months_after
from benefits.findings import Weight
from benefits.periods import Period
from portal.questions.requests import OTHER, REASONS
from portal.questions.steps import Words
from portal.shell.doors import client_door
from portal.shell.spreadsheet import Cell, spreadsheet
from portal.shell.tables import columns, labelled
from portal.web.files import ROWS
from portal.web.periods import PeriodForm
from segments.quality import Asked, Fault, Found, Quality, Timing, quality

USUAL_MONTHS = 3
HUNDRED = 100
TODO_ROWS: Mapping[RowState, Words] = {
    RowState.CREATED: gettext_lazy("Ei tehtävää."),
    RowState.READY: gettext_lazy("Vahvistakaa tiedosto, niin riveistä syntyy hakemuksia."),
    RowState.FAULTY: gettext_lazy(
        "Ladatkaa korjattavat rivit tiedoston sivulta ja lähettäkää ne korjattuina."
    ),
    RowState.DUPLICATE: gettext_lazy(
        "Lähettäkää kustakin poissaolosta vain yksi hakemus. Muutokset tehdään hakemuksen sivulla."
    ),
    RowState.STUCK: gettext_lazy("Ei tehtävää: Kela selvittää rivit."),
}
TIMINGS: Mapping[Timing, tuple[Words, Words]] = {
    Timing.EARLY: (gettext_lazy("Vähintään 30 päivää aikaa jäljellä"), gettext_lazy("Ei tehtävää.")),
    Timing.LAST_MONTH: (
        gettext_lazy("7–29 päivää aikaa jäljellä"),
        gettext_lazy("Hakekaa heti, kun poissaolon palkka on maksettu."),
    ),
    Timing.LAST_WEEK: (
        gettext_lazy("Viimeisellä viikolla"),
        gettext_lazy("Ajastakaa haku jokaisen palkka-ajon yhteyteen."),
    ),
    Timing.LATE: (
        gettext_lazy("Myöhässä"),
        gettext_lazy("Seuratkaa määräpäiviä: myöhästyneestä ajasta ei yleensä makseta."),
    ),
}
TODO_ASKED: Mapping[str, Words] = {
    "certificate": gettext_lazy("Liittäkää lääkärintodistus jo hakemukseen."),
    "wage": gettext_lazy("Tarkistakaa, että palkka on sama hakemuksessa ja tulorekisterissä."),
    "days": gettext_lazy("Ilmoittakaa poissaolon päivät ja palkalliset päivät tarkasti."),
    "pay_basis": gettext_lazy("Kertokaa hakemuksessa, mihin oikeus palkkaan perustuu."),
    "insurer": gettext_lazy("Kertokaa hakemuksessa, jos vakuutusyhtiö käsittelee asiaa."),
    "late": gettext_lazy("Kertokaa myöhästymisen syy jo hakemuksen lisätiedoissa."),
    OTHER: gettext_lazy("Kysymykset ovat hakemusten sivuilla."),
}
FAULTS: Mapping[Fault, tuple[Words, Words]] = {
    Fault.DOUBTFUL: (
        gettext_lazy("Palkkatiedot ovat tulkinnanvaraiset"),
        gettext_lazy("Käyttäkää tulorekisterin tarkempia tulolajeja. Käsittelijä katsoo ilmoituksen."),
    ),
    Fault.ENDLESS: (
        gettext_lazy("Palkalliselta poissaololta puuttuu viimeinen päivä"),
        gettext_lazy("Ilmoittakaa poissaolon viimeinen päivä tai arvio siitä."),
    ),
    Fault.UNPAID: (
        gettext_lazy("Palkalliselta poissaololta puuttuu palkka"),
        gettext_lazy("Ilmoittakaa poissaolon ajalta maksettu palkka."),
    ),
    Fault.REPLACED: (
        gettext_lazy("Korvattu uudella ilmoituksella"),
        gettext_lazy("Näin korjaus kuuluu tehdä. Jos korjauksia on paljon, etsikää niiden syy."),
    ),
    Fault.CANCELLED: (
        gettext_lazy("Mitätöity"),
        gettext_lazy("Korjatkaa mieluummin korvaavalla: mitätöinti peruu siitä tehdyn hakemuksen."),
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a part: what it counts and how many, what else is told of it, and what to do about it."""

    label: str
    number: int
    told: str
    todo: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the page: a chart, the table under it and the same as a file."""

    key: str
    title: str
    note: str
    heads: tuple[str, str, str, str]
    lines: Sequence[Line]

    @property
    def columns(self) -> list[dict[str, object]]:
        """Return the columns as the table component takes them."""
        return columns(*self.heads, numbers=[1])

    @property
    def rows(self) -> list[list[dict[str, object]]]:
        """Return the rows as the table component takes them."""
        return labelled(
            self.columns,
            [
                [
                    {"text": line.label},
                    {"text": _number(line.number), "number": True},
                    {"text": line.told, "url": line.url} if line.told else {"text": "–", "none": True},
                    {"text": line.todo},
                ]
                for line in self.lines
            ],
        )

    @property
    def bars(self) -> list[dict[str, object]]:
        """Return the lines as the bar chart takes them."""
        return [
            {"label": line.label, "value": line.number, "text": _number(line.number)} for line in self.lines
        ]

    @property
    def largest(self) -> int:
        """Return the number that fills a bar."""
        return max([line.number for line in self.lines], default=0) or 1

    @property
    def table(self) -> list[list[Cell]]:
        """Return the part as a table for a spreadsheet."""
        lines: list[list[Cell]] = [[each.label, each.number, each.told, each.todo] for each in self.lines]
        return [list(self.heads), *lines]


def _number(number: float) -> str:
    return number_format(number, decimal_pos=0, force_grouping=True)


def _share(part: int, whole: int) -> str:
    return f"{round(HUNDRED * part / whole)} %" if whole else "–"


def _form(request: HttpRequest, by: Actor, at: datetime) -> PeriodForm:
    on = localtime(at).date()
    return PeriodForm(request.GET, usual=_usual(on), matter=Matter.CLAIM, by=by, on=on)


def _usual(on: date) -> Period:
    """Return the months before a day, and the month it is in as far as it has come."""
    return Period(months_after(on.replace(day=1), -USUAL_MONTHS), on)


def _found(form: PeriodForm, by: Actor) -> Quality | None:
    period = form.period()
    return quality(period, for_=by, employer_id=form.employer_id) if period else None


@require_GET
@client_door(Matter.CLAIM)
def quality_page(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Show what came of what was sent in a period, and what to do about it."""
    form = _form(request, by, at)
    found = _found(form, by)
    context = {
        "form": form,
        "read": found is not None,
        "tiles": _tiles(found) if found and found.systems else [],
        "parts": _parts(found) if found else [],
        "query": request.GET.urlencode(),
        "crumbs": [{"label": _("Tiedostot"), "url": reverse("uploads")}],
    }
    return render(request, "web/quality.html", context)


@require_GET
@client_door(Matter.CLAIM)
def quality_table(request: HttpRequest, *, by: Actor, at: datetime, key: str) -> HttpResponse:
    """Give the table of one part as a file for a spreadsheet."""
    found = _found(_form(request, by, at), by)
    part = next((each for each in _parts(found) if each.key == key), None) if found else None
    if part is None:
        raise Http404
    return spreadsheet(part.table, f"laatu-{key}")


def _tiles(found: Quality) -> list[dict[str, object]]:
    files, refused = sum(found.files.values()), found.files.get(State.REFUSED, 0)
    told = ngettext("%(number)s tiedosto", "%(number)s tiedostoa", files) % {"number": files}
    unread = _("%(files)s, lukematta jäi %(refused)s") % {"files": told, "refused": refused}
    return [
        {
            "label": _("Lähetettyjä rivejä"),
            "value": _number(found.sent),
            "note": unread if refused else told,
        },
        {
            "label": _("Hyväksytty sellaisenaan"),
            "value": _share(found.accepted, found.sent),
            "note": _("Riveistä, jotka lähetitte"),
        },
        {
            "label": _("Päätös ilman lisäkysymyksiä"),
            "value": _share(found.first_right, found.decided),
            "note": _("Päätöksiä %(number)s") % {"number": _number(found.decided)},
        },
        {
            "label": _("Poissaolosta hakemukseen"),
            "value": "–" if found.days is None else _("%(days)s pv") % {"days": _number(found.days)},
            "note": _("Mediaani, hakemuksia %(number)s") % {"number": _number(found.claims)},
        },
    ]


def _parts(found: Quality) -> list[Part]:
    """Return the parts that have something to tell."""
    made: list[Callable[[Quality], Part]] = [_rows, _findings, _timing, _questions, _reports]
    return [part for part in (make(found) for make in made) if any(line.number for line in part.lines)]


def _rows(found: Quality) -> Part:
    return Part(
        key="rivit",
        title=_("Mitä riveistä tuli"),
        note=_("Rivit tiedostoista, jotka lähetitte sivuilla tai rajapinnasta. Kokeiluja ei lasketa."),
        heads=(_("Mitä"), _("Rivejä"), _("Osuus"), _("Mitä tehdä")),
        lines=[
            Line(str(ROWS[state]), found.rows[state], _share(found.rows[state], found.sent), str(todo))
            for state, todo in TODO_ROWS.items()
            if state in found.rows
        ],
    )


def _findings(found: Quality) -> Part:
    return Part(
        key="havainnot",
        title=_("Yleisimmät havainnot"),
        note=_("Mikä esti rivin tai vei hakemuksen käsittelijän tarkistettavaksi, yleisin ensin."),
        heads=(_("Havainto"), _("Rivejä"), _("Esimerkki"), _("Mitä tehdä")),
        lines=[_finding(each, get_language() or "fi") for each in found.findings],
    )


def _finding(each: Found, language: str) -> Line:
    field = label(each.finding.field, language) if each.finding.field else ""
    todo = _("Korjatkaa rivi ja lähettäkää se uudelleen.")
    if each.finding.weight is not Weight.STOPS:
        todo = _("Kela tarkistaa asian.")
    elif each.state == RowState.DUPLICATE:
        todo = str(TODO_ROWS[RowState.DUPLICATE])
    return Line(
        label=words.say(each.finding, language),
        number=each.rows,
        told=_("%(file)s, rivi %(line)s") % {"file": each.file, "line": each.line},
        todo=_("%(todo)s Kohta: %(field)s.") % {"todo": todo, "field": field} if field else todo,
        url=f"{reverse('upload', args=[each.batch_id])}?nayta={each.state}",
    )


def _timing(found: Quality) -> Part:
    known = sum(found.timing.values())
    return Part(
        key="ajoissa",
        title=_("Milloin hakemukset tulevat"),
        note=_("Kuinka paljon hakuaikaa oli jäljellä, kun hakemus tuli. Vasta saapuneet puuttuvat."),
        heads=(_("Milloin"), _("Hakemuksia"), _("Osuus"), _("Mitä tehdä")),
        lines=[
            Line(str(label), found.timing[when], _share(found.timing[when], known), str(todo))
            for when, (label, todo) in TIMINGS.items()
        ],
    )


def _questions(found: Quality) -> Part:
    return Part(
        key="kysymykset",
        title=_("Mitä Kelan piti kysyä"),
        note=_("Kysymykset hakemuksista, jotka järjestelmänne lähettivät."),
        heads=(_("Aihe"), _("Kysymyksiä"), _("Vastattu"), _("Mitä tehdä")),
        lines=[_question(each) for each in found.questions],
    )


def _question(each: Asked) -> Line:
    reason = each.reason if each.reason in REASONS else OTHER
    told = _answered(each.answered, each.days)
    return Line(str(REASONS[reason].label), each.number, told, str(TODO_ASKED[reason]))


def _answered(answered: int, days: float | None) -> str:
    if days is None:
        return str(answered)
    return _("%(number)s, mediaani %(days)s pv") % {"number": answered, "days": _number(days)}


def _reports(found: Quality) -> Part:
    valid = found.reports - found.faults[Fault.REPLACED] - found.faults[Fault.CANCELLED]
    return Part(
        key="ilmoitukset",
        title=_("Tulorekisterin ilmoitukset"),
        note=_("Kelan saamia palkkatietoilmoituksia kaudella: %(number)s.")
        % {"number": _number(found.reports)},
        heads=(_("Mitä"), _("Ilmoituksia"), _("Osuus"), _("Mitä tehdä")),
        lines=[
            Line(str(label), number, _share(number, found.reports), str(todo))
            for label, number, todo in (
                (_("Voimassa"), valid, _("Ei tehtävää.")),
                *((label, found.faults[fault], todo) for fault, (label, todo) in FAULTS.items()),
            )
        ],
    )

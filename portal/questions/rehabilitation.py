"""The questions of claims for rehabilitation allowance: whole days away, and shortened ones."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from applications.answers import Answers
from benefits.claims import Accident
from benefits.rehabilitation.claim import Notice, Participation, Preceding, Programme
from portal.questions.asking import (
    LAST,
    OTHER_WAGES,
    THREE_MONTHS,
    YES_NO,
    Choices,
    choices_of,
    chose,
    ends_of_periods,
    numbered,
    one_period,
    periods_of,
    recalled,
    said_by,
    special_step,
    wages,
)
from portal.questions.steps import Guide, Kind, Question, Step, Topic, Words

MATTERS: Final[Choices] = (
    ("preceding", _("Työntekijällä on ollut toinen etuus juuri ennen kuntoutusta")),
    ("other_periods", _("Kuntoutuksessa on muita jaksoja")),
    ("breaks", _("Jakson aikana oli sairautta tai muu este")),
    ("days_off", _("Jakson aikana on vuosilomaa")),
    ("accident", _("Kuntoutus johtuu tapaturmasta, ammattitaudista tai liikennevahingosta")),
    ("other_wages", _("Myös toinen työnantaja maksaa palkkaa samoilta päiviltä")),
    ("self_employed", _("Työntekijällä on myös YEL- tai MYEL-vakuutus")),
    ("full_pension", _("Työntekijä saa täyttä eläkettä")),
    ("three_months", _("Vuositulo pyydetään laskemaan kolmelta kuukaudelta")),
)


def _rehabilitation(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="rehabilitation_starts_on",
            label=_("Milloin kuntoutus alkoi?"),
            hint=_("Koko kuntoutuksen ensimmäinen päivä, vaikka se olisi jaksoissa."),
            kind=Kind.DATE,
        ),
        Question(
            field="programme",
            label=_("Millaista kuntoutusta se on?"),
            hint=_("Emme kysy sairautta. Laji lukee kuntoutuspäätöksessä."),
            kind=Kind.CHOICE,
            choices=choices_of(Programme),
        ),
        Question(
            field="planned_weekdays",
            label=_("Montako arkipäivää kuntoutus kestää yhteensä?"),
            hint=_("Jos tiedätte. Lyhyessä yksilöllisessä kuntoutuksessa odotusaika on lyhyempi."),
            kind=Kind.TEXT,
            optional=True,
        ),
    )


def _papers(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="notice",
            label=_("Miten ilmoitus kuntoutuspäätöksestä (KU 114) tulee Kelaan?"),
            hint=_("Kelan järjestämästä kuntoutuksesta sitä ei tarvita."),
            kind=Kind.CHOICE,
            choices=choices_of(Notice),
        ),
        Question(
            field="participation",
            label=_("Miten osallistumistodistus tulee Kelaan?"),
            hint=_("Kuntoutuksen järjestäjä voi lähettää sen. Maksamme, kun todistus on tullut."),
            kind=Kind.CHOICE,
            choices=choices_of(Participation),
        ),
    )


def _days(answers: Answers) -> tuple[Question, ...]:
    return ends_of_periods(
        answers,
        first=_("Ensimmäinen kuntoutuspäivä, jolta maksoitte palkkaa"),
        last=_("Viimeinen kuntoutuspäivä, jolta maksoitte palkkaa"),
    )


WAGE_HINT: Final = _(
    "Bruttopalkka euroina vain niiltä päiviltä, jotka kerroitte. Lomapalkkaa ei lasketa mukaan."
)
AGREED: Final = Question(
    field="clause",
    label=_("Onko työsuhteen ehdoissa sovittu, että kuntoutusraha maksetaan työnantajalle?"),
    hint=_("Ehto voi olla työehtosopimuksessa tai työsopimuksessa."),
    kind=Kind.CHOICE,
    choices=YES_NO,
)


def _pay(answers: Answers) -> tuple[Question, ...]:
    return (*wages(answers, _("Palkka kuntoutuksen ajalta"), WAGE_HINT), AGREED)


def _shortened_pay(answers: Answers) -> tuple[Question, ...]:
    hours = tuple(
        Question(field=f"paid.{place}.{name}", label=numbered(label, place), hint=hint, kind=Kind.TEXT)
        for place in range(periods_of(answers))
        for name, label, hint in (
            ("normal_hours", _("Tavallinen työaika tunteina päivässä"), ""),
            (
                "lost_hours",
                _("Poissaolo kuntoutuksen takia tunteina päivässä"),
                _("Myös matkat lasketaan mukaan."),
            ),
        )
    )
    return (
        *hours,
        *wages(answers, _("Palkka poissaolotunneilta"), WAGE_HINT),
        Question(
            field="full_wage_paid",
            label=_("Maksoitteko poissaolotunneilta täyden palkan?"),
            kind=Kind.CHOICE,
            choices=YES_NO,
        ),
        AGREED,
    )


PRECEDING: Final = Step(
    key="aiempi",
    title=_("Aiempi etuus"),
    short=_("Aiempi etuus"),
    questions=lambda _answers: (
        Question(
            field="preceding",
            label=_("Mikä etuus työntekijällä oli?"),
            kind=Kind.CHOICE,
            choices=choices_of([code for code in Preceding if code is not Preceding.NOTHING]),
        ),
        Question(
            field="previous_paid_until",
            label=_("Mihin päivään asti sitä maksettiin?"),
            hint=_("Päivä lukee edellisessä päätöksessä."),
            kind=Kind.DATE,
        ),
    ),
    applies=chose("preceding"),
)
ACCIDENT: Final = Step(
    key="tapaturma",
    title=_("Vakuutusyhtiön päätös"),
    short=_("Tapaturma"),
    lead=_("Kuntoutusraha voidaan maksaa työnantajalle, vaikka vakuutusyhtiö vielä käsittelisi asiaa."),
    questions=lambda _answers: (
        Question(
            field="accident",
            label=_("Onko vakuutusyhtiö jo tehnyt päätöksen?"),
            kind=Kind.CHOICE,
            choices=choices_of([code for code in Accident if code is not Accident.NONE]),
        ),
    ),
    applies=chose("accident"),
)


def _span(key: str, field: str, title: Words, first: Words, last: Words, lead: Words = "") -> Step:
    return Step(
        key=key,
        title=title,
        short=title,
        lead=lead,
        questions=lambda _answers: one_period(field, first, last),
        applies=chose(field),
    )


FIRST: Final = (
    Step(
        key="kuntoutus",
        title=_("Mistä kuntoutuksesta on kyse?"),
        short=_("Kuntoutus"),
        questions=_rehabilitation,
    ),
    Step(key="paperit", title=_("Miten paperit tulevat Kelaan?"), short=_("Paperit"), questions=_papers),
    Step(
        key="paivat",
        title=_("Miltä päiviltä maksoitte palkkaa?"),
        short=_("Päivät"),
        questions=_days,
        more=_("Lisätkää toinen jakso"),
    ),
)
"""The steps before the pay, alike for whole and for shortened days."""

AFTERWARDS: Final = (
    special_step(MATTERS, label=_("Koskeeko jokin näistä kuntoutusta?")),
    PRECEDING,
    _span(
        "muut-jaksot",
        "other_periods",
        _("Muu jakso"),
        _("Toisen jakson ensimmäinen päivä"),
        _("Toisen jakson viimeinen päivä"),
    ),
    _span(
        "este",
        "breaks",
        _("Este"),
        _("Ensimmäinen päivä, jona osallistuminen estyi"),
        _("Viimeinen päivä, jona osallistuminen estyi"),
    ),
    _span(
        "vuosiloma",
        "days_off",
        _("Vuosiloma"),
        _("Vuosiloman ensimmäinen päivä"),
        _("Vuosiloman viimeinen päivä"),
        _("Vuosiloman päiviltä kuntoutusraha maksetaan työntekijälle."),
    ),
    ACCIDENT,
    OTHER_WAGES,
    THREE_MONTHS,
    LAST,
)
"""The steps after the pay."""


def _guide(benefit: str, title: Words, situation: Words, pay: Step) -> Guide:
    return Guide(
        benefit=benefit,
        topic=Topic.REHABILITATION,
        title=title,
        situation=situation,
        needed=(
            _("kuntoutuksen ensimmäisen päivän ja lajin"),
            _("päivät, joilta maksoitte palkkaa"),
            _("bruttopalkan noilta päiviltä"),
        ),
        not_needed=(
            _("tietoa sairaudesta: emme kysy sitä"),
            _("aiempia palkkoja: ne tulevat tulorekisteristä"),
            _("osallistumistodistusta, jos kuntoutuksen järjestäjä lähettää sen"),
        ),
        counted_from="paid.0.starts_on",
        derive=said_by(MATTERS, "self_employed", "full_pension"),
        recall=recalled(MATTERS, Preceding.NOTHING.value, Accident.NONE.value),
        steps=(*FIRST, pay, *AFTERWARDS),
    )


GUIDES: Final = (
    _guide(
        "rehabilitation_allowance",
        _("Hae korvausta kuntoutusajan palkasta"),
        _("Kun työntekijä on kuntoutuksessa kokonaisia päiviä ja maksatte hänelle palkkaa."),
        Step(key="palkka", title=_("Mitä maksoitte?"), short=_("Palkka"), questions=_pay),
    ),
    _guide(
        "partial_rehabilitation_allowance",
        _("Hae korvausta lyhennettyjen kuntoutuspäivien palkasta"),
        _("Kun työntekijä on päivän osan kuntoutuksessa ja maksatte poissaolotunneilta palkkaa."),
        Step(key="palkka", title=_("Mitä maksoitte?"), short=_("Palkka"), questions=_shortened_pay),
    ),
)
"""The guides of the full and of the partial allowance."""

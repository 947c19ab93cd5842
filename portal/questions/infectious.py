"""The questions of a claim for infectious-disease allowance: an order, its days, and the pay lost."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from applications.answers import Answers
from benefits.infectious.claim import Order, OrderCopy
from portal.questions.asking import (
    LAST,
    YES_NO,
    Choices,
    choices_of,
    chose,
    ends_of_periods,
    one_period,
    recalled,
    special_step,
    wages,
)
from portal.questions.steps import Guide, Kind, Question, Step, Topic

MATTERS: Final[Choices] = (
    ("other_earnings", _("Työntekijällä oli samoilta päiviltä muuta työtuloa")),
    ("annual_leave", _("Poissaolon aikana on vuosilomaa")),
)


def _order(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="order",
            label=_("Mitä lääkäri määräsi?"),
            hint=_("Emme kysy sairautta."),
            kind=Kind.CHOICE,
            choices=choices_of(Order),
        ),
        Question(field="ordered_from", label=_("Määräyksen ensimmäinen päivä"), kind=Kind.DATE),
        Question(field="ordered_until", label=_("Määräyksen viimeinen päivä"), kind=Kind.DATE),
        Question(
            field="order_copy",
            label=_("Miten lääkärin määräys tulee Kelaan?"),
            hint=_("Voitte hakea, vaikka kirjallinen määräys ei ole vielä tullut."),
            kind=Kind.CHOICE,
            choices=choices_of(OrderCopy),
        ),
    )


def _days(answers: Answers) -> tuple[Question, ...]:
    return ends_of_periods(
        answers,
        first=_("Ensimmäinen poissaolopäivä, jolta maksoitte palkkaa"),
        last=_("Viimeinen poissaolopäivä, jolta maksoitte palkkaa"),
    )


def _pay(answers: Answers) -> tuple[Question, ...]:
    return (
        *wages(
            answers,
            _("Palkka poissaolon ajalta"),
            _("Bruttopalkka euroina vain niiltä päiviltä, jotka kerroitte. Lomapalkkaa ei lasketa mukaan."),
        ),
        Question(
            field="monthly_pay",
            label=_("Kuukausipalkka, jonka työntekijä olisi saanut"),
            hint=_("Jos palkka ei ole kuukausipalkka, jättäkää tyhjäksi ja vastatkaa seuraavaan."),
            kind=Kind.MONEY,
            optional=True,
        ),
        Question(
            field="lost_earnings",
            label=_("Työtulo, joka näiltä päiviltä menetettiin"),
            hint=_("Vain, jos palkka ei ole kuukausipalkka."),
            kind=Kind.MONEY,
            optional=True,
        ),
        Question(
            field="clause",
            label=_("Onko työsuhteen ehdoissa sovittu, että päiväraha maksetaan työnantajalle?"),
            kind=Kind.CHOICE,
            choices=YES_NO,
        ),
    )


GUIDE: Final = Guide(
    benefit="infectious_disease_allowance",
    topic=Topic.SICKNESS,
    title=_("Hae korvausta tartuntatautipoissaolon palkasta"),
    situation=_("Kun lääkäri on määrännyt työntekijän pois työstä tartuntataudin takia ja maksatte palkkaa."),
    needed=(
        _("lääkärin määräyksen päivät"),
        _("päivät, joilta maksoitte palkkaa"),
        _("palkan, jonka työntekijä olisi saanut"),
    ),
    not_needed=(
        _("tietoa sairaudesta: emme kysy sitä"),
        _("omavastuuaikaa: raha maksetaan ensimmäisestä päivästä alkaen"),
    ),
    counted_from="paid.0.starts_on",
    recall=recalled(MATTERS),
    steps=(
        Step(key="maarays", title=_("Mitä on määrätty?"), short=_("Määräys"), questions=_order),
        Step(
            key="paivat",
            title=_("Miltä päiviltä maksoitte palkkaa?"),
            short=_("Päivät"),
            questions=_days,
            more=_("Lisätkää toinen jakso"),
        ),
        Step(key="palkka", title=_("Mitä maksoitte?"), short=_("Palkka"), questions=_pay),
        special_step(MATTERS, label=_("Koskeeko jokin näistä poissaoloa?")),
        Step(
            key="muu-tulo",
            title=_("Muu työtulo"),
            short=_("Muu työtulo"),
            questions=lambda _answers: (
                Question(
                    field="other_earnings",
                    label=_("Paljonko muuta työtuloa samoilta päiviltä oli?"),
                    hint=_("Bruttona euroina."),
                    kind=Kind.MONEY,
                ),
            ),
            applies=chose("other_earnings"),
        ),
        Step(
            key="vuosiloma",
            title=_("Vuosiloma poissaolon aikana"),
            short=_("Vuosiloma"),
            lead=_("Vuosiloman päiviltä päiväraha maksetaan työntekijälle."),
            questions=lambda _answers: one_period(
                "annual_leave", _("Vuosiloman ensimmäinen päivä"), _("Vuosiloman viimeinen päivä")
            ),
            applies=chose("annual_leave"),
        ),
        LAST,
    ),
)

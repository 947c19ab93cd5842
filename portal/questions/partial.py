"""The questions of a claim for partial sickness allowance: part-time work with full pay."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from applications.answers import Answers
from benefits.claims import Accident, Certificate
from benefits.partial.claim import Before
from portal.questions.asking import (
    CONTINUES,
    LAST,
    THREE_MONTHS,
    YES_NO,
    Choices,
    choices_of,
    chose,
    ends_of_periods,
    one_period,
    recalled,
    said_by,
    special_step,
    wages,
)
from portal.questions.steps import Guide, Kind, Question, Sketch, Step, Topic

MATTERS: Final[Choices] = (
    ("previous", _("Työntekijällä on ollut päiväraha juuri ennen tätä")),
    ("accident", _("Syynä on tapaturma, ammattitauti tai liikennevahinko")),
    ("annual_leave", _("Jakson aikana on vuosilomaa")),
    ("sector_full_time", _("Alan kokoaikainen työaika on lyhyempi kuin laissa")),
    ("several_employers", _("Työntekijä tekee osa-aikatyötä myös muualla")),
    ("three_months", _("Vuositulo pyydetään laskemaan kolmelta kuukaudelta")),
)


def _illness(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="onset",
            label=_("Mistä päivästä alkaen työntekijä on ollut osittain työkyvytön?"),
            hint=_("Ensimmäinen päivä, joka lukee lääkärintodistuksessa. Esimerkiksi 5.1.2026."),
            kind=Kind.DATE,
        ),
        Question(
            field="certificate",
            label=_("Miten lääkärintodistus tulee Kelaan?"),
            hint=_("Emme kysy sairautta. Todistusta ei tarvitse lähettää, jos se tulee Kantasta."),
            kind=Kind.CHOICE,
            choices=choices_of(Certificate),
        ),
    )


def _agreement(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(field="part_time_from", label=_("Osa-aikatyön ensimmäinen päivä"), kind=Kind.DATE),
        Question(
            field="part_time_until",
            label=_("Osa-aikatyön viimeinen päivä"),
            hint=_("Niin kuin olette työntekijän kanssa sopineet."),
            kind=Kind.DATE,
        ),
        Question(
            field="hours_before",
            label=_("Työaika ennen tätä, tuntia viikossa"),
            hint=_("Keskimäärin, esimerkiksi 37,5. Jos toimitatte sopimuksen erikseen, jättäkää tyhjäksi."),
            kind=Kind.TEXT,
            optional=True,
        ),
        Question(
            field="hours_agreed",
            label=_("Sovittu osa-aikainen työaika, tuntia viikossa"),
            hint=_("Työajan pitää vähentyä noin puoleen."),
            kind=Kind.TEXT,
            optional=True,
        ),
    )


def _days(answers: Answers) -> tuple[Question, ...]:
    return ends_of_periods(
        answers,
        first=_("Ensimmäinen osa-aikatyön päivä, jolta maksoitte palkkaa"),
        last=_("Viimeinen osa-aikatyön päivä, jolta maksoitte palkkaa"),
    )


def _pay(answers: Answers) -> tuple[Question, ...]:
    return (
        *wages(
            answers,
            _("Palkka jakson ajalta"),
            _("Koko bruttopalkka euroina niiltä päiviltä, jotka kerroitte."),
        ),
        Question(
            field="full_pay",
            label=_("Maksatteko osa-aikatyön ajalta täyden palkan?"),
            hint=_("Vain silloin osasairauspäiväraha voidaan maksaa työnantajalle."),
            kind=Kind.CHOICE,
            choices=YES_NO,
        ),
        Question(
            field="clause",
            label=_("Onko työsuhteen ehdoissa sovittu, että päiväraha maksetaan työnantajalle?"),
            kind=Kind.CHOICE,
            choices=YES_NO,
        ),
        CONTINUES,
    )


def _agreed_as_paid(answers: Answers) -> dict[str, object]:
    """Return the days that were agreed: in a sketch they are those with pay."""
    ends = (("part_time_from", "paid.0.starts_on"), ("part_time_until", "paid.0.ends_on"))
    return {agreed: answers[paid] for agreed, paid in ends if answers.get(paid)}


GUIDE: Final = Guide(
    benefit="partial_sickness_allowance",
    topic=Topic.SICKNESS,
    title=_("Hae korvausta osa-aikaisen sairausajan palkasta"),
    situation=_("Kun työntekijä palaa osa-aikaisesti töihin ja maksatte hänelle täyden palkan."),
    needed=(
        _("sopimuksen osa-aikatyöstä: päivät ja työajan"),
        _("päivät, joilta maksoitte palkkaa"),
        _("bruttopalkan noilta päiviltä"),
    ),
    not_needed=(
        _("tietoa sairaudesta: emme kysy sitä"),
        _("aiempia palkkoja: ne tulevat tulorekisteristä"),
        _("lääkärintodistusta, jos se on Kannassa"),
    ),
    counted_from="paid.0.starts_on",
    derive=said_by(MATTERS, "sector_full_time", "several_employers"),
    recall=recalled(MATTERS, Before.NOTHING.value, Accident.NONE.value),
    sketch=Sketch(
        asked=("onset", "paid.0.starts_on", "paid.0.ends_on", "paid.0.wage"),
        follows=_agreed_as_paid,
        assumed={
            "certificate": Certificate.KANTA.value,
            "hours_before": "40",
            "hours_agreed": "20",
            "full_pay": "True",
            "clause": "True",
        },
    ),
    steps=(
        Step(key="sairaus", title=_("Milloin sairaus alkoi?"), short=_("Sairaus"), questions=_illness),
        Step(key="sopimus", title=_("Mitä olette sopineet?"), short=_("Sopimus"), questions=_agreement),
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
            key="aiempi",
            title=_("Aiempi päiväraha"),
            short=_("Aiempi päiväraha"),
            questions=lambda _answers: (
                Question(
                    field="previous",
                    label=_("Mikä päiväraha työntekijällä oli?"),
                    kind=Kind.CHOICE,
                    choices=choices_of([code for code in Before if code is not Before.NOTHING]),
                ),
                Question(
                    field="previous_paid_until",
                    label=_("Mihin päivään asti sitä maksettiin?"),
                    hint=_("Päivä lukee edellisessä päätöksessä."),
                    kind=Kind.DATE,
                ),
            ),
            applies=chose("previous"),
        ),
        Step(
            key="tapaturma",
            title=_("Vakuutusyhtiön päätös"),
            short=_("Tapaturma"),
            questions=lambda _answers: (
                Question(
                    field="accident",
                    label=_("Onko vakuutusyhtiö jo tehnyt päätöksen?"),
                    hint=_("Hakekaa meiltä ajoissa, vaikka vakuutusyhtiö vielä käsittelisi asiaa."),
                    kind=Kind.CHOICE,
                    choices=choices_of([code for code in Accident if code is not Accident.NONE]),
                ),
            ),
            applies=chose("accident"),
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
        THREE_MONTHS,
        LAST,
    ),
)

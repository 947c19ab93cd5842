"""The questions of a sickness allowance claim, one thing a page."""

from django.utils.translation import gettext_lazy as _

from applications.answers import Answers
from benefits.sickness import Accident, Certificate, PayBasis, Previous
from benefits.waiting import first_payable_day
from portal.questions.asking import (
    CONTINUES,
    LAST,
    OTHER_WAGES,
    THREE_MONTHS,
    choices_of,
    chose,
    ends_of_periods,
    one_period,
    recalled,
    said_by,
    special_step,
    wages,
)
from portal.questions.steps import Guide, Kind, Question, Sketch, Step, Topic, Words


def _illness(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="onset",
            label=_("Mistä päivästä alkaen työntekijä on ollut työkyvytön?"),
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


def _days(answers: Answers) -> tuple[Question, ...]:
    return ends_of_periods(
        answers,
        first=_("Ensimmäinen poissaolopäivä, jolta maksoitte palkkaa"),
        first_hint=_("Myös omavastuuajan päivät otetaan mukaan."),
        last=_("Viimeinen poissaolopäivä, jolta maksoitte palkkaa"),
        last_hint=_("Jos poissaolo jatkuu, kirjoittakaa viimeinen päivä, jonka palkka on jo maksettu."),
    )


def _pay(answers: Answers) -> tuple[Question, ...]:
    return (
        *wages(
            answers,
            _("Palkka poissaolon ajalta"),
            _("Bruttopalkka euroina vain niiltä päiviltä, jotka kerroitte. Lomapalkkaa ei lasketa mukaan."),
        ),
        Question(
            field="pay_basis",
            label=_("Mihin työntekijän oikeus sairausajan palkkaan perustuu?"),
            kind=Kind.CHOICE,
            choices=choices_of(PayBasis),
        ),
        CONTINUES,
    )


SPECIAL: tuple[tuple[str, Words], ...] = (
    ("previous", _("Työntekijällä on ollut päiväraha juuri ennen tätä poissaoloa")),
    ("accident", _("Syynä on tapaturma, ammattitauti tai liikennevahinko")),
    ("annual_leave", _("Poissaolon aikana on vuosilomaa")),
    ("other_wages", _("Myös toinen työnantaja maksaa palkkaa samoilta päiviltä")),
    ("one_of_several_jobs", _("Työntekijä on työkyvytön vain yhteen monesta työstään")),
    ("self_employed", _("Työntekijällä on myös YEL- tai MYEL-vakuutus")),
    ("three_months", _("Vuositulo pyydetään laskemaan kolmelta kuukaudelta")),
)


def _previous(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="previous",
            label=_("Mikä päiväraha työntekijällä oli?"),
            kind=Kind.CHOICE,
            choices=choices_of([code for code in Previous if code is not Previous.NOTHING]),
        ),
        Question(
            field="previous_paid_until",
            label=_("Mihin päivään asti sitä maksettiin?"),
            hint=_("Päivä lukee edellisessä päätöksessä."),
            kind=Kind.DATE,
        ),
    )


def _accident(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="accident",
            label=_("Onko vakuutusyhtiö jo tehnyt päätöksen?"),
            hint=_("Hakekaa meiltä ajoissa, vaikka vakuutusyhtiö vielä käsittelisi asiaa."),
            kind=Kind.CHOICE,
            choices=choices_of([code for code in Accident if code is not Accident.NONE]),
        ),
    )


def _annual_leave(_answers: Answers) -> tuple[Question, ...]:
    return one_period("annual_leave", _("Vuosiloman ensimmäinen päivä"), _("Vuosiloman viimeinen päivä"))


def _paid_from_onset(answers: Answers) -> dict[str, object]:
    """Return the first day with pay: in a sketch it is the first day of illness."""
    return {"paid.0.starts_on": answers["onset"]} if answers.get("onset") else {}


GUIDE = Guide(
    benefit="sickness_allowance",
    topic=Topic.SICKNESS,
    title=_("Hae korvausta sairausajan palkasta"),
    situation=_("Kun työntekijä on sairaana ja maksatte hänelle palkkaa, Kela korvaa siitä osan."),
    needed=(
        _("sairausloman ensimmäisen päivän"),
        _("päivät, joilta maksoitte palkkaa"),
        _("bruttopalkan noilta päiviltä"),
    ),
    not_needed=(
        _("tietoa sairaudesta: emme kysy sitä"),
        _("aiempia palkkoja: ne tulevat tulorekisteristä"),
        _("lääkärintodistusta, jos se on Kannassa"),
    ),
    counted_from="onset",
    first_payable_day=first_payable_day,
    derive=said_by(SPECIAL, "one_of_several_jobs", "self_employed"),
    recall=recalled(SPECIAL, Previous.NOTHING.value, Accident.NONE.value),
    sketch=Sketch(
        asked=("onset", "paid.0.ends_on", "paid.0.wage"),
        follows=_paid_from_onset,
        assumed={"certificate": Certificate.KANTA.value, "pay_basis": PayBasis.AGREEMENT.value},
    ),
    steps=(
        Step(key="sairaus", title=_("Milloin sairaus alkoi?"), short=_("Sairaus"), questions=_illness),
        Step(
            key="paivat",
            title=_("Miltä päiviltä maksoitte palkkaa?"),
            short=_("Päivät"),
            questions=_days,
            more=_("Lisää toinen jakso"),
        ),
        Step(key="palkka", title=_("Mitä maksoitte?"), short=_("Palkka"), questions=_pay),
        special_step(SPECIAL, label=_("Koskeeko jokin näistä poissaoloa?")),
        Step(
            key="aiempi",
            title=_("Aiempi päiväraha"),
            short=_("Aiempi päiväraha"),
            questions=_previous,
            applies=chose("previous"),
        ),
        Step(
            key="tapaturma",
            title=_("Vakuutusyhtiön päätös"),
            short=_("Tapaturma"),
            questions=_accident,
            applies=chose("accident"),
        ),
        Step(
            key="vuosiloma",
            title=_("Vuosiloma poissaolon aikana"),
            short=_("Vuosiloma"),
            lead=_("Vuosiloman päiviltä päiväraha maksetaan työntekijälle."),
            questions=_annual_leave,
            applies=chose("annual_leave"),
        ),
        OTHER_WAGES,
        THREE_MONTHS,
        LAST,
    ),
)

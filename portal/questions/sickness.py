"""The questions of a sickness allowance claim, one thing a page."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from applications.answers import Answers
from benefits.sickness import Accident, Certificate, PayBasis, Previous, ThreeMonths
from benefits.waiting import first_payable_day
from portal.questions.asking import choices_of, ends_of_periods, extra, numbered, periods_of
from portal.questions.steps import Guide, Kind, Question, Step, Topic, Words


def _special(answers: Answers) -> frozenset[str]:
    chosen = answers.get("special")
    return frozenset(chosen) if isinstance(chosen, list) else frozenset()


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
        last_hint=_("Jos poissaolo jatkuu, kirjoita viimeinen päivä, jonka palkka on jo maksettu."),
    )


def _pay(answers: Answers) -> tuple[Question, ...]:
    wages = tuple(
        Question(
            field=f"paid.{place}.wage",
            label=numbered(_("Palkka poissaolon ajalta"), place),
            hint=_("Bruttopalkka euroina vain niiltä päiviltä, jotka kerroit. Älä laske mukaan lomapalkkaa.")
            if place == 0
            else "",
            kind=Kind.MONEY,
        )
        for place in range(periods_of(answers))
    )
    return (
        *wages,
        Question(
            field="pay_basis",
            label=_("Mihin työntekijän oikeus sairausajan palkkaan perustuu?"),
            kind=Kind.CHOICE,
            choices=choices_of(PayBasis),
        ),
        Question(
            field="continues_from",
            label=_("Jos palkanmaksu jatkuu, mistä päivästä alkaen ilmoitatte palkan myöhemmin?"),
            hint=_("Jätä tyhjäksi, jos palkanmaksu ei jatku."),
            kind=Kind.DATE,
            optional=True,
        ),
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


def _special_questions(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="special",
            label=_("Koskeeko jokin näistä poissaoloa?"),
            hint=_("Useimmiten ei mikään: jatka silloin eteenpäin."),
            kind=Kind.CHOICES,
            choices=SPECIAL,
            optional=True,
            own=True,
        ),
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
            hint=_("Hae meiltä ajoissa, vaikka vakuutusyhtiö vielä käsittelisi asiaa."),
            kind=Kind.CHOICE,
            choices=choices_of([code for code in Accident if code is not Accident.NONE]),
        ),
    )


def _annual_leave(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(field="annual_leave.0.starts_on", label=_("Vuosiloman ensimmäinen päivä"), kind=Kind.DATE),
        Question(field="annual_leave.0.ends_on", label=_("Vuosiloman viimeinen päivä"), kind=Kind.DATE),
    )


def _other_wages(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="other_wages",
            label=_("Paljonko muut työnantajat maksavat samoilta päiviltä?"),
            hint=_("Bruttopalkat yhteensä euroina."),
            kind=Kind.MONEY,
        ),
    )


def _three_months(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="three_months",
            label=_("Miksi vuositulo pyydetään laskemaan kolmelta kuukaudelta?"),
            kind=Kind.CHOICE,
            choices=choices_of(ThreeMonths),
        ),
    )


def _chose(name: str) -> Callable[[Answers], bool]:
    return lambda answers: name in _special(answers)


def _derive(answers: Answers) -> dict[str, object]:
    """Return what the chosen special matters say of the claim by themselves."""
    return {name: True for name in ("one_of_several_jobs", "self_employed") if name in _special(answers)}


def _recall(answers: Answers) -> dict[str, object]:
    """Return the special matters that a claim's answers speak of."""
    ordinary = {Previous.NOTHING.value, Accident.NONE.value, False}
    told = {field.partition(".")[0] for field, value in answers.items() if value not in ordinary}
    return {"special": [name for name, _words in SPECIAL if name in told]}


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
    derive=_derive,
    recall=_recall,
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
        Step(
            key="erityista",
            title=_("Onko jotain erityistä?"),
            short=_("Erityistä"),
            questions=_special_questions,
        ),
        Step(
            key="aiempi",
            title=_("Aiempi päiväraha"),
            short=_("Aiempi päiväraha"),
            questions=_previous,
            applies=_chose("previous"),
        ),
        Step(
            key="tapaturma",
            title=_("Vakuutusyhtiön päätös"),
            short=_("Tapaturma"),
            questions=_accident,
            applies=_chose("accident"),
        ),
        Step(
            key="vuosiloma",
            title=_("Vuosiloma poissaolon aikana"),
            short=_("Vuosiloma"),
            lead=_("Vuosiloman päiviltä päiväraha maksetaan työntekijälle."),
            questions=_annual_leave,
            applies=_chose("annual_leave"),
        ),
        Step(
            key="muut-palkat",
            title=_("Muiden työnantajien palkat"),
            short=_("Muut palkat"),
            lead=_("Päiväraha jaetaan työnantajien kesken niiden maksamien palkkojen suhteessa."),
            questions=_other_wages,
            applies=_chose("other_wages"),
        ),
        Step(
            key="kolme-kuukautta",
            title=_("Kolmen kuukauden tulo"),
            short=_("Kolme kuukautta"),
            questions=_three_months,
            applies=_chose("three_months"),
        ),
        Step(key="lisatiedot", title=_("Lisätiedot"), short=_("Lisätiedot"), questions=extra),
    ),
)

"""The questions of claims for parents: pregnancy, special pregnancy and parental allowance."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from applications.answers import Answers
from benefits.claims import PayBasis
from benefits.parental.claims import (
    PARENTAL,
    PARTIAL_PARENTAL,
    PARTIAL_SPECIAL,
    PREGNANCY,
    SPECIAL,
    Hazard,
    HoursContract,
)
from portal.questions.asking import (
    CONTINUES,
    LAST,
    OTHER_WAGES,
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
from portal.questions.steps import Guide, Kind, Question, Sketch, Step, Topic, Words

MATTERS: Final[Choices] = (
    ("days_off", _("Vapaan aikana on vuosilomaa tai muita palkallisia vapaapäiviä")),
    ("other_wages", _("Myös toinen työnantaja maksaa palkkaa samoilta päiviltä")),
    ("self_employed", _("Työntekijällä on myös YEL- tai MYEL-vakuutus")),
    ("three_months", _("Vuositulo pyydetään laskemaan kolmelta kuukaudelta")),
)
PARENTS_MATTERS: Final[Choices] = (
    ("adopted_on", _("Lapsi on adoptoitu")),
    ("used_before", _("Työntekijällä on ollut vanhempainrahaa samasta lapsesta jo aiemmin")),
    *MATTERS,
)

DUE_DATE: Final = Question(
    field="due_date",
    label=_("Mikä on lapsen laskettu aika?"),
    hint=_("Päivä lukee työntekijän Kela-päätöksessä. Adoptiolapsesta jättäkää tämä tyhjäksi."),
    kind=Kind.DATE,
    optional=True,
)
BORN_ON: Final = Question(
    field="born_on",
    label=_("Milloin lapsi on syntynyt?"),
    hint=_("Jättäkää tyhjäksi, jos lapsi ei ole vielä syntynyt."),
    kind=Kind.DATE,
    optional=True,
)


def _start(label: Words, hint: Words) -> Question:
    return Question(field="entitlement_start", label=label, hint=hint, kind=Kind.DATE)


PREGNANCY_START: Final = _start(
    _("Mistä päivästä alkaen raskausrahaa maksetaan?"),
    _("Päivä lukee hänen Kela-päätöksessään. Jos hän on saanut erityisraskausrahaa, sen ensimmäinen päivä."),
)
SPECIAL_START: Final = _start(
    _("Mistä päivästä alkaen erityisraskausrahaa maksetaan?"), _("Päivä lukee työntekijän Kela-päätöksessä.")
)
PARENTAL_START: Final = _start(
    _("Mistä päivästä alkaen työntekijä on saanut raskaus- tai vanhempainrahaa tästä lapsesta?"),
    _("Aivan ensimmäinen päivä. Vuositulo lasketaan sen mukaan. Päivä lukee työntekijän Kela-päätöksessä."),
)


def _child(*questions: Question) -> Step:
    return Step(
        key="lapsi",
        title=_("Mistä lapsesta on kyse?"),
        short=_("Lapsi"),
        questions=lambda _answers: questions,
    )


def _days(answers: Answers) -> tuple[Question, ...]:
    return ends_of_periods(
        answers,
        first=_("Ensimmäinen vapaapäivä, jolta maksoitte palkkaa"),
        last=_("Viimeinen vapaapäivä, jolta maksoitte palkkaa"),
        last_hint=_("Jos välissä on työtä tai vuosilomaa, kertokaa jaksot erikseen."),
    )


def _pay(answers: Answers) -> tuple[Question, ...]:
    return (
        *wages(
            answers,
            _("Palkka vapaan ajalta"),
            _("Bruttopalkka euroina vain niiltä päiviltä, jotka kerroitte. Lomarahaa ei lasketa mukaan."),
        ),
        Question(
            field="pay_basis",
            label=_("Mihin työntekijän oikeus vapaan palkkaan perustuu?"),
            kind=Kind.CHOICE,
            choices=choices_of(PayBasis),
        ),
        CONTINUES,
    )


DAYS: Final = Step(
    key="paivat",
    title=_("Miltä päiviltä maksoitte palkkaa?"),
    short=_("Päivät"),
    questions=_days,
    more=_("Lisätkää toinen jakso"),
)
PAY: Final = Step(key="palkka", title=_("Mitä maksoitte?"), short=_("Palkka"), questions=_pay)
DAYS_OFF: Final = Step(
    key="vapaapaivat",
    title=_("Vuosiloma ja muut palkalliset vapaapäivät"),
    short=_("Vapaapäivät"),
    lead=_("Näiltä päiviltä päivärahaa ei makseta kenellekään."),
    questions=lambda _answers: one_period(
        "days_off", _("Ensimmäinen lomapäivä tai muu vapaapäivä"), _("Viimeinen lomapäivä tai muu vapaapäivä")
    ),
    applies=chose("days_off"),
)
ADOPTION: Final = Step(
    key="adoptio",
    title=_("Adoptio"),
    short=_("Adoptio"),
    questions=lambda _answers: (
        Question(field="adopted_on", label=_("Minä päivänä lapsi on otettu hoitoon?"), kind=Kind.DATE),
    ),
    applies=chose("adopted_on"),
)
USED: Final = Step(
    key="kaytetyt",
    title=_("Aiemmat vanhempainrahapäivät"),
    short=_("Aiemmat päivät"),
    questions=lambda _answers: (
        Question(
            field="used_before",
            label=_("Montako arkipäivää työntekijä on jo saanut vanhempainrahaa tästä lapsesta?"),
            hint=_("Sen verran kuin tiedätte. Ensimmäisiltä päiviltä raha on korotettu."),
            kind=Kind.TEXT,
        ),
    ),
    applies=chose("used_before"),
)
HAZARD: Final = Step(
    key="vaara",
    title=_("Miksi työ ei ole turvallista?"),
    short=_("Vaara"),
    lead=_("Emme kysy terveydestä. Työntekijä toimittaa lääkärin lausunnon Kelaan."),
    questions=lambda _answers: (
        Question(
            field="hazard",
            label=_("Mikä työssä on vaaraksi raskaudelle tai lapselle?"),
            kind=Kind.CHOICE,
            choices=choices_of(Hazard),
        ),
        Question(
            field="other_work",
            label=_("Voitteko järjestää muuta, turvallista työtä?"),
            kind=Kind.CHOICE,
            choices=YES_NO,
        ),
    ),
)
SHORT_DAYS: Final = Step(
    key="tyoaika",
    title=_("Lyhennetty työpäivä"),
    short=_("Työaika"),
    questions=lambda _answers: (
        Question(
            field="short_days",
            label=_("Onko työtä enintään viisi tuntia päivässä, kaikki työt yhteensä?"),
            kind=Kind.CHOICE,
            choices=YES_NO,
        ),
        Question(
            field="contract",
            label=_("Miten sopimus osa-aikatyöstä tulee Kelaan?"),
            kind=Kind.CHOICE,
            choices=choices_of(HoursContract),
        ),
    ),
)

NEEDED: Final = (
    _("päivät, joilta maksoitte palkkaa"),
    _("bruttopalkan noilta päiviltä"),
    _("päivän, josta työntekijän päiväraha alkoi: se lukee hänen Kela-päätöksessään"),
)
NOT_NEEDED: Final = (
    _("lääkärintodistusta tai neuvolatodistusta"),
    _("aiempia palkkoja: ne tulevat tulorekisteristä"),
)


def _paid_from_start(answers: Answers) -> dict[str, object]:
    """Return the first day with pay: in a sketch it is the first day of the allowance, unless it is asked."""
    start = answers.get("paid.0.starts_on") or answers.get("entitlement_start")
    return {"paid.0.starts_on": start} if start else {}


def _sketch(*more: str) -> Sketch:
    """Return the sketch of an allowance, which may ask for more fields; a child born, not adopted."""
    return Sketch(
        asked=("due_date", "entitlement_start", *more, "paid.0.ends_on", "paid.0.wage"),
        follows=_paid_from_start,
        assumed={
            "pay_basis": PayBasis.AGREEMENT.value,
            "hazard": Hazard.CHEMICAL.value,
            "other_work": "False",
            "short_days": "True",
            "contract": HoursContract.UPLOAD.value,
        },
    )


def _guide(benefit: str, title: Words, situation: Words, *own: Step, matters: Choices = MATTERS) -> Guide:
    """Return the guide of one benefit: its own steps, then those that all of them have."""
    parents = (ADOPTION, USED) if matters is PARENTS_MATTERS else ()
    label = _("Koskeeko jokin näistä vapaata?")
    return Guide(
        benefit=benefit,
        topic=Topic.FAMILY,
        title=title,
        situation=situation,
        needed=NEEDED,
        not_needed=NOT_NEEDED,
        counted_from="paid.0.starts_on",
        derive=said_by(matters, "self_employed"),
        recall=recalled(matters),
        sketch=_sketch("paid.0.starts_on") if parents else _sketch(),
        steps=(
            *own,
            DAYS,
            PAY,
            special_step(matters, label=label),
            *parents,
            DAYS_OFF,
            OTHER_WAGES,
            THREE_MONTHS,
            LAST,
        ),
    )


GUIDES: Final = (
    _guide(
        PREGNANCY,
        _("Hae korvausta raskausvapaan palkasta"),
        _("Kun työntekijä on raskausvapaalla ja maksatte hänelle palkkaa."),
        _child(DUE_DATE, BORN_ON, PREGNANCY_START),
    ),
    _guide(
        SPECIAL,
        _("Hae korvausta erityisraskausvapaan palkasta"),
        _("Kun työ on vaaraksi raskaudelle, muuta työtä ei ole ja maksatte poissaolosta palkkaa."),
        _child(DUE_DATE, BORN_ON, SPECIAL_START),
        HAZARD,
    ),
    _guide(
        PARTIAL_SPECIAL,
        _("Hae korvausta lyhennetyn työpäivän palkasta raskauden aikana"),
        _("Kun raskaana oleva tekee lyhennettyä päivää työn vaaran takia ja maksatte poissaolosta palkkaa."),
        _child(DUE_DATE, BORN_ON, SPECIAL_START),
        HAZARD,
        SHORT_DAYS,
    ),
    _guide(
        PARENTAL,
        _("Hae korvausta vanhempainvapaan palkasta"),
        _("Kun työntekijä on vanhempainvapaalla ja maksatte hänelle palkkaa."),
        _child(DUE_DATE, BORN_ON, PARENTAL_START),
        matters=PARENTS_MATTERS,
    ),
    _guide(
        PARTIAL_PARENTAL,
        _("Hae korvausta osittaisen vanhempainvapaan palkasta"),
        _("Kun vanhempi tekee lyhennettyä päivää ja maksatte poissaolosta palkkaa."),
        _child(DUE_DATE, BORN_ON, PARENTAL_START),
        SHORT_DAYS,
        matters=PARENTS_MATTERS,
    ),
)
"""The guides of the allowances for parents."""

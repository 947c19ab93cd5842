"""The questions of a claim for occupational health compensation: a year, its people, costs and conditions."""

from typing import Final

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from applications.answers import Answers
from benefits.law import law_on
from benefits.occupational_health import Arrangement, Cooperation, CostClass, CostKind, RaiseReason, Statement
from benefits.occupational_health.heads import average
from benefits.occupational_health.years import is_longer, month_ends_in
from benefits.periods import Period
from benefits.scalars import UnreadableError, read_date, read_integer
from portal.questions.asking import (
    LAST,
    MOST_PERIODS,
    YES_NO,
    Choices,
    choices_of,
    chose,
    periods_of,
    recalled,
    said_by,
    special_of,
    special_step,
)
from portal.questions.steps import BY_ANSWERS, Guide, Kind, Question, Step, Topic, Words

MATTERS: Final[Choices] = (
    ("preventive_income", _("Ehkäisevästä työterveyshuollosta on saatu tuloja tai avustuksia")),
    ("medical_income", _("Sairaanhoidosta on saatu tuloja tai avustuksia")),
    ("entrepreneurs", _("Kustannuksissa on mukana yrittäjän oma työterveyshuolto")),
    ("dismissed", _("Työterveyshuoltoa on järjestetty myös irtisanotuille")),
    ("before_work_on", _("Palveluja on annettu työsopimuksen tehneille ennen työn alkua")),
    ("raise_reason", _("Työntekijöitä on enintään yhdeksän, ja pyydätte korotettua enimmäismäärää")),
    ("paid_by_insurance", _("Vakuutus on maksanut osan kustannuksista")),
    ("pay_provider", _("Pyydätte maksamaan korvauksen omalle tai yhteiselle työterveysasemalle")),
    (
        "work_ability_practice",
        _("Tilikausi alkoi ennen vuotta 2020, ja työkyvyn tuesta oli sovittu kirjallisesti"),
    ),
)


def _yes(field: str, label: Words, hint: Words = "", *, optional: bool = False) -> Question:
    return Question(field=field, label=label, hint=hint, kind=Kind.CHOICE, choices=YES_NO, optional=optional)


def _year(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="year_starts_on",
            label=_("Tilikauden ensimmäinen päivä"),
            hint=_("Jos teillä ei ole tilikautta, hakekaa kalenterivuodelta."),
            kind=Kind.DATE,
        ),
        Question(
            field="year_ends_on",
            label=_("Tilikauden viimeinen päivä"),
            hint=_("Hakuaika lasketaan tilikauden päättymisestä."),
            kind=Kind.DATE,
        ),
    )


def _people(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="employees",
            label=_("Montako työntekijää teillä oli keskimäärin tilikauden aikana?"),
            hint=_("Jättäkää tyhjäksi, jos ette tiedä: kysymme seuraavaksi määrät ja laskemme keskiarvon."),
            kind=Kind.TEXT,
            optional=True,
        ),
        Question(
            field="employees_reason",
            label=_("Miten keskiarvo on laskettu?"),
            hint=_("Esimerkiksi: sama määrä koko vuoden. Tarvitaan vain, jos kerroitte keskiarvon."),
            kind=Kind.TEXT,
            optional=True,
        ),
    )


def _counts_months(answers: Answers) -> bool:
    """Say whether the numbers at the ends of months are asked: nobody has told the average alone."""
    told = any(field.startswith("month_ends.") and value for field, value in answers.items())
    return told or not answers.get("employees")


def _months(answers: Answers) -> tuple[Question, ...]:
    return tuple(
        Question(
            field=f"month_ends.{place}.employees",
            label=_("Työntekijöitä tilikauden %(number)s. kuukauden lopussa") % {"number": place + 1},
            kind=Kind.TEXT,
        )
        for place in range(_month_ends(answers))
    )


def _month_ends(answers: Answers) -> int:
    """Return how many months end in the financial year; those of a whole year until its days make one."""
    try:
        first, last = (read_date(answers.get(field, "")) for field in ("year_starts_on", "year_ends_on"))
    except UnreadableError:
        return MOST_PERIODS
    longest = law_on(first).occupational_health.longest_year_months
    year = Period(first, last)
    return MOST_PERIODS if is_longer(year, longest) else month_ends_in(year) or MOST_PERIODS


def _average(answers: Answers) -> tuple[tuple[Words, str], ...]:
    """Tell the average of the numbers at the ends of months, once all of them can be read."""
    try:
        numbers = [read_integer(answers.get(question.field, "")) for question in _months(answers)]
    except UnreadableError:
        return ()
    found = average(numbers) if _counts_months(answers) else None
    return () if found is None else ((_("Työntekijöitä keskimäärin"), number_format(found)),)


def _costs(answers: Answers) -> tuple[Question, ...]:
    return tuple(question for place in range(periods_of(answers, "costs")) for question in _cost(place))


def _cost(place: int) -> tuple[Question, ...]:
    first = place == 0

    def ask(name: str, label: Words, kind: Kind, hint: Words = "", choices: Choices = ()) -> Question:
        asked = (
            label if first else _("%(label)s, kustannus %(number)s") % {"label": label, "number": place + 1}
        )
        return Question(
            field=f"costs.{place}.{name}", label=asked, kind=kind, hint=hint if first else "", choices=choices
        )

    return (
        ask("provider", _("Kuka palvelun antoi?"), Kind.TEXT, _("Palveluntuottajan tai oman aseman nimi.")),
        ask(
            "arrangement",
            _("Millainen palveluntuottaja se on?"),
            Kind.CHOICE,
            choices=choices_of(Arrangement),
        ),
        ask(
            "cost_class",
            _("Oliko se ehkäisevää työterveyshuoltoa vai sairaanhoitoa?"),
            Kind.CHOICE,
            _("Laskussa ehkäisevä työterveyshuolto on korvausluokka I ja sairaanhoito korvausluokka II."),
            choices_of(CostClass),
        ),
        ask("kind", _("Mistä kustannus on?"), Kind.CHOICE, choices=choices_of(CostKind)),
        ask(
            "amount",
            _("Paljonko se maksoi?"),
            Kind.MONEY,
            _("Euroina tilikauden kirjanpidon mukaan. Samat kustannukset saa laskea yhteen."),
        ),
    )


def _arranged(_answers: Answers) -> tuple[Question, ...]:
    return (
        _yes("free_of_charge", _("Oliko työterveyshuolto työntekijöille maksutonta?")),
        _yes("workplace_survey", _("Onko työpaikkaselvitys tehty?")),
        _yes(
            "agreement",
            _("Onko palveluntuottajan kanssa kirjallinen sopimus?"),
            _("Omasta työterveysasemasta sopimusta ei tarvita: vastatkaa silloin Ei."),
        ),
        Question(
            field="plan_reviewed_on",
            label=_("Milloin työterveyshuollon toimintasuunnitelma on viimeksi tarkistettu?"),
            hint=_("Jättäkää tyhjäksi, jos suunnitelmaa ei ole."),
            kind=Kind.DATE,
            optional=True,
        ),
        _yes(
            "medical_for_all",
            _("Oliko sairaanhoito tarjolla kaikille työntekijöille samanlaisena?"),
            _("Vastatkaa, jos haette korvausta sairaanhoidosta."),
            optional=True,
        ),
    )


def _cooperation(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="cooperation",
            label=_("Kenen kanssa työterveyshuoltoa käsiteltiin työpaikalla?"),
            kind=Kind.CHOICE,
            choices=choices_of(Cooperation),
        ),
        Question(
            field="statement",
            label=_("Onko hakemuksesta annettu lausunto?"),
            hint=_(
                "Työsuojelutoimikunta tai työsuojeluvaltuutettu antaa sen. Muuten siihen annetaan tilaisuus."
            ),
            kind=Kind.CHOICE,
            choices=choices_of(Statement),
        ),
        Question(
            field="statement_on",
            label=_("Minä päivänä lausunto tai tilaisuus siihen annettiin?"),
            kind=Kind.DATE,
            optional=True,
        ),
    )


def _incomes(answers: Answers) -> tuple[Question, ...]:
    hint = _("Euroina. Vähennämme ne kustannuksista.")
    labels = {
        "preventive_income": _("Tulot ja avustukset ehkäisevästä työterveyshuollosta"),
        "medical_income": _("Tulot ja avustukset sairaanhoidosta"),
    }
    return tuple(
        Question(field=field, label=label, hint=hint, kind=Kind.MONEY)
        for field, label in labels.items()
        if field in special_of(answers)
    )


def _special(key: str, short: Words, question: Question) -> Step:
    """Return the step of a special matter that asks one thing."""
    return Step(
        key=key,
        title=short,
        short=short,
        questions=lambda _answers: (question,),
        applies=chose(question.field),
    )


SPECIAL_STEPS: Final = (
    Step(
        key="tulot",
        title=_("Tulot ja avustukset"),
        short=_("Tulot"),
        questions=_incomes,
        applies=lambda answers: bool(special_of(answers) & {"preventive_income", "medical_income"}),
    ),
    _special(
        "yrittajat",
        _("Yrittäjän oma työterveyshuolto"),
        Question(
            field="entrepreneurs",
            label=_("Monenko yrittäjän oma työterveyshuolto on kustannuksissa?"),
            hint=_("YEL- tai MYEL-vakuutetut yrittäjät."),
            kind=Kind.TEXT,
        ),
    ),
    _special(
        "irtisanotut",
        _("Irtisanotut"),
        Question(
            field="dismissed",
            label=_("Monelleko irtisanotulle työterveyshuoltoa järjestettiin?"),
            kind=Kind.TEXT,
        ),
    ),
    _special(
        "ennen-tyota",
        _("Palvelut ennen työn alkua"),
        Question(
            field="before_work_on",
            label=_("Minä päivänä ensimmäinen palvelu annettiin?"),
            kind=Kind.DATE,
        ),
    ),
    _special(
        "korotus",
        _("Korotettu enimmäismäärä"),
        Question(
            field="raise_reason",
            label=_("Miksi pyydätte korotettua enimmäismäärää?"),
            hint=_("Käsittelijä harkitsee, voidaanko enimmäismäärää korottaa."),
            kind=Kind.CHOICE,
            choices=choices_of(RaiseReason),
        ),
    ),
)

GUIDE: Final = Guide(
    benefit="occupational_health",
    topic=Topic.HEALTH_CARE,
    title=_("Hae korvausta työterveyshuollosta"),
    situation=_("Kun tilikausi on päättynyt ja olette maksaneet työntekijöiden työterveyshuollon."),
    needed=(
        _("tilikauden päivät"),
        _("työntekijöiden määrän, tai määrät kuukausien lopussa"),
        _("kustannukset palveluntuottajittain ja korvausluokittain laskuista tai kirjanpidosta"),
        _("päivän, jona toimintasuunnitelma on tarkistettu"),
    ),
    not_needed=(
        _("liitteitä: pyydämme niitä, jos niitä tarvitaan"),
        _("tietoa siitä, kuka on käynyt työterveyshuollossa: emme kysy sitä"),
        _("laskelmaa: laskemme korvauksen puolestanne"),
    ),
    counted_from="year_ends_on",
    derive=said_by(MATTERS, "paid_by_insurance", "pay_provider", "work_ability_practice"),
    recall=recalled(MATTERS, 0, "0", "0.00"),
    estimated=BY_ANSWERS,
    tells=_average,
    steps=(
        Step(key="tilikausi", title=_("Miltä tilikaudelta haette?"), short=_("Tilikausi"), questions=_year),
        Step(
            key="henkilosto",
            title=_("Montako työntekijää teillä oli?"),
            short=_("Työntekijät"),
            lead=_("Korvauksen enimmäismäärä riippuu työntekijöiden määrästä."),
            questions=_people,
        ),
        Step(
            key="kuukaudet",
            title=_("Montako työntekijää oli kunkin kuukauden lopussa?"),
            short=_("Kuukaudet"),
            lead=_("Laskemme näistä keskiarvon."),
            questions=_months,
            applies=_counts_months,
        ),
        Step(
            key="kustannukset",
            title=_("Mitä työterveyshuolto maksoi?"),
            short=_("Kustannukset"),
            lead=_("Kertokaa jokaisen palveluntuottajan kustannukset luokittain."),
            questions=_costs,
            more=_("Lisätkää toinen kustannus"),
            grows="costs",
        ),
        Step(
            key="jarjestaminen",
            title=_("Miten työterveyshuolto on järjestetty?"),
            short=_("Järjestäminen"),
            questions=_arranged,
        ),
        Step(
            key="yhteistoiminta",
            title=_("Miten asia käsiteltiin työpaikalla?"),
            short=_("Yhteistoiminta"),
            questions=_cooperation,
        ),
        special_step(MATTERS, label=_("Koskeeko jokin näistä hakemusta?")),
        *SPECIAL_STEPS,
        LAST,
    ),
)

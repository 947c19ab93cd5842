"""The questions of a claim for annual leave cost compensation: leave, months, and what the holidays cost."""

from itertools import chain
from typing import Final

from django.utils.translation import gettext_lazy as _

from applications.answers import Answers
from benefits.annual_leave.claim import LeaveAllowance
from portal.questions.asking import LAST, YES_NO, choices_of, ends_of_periods, numbered, periods_of
from portal.questions.steps import Guide, Kind, Question, Step, Topic


def _child(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="entitlement_start",
            label=_(
                "Mistä päivästä alkaen työntekijä on saanut raskaus- tai vanhempainrahaa tästä lapsesta?"
            ),
            hint=_("Aivan ensimmäinen päivä. Se lukee työntekijän Kela-päätöksessä."),
            kind=Kind.DATE,
        ),
    )


def _leave(answers: Answers) -> tuple[Question, ...]:
    ends = ends_of_periods(
        answers,
        first=_("Vapaan ensimmäinen päivä"),
        first_hint=_("Kaikki vapaa, jonka työntekijä on pitänyt teiltä tästä lapsesta."),
        last=_("Vapaan viimeinen päivä"),
        name="leave",
    )
    allowances = (
        Question(
            field=f"leave.{place}.allowance",
            label=numbered(_("Mitä rahaa Kela maksoi työntekijälle vapaan ajalta?"), place),
            kind=Kind.CHOICE,
            choices=choices_of(LeaveAllowance),
        )
        for place in range(periods_of(answers, "leave"))
    )
    return tuple(chain.from_iterable(zip(ends[::2], ends[1::2], allowances, strict=True)))


def _months(answers: Answers) -> tuple[Question, ...]:
    return ends_of_periods(
        answers,
        first=_("Ensimmäinen kuukausi, jolta haette"),
        first_hint=_("Kirjoittakaa jokin kuukauden päivä, esimerkiksi 1.6.2026."),
        last=_("Viimeinen kuukausi, jolta haette"),
        last_hint=_("Jokaisella kuukaudella on oma hakuaikansa."),
        name="claimed",
    )


def _cost(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="holiday_pay",
            label=_("Paljonko näinä kuukausina kertynyt lakisääteinen vuosiloma maksaa teille?"),
            hint=_("Lomapalkka tai lomakorvaus euroina ilman lomarahaa."),
            kind=Kind.MONEY,
        ),
        Question(
            field="estimated",
            label=_("Onko määrä arvio, koska lomaa ei ole vielä pidetty?"),
            kind=Kind.CHOICE,
            choices=YES_NO,
        ),
    )


GUIDE: Final = Guide(
    benefit="annual_leave_cost",
    topic=Topic.FAMILY,
    title=_("Hae vuosilomakustannuskorvausta"),
    situation=_("Kun työntekijälle kertyy vuosilomaa raskaus- tai vanhempainvapaan aikana."),
    needed=(
        _("vapaan päivät"),
        _("kuukaudet, joilta haette"),
        _("mitä noina kuukausina kertynyt loma maksaa"),
    ),
    not_needed=(
        _("työntekijän vuosituloa: Kelalla se on jo"),
        _("lomarahaa: sitä ei korvata"),
    ),
    counted_from="claimed.0.starts_on",
    steps=(
        Step(key="lapsi", title=_("Mistä lapsesta on kyse?"), short=_("Lapsi"), questions=_child),
        Step(
            key="vapaa",
            title=_("Milloin työntekijä on ollut vapaalla?"),
            short=_("Vapaa"),
            questions=_leave,
            more=_("Lisätkää toinen vapaa"),
            grows="leave",
        ),
        Step(
            key="kuukaudet",
            title=_("Miltä kuukausilta haette?"),
            short=_("Kuukaudet"),
            lead=_("Kuukausi korvataan, kun siinä on riittävästi päivärahapäiviä. Laskemme ne puolestanne."),
            questions=_months,
            more=_("Lisätkää toinen jakso"),
            grows="claimed",
        ),
        Step(key="kustannus", title=_("Mitä loma maksaa?"), short=_("Kustannus"), questions=_cost),
        LAST,
    ),
)

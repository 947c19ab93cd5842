"""The questions of a claim for family leave compensation: six conditions in plain words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from applications.answers import Answers
from benefits.family_leave.claim import ContractType, PaidAllowance
from portal.questions.asking import (
    LAST,
    YES_NO,
    Choices,
    choices_of,
    ends_of_periods,
    recalled,
    said_by,
    special_step,
)
from portal.questions.steps import BY_ANSWERS, Guide, Kind, Question, Step, Topic

MATTERS: Final[Choices] = (
    ("temporary_part_time", _("Työntekijä on kokoaikainen, mutta tekee nyt lyhennettyä työaikaa")),
    ("own_leave", _("Haette korvausta omasta vapaastanne yrittäjänä")),
)


def _allowance(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="allowance",
            label=_("Mitä Kela on maksanut työntekijälle?"),
            kind=Kind.CHOICE,
            choices=choices_of(PaidAllowance),
        ),
        Question(
            field="allowance_starts_on",
            label=_("Tämän rahan ensimmäinen päivä"),
            hint=_("Päivä lukee työntekijän Kela-päätöksessä. Hakuaika lasketaan siitä."),
            kind=Kind.DATE,
        ),
        Question(
            field="allowance_ends_on",
            label=_("Tämän rahan viimeinen päivä"),
            kind=Kind.DATE,
        ),
    )


def _paid(answers: Answers) -> tuple[Question, ...]:
    return ends_of_periods(
        answers,
        first=_("Ensimmäinen päivä, jolta maksoitte vapaan palkkaa"),
        first_hint=_("Riittää, että maksoitte palkan ja Kelan päivärahan erotuksen."),
        last=_("Viimeinen päivä, jolta maksoitte vapaan palkkaa"),
        last_hint=_("Palkkaa pitää olla maksettu vähintään kuukaudelta."),
    )


def _employment(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="employed_from",
            label=_("Milloin työsuhde alkoi?"),
            hint=_("Jos sopimuksia on ollut peräkkäin ilman taukoa, ensimmäisen alkamispäivä."),
            kind=Kind.DATE,
        ),
        Question(
            field="contract_type",
            label=_("Millainen työsopimus on?"),
            kind=Kind.CHOICE,
            choices=choices_of(ContractType),
        ),
        Question(
            field="contract_ends_on",
            label=_("Milloin määräaikainen sopimus päättyy?"),
            hint=_("Jos sopimuksia on peräkkäin, viimeisen päättymispäivä."),
            kind=Kind.DATE,
            optional=True,
        ),
        Question(
            field="working_time",
            label=_("Paljonko työaika oli alan kokoaikaisesta työajasta, kun vapaa alkoi?"),
            hint=_("Prosentteina: kokoaikaisella 100 %, neljänä päivänä viikossa 80 %."),
            kind=Kind.SHARE,
        ),
        Question(
            field="employee_is_woman",
            label=_("Onko työntekijä nainen?"),
            hint=_("Laki antaa korvauksen naistyöntekijän vapaasta."),
            kind=Kind.CHOICE,
            choices=YES_NO,
        ),
    )


GUIDE: Final = Guide(
    benefit="family_leave_compensation",
    topic=Topic.FAMILY,
    title=_("Hae perhevapaakorvausta"),
    situation=_(
        "Kun maksatte naistyöntekijälle palkkaa raskaus- tai adoptiovapaan ajalta vähintään kuukauden."
    ),
    needed=(
        _("raskausrahan tai adoptiovanhemman vanhempainrahan ensimmäisen ja viimeisen päivän"),
        _("päivät, joilta maksoitte vapaan palkkaa"),
        _("työsuhteen alkamispäivän ja työajan"),
    ),
    not_needed=(
        _("palkan määrää: korvaus on kaikille sama"),
        _("todistuksia: Kela näkee työntekijän päivärahan"),
    ),
    counted_from="allowance_starts_on",
    derive=said_by(MATTERS, "temporary_part_time", "own_leave"),
    recall=recalled(MATTERS),
    estimated=BY_ANSWERS,
    steps=(
        Step(key="raha", title=_("Mistä vapaasta on kyse?"), short=_("Vapaa"), questions=_allowance),
        Step(
            key="paivat",
            title=_("Miltä päiviltä maksoitte palkkaa?"),
            short=_("Päivät"),
            questions=_paid,
            more=_("Lisätkää toinen jakso"),
        ),
        Step(key="tyosuhde", title=_("Millainen työsuhde on?"), short=_("Työsuhde"), questions=_employment),
        special_step(MATTERS, label=_("Koskeeko jokin näistä hakemusta?")),
        LAST,
    ),
)

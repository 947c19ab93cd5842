"""The questions of a claim for donor's allowance: the days of a donor's absence and their pay."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from applications.answers import Answers
from benefits.claims import Certificate
from portal.questions.asking import (
    LAST,
    OTHER_WAGES,
    THREE_MONTHS,
    YES_NO,
    Choices,
    choices_of,
    ends_of_periods,
    recalled,
    special_step,
    wages,
)
from portal.questions.steps import Guide, Kind, Question, Step, Topic

MATTERS: Final[Choices] = (
    ("other_wages", _("Myös toinen työnantaja maksaa palkkaa samoilta päiviltä")),
    ("three_months", _("Vuositulo pyydetään laskemaan kolmelta kuukaudelta")),
)


def _donation(_answers: Answers) -> tuple[Question, ...]:
    return (
        Question(
            field="onset",
            label=_("Mikä on luovutuksen tai sen tutkimusten ensimmäinen poissaolopäivä?"),
            hint=_("Päivä lukee lääkärintodistuksessa."),
            kind=Kind.DATE,
        ),
        Question(
            field="vital_transplant",
            label=_("Luovutetaanko elin, kudosta tai soluja elinsiirtoa varten?"),
            hint=_("Verenluovutus ja sukusolujen luovutus eivät ole tätä."),
            kind=Kind.CHOICE,
            choices=YES_NO,
        ),
        Question(
            field="certificate",
            label=_("Miten lääkärintodistus tulee Kelaan?"),
            kind=Kind.CHOICE,
            choices=choices_of(Certificate),
        ),
    )


def _days(answers: Answers) -> tuple[Question, ...]:
    return ends_of_periods(
        answers,
        first=_("Ensimmäinen poissaolopäivä, jolta maksoitte palkkaa"),
        last=_("Viimeinen poissaolopäivä, jolta maksoitte palkkaa"),
    )


GUIDE: Final = Guide(
    benefit="donor_allowance",
    topic=Topic.SICKNESS,
    title=_("Hae korvausta elimen luovuttajan palkasta"),
    situation=_("Kun työntekijä luovuttaa elimen, kudosta tai soluja ja maksatte hänelle palkkaa."),
    needed=(
        _("poissaolon ensimmäisen päivän"),
        _("päivät, joilta maksoitte palkkaa"),
        _("bruttopalkan noilta päiviltä"),
    ),
    not_needed=(
        _("tietoa siitä, kenelle luovutetaan: emme kysy sitä"),
        _("lääkärintodistusta, jos se on Kannassa"),
    ),
    counted_from="paid.0.starts_on",
    recall=recalled(MATTERS),
    steps=(
        Step(
            key="luovutus", title=_("Mistä luovutuksesta on kyse?"), short=_("Luovutus"), questions=_donation
        ),
        Step(
            key="paivat",
            title=_("Miltä päiviltä maksoitte palkkaa?"),
            short=_("Päivät"),
            questions=_days,
            more=_("Lisätkää toinen jakso"),
        ),
        Step(
            key="palkka",
            title=_("Mitä maksoitte?"),
            short=_("Palkka"),
            questions=lambda answers: wages(
                answers,
                _("Palkka poissaolon ajalta"),
                _("Bruttopalkka euroina vain niiltä päiviltä, jotka kerroitte."),
            ),
        ),
        special_step(MATTERS, label=_("Koskeeko jokin näistä poissaoloa?")),
        OTHER_WAGES,
        THREE_MONTHS,
        LAST,
    ),
)

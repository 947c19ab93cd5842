"""Questions that several guides ask alike: the ends of periods, choices, and the last page."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from applications.answers import Answers
from benefits import words
from benefits.claims import ThreeMonths
from portal.questions.steps import Kind, Question, Step, Words

Choices = tuple[tuple[str, Words], ...]
"""Choices of a question: what each is in the claim, and in words."""

MOST_PERIODS = 12
"""How many periods of pay are asked on one page; a claim that came otherwise may have more."""


def periods_of(answers: Answers, name: str = "paid") -> int:
    """Return how many periods have been answered or asked for: at least one, and all that were answered."""
    places = {int(field.split(".")[1]) for field in answers if field.startswith(f"{name}.")}
    asked = min(MOST_PERIODS, int(str(answers.get(f"{name}_count") or 1)))
    return max([asked, *(place + 1 for place in places)])


def choices_of(codes: Iterable[StrEnum]) -> tuple[tuple[str, Words], ...]:
    """Return the codes as the choices of a question, in the words of the law."""
    return tuple((code.value, _label(code)) for code in codes)


def _label_now(code: StrEnum) -> str:
    return words.label_code(code, get_language() or "fi")


_label = lazy(_label_now, str)


def numbered(label: Words, place: int) -> Words:
    """Return the label of a question that is asked of each period: the first one needs no number."""
    return label if place == 0 else _("%(label)s, jakso %(number)s") % {"label": label, "number": place + 1}


def ends_of_periods(
    answers: Answers,
    *,
    first: Words,
    last: Words,
    first_hint: Words = "",
    last_hint: Words = "",
    name: str = "paid",
) -> tuple[Question, ...]:
    """Ask the first and the last day of each period in a list of the claim."""
    ends = (("starts_on", first, first_hint), ("ends_on", last, last_hint))
    return tuple(
        Question(
            field=f"{name}.{place}.{end}",
            label=numbered(label, place),
            hint=hint if place == 0 else "",
            kind=Kind.DATE,
        )
        for place in range(periods_of(answers, name))
        for end, label, hint in ends
    )


YES_NO: Choices = (("True", _("Kyllä")), ("False", _("Ei")))
"""The choices of a question that is answered yes or no, as a claim's document says them."""


def special_of(answers: Answers) -> frozenset[str]:
    """Return the special matters that were chosen, by the names of the claim's fields."""
    chosen = answers.get("special")
    return frozenset(chosen) if isinstance(chosen, list) else frozenset()


def chose(name: str) -> Callable[[Answers], bool]:
    """Return whether a special matter was chosen, as the condition of a step."""
    return lambda answers: name in special_of(answers)


def special_step(matters: Choices, *, label: Words) -> Step:
    """Return the step that asks which special matters concern the claim: mostly none."""
    asked = Question(
        field="special",
        label=label,
        hint=_("Useimmiten ei mikään: jatkakaa silloin eteenpäin."),
        kind=Kind.CHOICES,
        choices=matters,
        optional=True,
        own=True,
    )
    return Step(
        key="erityista",
        title=_("Onko jotain erityistä?"),
        short=_("Erityistä"),
        questions=lambda _answers: (asked,),
    )


def said_by(matters: Choices, *fields: str) -> Callable[[Answers], dict[str, object]]:
    """Return what the chosen matters say of the claim by themselves: the fields they are names of."""
    names = frozenset(fields) & {name for name, _words in matters}
    return lambda answers: dict.fromkeys(sorted(names & special_of(answers)), True)


def recalled(matters: Choices, *ordinary: object) -> Callable[[Answers], dict[str, object]]:
    """Return the special matters that a claim's answers speak of; ordinary answers speak of none."""

    def recall(answers: Answers) -> dict[str, object]:
        told = {
            field.partition(".")[0] for field, value in answers.items() if value not in {*ordinary, False}
        }
        return {"special": [name for name, _words in matters if name in told]}

    return recall


def wages(answers: Answers, label: Words, hint: Words) -> tuple[Question, ...]:
    """Ask the wage of each period of pay."""
    return tuple(
        Question(
            field=f"paid.{place}.wage",
            label=numbered(label, place),
            hint=hint if place == 0 else "",
            kind=Kind.MONEY,
        )
        for place in range(periods_of(answers))
    )


def one_period(field: str, first: Words, last: Words) -> tuple[Question, ...]:
    """Ask the first and the last day of one period in a list of the claim."""
    return (
        Question(field=f"{field}.0.starts_on", label=first, kind=Kind.DATE),
        Question(field=f"{field}.0.ends_on", label=last, kind=Kind.DATE),
    )


CONTINUES = Question(
    field="continues_from",
    label=_("Jos palkanmaksu jatkuu, mistä päivästä alkaen ilmoitatte palkan myöhemmin?"),
    hint=_("Jättäkää tyhjäksi, jos palkanmaksu ei jatku."),
    kind=Kind.DATE,
    optional=True,
)
OTHER_WAGES = Step(
    key="muut-palkat",
    title=_("Muiden työnantajien palkat"),
    short=_("Muut palkat"),
    lead=_("Päiväraha jaetaan työnantajien kesken niiden maksamien palkkojen suhteessa."),
    questions=lambda _answers: (
        Question(
            field="other_wages",
            label=_("Paljonko muut työnantajat maksavat samoilta päiviltä?"),
            hint=_("Bruttopalkat yhteensä euroina."),
            kind=Kind.MONEY,
        ),
    ),
    applies=chose("other_wages"),
)
THREE_MONTHS = Step(
    key="kolme-kuukautta",
    title=_("Kolmen kuukauden tulo"),
    short=_("Kolme kuukautta"),
    questions=lambda _answers: (
        Question(
            field="three_months",
            label=_("Miksi vuositulo pyydetään laskemaan kolmelta kuukaudelta?"),
            kind=Kind.CHOICE,
            choices=choices_of(ThreeMonths),
        ),
    ),
    applies=chose("three_months"),
)


def extra(_answers: Answers) -> tuple[Question, ...]:
    """Ask what every claim may add: a reference for the payment and a word to the officer."""
    return (
        Question(
            field="payment_reference",
            label=_("Viitenumero tai oma merkintä maksulle"),
            hint=_("Näkyy tiliotteella, kun maksamme korvauksen."),
            kind=Kind.TEXT,
            optional=True,
        ),
        Question(
            field="note",
            label=_("Haluatteko kertoa käsittelijälle jotain muuta?"),
            hint=_("Älkää kirjoittako tähän terveydestä tai henkilötunnusta."),
            kind=Kind.LONG_TEXT,
            optional=True,
        ),
    )


LAST = Step(key="lisatiedot", title=_("Lisätiedot"), short=_("Lisätiedot"), questions=extra)
"""The step that every guide ends with."""

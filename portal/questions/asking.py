"""Questions that several guides ask alike: the ends of periods, choices, and the last page."""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from applications.answers import Answers
from benefits import words
from portal.questions.steps import Kind, Question, Words

MOST_PERIODS = 12
"""How many periods of pay one page takes; more are sent as a file."""


def periods_of(answers: Answers, name: str = "paid") -> int:
    """Return how many periods have been answered or asked for: at least one."""
    places = {int(field.split(".")[1]) for field in answers if field.startswith(f"{name}.")}
    asked = int(str(answers.get(f"{name}_count") or 1))
    return min(MOST_PERIODS, max([asked, *(place + 1 for place in places)]))


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
    answers: Answers, *, first: Words, last: Words, first_hint: Words = "", last_hint: Words = ""
) -> tuple[Question, ...]:
    """Ask the first and the last day of each period of pay."""
    ends = (("starts_on", first, first_hint), ("ends_on", last, last_hint))
    return tuple(
        Question(
            field=f"paid.{place}.{end}",
            label=numbered(label, place),
            hint=hint if place == 0 else "",
            kind=Kind.DATE,
        )
        for place in range(periods_of(answers))
        for end, label, hint in ends
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
            label=_("Haluatko kertoa käsittelijälle jotain muuta?"),
            hint=_("Älä kirjoita tähän sairaudesta tai henkilötunnusta."),
            kind=Kind.LONG_TEXT,
            optional=True,
        ),
    )

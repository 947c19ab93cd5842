"""Guided questions as data: one declaration draws the page, the check of answers and the officer's view."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made_by
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Union

from django.utils.translation import gettext_lazy as _

from applications.answers import Answers
from benefits.law import Law

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words = Union[str, "_StrPromise"]
"""A text, or one that is translated when it is shown."""


class Kind(StrEnum):
    """How a question is answered on a page."""

    DATE = "date"
    MONEY = "money"
    SHARE = "share"
    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    LONG_TEXT = "long_text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: the claim's field it fills (a dotted path), its words, and how it is answered.

    `own` says that the answer steers the pages and is not part of the claim.
    """

    field: str
    label: Words
    kind: Kind
    hint: Words = ""
    choices: Sequence[tuple[str, Words]] = ()
    optional: bool = False
    own: bool = False


def nothing(_answers: Answers) -> dict[str, object]:
    """Say that the answers of the pages are the claim's own."""
    return {}


def silent(_answers: Answers) -> Sequence[tuple[Words, str]]:
    """Tell nothing of the answers."""
    return ()


BY_WAGES: Final = _(
    "Arvio perustuu palkkoihin, jotka olette itse ilmoittaneet tulorekisteriin. Päätös voi poiketa siitä."
)
"""What an estimate rests on, where the register's wages decide the amount."""

BY_ANSWERS: Final = _("Arvio on laskettu siitä, mitä olette kertoneet. Päätös voi poiketa siitä.")
"""What an estimate rests on, where the answers alone decide the amount."""


def always(_answers: Answers) -> bool:
    """Say that a step applies whatever has been answered."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One page of questions: its key in the address, its words, and when it applies.

    `more` are the words of the button that adds another item to the list `grows` of the claim.
    """

    key: str
    title: Words
    short: Words
    questions: Callable[[Answers], tuple[Question, ...]]
    lead: Words = ""
    applies: Callable[[Answers], bool] = always
    more: Words = ""
    grows: str = "paid"

    def fields(self, answers: Answers) -> tuple[str, ...]:
        """Return the fields that the step fills."""
        return tuple(question.field for question in self.questions(answers))


class Topic(StrEnum):
    """What kind of thing has happened at the workplace: benefits are offered by it."""

    SICKNESS = "sickness"
    FAMILY = "family"
    REHABILITATION = "rehabilitation"
    HEALTH_CARE = "health_care"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A claim in a few strokes, from which somebody who has not signed in gets an estimate.

    `asked` are the fields to ask for. `follows` gives what those answers say of other fields, and `assumed`
    what is taken for granted as long as nobody has said otherwise: it is never carried into a claim.
    """

    asked: tuple[str, ...]
    follows: Callable[[Answers], dict[str, object]] = nothing
    assumed: Mapping[str, object] = made_by(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The steps of one benefit's claim, in order, and what is said before the first of them.

    `situation` says in a sentence when the benefit is claimed; `needed` and `not_needed` what to have at
    hand. `counted_from` is the field whose day begins the time limit; `first_payable_day` tells, by that day
    and its law, from when the benefit is paid where a waiting period comes first. `derive` gives what the
    pages' own answers say of the claim, `recall` the pages' own answers to a claim that has answers already:
    it is being corrected, or begun from the guidance. `sketch` is None where no estimate is given beforehand.
    `estimated` says what the estimate beside the questions rests on; `tells` what the answers already come to
    besides the estimate, as names and values.
    """

    benefit: str
    topic: Topic
    title: Words
    situation: Words
    needed: tuple[Words, ...]
    not_needed: tuple[Words, ...]
    steps: tuple[Step, ...]
    counted_from: str
    first_payable_day: Callable[[date, Law], date] | None = None
    derive: Callable[[Answers], dict[str, object]] = nothing
    recall: Callable[[Answers], dict[str, object]] = nothing
    sketch: Sketch | None = None
    estimated: Words = BY_WAGES
    tells: Callable[[Answers], Sequence[tuple[Words, str]]] = silent

    def applicable(self, answers: Answers) -> tuple[Step, ...]:
        """Return the steps that apply to what has been answered so far."""
        return tuple(step for step in self.steps if step.applies(answers))

    def step(self, key: str, answers: Answers) -> Step | None:
        """Return an applicable step by its key."""
        return next((step for step in self.applicable(answers) if step.key == key), None)

    def step_of(self, field: str, answers: Answers) -> Step | None:
        """Return the step on which a field, or the nearest part of it, is asked."""
        for step in self.applicable(answers):
            if any(field == asked or asked.startswith(f"{field}.") for asked in step.fields(answers)):
                return step
        parent = field.rpartition(".")[0]
        return self.step_of(parent, answers) if parent else None

    def after(self, step: Step, answers: Answers) -> Step | None:
        """Return the next applicable step, None behind the last."""
        steps = self.applicable(answers)
        place = steps.index(step) + 1
        return steps[place] if place < len(steps) else None

    def before(self, step: Step, answers: Answers) -> Step | None:
        """Return the applicable step before, None before the first."""
        steps = self.applicable(answers)
        place = steps.index(step)
        return steps[place - 1] if place else None

    def questions(self, answers: Answers) -> dict[str, Question]:
        """Return every question by its field, of steps that apply and of others; the pages' own left out."""
        asked = (question for step in self.steps for question in step.questions(answers))
        return {question.field: question for question in asked if not question.own}

    def claim_answers(self, answers: Answers) -> dict[str, object]:
        """Return the answers that belong to the claim: of applicable steps, without the pages' own."""
        asked = {
            question.field
            for step in self.applicable(answers)
            for question in step.questions(answers)
            if not question.own
        }
        stated = {field: value for field, value in answers.items() if field in asked}
        return stated | self.derive(answers)

"""A step as a form: what was typed is kept as it is; whether it will do is the reader's to say."""

from collections.abc import Collection, Iterable, Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.answers import Answers, nested, of_claim
from benefits import reading, words
from benefits.catalogue import Claim
from benefits.findings import Finding, Weight, stops
from benefits.money import percent
from benefits.scalars import UnreadableError, read_share
from portal.questions.steps import Guide, Kind, Question, Step

_CLASSES = {Kind.DATE: "date", Kind.MONEY: "money", Kind.SHARE: "short", Kind.TEXT: "", Kind.LONG_TEXT: ""}

MOST_SEEN = 12
"""How many choices are all seen at once; more are a list that opens."""


def _widget(question: Question) -> forms.Widget:
    if question.kind is Kind.CHOICE and len(question.choices) > MOST_SEEN:
        return forms.Select(choices=[("", _("Valitkaa")), *question.choices])
    if question.kind is Kind.CHOICE:
        return forms.RadioSelect(choices=question.choices)
    if question.kind is Kind.LONG_TEXT:
        return forms.Textarea(attrs={"rows": 4})
    decimal = {"inputmode": "decimal"} if question.kind is Kind.MONEY else {}
    return forms.TextInput(attrs={"class": _CLASSES[question.kind], "autocomplete": "off"} | decimal)


def _field(question: Question) -> forms.Field:
    if question.kind is Kind.CHOICES:
        return forms.MultipleChoiceField(
            label=question.label,
            help_text=question.hint,
            required=False,
            choices=question.choices,
            widget=forms.CheckboxSelectMultiple,
        )
    return forms.CharField(
        label=question.label, help_text=question.hint, required=False, widget=_widget(question)
    )


def _as_typed(question: Question, answer: object) -> object:
    """Return an answer as people type it: a share as a percentage, whatever else as it is."""
    try:
        return percent(read_share(answer)) if question.kind is Kind.SHARE else answer
    except UnreadableError:
        return answer


class StepForm(forms.Form):
    """The questions of one step, with answers as typed and the reader's objections beside them."""

    use_required_attribute = False

    def __init__(self, step: Step, answers: Answers) -> None:
        questions = step.questions(answers)
        super().__init__(
            initial={asked.field: _as_typed(asked, answers.get(asked.field, "")) for asked in questions}
        )
        for question in questions:
            self.fields[question.field] = _field(question)
            self.fields[question.field].required = not question.optional

    def object_to(self, findings: Iterable[Finding]) -> None:
        """Show the objections that stop the claim beside the answers they are about."""
        told: dict[str, list[str]] = {}
        for finding in findings:
            if finding.weight is Weight.STOPS and finding.field in self.fields:
                told.setdefault(finding.field, []).append(words.say(finding, get_language() or "fi"))
        self.errors.update(
            {field: self.error_class(said, renderer=self.renderer) for field, said in told.items()}
        )


def typed(step: Step, answers: Answers, data: QueryDict) -> dict[str, object]:
    """Return what a page's form says, by field, as it was typed; lists for several choices."""
    return {
        question.field: data.getlist(question.field)
        if question.kind is Kind.CHOICES
        else data.get(question.field, "").strip()
        for question in step.questions(answers)
        if question.kind is Kind.CHOICES or question.field in data
    }


def read(guide: Guide, answers: Answers) -> reading.Reading[Claim]:
    """Read the claim that the answers make, by the one reader of claims."""
    stated = {field: value for field, value in guide.claim_answers(answers).items() if value != ""}
    return reading.read(guide.benefit, nested(stated))


def objections(guide: Guide, step: Step, answers: Answers) -> tuple[Finding, ...]:
    """Return the reader's objections to the answers of one step."""
    fields = step.fields(answers)
    return tuple(
        finding
        for finding in read(guide, answers).findings
        if finding.field in fields or any(f.startswith(f"{finding.field}.") for f in fields)
    )


def told_before(guide: Guide, step: Step, answers: Answers, marks: Collection[str]) -> bool:
    """Say whether a step's questions were all answered before the claim began, and no page has touched them.

    `marks` names the answers that pages have saved. A step that asks nothing it needs is never told before.
    """
    questions = step.questions(answers)
    needed = [question.field for question in questions if not question.optional]
    return (
        bool(needed)
        and all(answers.get(field) for field in needed)
        and not any(question.field in marks for question in questions)
        and not stops(objections(guide, step, answers))
    )


def summary(guide: Guide, answers: Answers) -> list[tuple[Step, list[dict[str, object]]]]:
    """Return each applicable step with its questions and answers in the reader's language."""
    claim = read(guide, answers).claim
    if claim is not None:
        answers = {**answers, **of_claim(claim)}
    return [
        (step, [_row(question, answers.get(question.field)) for question in step.questions(answers)])
        for step in guide.applicable(answers)
    ]


def _row(question: Question, answer: object) -> dict[str, object]:
    return {"question": question.label, "answer": shown(question, answer), "field": question.field}


def shown(question: Question, answer: object) -> str:
    """Return an answer as the reader's language writes it."""
    if answer in (None, "", []):
        return _("Ei vastausta") if not question.optional else _("Ei")
    labels: Mapping[str, object] = dict(question.choices)
    if isinstance(answer, list):
        return "\n".join(str(labels.get(each, each)) for each in answer)
    if question.kind is Kind.CHOICE:
        return str(labels.get(str(answer), answer))
    return words.write_parameter(str(_as_typed(question, answer)), get_language() or "fi")

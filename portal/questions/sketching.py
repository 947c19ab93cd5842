"""An estimate for somebody who has not signed in: a sketch of a claim, reckoned by the rules of claims."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from applications.answers import Answers
from benefits import catalogue
from benefits.calculation import Calculation
from benefits.catalogue import BENEFITS
from benefits.findings import Finding, Weight
from benefits.law import law_on
from benefits.reading import VALUE_MISSING
from benefits.scalars import UnreadableError, read_date, read_euros
from portal.questions.pages import StepForm, read
from portal.questions.steps import Guide, Kind, Question, Step

ANNUAL = "annual_wages"
"""The question that no claim has: what the employee earns in a year. In a claim the register knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a sketch comes to: the form with objections beside its answers, the last day to claim, the sum.

    `stopping` are the objections that no answer of the form is to blame for.
    """

    form: StepForm
    last_day: date | None = None
    calculation: Calculation | None = None
    stopping: tuple[Finding, ...] = ()


def sketch_step(guide: Guide) -> Step:
    """Return what is asked for an estimate as a page of questions; without a sketch only the first day."""

    def questions(answers: Answers) -> tuple[Question, ...]:
        every = guide.questions(answers)
        fields = guide.sketch.asked if guide.sketch else (guide.counted_from,)
        asked = tuple(replace(every[field], optional=False) for field in fields if field in every)
        return (*asked, _annual()) if guide.sketch else asked

    return Step(key="arvio", title=_("Arvio"), short=_("Arvio"), questions=questions)


def _annual() -> Question:
    return Question(
        field=ANNUAL,
        label=_("Työntekijän bruttopalkka vuodessa"),
        hint=_("Arvio riittää. Hakemuksessa palkat saadaan tulorekisteristä."),
        kind=Kind.MONEY,
        own=True,
    )


def told(guide: Guide, answers: Answers, said: Mapping[str, str]) -> dict[str, object]:
    """Return what is known of a claim by its sketch: `said` by other answers, and what was typed."""
    follows = guide.sketch.follows(answers) if guide.sketch else {}
    return {**said, **answers, **follows}


def estimate(guide: Guide, answers: Answers, said: Mapping[str, str], *, on: date) -> Estimate:
    """Return a sketch's estimate on a day; `answers` are what was typed, `said` what others say of it."""
    form = StepForm(sketch_step(guide), answers)
    if not answers:
        return Estimate(form=form)
    last_day = _last_day(guide, told(guide, answers, said))
    if guide.sketch is None:
        return Estimate(form=form, last_day=last_day)
    calculation, found = _reckoned(guide, {**guide.sketch.assumed, **told(guide, answers, said)}, on)
    form.object_to(found)
    stopping = tuple(each for each in found if each.weight is Weight.STOPS and each.field not in form.fields)
    return Estimate(
        form=form,
        last_day=last_day,
        calculation=None if form.errors or stopping else calculation,
        stopping=() if form.errors else stopping,
    )


def _reckoned(guide: Guide, answers: Answers, on: date) -> tuple[Calculation | None, tuple[Finding, ...]]:
    """Return the calculation, if the answers make a claim, and everything that is found in them.

    Days that have passed are reckoned as if claimed on the day, so that a late claim is told of; others as
    if claimed in time.
    """
    wages, objection = _annual_wages(answers.get(ANNUAL))
    reading = read(guide, {**answers, **guide.recall(answers)})
    objections = (*([objection] if objection else ()), *reading.findings)
    if reading.claim is None or wages is None:
        return None, objections
    filed_on = on if all(days.ends_on <= on for days in reading.claim.days) else None
    facts = BENEFITS[guide.benefit].facts(
        claim=reading.claim, gross_wages=wages, income_source="stated", filed_on=filed_on
    )
    calculation = catalogue.calculate(facts, law_on(reading.claim.anchor))
    return calculation, (*objections, *calculation.findings)


def _annual_wages(typed: object) -> tuple[Decimal | None, Finding | None]:
    if not typed:
        return None, VALUE_MISSING.finding(ANNUAL)
    try:
        return read_euros(typed), None
    except UnreadableError as fault:
        return None, fault.finding(ANNUAL)


def _last_day(guide: Guide, answers: Answers) -> date | None:
    try:
        day = read_date(answers.get(guide.counted_from, ""))
    except UnreadableError:
        return None
    return BENEFITS[guide.benefit].limit.deadline(day, law_on(day)).last_day

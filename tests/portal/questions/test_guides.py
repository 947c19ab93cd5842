"""Every guide: each choice it offers is one of the claim, and it knows a claim that it has read."""

import pytest

from applications.answers import of_claim
from benefits import reading
from portal.questions import pages
from portal.questions.guides import GUIDES
from portal.questions.steps import Guide, Question
from tests.portal.questions.samples import SAMPLES

GUIDED = pytest.mark.parametrize("guide", GUIDES.values(), ids=list(GUIDES))


def questions_of(guide: Guide) -> list[Question]:
    """Return the questions of every step, whether it applies or not."""
    typed = SAMPLES[guide.benefit]
    return [question for step in guide.steps for question in step.questions(typed)]


@GUIDED
def test_every_choice_is_one_that_the_claim_knows(guide: Guide) -> None:
    for question in questions_of(guide):
        for value, _words in () if question.own else question.choices:
            typed = {**SAMPLES[guide.benefit], question.field: value}
            faults = pages.read(guide, typed).findings
            assert [fault for fault in faults if fault.field == question.field] == []


@GUIDED
def test_typed_claim_is_read_and_known_again(guide: Guide) -> None:
    claim, faults = pages.read(guide, SAMPLES[guide.benefit])

    assert (faults, claim is None) == ((), False)
    assert claim is not None
    stated = of_claim(claim)
    assert pages.read(guide, stated | guide.recall(stated)) == reading.Reading(claim, ())

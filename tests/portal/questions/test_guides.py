"""Every guide: it asks for the whole claim and for nothing else, and knows a claim that it has read."""

import pytest

from applications.answers import of_claim
from batches.columns import paths_of
from benefits import reading
from benefits.catalogue import BENEFITS
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
def test_guide_asks_for_the_claims_own_fields_alone(guide: Guide) -> None:
    known = set(paths_of(BENEFITS[guide.benefit].claim))

    assert {each.field for each in questions_of(guide) if not each.own} <= known
    assert guide.counted_from in known


@GUIDED
def test_every_field_is_asked_or_follows_from_a_special_matter(guide: Guide) -> None:
    asked = {each.field.partition(".")[0] for each in questions_of(guide)}
    offered = [name for each in questions_of(guide) if each.own for name, _words in each.choices]
    followed = guide.derive({"special": offered}).keys()
    fields = {path.partition(".")[0] for path in paths_of(BENEFITS[guide.benefit].claim)}

    assert fields - asked - followed == set()


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

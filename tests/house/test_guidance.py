"""Guidance is whole: every situation is told to every class of employers in every language."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest

from benefits.catalogue import BENEFITS
from benefits.law import law_on
from segments.classes import Segment
from segments.guidance import Advice, Situation, Teller, Text, advise, book, situations

LAW = law_on(date(2026, 11, 24))
LANGUAGES = ("fi", "sv", "en")
A_FIGURE_OF_LAW = re.compile(
    r"\d+\s*(kuukau|månad|month|vuoden kuluessa|euro|€|%|prosent|arkipäiv|vardag|weekday)"
)


def _advice(told: Situation, segment: Segment, language: str) -> Iterator[Advice]:
    return (advise(told, outcome, segment, Teller(language=language, law=LAW)) for outcome in told.outcomes)


def _texts() -> Iterator[Text]:
    yield from (text for told in situations() for text in told.texts())
    yield from book().lines.values()
    for told in book().benefits.values():
        yield from (told.money, told.by_when)


@pytest.mark.parametrize(
    ("told", "segment", "language"),
    list(product(situations(), Segment, LANGUAGES)),
    ids=lambda value: getattr(value, "id", value),
)
def test_situation_is_told_whole(told: Situation, segment: Segment, language: str) -> None:
    for advice in _advice(told, segment, language):
        lists = (advice.next, advice.needed, advice.not_needed, advice.mistakes, advice.easy)
        benefits = [text for each in advice.benefits for text in (each.name, each.money, each.by_when)]
        said = [advice.title, advice.says, *(line for lines in lists for line in lines), *benefits]
        with_claim = [lines for lines in (*lists, advice.lead) if not lines] if advice.benefits else []

        assert with_claim == [], advice.id
        assert advice.next or advice.see, advice.id
        assert advice.easy, advice.id
        assert [text for text in said if "{" in text] == [], advice.id


@pytest.mark.parametrize("told", situations(), ids=lambda told: told.id)
def test_situation_names_its_sources(told: Situation) -> None:
    advice = next(_advice(told, Segment.SMALL, "fi"))

    assert [source for source in advice.sources if not source.address.startswith("https://")] == []
    assert [source.work for source in told.sources if source.rows and not source.section] == []
    assert told.checked_on <= date(2026, 11, 24)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_guidance_is_left_in_finnish(language: str) -> None:
    assert [text.fi for text in _texts() if text.said(language) == text.fi] == []


def test_no_guidance_repeats_a_figure_of_law() -> None:
    assert [said for text in _texts() for said in text if A_FIGURE_OF_LAW.search(said)] == []


def test_every_shared_line_and_source_is_told_somewhere() -> None:
    lines = {name for told in situations() for name in told.line_names()}
    works = {source.work for told in situations() for source in told.sources}

    assert sorted(book().lines.keys() - lines) == []
    assert sorted(book().works.keys() - works) == []


def test_every_benefit_of_the_catalogue_is_led_to() -> None:
    led_to = {benefit for told in situations() for outcome in told.outcomes for benefit in outcome.benefits}

    assert sorted(BENEFITS.keys() - led_to) == []


def test_answers_say_of_claims_what_a_claim_can_state() -> None:
    fields = {field for benefit in BENEFITS.values() for field in benefit.claim.__struct_fields__}

    said = {
        field
        for told in situations()
        for question in told.questions
        for option in question.options
        for field in option.claims
    }

    assert sorted(said - fields) == []

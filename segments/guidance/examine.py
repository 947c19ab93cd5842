"""What may be wrong with guidance: names that nothing bears, texts that fail, ways that lead nowhere."""

from collections.abc import Iterator, Mapping
from itertools import product

import msgspec

from benefits.law import VIEWS
from segments.guidance.book import Book
from segments.guidance.content import MOST_QUESTIONS, Outcome, Situation, Text
from segments.guidance.figures import LIMIT, placeholders
from segments.guidance.walk import answer, ask


def faults(book: Book) -> Iterator[str]:
    """Say everything that is wrong between the files, and in each."""
    listed = [each for group in book.groups for each in group.situations]
    if sorted(listed) != sorted(book.situations):
        unlike = ", ".join(sorted(set(listed) ^ set(book.situations)))
        yield f"contents.yaml: does not list each situation once: {unlike}"
    addresses = [each.address for each in book.situations.values()]
    if len(set(addresses)) < len(addresses):
        yield "two situations have the same address"
    for text in _shared(book):
        yield from _of_text(text)
    for told in book.situations.values():
        yield from (f"{told.id}.yaml: {fault}" for fault in _of_situation(told, book))


def _shared(book: Book) -> Iterator[Text]:
    yield from book.lines.values()
    yield from (group.title for group in book.groups)
    yield from (work.title for work in book.works.values())
    for told in book.benefits.values():
        yield from (told.money, told.by_when)


def _of_situation(told: Situation, book: Book) -> Iterator[str]:
    """Say what is wrong with a situation."""
    for text in told.texts():
        yield from _of_text(text)
    if not (told.easy and told.sources and told.words.fi and told.words.sv and told.words.en):
        yield "easy language, sources or words are missing"
    yield from (f"no line is called {each}" for each in told.line_names() if each not in book.lines)
    yield from (f"no work is called {each.work}" for each in told.sources if each.work not in book.works)
    for outcome in told.outcomes:
        unknown = [each for each in outcome.benefits if each not in book.benefits]
        yield from (f"{outcome.id}: no benefit {each}" for each in unknown)
        if outcome.benefits and not outcome.whole:
            yield f"{outcome.id}: has benefits, and leads away from what is told of them"
    led_to = {*told.related, *(each for outcome in told.outcomes for each in outcome.see)}
    yield from (f"no situation is called {each}" for each in sorted(led_to - book.situations.keys()))
    yield from _of_questions(told)


def _of_text(text: Text) -> Iterator[str]:
    """Say what is wrong with a text: a language empty, unlike figures, a figure that no law has."""
    if not all(said.strip() for said in text):
        yield f"a language is empty: {text}"
    named = [placeholders(said) for said in text]
    if any(each != named[0] for each in named):
        yield f"the languages name unlike figures: {text}"
    for group, name in named[0]:
        if group != LIMIT and not (group in VIEWS and name in _figures(group)):
            yield f"no law has the figure {group}.{name}: {text}"


def _figures(group: str) -> set[str]:
    return {field.name for field in msgspec.structs.fields(VIEWS[group])}


def _of_questions(told: Situation) -> Iterator[str]:
    """Say which questions and outcomes lead nowhere."""
    if len(told.questions) > MOST_QUESTIONS:
        yield f"more than {MOST_QUESTIONS} questions"
    options = {question.id: {option.id for option in question.options} for question in told.questions}
    for outcome in told.outcomes:
        for asked, chosen in outcome.when.items():
            if not chosen or not set(chosen) <= options.get(asked, set()):
                yield f"{outcome.id}: asks for an answer to {asked} that nobody can give"
                return
    reached: set[str] = set()
    asked_for: set[str] = set()
    for chosen_options in product(*(question.options for question in told.questions)):
        full = {
            question.id: option.id for question, option in zip(told.questions, chosen_options, strict=True)
        }
        outcome_found, asked_on_the_way = _walked(told, full)
        asked_for |= asked_on_the_way
        if outcome_found is None:
            yield f"{full}: leads to no outcome"
        else:
            reached.add(outcome_found.id)
    yield from (
        f"{outcome.id}: no answers lead to it" for outcome in told.outcomes if outcome.id not in reached
    )
    yield from (f"{asked}: is never asked" for asked in options if asked not in asked_for)


def _walked(told: Situation, full: Mapping[str, str]) -> tuple[Outcome | None, set[str]]:
    """Answer what is asked, one question after another, as a reader with all the answers would."""
    given: dict[str, str] = {}
    while question := ask(told, given):
        given[question.id] = full[question.id]
    return answer(told, given), set(given)

"""Search: from everyday words and old form numbers to situations.

Words are compared without case and diacritics. Finnish and Swedish bend and join them, so two words are
alike when one begins with the other, when they share a long beginning ("raskaus", "raskaana"), or when one is
a part of the other ("koronakaranteeni"). A word that few situations have tells more than one that many have.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from math import log
from typing import Final

from segments.guidance.content import Situation
from segments.guidance.shelf import situations

MOST_WORDS: Final = 20
"""More words than this tell nothing more."""

SHORTEST_STEM: Final = 4
"""A shared beginning shorter than this says nothing."""

SHARED: Final = 0.65
"""How much of the shorter word the shared beginning must be."""

EXACT, BEGINS, STEM, PART = 1.0, 0.8, 0.6, 0.4
FAR: Final = 0.3
"""What scores no more than this part of the best has little to do with what was asked."""

FORM: Final = 100.0
"""A form number leads straight to its situations."""


def search(text: str, language: str) -> tuple[Situation, ...]:
    """Return the situations that the words name, the likeliest first; all of them for no words."""
    wanted = words_of(text)[:MOST_WORDS]
    if not wanted:
        return situations()
    scores = {each.id: _form_score(each, wanted) for each in situations()}
    for word in wanted:
        for situation_id, score in _word_scores(word, language).items():
            scores[situation_id] += score
    least = FAR * max(scores.values())
    found = [each for each in situations() if scores[each.id] > least]
    return tuple(sorted(found, key=lambda each: -scores[each.id]))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text without case and diacritics."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return tuple("".join(letter if letter.isalnum() else " " for letter in plain).split())


def likeness(one: str, other: str) -> float:
    """Return how alike two words are, from 0 to 1."""
    if one == other:
        return EXACT
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SHORTEST_STEM:
        return 0.0
    if longer.startswith(shorter):
        return BEGINS
    shared = _shared(shorter, longer)
    if shared >= max(SHORTEST_STEM, SHARED * len(shorter)):
        return STEM
    return PART if len(shorter) > SHORTEST_STEM and shorter in longer else 0.0


def _shared(one: str, other: str) -> int:
    """Return how many letters two words share from the beginning."""
    unlike = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(unlike, len(one))


def _word_scores(word: str, language: str) -> Mapping[str, float]:
    """Return what a word says for each situation that has one like it."""
    alike = {
        situation_id: max(likeness(word, own) for own in vocabulary)
        for situation_id, vocabulary in _vocabularies(language).items()
    }
    having = sum(map(bool, alike.values()))
    weight = log((1 + len(alike)) / having) if having else 0.0
    return {situation_id: weight * each for situation_id, each in alike.items()}


def _form_score(told: Situation, wanted: tuple[str, ...]) -> float:
    forms = {"".join(words_of(form)) for form in told.forms}
    return FORM * len(forms.intersection(_numbers(wanted)))


def _numbers(wanted: tuple[str, ...]) -> Iterator[str]:
    """Give what may be form numbers: words, two or three parted by spaces; without a language's letter."""
    in_three = zip(wanted, wanted[1:], wanted[2:], strict=False)
    for joined in (*wanted, *map("".join, pairwise(wanted)), *map("".join, in_three)):
        yield from (joined, joined.removesuffix("r"), joined.removesuffix("e"))


@cache
def _vocabularies(language: str) -> Mapping[str, frozenset[str]]:
    """Return the words of each situation's title and everyday words."""
    return {
        each.id: frozenset(
            word
            for text in (each.title.said(language), *each.words.said(language))
            for word in words_of(text)
        )
        for each in situations()
    }

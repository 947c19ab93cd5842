"""What guidance is made of: texts in three languages, questions, outcomes, and what differs by class."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import msgspec

from segments.classes import Segment

MOST_QUESTIONS: Final = 4


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence or paragraph in Finnish, Swedish and English.

    `{sickness_allowance.waiting_weekdays}` stands for a figure of law, `{limit.sickness_allowance}` for the
    length of a benefit's time limit: both are filled in by the law of the reader's day.
    """

    fi: str
    sv: str
    en: str

    def __iter__(self) -> Iterator[str]:
        """Give the text in each language."""
        return iter((self.fi, self.sv, self.en))

    def said(self, language: str) -> str:
        """Return the text in one language, its figures not filled in."""
        return {"fi": self.fi, "sv": self.sv, "en": self.en}[language]


Line = Text | str
"""A line of a list: its text, or the name of one that several situations share."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everyday words by which people look for a situation."""

    fi: tuple[str, ...]
    sv: tuple[str, ...]
    en: tuple[str, ...]

    def said(self, language: str) -> tuple[str, ...]:
        """Return the words of one language."""
        return {"fi": self.fi, "sv": self.sv, "en": self.en}[language]


class Work(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A law or a page from which facts are taken."""

    title: Text
    address: str


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where facts stand: a work by its name, with sections of law and rows of the rules of record."""

    work: str
    section: str = ""
    rows: tuple[str, ...] = ()


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer to a question, and what it already says of a claim (field → value)."""

    id: str
    text: Text
    claims: Mapping[str, str] = {}


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One plain question; `hint` helps to answer it."""

    id: str
    text: Text
    options: tuple[Option, ...]
    hint: Text | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What follows from answers: the first outcome whose `when` holds is the one.

    `says` is the answer in a sentence or two, `benefits` what the employer may claim. An outcome that leads
    to other situations (`see`), or ends in steps of its own (`next`), leaves the lists of its situation out.
    """

    id: str
    says: Text
    when: Mapping[str, tuple[str, ...]] = {}
    benefits: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    next: tuple[Line, ...] = ()

    def agrees(self, answers: Mapping[str, str]) -> bool:
        """Say whether no answer given so far speaks against the outcome."""
        return all(answers[asked] in options for asked, options in self.when.items() if asked in answers)

    @property
    def whole(self) -> bool:
        """Say whether the lists of the situation belong to the outcome."""
        return not (self.see or self.next)


class Manner(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said to one class of employers: how it goes for them, what they do next, what they trip on."""

    lead: Line
    next: tuple[Line, ...]
    needed: tuple[Line, ...] = ()
    mistakes: tuple[Line, ...] = ()


class Manners(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The manner of each class."""

    small: Manner
    medium: Manner
    large: Manner
    payroll_firm: Manner

    def of(self, segment: Segment) -> Manner:
        """Return the manner of one class."""
        manner: Manner = getattr(self, segment.value)
        return manner


class Situation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that happens at a workplace.

    `id` is the name of its file and never changes; `address` is its part of the page's address. `words` and
    old form numbers (`forms`) are what people look for; `easy` is the whole in easy language; `related` are
    the situations that often come next.
    """

    id: str
    address: str
    title: Text
    summary: Text
    words: Words
    outcomes: tuple[Outcome, ...]
    not_needed: tuple[Line, ...]
    mistakes: tuple[Line, ...]
    manners: Manners
    easy: tuple[Text, ...]
    sources: tuple[Source, ...]
    checked_on: date
    needed: tuple[Line, ...] = ()
    forms: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    related: tuple[str, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Give every line of every list."""
        yield from (*self.needed, *self.not_needed, *self.mistakes)
        for outcome in self.outcomes:
            yield from outcome.next
        for segment in Segment:
            manner = self.manners.of(segment)
            yield from (manner.lead, *manner.next, *manner.needed, *manner.mistakes)

    def line_names(self) -> Iterator[str]:
        """Give the names of the shared lines."""
        yield from (line for line in self.lines() if isinstance(line, str))

    def texts(self) -> Iterator[Text]:
        """Give every text of the situation's own."""
        yield from (self.title, self.summary, *self.easy)
        yield from (line for line in self.lines() if isinstance(line, Text))
        yield from (outcome.says for outcome in self.outcomes)
        for question in self.questions:
            yield from (question.text, *(option.text for option in question.options))
            if question.hint:
                yield question.hint


class BenefitText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is told of a benefit in every situation: whose money it is, by when it is claimed."""

    money: Text
    by_when: Text


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Situations that stand under one heading, in order."""

    id: str
    title: Text
    situations: tuple[str, ...]

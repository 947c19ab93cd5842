"""Advice: one outcome of a situation told to one class of employers in one language."""

from collections.abc import Iterable

import msgspec

from benefits.catalogue import BENEFITS
from benefits.law import Law
from segments.classes import Segment
from segments.guidance.content import Line, Outcome, Situation, Source, Text
from segments.guidance.figures import filled
from segments.guidance.shelf import book


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A benefit as advice tells of it: its code, its name, whose money it is, by when it is claimed."""

    code: str
    name: str
    money: str
    by_when: str


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """Where facts of the advice stand, to be read: the title of the work, its sections, its address."""

    title: str
    section: str
    address: str


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """The whole text for situation, outcome, class and language.

    `id` names the piece of guidance, `long_illness.paid`, alike for every class and language: what became
    of those who saw it is counted by it.
    """

    id: str
    segment: Segment
    title: str
    says: str
    benefits: tuple[Told, ...]
    lead: str
    next: tuple[str, ...]
    needed: tuple[str, ...]
    not_needed: tuple[str, ...]
    mistakes: tuple[str, ...]
    easy: tuple[str, ...]
    see: tuple[str, ...]
    sources: tuple[Reference, ...]


class Teller(msgspec.Struct, frozen=True, kw_only=True):
    """Says texts in one language by the law of one day."""

    language: str
    law: Law

    def say(self, text: Text) -> str:
        """Return the text with its figures."""
        return filled(text.said(self.language), self.language, self.law)

    def line(self, line: Line) -> str:
        """Return the text of a line."""
        return self.say(book().text(line))

    def all(self, lines: Iterable[Line]) -> tuple[str, ...]:
        """Return the texts of lines."""
        return tuple(self.line(line) for line in lines)

    def benefit(self, code: str) -> Told:
        """Return what is told of a benefit."""
        told = book().benefits[code]
        return Told(
            code=code,
            name=BENEFITS[code].names[self.language],
            money=self.say(told.money),
            by_when=self.say(told.by_when),
        )

    def reference(self, source: Source) -> Reference:
        """Return where facts stand, to be read."""
        work = book().works[source.work]
        return Reference(title=work.title.said(self.language), section=source.section, address=work.address)


def piece(told: Situation, outcome: Outcome) -> str:
    """Return the id of the piece of guidance."""
    return f"{told.id}.{outcome.id}"


def advise(told: Situation, outcome: Outcome, segment: Segment, teller: Teller) -> Advice:
    """Return the advice as the teller says it."""
    manner = told.manners.of(segment)
    whole = outcome.whole
    return Advice(
        id=piece(told, outcome),
        segment=segment,
        title=teller.say(told.title),
        says=teller.say(outcome.says),
        benefits=tuple(teller.benefit(code) for code in outcome.benefits),
        lead=teller.line(manner.lead) if whole else "",
        next=teller.all(manner.next if whole else outcome.next),
        needed=teller.all((*manner.needed, *told.needed)) if whole else (),
        not_needed=teller.all(told.not_needed) if whole else (),
        mistakes=teller.all((*manner.mistakes, *told.mistakes)) if whole else (),
        easy=teller.all(told.easy),
        see=told.related if whole else outcome.see,
        sources=tuple(teller.reference(source) for source in told.sources),
    )

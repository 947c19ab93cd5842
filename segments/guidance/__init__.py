"""Guidance by what has happened at a workplace: which benefit, whose money, by when, what is needed and not.

Common to all classes of employers stands once in a situation's file; only what differs is told by class.
"""

from segments.guidance.advice import Advice, Reference, Teller, Told, advise, piece
from segments.guidance.book import Book, GuidanceError
from segments.guidance.content import Outcome, Question, Situation, Text
from segments.guidance.search import search
from segments.guidance.shelf import about, book, situation, situations
from segments.guidance.walk import answer, ask, claimed, known

__all__ = [
    "Advice",
    "Book",
    "GuidanceError",
    "Outcome",
    "Question",
    "Reference",
    "Situation",
    "Teller",
    "Text",
    "Told",
    "about",
    "advise",
    "answer",
    "ask",
    "book",
    "claimed",
    "known",
    "piece",
    "search",
    "situation",
    "situations",
]

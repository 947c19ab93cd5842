"""The guidance that the house gives: this folder's book, read once and examined."""

from functools import cache

from segments.guidance.book import HERE, Book, GuidanceError, read
from segments.guidance.content import Outcome, Situation
from segments.guidance.examine import faults


@cache
def book() -> Book:
    """Return the guidance; GuidanceError with the first fault where it cannot be trusted."""
    return examined(read(HERE))


def examined(found: Book) -> Book:
    """Return the book itself; GuidanceError with its first fault if it has one."""
    for fault in faults(found):
        raise GuidanceError(fault)
    return found


def situations() -> tuple[Situation, ...]:
    """Return every situation in the order of the contents."""
    return tuple(book().situations[each] for group in book().groups for each in group.situations)


def situation(situation_id: str) -> Situation:
    """Return a situation; KeyError if there is none of that id."""
    return book().situations[situation_id]


def about(told: Situation, outcome: Outcome) -> tuple[str, ...]:
    """Return the benefits that a piece of guidance is about: its situation's, and those it leads to."""
    read = (told, *(situation(each) for each in outcome.see))
    found = (benefit for each in read for way in each.outcomes for benefit in way.benefits)
    return tuple(dict.fromkeys(found))

"""The nouns of the two years: a month of the story, a claim that was sent in it, and what it comes to."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Final
from zlib import crc32

from benefits.calendar import months_after
from benefits.catalogue import Claim
from portal.demo.customers import Customer

if TYPE_CHECKING:
    from portal.demo.stories import Scene

MONTHS: Final = 24
DAYS_BEFORE: Final = 3
"""The claims of a month come in so many days before its day of the opening."""
GUIDED_SINCE: Final = 20
"""So many months ago guidance was opened."""


class Fate(Enum):
    """What a claim comes to, besides what the rules make of it."""

    PLAIN = auto()
    CERTIFICATE_LATER = auto()
    ASKED = auto()
    CORRECTED = auto()
    PARTLY = auto()
    REFUSED = auto()
    LATE = auto()
    TOO_LATE = auto()


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the story, so many before the one in which the demo opens."""

    scene: "Scene"
    ago: int

    @property
    def progress(self) -> float:
        """Return how far the story has come: from 0 to 1."""
        return 1 - self.ago / MONTHS

    @property
    def on(self) -> date:
        """Return the day on which the claims of the month come in."""
        return self.scene.day(self._ago(0))

    def at(self, day: int) -> datetime:
        """Return the instant of a day after the claims came in."""
        return self.scene.ago(self._ago(day))

    def has(self, day: int) -> bool:
        """Say whether the demo has come to a day."""
        return self._ago(day) >= 0

    def between(self, first: float, last: float) -> float:
        """Return what has been changing evenly over the years, between what it was and what it became."""
        return first + (last - first) * self.progress

    def is_guided(self, customer: Customer) -> bool:
        """Say whether an employer looks at guidance before it claims."""
        return customer.reads_guidance and self.ago <= GUIDED_SINCE

    def _ago(self, day: int) -> int:
        opened = self.scene.today
        return (opened - months_after(opened, -self.ago)).days + DAYS_BEFORE - day


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A claim that was sent: by whom, and what it comes to."""

    customer: Customer
    application_id: int
    claim: Claim
    fate: Fate


def drawn(*told: object) -> int:
    """Return a number from 0 to 99 drawn by what is told: the same for the same."""
    return crc32("-".join(str(each) for each in told).encode()) % 100

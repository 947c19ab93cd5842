"""How large a load is, how much of a disk it may take, and what a measure on it tells."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from access.actor import Actor

RUN: Final = Actor.run("load")
AT: Final = datetime(2026, 11, 2, 3, 0, tzinfo=ZoneInfo("Europe/Helsinki"))
"""The night on which the load is looked at."""
GIGABYTE: Final = 1_000_000_000
_EMPLOYERS, _REPORTS, _APPLICATIONS = 1_000_000, 5_000_000, 1_000_000
_ROWS_BOUND: Final = 12 * GIGABYTE
"""What the rows of the whole load may take, with their indexes and what the measures leave beside them."""
_SERVER_BOUND: Final = 4 * GIGABYTE
"""What the server may take beside them, however few they are: its write-ahead log, sorting on disk."""


class CountError(Exception):
    """What was counted is not what the load holds, or more than it may be."""


def agreed(found: tuple[int, ...], expected: tuple[int, ...]) -> tuple[int, ...]:
    """Return what was found; CountError where the load holds something else."""
    if found != expected:
        raise CountError(f"{found} was found, where the load holds {expected}")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a measure took in seconds, what it may take on the whole load, and what it found."""

    title: str
    seconds: float
    aim: float
    found: str


@dataclass(frozen=True, slots=True)
class Size:
    """A share of the whole load, over 0 and at most 1."""

    share: float

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise ValueError("the share is over 0 and at most 1")

    @property
    def employers(self) -> int:
        """How many employers there are."""
        return self._part(_EMPLOYERS)

    @property
    def reports(self) -> int:
        """How many earnings payment reports there are."""
        return self._part(_REPORTS)

    @property
    def applications(self) -> int:
        """How many applications there are, each of an employee of its own."""
        return self._part(_APPLICATIONS)

    @property
    def rows_bound(self) -> int:
        """How many bytes the load's database may come to at most."""
        return self._part(_ROWS_BOUND) + GIGABYTE // 10

    @property
    def disk_bound(self) -> int:
        """How many bytes of the disk must be free before the load is made."""
        return self.rows_bound + _SERVER_BOUND

    @property
    def hundredth(self) -> "Size":
        """Return a hundredth of it."""
        return Size(self.share / 100)

    def _part(self, whole: int) -> int:
        return round(whole * self.share)

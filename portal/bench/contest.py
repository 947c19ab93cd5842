"""The contest: contenders on the same ground, in an order that changes from round to round."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from portal.bench import databases
from portal.bench.sample import Counts


class Run(NamedTuple):
    """One run: how long it took in seconds, what became of the rows, and how much memory a worker had."""

    seconds: float
    counts: Counts
    peak: int | None = None


class Contender(Protocol):
    """What is measured: a name, and a run on the database that is in use."""

    @property
    def name(self) -> str:
        """What it is called in the table."""

    def run(self) -> Run:
        """Do the work once and measure it."""


class CountError(Exception):
    """What became of the rows is not what was to become of them."""


def run(contender: Contender, expected: Counts) -> Run:
    """Run a contender once on a fresh copy of the ground; raise CountError where its rows do not add up."""
    with databases.copied():
        return checked(contender.name, contender.run(), expected)


def checked(name: str, found: Run, expected: Counts) -> Run:
    """Return a run whose rows became what they were to become; raise CountError for any other."""
    if found.counts != expected:
        raise CountError(f"{name}: {found.counts}, where {expected} was to be")
    return found


def hold(
    contenders: Sequence[Contender], rounds: int, expected: Counts, tell: Callable[[str], object]
) -> Mapping[str, Sequence[Run]]:
    """Run every contender once a round, and return their runs by name."""
    runs: dict[str, list[Run]] = {contender.name: [] for contender in contenders}
    for number in range(rounds):
        for contender in rotated(contenders, number):
            found = run(contender, expected)
            runs[contender.name].append(found)
            tell(f"round {number + 1} of {rounds}: {contender.name} {found.seconds:.2f} s")
    return runs


def rotated(contenders: Sequence[Contender], by: int) -> Sequence[Contender]:
    """Return contenders in the order that is `by` places further on."""
    place = by % len(contenders)
    return [*contenders[place:], *contenders[:place]]

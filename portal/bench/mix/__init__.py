"""The mix: the claims that are decided in the bench, so many of a thousand for each benefit and year.

A benefit joins by a maker of its facts from a number and a year, and by its share in `MIX`.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from benefits.catalogue import Facts
from portal.bench.mix import occupational_health, sickness

THOUSAND: Final = 1000
_APART: Final = 617
"""From claim to claim, so many places further on in the thousand: those of a kind do not come in a row."""


class Part(NamedTuple):
    """A benefit in the mix: the maker of its facts, and how many of a thousand claims are of which year."""

    made: Callable[[int, int], Facts]
    years: Mapping[int, int]


MIX: Final[Mapping[str, Part]] = {
    "sickness_allowance": Part(
        sickness.facts_of, {2020: 60, 2021: 80, 2022: 80, 2023: 100, 2024: 120, 2025: 240, 2026: 290}
    ),
    "occupational_health": Part(occupational_health.facts_of, {2019: 5, 2020: 15, 2024: 5, 2025: 5}),
}
_THOUSAND: Final = [
    (part.made, year) for part in MIX.values() for year, share in part.years.items() for _ in range(share)
]


def facts(count: int) -> Iterator[Facts]:
    """Yield the facts of so many claims, the same at every run; every thousand holds the whole mix."""
    for number in range(count):
        made, year = _THOUSAND[number * _APART % THOUSAND]
        yield made(number, year)


def told() -> str:
    """Return in one line which benefits and years the mix holds, in thousandths."""
    return "; ".join(
        f"{benefit} " + ", ".join(f"{year} {share}" for year, share in part.years.items())
        for benefit, part in MIX.items()
    )

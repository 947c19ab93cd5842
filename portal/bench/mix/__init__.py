"""The mix: the claims that are decided in the bench, so many of a thousand for each benefit and year.

A benefit joins by a maker of its facts from a number and a year, and by its share in `MIX`.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from benefits.catalogue import Facts
from portal.bench.mix import family, occupational_health, rehabilitation, sickness, sickness_family

THOUSAND: Final = 1000
_APART: Final = 617
"""From claim to claim, so many places further on in the thousand: those of a kind do not come in a row."""


class Part(NamedTuple):
    """A benefit in the mix: the maker of its facts, and how many of a thousand claims are of which year."""

    made: Callable[[int, int], Facts]
    years: Mapping[int, int]


def _parents(benefit: str, years: Mapping[int, int]) -> Mapping[str, Part]:
    return {benefit: Part(family.ALLOWANCES[benefit], years)}


MIX: Final[Mapping[str, Part]] = {
    "sickness_allowance": Part(
        sickness.facts_of, {2020: 30, 2021: 40, 2022: 40, 2023: 50, 2024: 60, 2025: 120, 2026: 150}
    ),
    "partial_sickness_allowance": Part(
        sickness_family.partial_facts_of, {2020: 4, 2021: 6, 2022: 6, 2023: 8, 2024: 8, 2025: 14, 2026: 14}
    ),
    "infectious_disease_allowance": Part(
        sickness_family.infectious_facts_of, {2020: 3, 2021: 5, 2022: 5, 2023: 2, 2024: 1, 2025: 2, 2026: 2}
    ),
    "donor_allowance": Part(
        sickness_family.donor_facts_of, {2020: 1, 2021: 1, 2022: 1, 2023: 1, 2024: 2, 2025: 2, 2026: 2}
    ),
    **_parents("pregnancy_allowance", {2022: 5, 2023: 10, 2024: 15, 2025: 15, 2026: 15}),
    **_parents("special_pregnancy_allowance", {2022: 1, 2023: 2, 2024: 2, 2025: 2, 2026: 3}),
    **_parents("partial_special_pregnancy_allowance", {2026: 5}),
    **_parents("parental_allowance", {2022: 10, 2023: 25, 2024: 30, 2025: 35, 2026: 35}),
    **_parents("partial_parental_allowance", {2022: 1, 2023: 2, 2024: 4, 2025: 4, 2026: 4}),
    "family_leave_compensation": Part(
        family.family_leave_facts_of, {2022: 5, 2023: 8, 2024: 9, 2025: 9, 2026: 9}
    ),
    "annual_leave_cost": Part(
        family.annual_leave_facts_of, {2022: 10, 2023: 14, 2024: 15, 2025: 15, 2026: 16}
    ),
    "rehabilitation_allowance": Part(
        rehabilitation.facts_of, {2020: 4, 2021: 5, 2022: 6, 2023: 6, 2024: 8, 2025: 8, 2026: 8}
    ),
    "partial_rehabilitation_allowance": Part(
        rehabilitation.partial_facts_of, {2020: 1, 2021: 1, 2022: 1, 2023: 1, 2024: 2, 2025: 2, 2026: 2}
    ),
    "occupational_health": Part(occupational_health.facts_of, {2019: 5, 2020: 15, 2024: 5, 2025: 5}),
}
"""Every benefit: half the claims are of sickness allowance, a quarter of the allowances for parents."""
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

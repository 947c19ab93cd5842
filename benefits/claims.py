"""What claims of several benefits state alike: the answers an employer chooses from, and earlier spells."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

import msgspec

from benefits.periods import Period

SICKNESS: Final = "sickness_allowance"
PARTIAL: Final = "partial_sickness_allowance"
INFECTIOUS: Final = "infectious_disease_allowance"
DONOR: Final = "donor_allowance"


class Certificate(StrEnum):
    """How the medical certificate (lääkärintodistus A) reaches Kela."""

    KANTA = "kanta"
    EMPLOYEE = "employee"
    UPLOAD = "upload"
    LATER = "later"


class PayBasis(StrEnum):
    """On what the employee's right to pay for the absence rests (S21)."""

    ACT = "act"
    AGREEMENT = "agreement"
    NONE = "none"


class Previous(StrEnum):
    """What the incapacity follows: it decides the waiting period (S3, S4)."""

    NOTHING = "nothing"
    SAME_ILLNESS = "same_illness"
    PARTIAL_ALLOWANCE = "partial_allowance"
    REHABILITATION = "rehabilitation"


class Accident(StrEnum):
    """Whether an insurer answers first for the incapacity (S25)."""

    NONE = "none"
    INSURER_DECIDES = "insurer_decides"
    INSURER_DECIDED = "insurer_decided"


class ThreeMonths(StrEnum):
    """Why the annual income is asked to be counted from three months (S13)."""

    DEGREE = "degree"
    MOVED = "moved"
    CHILD_CARE = "child_care"
    SERVICE = "service"


class Spell(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier decided claim for the same person: what it counts for in a later one (S3, S8, S9, S14).

    `benefit` is what was claimed, `onset` the first day of its incapacity. `counted` are the periods whose
    weekdays count towards the maximum; `paid_until` the last day paid; `annual_income` the income after the
    deduction that it was paid from; `full_waiting` whether the waiting period was served in full. A spell
    with the onset of the claim itself is what was decided of the same incapacity before.
    """

    onset: date
    counted: tuple[Period, ...]
    paid_until: date | None
    annual_income: Decimal | None
    full_waiting: bool = True
    benefit: str = SICKNESS


def begun_before(onset: date, spells: Iterable[Spell]) -> list[Spell]:
    """Return the spells of former incapacities, in the order of their onsets."""
    return sorted((spell for spell in spells if spell.onset < onset), key=lambda spell: spell.onset)


def of_onset(onset: date, benefit: str, spells: Iterable[Spell]) -> list[Spell]:
    """Return what was decided of the benefit for the same onset before."""
    return [spell for spell in spells if (spell.onset, spell.benefit) == (onset, benefit)]


def of(spells: Iterable[Spell], *benefits: str) -> tuple[Spell, ...]:
    """Return the spells of the benefits."""
    return tuple(spell for spell in spells if spell.benefit in benefits)

"""Rights: for which employers, and in which matters, a user or a payroll firm may act on a day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from django.db.models import Q

from access.actor import Matter
from employers.models import FirmMembership, Mandate, Membership

Rights = Mapping[int, frozenset[Matter]]
SOON: Final = timedelta(days=90)
"""How long before its last day a mandate is told to be ending."""


def in_force(day: date) -> Q:
    """Return the condition of a right that holds on the day; its first and its last day are included."""
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))


def of_user(user_id: int, employer_id: int, day: date) -> Rights:
    """Return a user's rights at one employer; empty where there are none."""
    found = Membership.objects.filter(in_force(day), user_id=user_id, employer_id=employer_id)
    return _gathered(found.values_list("employer_id", "matter"))


def of_firm(firm_id: int, day: date, clients: Collection[int] = ()) -> Rights:
    """Return what a firm's mandates let it do, for some of its clients or, where none are named, for all."""
    found = Mandate.objects.filter(in_force(day), firm_id=firm_id)
    if clients:
        found = found.filter(employer_id__in=clients)
    return _gathered(found.values_list("employer_id", "matter"))


def clerk(user_id: int, firm_id: int, day: date) -> FirmMembership | None:
    """Return a user's work at a firm, None where the user does not work there on the day."""
    return FirmMembership.objects.filter(in_force(day), user_id=user_id, firm_id=firm_id).first()


class Health(StrEnum):
    """How a firm's mandate for a client stands on a day; ENDING means within ninety days."""

    COMING = "coming"
    IN_FORCE = "in_force"
    ENDING = "ending"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandated:
    """What one employer's mandates let one firm do on a day.

    `ends_on` is the last day on which all the matters hold, or held, empty where no end is set.
    """

    matters: frozenset[Matter]
    ends_on: date | None
    health: Health


def mandated(mandates: Iterable[Mandate], day: date) -> dict[tuple[int, int], Mandated]:
    """Return by firm and employer how their mandates, past and future, stand on the day."""
    by_pair: dict[tuple[int, int], list[Mandate]] = {}
    for mandate in mandates:
        by_pair.setdefault((mandate.firm_id, mandate.employer_id), []).append(mandate)
    return {pair: _standing(held, day) for pair, held in by_pair.items()}


def _standing(mandates: list[Mandate], day: date) -> Mandated:
    ends: dict[Matter, date] = {}
    for each in mandates:
        matter = Matter(each.matter)
        ends[matter] = max(ends.get(matter, date.min), each.ends_on or date.max)
    now = frozenset(
        Matter(each.matter)
        for each in mandates
        if each.starts_on <= day and (each.ends_on is None or each.ends_on >= day)
    )
    last = min(ends[matter] for matter in now) if now else max(ends.values())
    if now:
        health = Health.ENDING if last - day <= SOON else Health.IN_FORCE
    else:
        health = Health.COMING if last >= day else Health.ENDED
    return Mandated(matters=now, ends_on=None if last == date.max else last, health=health)


def _gathered(pairs: Iterable[tuple[int, str]]) -> Rights:
    found: dict[int, set[Matter]] = {}
    for employer_id, matter in pairs:
        found.setdefault(employer_id, set()).add(Matter(matter))
    return {employer_id: frozenset(matters) for employer_id, matters in found.items()}

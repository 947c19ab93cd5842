"""The former period: what was paid so shortly before an onset that the incapacity leans on it (S14, S18)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import msgspec

from benefits.claims import PARTIAL, SICKNESS, Spell, begun_before, of
from benefits.law import Law
from benefits.waiting import within_relapse


class Former(msgspec.Struct, frozen=True):
    """A period of allowance whose last paid day is within 30 days before an onset.

    `began_by` is its onset, or where that is not known a day on which it had begun; `annual_income` the
    income it was paid from, None if not known.
    """

    began_by: date
    paid_until: date
    annual_income: Decimal | None


def last_paid(onset: date, earlier: Iterable[Spell]) -> Former | None:
    """Return the latest spell of sickness or partial allowance that was paid and ended before the onset."""
    paid = [
        Former(spell.onset, spell.paid_until, spell.annual_income)
        for spell in begun_before(onset, of(earlier, SICKNESS, PARTIAL))
        if spell.paid_until is not None and spell.paid_until < onset
    ]
    return max(paid, key=lambda former: former.paid_until, default=None)


def former_period(known: Former | None, stated: date | None, onset: date, law: Law) -> Former | None:
    """Return the period within 30 days before the onset, as known or else by its stated last paid day."""
    if known is not None and within_relapse(onset, known.paid_until, law):
        return known
    if stated is not None and within_relapse(onset, stated, law):
        return Former(stated, stated, None)
    return None


def formula_law(former: Former | None, onset: date, law: Law) -> Law:
    """Return the law whose formula applies: a period begun by 31.12.2024 carries the old one along (S18)."""
    kept_until = law.sickness_allowance.old_formula_until
    if former is not None and former.began_by <= kept_until:
        return law.on(min(onset, kept_until))
    return law

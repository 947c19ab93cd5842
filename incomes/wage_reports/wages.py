"""The wages of a report that count towards annual income (vuositulo), by the Health Insurance Act."""

from decimal import Decimal

import msgspec

from incomes.wage_reports.code_lists import income_types
from incomes.wage_reports.message import Report, Transaction

_TOTAL = 101
"""The sum of all wages, which a report by sums (reporting method 1) gives beside the parts."""
_HEALTH_PARTS = frozenset({103, 104})
_PARTS = frozenset({102, 105, 106}) | _HEALTH_PARTS
_INSURANCE_WAGE = 352
_ALL_INSURANCES, _HEALTH_INSURANCE = 1, 3
_NOT_INSURED = frozenset({1, 2, 6, 10})
"""The exceptions (vakuuttamisen poikkeustilanne) by which an earner has no health insurance here."""


class Wages(msgspec.Struct, frozen=True):
    """What counts, in euros, and the income types by which a person must look at it.

    Doubtful are types that are not on our lists, wages recovered or insurance wages beside others, and a
    report by sums that does not say which part of the total is under health insurance.
    """

    counted: Decimal
    doubtful: tuple[int, ...]


def wages_of(report: Report) -> Wages:
    """Return what a report adds to the annual income of its earner."""
    if _NOT_INSURED.intersection(report.earner.exceptions):
        return Wages(Decimal(), ())
    types = {line.basic.code for line in report.transactions}
    counted = [line for line in report.transactions if _counts(line, types)]
    total = sum((line.basic.amount or Decimal() for line in counted), Decimal())
    doubts = {line.basic.code for line in report.transactions if _is_doubtful(line)}
    if types & _PARTS and not types & _HEALTH_PARTS:
        doubts.add(_TOTAL)
    if _INSURANCE_WAGE in types and len({line.basic.code for line in counted}) > 1:
        doubts.add(_INSURANCE_WAGE)
    return Wages(total, tuple(sorted(doubts)))


def _counts(line: Transaction, types: set[int]) -> bool:
    """Say whether a line counts; a total beside its parts does not, nor does what was paid in error."""
    known = income_types().get(line.basic.code)
    if known is None or line.basic.recovery or line.basic.unjust_enrichment:
        return False
    if line.basic.code == _TOTAL and types & _PARTS:
        return False
    if not known.override:
        return known.health
    said = {inclusion.insurance: inclusion.included for inclusion in line.insurance}
    return said.get(_HEALTH_INSURANCE, said.get(_ALL_INSURANCES, known.health))


def _is_doubtful(line: Transaction) -> bool:
    return line.basic.code not in income_types() or bool(line.basic.recovery)

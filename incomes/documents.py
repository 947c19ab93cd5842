"""What is kept of a report beside its columns: its lines, the employment, and what may not change.

No name, identifier or free text stands in it.
"""

from datetime import date
from decimal import Decimal

import msgspec

from access.sealing import identity_key
from incomes.wage_reports.case import Case
from incomes.wage_reports.message import EmploymentPeriod, IdType, Transaction

_KEPT_EARNER_TYPES = frozenset({8, 12})
"""Athlete and organisation: a replacement may not change whether an earner is one."""


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One income of a report: its type and amount in euros; marked where it is taken back or was an error."""

    type: int
    amount: Decimal | None = None
    recovery: bool = False
    unjust_enrichment: bool = False


class Document(msgspec.Struct, frozen=True, omit_defaults=True):
    """The content of a report; `unchangeable` is a keyed hash of what a replacement must repeat.

    `doubtful` are the income types by which a person must look at the wages, `known_from` and
    `known_until` the span for which all absences are known.
    """

    unchangeable: str
    lines: tuple[Line, ...] = ()
    doubtful: tuple[int, ...] = ()
    employment_code: int | None = None
    part_time: Decimal | None = None
    hours_per_week: Decimal | None = None
    pay_forms: tuple[int, ...] = ()
    employment: tuple[EmploymentPeriod, ...] = ()
    known_from: date | None = None
    known_until: date | None = None


def document_of(case: Case, doubtful: tuple[int, ...]) -> Document:
    """Return what is kept of a report without errors."""
    return Document(
        unchangeable=unchangeable_of(case),
        lines=tuple(_line(line) for line in case.report.transactions),
        doubtful=doubtful,
        employment_code=case.employment.code,
        part_time=case.employment.part_time,
        hours_per_week=case.employment.hours_per_week,
        pay_forms=case.employment.pay_forms,
        employment=case.employment.periods,
        known_from=case.absences.starts_on,
        known_until=case.absences.ends_on,
    )


def _line(line: Transaction) -> Line:
    return Line(
        line.basic.code, line.basic.amount, bool(line.basic.recovery), bool(line.basic.unjust_enrichment)
    )


def unchangeable_of(case: Case) -> str:
    """Return the keyed hash of what a replacement must repeat: the payment, who paid and who earned."""
    delivery, earner = case.delivery, case.report.earner
    types = set(earner.other.types) if earner.other else set()
    content = (
        delivery.payment,
        delivery.payer.ids,
        delivery.payer.substitute,
        earner.ids,
        earner.basic.birth_date if earner.basic else None,
        sorted(types & _KEPT_EARNER_TYPES),
    )
    return identity_key(msgspec.json.encode(content).decode()).hex()


def earner_of(case: Case, report_id: str) -> tuple[str, bytes]:
    """Return the earner's code, to be sealed, and its key.

    The key is that of the identity code wherever there is one; another identifier counts with its type and
    country, and somebody without any is another person in each report.
    """
    ids = sorted(case.report.earner.ids, key=lambda one: one.type != IdType.IDENTITY_CODE)
    if not ids:
        return "", identity_key(f"report:{report_id}")
    first = ids[0]
    if first.type == IdType.IDENTITY_CODE:
        return first.code, identity_key(first.code)
    return first.code, identity_key(f"{first.type}:{first.country_code}:{first.code}")

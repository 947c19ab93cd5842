"""The account of a financial year: its costs and persons, what is given of them, and other readings of it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

import msgspec

from benefits.calculation import Step
from benefits.findings import Finding
from benefits.income import step
from benefits.law import Law
from benefits.money import NOTHING, to_cents
from benefits.occupational_health import codes
from benefits.occupational_health.compensation import Compensation, Costs, Measure, compensation
from benefits.occupational_health.years import anchor_of, is_tied, is_whole, months_of
from benefits.periods import Period
from benefits.views import OccupationalHealthFigures

CEILING: Final = "occupational_health.common_ceiling"
"""The full name of the figure that is set afterwards (O4)."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What is chosen besides: a raised ceiling (O7), one by months (O6), and the agreed practice (O1)."""

    raised: bool = False
    prorated: bool = False
    agreed_practice: bool = False


class Persons(msgspec.Struct, frozen=True, kw_only=True):
    """Whose care it is: employees on average, entrepreneurs, and dismissed employees noted apart (O5)."""

    employees: Decimal
    entrepreneurs: int = 0
    dismissed: int = 0

    @property
    def heads(self) -> Decimal:
        """Return the persons for whom the ceiling is had: entrepreneurs are, the dismissed are not."""
        return self.employees + self.entrepreneurs


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A financial year reckoned by the law of its ceiling year.

    `spent` are the costs that can be compensated, `measure` what the ceiling of a person is multiplied by.
    """

    year: Period
    law: Law
    spent: Costs
    persons: Persons
    measure: Measure

    @property
    def figures(self) -> OccupationalHealthFigures:
        """The figures of the ceiling year."""
        return self.law.occupational_health

    @property
    def ceiling_year(self) -> int:
        """The calendar year by whose rules and ceiling it is reckoned."""
        return anchor_of(self.year).year

    @property
    def is_small(self) -> bool:
        """Whether the ceiling of so small an employer may be raised (O7)."""
        return self.persons.employees <= self.figures.small_employees

    def given(self, **changes: object) -> Compensation | None:
        """Return what is given, by the measure or one changed; None while the ceiling is not known."""
        return compensation(self.spent, msgspec.structs.replace(self.measure, **changes), self.figures)

    def total(self, **changes: object) -> Decimal:
        """Return the euros given by the measure or one changed, nothing while the ceiling is not known."""
        given = self.given(**changes)
        return NOTHING if given is None else given.total


def account_of(year: Period, spent: Costs, persons: Persons, choice: Choice, law: Law) -> Account:
    """Return the account of a financial year; a choice that its law does not leave open changes nothing."""
    figures = law.occupational_health
    prorated = choice.prorated and not is_whole(year, figures.year_months)
    measure = Measure(
        heads=persons.heads,
        raised=choice.raised and persons.employees <= figures.small_employees,
        months=months_of(year) if prorated else None,
        agreed_practice=choice.agreed_practice,
    )
    return Account(year=year, law=law, spent=spent, persons=persons, measure=measure)


def steps(account: Account, given: Compensation) -> Iterator[Step]:
    """Yield how the ceiling and the costs under it came about."""
    figures, measure, persons = account.figures, account.measure, account.persons
    yield step(
        codes.HEADS_STEP, persons.heads, employees=persons.employees, entrepreneurs=persons.entrepreneurs
    )
    if measure.raised:
        yield step(codes.RAISED_STEP, figures.raised_heads, employees=figures.small_employees)
    if measure.months is not None:
        yield step(codes.PRORATED_STEP, measure.months, year_months=figures.year_months)
    whole, year = to_cents(given.ceilings.whole), account.ceiling_year
    if figures.preventive_ceiling is None:
        yield step(codes.CEILING_STEP, whole, ceiling=_ceiling(account.law), year=year)
    else:
        ceilings = {"preventive": figures.preventive_ceiling, "medical": figures.medical_ceiling}
        yield step(codes.CLASS_CEILINGS_STEP, whole, **ceilings, year=year)
    accepted, most = given.accepted, to_cents(given.ceilings.medical)
    yield step(codes.PREVENTIVE_STEP, to_cents(accepted.preventive), costs=account.spent.preventive)
    yield step(codes.MEDICAL_STEP, to_cents(accepted.medical), costs=account.spent.medical, most=most)


def findings(account: Account) -> Iterator[Finding]:
    """Say by which rules and ceiling it is reckoned, and where another reading gives another total."""
    given, year = account.given(), account.ceiling_year
    if is_tied(account.year):
        yield codes.CEILING_YEAR_TIED.finding(year=year)
    if given is None:
        yield _unknown(account)
        return
    if account.figures.preventive_ceiling is not None:
        yield codes.OLD_RULES.finding(year=year)
    if CEILING in account.law.derived:
        yield codes.CEILING_DERIVED.finding(year=year, ceiling=_ceiling(account.law))
    yield from _readings_of_persons(account, given.total)
    yield from _readings_of_ceiling(account, given.total)


def _readings_of_persons(account: Account, total: Decimal) -> Iterator[Finding]:
    """Say where the total hangs on whether entrepreneurs and the dismissed are counted (O5)."""
    persons = account.persons
    for field, heads in (
        ("entrepreneurs", persons.employees),
        ("dismissed", persons.heads + persons.dismissed),
    ):
        other = account.total(heads=heads)
        if other != total:
            yield codes.OTHERS_COUNTED.finding(field, total=total, other_total=other)


def _readings_of_ceiling(account: Account, total: Decimal) -> Iterator[Finding]:
    """Say what the ceiling of an odd year would give in the other reading (O6), and a raised one (O7)."""
    figures, measure = account.figures, account.measure
    if not is_whole(account.year, figures.year_months):
        months = months_of(account.year)
        other = account.total(months=months if measure.months is None else None)
        yield codes.ODD_YEAR.finding(months=months, total=total, other_total=other)
    raised = account.total(raised=account.is_small)
    if raised > total:
        employees = figures.small_employees
        yield codes.RAISE_POSSIBLE.finding(employees=employees, total=total, other_total=raised)


def _unknown(account: Account) -> Finding:
    """Say that the ceiling is not known, with an estimate by the last one that is (O3, O4)."""
    year, last = last_known(account)
    return codes.CEILING_UNKNOWN.finding(
        year=account.ceiling_year, estimate=last.total(), ceiling=_ceiling(last.law), ceiling_year=year
    )


def last_known(account: Account) -> tuple[int, Account]:
    """Return the last year up to the account's own whose ceiling is known, and the account by its law."""
    year, law = account.ceiling_year, account.law
    while law.occupational_health.common_ceiling is None:
        year -= 1
        law = law.on(date(year, 1, 1))
    return year, msgspec.structs.replace(account, law=law)


def _ceiling(law: Law) -> Decimal:
    """Return the common ceiling of a person, as it is told."""
    return to_cents(law.occupational_health.common_ceiling or NOTHING)

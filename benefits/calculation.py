"""A calculation: what a claim is worth, line by line, each line with its rule and source."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from benefits.findings import Finding
from benefits.money import NOTHING


class Payee(StrEnum):
    """Who gets the money of a line; nobody gets the days of a waiting period.

    The part of other employers is theirs to claim: it is said so that the days add up, and not paid here.
    """

    EMPLOYER = "employer"
    EMPLOYEE = "employee"
    OTHER_EMPLOYER = "other_employer"
    NOBODY = "nobody"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step on the way to the amount of a day: annual income, deduction, formula, minimum.

    `code` names the sentence in `words/`, `value` is the step's result as text (euros with two
    decimals, a percentage, a date), `rule` cites the row of the rules of record and the section of law.
    """

    code: str
    value: str
    rule: str
    parameters: dict[str, str] = {}


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """Allowance weekdays (arkipäivä) of one period that are treated alike, or a lump sum.

    `starts_on` and `ends_on` are inclusive; `days` counts the allowance weekdays between them;
    `daily_amount` is euros a weekday, `amount` what the days are worth: their product, but where a wage
    is shared out by weekdays `daily_amount` is rounded for reading and `amount` is exact (S22). `code`
    names the sentence that says why, `rule` the row of the rules of record and the section of law.
    A lump sum is paid for the period as a whole: its `days` and `daily_amount` are 0.
    """

    starts_on: date
    ends_on: date
    days: int
    daily_amount: Decimal
    amount: Decimal
    payee: Payee
    code: str
    rule: str
    parameters: dict[str, str] = {}


class Instalment(msgspec.Struct, frozen=True, kw_only=True):
    """One payment to the employer: the days up to a closing day (6 weekdays, then every 25).

    A lump sum has no days: `ends_on` is the day from which it may be paid.
    """

    number: int
    starts_on: date
    ends_on: date
    days: int
    amount: Decimal


class Calculation(msgspec.Struct, frozen=True, kw_only=True):
    """The whole answer to one claim.

    `daily_allowance` is what the law gives the person a weekday, before it is divided between payees;
    None where a figure or the income is not known (a finding says which). `law_on` is the day whose law
    was used. `full_waiting` says that the waiting period was served in full, which later maxima go by (S8).
    `employer_total` and `employee_total` are the sums of the lines of each payee. `estimate` is what the
    employer would get by the last figure known, where the right one is not confirmed yet.
    """

    benefit: str
    law_on: date
    annual_income: Decimal | None
    daily_allowance: Decimal | None
    first_payable_day: date | None
    last_payable_day: date | None
    deadline: date
    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    instalments: tuple[Instalment, ...]
    employer_total: Decimal
    employee_total: Decimal
    findings: tuple[Finding, ...]
    full_waiting: bool = True
    estimate: Decimal | None = None

    @property
    def worth(self) -> Decimal | None:
        """Return about what the employer gets, in euros; None where it cannot be told."""
        return self.employer_total if self.is_reckoned else self.estimate

    @property
    def is_reckoned(self) -> bool:
        """Whether it can be said what is paid: for a day, or as a lump sum."""
        return self.daily_allowance is not None or self.employer_total > 0


def unreckoned(benefit: str, law_on: date, deadline: date, findings: tuple[Finding, ...]) -> Calculation:
    """Return what is answered where the findings leave nothing to reckon."""
    return Calculation(
        benefit=benefit,
        law_on=law_on,
        annual_income=None,
        daily_allowance=None,
        first_payable_day=None,
        last_payable_day=None,
        deadline=deadline,
        steps=(),
        lines=(),
        instalments=(),
        employer_total=NOTHING,
        employee_total=NOTHING,
        findings=findings,
    )

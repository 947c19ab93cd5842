"""What an employer states when it claims family leave compensation for one pregnancy or adoption."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import msgspec

from benefits.periods import Period
from benefits.scalars import Share


class PaidAllowance(StrEnum):
    """What Kela has paid the employee: the pregnancy allowance, or the allowance of an adoptive parent."""

    PREGNANCY = "pregnancy"
    ADOPTION = "adoption"
    NONE = "none"


class ContractType(StrEnum):
    """How long the employment contract is for."""

    INDEFINITE = "indefinite"
    FIXED_TERM = "fixed_term"


class Claim(msgspec.Struct, frozen=True, kw_only=True, tag_field="benefit", tag="family_leave_compensation"):
    """What an employer states when it claims family leave compensation (perhevapaakorvaus).

    The allowance period is that of the pregnancy allowance, or for an adopted child that of the adoptive
    parent's parental allowance. `paid` are the days for which the employer paid wage, be it only what the
    wage is more than the allowance. `employed_from` is the first day of the employment, contracts directly
    after each other counted together, and `contract_ends_on` the last day of the last of them if they are
    fixed-term. `working_time` is the share of full time at the start of the allowance period;
    `temporary_part_time` says that a full-time employee works less for a time only, such as on care leave.
    `own_leave` says that an entrepreneur claims for its own leave.
    """

    allowance: PaidAllowance
    allowance_starts_on: date
    allowance_ends_on: date
    paid: tuple[Period, ...]
    employed_from: date
    contract_type: ContractType
    working_time: Share
    employee_is_woman: bool
    contract_ends_on: date | None = None
    temporary_part_time: bool = False
    own_leave: bool = False
    payment_reference: str = ""
    note: str = ""

    @property
    def anchor(self) -> date:
        """The day whose law the claim goes by: the start of the allowance period (F10)."""
        return self.allowance_starts_on

    @property
    def allowance_period(self) -> Period:
        """The days for which the allowance is paid."""
        return Period(self.allowance_starts_on, self.allowance_ends_on)

    @property
    def days(self) -> tuple[Period, ...]:
        """The days that no other claim for the same person may have: those of the allowance (F11)."""
        return (self.allowance_period,)

    @property
    def attaches(self) -> bool:
        """Whether the employer adds a document to the claim: none is needed."""
        return False


def days_stated(claim: Claim) -> Iterator[tuple[str, date]]:
    """Name every day the claim states, with its field."""
    yield "allowance_starts_on", claim.allowance_starts_on
    yield "allowance_ends_on", claim.allowance_ends_on
    for place, period in enumerate(claim.paid):
        yield f"paid.{place}.starts_on", period.starts_on
        yield f"paid.{place}.ends_on", period.ends_on
    if claim.contract_ends_on is not None:
        yield "contract_ends_on", claim.contract_ends_on

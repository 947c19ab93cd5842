"""The claim of partial sickness allowance: what the employer states, and the answers it chooses from."""

from datetime import date
from enum import StrEnum

import msgspec

from benefits.claims import Accident, Certificate, ThreeMonths
from benefits.periods import PaidPeriod, Period
from benefits.scalars import Hours


class Before(StrEnum):
    """What the partial incapacity follows: it decides the waiting period and the amount (S3, S4, S28)."""

    NOTHING = "nothing"
    SAME_ILLNESS = "same_illness"
    SICKNESS_ALLOWANCE = "sickness_allowance"
    REHABILITATION = "rehabilitation"


class Claim(msgspec.Struct, frozen=True, kw_only=True, tag_field="benefit", tag="partial_sickness_allowance"):
    """What an employer states when it claims partial sickness allowance for pay during part-time work.

    `onset` is the first day of partial incapacity on the certificate. `paid` are the days of part-time work
    with the whole pay of them. Part-time work is agreed from `part_time_from` to `part_time_until`.
    `full_pay` says that the wage of full-time work is paid, `clause` that the employer is agreed to get the
    allowance.
    `hours_before` and `hours_agreed` are the hours of a week before it and in it; without them the agreement
    comes apart, as it does where the claim comes through the Incomes Register (C20). `sector_full_time` says
    that the hours before are the full time of the sector, `several_employers` that the employee works
    part-time for others too. The rest is as in a claim of sickness allowance.
    """

    onset: date
    paid: tuple[PaidPeriod, ...]
    certificate: Certificate
    part_time_from: date
    part_time_until: date
    full_pay: bool
    clause: bool
    hours_before: Hours | None = None
    hours_agreed: Hours | None = None
    sector_full_time: bool = False
    several_employers: bool = False
    continues_from: date | None = None
    previous: Before = Before.NOTHING
    previous_paid_until: date | None = None
    accident: Accident = Accident.NONE
    annual_leave: tuple[Period, ...] = ()
    three_months: ThreeMonths | None = None
    payment_reference: str = ""
    note: str = ""

    @property
    def anchor(self) -> date:
        """The day whose law the claim goes by (S1)."""
        return self.onset

    @property
    def days(self) -> tuple[PaidPeriod, ...]:
        """The days that no other claim for the same person may have."""
        return self.paid

    @property
    def attaches(self) -> bool:
        """Whether the employer adds a document to the claim."""
        return self.certificate is Certificate.UPLOAD

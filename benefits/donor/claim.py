"""The claim of donor's allowance: what the employer states."""

from datetime import date
from decimal import Decimal

import msgspec

from benefits.claims import Certificate, ThreeMonths
from benefits.periods import PaidPeriod


class Claim(msgspec.Struct, frozen=True, kw_only=True, tag_field="benefit", tag="donor_allowance"):
    """What an employer states when it claims donor's allowance for pay during a donor's absence.

    `onset` is the first day of incapacity from the donation, or the day of its tests. `vital_transplant` says
    that an organ, tissue or cells are given for a vital transplant: blood and gametes are not. `paid`,
    `other_wages` and `three_months` are as in a claim of sickness allowance.
    """

    onset: date
    paid: tuple[PaidPeriod, ...]
    certificate: Certificate
    vital_transplant: bool
    other_wages: Decimal | None = None
    three_months: ThreeMonths | None = None
    payment_reference: str = ""
    note: str = ""

    @property
    def anchor(self) -> date:
        """The day whose law the claim goes by."""
        return self.onset

    @property
    def days(self) -> tuple[PaidPeriod, ...]:
        """The days that no other claim for the same person may have."""
        return self.paid

    @property
    def attaches(self) -> bool:
        """Whether the employer adds the certificate to the claim."""
        return self.certificate is Certificate.UPLOAD

"""The claim of infectious-disease allowance: what the employer states, and the answers it chooses from."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from benefits.periods import PaidPeriod, Period


class Order(StrEnum):
    """What the physician in charge of infectious diseases ordered; CHILD: a child under 16 stays at home."""

    ABSENCE = "absence"
    QUARANTINE = "quarantine"
    ISOLATION = "isolation"
    CHILD = "child"


class OrderCopy(StrEnum):
    """How the copy of the order reaches Kela."""

    EMPLOYEE = "employee"
    UPLOAD = "upload"
    LATER = "later"


class Claim(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="benefit", tag="infectious_disease_allowance"
):
    """What an employer states when it claims infectious-disease allowance for pay during an ordered absence.

    The absence is ordered from `ordered_from` to `ordered_until`; `paid` are its days with pay. The loss is
    stated in one of two ways, in euros: `monthly_pay` is the pay of a month that the person would have had;
    `lost_earnings` is what was lost in the days stated, where pay is not by the month. `other_earnings` is
    what other work brought in those days. `clause` says that the allowance is agreed to go to the employer.
    """

    ordered_from: date
    ordered_until: date
    order: Order
    order_copy: OrderCopy
    paid: tuple[PaidPeriod, ...]
    clause: bool
    monthly_pay: Decimal | None = None
    lost_earnings: Decimal | None = None
    other_earnings: Decimal | None = None
    annual_leave: tuple[Period, ...] = ()
    payment_reference: str = ""
    note: str = ""

    @property
    def anchor(self) -> date:
        """The day whose law the claim goes by."""
        return self.ordered_from

    @property
    def days(self) -> tuple[PaidPeriod, ...]:
        """The days that no other claim for the same person may have."""
        return self.paid

    @property
    def attaches(self) -> bool:
        """Whether the employer adds the order to the claim."""
        return self.order_copy is OrderCopy.UPLOAD

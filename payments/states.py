"""The states of payments and of the runs that send them."""

from enum import StrEnum


class PaymentState(StrEnum):
    """Where a payment stands. DUE: owed, perhaps in a prepared run. SENT: in a file to the bank.

    PAID: settled. RETURNED: the bank refused it; it may be raised again, to another account.
    """

    DUE = "due"
    SENT = "sent"
    PAID = "paid"
    RETURNED = "returned"


class RecoveryState(StrEnum):
    """Where a recovery stands. OPEN: the employer is to pay it back. PAID_BACK: it has.

    WAIVED: Kela does not recover it. HELD_BACK: all of it was held back from payments not sent yet.
    """

    OPEN = "open"
    PAID_BACK = "paid_back"
    WAIVED = "waived"
    HELD_BACK = "held_back"


class RunState(StrEnum):
    """Where a run stands: prepared by one person, approved by another, or cancelled before that."""

    PREPARED = "prepared"
    APPROVED = "approved"
    CANCELLED = "cancelled"

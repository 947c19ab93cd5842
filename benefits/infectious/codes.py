"""The kinds of findings, lines and steps of infectious-disease allowance besides those of the ground."""

from typing import Final

from benefits.codes import INFORMS, STOPS, WARNS, Reason
from benefits.findings import Code

# What cannot be: it stops the claim.
OUTSIDE_ORDER: Final = Code("infectious_outside_order", STOPS, "S29, SVL 8:1 a")
LOSS_MISSING: Final = Code("infectious_loss_missing", STOPS, "S29, SVL 11:15")
LOSS_TWICE: Final = Code("infectious_loss_twice", STOPS, "S29, SVL 11:15")
ORDER_AHEAD: Final = Code("infectious_order_ahead", STOPS, "S29, SVL 8:1 a")

# What its sender should look at, and what somebody at Kela looks at.
OLD_LAW: Final = Code("infectious_old_law", WARNS, "S29, 535/2019", officer=True)
ORDER_LATER: Final = Code("infectious_order_later", INFORMS, "S29, SVL 8:1 a", officer=True)
NOT_MONTHLY: Final = Code("infectious_not_monthly", INFORMS, "S29, SVL 11:15", officer=True)
OTHER_EARNINGS: Final = Code("infectious_other_earnings", INFORMS, "S29, SVL 11:15", officer=True)

# Lines and steps.
LEAVE_LINE: Final = Reason("line_infectious_leave", "S29, SVL 8:1 a")
MONTH_STEP: Final = Reason("step_infectious_month", "S29, SVL 11:15")
LOSS_STEP: Final = Reason("step_infectious_loss", "S29, SVL 11:15")
OTHER_STEP: Final = Reason("step_infectious_other", "S29, SVL 11:15")

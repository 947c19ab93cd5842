"""The kinds of findings, lines and steps that annual leave cost compensation has of its own; words say them.

Sources name the rows of the rules of record first and then the section of law: SVL = 1224/2004.
"""

from typing import Final

from benefits.codes import INFORMS, STOPS, WARNS, Reason
from benefits.findings import Code

# What cannot be: it stops the claim.
NO_LEAVE: Final = Code("no_leave_stated", STOPS, "F12, SVL 14:1")
NO_MONTHS: Final = Code("no_months_claimed", STOPS, "F13, SVL 14:3")
LEAVE_BEFORE_ENTITLEMENT: Final = Code("leave_before_entitlement", STOPS, "F15, 535/2019")

# What the claim says and its sender should look at.
OLD_LAW: Final = Code("leave_cost_old_law", WARNS, "F1, C7, 28/2022", officer=True)
MONTH_SHORT: Final = Code("month_too_few_days", WARNS, "F13, F14, SVL 14:3", officer=True)
HOLIDAY_PAY_ZERO: Final = Code("holiday_pay_zero", WARNS, "F12, SVL 14:1", officer=True)

# What somebody at Kela looks at.
HOLIDAY_PAY_ESTIMATED: Final = Code("holiday_pay_estimated", INFORMS, "F12, SVL 14:1", officer=True)
PARTIAL_DAYS: Final = Code("partial_days_counted", INFORMS, "F13, SVL 14:3", officer=True)

# What the facts add to the claim.
MONTH_LATE: Final = Code("month_late", WARNS, "C5, C8, SVL 15:6, 15:7", officer=True)
LEAVE_NOT_OVER: Final = Code("leave_not_over", INFORMS, "F14, SVL 14:1", officer=True)
HOLIDAY_PAY_UNDIVIDED: Final = Code("holiday_pay_undivided", INFORMS, "F13, SVL 14:3", officer=True)
INCOME_BASE: Final = Code("income_base", INFORMS, "F16, SVL 14:3.2", officer=True)

# Lines: what a month is worth, or why it is not paid.
INCOME_LINE: Final = Reason("line_leave_cost_by_income", "F13, F15, F16, SVL 14:3")
CAP_LINE: Final = Reason("line_leave_cost_cap", "F13, F15, SVL 14:3")
SHORT_LINE: Final = Reason("line_month_too_few_days", "F13, F14, SVL 14:3")
LATE_LINE: Final = Reason("line_month_late", "C5, C8, SVL 15:6, 15:7")

# Steps: how the amount came about.
DAYS_STEP: Final = Reason("step_leave_days", "F13, SVL 14:3")
INCOME_STEP: Final = Reason("step_leave_cost_by_income", "F15, F16, SVL 14:3.2")
CAP_STEP: Final = Reason("step_leave_cost_cap", "F15, SVL 14:3.2")

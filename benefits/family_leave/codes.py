"""The kinds of findings and lines that family leave compensation has of its own; words say them.

Sources name the rows of the rules of record first and then the section of law: SVL = 1224/2004.
"""

from typing import Final

from benefits.codes import INFORMS, STOPS, WARNS, Reason
from benefits.findings import Code

# What cannot be: it stops the claim.
CONTRACT_END_MISSING: Final = Code("contract_end_missing", STOPS, "F10, SVL 14:4")

# The conditions; where one is not met nothing is paid.
NOT_A_WOMAN: Final = Code("employee_not_woman", WARNS, "F10, SVL 14:4", officer=True)
OWN_LEAVE: Final = Code("entrepreneur_own_leave", WARNS, "F10, SVL 14:4", officer=True)
ALLOWANCE_NOT_PAID: Final = Code("allowance_not_paid", WARNS, "F10, SVL 14:4", officer=True)
WAGE_TOO_SHORT: Final = Code("wage_under_1_month", WARNS, "F10, SVL 14:4", officer=True)
EMPLOYMENT_TOO_SHORT: Final = Code("employment_under_3_months", WARNS, "F10, SVL 14:4", officer=True)
CONTRACT_TOO_SHORT: Final = Code("contract_under_1_year", WARNS, "F10, SVL 14:4", officer=True)
WORKING_TIME_TOO_SHORT: Final = Code("working_time_under_80_percent", WARNS, "F10, SVL 14:4", officer=True)

# What the sender should look at.
OLD_LAW: Final = Code("family_leave_old_law", WARNS, "F1, C7, 28/2022", officer=True)
PERIOD_TOO_LONG: Final = Code("pregnancy_period_too_long", WARNS, "F2, SVL 9:2", officer=True)
LATE: Final = Code("family_leave_late", WARNS, "C5, C8, SVL 15:6, 15:7", officer=True)
EARLY: Final = Code("family_leave_early", WARNS, "F10, SVL 14:4", officer=True)

# What somebody at Kela looks at.
TEMPORARY_PART_TIME: Final = Code("temporary_part_time", INFORMS, "F10, SVL 14:4", officer=True)
CLAIMED_BEFORE: Final = Code("family_leave_claimed_before", INFORMS, "F11, SVL 14:4", officer=True)

# Lines: what is paid, or why it is not.
LUMP_LINE: Final = Reason("line_family_leave", "F10, SVL 14:4")
CONDITIONS_LINE: Final = Reason("line_family_leave_conditions", "F10, SVL 14:4")
LATE_LINE: Final = Reason("line_family_leave_late", "C5, C8, SVL 15:6, 15:7")

LATE_WORD: Final = "late"
EXCEPTION: Final = "SVL 15:7 if refusal unreasonable"
"""What an answer calls a late claim, and what may be granted of it all the same (C8)."""

"""The kinds of findings, lines and steps of the allowances for parents alone; words say them.

Sources name the rows of the rules of record first and then the section of law: SVL = 1224/2004, TSL =
55/2001.
"""

from typing import Final

from benefits.codes import INFORMS, STOPS, WARNS, Reason
from benefits.findings import Code

# What cannot be: it stops the claim.
PAID_BEFORE_ENTITLEMENT: Final = Code("paid_before_entitlement", STOPS, "F4, SVL 11:9.1")
PAID_LONG_AFTER: Final = Code("paid_long_after_entitlement", STOPS, "F3, SVL 9:8")
CONTINUES_BEFORE_ENTITLEMENT: Final = Code("continues_before_entitlement", STOPS, "F4, SVL 11:9.1")
ENTITLEMENT_IN_FUTURE: Final = Code("entitlement_in_future", STOPS, "F4, SVL 11:9.1")

# What the claim says and its sender should look at.
OLD_FAMILY_LAW: Final = Code("old_family_law", WARNS, "F1, 28/2022", officer=True)
CHILD_DAY_MISSING: Final = Code("child_day_missing", WARNS, "F1, 28/2022", officer=True)
ACT_GIVES_NO_PAY: Final = Code("act_gives_no_leave_pay", WARNS, "F8, SVL 7:4.1", officer=True)
DAYS_TOO_EARLY: Final = Code("leave_days_too_early", WARNS, "F2, SVL 9:2, 9:8", officer=True)
DAYS_TOO_LATE: Final = Code("leave_days_too_late", WARNS, "F2, SVL 9:2, 9:8", officer=True)
NOT_YET_IN_LAW: Final = Code("not_yet_in_law", WARNS, "F9, SVL 9:3–4", officer=True)
OTHER_WORK_POSSIBLE: Final = Code("other_work_possible", WARNS, "F9, SVL 9:3", officer=True)
DAYS_TOO_LONG: Final = Code("working_days_too_long", WARNS, "F6, SVL 9:11", officer=True)
CONTRACT_LATER: Final = Code("hours_contract_later", INFORMS, "F6, SVL 9:11", officer=True)
LEAVE_PARTS: Final = Code("leave_in_parts", INFORMS, "F3, TSL 4:1.3")

# What somebody at Kela looks at.
WIDER_HAZARD: Final = Code("wider_hazard", INFORMS, "F9, SVL 9:3–4", officer=True)
PARTIAL_SPECIAL_HALF: Final = Code("partial_special_half", INFORMS, "F9, SVL 9:3–4", officer=True)
EARLIER_ENTITLEMENT: Final = Code("earlier_entitlement", INFORMS, "F4, SVL 11:9", officer=True)
RAISED_IN_HALVES: Final = Code("raised_days_in_halves", INFORMS, "F5, SVL 11:1.4", officer=True)
OVER_PARENTS_DAYS: Final = Code("over_parents_days", INFORMS, "F3, SVL 9:6–7", officer=True)
LIMITS_DERIVED: Final = Code("income_limits_derived", INFORMS, "F4, SVL 11:1.5")
FORMULA_ALONE: Final = Code("old_family_law_formula", INFORMS, "F1, 28/2022")

# Lines: whose the days are, and why.
BEFORE_PREGNANCY_LINE: Final = Reason("line_before_pregnancy_allowance", "F2, SVL 9:2")
AFTER_PREGNANCY_LINE: Final = Reason("line_after_pregnancy_allowance", "F2, SVL 9:2")
AFTER_SPECIAL_LINE: Final = Reason("line_after_special_pregnancy", "F2, F9, SVL 9:2–3")
BEFORE_CHILD_LINE: Final = Reason("line_before_child", "F2, SVL 9:8")
AFTER_USE_LINE: Final = Reason("line_after_use", "F3, SVL 9:8")
NOT_YET_LINE: Final = Reason("line_not_yet_in_law", "F9, SVL 9:3–4")
OTHER_WORK_LINE: Final = Reason("line_other_work", "F9, SVL 9:3")
TOO_LONG_LINE: Final = Reason("line_working_days_too_long", "F6, SVL 9:11")
DAY_OFF_LINE: Final = Reason("line_paid_day_off", "F7, SVL 9:10.1")

# Steps: how the amount of a day came about.
FROZEN_STEP: Final = Reason("step_income_of_child", "F4, SVL 11:9.1")
BASE_STEP: Final = Reason("step_base_rate", "F5, SVL 11:1")
RAISED_STEP: Final = Reason("step_raised_rate", "F5, SVL 11:1.4")
RAISED_DAYS_STEP: Final = Reason("step_raised_days", "F5, SVL 11:1.4")
HALF_STEP: Final = Reason("step_partial_day", "F6, SVL 11:13")

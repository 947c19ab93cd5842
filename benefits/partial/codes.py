"""The kinds of findings, lines and steps that partial sickness allowance has besides those of the ground."""

from typing import Final

from benefits.codes import INFORMS, STOPS, WARNS, Reason
from benefits.findings import Code

# What cannot be: it stops the claim.
HOURS_UNUSABLE: Final = Code("partial_hours_unusable", STOPS, "S27, SVL 8:11")
OUTSIDE_PART_TIME: Final = Code("partial_outside_part_time", STOPS, "S26, SVL 8:11")

# What the law asks of part-time work, and what its sender should look at.
AGREEMENT_APART: Final = Code("partial_agreement_apart", INFORMS, "S27, C20, SVL 8:11", officer=True)
HOURS_NOT_REDUCED: Final = Code("partial_hours_not_reduced", WARNS, "S27, SVL 8:11", officer=True)
NOT_FULL_TIME: Final = Code("partial_not_full_time", WARNS, "S27, SVL 8:11", officer=True)
TOO_SHORT: Final = Code("partial_too_short", WARNS, "S26, SVL 8:11", officer=True)
WORK_WHILE_WAITING: Final = Code("partial_work_while_waiting", WARNS, "S27, 1027/2022", officer=True)
NOT_FULL_PAY: Final = Code("partial_not_full_pay", WARNS, "S28, SVL 7:4.4", officer=True)
SEVERAL_JOBS: Final = Code("partial_several_jobs", INFORMS, "S27, S28, SVL 8:11", officer=True)

# What the facts add to the claim.
DIRECTLY_AFTER_POSSIBLE: Final = Code("partial_directly_after", INFORMS, "S4, SVL 8:11.2", officer=True)
SICKNESS_INCOME_UNKNOWN: Final = Code("partial_income_unknown", INFORMS, "S28, SVL 11:14", officer=True)
MAXIMUM_REACHED: Final = Code("partial_maximum_reached", INFORMS, "S26, SVL 8:12", officer=True)
LOOK_BACK_UNCERTAIN: Final = Code("partial_look_back", INFORMS, "S26, SVL 8:12", officer=True)

# Lines: whose the days are, and why.
HOURS_LINE: Final = Reason("line_partial_hours", "S27, SVL 8:11")
TOO_SHORT_LINE: Final = Reason("line_partial_too_short", "S26, SVL 8:11")
MAXIMUM_LINE: Final = Reason("line_partial_maximum", "S26, SVL 8:12")
NOT_FULL_PAY_LINE: Final = Reason("line_partial_not_full_pay", "S28, SVL 7:4.4")
SEVERAL_JOBS_LINE: Final = Reason("line_partial_several_jobs", "S28, SVL 7:4")

# Steps: how the amount of a day came about.
HALF_STEP: Final = Reason("step_partial_half", "S28, SVL 11:14")

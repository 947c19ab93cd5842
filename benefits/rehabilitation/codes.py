"""The kinds of findings, lines and steps of rehabilitation allowance, each with its source.

Sources name the rows of the rules of record first and then the section of law: KKRL = 566/2005.
"""

from collections.abc import Mapping
from typing import Final

from benefits import codes
from benefits.codes import Reason
from benefits.findings import Code, Weight

STOPS, WARNS, INFORMS = Weight.STOPS, Weight.WARNS, Weight.INFORMS

# What cannot be: it stops the claim.
PERIODS_MISSING: Final = Code("rehabilitation_periods_missing", STOPS, "R7, KKRL 47")
PAID_BEFORE_START: Final = Code("paid_before_rehabilitation", STOPS, "R1, KKRL 32.1")
PERIOD_TOO_FAR: Final = Code("rehabilitation_period_too_far", STOPS, "R1, KKRL 32.1")
PRECEDING_NOT_BEFORE: Final = Code("preceding_not_before_rehabilitation", STOPS, "R4, KKRL 27")
STARTS_IN_FUTURE: Final = Code("rehabilitation_in_future", STOPS, "R1, KKRL 32.1")
HOURS_IMPOSSIBLE: Final = Code("rehabilitation_hours_impossible", STOPS, "R3, KKRL 23.1")

# What the claim says and its sender should look at.
OLD_LAW: Final = Code("rehabilitation_old_law", WARNS, "R1, S12, 535/2019", officer=True)
WITHIN_WAITING: Final = Code("rehabilitation_within_waiting", WARNS, "R4, KKRL 25")
LENGTH_MISSING: Final = Code("rehabilitation_length_missing", WARNS, "R4, KKRL 26", officer=True)
LONGER_THAN_PLANNED: Final = Code("rehabilitation_longer_than_planned", WARNS, "R4, KKRL 26", officer=True)
START_NOT_STATED: Final = Code("rehabilitation_start_not_stated", WARNS, "R4, KKRL 25", officer=True)
PRECEDING_DAY_MISSING: Final = Code("preceding_day_missing", WARNS, "R4, KKRL 27", officer=True)
PRECEDING_TOO_FAR: Final = Code("preceding_too_far", INFORMS, "R4, KKRL 27")
NOT_AGREED: Final = Code("rehabilitation_not_agreed", WARNS, "R7, KKRL 47", officer=True)
TOO_FEW_HOURS: Final = Code("rehabilitation_too_few_hours", WARNS, "R3, KKRL 23.1")
WHOLE_DAY_AWAY: Final = Code("rehabilitation_whole_day_away", WARNS, "R3, KKRL 23.1", officer=True)
NOT_FULL_PAY: Final = Code("rehabilitation_not_full_pay", WARNS, "R3, R7, KKRL 47")

# What somebody at Kela looks at, and what is good to know.
NOTICE_LATER: Final = Code("rehabilitation_notice_later", INFORMS, "KKRL 18–19, 44", officer=True)
PARTICIPATION_LATER: Final = Code("participation_later", INFORMS, "R9, KKRL 46.3", officer=True)
INSURER_DECIDES: Final = Code("rehabilitation_insurer_decides", INFORMS, "R8, KKRL 22")
INSURER_DECIDED: Final = Code("rehabilitation_insurer_decided", INFORMS, "R8, KKRL 22", officer=True)
OLD_VOCATIONAL: Final = Code("old_vocational_rehabilitation", INFORMS, "R2, 1240/2023", officer=True)
FULL_PENSION: Final = Code("rehabilitation_full_pension", INFORMS, "R2, KKRL 34", officer=True)
BREAK_TOO_LONG: Final = Code("rehabilitation_break_too_long", INFORMS, "R5, KKRL 29", officer=True)
PRECEDING_KNOWN: Final = Code("preceding_known", INFORMS, "R4, KKRL 27")

# Lines: whose the days are, and why.
WAITING_LINE: Final = Reason("line_rehabilitation_waiting", "R4, KKRL 25")
FIRST_DAY_LINE: Final = Reason("line_rehabilitation_first_day", "R4, KKRL 26–27")
BREAK_LINE: Final = Reason("line_rehabilitation_break", "R5, KKRL 29")
OFFICER_LINE: Final = Reason("line_rehabilitation_by_officer", "R2, KKRL 34, 1240/2023")
HOURS_LINE: Final = Reason("line_rehabilitation_hours", "R3, KKRL 23.1")
TIME_OFF_LINE: Final = Reason("line_rehabilitation_time_off", "R7, KKRL 47")
NOT_AGREED_LINE: Final = Reason("line_rehabilitation_not_agreed", "R7, KKRL 47")
NOT_FULL_PAY_LINE: Final = Reason("line_rehabilitation_not_full_pay", "R3, R7, KKRL 47")

# Steps: how the amount of a day came about.
HALF_STEP: Final = Reason("step_partial_rehabilitation", "R3, KKRL 32 a")
PENSION_STEP: Final = Reason("step_pensioner_rehabilitation", "R2, KKRL 34")

RULES: Final[Mapping[str, str]] = {
    codes.ALLOWANCE_LINE.code: "R7, S22, KKRL 47",
    codes.WAGE_LINE.code: "R7, S22, S23, KKRL 47",
    codes.REST_LINE.code: "R7, S22, KKRL 47",
    codes.PROPORTION_LINE.code: "R7, S24, KKRL 47",
    codes.OTHERS_LINE.code: "R7, S24, KKRL 47",
    codes.TOO_YOUNG_LINE.code: "R10, S11, 735/2024",
    codes.TOO_OLD_LINE.code: "R10, S11, 735/2024",
    codes.LOST_LINE.code: "R6, C6, KKRL 41.4",
    codes.DAYS_LOST.name: "R6, C6, C8, KKRL 41.4–5",
    codes.DAYS_IN_FUTURE.name: "R9, KKRL 46.3",
    codes.PERIODS_OVERLAP.name: "R7, S22, KKRL 47",
    codes.WAGE_UNUSABLE.name: "R7, S22, KKRL 47",
    codes.WAGE_ZERO.name: "R7, S22, KKRL 47",
    codes.WAGE_DIVISOR.name: "R7, S23, KKRL 47",
    codes.SELF_EMPLOYED.name: "R7, S24, KKRL 47",
    codes.SEVERAL_EMPLOYERS.name: "R7, S24, KKRL 47",
    codes.TOO_YOUNG.name: "R10, S11, 735/2024",
    codes.TOO_OLD.name: "R10, S11, 735/2024",
}
"""The rule that a line or a finding of the ground follows here: this act has sections of its own for it."""

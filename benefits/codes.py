"""The kinds of findings, lines and steps of sickness allowance, each with its source; words say them.

Sources name the rows of the rules of record first and then the section of law: SVL = 1224/2004.
"""

from typing import Final

import msgspec

from benefits.findings import Code, Weight

STOPS, WARNS, INFORMS = Weight.STOPS, Weight.WARNS, Weight.INFORMS


class Reason(msgspec.Struct, frozen=True):
    """Why a line or a step is as it is: the code of its sentence and the rule it follows."""

    code: str
    rule: str


# What cannot be: it stops the claim.
DAY_OUTSIDE_CALENDAR: Final = Code("day_outside_calendar", STOPS)
PERIOD_REVERSED: Final = Code("period_reversed", STOPS)
PERIODS_OVERLAP: Final = Code("periods_overlap", STOPS, "S22, SVL 7:4.1")
PAID_BEFORE_ONSET: Final = Code("paid_before_onset", STOPS, "S1, SVL 8:7")
ABSENCE_TOO_LONG: Final = Code("absence_too_long", STOPS, "S7, SVL 8:8.1")
NOTHING_STATED: Final = Code("nothing_stated", STOPS, "S21, SVL 7:4.1")
WAGE_UNUSABLE: Final = Code("wage_unusable", STOPS, "S22, SVL 7:4.1")
CONTINUES_BEFORE_ONSET: Final = Code("continues_before_onset", STOPS, "S1, SVL 8:7")
PREVIOUS_NOT_BEFORE_ONSET: Final = Code("previous_not_before_onset", STOPS, "S3, SVL 8:7.2")
ONSET_IN_FUTURE: Final = Code("onset_in_future", STOPS, "S1, SVL 8:7")

# What the claim says and its sender should look at.
OLD_LAW: Final = Code("old_law", WARNS, "S12, 535/2019", officer=True)
WITHIN_WAITING_PERIOD: Final = Code("within_waiting_period", WARNS, "S2, SVL 8:7.1")
NO_WEEKDAYS: Final = Code("no_weekdays", WARNS, "S6, SVL 1:4")
WAGE_ZERO: Final = Code("wage_zero", WARNS, "S22, SVL 7:4.1")
CLAUSE_MISSING: Final = Code("clause_missing", WARNS, "S21, SVL 7:4.1", officer=True)
NO_EMPLOYER_RIGHT: Final = Code("no_employer_right", WARNS, "S21, SVL 7:4.1", officer=True)
PREVIOUS_DAY_MISSING: Final = Code("previous_day_missing", WARNS, "S3, S4, SVL 8:7", officer=True)
RELAPSE_TOO_LATE: Final = Code("relapse_too_late", INFORMS, "S3, SVL 8:7.2")
NOT_DIRECTLY_AFTER: Final = Code("not_directly_after", WARNS, "S4, SVL 8:7.3, 8:11.6", officer=True)
PAY_CONTINUES: Final = Code("pay_continues", INFORMS, "C5, SVL 15:4")
CERTIFICATE_LATER: Final = Code("certificate_later", INFORMS, "SVL 15:2", officer=True)

# What somebody at Kela looks at.
WAITS_FOR_INSURER: Final = Code("waits_for_insurer", INFORMS, "S25, SVL 12:2.2–3", officer=True)
INSURER_DECIDED: Final = Code("insurer_decided", INFORMS, "S25, SVL 12:2.2–3", officer=True)
ONE_OF_SEVERAL_JOBS: Final = Code("one_of_several_jobs", INFORMS, "S15, SVL 11:8", officer=True)
SELF_EMPLOYED: Final = Code("self_employed", INFORMS, "S24, SVL 7:4.3", officer=True)
SEVERAL_EMPLOYERS: Final = Code("several_employers", INFORMS, "S24, SVL 7:4.3", officer=True)
THREE_MONTHS_ASKED: Final = Code("three_months_asked", INFORMS, "S13, SVL 11:2.3–6", officer=True)

# What the facts add to the claim.
DAYS_IN_FUTURE: Final = Code("days_in_future", WARNS, "S1, SVL 8:7", officer=True)
LATE: Final = Code("late", WARNS, "C8, SVL 15:7", officer=True)
DAYS_LOST: Final = Code("days_lost", WARNS, "C6, C8, SVL 15:4.1, 15:7", officer=True)
RELAPSE_POSSIBLE: Final = Code("relapse_possible", INFORMS, "S3, SVL 8:7.2", officer=True)
PREVIOUS_DIFFERS: Final = Code("previous_differs", INFORMS, "S3, SVL 8:7.2", officer=True)
ALLOWANCE_NOT_SEEN: Final = Code("allowance_not_seen", INFORMS, "F10, F12, SVL 14:1, 14:4", officer=True)
FORMER_INCOME_UNKNOWN: Final = Code("former_income_unknown", INFORMS, "S14, SVL 11:2.7", officer=True)
INCOME_UNKNOWN: Final = Code("income_unknown", INFORMS, "S12, SVL 11:2.1", officer=True)
INCOME_FROM_UPLOAD: Final = Code("income_from_upload", INFORMS, "S12, SVL 11:2.1")
INCOME_DOUBTFUL: Final = Code("income_doubtful", INFORMS, "S12, SVL 11:2.1", officer=True)
INCOME_STATED: Final = Code("income_stated", INFORMS, "S12, SVL 11:2.1", officer=True)
THREE_MONTHS_NOT_MET: Final = Code("three_months_not_met", INFORMS, "S13, SVL 11:2.3–6", officer=True)
FIGURES_UNKNOWN: Final = Code("figures_unknown", INFORMS, "C25", officer=True)
MINIMUM_UNKNOWN: Final = Code("minimum_unknown", INFORMS, "S19, C25", officer=True)
DEDUCTION_DERIVED: Final = Code("deduction_derived", INFORMS, "S16, SVL 11:7")
TOO_YOUNG: Final = Code("too_young", INFORMS, "S11, SVL 8:2", officer=True)
TOO_OLD: Final = Code("too_old", INFORMS, "S11, SVL 8:2", officer=True)
MAXIMUM_REACHED: Final = Code("maximum_reached", INFORMS, "S7, S10, SVL 8:8–9", officer=True)
FITNESS_UNCERTAIN: Final = Code("fitness_uncertain", INFORMS, "S8, SVL 8:8.2", officer=True)
DONOR_DAYS_UNCERTAIN: Final = Code("donor_days_uncertain", INFORMS, "S9, SVL 8:8.3", officer=True)
WAGE_DIVISOR: Final = Code("wage_divisor", INFORMS, "S23, SVL 7:4.1", officer=True)

# Check points of a long incapacity.
REHABILITATION_CHECK: Final = Code("rehabilitation_check", INFORMS, "S31, SVL 12:6")
STATEMENT_DUE: Final = Code("statement_due", INFORMS, "S31, SVL 8:5 a", officer=True)
FIRST_REVIEW: Final = Code("first_review", INFORMS, "S31, D1335 2:3.2")
SECOND_REVIEW: Final = Code("second_review", INFORMS, "S31, D1335 2:3.2")
HEALTH_CARE_NOTICE: Final = Code("health_care_notice", INFORMS, "S31, TTHL 10 a")

# Lines: whose the days are, and why.
WAITING_LINE: Final = Reason("line_waiting_period", "S2, SVL 8:7.1")
RELAPSE_LINE: Final = Reason("line_onset_day", "S3, SVL 8:7.2")
TOO_YOUNG_LINE: Final = Reason("line_too_young", "S11, SVL 8:2")
TOO_OLD_LINE: Final = Reason("line_too_old", "S11, SVL 8:2")
MAXIMUM_LINE: Final = Reason("line_over_maximum", "S7, SVL 8:8.1")
CONTINUES_LINE: Final = Reason("line_pay_continues", "C5, SVL 15:4")
INSURER_LINE: Final = Reason("line_waits_for_insurer", "S25, SVL 12:2.2–3")
INCOME_LINE: Final = Reason("line_waits_for_income", "S12, SVL 11:2.1")
FIGURES_LINE: Final = Reason("line_waits_for_figures", "S17, S19, C25")
LEAVE_LINE: Final = Reason("line_annual_leave", "S25, SVL 7:4")
NO_RIGHT_LINE: Final = Reason("line_no_employer_right", "S21, SVL 7:4.1")
ALLOWANCE_LINE: Final = Reason("line_allowance", "S21, S22, SVL 7:4.1")
WAGE_LINE: Final = Reason("line_wage", "S22, S23, SVL 7:4.1")
PROPORTION_LINE: Final = Reason("line_proportion", "S24, SVL 7:4.3")
LOST_LINE: Final = Reason("line_lost", "C6, SVL 15:4.1")
CLAUSE_LINE: Final = Reason("line_no_clause", "S21, SVL 7:4.1")
LATE_LINE: Final = Reason("line_late", "C8, SVL 15:7")
OTHERS_LINE: Final = Reason("line_other_employers", "S24, SVL 7:4.3")
REST_LINE: Final = Reason("line_rest", "S22, SVL 7:4.1")

# Steps: how the amount of a day came about.
GROSS_STEP: Final = Reason("step_gross_wages", "S12, SVL 11:2.1")
THREE_MONTHS_STEP: Final = Reason("step_three_months", "S13, SVL 11:2.3–6")
DEDUCTION_STEP: Final = Reason("step_deduction", "S16, SVL 11:7")
INCOME_STEP: Final = Reason("step_annual_income", "S12, SVL 11:2")
FLOOR_STEP: Final = Reason("step_income_floor", "S14, SVL 11:2.7")
FORMULA_STEP: Final = Reason("step_formula", "S17, S18, SVL 11:1.2")
LOW_INCOME_STEP: Final = Reason("step_low_income", "S17, SVL 7:1")
MINIMUM_STEP: Final = Reason("step_minimum", "S19, 1296/2023")

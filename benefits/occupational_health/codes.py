"""The kinds of findings, lines and steps of occupational health compensation, each with its source.

TTHL = 1383/2001, the Occupational Health Care Act.
"""

from typing import Final

from benefits.codes import INFORMS, STOPS, WARNS, Reason
from benefits.findings import Code


def line(code: Code) -> Reason:
    """Return the reason of a line that says what the finding says."""
    return Reason(code.name, code.source)


# What cannot be: it stops the claim.
YEAR_TOO_LONG: Final = Code("year_too_long", STOPS, "O6, 1336/1997 1:4")
YEAR_NOT_OVER: Final = Code("year_not_over", STOPS, "O9, SVL 15:5.1")
NO_COSTS: Final = Code("no_costs", STOPS, "O1, SVL 13:5")
AMOUNT_UNUSABLE: Final = Code("amount_unusable", STOPS, "O1, SVL 13:5")
HEADCOUNT_MISSING: Final = Code("headcount_missing", STOPS, "O5, SVL 13:5")
NOBODY_EMPLOYED: Final = Code("nobody_employed", STOPS, "O5, SVL 13:5")
HEADCOUNT_UNUSABLE: Final = Code("headcount_unusable", STOPS, "O5, SVL 13:5")
MONTH_ENDS_OTHER: Final = Code("month_ends_other", STOPS, "O5, SVL 13:5")
HEADCOUNT_REASON_MISSING: Final = Code("headcount_reason_missing", STOPS, "O5, SVL 13:5")
STATEMENT_DAY_MISSING: Final = Code("statement_day_missing", STOPS, "O10, SVL 13:4.2")
MEDICAL_ANSWER_MISSING: Final = Code("medical_answer_missing", STOPS, "O1, SVL 13:3")

# Conditions: without one of them nothing is compensated, unless an officer sees it otherwise.
NOT_FREE: Final = Code("not_free", WARNS, "O1, SVL 13:3", officer=True)
AGREEMENT_MISSING: Final = Code("agreement_missing", WARNS, "O1, SVL 13:3", officer=True)
SURVEY_MISSING: Final = Code("survey_missing", WARNS, "O1, SVL 13:3", officer=True)
PLAN_MISSING: Final = Code("plan_missing", WARNS, "O10, TTHL 11", officer=True)
COOPERATION_MISSING: Final = Code("cooperation_missing", WARNS, "O10, TTHL 8", officer=True)
STATEMENT_MISSING: Final = Code("statement_missing", WARNS, "O10, SVL 13:4.2", officer=True)
GENERAL_FEES_ALONE: Final = Code("general_fees_alone", WARNS, "O1, SVL 13:7", officer=True)
NO_PREVENTIVE: Final = Code("no_preventive", WARNS, "O1, SVL 13:1", officer=True)
MEDICAL_NOT_FOR_ALL: Final = Code("medical_not_for_all", WARNS, "O1, SVL 13:3", officer=True)

# Costs that are never compensated.
UNORDERED_SPECIALISTS: Final = Code("unordered_specialists", WARNS, "O1, SVL 13:7")
OTHER_COVID_TESTS: Final = Code("other_covid_tests", WARNS, "O1, SVL 13:7")
LATE_COVID_VACCINATIONS: Final = Code("late_covid_vaccinations", WARNS, "O1, SVL 13:7")
SHORT_THERAPY: Final = Code("short_therapy", WARNS, "O1, SVL 13:7")
DENTAL: Final = Code("dental", WARNS, "O1, SVL 13:7")
REHABILITATION: Final = Code("rehabilitation_cost", WARNS, "O1, SVL 13:7")
RISK_ASSESSMENT: Final = Code("risk_assessment", WARNS, "O1, SVL 13:7")
PROTECTION: Final = Code("protection", WARNS, "O1, SVL 13:7")
PREMISES: Final = Code("premises", WARNS, "O1, SVL 13:7")

# What its sender should look at, and what somebody at Kela looks at.
YEAR_BEFORE_FIGURES: Final = Code("year_before_figures", WARNS, "O1, 1075/2018", officer=True)
COMPENSATION_LATE: Final = Code("compensation_late", WARNS, "O9, C8, SVL 15:5, 15:7", officer=True)
PLAN_NOT_REVIEWED: Final = Code("plan_not_reviewed", WARNS, "O10, TTHL 11", officer=True)
COST_IN_WRONG_CLASS: Final = Code("cost_in_wrong_class", WARNS, "O1, SVL 13:1–2", officer=True)
MEDICAL_FROM_ANOTHER: Final = Code("medical_from_another", WARNS, "O1, SVL 13:3", officer=True)
INCOME_OVER_COSTS: Final = Code("income_over_costs", WARNS, "O1, SVL 13:5", officer=True)
PAID_BY_INSURANCE: Final = Code("paid_by_insurance", WARNS, "O1, SVL 13:7", officer=True)
COVID_VACCINATIONS_PARTLY: Final = Code("covid_vaccinations_partly", INFORMS, "O1, SVL 13:7", officer=True)
BEFORE_WORK_TOO_EARLY: Final = Code("before_work_too_early", WARNS, "O11, SVL 13", officer=True)
BEFORE_WORK: Final = Code("before_work", INFORMS, "O11, SVL 13")
HEADCOUNT_STATED: Final = Code("headcount_stated", INFORMS, "O5, SVL 13:5", officer=True)
OTHERS_COUNTED: Final = Code("others_counted", INFORMS, "O5, SVL 13:2.3, 13:5", officer=True)
CEILING_YEAR_TIED: Final = Code("ceiling_year_tied", INFORMS, "O2, SVL 13:6.3", officer=True)
ODD_YEAR: Final = Code("odd_year", INFORMS, "O6, SVL 13:6.3", officer=True)
RAISE_ASKED: Final = Code("raise_asked", INFORMS, "O7, SVL 13:6.4", officer=True)
RAISE_POSSIBLE: Final = Code("raise_possible", INFORMS, "O7, SVL 13:6.4", officer=True)
PROVIDER_PAYMENT: Final = Code("provider_payment", INFORMS, "O8, SVL 13:10.1", officer=True)
PROVIDER_PAYMENT_IMPOSSIBLE: Final = Code("provider_payment_impossible", WARNS, "O8, SVL 13:10.1")
OLD_RULES: Final = Code("old_rules", INFORMS, "O1, 1075/2018")
CEILING_DERIVED: Final = Code("ceiling_derived", INFORMS, "O3, SVL 13:6.3")
CEILING_UNKNOWN: Final = Code("ceiling_unknown", INFORMS, "O3, O4, SVL 13:6.3", officer=True)

# Lines: what is paid of each class, and what is not.
PREVENTIVE_LINE: Final = Reason("line_preventive", "O1, SVL 13:5")
MEDICAL_LINE: Final = Reason("line_medical", "O1, SVL 13:5")
OVER_CEILING_LINE: Final = Reason("line_over_ceiling", "O1, O3, SVL 13:5")
CEILING_LINE: Final = Reason("line_waits_for_ceiling", "O3, O4, SVL 13:6.3")

# Steps: how the compensation came about.
HEADS_STEP: Final = Reason("step_heads", "O5, SVL 13:5")
CEILING_STEP: Final = Reason("step_ceiling", "O2, O3, SVL 13:5")
CLASS_CEILINGS_STEP: Final = Reason("step_class_ceilings", "O1, O3, 1075/2018")
PRORATED_STEP: Final = Reason("step_prorated", "O6, SVL 13:6.3")
RAISED_STEP: Final = Reason("step_raised", "O7, SVL 13:6.4")
PREVENTIVE_STEP: Final = Reason("step_preventive", "O1, SVL 13:5")
MEDICAL_STEP: Final = Reason("step_medical", "O1, SVL 13:5")

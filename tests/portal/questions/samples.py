"""A plain claim of each benefit, as it is typed on the guided pages; by benefit and field."""

from collections.abc import Mapping

Typed = Mapping[str, str | list[str]]

ABSENCE: Typed = {
    "paid.0.starts_on": "1.9.2026",
    "paid.0.ends_on": "31.10.2026",
    "paid.0.wage": "6000,00",
}
LEAVE: Typed = {
    **ABSENCE,
    "entitlement_start": "1.9.2026",
    "due_date": "10.10.2026",
    "pay_basis": "agreement",
}
REHABILITATION: Typed = {
    **ABSENCE,
    "rehabilitation_starts_on": "1.9.2026",
    "programme": "individual",
    "notice": "not_needed",
    "participation": "provider",
    "clause": "True",
}
HAZARD: Typed = {"hazard": "chemical", "other_work": "False"}
SHORT_DAYS: Typed = {"short_days": "True", "contract": "employee"}
YEAR_OF_CARE: Typed = {
    "year_starts_on": "1.1.2020",
    "year_ends_on": "31.12.2020",
    "employees": "6",
    "employees_reason": "Sama määrä koko vuoden",
    "costs.0.provider": "Terveystalo",
    "costs.0.arrangement": "private",
    "costs.0.cost_class": "preventive",
    "costs.0.kind": "professionals",
    "costs.0.amount": "1800,00",
    "free_of_charge": "True",
    "workplace_survey": "True",
    "agreement": "True",
    "plan_reviewed_on": "2.3.2020",
    "cooperation": "staff",
    "statement": "chance",
    "statement_on": "1.2.2021",
}
SAMPLES: Mapping[str, Typed] = {
    "occupational_health": YEAR_OF_CARE,
    "sickness_allowance": {
        **ABSENCE,
        "onset": "1.9.2026",
        "certificate": "kanta",
        "pay_basis": "act",
    },
    "partial_sickness_allowance": {
        **ABSENCE,
        "onset": "1.9.2026",
        "certificate": "kanta",
        "part_time_from": "1.9.2026",
        "part_time_until": "31.10.2026",
        "hours_before": "37,5",
        "hours_agreed": "18,75",
        "full_pay": "True",
        "clause": "True",
    },
    "infectious_disease_allowance": {
        **ABSENCE,
        "order": "absence",
        "ordered_from": "1.9.2026",
        "ordered_until": "31.10.2026",
        "order_copy": "employee",
        "monthly_pay": "3000,00",
        "clause": "True",
    },
    "donor_allowance": {
        **ABSENCE,
        "onset": "1.9.2026",
        "vital_transplant": "True",
        "certificate": "kanta",
    },
    "rehabilitation_allowance": REHABILITATION,
    "partial_rehabilitation_allowance": {
        **REHABILITATION,
        "paid.0.normal_hours": "7,5",
        "paid.0.lost_hours": "4",
        "full_wage_paid": "True",
    },
    "pregnancy_allowance": LEAVE,
    "special_pregnancy_allowance": {**LEAVE, **HAZARD},
    "partial_special_pregnancy_allowance": {**LEAVE, **HAZARD, **SHORT_DAYS},
    "parental_allowance": {**LEAVE, "due_date": "20.8.2026", "born_on": "20.8.2026"},
    "partial_parental_allowance": {
        **LEAVE,
        **SHORT_DAYS,
        "due_date": "20.8.2026",
        "born_on": "20.8.2026",
    },
    "family_leave_compensation": {
        "allowance": "pregnancy",
        "allowance_starts_on": "1.9.2026",
        "allowance_ends_on": "16.10.2026",
        "paid.0.starts_on": "1.9.2026",
        "paid.0.ends_on": "16.10.2026",
        "employed_from": "1.3.2024",
        "contract_type": "fixed_term",
        "contract_ends_on": "28.2.2027",
        "working_time": "90 %",
        "employee_is_woman": "True",
    },
    "annual_leave_cost": {
        "entitlement_start": "1.6.2026",
        "leave.0.starts_on": "1.6.2026",
        "leave.0.ends_on": "31.10.2026",
        "leave.0.allowance": "parental",
        "claimed.0.starts_on": "1.6.2026",
        "claimed.0.ends_on": "31.10.2026",
        "holiday_pay": "1800,00",
        "estimated": "False",
    },
}

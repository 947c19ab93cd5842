"""Views: what the figures of each group are on a day, by name and type."""

from datetime import date
from decimal import Decimal

import msgspec


class PartialFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of partial sickness allowance on a day, besides those of sickness allowance.

    Shares are parts of one; None means not in the law at that time.
    """

    share: Decimal
    maximum_weekdays: int
    old_maximum_until: date
    least_weekdays: int
    lowest_reduction: Decimal
    highest_reduction: Decimal
    full_time_hours: Decimal | None
    several_jobs_hours: Decimal
    work_while_waiting_from: date
    claim_months: int


class InfectiousFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of infectious-disease allowance on a day, besides those of sickness allowance."""

    claim_months: int


class DonorFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of donor's allowance on a day, besides those of sickness allowance.

    `old_formula_limit` is None where the limit of sickness allowance holds, or none at all.
    """

    claim_months: int
    old_formula_limit: Decimal | None
    full_loss_from: date


class SicknessFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of sickness allowance on a day; the file of its name describes each and gives its source.

    Percentages are shares of one. None means not known yet, or (reviews) not in the law at that time.
    """

    income_limit: Decimal | None
    lower_income_limit: Decimal | None
    deduction: Decimal | None
    minimum: Decimal | None
    percentage_below_limit: Decimal
    percentage_above_limit: Decimal
    days_per_year: int
    month_divisor: int
    old_formula_until: date
    reference_months: int
    reference_gap_months: int
    three_month_months: int
    three_month_factor: Decimal
    three_month_threshold: Decimal
    waiting_weekdays: int
    relapse_days: int
    maximum_weekdays: int
    look_back_years: int
    fitness_months: int
    first_instalment_weekdays: int
    instalment_weekdays: int
    claim_months: int
    lower_age: int
    lower_age_kept: int
    lower_age_kept_born_before: date
    early_onset_age: int
    early_onset_years: int
    upper_age: int
    rehabilitation_check_weekdays: int
    statement_weekdays: int
    first_review_weekdays: int | None
    second_review_weekdays: int | None
    notice_months: int
    notice_days: int
    notice_window_months: int
    longest_absence_years: int


class RehabilitationFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of rehabilitation allowance on a day, besides those it shares with sickness allowance."""

    claim_months: int
    waiting_weekdays: int
    short_individual_weekdays: int
    short_course_weekdays: int
    again_days: int
    break_weekdays: int
    vocational_until: date
    pension_percentage: Decimal
    longest_years: int


class PartialRehabilitationFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of partial rehabilitation allowance on a day, besides those of the full one."""

    percentage: Decimal
    lost_percentage: Decimal


class OccupationalHealthFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of occupational health compensation in a ceiling year.

    None means not known yet, or not in the law of that year: the common ceiling and the share of class II
    came in 2020, in the place of a ceiling and a percentage for each class.
    """

    common_ceiling: Decimal | None
    preventive_ceiling: Decimal | None
    medical_ceiling: Decimal | None
    preventive_percentage: Decimal
    agreed_percentage: Decimal | None
    medical_percentage: Decimal
    medical_share: Decimal | None
    small_employees: int
    raised_heads: int
    year_months: int
    longest_year_months: int
    claim_months: int
    before_work_from: date
    covid_vaccinations_until: date


class ParentalFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of the allowances for parents on a day; what they share with sickness stands there.

    Percentages are shares of one. None means not known yet. The limits and percentages reach back to 2019,
    the rest to the law in force since 1.8.2022.
    """

    income_limit: Decimal | None
    upper_income_limit: Decimal | None
    percentage_below_limit: Decimal
    percentage_between_limits: Decimal
    percentage_above_limits: Decimal
    raised_percentage_below_limit: Decimal
    raised_percentage_above_limit: Decimal
    raised_weekdays: int
    partial_percentage: Decimal
    pregnancy_weekdays: int
    earliest_weekdays: int
    latest_weekdays: int
    use_years: int
    slip_years: int
    parent_weekdays: int
    transferable_weekdays: int
    child_weekdays: int
    leave_parts: int
    part_weekdays: int
    sibling_years: int
    new_law_due_date: date
    new_law_care_date: date
    wider_hazards_from: date
    instalment_weekdays: int
    claim_months: int
    old_special_claim_months: int


class FamilyLeaveFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of family leave compensation on a day; `least_working_time` is a share of full time."""

    lump_sum: Decimal
    paid_months: int
    employment_months: int
    contract_months: int
    least_working_time: Decimal
    claim_months: int


class AnnualLeaveFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of annual leave cost compensation on a day."""

    days_per_month: Decimal
    least_weekdays: int
    accrual_weekdays: int
    factor: Decimal
    claim_months: int

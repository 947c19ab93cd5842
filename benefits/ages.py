"""Ages: between which birthdays the allowance is paid (S11, SVL 8:2 and act 737/2024)."""

from datetime import date

import msgspec

from benefits.calendar import ONE_DAY, month_end, month_start, years_after
from benefits.law import Law


class Ages(msgspec.Struct, frozen=True):
    """The days the age leaves payable; `payable_from` is None if the incapacity began too young."""

    payable_from: date | None
    payable_until: date


def ages(birth_date: date, onset: date, law: Law) -> Ages:
    """Return from when and until when a person of that birth date can be paid for an incapacity.

    The incapacity must begin at 18; one begun at 17 is paid from the 18th birthday to the end of the month
    before the one in which it has lasted a year. People born before 2009 keep the age of 16. All are paid
    to the end of the month of turning 68.
    """
    figures = law.sickness_allowance
    kept = birth_date < figures.lower_age_kept_born_before
    lower = years_after(birth_date, figures.lower_age_kept if kept else figures.lower_age)
    until = month_end(years_after(birth_date, figures.upper_age))
    if onset >= lower:
        return Ages(onset, until)
    if kept or onset < years_after(birth_date, figures.early_onset_age):
        return Ages(None, until)
    year_is_full = years_after(onset, figures.early_onset_years)
    return Ages(lower, min(until, month_start(year_is_full) - ONE_DAY))

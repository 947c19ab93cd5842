"""Financial years: the calendar year whose rules and ceiling one goes by, its months and its length."""

from collections.abc import Mapping
from datetime import date

from benefits.calendar import ONE_DAY, month_end, months_after
from benefits.periods import Period


def ceiling_year(year: Period) -> int:
    """Return the calendar year in which most days of a financial year fall; the earlier of two (O2).

    A financial year of which at least half lies before 2020 goes so by the rules of 2019 (O1).
    """
    shares = _shares(year)
    return max(shares, key=lambda each: (shares[each], -each))


def anchor_of(year: Period) -> date:
    """Return the day whose law a financial year goes by: its first day in its ceiling year (O1, O2)."""
    return max(year.starts_on, date(ceiling_year(year), 1, 1))


def is_tied(year: Period) -> bool:
    """Say whether no calendar year holds more days of the financial year than any other (O2)."""
    shares = list(_shares(year).values())
    return shares.count(max(shares)) > 1


def _shares(year: Period) -> Mapping[int, int]:
    """Return how many days of a financial year fall into each calendar year."""
    first, last = year.starts_on.year, max(year.starts_on, year.ends_on).year
    after = year.ends_on + ONE_DAY
    return {
        each: (min(after, date(each + 1, 1, 1)) - max(year.starts_on, date(each, 1, 1))).days
        for each in range(first, last + 1)
    }


def is_whole(year: Period, months: int) -> bool:
    """Say whether the financial year is exactly so many months long (O6)."""
    return months_after(year.starts_on, months) == year.ends_on + ONE_DAY


def is_longer(year: Period, months: int) -> bool:
    """Say whether the financial year goes on after so many months."""
    return year.ends_on >= months_after(year.starts_on, months)


def months_of(year: Period) -> int:
    """Return how many months long the financial year is; one that has begun counts whole (O6)."""
    months = 0
    while months_after(year.starts_on, months) <= year.ends_on:
        months += 1
    return months


def month_ends_in(year: Period) -> int:
    """Return how many months end in the financial year (O5)."""
    ends = 0
    day = month_end(year.starts_on)
    while day <= year.ends_on:
        ends += 1
        day = month_end(day + ONE_DAY)
    return ends

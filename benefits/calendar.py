"""Days: allowance weekdays (arkipäivä), days of time limits, and months. The two calendars are never mixed.

An allowance weekday is every day but Sundays, church holidays and midweek holidays; Saturdays and all eves
count (S6, SVL 1:4). The last day of a time limit is besides no Saturday, Christmas Eve or Midsummer Eve
(C1 b, DL 5). Weekdays are counted with running totals made once, so that a count costs the same for a week
and for a year. Days outside the calendar raise OutsideCalendarError.
"""

from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Final

FIRST_DAY: Final = date(2005, 1, 1)
LAST_DAY: Final = date(2040, 12, 31)
"""The first day is that of the Health Insurance Act; of any day to the last, what follows can be counted."""

_COUNTED_UNTIL: Final = date(2045, 12, 31)

FRIDAY: Final = 4
SATURDAY: Final = 5
ONE_DAY: Final = timedelta(days=1)


class OutsideCalendarError(LookupError):
    """A day was asked about that the calendar does not hold."""


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar (the Meeus/Jones/Butcher reckoning)."""
    century, within = divmod(year, 100)
    golden = year % 19
    leap_centuries, century_rest = divmod(century, 4)
    moon = (19 * golden + century - leap_centuries - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    leaps, rest = divmod(within, 4)
    shift = (32 + 2 * century_rest + 2 * leaps - moon - rest) % 7
    late = (golden + 11 * moon + 22 * shift) // 451
    month, day = divmod(moon + shift - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _first(weekday: int, from_day: date) -> date:
    return from_day + timedelta(days=(weekday - from_day.weekday()) % 7)


@cache
def holidays(year: int) -> frozenset[date]:
    """Return the church and midweek holidays of a year, whatever day of the week they fall on (S6)."""
    easter = easter_sunday(year)
    return frozenset(
        {
            date(year, 1, 1),
            date(year, 1, 6),
            easter - timedelta(days=2),
            easter + ONE_DAY,
            date(year, 5, 1),
            easter + timedelta(days=39),
            _first(SATURDAY, date(year, 6, 20)),
            _first(SATURDAY, date(year, 10, 31)),
            date(year, 12, 6),
            date(year, 12, 25),
            date(year, 12, 26),
        }
    )


def _closed_eves(year: int) -> tuple[date, date]:
    return _first(FRIDAY, date(year, 6, 19)), date(year, 12, 24)


_BASE: Final = FIRST_DAY.toordinal()
_DAYS: Final = _COUNTED_UNTIL.toordinal() - _BASE + 1
_HOLIDAYS: Final = frozenset(
    day.toordinal() for year in range(FIRST_DAY.year, _COUNTED_UNTIL.year + 1) for day in holidays(year)
)
_SUNDAY_REST: Final = 0
"""What is left of a Sunday's ordinal divided by seven: the first day of the year 1 was a Monday."""

_HOLDS: Final = [
    ordinal % 7 != _SUNDAY_REST and ordinal not in _HOLIDAYS for ordinal in range(_BASE, _BASE + _DAYS)
]
_WEEKDAYS: Final = [_BASE + place for place, holds in enumerate(_HOLDS) if holds]
_COUNTED: Final = [0, *accumulate(_HOLDS)]
"""How many weekdays lie before each day of the calendar; one place more than there are days."""


def _place(day: date) -> int:
    place = day.toordinal() - _BASE
    if 0 <= place < _DAYS:
        return place
    raise OutsideCalendarError(f"{day} is outside the calendar")


def is_weekday(day: date) -> bool:
    """Say whether the day is an allowance weekday (arkipäivä)."""
    place = _place(day)
    return _COUNTED[place] != _COUNTED[place + 1]


def weekdays_before(day: date) -> int:
    """Return the number of the calendar's weekdays before the day: the difference of two is a count."""
    return _COUNTED[_place(day)]


def count_weekdays(starts_on: date, ends_on: date) -> int:
    """Return how many allowance weekdays lie from the first day to the last, both included; 0 if reversed."""
    if ends_on < starts_on:
        return 0
    return _COUNTED[_place(ends_on) + 1] - _COUNTED[_place(starts_on)]


def weekday_after(day: date, number: int = 1) -> date:
    """Return the `number`-th allowance weekday after the day; the day itself is not counted."""
    return _weekday(_COUNTED[_place(day) + 1] + number - 1)


def weekday_from(day: date, number: int = 1) -> date:
    """Return the `number`-th allowance weekday from the day on; the day itself counts if it is one."""
    return _weekday(_COUNTED[_place(day)] + number - 1)


def weekday_until(day: date) -> date:
    """Return the last allowance weekday up to the day, the day included."""
    return _weekday(_COUNTED[_place(day) + 1] - 1)


def _weekday(place: int) -> date:
    if 0 <= place < len(_WEEKDAYS):
        return date.fromordinal(_WEEKDAYS[place])
    raise OutsideCalendarError("the weekday asked for is outside the calendar")


def months_after(day: date, months: int) -> date:
    """Return the day so many months later (or earlier): same day number, else the month's last day (C2)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def years_after(day: date, years: int) -> date:
    """Return the day so many years later (or earlier), the last of February for a missing 29th (C2)."""
    return months_after(day, 12 * years)


def month_start(day: date) -> date:
    """Return the first day of the day's month."""
    return day.replace(day=1)


def month_end(day: date) -> date:
    """Return the last day of the day's month."""
    return day.replace(day=_length(day.year, day.month))


def _length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def whole_months(starts_on: date, ends_on: date) -> int:
    """Return how many calendar months the period's weekdays fill exactly, 0 if some are missing."""
    opens, closes = month_start(starts_on), month_end(ends_on)
    missing = count_weekdays(opens, starts_on - ONE_DAY) + count_weekdays(ends_on + ONE_DAY, closes)
    months = (closes.year - opens.year) * 12 + closes.month - opens.month + 1
    return 0 if missing else max(months, 0)


def is_closed(day: date) -> bool:
    """Say whether a time limit cannot end on the day (C1 b): it is then moved."""
    return day.weekday() >= SATURDAY or day in holidays(day.year) or day in _closed_eves(day.year)


def open_day_from(day: date) -> date:
    """Return the day, or the next one on which a time limit may end (C3)."""
    while is_closed(day):
        day += ONE_DAY
    return day

"""Days: allowance weekdays (arkipäivä), days of time limits, and months. The two calendars are never mixed.

An allowance weekday is every day but Sundays, church holidays and midweek holidays; Saturdays and all eves
count (S6, SVL 1:4). The last day of a time limit is besides no Saturday, Christmas Eve or Midsummer Eve
(C1 b, DL 5). Weekdays are counted with running totals made once, so that a count costs the same for a week
and for a year. Days outside the calendar raise OutsideCalendarError.
"""

from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import accumulate, compress
from typing import Final

FIRST_DAY: Final = date(2005, 1, 1)
LAST_DAY: Final = date(2040, 12, 31)
"""The first day is that of the Health Insurance Act; of any day to the last, what follows can be counted."""

_COUNTED_UNTIL: Final = date(2045, 12, 31)

REMEMBERED: Final = 1 << 14
"""How many answers about a day are kept: claims ask of the same few thousand days again and again."""

FRIDAY: Final = 4
SATURDAY: Final = 5
SUNDAY: Final = 6
ONE_DAY: Final = timedelta(days=1)

_FEBRUARY: Final = 2
_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


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


_DAYS: Final = [
    date.fromordinal(ordinal) for ordinal in range(FIRST_DAY.toordinal(), _COUNTED_UNTIL.toordinal() + 1)
]
_HOLDS: Final = [day.weekday() != SUNDAY and day not in holidays(day.year) for day in _DAYS]
_WEEKDAYS: Final = list(compress(_DAYS, _HOLDS))


class _Counts(dict[date, int]):
    """How many weekdays there are as far as each day of the calendar."""

    def __missing__(self, day: date) -> int:
        raise OutsideCalendarError(f"{day} is outside the calendar")


_UNTIL: Final = _Counts(zip(_DAYS, accumulate(map(int, _HOLDS)), strict=True))
"""The day itself included."""
_BEFORE: Final = _Counts((day, _UNTIL[day] - holds) for day, holds in zip(_DAYS, _HOLDS, strict=True))
"""The day itself not included."""


def is_weekday(day: date) -> bool:
    """Say whether the day is an allowance weekday (arkipäivä)."""
    return _BEFORE[day] != _UNTIL[day]


def weekdays_before(day: date) -> int:
    """Return the number of the calendar's weekdays before the day: the difference of two is a count."""
    return _BEFORE[day]


def count_weekdays(starts_on: date, ends_on: date) -> int:
    """Return how many allowance weekdays lie from the first day to the last, both included; 0 if reversed."""
    if ends_on < starts_on:
        return 0
    return _UNTIL[ends_on] - _BEFORE[starts_on]


def weekday_after(day: date, number: int = 1) -> date:
    """Return the `number`-th allowance weekday after the day; the day itself is not counted."""
    return _weekday(_UNTIL[day] + number - 1)


def weekday_from(day: date, number: int = 1) -> date:
    """Return the `number`-th allowance weekday from the day on; the day itself counts if it is one."""
    return _weekday(_BEFORE[day] + number - 1)


def weekday_until(day: date) -> date:
    """Return the last allowance weekday up to the day, the day included."""
    return _weekday(_UNTIL[day] - 1)


def _weekday(place: int) -> date:
    if 0 <= place < len(_WEEKDAYS):
        return _WEEKDAYS[place]
    raise OutsideCalendarError("the weekday asked for is outside the calendar")


@lru_cache(REMEMBERED)
def months_after(day: date, months: int) -> date:
    """Return the day so many months later (or earlier): same day number, else the month's last day (C2)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def years_after(day: date, years: int) -> date:
    """Return the day so many years later (or earlier), the last of February for a missing 29th (C2)."""
    return months_after(day, 12 * years)


def month_start(day: date) -> date:
    """Return the first day of the day's month."""
    return date(day.year, day.month, 1)


def month_end(day: date) -> date:
    """Return the last day of the day's month."""
    return date(day.year, day.month, _length(day.year, day.month))


def _length(year: int, month: int) -> int:
    leap = month == _FEBRUARY and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month - 1] + leap


def whole_months(starts_on: date, ends_on: date) -> int:
    """Return how many calendar months the period's weekdays fill exactly, 0 if some are missing."""
    if count_weekdays(starts_on, ends_on) != count_weekdays(month_start(starts_on), month_end(ends_on)):
        return 0
    return max((ends_on.year - starts_on.year) * 12 + ends_on.month - starts_on.month + 1, 0)


def is_closed(day: date) -> bool:
    """Say whether a time limit cannot end on the day (C1 b): it is then moved."""
    return day.weekday() >= SATURDAY or day in holidays(day.year) or day in _closed_eves(day.year)


def open_day_from(day: date) -> date:
    """Return the day, or the next one on which a time limit may end (C3)."""
    while is_closed(day):
        day += ONE_DAY
    return day

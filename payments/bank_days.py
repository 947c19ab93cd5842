"""Bank days (pankkipäivä): the days on which banks in Finland settle payments, a calendar of its own (C1)."""

from datetime import date
from typing import Final

from benefits.calendar import FRIDAY, ONE_DAY, holidays

_JUNE: Final = 6
_CHRISTMAS_EVE: Final = (12, 24)


def is_bank_day(day: date) -> bool:
    """Say whether banks settle on the day: Monday to Friday, no holiday, Midsummer Eve or Christmas Eve."""
    free = holidays(day.year)
    midsummer_eve = day.month == _JUNE and day.weekday() == FRIDAY and day + ONE_DAY in free
    eve = midsummer_eve or (day.month, day.day) == _CHRISTMAS_EVE
    return day.weekday() <= FRIDAY and day not in free and not eve


def bank_day_from(day: date) -> date:
    """Return the day, or the next bank day after it."""
    while not is_bank_day(day):
        day += ONE_DAY
    return day


def bank_day_to(day: date) -> date:
    """Return the day, or the last bank day before it."""
    while not is_bank_day(day):
        day -= ONE_DAY
    return day

"""Appeal (muutoksenhaku): until when a decision may be appealed, the same for every benefit (C15, C16)."""

from datetime import date, timedelta
from functools import cache
from typing import Final

from benefits.calendar import open_day_from
from benefits.deadlines import Deadline
from benefits.figures import Figure, read_figures

COMMON: Final = "common"


@cache
def _appeal_days() -> Figure:
    return read_figures(COMMON)["appeal_days"]


def appeal(decided_on: date) -> Deadline:
    """Return until when a decision posted on the day may be appealed (C15, SVL 17:1–2).

    The day of posting is not counted; the last day is moved past weekends and holidays (C2, C3).
    """
    figure = _appeal_days()
    plain_day = decided_on + timedelta(days=int(figure.dated_on(decided_on).value))
    return Deadline(plain_day, open_day_from(plain_day))

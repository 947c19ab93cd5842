"""The paid days of an application as the database keeps them: a multirange of dates."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models
from psycopg.types.multirange import DateMultirange
from psycopg.types.range import DateRange

from benefits.periods import Period

if TYPE_CHECKING:
    Field = models.Field[DateMultirange | None, DateMultirange | None]
else:
    Field = models.Field


class DaysField(Field):
    """Sets of days: PostgreSQL's `datemultirange`."""

    def db_type(self, connection: object) -> str:  # noqa: ARG002 - Django hands it over by name
        """Return the column's type."""
        return "datemultirange"


def days_of(periods: Iterable[tuple[date, date]]) -> DateMultirange:
    """Return the set of the days of periods whose both ends are included."""
    return DateMultirange([DateRange(first, last + timedelta(days=1)) for first, last in periods])


def periods_of(days: DateMultirange | None) -> Iterator[Period]:
    """Yield the unbroken periods of a set of days, in order; none of a set that is not there."""
    for part in days or ():
        if part.lower is not None and part.upper is not None:
            yield Period(part.lower, part.upper - timedelta(days=1))

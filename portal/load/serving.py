"""How long the summary of how employers are served takes on the load, and the page that shows it."""

from collections.abc import Iterator
from datetime import date, timedelta
from http import HTTPStatus
from statistics import median
from time import perf_counter
from typing import Final

import psycopg
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from access import services as access
from access.actor import Role
from benefits.calendar import ONE_DAY
from portal.bench import databases
from portal.load.ground import LOADED
from portal.load.size import AT, RUN, CountError, Measured, agreed
from segments import insight

REQUESTS: Final = 50
SLOWER: Final = 1.5
"""How many times as long as on a hundredth of the load the page may take on the load."""
_DAY_AIM, _TWO_YEARS_AIM = 60, 600
_LAST: Final = AT.date() - ONE_DAY
_FIRST: Final = date(_LAST.year - 2, _LAST.month, _LAST.day) + ONE_DAY
_BUSY: Final = _LAST - timedelta(days=21)
"""A day of the load with as many claims as any other."""
_YEAR: Final = date(_LAST.year - 1, 1, 1)
"""The whole year that lies in the two years."""

_SUMMED: Final = """
SELECT coalesce(sum(number) FILTER (WHERE span = 'day' AND measure = 'received'), 0),
    coalesce(sum(amount) FILTER (WHERE span = 'day' AND measure = 'received'), 0),
    coalesce(sum(number) FILTER (WHERE span = 'day' AND measure = 'guided_received'), 0),
    coalesce(sum(number) FILTER (WHERE span = 'day' AND measure = 'contact'), 0),
    coalesce(sum(number) FILTER (WHERE span = 'year' AND measure = 'received'), 0),
    coalesce(sum(employers) FILTER (WHERE span = 'year' AND measure = 'received'), 0)
FROM segments_summary
WHERE benefit = 'all' AND channel = 'all' AND detail = ''
    AND (span = 'day' AND starts_on BETWEEN %(first)s AND %(last)s OR span = 'year' AND starts_on = %(year)s)
"""
_HELD: Final = """
WITH claims AS (SELECT employer_id, (ends_on + 6) AS day FROM load_leave),
counted AS (SELECT * FROM claims WHERE day BETWEEN %(first)s AND %(last)s),
of_year AS (SELECT * FROM claims WHERE extract(year FROM day) = extract(year FROM %(year)s::date))
SELECT (SELECT count(*) FROM counted), (SELECT 25 * count(*) FROM counted),
    (SELECT count(*) FROM counted c WHERE EXISTS (SELECT FROM segments_guidanceview v
        WHERE v.employer_id = c.employer_id AND c.day - v.day BETWEEN 0 AND 30)),
    (SELECT count(*) FROM segments_contact
        WHERE (logged_at AT TIME ZONE 'Europe/Helsinki')::date BETWEEN %(first)s AND %(last)s),
    (SELECT count(*) FROM of_year), (SELECT count(DISTINCT employer_id) FROM of_year)
"""


def summary_of_a_day() -> Measured:
    """Summarise one day, with its month and its year."""
    return _summary("summary of a day", _BUSY, _BUSY, _DAY_AIM, date(_BUSY.year, 1, 1))


def summary_of_two_years() -> Measured:
    """Summarise two years, with all that they hold."""
    return _summary("summary of two years", _FIRST, _LAST, _TWO_YEARS_AIM, _YEAR)


def _summary(title: str, first: date, last: date, aim: float, year: date) -> Measured:
    start = perf_counter()
    cells = insight.refresh(first, last, by=RUN, at=AT)
    seconds = perf_counter() - start
    asked = {"first": first, "last": last, "year": year}
    with databases.owner(LOADED) as owner, psycopg.ClientCursor(owner) as cursor:
        (summed,) = cursor.execute(_SUMMED, asked).fetchall()
        (held,) = cursor.execute(_HELD, asked).fetchall()
    claims, _days, guided, *_rest = agreed(tuple(map(int, summed)), tuple(map(int, held)))
    found = f"{cells:,} cells; {claims:,} claims, {guided:,} of them after guidance"
    return Measured(title=title, seconds=seconds, aim=aim, found=found)


def page() -> float:
    """Return the median of the seconds in which the insight page is made, as Kela's people ask for it."""
    browser = _browser()
    times = []
    for _request in range(REQUESTS):
        start = perf_counter()
        answer = browser.get(reverse("insight"), {"kausi": f"{_YEAR:%Y}"})
        times.append(perf_counter() - start)
        if answer.status_code != HTTPStatus.OK:
            raise CountError(f"the insight page answers {answer.status_code}")
    return median(times)


def compared(part: float, whole: float) -> Iterator[str]:
    """Yield the page's time on a hundredth of the load and on the load; CountError where it grew too much."""
    yield f"{'insight page, 1 % of the load':32}{part:9.3f} s (median of {REQUESTS} requests)"
    yield f"{'insight page':32}{whole:9.3f} s (aim: at most {SLOWER} times that): {whole / part:.2f} times"
    if whole > SLOWER * part:
        raise CountError(f"the insight page takes {whole / part:.2f} times as long as on 1 % of the load")


def _browser() -> Client:
    new = access.NewUser(email="load@example.invalid", name="Kela", identity_code="010190-999P")
    user_id = access.add_users([new], by=RUN, at=AT)[new.email]
    access.give_roles(user_id=user_id, roles=[Role.OFFICER], by=RUN, at=AT)
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(get_user_model().objects.get(id=user_id))
    browser.post(reverse("organisations"), {"place": "staff"})
    return browser

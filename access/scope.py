"""The scope of a transaction: which employers' rows the database shows to the one who acts.

Row-level security on every table that holds an employer's data asks two settings of the transaction:
`portal.scope` ("all" for Kela's staff and runs) and `portal.employers` (the row ids one may act for).
With neither set, no row is seen.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from access.actor import Actor

_READ = """
SELECT current_setting('portal.scope', true), current_setting('portal.employers', true),
       current_setting('portal.firm', true)
"""
_SET = """
SELECT set_config('portal.scope', %s, true), set_config('portal.employers', %s, true),
       set_config('portal.firm', %s, true)
"""


def _settings_of(actor: Actor) -> tuple[str, str, str]:
    employers = ",".join(str(employer) for employer in sorted(actor.rights))
    return "all" if actor.sees_all else "some", "{" + employers + "}", str(actor.firm_id or "")


@contextmanager
def acting(by: Actor) -> Iterator[None]:
    """Run a transaction in the scope of `by`, and give the former scope back at its end."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_READ)
        former = [value or "" for value in cursor.fetchone()]
        cursor.execute(_SET, _settings_of(by))
        yield
        cursor.execute(_SET, former)

"""Whether the demo is being built: a lock of the database tells, and lets go when its holder is gone."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_KEY = 20_261_124
"""The number of the lock; nothing else in the portal takes locks of this kind."""


@contextmanager
def building() -> Iterator[None]:
    """Hold the lock while the demo is being built."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_KEY])
        yield
        cursor.execute("SELECT pg_advisory_unlock(%s)", [_KEY])


def is_building() -> bool:
    """Say whether somebody is building the demo now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND"
            " objid = %s AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
            [_KEY],
        )
        (held,) = cursor.fetchone()
    return bool(held)

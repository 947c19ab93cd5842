"""The start of a process: a careless one is refused, in one line that says why."""

import sys
from typing import Final, NoReturn

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

REFUSED: Final = 3
"""The exit code that gunicorn takes for a worker which need not be started again."""

_ROLE: Final = """
SELECT rolsuper, rolbypassrls, EXISTS (
    SELECT 1 FROM pg_class
    WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
      AND pg_has_role(current_user, relowner, 'MEMBER'))
FROM pg_roles WHERE rolname = current_user
"""
_FAULTS: Final = (
    "is a superuser",
    "bypasses row-level security",
    "owns tables, so row-level security does not hold it",
)


def refuse_careless_start() -> None:
    """End the process unless the settings may be used and the database's role is the application's.

    Where `settings` themselves refuse, as in production with the demo on or without a secret, their line
    is the reason.
    """
    try:
        django.setup()
        fault = _fault_of_role()
    except ImproperlyConfigured as error:
        _refuse(str(error))
    except DatabaseError as error:
        _refuse(f"the database cannot be asked: {str(error).splitlines()[0]}")
    if fault:
        _refuse(f"the database role {settings.DATABASES['default']['USER']} {fault}.")


def _fault_of_role() -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(_ROLE)
        found = cursor.fetchone()
    connection.close()
    return next((fault for fault, holds in zip(_FAULTS, found, strict=True) if holds), None)


def _refuse(reason: str) -> NoReturn:
    sys.stderr.write(f"The portal does not start: {reason}\n")
    raise SystemExit(REFUSED)

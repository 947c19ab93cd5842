"""The scope of a transaction: which employers' rows the database shows to the one who acts.

Row-level security on every table that holds an employer's data asks two settings of the transaction:
`portal.scope` ("all" for Kela's staff and runs) and `portal.employers` (the row ids one may act for).
With neither set, no row is seen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from access.actor import Actor

_SET = """
SELECT set_config('portal.scope', %s, true), set_config('portal.employers', %s, true),
       set_config('portal.firm', %s, true)
"""
_acting: ContextVar[Actor | None] = ContextVar("acting", default=None)


def _settings_of(actor: Actor | None) -> tuple[str, str, str]:
    if actor is None:
        return "", "", ""
    employers = ",".join(str(employer) for employer in sorted(actor.rights))
    return "all" if actor.sees_all else "some", "{" + employers + "}", str(actor.firm_id or "")


@contextmanager
def acting(by: Actor) -> Iterator[None]:
    """Run a transaction in the scope of `by`, and give the former scope back at its end.

    Within the scope of the same actor it is no more than a savepoint.
    """
    former = _acting.get()
    with transaction.atomic():
        if former == by:
            yield
            return
        token = _acting.set(by)
        try:
            _set_scope(by)
            yield
            _set_scope(former)
        finally:
            _acting.reset(token)


def _set_scope(actor: Actor | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SET, _settings_of(actor))

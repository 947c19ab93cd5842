"""A nudge: what a door has left in a table is swept at once and not at the clock's next stroke."""

from django.db import transaction

from portal.celery import app


def nudge(sweep: str) -> None:
    """Ring for a sweep, by its task's name, once the transaction is through.

    A lost nudge costs nothing: the clock rings for every sweep anyway, and the log tells why it was lost.
    """
    transaction.on_commit(lambda: app.send_task(sweep, retry=False), robust=True)

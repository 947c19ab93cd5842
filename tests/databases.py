"""The tests' databases: migrated once a run by the owner, copied for each worker, copied anew after a commit.

The application's role may not empty a table, and no one may empty an append-only one. So what Django would
do with a flush is done by the owner with a new copy of the blank database: nothing of a committing test is
left, and what the migrations wrote is there again.
"""

import fcntl
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import flush
from django.db import connections
from psycopg import sql


def copy(original: str, name: str) -> None:
    """Make a database like `original`, in place of an earlier one of this name."""
    drop(name)
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with connections["owner"]._nodb_cursor() as cursor:
        cursor.execute(statement.format(sql.Identifier(name), sql.Identifier(original)))


def drop(name: str) -> None:
    """Remove a database, and cut whoever still uses it."""
    for connection in connections.all(initialized_only=True):
        connection.close()
    with connections["owner"]._nodb_cursor() as cursor:
        cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def use(name: str) -> None:
    """Turn both roles' connections to a database."""
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name
        settings.DATABASES[alias]["NAME"] = name


class Databases:
    """The blank database of this run and this worker's own copy of it."""

    def __init__(self, worker: str) -> None:
        run = Path(os.environ["PORTAL_STATE"]).name.replace("-", "_")
        self.blank, self.own = f"{run}_blank", f"{run}_{worker}"

    def prepare(self) -> None:
        """Migrate the blank database, unless another worker has, and make our own."""
        with Path(os.environ["PORTAL_STATE"], "blank").open("a+", encoding="utf-8") as note:
            fcntl.flock(note, fcntl.LOCK_EX)
            if not os.fstat(note.fileno()).st_size:
                copy("template1", self.blank)
                use(self.blank)
                call_command("migrate", database="owner", verbosity=0)
                note.write("migrated")
        self.renew()
        use(self.own)

    def renew(self) -> None:
        """Take a new copy, as if nothing had been written."""
        copy(self.blank, self.own)

    def renew_instead_of_flushing(self, patch: pytest.MonkeyPatch) -> None:
        """Let Django's flush, at the end of a test that commits, be a new copy made by the owner."""

        def handle(_command: flush.Command, **_options: object) -> None:
            self.renew()

        patch.setattr(flush.Command, "handle", handle)

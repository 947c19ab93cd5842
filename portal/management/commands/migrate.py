"""Django's `migrate`, done by the owner's role, which leaves the application's role its rights."""

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import migrate
from django.db import connections
from psycopg import sql

RIGHTS = (
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}",
)


class Command(migrate.Command):
    """What the owner makes from now on, the application may read and write.

    A table with narrower rights takes the rest away in its own migration.
    """

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> None:
        if "owner" not in connections:
            raise CommandError("Migrating takes the owner's role: set DATABASE_OWNER_URL.")
        application = sql.Identifier(connections["default"].settings_dict["USER"])
        with connections["owner"].cursor() as cursor:
            for right in RIGHTS:
                cursor.execute(sql.SQL(right).format(role=application))
        super().handle(*args, **options)

"""What the application's role may do with the tables that the owner's role makes."""

from django.conf import settings
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython


def _grant(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    role = schema_editor.quote_name(str(settings.DATABASES["default"]["USER"]))
    for statement in (
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}",
    ):
        schema_editor.execute(statement)


def grant_application() -> RunPython:
    """Return the operation that lets the application's role read and write rows, and nothing else."""
    return RunPython(_grant, RunPython.noop)


def only_insert_and_select(*tables: str) -> RunPython:
    """Return the operation that leaves the application's role INSERT and SELECT on append-only tables."""

    def revoke(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
        role = schema_editor.quote_name(str(settings.DATABASES["default"]["USER"]))
        for table in tables:
            schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}")

    return RunPython(revoke, RunPython.noop)

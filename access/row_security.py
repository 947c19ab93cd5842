"""Row-level security as migrations state it: who sees which rows of a table."""

from django.db.migrations import RunSQL

EVERYTHING = "(SELECT current_setting('portal.scope', true)) = 'all'"
_LIST = "COALESCE(NULLIF(current_setting('portal.employers', true), ''), '{}')::bigint[]"
EMPLOYERS = f"((SELECT {_LIST})::bigint[])"
"""The employers one may act for, as an array; the outer cast makes it one, and not rows."""
OF_THOSE = f"IN (SELECT unnest({_LIST}))"
"""Among the employers one may act for: looked up in a table made once a statement, however many they are."""
FIRM = "(SELECT NULLIF(current_setting('portal.firm', true), '')::bigint)"


def secured(table: str, condition: str) -> RunSQL:
    """Return the operation that shows a table's rows to everything's scope and where `condition` holds."""
    return RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY scope ON {table} USING ({EVERYTHING} OR ({condition}));
        """,
        f"DROP POLICY scope ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


def of_employer(table: str, column: str = "employer_id") -> RunSQL:
    """Return the operation for a table whose rows each belong to one employer."""
    return secured(table, f"{column} {OF_THOSE}")


def of_parent(table: str, parent: str, column: str) -> RunSQL:
    """Return the operation for a table whose rows are seen with the secured row they point to."""
    seen = f"EXISTS (SELECT 1 FROM {parent} p WHERE p.id = {table}.{column})"  # noqa: S608 - our own names
    return secured(table, seen)

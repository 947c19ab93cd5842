"""Statements about many rows: the server binds their values, in binary where they are marked `%b`.

Django writes values into the text of a statement; where there are thousands of them, that costs several
times what the statement itself does.
"""

import psycopg
from django.db import connection
from django.db.backends.utils import CursorDebugWrapper, CursorWrapper
from psycopg.pq import Format


def bulk_cursor() -> CursorWrapper:
    """Return a cursor of the transaction's own connection that leaves the binding to the server.

    It is Django's in all else: in what it raises, and in what is counted and told of its statements.
    """
    connection.ensure_connection()
    cursor = psycopg.Cursor(connection.connection)
    cursor.format = Format.BINARY
    kind = CursorDebugWrapper if connection.queries_logged else CursorWrapper
    return kind(cursor, connection)

import pytest
from django.db import DataError, connection, transaction
from django.test.utils import CaptureQueriesContext

from access.statements import bulk_cursor

pytestmark = pytest.mark.django_db


def test_values_of_many_rows_come_back_as_they_went() -> None:
    texts, content, numbers = ["a\"'\\{,}", "ä", ""], [b"\x00\xff", b"", None], [1, None, 2**40]

    with bulk_cursor() as cursor:
        cursor.execute(
            "SELECT * FROM unnest(%b::text[], %b::bytea[], %b::bigint[])", (texts, content, numbers)
        )
        rows = cursor.fetchall()

    assert rows == list(zip(texts, content, numbers, strict=True))


def test_statements_are_counted_like_any_other() -> None:
    with CaptureQueriesContext(connection) as captured, bulk_cursor() as cursor:
        cursor.execute("SELECT unnest(%b::text[])", (["a"],))

    assert len(captured) == 1


def test_objections_of_the_database_are_raised_as_django_raises_them() -> None:
    with pytest.raises(DataError), transaction.atomic(), bulk_cursor() as cursor:
        cursor.execute("SELECT 1 / %s::int", (0,))

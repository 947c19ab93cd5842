import pytest
from django.db import connection
from psycopg import sql

from access.scope import acting
from access.sealing import unseal_text
from employers.identity import IDENTITY_COLUMN
from employers.models import Employee
from portal.demo import play, stage
from portal.demo.stage import DIRECTOR
from tests.factories.access import AT

pytestmark = pytest.mark.django_db


def _dump() -> dict[str, str]:
    with connection.cursor() as cursor:
        dumped = {}
        for table in connection.introspection.table_names(cursor):
            dump = sql.SQL("SELECT string_agg(t::text, chr(10)) FROM {} t").format(sql.Identifier(table))
            cursor.execute(dump)
            dumped[table] = cursor.fetchone()[0] or ""
    return dumped


def test_no_table_holds_an_identity_code_or_account_number_in_clear() -> None:
    play.tell(at=AT, meanwhile=False)

    with acting(DIRECTOR):
        sealed = Employee.objects.values_list("identity", flat=True)
        codes = [unseal_text(each, IDENTITY_COLUMN) for each in sealed]
        tables = _dump()
    found = {table for table, text in tables.items() if any(code in text for code in [*codes, stage.ACCOUNT])}

    assert found == set()
    assert len(codes) > 100
    assert "Aalto" in tables["access_user"]

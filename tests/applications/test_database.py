import pytest
from django.db import connection


@pytest.mark.django_db
def test_database_knows_the_applications_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")

        assert cursor.fetchone() == (False, False)

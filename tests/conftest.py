"""Fixtures of every test: the database under the application's role."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.databases import Databases


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    worker_id: str,
) -> Iterator[None]:
    """Give this worker a migrated database; `default` is the application's role, `owner` the owner's."""
    databases = Databases(worker_id)
    with django_db_blocker.unblock():
        databases.prepare()
    with pytest.MonkeyPatch.context() as patch:
        databases.renew_instead_of_flushing(patch)
        yield

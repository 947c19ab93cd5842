"""Fixtures of every test: the database under the application's role, and a real worker on it."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.utils import translation
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from portal.servers.processes import Child
from portal.servers.state import ROOT, State
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


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Let no test speak the language in which the page of another was drawn: Django leaves it active."""
    yield
    translation.deactivate()


@pytest.fixture
def real_mail(settings: Settings) -> None:
    """Send mail to the run's own mail server, where Django's tests would keep it in memory."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def worker(transactional_db: None, worker_id: str) -> Iterator[Child]:
    """A real Celery worker of two processes on this test's database; it may be killed and started again."""
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    environment = {**os.environ, "DATABASE_URL": address.geturl()}
    del environment["DATABASE_OWNER_URL"]
    options = ("--concurrency=2", "--loglevel=INFO", "--without-gossip", "--without-mingle")
    child = Child(
        name=f"worker-{worker_id}",
        state=State(Path(os.environ["PORTAL_STATE"])),
        command=[sys.executable, "-m", "celery", "-A", "portal.celery", "worker", *options],
        environment=environment,
        folder=ROOT,
        farewell=signal.SIGQUIT,
    )
    child.log.unlink(missing_ok=True)
    child.start()
    child.wait_until(lambda: " ready." in child.log.read_text(encoding="utf-8"))
    yield child
    child.stop()

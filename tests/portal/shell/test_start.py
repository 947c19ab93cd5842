"""A careless start is refused in one line: a wrong role, a production with the demo or without secrets."""

import os
import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from portal.servers.state import State
from tests.house.files import ROOT

KEY = b64encode(b"k" * 32).decode()
PRODUCTION = {
    "PORTAL_PRODUCTION": "1",
    "PORTAL_SECRET_KEY": "a secret of this test alone",
    "PORTAL_SEALING_KEY": KEY,
    "PORTAL_INDEX_KEY": KEY,
    "PORTAL_PAYER_IBAN": "FI5542345670000081",
    "PORTAL_MAIL_FROM": "Kela <ei-vastauksia@kela.invalid>",
    "PORTAL_ADDRESS": "https://tyonantajat.invalid/",
    "MAIL_URL": "smtps://mail.invalid:465",
}


WEB = ["-c", "import portal.wsgi; print('started')"]
WORKER = ["-m", "celery", "--app", "portal.celery", "--quiet", "worker", "--pool", "solo"]


def start(*way: str, **changed: str) -> tuple[int, str]:
    """Start a process, the web server's unless told, with a changed environment; return code and words."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    done = subprocess.run(
        [sys.executable, *(way or WEB)],
        cwd=ROOT,
        env=kept | changed,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout + done.stderr


def address(role: str) -> str:
    """Return the address of the tests' database for a role: "default", "owner" or "postgres"."""
    url = urlsplit(os.environ["DATABASE_OWNER_URL" if role == "owner" else "DATABASE_URL"])
    account, _, place = url.netloc.rpartition("@")
    if role == "postgres":
        secrets = State(Path(os.environ["PORTAL_STATE"])).secrets()
        account = f"postgres:{secrets['superuser']}"
    return url._replace(
        netloc=f"{account}@{place}", path=f"/{settings.DATABASES['default']['NAME']}"
    ).geturl()


pytestmark = pytest.mark.django_db


def refused(reason: str) -> tuple[int, str]:
    return 3, f"The portal does not start: {reason}\n"


def test_the_applications_role_is_let_in() -> None:
    assert start(DATABASE_URL=address("default")) == (0, "started\n")


def test_a_whole_production_is_let_in() -> None:
    assert start(DATABASE_URL=address("default"), **PRODUCTION) == (0, "started\n")


def test_the_owner_of_the_tables_is_refused() -> None:
    role = settings.DATABASES["owner"]["USER"]

    assert start(DATABASE_URL=address("owner")) == refused(
        f"the database role {role} owns tables, so row-level security does not hold it."
    )


def test_a_worker_with_the_owners_role_is_refused() -> None:
    code, said = start(*WORKER, DATABASE_URL=address("owner"))

    assert code == 3
    assert "owns tables, so row-level security does not hold it." in said


def test_a_superuser_is_refused() -> None:
    if "/portal-tests-" not in os.environ["DATABASE_URL"]:
        pytest.skip("the database is not the tests' own, so its superuser is not known")

    assert start(DATABASE_URL=address("postgres")) == refused("the database role postgres is a superuser.")


def test_a_database_that_does_not_answer_is_refused() -> None:
    code, said = start(DATABASE_URL="postgresql://nobody:secret@/portal?host=/nowhere")

    assert code == 3
    assert said.startswith("The portal does not start: the database cannot be asked: ")
    assert said.count("\n") == 1
    assert "secret" not in said


@pytest.mark.parametrize("missing", sorted(PRODUCTION.keys() - {"PORTAL_PRODUCTION"}))
def test_a_production_without_a_setting_is_refused(missing: str) -> None:
    code, said = start(DATABASE_URL=address("default"), **PRODUCTION | {missing: ""})

    assert code == 3
    assert said.startswith(f"The portal does not start: Production needs {missing}")
    assert said.count("\n") == 1


def test_a_production_with_the_demo_on_is_refused() -> None:
    assert start(DATABASE_URL=address("default"), **PRODUCTION, PORTAL_DEMO="1") == refused(
        "The demo and its sign-in page may not run in production: unset PORTAL_DEMO."
    )


def test_a_key_of_another_length_is_refused() -> None:
    short = {"PORTAL_SEALING_KEY": b64encode(b"short").decode()}

    assert start(DATABASE_URL=address("default"), **PRODUCTION | short) == refused(
        "PORTAL_SEALING_KEY must be 32 bytes in base64."
    )

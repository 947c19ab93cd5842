"""The embedded servers: their roles, their data, their locks and their ends."""

import os
import shutil
import signal
import smtplib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from mailbox import Maildir
from pathlib import Path

import psycopg
import pytest

from portal.servers import lodging
from portal.servers.mail import Mail
from portal.servers.postgres import APPLICATION, OWNER, Postgres
from portal.servers.processes import Child, born, end_remains
from portal.servers.servers import Servers
from portal.servers.state import ROOT, ServerError, State

STARTS_SERVERS = """
import sys, time
from pathlib import Path
from portal.servers.servers import Servers
from portal.servers.state import State

state = State(Path(sys.argv[1]))
assert state.claim("run")
Servers(state, throwaway=True).start()
state.announce(deed="run", address="here")
time.sleep(60)
"""


@pytest.fixture
def no_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that names no servers."""
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "BROKER_URL", "MAIL_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A database server of this module's own."""
    server = Postgres(State(tmp_path_factory.mktemp("state")), throwaway=True)
    server.start()
    yield server
    server.stop()


def rows(server: Postgres, role: str, statement: str) -> list[tuple[object, ...]]:
    """Return what a statement gives a role."""
    with psycopg.connect(server.url(role), autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


@pytest.mark.parametrize(("role", "creates_databases"), [(APPLICATION, False), (OWNER, True)])
def test_role_has_no_more_rights_than_its_work_takes(
    postgres: Postgres, role: str, *, creates_databases: bool
) -> None:
    rights = (
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user"
    )

    assert rows(postgres, role, rights) == [(False, False, False, creates_databases)]


def test_application_makes_no_table(postgres: Postgres) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        rows(postgres, APPLICATION, "CREATE TABLE mine (id int)")


def test_owner_makes_trusted_extension(postgres: Postgres) -> None:
    rows(postgres, OWNER, "CREATE EXTENSION btree_gist")

    assert rows(postgres, OWNER, "SELECT extname FROM pg_extension WHERE extname = 'btree_gist'") == [
        ("btree_gist",)
    ]


def test_database_takes_no_one_without_password(postgres: Postgres) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(
            host=str(postgres.lodging.sockets), user="postgres", password="guess", dbname="postgres"
        )


def test_data_stay_between_starts_and_go_when_forgotten(tmp_path: Path) -> None:
    server = Postgres(State(tmp_path), throwaway=True)
    server.start()
    rows(server, OWNER, "CREATE TABLE kept (id int)")
    server.stop()

    server.start()
    kept = rows(server, OWNER, "SELECT to_regclass('kept') IS NOT NULL")
    server.stop()
    server.forget()
    server.start()
    forgotten = rows(server, OWNER, "SELECT to_regclass('kept') IS NULL")
    server.stop()

    assert (kept, forgotten) == ([(True,)], [(True,)])


def test_mail_is_kept_between_starts_and_goes_when_forgotten(tmp_path: Path) -> None:
    server = Mail(State(tmp_path))
    server.start()
    with smtplib.SMTP("127.0.0.1", server.port) as line:
        line.sendmail("kela@portal.invalid", ["aino@leipomo.invalid"], "Subject: Muistutus\n\nHei")
    server.stop()

    server.start()
    kept = [message["Subject"] for message in Maildir(server.folder)]
    server.stop()
    server.forget()

    assert kept == ["Muistutus"]
    assert not server.folder.exists()


def test_servers_end_with_the_process_that_started_them(tmp_path: Path, no_addresses: None) -> None:
    state = State(tmp_path)
    command = [sys.executable, "-c", STARTS_SERVERS, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT) as process:
        wait_until(lambda: "address" in state.holder())
        pids = [int(note.read_text().split()[0]) for note in state.sub("processes").iterdir()]
        process.send_signal(signal.SIGKILL)

    wait_until(lambda: not any(born(pid) for pid in pids))

    assert len(pids) == 3


def test_folder_in_use_is_not_claimed_twice(tmp_path: Path) -> None:
    first, second = State(tmp_path), State(tmp_path)

    assert (first.claim("run"), second.claim("run")) == (True, False)


def test_remains_of_a_sudden_end_are_ended(tmp_path: Path) -> None:
    state = State(tmp_path)
    left = Child(name="left", state=state, command=["sleep", "60"], environment=os.environ, folder=tmp_path)
    left.start()

    end_remains(state)

    assert left.process
    assert (left.process.wait(), left.note.exists()) == (-signal.SIGTERM, False)


def test_process_that_took_a_remembered_number_is_left_alone(tmp_path: Path) -> None:
    state = State(tmp_path)
    stranger = Child(
        name="stranger", state=state, command=["sleep", "60"], environment=os.environ, folder=tmp_path
    )
    stranger.start()
    assert stranger.process
    stranger.note.write_text(f"{stranger.process.pid} 15 earlier")

    end_remains(state)

    assert not stranger.ended()
    stranger.stop()


def test_child_that_does_not_start_is_told_with_its_last_words(tmp_path: Path) -> None:
    command = ["sh", "-c", "echo no room"]
    child = Child(
        name="child", state=State(tmp_path), command=command, environment=os.environ, folder=tmp_path
    )
    child.start()

    with pytest.raises(ServerError, match="child did not start: no room"):
        child.wait_until(lambda: False)


def test_sockets_of_a_deep_folder_lie_near_the_root(tmp_path: Path) -> None:
    deep = State(tmp_path / ("deep" * 25))

    sockets = deep.sockets()

    assert (len(str(sockets)) < 80, sockets.stat().st_mode & 0o777) == (True, 0o700)
    sockets.rmdir()


def test_socket_folder_open_to_others_is_refused(tmp_path: Path) -> None:
    deep = State(tmp_path / ("deep" * 25))
    sockets = deep.sockets()
    sockets.chmod(0o755)

    with pytest.raises(ServerError, match="not this user's own folder"):
        deep.sockets()
    sockets.rmdir()


def test_secrets_are_made_once_and_read_by_their_user_alone(tmp_path: Path) -> None:
    made = State(tmp_path).secrets()

    assert State(tmp_path).secrets() == made
    assert (tmp_path / "secrets.json").stat().st_mode & 0o777 == 0o600


def test_named_servers_take_the_place_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "BROKER_URL", "MAIL_URL"):
        monkeypatch.setenv(name, f"theirs:{name}")

    servers = Servers(State(tmp_path))

    assert servers.own == []
    assert servers.environment()["DATABASE_URL"] == "theirs:DATABASE_URL"
    with pytest.raises(ServerError, match="--fresh"):
        servers.forget()


def test_only_the_owners_deeds_get_the_owners_address(tmp_path: Path, no_addresses: None) -> None:
    servers = Servers(State(tmp_path))

    assert "DATABASE_OWNER_URL" in servers.environment(owner=True)
    assert "DATABASE_OWNER_URL" not in servers.environment()


def test_database_without_its_owner_is_refused(
    tmp_path: Path, no_addresses: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://there/portal")

    with pytest.raises(ServerError, match="go together"):
        Servers(State(tmp_path))


@pytest.mark.skipif(os.getuid() != 0, reason="only root needs another account for the database")
def test_root_without_namespaces_lodges_the_database_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lodging, "works", lambda _command: False)
    state = State(tmp_path)
    server = Postgres(state, throwaway=True)
    server.start()
    account = server.child.process and Path(f"/proc/{server.child.process.pid}").stat().st_uid
    server.stop()

    assert account == server.lodging.account
    shutil.rmtree(server.lodging.folder.parent)


def wait_until(happened: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something has happened; fail where it does not."""
    limit = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < limit
        time.sleep(0.02)

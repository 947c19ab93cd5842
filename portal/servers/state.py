"""The state folder: where the servers' data, logs, secrets and the lock of one running portal lie."""

import fcntl
import hashlib
import json
import os
import re
import secrets
import stat
import tempfile
from base64 import b64encode
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_SOCKET_FOLDER = 80
"""Bytes; the kernel's limit is 107 for the folder and the socket's own name together."""


class ServerError(Exception):
    """What keeps the servers from running, said in one line to whoever started them."""


class State:
    """One state folder: private to its user, used by one portal at a time.

    Without a folder it is `PORTAL_STATE`, or `.state` in the checkout.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = (folder or Path(os.environ.get("PORTAL_STATE") or ROOT / ".state")).absolute()
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.digest = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:12]

    def __truediv__(self, name: str) -> Path:
        return self.folder / name

    def sub(self, name: str) -> Path:
        """Return a private folder inside, made if it was not there."""
        folder = self / name
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    def sockets(self) -> Path:
        """Return a private folder for sockets, near the root where the state lies too deep for the kernel."""
        folder = self / "sockets"
        if not (len(os.fsencode(folder)) > LONGEST_SOCKET_FOLDER or re.search(r"[^\w/.+-]", str(folder))):
            return self.sub("sockets")
        return private(Path(f"/tmp/portal-{os.getuid()}-{self.digest}"))  # noqa: S108 - owner checked

    def claim(self, deed: str) -> bool:
        """Take the folder for as long as this process lives, or return False where another one has it."""
        lock = os.open(self / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return False
        self.announce(deed=deed)
        return True

    def announce(self, **facts: str) -> None:
        """Write beside the lock who holds the folder and, once it answers, at what address."""
        holder = self / "holder.json"
        holder.with_suffix(".new").write_text(
            json.dumps({"pid": str(os.getpid()), **facts}), encoding="utf-8"
        )
        holder.with_suffix(".new").replace(holder)

    def holder(self) -> dict[str, str]:
        """Return what the holder of the folder announced; empty while it has not yet."""
        try:
            announced: dict[str, str] = json.loads((self / "holder.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return announced

    def secrets(self) -> dict[str, str]:
        """Return the passwords and keys of this folder, made by chance the first time."""
        path = self / "secrets.json"
        if path.exists():
            kept: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
            return kept
        made = {name: secrets.token_urlsafe(24) for name in ("superuser", "owner", "application")}
        made["PORTAL_SECRET_KEY"] = secrets.token_urlsafe(50)
        for name in ("PORTAL_SEALING_KEY", "PORTAL_INDEX_KEY"):
            made[name] = b64encode(secrets.token_bytes(32)).decode()
        descriptor, new = tempfile.mkstemp(dir=self.folder)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(made, file)
        Path(new).replace(path)
        return made


def private(folder: Path, mode: int = 0o700) -> Path:
    """Return a folder in a place open to all, once it is sure to be this user's and no wider than `mode`."""
    if not folder.exists():
        folder.mkdir(mode=0o700)
        folder.chmod(mode)
    seen = folder.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != os.getuid() or stat.S_IMODE(seen.st_mode) & ~mode:
        raise ServerError(f"{folder} is not this user's own folder: remove it and start again.")
    return folder

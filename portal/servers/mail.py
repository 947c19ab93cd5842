"""The embedded mail server: it takes every message over SMTP and keeps it in a Maildir, sending none on."""

import shutil
import socket
import sys

from portal.servers.processes import Child
from portal.servers.state import State

HOST = "127.0.0.1"
GREETING = b"220"


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
        return port


class Mail:
    """The mail server of one state folder: messages in `mail`, the latest port in `mail-port`."""

    def __init__(self, state: State) -> None:
        self.folder = state / "mail"
        self.note = state / "mail-port"
        self.child = Child(
            name="mail",
            state=state,
            command=[],
            environment={"LC_ALL": "C"},
            folder=state.folder,
        )

    def start(self) -> None:
        """Start the server at a free port."""
        self.note.unlink(missing_ok=True)
        self.child.command = [
            *(sys.executable, "-m", "aiosmtpd", "--nosetuid", f"--listen={HOST}:{self.port}"),
            *("--class=aiosmtpd.handlers.Mailbox", self.folder),
        ]
        self.child.start()
        self.child.wait_until(self.ready)

    def stop(self) -> None:
        """Stop the server; the messages stay."""
        self.child.stop()

    def forget(self) -> None:
        """Remove the messages."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self) -> str:
        """Return the server's address."""
        return f"smtp://{HOST}:{self.port}"

    @property
    def port(self) -> int:
        """The port of the latest start, or else a free one for the next."""
        if not self.note.exists():
            self.note.write_text(str(free_port()), encoding="utf-8")
        return int(self.note.read_text(encoding="utf-8"))

    def ready(self) -> bool:
        """Tell whether the server greets."""
        try:
            with socket.create_connection((HOST, self.port), timeout=1) as line:
                return line.recv(16).startswith(GREETING)
        except OSError:
            return False

"""The embedded broker: Valkey on a socket, its messages kept on disk."""

import shutil
import socket
from urllib.parse import quote

from portal.servers import programs
from portal.servers.processes import Child
from portal.servers.state import State

SETTINGS = {"port": "0", "unixsocketperm": "700", "appendonly": "yes", "save": "", "loglevel": "notice"}


class Valkey:
    """The broker of one state folder."""

    def __init__(self, state: State) -> None:
        self.socket = state.sockets() / "valkey.sock"
        settings = {**SETTINGS, "unixsocket": str(self.socket)}
        self.child = Child(
            name="valkey",
            state=state,
            command=[
                programs.valkey(),
                *(part for name, value in settings.items() for part in (f"--{name}", value)),
            ],
            environment={"LC_ALL": "C"},
            folder=state.sub("valkey"),
        )

    def start(self) -> None:
        """Start the broker."""
        self.child.start()
        self.child.wait_until(self.ready)

    def stop(self) -> None:
        """Stop the broker, its file written."""
        self.child.stop()

    def forget(self) -> None:
        """Remove the messages."""
        shutil.rmtree(self.child.folder / "appendonlydir", ignore_errors=True)

    def url(self) -> str:
        """Return the broker's address in Celery's terms."""
        return f"redis+socket://{quote(str(self.socket), safe='/')}"

    def ready(self) -> bool:
        """Tell whether the broker answers and has read its messages."""
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(1)
            try:
                line.connect(str(self.socket))
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
            except OSError:
                return False

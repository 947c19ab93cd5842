"""The supervisor: what `./dev run` and `./dev manage` keep running, and in which order it comes and goes."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import FrameType

from portal.servers.processes import Child, end_remains, tied
from portal.servers.servers import Servers
from portal.servers.state import ROOT, ServerError, State

HOST = "127.0.0.1"
MANAGE = ROOT / "manage.py"
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
BRIEF_LIFE = 5
"""Seconds; a process that gives up sooner than this after its start is not started again."""


def say(line: str) -> None:
    """Tell the person at the terminal, if there still is one."""
    with suppress(OSError):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


class Interrupted(Exception):  # noqa: N818 - a wish of the person, not an error
    """The person, or the system, asked the supervisor to stop."""


def listen(port: int) -> socket.socket:
    """Return a listening socket at the port, or at the next free one."""
    for candidate in range(port, port + 100):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, candidate))
        except OSError:
            listener.close()
            continue
        listener.listen(1024)
        return listener
    raise ServerError(f"No free port from {port} on.")


def answers(port: int) -> bool:
    """Tell whether a page is served."""
    connection = HTTPConnection(HOST, port, timeout=30)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status > 0
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


class Portal:
    """The processes of one running portal, in a state folder that the caller has claimed."""

    def __init__(self, state: State) -> None:
        end_remains(state)
        self.state = state
        self.servers = Servers(state)
        self.children: list[Child] = []

    def python(self, name: str, *command: str | Path, keep: tuple[int, ...] = ()) -> Child:
        """Return one of the portal's own processes, run by this Python, without the owner's address."""
        return Child(
            name=name,
            state=self.state,
            command=[sys.executable, *command],
            environment=self.servers.environment(),
            folder=ROOT,
            keep=keep,
        )

    def web(self, listener: socket.socket) -> Child:
        """Return the web server: two processes of eight threads on an open socket."""
        return self.python(
            *("web", "-m", "gunicorn", "portal.wsgi", f"--bind=fd://{listener.fileno()}", "--workers=2"),
            *("--worker-class=gthread", "--threads=8", "--preload", "--timeout=120", "--graceful-timeout=5"),
            *("--no-control-socket", f"--worker-tmp-dir={self.state.sub('web')}"),
            keep=(listener.fileno(),),
        )

    def worker(self) -> Child:
        """Return the Celery worker, which hands unfinished work back when it is told to stop."""
        child = self.python(
            *("worker", "-m", "celery", "-A", "portal.celery", "worker", "--concurrency=2"),
            *("--loglevel=INFO", "--without-gossip", "--without-mingle"),
        )
        child.farewell, child.patience = signal.SIGQUIT, 20
        return child

    def beat(self) -> Child:
        """Return the clock that rings for the sweeps."""
        return self.python(
            *("beat", "-m", "celery", "-A", "portal.celery", "beat", "--loglevel=WARNING", "--pidfile="),
            f"--schedule={self.state / 'beat-schedule'}",
        )

    def demo(self) -> Child:
        """Return the building of the demo: the stories of the first page, then those that may come later."""
        first, meanwhile = (
            self.python("demo", MANAGE, "demo"),
            self.python("meanwhile", MANAGE, "demo", "--meanwhile"),
        )
        first.errand = meanwhile.errand = True
        first.then = meanwhile
        return first

    def add(self, child: Child) -> None:
        """Start a process and keep it running from now on."""
        self.children.append(child)
        child.start()

    def stand(self) -> None:
        """Start the servers and bring the tables up to date."""
        self.servers.start()
        if call(self.servers, ["migrate", "--database=owner", "--verbosity=0", "--skip-checks"]) != 0:
            raise ServerError("The tables could not be brought up to date.")

    def watch(self) -> None:
        """Keep every process running until a signal comes; give up on one that can't stay."""
        while True:
            time.sleep(0.5)
            for child in (*(server.child for server in self.servers.own), *self.children):
                if child.ended():
                    self.replace(child)

    def replace(self, child: Child) -> None:
        """Start a process again that has ended, unless it was an errand."""
        if child.errand:
            self.children.remove(child)
            if not child.succeeded():
                say(f"{child.name} could not be done: what stands above tells why.")
            elif child.then:
                self.add(child.then)
            child.stop()
            return
        if child.gave_up() and time.monotonic() - child.started < BRIEF_LIFE:
            raise ServerError(f"{child.name} ended: {child.last_words()} (see {child.log})")
        say(f"{child.name} ended and is started again (see {child.log}).")
        child.start()

    def stop(self) -> None:
        """Stop all: who makes work and who does it, then what they stand on."""
        for child in self.children:
            child.ask_to_stop()
        for child in self.children:
            child.stop()
        self.servers.stop()


def call(servers: Servers, command: list[str]) -> int:
    """Run one of Django's commands as the owner to its end and return its exit code."""
    return subprocess.run(
        [sys.executable, MANAGE, *command],
        env=servers.environment(owner=True),
        check=False,
        preexec_fn=tied(signal.SIGTERM),
    ).returncode


def under_signals(deed: Callable[[], None], last: Callable[[], None]) -> None:
    """Do a deed until its end or a signal, then the last thing, which no signal breaks off."""

    def ignore() -> None:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        ignore()
        raise Interrupted

    for number in SIGNALS:
        signal.signal(number, interrupt)
    try:
        with suppress(Interrupted):
            deed()
    finally:
        ignore()
        last()


def run(state: State, *, port: int, fresh: bool) -> None:
    """Run the portal with its demo until a signal comes."""
    if not state.claim("run"):
        holder = state.holder()
        raise ServerError(
            f"A portal already uses {state.folder} (process {holder.get('pid')}, "
            f"{holder.get('address', 'not answering yet')}): stop it, or set PORTAL_STATE to another folder."
        )
    portal = Portal(state)
    if fresh:
        portal.servers.forget()
    listener = listen(port)
    number = listener.getsockname()[1]
    address = f"http://{HOST}:{number}/"
    os.environ.setdefault("PORTAL_ADDRESS", address)

    def serve() -> None:
        say("Starting the servers …")
        portal.stand()
        web = portal.web(listener)
        portal.add(web)
        web.wait_until(lambda: answers(number))
        state.announce(deed="run", address=address)
        say(f"The portal is at {address}   (Ctrl-C stops it; logs in {web.log.parent})")
        for child in (portal.demo(), portal.worker(), portal.beat()):
            portal.add(child)
        portal.watch()

    def leave() -> None:
        say("Stopping …")
        portal.stop()
        say("Stopped; the data stay.")

    under_signals(serve, leave)


def manage(state: State, command: list[str]) -> int:
    """Run one of Django's commands with the running portal, or with servers, worker and beat of its own."""
    while not state.claim("manage"):
        if state.holder().get("address"):
            return call(Servers(state), command)
        time.sleep(0.2)
    portal = Portal(state)
    code = 1

    def work() -> None:
        nonlocal code
        portal.stand()
        for child in (portal.worker(), portal.beat()):
            portal.add(child)
        code = call(portal.servers, command)

    under_signals(work, portal.stop)
    return code


def migrate(state: State) -> int:
    """Bring the tables up to date, with the running portal's database or by starting it for this."""
    if not state.claim("manage"):
        return call(Servers(state), ["migrate", "--database=owner"])
    servers = Portal(state).servers
    code = 1

    def work() -> None:
        nonlocal code
        servers.start()
        code = call(servers, ["migrate", "--database=owner"])

    under_signals(work, servers.stop)
    return code

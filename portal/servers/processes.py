"""Child processes: tied by the kernel to the one that started them, and stopped without remains."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from portal.servers.state import ServerError, State

LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
PR_SET_PDEATHSIG = 1


@dataclass(kw_only=True)
class Child:
    """One process of the portal, in a session of its own, its words in a log of the state folder.

    `farewell` is the signal that stops it in its proper way, `orphaned` what the kernel sends it when its
    parent dies, `patience` how many seconds it has to go before it is killed. An `errand` ends by itself and
    speaks to the terminal; `then` is the errand that follows one that ended well.
    """

    name: str
    state: State
    command: Sequence[str | Path]
    environment: Mapping[str, str]
    folder: Path
    farewell: signal.Signals = signal.SIGTERM
    orphaned: signal.Signals = signal.SIGTERM
    patience: float = 10
    account: int | None = None
    keep: tuple[int, ...] = ()
    errand: bool = False
    then: "Child | None" = None
    started: float = field(default=0, init=False)
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def log(self) -> Path:
        """The file that its output goes to."""
        return self.state.sub("log") / f"{self.name}.log"

    @property
    def note(self) -> Path:
        """The file that remembers the process, for whoever starts after a sudden end."""
        return self.state.sub("processes") / self.name

    def start(self) -> None:
        """Start the process, after ending what an earlier one left of its group."""
        if self.process:
            kill_group(self.process.pid)
        self.started = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(part) for part in self.command],
                stdin=subprocess.DEVNULL,
                stdout=None if self.errand else log,
                stderr=None if self.errand else subprocess.STDOUT,
                cwd=self.folder,
                env=dict(self.environment),
                start_new_session=True,
                preexec_fn=tied(self.orphaned),  # noqa: PLW1509 - done before any thread is made
                pass_fds=self.keep,
                user=self.account,
                group=self.account,
                extra_groups=None if self.account is None else [],
            )
        remembered = (self.process.pid, int(self.farewell), born(self.process.pid))
        self.note.write_text(" ".join(str(part) for part in remembered), encoding="utf-8")

    def ended(self) -> bool:
        """Tell whether the process has ended by itself."""
        return self.process is not None and self.process.poll() is not None

    def succeeded(self) -> bool:
        """Tell whether it has ended well."""
        return self.process is not None and self.process.poll() == 0

    def gave_up(self) -> bool:
        """Tell whether it has ended by itself, not by a signal from outside."""
        return self.process is not None and (self.process.poll() or 0) >= 0

    def ask_to_stop(self) -> None:
        """Send the farewell, without waiting."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(self.farewell)

    def stop(self) -> None:
        """Stop the process in its proper way, or by force when its patience is over."""
        if not self.process:
            return
        self.ask_to_stop()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(self.patience)
        kill_group(self.process.pid)
        self.process.wait()
        self.process = None
        self.note.unlink(missing_ok=True)

    def wait_until(self, ready: Callable[[], bool], *, seconds: float = 60) -> None:
        """Wait until the process is ready; raise ServerError with its last words where it is not."""
        limit = time.monotonic() + seconds
        while not ready():
            if self.ended() or time.monotonic() > limit:
                raise ServerError(f"{self.name} did not start: {self.last_words()} (see {self.log})")
            time.sleep(0.02)

    def last_words(self) -> str:
        """Return the last line of its log."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"


def tied(orphaned: signal.Signals) -> Callable[[], None]:
    """Return what a child does first: it asks the kernel for a signal at the death of its parent."""
    parent = os.getpid()

    def tie() -> None:
        if LIBC:
            LIBC.prctl(PR_SET_PDEATHSIG, orphaned)
            if os.getppid() != parent:
                os._exit(1)

    return tie


def born(pid: int) -> str:
    """Return when a process was started, in the system's own terms; empty where it is gone or a zombie."""
    if sys.platform == "linux":
        try:
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            return ""
        return "" if fields[0] == "Z" else fields[19]
    told = subprocess.run(
        ["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return told.stdout.strip()


def end_remains(state: State, patience: float = 10) -> None:
    """End what a sudden end of the one who held this folder has left running, the latest first."""
    notes = sorted(state.sub("processes").iterdir(), key=lambda note: note.stat().st_mtime, reverse=True)
    for note in notes:
        number, farewell, birth = note.read_text(encoding="utf-8").split(" ", 2)
        pid, now = int(number), born(int(number))
        if now == birth:
            os.kill(pid, int(farewell))
            limit = time.monotonic() + patience
            while born(pid) == birth and time.monotonic() < limit:
                time.sleep(0.02)
        if now in {birth, ""}:
            kill_group(pid)
        note.unlink()


def kill_group(leader: int) -> None:
    """Kill what is left of the group that a process led."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)

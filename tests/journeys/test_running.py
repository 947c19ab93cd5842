"""What `./dev run` promises of its processes, kept by the portal of the journeys."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from portal.servers.state import ROOT


def test_second_start_in_one_folder_is_refused_in_one_line(portal: str, state: dict[str, str]) -> None:
    command = [sys.executable, "-m", "portal.servers", "run"]

    refused = subprocess.run(command, cwd=ROOT, env=state, check=False, capture_output=True, text=True)

    assert (refused.returncode, refused.stdout) == (1, "")
    assert [portal in line for line in refused.stderr.splitlines()] == [True]


def test_command_uses_the_running_servers(manage: Callable[..., str]) -> None:
    assert manage("migrate", "--database=owner", "--plan") == (
        "Planned operations:\n  No planned migration operations.\n"
    )


def test_killed_worker_is_replaced(portal: str, state: dict[str, str]) -> None:
    note = Path(state["PORTAL_STATE"], "processes", "worker")
    killed = note.read_text()

    os.kill(int(killed.split()[0]), signal.SIGKILL)

    limit = time.monotonic() + 20
    while note.read_text() in {killed, ""}:
        assert time.monotonic() < limit
        time.sleep(0.1)

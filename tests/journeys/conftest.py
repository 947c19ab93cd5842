"""Fixtures of the journeys: a portal as `./dev run` starts it, and Chromium.

A journey says `page.goto("/…")`; the portal answers with its demo, a real worker and a database of its own.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from portal.servers.processes import tied
from portal.servers.state import ROOT
from tests.journeys.traveller import Traveller

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for name in BROWSERS if (found := shutil.which(name))), None)
QUIET = (
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--no-first-run", "--disable-quic", "--disable-gpu"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder as journeys, and skip them where there is no browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("journey")
            item.add_marker(
                pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: install the package chromium")
            )


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Let the account of the addresses come last, when every journey is done."""
    session.items.sort(key=lambda item: item.path.name == "test_addresses.py")


@pytest.fixture
def arrive(new_context: Callable[..., BrowserContext]) -> Callable[[str], Traveller]:
    """Let somebody of the sign-in page arrive in a browser of their own."""
    return lambda name: Traveller(new_context().new_page(), name)


@pytest.fixture(scope="session")
def state(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a portal of its own: a state folder, none of the tests' servers or secrets."""
    ours = {"DATABASE_URL", "DATABASE_OWNER_URL", "BROKER_URL", "MAIL_URL"}
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ours and not name.startswith("PORTAL_")
    }
    return {**kept, "PORTAL_STATE": str(tmp_path_factory.mktemp("portal"))}


@pytest.fixture(scope="session")
def portal(state: dict[str, str]) -> Iterator[str]:
    """The address of a running portal whose demo's stories are ready."""
    command = [sys.executable, "-m", "portal.servers", "run", "--port", "8100"]
    address = ""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**state, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=tied(signal.SIGTERM),  # noqa: PLW1509 - pytest has one thread
    ) as running:
        assert running.stdout
        said = []
        for line in running.stdout:
            said.append(line)
            address = next((word for word in line.split() if word.startswith("http://")), address)
            if "ready" in line or "could not be done" in line:
                break
        if not said or "ready" not in said[-1]:
            running.terminate()
            pytest.fail("The portal did not start:\n" + "".join(said))
        yield address.rstrip("/")
        running.send_signal(signal.SIGINT)
        running.communicate()


@pytest.fixture(scope="session")
def manage(portal: str, state: dict[str, str]) -> Callable[..., str]:
    """One of Django's commands run with the portal's servers; returns what it printed."""

    def call(*command: str | Path) -> str:
        whole = [sys.executable, "-m", "portal.servers", "manage", *(str(part) for part in command)]
        return subprocess.run(whole, cwd=ROOT, env=state, check=True, capture_output=True, text=True).stdout

    return call


@pytest.fixture(scope="session")
def base_url(portal: str) -> str:
    """What the addresses in a journey start from."""
    return portal


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium, which asks nothing of the network; root's may not have a sandbox."""
    sandbox = ("--no-sandbox",) if os.getuid() == 0 else ()
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": [*QUIET, *sandbox]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A person in Finland."""
    return {**browser_context_args, "locale": "fi-FI", "timezone_id": "Europe/Helsinki"}

"""A pytest plugin: the run's own database and broker, up before Django reads its settings.

The process that runs pytest starts them and its xdist workers inherit their addresses. A run of
`tests/benefits` alone starts none: the law needs no server.
"""

import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from portal.servers.servers import Servers
from portal.servers.state import State

SERVERLESS = Path(__file__).parent / "benefits"


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Start the servers around the hook in which pytest-django reads the settings."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        folder = Path(tempfile.mkdtemp(prefix="portal-tests-"))
        early_config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
        os.environ["PORTAL_STATE"] = str(folder)
        servers = Servers(State(folder), throwaway=True)
        if not servers.postgres:
            early_config.add_cleanup(lambda: remove_databases(folder.name.replace("-", "_")))
        if needed(early_config):
            early_config.add_cleanup(servers.stop)
            servers.start()
        os.environ.update(servers.environment(owner=True))
    return (yield)


def remove_databases(run: str) -> None:
    """Remove what a run made on a server that stays."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], dbname="postgres", autocommit=True) as connection:
        made = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
        for (name,) in connection.execute(made, [run]).fetchall():
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def needed(config: pytest.Config) -> bool:
    """Tell whether anything but the law is asked for."""
    asked = config.known_args_namespace.file_or_dir
    here = config.invocation_params.dir
    return not asked or any(not (here / path.split("::")[0]).is_relative_to(SERVERLESS) for path in asked)

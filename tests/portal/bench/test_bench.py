"""The bench as a whole, on a few rows: what it counts adds up, and it leaves no database behind."""

import os
import subprocess
import sys

import psycopg
import pytest

from portal.servers.state import ROOT


@pytest.mark.slow
def test_bench_measures_and_leaves_nothing() -> None:
    command = [sys.executable, "manage.py", "bench", "--rows=600", "--decisions=1000", "--rounds=1"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[1] == "600 rows, of which 591 good, 6 faulty and 3 duplicate; 120 employers, 120 employees"
    assert [line[:42].strip() for line in lines[3:11]] == [
        "pipeline, one worker",
        "floor",
        "import-export",
        "pipeline, two workers",
        "pipeline beside floor, one worker",
        "pipeline beside import-export, one worker",
        "two workers beside one",
        "peak memory of a worker",
    ]
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as owner:
        left = owner.execute("SELECT datname FROM pg_database WHERE datname LIKE 'portal_bench%'").fetchall()
    assert left == []

"""The load on a few employers: it holds what it says, its measures add up, and nothing is left behind."""

import shutil
from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoDbBlocker

from applications.rows import claim_of
from benefits.sickness import Claim
from portal.bench import databases
from portal.load import ground
from portal.load.measures import MEASURES
from portal.load.size import CountError, Measured, Size
from portal.management.commands import load


@pytest.fixture
def unblocked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let the command use databases of its own; the test's is not touched."""
    with django_db_blocker.unblock():
        yield


def row(statement: str) -> tuple[object, ...]:
    with databases.owner(ground.LOADED) as owner:
        (found,) = owner.execute(statement).fetchall()
    return tuple(found)


_HELD = """
SELECT (SELECT count(*) FROM employers_employer),
    (SELECT count(*) FROM incomes_report WHERE report_id !~ 'late'),
    (SELECT count(*) FROM employers_employee),
    (SELECT count(*) FROM applications_application), (SELECT count(*) FROM applications_claimversion),
    (SELECT count(*) FROM applications_statechange)
"""


def look() -> Measured:
    """A measure of the test's own: what the load holds, and that its claims can be read."""
    (document,) = row("SELECT claim FROM applications_claimversion ORDER BY id LIMIT 1")
    assert isinstance(document, dict)
    assert isinstance(claim_of(document), Claim)
    return Measured(title="look", seconds=0, aim=0, found=str(row(_HELD)))


@pytest.mark.slow
def test_load_holds_what_it_says_and_leaves_nothing(unblocked: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "MEASURES", (*MEASURES, look))
    told = StringIO()

    call_command("load", "--share=0.002", stdout=told)

    lines = told.getvalue().splitlines()
    assert lines[1].startswith("2,000 employers, 10,000 reports, 2,000 applications; disk: at most 4.1 GB, ")
    assert [line.split()[0] for line in lines[2:8]] == list(ground.STEPS)
    assert [line[:28].strip() for line in lines[8:12]] == [
        "classification of all",
        "classification, 1 % changed",
        "summary of a day",
        "summary of two years",
    ]
    assert lines[8].endswith(": 1,953 small, 44 medium, 0 large, 3 payroll firms")
    assert lines[12].endswith(": (2000, 10000, 2000, 2000, 2000, 2000)")
    assert [line.split(":")[0][:29].strip() for line in lines[13:15]] == [
        "insight page, 1 % of the load",
        "insight page",
    ]
    with databases.owner() as owner:
        left = owner.execute("SELECT datname FROM pg_database WHERE datname = 'portal_load'").fetchall()
    assert left == []


class Usage(NamedTuple):
    """A disk that is nearly full."""

    total: int = 100
    used: int = 99
    free: int = 1


def test_load_that_would_fill_the_disk_is_not_begun(unblocked: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage())

    with pytest.raises(CommandError, match="not enough room"):
        call_command("load", "--share=0.002", stdout=StringIO())


@pytest.mark.parametrize("share", ["0", "1.1", "-1", "nan", "much"])
def test_share_that_is_none_is_refused(share: str) -> None:
    with pytest.raises(CommandError, match="--share"):
        call_command("load", f"--share={share}", stdout=StringIO())


def test_share_is_of_everything() -> None:
    size = Size(0.02)

    assert (size.employers, size.reports, size.applications) == (20_000, 100_000, 20_000)
    assert (Size(1).rows_bound, Size(1).disk_bound) == (12_100_000_000, 16_100_000_000)


def test_database_over_its_bound_is_told(unblocked: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with databases.owner() as owner:
        name = owner.info.dbname
    monkeypatch.setattr(ground, "LOADED", name)

    with pytest.raises(CountError, match="its bound"):
        ground.room_taken(1_000_000)

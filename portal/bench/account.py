"""The account of a bench: what was measured on what, and the ratios that are aimed at."""

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Final

from portal.bench import databases
from portal.bench.contest import Run
from portal.bench.deciding import Account
from portal.bench.sample import EMPLOYERS, Sample

_SETTINGS: Final = (
    "fsync",
    "synchronous_commit",
    "full_page_writes",
    "shared_buffers",
    "max_wal_size",
    "jit",
)
_MEGABYTE: Final = 1_000_000


def setting() -> str:
    """Return in one line on what is measured."""
    with databases.owner() as owner:
        told = {name: str(owner.execute(f"SHOW {name}").fetchall()[0][0]) for name in _SETTINGS}
        version = owner.execute("SHOW server_version").fetchall()[0][0]
    settings = ", ".join(f"{name} {value}" for name, value in told.items())
    return f"PostgreSQL {version} ({settings}), Python {platform.python_version()}, {os.cpu_count()} cores"


def matter(sample: Sample) -> str:
    """Return in one line what is measured."""
    counts = sample.counts
    return (
        f"{sample.size:,} rows, of which {counts.created:,} good, {counts.faulty:,} faulty and "
        f"{counts.duplicate:,} duplicate; {EMPLOYERS} employers, {len(sample.people):,} employees"
    )


def table(runs: Mapping[str, Sequence[Run]], sample: Sample) -> Iterator[str]:
    """Yield a line for each contender: median and spread of its time, and rows a second."""
    yield f"{'':42}{'median s':>9}{'spread s':>16}{'rows/s':>9}"
    for name, found in runs.items():
        seconds = [run.seconds for run in found]
        spread = f"{min(seconds):.2f}–{max(seconds):.2f}"
        yield f"{name:42}{median(seconds):9.2f}{spread:>16}{sample.size / median(seconds):9,.0f}"


def speed(title: str, ours: Sequence[Run], theirs: Sequence[Run], *, aim: str = "") -> str:
    """Return in one line our speed as a multiple of theirs, round by round: the median and the spread."""
    ratios = [their.seconds / our.seconds for our, their in zip(ours, theirs, strict=True)]
    aimed = f"; aim: at least {aim}" if aim else ""
    return f"{title:42}{median(ratios):9.2f} ({min(ratios):.2f}–{max(ratios):.2f}{aimed})"


def memory(title: str, runs: Sequence[Run], *, aim: int) -> str:
    """Return in one line the most memory that any worker has had."""
    peaks = [run.peak / _MEGABYTE for run in runs if run.peak is not None]
    told = f"{max(peaks):9.0f} MB" if peaks else "not told by this system"
    return f"{title:42}{told} (aim: under {aim} MB)"


def decisions(accounts: Sequence[Account], *, aim: int) -> str:
    """Return in one line how many decisions a second one process makes, by the clock and by its own time."""
    speeds = [account.decisions / account.seconds for account in accounts]
    own = median(account.decisions / account.processor_seconds for account in accounts)
    return (
        f"decisions of one process on one core: {median(speeds):,.0f} a second "
        f"({min(speeds):,.0f}–{max(speeds):,.0f}; {own:,.0f} by its processor time; aim: at least {aim:,}), "
        f"{accounts[0].decisions:,} claims, {accounts[0].distinct:.0%} distinct"
    )

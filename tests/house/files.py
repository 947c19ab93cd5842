"""Which files are the house: what git keeps, and what it would keep."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FLOORS = (
    "access",
    "applications",
    "batches",
    "benefits",
    "decisions",
    "employers",
    "incomes",
    "payments",
    "portal",
    "segments",
)


@cache
def kept() -> tuple[Path, ...]:
    """Return every file that is kept, or new and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - git of the path
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return tuple(path for path in (ROOT / name for name in listed) if path.is_file())


def python(*folders: str) -> list[Path]:
    """Return the Python modules below some folders, without migrations."""
    return [
        path
        for path in kept()
        if path.suffix == ".py"
        and path.relative_to(ROOT).parts[0] in folders
        and "migrations" not in path.parts
    ]


def name(path: Path) -> str:
    """Return a file's name as the repository knows it."""
    return str(path.relative_to(ROOT))

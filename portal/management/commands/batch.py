"""Send a file of claims as a payroll firm, and follow it."""

import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from access.actor import Actor
from access.scope import acting
from batches import queries, services
from batches.formats.recognition import LARGEST
from batches.senders import RUN
from batches.states import State
from benefits import words
from employers.queries import known_firms
from employers.services import enter_by_mandates
from portal.shell.nudge import nudge

if TYPE_CHECKING:
    from batches.models import Batch

REFUSED: Final = 1
TIMED_OUT: Final = 2
"""How the command exits where the file was refused, and where the workers were not done in time."""

_READ: Final = frozenset(State) - {State.RECEIVED}
_ENDED: Final = _READ - {State.CONFIRMED}
_POLL: Final = 0.2


def instant(text: str) -> datetime:
    """Return an instant; one without a time zone is meant in Finland's."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else timezone.make_aware(at)


class Command(BaseCommand):
    help = (
        "Send a file of claims, CSV or Incomes Register XML, as a payroll firm, and say what its rows are. "
        "Without --dry-run this also confirms the file. The portal's workers do the work."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the file to send")
        parser.add_argument(
            "--firm", required=True, metavar="BUSINESS_ID", help="the payroll firm that sends"
        )
        parser.add_argument("--dry-run", action="store_true", help="check the rows and create nothing")
        parser.add_argument("--answer", type=Path, metavar="OUT", help="where to write the faulty rows")
        parser.add_argument("--wait", action="store_true", help="wait until the good rows are applications")
        parser.add_argument("--at", type=instant, metavar="INSTANT", help="when it is sent, if not now")
        parser.add_argument("--timeout", type=float, default=600.0, metavar="SECONDS", help="wait at most")
        parser.add_argument("--language", choices=words.LANGUAGES, default="fi", help="of what is said")

    def handle(self, **options: object) -> None:
        at = options["at"] if isinstance(options["at"], datetime) else timezone.now()
        by = firm_actor(str(options["firm"]), at)
        batch = sent(Path(str(options["file"])), dry_run=bool(options["dry_run"]), by=by, at=at)
        self.stdout.write(f"batch {batch.id}")
        wanted = _ENDED if options["wait"] else _READ
        batch = followed(batch, wanted, by=by, seconds=float(str(options["timeout"])))
        language = str(options["language"])
        for note in queries.notes(batch):
            self.stdout.write(words.say(note, language))
        if options["answer"]:
            answer = queries.answer(batch.id, for_=by, at=at, language=language)
            Path(str(options["answer"])).write_bytes(answer.content)
        self.stdout.write(json.dumps(queries.summary(batch) | {"state": batch.state}))
        if batch.state == State.REFUSED:
            sys.exit(REFUSED)
        if batch.state not in wanted:
            sys.exit(TIMED_OUT)


def firm_actor(business_id: str, at: datetime) -> Actor:
    """Return the actor of a run in the rights of the payroll firm."""
    with acting(Actor.run(RUN)):
        firm_id = known_firms([business_id]).get(business_id)
    if firm_id is None:
        raise CommandError(f"No payroll firm has the Business ID {business_id}.")
    return enter_by_mandates(firm_id=firm_id, name=RUN, at=at)


def sent(path: Path, *, dry_run: bool, by: Actor, at: datetime) -> "Batch":
    """Send the file and ring for a worker; no more is read of it than a file may have."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as missing:
        raise CommandError(f"The file cannot be opened: {missing.strerror}.") from missing
    batch = services.receive(
        content=content, name=path.name, by=by, at=at, dry_run=dry_run, confirmed=not dry_run
    )
    nudge("portal.jobs.batches.read")
    return batch


def followed(batch: "Batch", states: Collection[str], *, by: Actor, seconds: float) -> "Batch":
    """Return the batch as soon as it is in one of the states, or as it is when the time is up."""
    until = time.monotonic() + seconds
    while batch.state not in states and time.monotonic() < until:
        time.sleep(_POLL)
        batch = queries.batch(batch.id, for_=by)
    return batch

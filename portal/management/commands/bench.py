"""Measure the pipeline beside its floor and beside django-import-export."""

import tempfile
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.bench.contest import CountError
from portal.bench.deciding import DECISIONS, DecisionError
from portal.bench.measure import measure
from portal.bench.questions import AnswerError
from portal.bench.sample import Sample
from portal.bench.workers import WorkerError


class Command(BaseCommand):
    help = "Measure the pipeline beside its floor and beside django-import-export, and the law by itself."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rows", type=int, default=100_000, help="rows of the file")
        parser.add_argument("--decisions", type=int, default=DECISIONS, help="that, or 1000 to try it out")
        parser.add_argument("--rounds", type=int, default=3, help="measured rounds, after one to warm up")

    def handle(self, *, rows: int, decisions: int, rounds: int, **_options: object) -> None:
        if "owner" not in settings.DATABASES:
            raise CommandError("The bench needs DATABASE_OWNER_URL: start it with ./dev bench.")
        with tempfile.TemporaryDirectory() as folder:
            try:
                for line in measure(Sample(rows), decisions, rounds, Path(folder), self.stderr.write):
                    self.stdout.write(line)
            except (CountError, WorkerError, AnswerError, DecisionError) as failure:
                raise CommandError(str(failure)) from failure

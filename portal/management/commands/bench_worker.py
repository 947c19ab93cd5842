"""Sweep batches without pause, for the bench."""

import time

from django.core.management.base import BaseCommand
from django.utils import timezone

from access.actor import Actor
from batches import services
from portal.bench.workers import READY

IDLE = 0.05
"""Seconds between two looks at a database that has nothing to do."""


class Command(BaseCommand):
    help = "Read batches and make applications of their rows until told to stop."
    requires_system_checks: list[str] = []

    def handle(self, **_options: object) -> None:
        by = Actor.run("bench")
        self.stdout.write(READY)
        while True:
            read = services.read_all(by=by, at=timezone.now())
            if not read + services.create(by=by, at=timezone.now()):
                time.sleep(IDLE)

"""Build the demo through the services."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from access.building import building
from portal.demo import play
from portal.demo.stage import DIRECTOR
from segments.services import classify


class Command(BaseCommand):
    help = "Build the demo: the stories of the first page, or with --meanwhile those that may come later."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--meanwhile", action="store_true", help="tell the stories that may come later")

    def handle(self, *, meanwhile: bool, **_options: object) -> None:
        if not settings.DEMO:
            raise CommandError("The demo is off: set PORTAL_DEMO=1 to have it.")
        with building():
            play.tell(at=timezone.now(), meanwhile=meanwhile)
            classify(by=DIRECTOR, at=timezone.now())
        self.stdout.write("The demo is ready." if not meanwhile else "All stories are told.")

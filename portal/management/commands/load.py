"""Make a million employers with their reports and applications, and measure what serving them takes."""

import shutil
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.bench import account, databases
from portal.load import ground, serving
from portal.load.measures import MEASURES
from portal.load.size import GIGABYTE, CountError, Size
from portal.servers.lodging import lodge
from portal.servers.state import State


def share(text: str) -> Size:
    """Return the size of a share of the load, as it is asked for."""
    try:
        return Size(float(text))
    except ValueError as fault:
        raise ArgumentTypeError(str(fault)) from fault


class Command(BaseCommand):
    help = "Make the load, measure what it takes to serve it, and leave nothing behind."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--share", dest="size", type=share, default=Size(1), help="of the load, such as 0.02"
        )

    def handle(self, *, size: Size, **_options: object) -> None:
        if "owner" not in settings.DATABASES:
            raise CommandError("The load needs DATABASE_OWNER_URL: start it with ./dev load.")
        try:
            for line in self._lines(size):
                self.stdout.write(line)
        except CountError as failure:
            raise CommandError(str(failure)) from failure

    def _lines(self, size: Size) -> Iterator[str]:
        free = shutil.disk_usage(lodge(State()).folder).free
        yield account.setting()
        yield (
            f"{size.employers:,} employers, {size.reports:,} reports, {size.applications:,} applications; "
            f"disk: at most {size.disk_bound / GIGABYTE:.1f} GB, {free / GIGABYTE:.1f} GB free"
        )
        if free < size.disk_bound:
            raise CommandError("The disk has not enough room: free some, or take a smaller --share.")
        small = self._page_on(size.hundredth)
        with databases.migrated(ground.LOADED), databases.used(ground.LOADED):
            yield from ground.lay(size)
            for measure in MEASURES:
                done = measure()
                aim = f"aim at the whole load: at most {done.aim:.0f} s"
                yield f"{done.title:32}{done.seconds:9.2f} s ({aim}): {done.found}"
            yield from serving.compared(small, serving.page())
            yield ground.room_taken(size.rows_bound)

    def _page_on(self, size: Size) -> float:
        """Return how long the insight page takes on a load of its own."""
        with databases.migrated(ground.LOADED), databases.used(ground.LOADED):
            for _line in ground.lay(size):
                pass
            serving.summary_of_two_years()
            return serving.page()

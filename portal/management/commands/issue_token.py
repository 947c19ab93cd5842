"""Give a payroll firm's software a token for the interface."""

from argparse import ArgumentParser
from typing import Final

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from access.actor import Actor
from access.scope import acting
from employers import services
from employers.queries import known_firms

_RUN: Final = Actor.run("issue_token")


class Command(BaseCommand):
    help = "Give a payroll firm's software a token for the interface. It is shown this once and not kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("firm", metavar="BUSINESS_ID", help="the payroll firm whose software it is")
        parser.add_argument("name", help="what the firm calls the software")

    def handle(self, **options: object) -> None:
        business_id = str(options["firm"])
        with acting(_RUN):
            firm_id = known_firms([business_id]).get(business_id)
        if firm_id is None:
            raise CommandError(f"No payroll firm has the Business ID {business_id}.")
        token = services.issue_token(firm_id=firm_id, name=str(options["name"]), by=_RUN, at=timezone.now())
        self.stdout.write(token)

"""Renew, check or compile the interface's translations."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from portal.management import catalogues


class Command(BaseCommand):
    help = "Renew the interface's catalogues, --check them for what is missing, or --compile them for Django."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="fail where a translation is missing or unused"
        )
        parser.add_argument("--compile", action="store_true", help="write the compiled catalogues")

    def handle(self, *, check: bool, **options: object) -> None:
        if check:
            self._check()
        elif options["compile"]:
            catalogues.compile_all()
        else:
            for language in catalogues.TRANSLATED:
                catalogues.renew(language)
            catalogues.compile_all()

    def _check(self) -> None:
        faults = [
            f"{language}: {kind}: {sentence}"
            for language in catalogues.TRANSLATED
            for kind, found in (
                ("missing", catalogues.missing(language)),
                ("unused", catalogues.unused(language)),
            )
            for sentence in found
        ]
        if faults:
            raise CommandError("\n".join(faults))

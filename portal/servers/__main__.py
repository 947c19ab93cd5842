"""`python -m portal.servers run | migrate | manage …`, which `./dev` calls."""

import argparse
import sys

from portal.servers import supervisor
from portal.servers.state import ServerError, State


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(prog="./dev", allow_abbrev=False)
    deeds = parser.add_subparsers(dest="deed", required=True)
    run = deeds.add_parser("run", help="run the portal with its demo")
    run.add_argument("--port", type=int, default=8000, help="the next free one where it is taken")
    run.add_argument("--fresh", action="store_true", help="start with an empty database")
    deeds.add_parser("migrate", help="bring the tables up to date")
    manage = deeds.add_parser("manage", help="one of Django's commands", add_help=False)
    manage.add_argument("command", nargs=argparse.REMAINDER)
    return parser.parse_args()


def main() -> int:
    """Do the deed; what keeps it from being done is one line and exit code 1."""
    asked = arguments()
    try:
        if asked.deed == "run":
            supervisor.run(State(), port=asked.port, fresh=asked.fresh)
            return 0
        if asked.deed == "migrate":
            return supervisor.migrate(State())
        return supervisor.manage(State(), asked.command)
    except (ServerError, PermissionError) as error:
        sys.stderr.write(f"{error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())

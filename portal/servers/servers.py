"""The database, the broker and the mail server together: our own, or those that the environment names."""

import os

from portal.servers.mail import Mail
from portal.servers.postgres import APPLICATION, OWNER, Postgres
from portal.servers.state import ServerError, State
from portal.servers.valkey import Valkey


class Servers:
    """What the portal stands on in one state folder.

    `DATABASE_URL` with `DATABASE_OWNER_URL`, `BROKER_URL` and `MAIL_URL` take the place of the embedded ones.
    """

    def __init__(self, state: State, *, throwaway: bool = False) -> None:
        self.state = state
        if ("DATABASE_URL" in os.environ) != ("DATABASE_OWNER_URL" in os.environ):
            raise ServerError("DATABASE_URL and DATABASE_OWNER_URL go together: set both or neither.")
        self.postgres = None if "DATABASE_URL" in os.environ else Postgres(state, throwaway=throwaway)
        self.valkey = None if "BROKER_URL" in os.environ else Valkey(state)
        self.mail = None if "MAIL_URL" in os.environ else Mail(state)

    @property
    def own(self) -> list[Postgres | Valkey | Mail]:
        """The servers that are ours to start."""
        return [server for server in (self.postgres, self.valkey, self.mail) if server]

    def start(self) -> None:
        """Start them; where one fails, none is left."""
        try:
            for server in self.own:
                server.start()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop them, the database last."""
        for server in reversed(self.own):
            server.stop()

    def forget(self) -> None:
        """Remove what an earlier run left in them; raise ServerError where they are not ours."""
        if not (self.postgres and self.valkey):
            raise ServerError(
                "--fresh empties the portal's own servers, not those of DATABASE_URL and BROKER_URL."
            )
        for server in self.own:
            server.forget()

    def environment(self, *, owner: bool = False) -> dict[str, str]:
        """Return the environment of a process that uses them; only the owner's own deeds get its address."""
        secrets = {name: value for name, value in self.state.secrets().items() if name.startswith("PORTAL_")}
        made = {**secrets, **os.environ, "PORTAL_STATE": str(self.state.folder)}
        if self.postgres:
            made["DATABASE_URL"] = self.postgres.url(APPLICATION)
            made["DATABASE_OWNER_URL"] = self.postgres.url(OWNER)
        if self.valkey:
            made["BROKER_URL"] = self.valkey.url()
        if self.mail:
            made["MAIL_URL"] = self.mail.url()
        if not owner:
            del made["DATABASE_OWNER_URL"]
        return made

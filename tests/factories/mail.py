"""Mail of the tests: what the run's own mail server has taken, and servers that take nothing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from mailbox import Maildir
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from portal.servers.mail import free_port


def taken_for(address: str) -> list[EmailMessage]:
    """Return the messages to an address, in the order in which they came."""
    box = Maildir(Path(os.environ["PORTAL_STATE"]) / "mail")
    found = [message_from_bytes(box.get_bytes(key), policy=policy.default) for key in sorted(box.keys())]
    return [each for each in found if each["To"] == address]


class Refusing:
    """A handler that answers every recipient with one code."""

    def __init__(self, code: int) -> None:
        self.code = code

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self,
        _server: SMTP,
        _session: Session,
        _envelope: Envelope,
        _address: str,
        _options: list[str],
    ) -> str:
        """Answer a recipient."""
        return f"{self.code} not here"


@contextmanager
def refusing(code: int) -> Iterator[int]:
    """Run a mail server that refuses every recipient; yield its port."""
    server = Controller(Refusing(code), hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        yield server.port
    finally:
        server.stop()


def subject(message: EmailMessage) -> str:
    """Return a message's subject as it is read: a long one may be folded."""
    return " ".join(message["Subject"].split())

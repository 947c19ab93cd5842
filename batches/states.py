"""The states of a batch and of its rows."""

from enum import StrEnum


class State(StrEnum):
    """Where a batch stands.

    RECEIVED: its file waits to be read, or is being read. CHECKED: its rows are checked and wait for the
    clerk; a dry run ends here. CONFIRMED: its good rows become applications. DONE, CANCELLED and REFUSED
    end it; a file is refused that could not be read at all.
    """

    RECEIVED = "received"
    CHECKED = "checked"
    CONFIRMED = "confirmed"
    DONE = "done"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class RowState(StrEnum):
    """What a row is, or has become.

    READY: waits to become an application. FAULTY: is to be mended. DUPLICATE: its days are claimed already.
    CREATED: is an application. STUCK: could not be handled; people look at its reference.
    """

    READY = "ready"
    FAULTY = "faulty"
    DUPLICATE = "duplicate"
    CREATED = "created"
    STUCK = "stuck"

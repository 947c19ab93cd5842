"""The states of an application and the moves between them."""

from enum import StrEnum


class State(StrEnum):
    """Where an application stands. Payment has states of its own: "paid" is not one of these.

    SUBMITTED: waits for its proposal. PROPOSED: waits for an officer. ASKED: waits for the employer's
    answer. RESTING: waits for an insurer's decision or for a figure of law. DECIDED and WITHDRAWN end it.
    STUCK: could not be handled; people look at its reference.
    """

    SUBMITTED = "submitted"
    PROPOSED = "proposed"
    ASKED = "asked"
    RESTING = "resting"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"
    STUCK = "stuck"


MOVES: dict[State, frozenset[State]] = {
    State.SUBMITTED: frozenset({State.PROPOSED, State.RESTING, State.DECIDED, State.WITHDRAWN, State.STUCK}),
    State.PROPOSED: frozenset({State.SUBMITTED, State.ASKED, State.RESTING, State.DECIDED, State.WITHDRAWN}),
    State.ASKED: frozenset({State.SUBMITTED, State.WITHDRAWN, State.DECIDED}),
    State.RESTING: frozenset({State.SUBMITTED, State.WITHDRAWN, State.DECIDED}),
    State.STUCK: frozenset({State.SUBMITTED, State.WITHDRAWN}),
    State.DECIDED: frozenset({State.SUBMITTED}),
    State.WITHDRAWN: frozenset(),
}


class Channel(StrEnum):
    """By which door a claim came."""

    PAGE = "page"
    FILE = "file"
    REGISTER = "register"
    API = "api"

"""What an officer may do with a case as it stands."""

from dataclasses import dataclass

from applications.states import State
from decisions.queries import Case
from decisions.rulings import RENEWABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """Which deeds are open: to grant whole, to decide otherwise, to ask, to have it proposed anew.

    `reopen` says that it is decided, so that to propose it anew takes a reason.
    """

    grant: bool = False
    decide: bool = False
    ask: bool = False
    renew: bool = False
    reopen: bool = False


def acts_of(case: Case, *, officer: bool) -> Acts:
    """Return what may be done; nothing for who is no officer."""
    if not officer:
        return Acts()
    state = case.whole.application.state
    worth = case.calculation is not None and case.calculation.employer_total > 0
    return Acts(
        grant=case.decidable and worth,
        decide=case.decidable,
        ask=state == State.PROPOSED and case.whole.open_request is None,
        renew=state in RENEWABLE - {State.DECIDED},
        reopen=state == State.DECIDED,
    )

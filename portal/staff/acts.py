"""What an officer may do with a case as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.states import State
from benefits.catalogue import BENEFITS
from decisions.queries import Case
from decisions.rulings import RENEWABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """Which deeds are open: to grant whole, to decide otherwise, to ask, to have it proposed anew.

    `reopen` says that it is decided, so that to propose it anew takes a reason. `choices` are what the law
    leaves an officer to choose: the name of each, its words, and whether it is chosen.
    """

    grant: bool = False
    decide: bool = False
    ask: bool = False
    renew: bool = False
    reopen: bool = False
    choices: tuple[tuple[str, str | Promise, bool], ...] = ()


CHOICES: Final[Mapping[str, str | Promise]] = {
    "raised": _("Korota pienen työnantajan enimmäismäärää (O7, SVL 13:6.4)"),
    "prorated": _("Suhteuta enimmäismäärä tilikauden kuukausiin (O6)"),
}
"""What each choice is called."""


def acts_of(case: Case, *, officer: bool) -> Acts:
    """Return what may be done; nothing for who is no officer."""
    if not officer:
        return Acts()
    application = case.whole.application
    state = application.state
    chosen = application.chosen or ()
    worth = case.calculation is not None and case.calculation.employer_total > 0
    return Acts(
        grant=case.decidable and worth,
        decide=case.decidable,
        ask=state == State.PROPOSED and case.whole.open_request is None,
        renew=state in RENEWABLE - {State.DECIDED},
        reopen=state == State.DECIDED,
        choices=tuple(
            (name, CHOICES[name], name in chosen) for name in BENEFITS[application.benefit].choices
        ),
    )

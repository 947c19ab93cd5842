"""Rulings: what an officer, or the rules alone, make of a proposal, and the reasons to refuse."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Final

from applications.states import State
from benefits.periods import Period
from decisions.refusals import REFUSALS

RENEWABLE: Final = frozenset({State.PROPOSED, State.RESTING, State.STUCK, State.DECIDED})
"""The states from which an officer has an application proposed anew."""

DECIDABLE: Final = frozenset({State.PROPOSED, State.ASKED, State.RESTING})
"""The states from which an officer decides."""


class Outcome(StrEnum):
    """How an application is decided: granted, granted in part, refused."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


class Detriment(StrEnum):
    """What lets a later decision give the employer less than the one before it (C18, SVL 17:4–5).

    OWN_CORRECTION: the employer corrected its claim. CONSENT: the employer consented. APPEAL_BOARD: the
    appeal board removed the decision. OTHER_BENEFIT: another benefit was granted for the same time.
    """

    OWN_CORRECTION = "own_correction"
    CONSENT = "consent"
    APPEAL_BOARD = "appeal_board"
    OTHER_BENEFIT = "other_benefit"


class RulingError(ValueError):
    """A ruling that contradicts itself or its proposal; the sentence says how."""


class ConsentMissingError(RulingError):
    """A later decision would give less, and nothing is said that lets it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What an officer puts in the place of a computed amount: which line, how many euros, and why.

    `place` is the line's place in the calculation, from 0. The computed amount is kept beside it.
    """

    place: int
    amount: Decimal
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What is ruled on one application by somebody who looked at one proposal for it.

    `withheld` are the days not granted of an application granted in part, both ends included.
    `refusal` is the code of the reason and `explanation` says it in the officer's own words; both are
    needed where anything is not granted. `overrides` put other amounts in the place of computed ones;
    `detriment` is what lets a later decision give less than the one before.
    """

    application_id: int
    proposal_id: int
    outcome: Outcome = Outcome.GRANTED
    refusal: str = ""
    explanation: str = ""
    withheld: tuple[Period, ...] = ()
    overrides: tuple[Override, ...] = ()
    detriment: Detriment | None = None

    def checked(self) -> "Ruling":
        """Return the ruling itself; RulingError where it lacks what its outcome needs, or has too much."""
        if self.outcome is Outcome.GRANTED and (self.refusal or self.withheld):
            raise RulingError("what is granted whole has no reason to refuse and no days withheld")
        if self.outcome is not Outcome.GRANTED and not (
            self.refusal in REFUSALS and self.explanation.strip()
        ):
            raise RulingError("what is not granted needs a reason and an explanation")
        if self.outcome is Outcome.PARTLY and not (self.withheld or self.overrides):
            raise RulingError("what is granted in part withholds days or gives another amount")
        if self.outcome is Outcome.REFUSED and (self.withheld or self.overrides):
            raise RulingError("what is refused whole leaves no days and no amounts to rule on")
        if not all(each.reason.strip() and each.amount >= 0 for each in self.overrides):
            raise RulingError("another amount is one of money and says why")
        days = [day for period in self.withheld for day in (period.starts_on, period.ends_on)]
        if days != sorted(days) or any(
            former.ends_on == latter.starts_on for former, latter in pairwise(self.withheld)
        ):
            raise RulingError("the days withheld are periods in order that share no day")
        return self

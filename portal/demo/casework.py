"""The casework of the two years: what the rules and people make of the claims of a month, and its pay-out."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

import msgspec
from django.utils.timezone import localdate

from access.actor import Actor
from access.queries import staff_actor
from access.scope import acting
from applications import queries as claims_told
from applications import services as applications
from applications.documents import Question
from applications.states import State
from benefits.calendar import ONE_DAY
from benefits.catalogue import Claim as AnyClaim
from benefits.periods import Period
from benefits.sickness import Claim
from decisions import queries as cases
from decisions import services as decisions
from decisions.queries import Case
from decisions.refusals import refusals_of
from decisions.rulings import Outcome, Ruling
from payments import queries as payments_told
from payments import services as payments
from payments.bank_days import bank_day_from
from portal.demo import bank
from portal.demo.months import Fate, Month, Sent
from segments.insight import REFUSED_LATE

SWEPT: Final = 1
"""The day after the claims came in on which the rules look at them."""
WITHHELD: Final = 3
"""How many days before the last are withheld besides it: of four days one is a weekday at any time."""
REASONS: Final = ("certificate", "certificate", "wage", "certificate", "certificate", "days", "certificate")
EXPLAINED: Final = "Ajalta ei ole maksettu palkkaa, joten korvausta ei makseta työnantajalle."
EXPLAINED_LATE: Final = "Hakemus tuli hakuajan jälkeen, eikä myöhästymiseen ole ilmoitettu syytä."


def handle(month: Month, sent: Sequence[Sent], clerk: Actor) -> None:
    """Let the rules and people decide what came in, ask where something is missing, and pay."""
    for each in sent:
        if each.fate is Fate.CORRECTED:
            claim = _longer(each.claim)
            applications.correct(
                each.application_id, claim, reason="Poissaolo jatkui.", by=clerk, at=month.at(0)
            )
    _propose(month, SWEPT)
    days = round(month.between(12, 4))
    waiting = _waiting(sent, clerk)
    asked = _ask(month, [each for each in waiting if each.fate is Fate.ASKED])
    if not month.has(days + 8):
        return
    _decide(month, [each for each in waiting if each.application_id not in asked], days)
    for request_id in asked.values():
        applications.answer(request_id, "Lisäsimme puuttuvan tiedon.", by=clerk, at=month.at(days + 2))
    _propose(month, days + 3)
    _decide(month, [each for each in _waiting(sent, clerk) if each.application_id in asked], days + 4)
    while decisions.send_letters(by=Actor.run("send-letters"), at=month.at(days + 4)):
        pass
    _pay_out(month, days + 5)


def _propose(month: Month, day: int) -> None:
    while decisions.propose(by=Actor.run("propose"), at=month.at(day)):
        pass


def _waiting(sent: Sequence[Sent], clerk: Actor) -> list[Sent]:
    """Return those of the claims that wait for an officer."""
    found = claims_told.of_employers(for_=clerk, states=[State.PROPOSED])
    with acting(clerk):
        waiting = set(found.values_list("id", flat=True))
    return [each for each in sent if each.application_id in waiting]


def _ask(month: Month, sent: Sequence[Sent]) -> Mapping[int, int]:
    """Ask employers for what is missing; return the questions' ids by those of the applications."""
    officer = staff_actor(month.scene.user_ids["olli"])
    asked = {}
    for place, each in enumerate(sent):
        reason = REASONS[(place + month.ago) % len(REASONS)]
        question = Question(
            reason=reason,
            field="certificate" if reason == "certificate" else "",
            text="Hakemuksesta puuttuu tieto. Lisäättekö sen?",
            due_on=month.on + 14 * ONE_DAY,
        )
        request = applications.ask(each.application_id, question, by=officer, at=month.at(SWEPT + 1))
        asked[each.application_id] = request.id
    return asked


def _decide(month: Month, sent: Sequence[Sent], day: int) -> None:
    """Let an officer decide, all in one deed."""
    officer, at = staff_actor(month.scene.user_ids["olli"]), month.at(day)
    found = [(each, cases.case(each.application_id, for_=officer, at=at)) for each in sent]
    decisions.decide([_ruling(each, case) for each, case in found], by=officer, at=at)


def _ruling(sent: Sent, case: Case) -> Ruling:
    """Return how an officer rules on a claim; RuntimeError where nothing is proposed."""
    if case.proposal is None:
        raise RuntimeError(f"the demo's application {sent.application_id} has no proposal")
    ruled = partial(Ruling, application_id=sent.application_id, proposal_id=case.proposal.id)
    if sent.fate is Fate.TOO_LATE:
        return ruled(outcome=Outcome.REFUSED, refusal=REFUSED_LATE, explanation=EXPLAINED_LATE)
    if sent.fate is Fate.REFUSED or case.proposal.employer_total <= 0:
        reason = refusals_of(case.whole.application.benefit)[0]
        return ruled(outcome=Outcome.REFUSED, refusal=reason, explanation=EXPLAINED)
    if sent.fate is Fate.PARTLY and isinstance(sent.claim, Claim):
        last = sent.claim.paid[-1].ends_on
        return ruled(
            outcome=Outcome.PARTLY,
            refusal="refusal_no_pay",
            explanation=EXPLAINED,
            withheld=(Period(last - WITHHELD * ONE_DAY, last),),
        )
    return ruled()


def _longer(claim: AnyClaim) -> AnyClaim:
    """Return a claim for an illness with a day more."""
    if not isinstance(claim, Claim):
        raise TypeError("only claims for an illness are corrected")
    last = claim.paid[-1]
    longer = msgspec.structs.replace(last, ends_on=last.ends_on + ONE_DAY)
    return msgspec.structs.replace(claim, paid=(*claim.paid[:-1], longer))


def _pay_out(month: Month, day: int) -> None:
    """Let two persons pay what is due, and the bank answer."""
    at = month.at(day)
    payments.raise_due(by=Actor.run("raise-due"), at=at)
    preparer, approver = (staff_actor(month.scene.user_ids[name]) for name in ("anna", "antti"))
    prepared = payments.prepare_run(by=preparer, at=at, pay_on=bank_day_from(localdate(at)))
    payments.approve_run(prepared.run.id, by=approver, at=at)
    order = payments_told.file(prepared.run.id, for_=approver, at=at)
    payments.record_feedback(bank.settled(order), by=approver, at=month.at(day + 1))

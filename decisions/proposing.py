"""Proposing: what the law makes of submitted applications, and who decides each: the rules or people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.utils.timezone import localtime

from access import trail
from access.actor import Actor
from applications import services as applications
from applications.facts import Stated, facts_of
from applications.figures import law_in_force
from applications.models import Application
from applications.queries import claims_in_force
from applications.states import Channel, State
from benefits import catalogue
from benefits.calculation import Calculation
from benefits.catalogue import Claim
from decisions import automation, rows, verdicts
from decisions.automation import Circumstances
from decisions.models import Decision, Proposal
from decisions.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """One application with its proposal, what it waits for, and the decision in force before it."""

    application: Application
    proposal: Proposal
    waits_for: str
    former: Decision | None

    @property
    def is_clean(self) -> bool:
        """Say whether the rules decide it alone."""
        return not (self.waits_for or self.proposal.reasons or self.proposal.sampled)


def wake(limit: int, *, by: Actor, at: datetime) -> None:
    """Submit again what rested for a figure of law under another law than the one in force."""
    woken = rows.awake(law_in_force().version, automation.WAITS_FOR_FIGURES, limit)
    if woken:
        applications.move(woken, State.SUBMITTED, by=by, at=at, reason="figures")


def propose(taken: Sequence[Application], *, by: Actor, at: datetime) -> None:
    """Write a proposal for each; decide the clean, leave the others to people or let them rest."""
    proposed = list(_proposed(taken, at))
    Proposal.objects.bulk_create(each.proposal for each in proposed)
    trail.record(
        by=by,
        at=at,
        deed="propose",
        subject="application",
        subject_ids=[application.id for application in taken],
        employer_ids={application.employer_id for application in taken},
    )
    for waits_for, application_ids in _resting(proposed).items():
        applications.move(application_ids, State.RESTING, by=by, at=at, reason=waits_for)
    people = [each.application.id for each in proposed if not (each.waits_for or each.is_clean)]
    if people:
        applications.move(people, State.PROPOSED, by=by, at=at)
    if clean := [each for each in proposed if each.is_clean]:
        verdicts.write([_granted(each) for each in clean], by=by, at=at)


def _proposed(taken: Sequence[Application], at: datetime) -> Iterator[Proposed]:
    ids = [application.id for application in taken]
    claims = claims_in_force(taken)
    facts = facts_of([_stated(each, claims[each.id]) for each in taken], whole_person=True)
    formers = rows.last_decisions(ids)
    attached, earlier_open = rows.with_attachments(ids), rows.with_earlier_open(ids)
    law = law_in_force()
    for application, known in zip(taken, facts, strict=True):
        if known is None:
            raise LookupError(f"application {application.id}: the employee is not the employer's")
        calculation = catalogue.calculate(known, law.on(known.claim.anchor))
        circumstances = Circumstances(
            attaches=known.claim.attaches,
            has_attachments=application.id in attached,
            decided_before=application.id in formers,
            earlier_claim_open=application.id in earlier_open,
            from_register=_tells_too_little(application),
        )
        yield Proposed(
            application=application,
            proposal=_proposal(application, calculation, circumstances, law.version, at),
            waits_for=automation.rests(calculation),
            former=formers.get(application.id),
        )


def _tells_too_little(application: Application) -> bool:
    """Say whether a claim came as a register report that leaves open what the rules need (C20)."""
    register = catalogue.BENEFITS[application.benefit].register
    return application.channel == Channel.REGISTER and (register is None or not register.whole)


def _stated(application: Application, claim: Claim) -> Stated:
    return Stated(
        employer_id=application.employer_id,
        employee_id=application.employee_id,
        claim=claim,
        filed_on=localtime(application.received_at).date(),
        application_id=application.id,
        chosen=application.chosen or (),
    )


def _proposal(
    application: Application,
    calculation: Calculation,
    circumstances: Circumstances,
    law_version: str,
    at: datetime,
) -> Proposal:
    return Proposal(
        application=application,
        version=application.version,
        calculation=msgspec.to_builtins(calculation),
        employer_total=calculation.employer_total,
        reasons=automation.reasons(calculation, circumstances),
        sampled=automation.is_sampled(application.id, application.version, localtime(at).date()),
        made_at=at,
        law_version=law_version,
    )


def _resting(proposed: Iterable[Proposed]) -> dict[str, list[int]]:
    resting: dict[str, list[int]] = defaultdict(list)
    for each in proposed:
        if each.waits_for:
            resting[each.waits_for].append(each.application.id)
    return resting


def _granted(each: Proposed) -> verdicts.Verdict:
    ruling = Ruling(application_id=each.application.id, proposal_id=each.proposal.id)
    return verdicts.verdict(each.application, each.proposal, ruling, each.former)

"""Decisions of the tests: applications proposed, and what officers rule on them."""

from datetime import datetime

from access.actor import Actor, Role
from access.scope import acting
from benefits.periods import Period
from decisions import services
from decisions.models import Decision, Proposal
from decisions.rulings import Outcome, Ruling
from tests.factories import access
from tests.factories.access import AT, SETUP


def officer(name: str = "Kerttu Kela") -> Actor:
    """Return a new officer of Kela's."""
    return access.staff(Role.OFFICER, name=name)


def propose(*, at: datetime = AT) -> int:
    """Let the sweep make its proposals."""
    return services.propose(by=SETUP, at=at)


def proposal(application_id: int) -> Proposal:
    """Return the newest proposal for an application."""
    with acting(SETUP):
        return Proposal.objects.filter(application_id=application_id).latest("made_at", "id")


def decision(application_id: int) -> Decision:
    """Return the decision in force on an application."""
    with acting(SETUP):
        return Decision.objects.filter(application_id=application_id).latest("number")


def grant(application_id: int) -> Ruling:
    """Return the ruling that grants what is proposed now."""
    return Ruling(application_id=application_id, proposal_id=proposal(application_id).id)


def grant_partly(application_id: int, *withheld: Period, refusal: str = "refusal_no_incapacity") -> Ruling:
    """Return the ruling that grants what is proposed now but for some days."""
    return Ruling(
        application_id=application_id,
        proposal_id=proposal(application_id).id,
        outcome=Outcome.PARTLY,
        refusal=refusal,
        explanation="Todistus ei koske näitä päiviä.",
        withheld=withheld,
    )


def refuse(application_id: int, *, refusal: str = "refusal_no_certificate") -> Ruling:
    """Return the ruling that refuses what is proposed now."""
    return Ruling(
        application_id=application_id,
        proposal_id=proposal(application_id).id,
        outcome=Outcome.REFUSED,
        refusal=refusal,
        explanation="Todistusta ei tullut pyynnöstä huolimatta.",
    )

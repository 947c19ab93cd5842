"""Verdicts: rulings with what they award, written as decisions with lines, instalments and letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import msgspec
from django.utils.timezone import localtime

from access import trail
from access.actor import Actor, Kind
from applications import services as applications
from applications.models import Application
from applications.rows import Result
from benefits.appeal import appeal
from benefits.calculation import Calculation
from benefits.money import NOTHING
from decisions import awards
from decisions.awards import Award
from decisions.models import Decision, DecisionLine, Instalment, Letter, Proposal
from decisions.rulings import ConsentMissingError, Detriment, Outcome, Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A ruling on one application, what it awards, and the decision in force before it."""

    application: Application
    proposal: Proposal
    calculation: Calculation
    ruling: Ruling
    award: Award
    former: Decision | None
    detriment: Detriment | None

    @property
    def difference(self) -> Decimal:
        """Return what the verdict adds to the decisions before it, in euros; negative where it takes away."""
        return self.award.total - (self.former.total if self.former else NOTHING)


def verdict(application: Application, proposal: Proposal, ruling: Ruling, former: Decision | None) -> Verdict:
    """Return the verdict of a ruling; RulingError where it contradicts itself or its proposal.

    ConsentMissingError where it gives less than the decision before it, and nothing lets it (C18).
    """
    calculation = calculation_of(proposal.calculation)
    award = awards.award(calculation, ruling.checked())
    return Verdict(
        application=application,
        proposal=proposal,
        calculation=calculation,
        ruling=ruling,
        award=award,
        former=former,
        detriment=_detriment(award, proposal, ruling, former),
    )


def _detriment(award: Award, proposal: Proposal, ruling: Ruling, former: Decision | None) -> Detriment | None:
    """Return what lets the award be less than the former decision's; None where it is not less."""
    if former is None or award.total >= former.total:
        return None
    if proposal.version > former.version:
        return Detriment.OWN_CORRECTION
    if ruling.detriment is None:
        raise ConsentMissingError("less is given only with consent, or when the decision was removed")
    return ruling.detriment


def calculation_of(document: object) -> Calculation:
    """Return the calculation that a stored document holds."""
    return msgspec.convert(document, Calculation)


def write(verdicts: Sequence[Verdict], *, by: Actor, at: datetime) -> list[Decision]:
    """Write decisions with their lines, instalments and letters, and close their applications."""
    decisions = Decision.objects.bulk_create([_decision(each, by, at) for each in verdicts])
    decided = list(zip(verdicts, decisions, strict=True))
    DecisionLine.objects.bulk_create(
        DecisionLine(decision=decision, position=position, **msgspec.structs.asdict(line))
        for each, decision in decided
        for position, line in enumerate(each.award.lines, 1)
    )
    Instalment.objects.bulk_create(
        Instalment(decision=decision, **msgspec.structs.asdict(instalment))
        for each, decision in decided
        for instalment in each.award.payable(each.former.total if each.former else None)
    )
    Letter.objects.bulk_create(
        Letter(decision=decision, language=decision.language, state="to_send") for decision in decisions
    )
    applications.close([_result(each) for each in verdicts], by=by, at=at)
    trail.record(
        by=by,
        at=at,
        deed="decide",
        subject="application",
        subject_ids=[each.application.id for each in verdicts],
        employer_ids={each.application.employer_id for each in verdicts},
    )
    return decisions


def _decision(each: Verdict, by: Actor, at: datetime) -> Decision:
    refusal = each.ruling.refusal
    return Decision(
        application=each.application,
        number=each.former.number + 1 if each.former else 1,
        version=each.proposal.version,
        outcome=each.ruling.outcome,
        reason=refusal,
        explanation=each.ruling.explanation.strip(),
        calculation=each.proposal.calculation,
        total=each.award.total,
        difference=each.difference,
        detriment=each.detriment or "",
        daily_allowance=each.calculation.daily_allowance,
        annual_income=each.calculation.annual_income,
        paid_until=each.award.paid_until,
        law_on=each.calculation.law_on,
        law_version=each.proposal.law_version,
        language=each.application.employer.language,
        automatic=by.kind is Kind.RUN,
        decided_at=at,
        decided_by=by.user_id,
        appeal_by=appeal(localtime(at).date()).last_day,
    )


def _result(each: Verdict) -> Result:
    return Result(
        application_id=each.application.id,
        refused=each.ruling.outcome is Outcome.REFUSED,
        counted=each.award.counted,
        paid_until=each.award.paid_until,
        annual_income=each.calculation.annual_income,
        full_waiting=each.calculation.full_waiting,
    )

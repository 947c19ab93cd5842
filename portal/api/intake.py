"""Claims as they come over the interface: read, given an employer and an employee, tried, and sent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db import transaction

from access.actor import Actor, Matter
from access.scope import acting
from access.sealing import identity_key
from applications import codes
from applications.services import preview, submit
from applications.states import Channel
from applications.submissions import Outcome, Preview, Submission
from benefits import reading
from benefits.catalogue import BENEFITS, Claim
from benefits.findings import Finding
from benefits.reading import Reading
from employers import queries as employers
from employers.entries import NewEmployee
from employers.identity import read_business_id, read_identity_code
from employers.services import add_employees
from portal.api.documents import (
    Addressed,
    AddressedForEmployee,
    Became,
    ClaimOutcome,
    told_findings,
    told_lines,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complete:
    """A claim that nothing in the way it is written stands against, and whose it is.

    `entry` is its employee, None where it is for a financial year.
    """

    employer_id: int
    entry: NewEmployee | None
    claim: Claim
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One claim as it came: complete, or None where a finding stands in its way, and the findings."""

    complete: Complete | None
    findings: tuple[Finding, ...]


def receive(claims: Sequence[object], *, dry_run: bool, by: Actor, at: datetime) -> list[ClaimOutcome]:
    """Return one outcome for each claim, in order; a dry run does it all and takes it back."""
    sent = read(claims, by=by)
    with transaction.atomic():
        outcomes = _received(sent, by=by, at=at)
        if dry_run:
            transaction.set_rollback(True)
    return [_only_tried(each) for each in outcomes] if dry_run else outcomes


def read(claims: Sequence[object], *, by: Actor) -> list[Sent]:
    """Read claims by the one reader, and find the employer of each among those the caller acts for."""
    addresses = [_address_of(each) for each in claims]
    employer_ids = _employer_ids({each.claim.employer for each in addresses if each.claim}, by)
    return [
        _sent(address, _claim_of(each), employer_ids) for each, address in zip(claims, addresses, strict=True)
    ]


def _address_of(sent: object) -> Reading[Addressed]:
    kind = AddressedForEmployee if _is_for_employee(sent) else Addressed
    if isinstance(sent, Mapping):
        sent = {name: value for name, value in sent.items() if name != "claim"}
    return reading.read_as(kind, sent)


def _claim_of(sent: object) -> Reading[Claim]:
    if not isinstance(sent, Mapping):
        return Reading(None, ())
    document = sent.get("claim")
    if not isinstance(document, Mapping):
        code = reading.VALUE_MISSING if document is None else reading.OBJECT_UNREADABLE
        return Reading(None, (code.finding("claim"),))
    benefit = document.get("benefit")
    return reading.read(benefit if isinstance(benefit, str) else "", document)


def _is_for_employee(sent: object) -> bool:
    """Say whether the claim is for an employee, by its benefit; one of a benefit not known is taken so."""
    document = sent.get("claim") if isinstance(sent, Mapping) else None
    named = document.get("benefit") if isinstance(document, Mapping) else None
    benefit = BENEFITS.get(named) if isinstance(named, str) else None
    return benefit is None or benefit.for_employee


def _employer_ids(written: set[str], by: Actor) -> dict[str, int | Finding]:
    """Return the employers that Business IDs name as they are written, or why the caller may not claim."""
    read_ids = {text: read_business_id(text, "employer") for text in written}
    with acting(by):
        known = employers.known_employers(found for found in read_ids.values() if isinstance(found, str))
    refused = codes.NO_RIGHT.finding("employer")
    allowed = {found: row for found, row in known.items() if by.may(Matter.CLAIM, row)}
    return {
        text: found if isinstance(found, Finding) else allowed.get(found, refused)
        for text, found in read_ids.items()
    }


def _sent(
    address: Reading[Addressed], claim: Reading[Claim], employer_ids: Mapping[str, int | Finding]
) -> Sent:
    if address.claim is None:
        return Sent(complete=None, findings=address.findings + claim.findings)
    employer_id = employer_ids[address.claim.employer]
    code = _code_of(address.claim)
    found = tuple(each for each in (employer_id, code) if isinstance(each, Finding)) + claim.findings
    if isinstance(employer_id, Finding) or isinstance(code, Finding) or claim.claim is None:
        return Sent(complete=None, findings=found)
    entry = None
    if isinstance(address.claim, AddressedForEmployee) and code is not None:
        entry = NewEmployee(
            employer_id=employer_id,
            identity_code=code,
            last_name=address.claim.employee.last_name,
            first_name=address.claim.employee.first_name,
        )
    complete = Complete(
        employer_id=employer_id, entry=entry, claim=claim.claim, unit=address.claim.unit.strip()
    )
    return Sent(complete=complete, findings=found)


def _code_of(address: Addressed) -> str | Finding | None:
    """Return the identity code of the claim's employee, or what is wrong with it; None if it has none."""
    if not isinstance(address, AddressedForEmployee):
        return None
    return read_identity_code(address.employee.identity_code, "employee.identity_code")


def _received(sent: Sequence[Sent], *, by: Actor, at: datetime) -> list[ClaimOutcome]:
    """Try all claims, and send those that nothing stops."""
    complete = [each.complete for each in sent if each.complete]
    tried = _tried(complete, by=by, at=at)
    acceptable = [each for each, seen in zip(complete, tried, strict=True) if seen.acceptable]
    taken = iter(submit(_submissions(acceptable, by=by, at=at), by=by, at=at))
    previews = iter(tried)
    return [
        _outcome(next(previews), taken)
        if each.complete
        else ClaimOutcome(outcome=Became.REFUSED, findings=told_findings(each.findings))
        for each in sent
    ]


@transaction.atomic
def _tried(complete: Sequence[Complete], *, by: Actor, at: datetime) -> list[Preview]:
    """Return what would come of claims. Who is named in them is not kept: a claim may yet be refused."""
    seen = preview(_submissions(complete, by=by, at=at), by=by, at=at)
    transaction.set_rollback(True)
    return seen


def _submissions(complete: Sequence[Complete], *, by: Actor, at: datetime) -> list[Submission]:
    """Return claims as they are submitted, once their employees are known."""
    ids = add_employees([each.entry for each in complete if each.entry], by=by, at=at)
    return [
        Submission(
            employer_id=each.employer_id,
            employee_id=ids[each.employer_id, identity_key(each.entry.identity_code)] if each.entry else None,
            channel=Channel.API,
            claim=each.claim,
            firm_id=by.firm_id,
            unit=each.unit,
        )
        for each in complete
    ]


def _outcome(seen: Preview, taken: Iterator[Outcome]) -> ClaimOutcome:
    """Return what came of a claim that was tried, and taken unless something stopped it."""
    came = next(taken) if seen.acceptable else Outcome(application_id=None, findings=seen.findings)
    calculation = seen.calculation
    refused = Became.DUPLICATE if came.duplicate else Became.REFUSED
    return ClaimOutcome(
        outcome=Became.CREATED if came.application_id else refused,
        application=came.application_id,
        estimate=calculation.worth if calculation else None,
        findings=told_findings(seen.findings if came.application_id else came.findings),
        lines=told_lines(calculation.lines if calculation else ()),
    )


def _only_tried(outcome: ClaimOutcome) -> ClaimOutcome:
    if outcome.outcome is not Became.CREATED:
        return outcome
    return msgspec.structs.replace(outcome, outcome=Became.ACCEPTABLE, application=None)

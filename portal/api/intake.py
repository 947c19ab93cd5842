"""Claims as they come over the interface: read, given an employer and an employee, sent or only tried."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from django.db import transaction

from access.actor import Actor
from access.scope import acting
from access.sealing import identity_key
from applications import codes
from applications.services import preview, submit
from applications.states import Channel
from applications.submissions import Outcome, Preview, Submission
from benefits import reading
from benefits.catalogue import Claim
from benefits.findings import Finding
from employers import queries as employers
from employers.entries import NewEmployee
from employers.identity import read_identity_code
from employers.services import add_employees
from portal.api import documents


class _OnlyTriedError(Exception):
    """Takes back everything a dry run has written, and brings the outcomes it would have had."""

    def __init__(self, outcomes: list[dict[str, object]]) -> None:
        self.outcomes = [
            told | {"outcome": "acceptable" if told["outcome"] == "created" else told["outcome"]}
            for told in outcomes
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One claim as it came: whose it is and what it says, or the findings that stand in the way."""

    entry: NewEmployee | None
    claim: Claim | None
    findings: tuple[Finding, ...]


def receive(
    claims: Sequence[Mapping[str, object]], *, dry_run: bool, by: Actor, at: datetime
) -> list[dict[str, object]]:
    """Return one outcome for each claim, in order; a dry run does it all and takes it back."""
    sent = read(claims, by=by)
    if not dry_run:
        return _sent(sent, by=by, at=at)
    try:
        _try(sent, by=by, at=at)
    except _OnlyTriedError as tried:
        return tried.outcomes


@transaction.atomic
def _try(sent: Sequence["Sent"], *, by: Actor, at: datetime) -> NoReturn:
    raise _OnlyTriedError([told | {"application": None} for told in _sent(sent, by=by, at=at)])


def read(claims: Sequence[Mapping[str, object]], *, by: Actor) -> list[Sent]:
    """Read claims by the one reader, and find the employer of each among those the caller acts for."""
    with acting(by):
        known = employers.known_employers({str(each["employer"]) for each in claims})
    return [_read(each, known.get(str(each["employer"])), by) for each in claims]


def _read(sent: Mapping[str, object], employer_id: int | None, by: Actor) -> Sent:
    document, person = sent["claim"], sent["employee"]
    stated = document if isinstance(document, Mapping) else {}
    named = person if isinstance(person, Mapping) else {}
    reading_ = reading.read(str(stated.get("benefit", "")), stated)
    findings = reading_.findings
    code = read_identity_code(str(named.get("identity_code", "")), "employee.identity_code")
    if isinstance(code, Finding):
        findings = (code, *findings)
    if employer_id is None or employer_id not in by.rights:
        findings = (codes.NO_RIGHT.finding("employer"), *findings)
    entry = None
    if not findings and employer_id is not None and not isinstance(code, Finding):
        entry = NewEmployee(
            employer_id=employer_id,
            identity_code=code,
            last_name=str(named.get("last_name", "")),
            first_name=str(named.get("first_name", "")),
        )
    return Sent(entry=entry, claim=reading_.claim, findings=findings)


def _sent(sent: Sequence[Sent], *, by: Actor, at: datetime) -> list[dict[str, object]]:
    """Add the employees, look at each claim, and send what may be sent."""
    entries = [each.entry for each in sent if each.entry]
    ids = iter(_employee_ids(entries, by=by, at=at))
    submissions = [
        Submission(
            employer_id=each.entry.employer_id,
            employee_id=next(ids),
            channel=Channel.API,
            claim=each.claim,
            firm_id=by.firm_id,
        )
        for each in sent
        if each.entry and each.claim
    ]
    previews = iter(preview(submissions, by=by, at=at))
    outcomes = iter(submit(submissions, by=by, at=at))
    return [_told(next(previews), next(outcomes)) if each.entry else _refused(each) for each in sent]


def _employee_ids(entries: Sequence[NewEmployee], *, by: Actor, at: datetime) -> list[int]:
    """Return the employees' row ids in the order of the entries."""
    found = add_employees(entries, by=by, at=at)
    return [found[entry.employer_id, identity_key(entry.identity_code)] for entry in entries]


def _refused(sent: Sent) -> dict[str, object]:
    return {
        "outcome": "refused",
        "application": None,
        "estimate": None,
        "findings": documents.told_findings(sent.findings),
        "lines": [],
    }


def _told(seen: Preview, outcome: Outcome) -> dict[str, object]:
    """Return what came of a claim, with the estimate that was there before it was sent."""
    refused = "duplicate" if outcome.duplicate else "refused"
    calculation = seen.calculation
    return {
        "outcome": "created" if outcome.application_id else refused,
        "application": outcome.application_id,
        "estimate": calculation.employer_total if calculation and calculation.daily_allowance else None,
        "findings": documents.told_findings(seen.findings if outcome.application_id else outcome.findings),
        "lines": documents.told_lines(calculation.lines if calculation else ()),
    }

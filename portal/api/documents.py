"""What goes over the interface: every document that comes in or goes out, as a type.

Documents are read, written and described (OpenAPI) by these types and by nothing else. The claim in them
is the claim itself.
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import msgspec
from rest_framework.response import Response

from applications import states as applications
from applications.submissions import LONGEST_UNIT
from batches import states as batches
from benefits import calculation, findings, words
from benefits.catalogue import Claim
from benefits.money import to_cents
from decisions import rulings
from decisions.queries import Decided

if TYPE_CHECKING:
    from applications.models import Application as ApplicationRow
    from batches.models import Batch as BatchRow

MOST_CLAIMS: Final = 1000
"""How many claims one call may send; more are sent as a file."""


class Employee(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a claim is about. A name is kept only if the person is not known yet."""

    identity_code: str
    last_name: Annotated[str, msgspec.Meta(max_length=200)] = ""
    first_name: Annotated[str, msgspec.Meta(max_length=100)] = ""


class Addressed(msgspec.Struct, frozen=True, kw_only=True):
    """Whose claim it is: the employer, by its Business ID, and its own name for the unit, if it has units."""

    employer: str
    unit: Annotated[str, msgspec.Meta(max_length=LONGEST_UNIT)] = ""


class AddressedForEmployee(Addressed, frozen=True, kw_only=True):
    """Whose claim it is, and for which employee."""

    employee: Employee


class SentClaim(Addressed, frozen=True, kw_only=True):
    """One claim of one employer, for one employee or for a financial year."""

    employee: Employee | None = None
    claim: Claim


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What a call wishes for: with `dry_run` everything is looked at and nothing is kept."""

    dry_run: bool = False


class SentClaims(Wish, frozen=True, kw_only=True):
    """Claims to be sent, at most a thousand; each gets its own outcome, in the order sent."""

    claims: Annotated[tuple[SentClaim, ...], msgspec.Meta(min_length=1, max_length=MOST_CLAIMS)]


class Sentence(msgspec.Struct, frozen=True):
    """A sentence in Finnish, Swedish and English."""

    fi: str
    sv: str
    en: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What the law or the form objects to.

    `field` is the path of the claim's field ("paid.0.wage"), or `employer`, `employee.identity_code` and
    the like around it; empty for the whole. `source` cites the law.
    """

    code: str
    weight: findings.Weight
    field: str
    source: str
    sentence: Sentence


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """Allowance weekdays of one period that are treated alike; amounts are euros, `rule` cites the law."""

    starts_on: date
    ends_on: date
    days: int
    daily_amount: Decimal
    amount: Decimal
    payee: calculation.Payee
    code: str
    rule: str
    sentence: Sentence


class Became(StrEnum):
    """What became of a claim; in a dry run ACCEPTABLE stands for CREATED."""

    CREATED = "created"
    ACCEPTABLE = "acceptable"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


class ClaimOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one claim.

    `estimate` is what it would bring the employer in euros by `lines`, null where that cannot be said yet.
    """

    outcome: Became
    application: int | None = None
    estimate: Decimal | None = None
    findings: tuple[Finding, ...] = ()
    lines: tuple[Line, ...] = ()


class ClaimOutcomes(msgspec.Struct, frozen=True, kw_only=True):
    """What came of each claim, in the order sent."""

    outcomes: tuple[ClaimOutcome, ...]


class Application(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of one's own, and where it stands."""

    application: int
    employer: str
    benefit: str
    state: applications.State
    received_at: datetime
    version: int


class Applications(msgspec.Struct, frozen=True, kw_only=True):
    """A page of claims, newest first; `next` is the number of the page behind it, null behind the last."""

    applications: tuple[Application, ...]
    next: int | None


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """A decision with its lines; `total` is euros to the employer, `appeal_by` the last day to appeal."""

    outcome: rulings.Outcome
    decided_at: datetime
    appeal_by: date
    explanation: str
    total: Decimal
    lines: tuple[Line, ...]


class WholeApplication(Application, frozen=True, kw_only=True):
    """A claim of one's own whole: the claim in force, and its decisions, newest first."""

    claim: Claim
    decisions: tuple[Decision, ...]


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """A file on its way: how many of its rows are what, and what the good ones are worth in euros."""

    batch: int
    name: str
    state: batches.State
    dry_run: bool
    rows: int
    ready: int
    faulty: int
    duplicate: int
    created: int
    stuck: int
    value: Decimal
    findings: tuple[Finding, ...]


class Batches(msgspec.Struct, frozen=True, kw_only=True):
    """A page of files, newest first; `next` is the number of the page behind it, null behind the last."""

    batches: tuple[Batch, ...]
    next: int | None


def answer(document: msgspec.Struct, *, status: int = 200, location: str = "") -> Response:
    """Return the answer that a document is; `location` is the address of what came to be."""
    headers = {"Location": location} if location else None
    return Response(msgspec.to_builtins(document), status=status, headers=headers)


def told_findings(found: Iterable[findings.Finding]) -> tuple[Finding, ...]:
    """Return findings as they go over the interface."""
    return tuple(
        Finding(
            code=each.code,
            weight=each.weight,
            field=each.field,
            source=each.source,
            sentence=Sentence(*(words.say(each, language) for language in words.LANGUAGES)),
        )
        for each in found
    )


def told_lines(lines: Iterable[calculation.Line]) -> tuple[Line, ...]:
    """Return the lines of a calculation or a decision as they go over the interface."""
    return tuple(
        Line(
            starts_on=line.starts_on,
            ends_on=line.ends_on,
            days=line.days,
            daily_amount=line.daily_amount,
            amount=line.amount,
            payee=line.payee,
            code=line.code,
            rule=line.rule,
            sentence=Sentence(
                *(words.say_code(line.code, line.parameters, language) for language in words.LANGUAGES)
            ),
        )
        for line in lines
    )


def told_application(row: "ApplicationRow") -> Application:
    """Return where an application stands."""
    return Application(
        application=row.id,
        employer=row.employer.business_id,
        benefit=row.benefit,
        state=applications.State(row.state),
        received_at=row.received_at,
        version=row.version,
    )


def told_whole(row: "ApplicationRow", claim: Claim, decided: Iterable[Decided]) -> WholeApplication:
    """Return an application whole."""
    return WholeApplication(
        **msgspec.structs.asdict(told_application(row)),
        claim=claim,
        decisions=tuple(
            Decision(
                outcome=rulings.Outcome(each.decision.outcome),
                decided_at=each.decision.decided_at,
                appeal_by=each.decision.appeal_by,
                explanation=each.decision.explanation,
                total=each.decision.total,
                lines=told_lines(each.lines),
            )
            for each in decided
        ),
    )


def told_batch(row: "BatchRow", notes: Iterable[findings.Finding]) -> Batch:
    """Return where a file stands, with what is to be said of it as a whole."""
    return Batch(
        batch=row.id,
        name=row.name,
        state=batches.State(row.state),
        dry_run=row.dry_run,
        rows=row.rows,
        ready=row.ready,
        faulty=row.faulty,
        duplicate=row.duplicate,
        created=row.created,
        stuck=row.stuck,
        value=to_cents(Decimal(row.worth)),
        findings=told_findings(notes),
    )

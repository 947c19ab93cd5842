"""Absences without a claim: what the register's reports tell that looks reimbursable and is still in time.

They are open matters, each with its last day and its euros: what has been claimed, asked for in the report
itself, or is too late, is not told, and neither is what an absence without pay was for.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple
from uuid import UUID

from access.actor import Actor, Matter
from access.scope import acting
from access.sealing import identity_key, unseal_text
from access.statements import bulk_cursor
from applications import drafts
from applications.answers import flat, nested
from applications.models import Draft
from applications.services import preview
from applications.states import Channel
from applications.submissions import Submission
from batches.register_claims import CLAIMED
from benefits import reading
from benefits.calendar import ONE_DAY, months_after
from benefits.catalogue import BENEFITS, Claim, Kind
from benefits.deadlines import SlidingLimit
from benefits.law import law_on
from benefits.periods import PaidPeriod
from benefits.scalars import UnreadableError, read_date
from benefits.waiting import first_payable_day
from employers.entries import NewEmployee
from employers.identity import masked, read_identity_code
from employers.services import add_employees
from incomes.rows import EARNER
from incomes.wage_reports.code_lists import benefits as reimbursed
from incomes.wage_reports.kela import Application as Asked

DAILY: Final = 1
"""The register's type of reimbursement for daily allowances. Annual leave and family leave compensation are
not looked for: from an absence alone nobody can tell that they are due."""
MONTHS_BACK: Final = 12
"""How far back absences are read: what goes on from earlier is known by what was claimed of it."""
WAITED: Final = frozenset({"sickness_allowance", "partial_sickness_allowance"})
"""The benefits of which nothing is paid before the waiting period has passed (S2)."""

CLAIMED_ALREADY: Final = f"""
(b.application_type IS NOT NULL OR EXISTS (
    SELECT 1 FROM employers_employee e JOIN applications_application a ON a.employee_id = e.id
    WHERE e.employer_id = b.payer_id AND e.identity_key = b.earner_key
        AND a.kind = '{Kind.DAILY_ALLOWANCE.value}' AND a.state <> 'withdrawn'
        AND a.paid_days && datemultirange(daterange(b.starts_on, b.ends_on, '[]'))))
"""  # noqa: S608 - our own word
"""Whether an absence `b` was claimed: in the report itself, or by a daily allowance for one of its days."""

_PERIODS: Final = f"""
SELECT b.id, b.payer_id AS employer_id, b.earner_key, b.cause, b.starts_on, b.ends_on,
    coalesce(b.amount, 0) AS wage, p.id AS employee_id, concat_ws(' ', p.first_name, p.last_name) AS name,
    r.earner, {CLAIMED_ALREADY} AS claimed
FROM incomes_absence b JOIN incomes_report r ON r.id = b.report_id AND r.state = 'valid'
LEFT JOIN employers_employee p ON p.employer_id = b.payer_id AND p.identity_key = b.earner_key
WHERE b.payer_id = ANY(%(employers)b::bigint[]) AND b.paid AND b.cause = ANY(%(causes)b::int[])
    AND b.ends_on >= %(since)s AND b.starts_on <= %(on)s
ORDER BY b.payer_id, b.earner_key, b.cause, b.starts_on, b.ends_on DESC, b.id
"""  # noqa: S608 - our own words


class _Period(NamedTuple):
    """One paid period of absence in a valid report, and whether it has been claimed."""

    id: int
    employer_id: int
    earner_key: bytes
    cause: int
    starts_on: date
    ends_on: date
    wage: Decimal
    employee_id: int | None
    name: str
    earner: bytes
    claimed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclaimed:
    """An absence with pay of which nothing has been claimed, or nothing of what went on after a claim.

    `id` names it until the report is replaced. `employee_id` is empty where the portal does not know the
    person yet, `name` is then the masked identity code; `earner` is the code, sealed. `benefit` is the one
    that it suggests. `onset` is
    the first day of the whole absence, `paid` its days that are still to be claimed. `last_day` is the last
    day to apply for the oldest of them. `euros` is about what the employer gets, empty until it is estimated
    and where it cannot be. `draft_id` is a claim that was begun for it and not sent.
    """

    id: int
    employer_id: int
    employee_id: int | None
    name: str
    earner: bytes = field(repr=False)
    benefit: str
    onset: date
    paid: tuple[PaidPeriod, ...]
    last_day: date
    euros: Decimal | None = None
    draft_id: UUID | None = None

    @property
    def starts_on(self) -> date:
        """Return the first day to be claimed."""
        return self.paid[0].starts_on

    @property
    def ends_on(self) -> date:
        """Return the last day to be claimed, as far as it has been paid."""
        return self.paid[-1].ends_on

    @property
    def wage(self) -> Decimal:
        """Return the pay for the days to be claimed, in euros."""
        return sum((period.wage for period in self.paid), Decimal(0))

    @property
    def answers(self) -> dict[str, object]:
        """Return what the register tells of its claim, by field: days and sums, nothing taken for granted."""
        told = {name: value for name, value in _fields(self).items() if isinstance(value, date | list)}
        return {path: str(value) for path, value in flat(told).items()}


@cache
def suggested() -> Mapping[int, str]:
    """Return the benefit that each cause of absence suggests."""
    return {each.cause: each.benefit for each in reimbursed() if each.type == DAILY}


def unclaimed(*, for_: Actor, on: date, employer_ids: Collection[int] | None = None) -> list[Unclaimed]:
    """Return the absences without a claim of employers, the first to be late first, without euros.

    Of those the actor may claim for all, or some; a run of the portal names them.
    """
    allowed = _allowed(for_, employer_ids)
    with acting(for_):
        found = [
            absence
            for _earner, periods in groupby(_periods(allowed, on), attrgetter("employer_id", "earner_key"))
            for absence in _of_one(periods, on)
        ]
        begun = _begun(found)
    told = [replace(each, draft_id=begun.get(each.id)) for each in found]
    return sorted(told, key=lambda each: (each.last_day, each.name, each.id))


def estimated(absences: Sequence[Unclaimed], *, by: Actor, at: datetime) -> list[Unclaimed]:
    """Return absences with about what the employer gets; those of which it gets nothing are left out."""
    claims = [stated_by(each) for each in absences]
    asked = [
        Submission(
            employer_id=each.employer_id, employee_id=each.employee_id, channel=Channel.PAGE, claim=claim
        )
        for each, claim in zip(absences, claims, strict=True)
        if claim is not None and each.employee_id is not None
    ]
    seen = iter(preview(asked, by=by, at=at) if asked else ())
    found = []
    for each, claim in zip(absences, claims, strict=True):
        known = claim is not None and each.employee_id is not None
        calculation = next(seen).calculation if known else None
        worth = calculation.worth if calculation else None
        if worth != 0:
            found.append(replace(each, euros=worth))
    return found


def start(absences: Sequence[Unclaimed], *, by: Actor, at: datetime) -> list[UUID]:
    """Begin the claims of absences with what the register tells; return the drafts, in order.

    A claim that has been begun is gone on with. Somebody the portal does not know yet is added.
    """
    for employer_id in {each.employer_id for each in absences}:
        by.require(Matter.CLAIM, employer_id)
    with acting(by):
        people = _people(absences, by=by, at=at)
        new = [each for each in absences if each.draft_id is None]
        begun = drafts.start_many(
            [
                drafts.Beginning(
                    employer_id=each.employer_id,
                    benefit=each.benefit,
                    employee_id=people[each.id],
                    answers=each.answers,
                )
                for each in new
            ],
            by=by,
            at=at,
        )
    ids = {each.id: draft.id for each, draft in zip(new, begun, strict=True)}
    return [each.draft_id or ids[each.id] for each in absences]


def _allowed(for_: Actor, employer_ids: Collection[int] | None) -> Collection[int]:
    """Return the employers asked of, as far as the actor may claim for them; Kela's staff is refused."""
    if for_.sees_all:
        for_.require_role()
        return employer_ids or ()
    own = for_.employers_of(Matter.CLAIM)
    return own if employer_ids is None else own.intersection(employer_ids)


def _periods(employer_ids: Collection[int], on: date) -> Iterator[_Period]:
    with bulk_cursor() as cursor:
        cursor.execute(
            _PERIODS,
            {
                "employers": sorted(employer_ids),
                "causes": sorted(suggested()),
                "since": months_after(on, -MONTHS_BACK),
                "on": on,
            },
        )
        yield from map(_Period._make, cursor.fetchall())


def _of_one(periods: Iterable[_Period], on: date) -> Iterator[Unclaimed]:
    """Yield the absences of one person at one employer that can still be claimed."""
    for _cause, of_cause in groupby(periods, attrgetter("cause")):
        for whole in _absences(of_cause):
            if (told := _told(whole, on)) is not None:
                yield told


def _absences(periods: Iterable[_Period]) -> Iterator[list[_Period]]:
    """Yield whole absences: periods that follow one another in several reports are one.

    Of those that begin on the same day the longest holds: a later report tells of more days.
    """
    whole: list[_Period] = []
    for period in periods:
        if whole and period.starts_on > whole[-1].ends_on + ONE_DAY:
            yield whole
            whole = []
        if not whole or period.starts_on > whole[-1].ends_on:
            whole.append(period)
    if whole:
        yield whole


def _told(whole: list[_Period], on: date) -> Unclaimed | None:
    """Return what of an absence is to be claimed; None where nothing is, or not any more."""
    open_ = [period for period in whole if not period.claimed]
    if not open_:
        return None
    first, last, benefit = open_[0], open_[-1], suggested()[whole[0].cause]
    onset = whole[0].starts_on
    law = law_on(onset)
    if benefit in WAITED and first_payable_day(onset, law) > last.ends_on:
        return None
    last_day = last_day_to_claim(benefit, first.starts_on, last.ends_on, on)
    name = first.name or _masked(first.earner)
    if last_day < on or not name:
        return None
    return Unclaimed(
        id=first.id,
        employer_id=first.employer_id,
        employee_id=first.employee_id,
        name=name,
        earner=first.earner,
        benefit=benefit,
        onset=onset,
        paid=tuple(PaidPeriod(each.starts_on, each.ends_on, each.wage) for each in open_),
        last_day=last_day,
    )


def last_day_to_claim(benefit: str, first: date, last: date, on: date) -> date:
    """Return the last day to apply for the oldest day that is still in time, or that was in time last."""
    limit, law = BENEFITS[benefit].limit, law_on(first)
    if not isinstance(limit, SlidingLimit):
        return limit.deadline(first, law).last_day
    oldest = min(last, max(first, limit.oldest_day(on, law)))
    return limit.of(oldest, on, law).last_day


def _fields(absence: Unclaimed) -> dict[str, object]:
    """Return the fields of an absence's claim: what the register tells, the rest taken to be usual."""
    asked = Asked(
        place=0,
        type=DAILY,
        cause=0,
        benefit=absence.benefit,
        starts_on=absence.onset,
        ends_on=absence.ends_on,
        until=None,
        amount=absence.wage,
        reference="",
        specifier="",
        information="",
        findings=(),
    )
    paid = [
        {"starts_on": each.starts_on, "ends_on": each.ends_on, "wage": each.wage} for each in absence.paid
    ]
    return {**CLAIMED[absence.benefit].fields(asked), "paid": paid}


def stated_by(absence: Unclaimed) -> Claim | None:
    """Return the claim of an absence with the rest taken to be usual; None where it would be none."""
    return reading.read(absence.benefit, nested(flat(_fields(absence)))).claim


def _begun(absences: Sequence[Unclaimed]) -> dict[int, UUID]:
    """Return the unsent claims of absences by the absence: of the same benefit, and of a day within it."""
    people = {each.employee_id for each in absences if each.employee_id is not None}
    if not people:
        return {}
    unsent = Draft.objects.filter(employee_id__in=people, application__isnull=True, corrects__isnull=True)
    days: dict[tuple[int | None, str], list[tuple[date, UUID]]] = {}
    for draft in unsent.order_by("-saved_at"):
        if (day := first_paid_day(draft)) is not None:
            days.setdefault((draft.employee_id, draft.benefit), []).append((day, draft.id))
    return {
        each.id: draft_id
        for each in absences
        for day, draft_id in days.get((each.employee_id, each.benefit), ())
        if each.onset <= day <= each.ends_on
    }


def first_paid_day(draft: Draft) -> date | None:
    """Return the first paid day that a draft tells of, if it tells of one."""
    try:
        return read_date(draft.answers.get("paid.0.starts_on", ""))
    except UnreadableError:
        return None


def _masked(earner: bytes) -> str:
    """Return the masked code of an earner; empty without a Finnish identity code: none can claim then."""
    code = read_identity_code(unseal_text(earner, EARNER))
    return masked(code) if isinstance(code, str) else ""


def _people(absences: Sequence[Unclaimed], *, by: Actor, at: datetime) -> dict[int, int]:
    """Return the employees of absences by the absence; whoever is not known yet is added by the code."""
    new = {
        each.id: NewEmployee(employer_id=each.employer_id, identity_code=unseal_text(each.earner, EARNER))
        for each in absences
        if each.employee_id is None
    }
    added = add_employees(new.values(), by=by, at=at) if new else {}
    people = {each.id: each.employee_id for each in absences if each.employee_id is not None}
    return people | {
        absence_id: added[each.employer_id, identity_key(each.identity_code)]
        for absence_id, each in new.items()
    }

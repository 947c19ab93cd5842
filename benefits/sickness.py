"""Sickness allowance (sairauspäiväraha): the claim, the check and the calculation."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

import msgspec

from benefits import codes, objections
from benefits.allowance import DailyAmount, daily_amount
from benefits.bars import FOREVER, Bar, not_yet, on_leave
from benefits.calculation import Calculation, Payee, unreckoned
from benefits.calendar import LAST_DAY
from benefits.checkpoints import absent_days, checkpoints, health_care_notice, rehabilitation_check
from benefits.claims import SICKNESS, Accident, Certificate, PayBasis, Previous, Spell, ThreeMonths, of
from benefits.deadlines import Deadline, Limit
from benefits.facts import Facts as FactsOf
from benefits.findings import Finding, stops
from benefits.former import formula_law
from benefits.income import annual_income
from benefits.instalments import instalments, rhythm_of
from benefits.law import Law
from benefits.money import NOTHING, to_cents
from benefits.periods import PaidPeriod, Period
from benefits.right import Incapacity, Right, right_of
from benefits.shares import paid_to, share_out
from benefits.stretches import timeline
from benefits.waiting import Waiting, first_payable_day

__all__ = [
    "LIMIT",
    "Accident",
    "Certificate",
    "Claim",
    "Facts",
    "PaidPeriod",
    "PayBasis",
    "Period",
    "Previous",
    "Spell",
    "ThreeMonths",
    "calculate",
    "check",
]

BENEFIT: Final = SICKNESS

LIMIT: Final = Limit(lambda law: law.sickness_allowance.claim_months)
"""Two months from onset, for all days; a continuation from the end of what was paid (C5, SVL 15:4)."""


class Claim(msgspec.Struct, frozen=True, kw_only=True, tag_field="benefit", tag="sickness_allowance"):
    """What an employer states when it claims sickness allowance for pay during illness.

    `onset` is the first day of incapacity on the certificate. `paid` are the periods of absence with pay.
    `continues_from` is the day from which pay goes on and will be stated later: nothing is paid from it.
    `previous_paid_until` is the last day for which the earlier allowance was paid. `annual_leave` are
    holiday days inside the absence. `other_wages` is what other employers pay for the same days, in
    euros. `one_of_several_jobs` says that the person is unfit for one job only. `self_employed` says that
    the employee also has a YEL or MYEL insurance.
    """

    onset: date
    paid: tuple[PaidPeriod, ...]
    certificate: Certificate
    pay_basis: PayBasis
    continues_from: date | None = None
    previous: Previous = Previous.NOTHING
    previous_paid_until: date | None = None
    accident: Accident = Accident.NONE
    annual_leave: tuple[Period, ...] = ()
    other_wages: Decimal | None = None
    one_of_several_jobs: bool = False
    self_employed: bool = False
    three_months: ThreeMonths | None = None
    payment_reference: str = ""
    note: str = ""

    @property
    def anchor(self) -> date:
        """The day whose law the claim goes by (S1)."""
        return self.onset

    @property
    def days(self) -> tuple[PaidPeriod, ...]:
        """The days that no other claim for the same person may have."""
        return self.paid

    @property
    def attaches(self) -> bool:
        """Whether the employer adds a document to the claim."""
        return self.certificate is Certificate.UPLOAD


Facts = FactsOf[Claim]
"""What a claim of sickness allowance is reckoned from."""


def check(claim: Claim, law: Law, filed_on: date | None = None) -> tuple[Finding, ...]:
    """Return what can be objected to the claim by itself, by the law of its onset.

    `filed_on` is the day it comes in, None while that is open: incapacity that has not begun is no claim.
    """
    slips = tuple(objections.to_range(_days(claim)))
    if slips:
        return slips
    law = law.on(claim.onset)
    found = [
        *objections.to_order("paid", claim.paid),
        *objections.to_order("annual_leave", claim.annual_leave),
        *objections.to_paid(claim.onset, claim.paid, law),
        *objections.to_continuing(claim.onset, claim.continues_from, paid=bool(claim.paid)),
        *_to_answers(claim),
    ]
    if claim.onset < law.begins_on[BENEFIT]:
        return (codes.OLD_LAW.finding("onset", onset=claim.onset), *found)
    found += objections.to_previous(claim.onset, claim.previous, claim.previous_paid_until, law)
    if claim.continues_from is None:
        first = first_payable_day(claim.onset, law, claim.previous, claim.previous_paid_until)
        found += objections.to_length(first, claim.paid)
    if filed_on is not None and filed_on < claim.onset:
        found.append(codes.ONSET_IN_FUTURE.finding("onset", onset=claim.onset))
    return tuple(found)


def _days(claim: Claim) -> Iterator[tuple[str, date]]:
    """Name every day the claim states, but the last day paid earlier, which may lie far back."""
    yield "onset", claim.onset
    if claim.continues_from is not None:
        yield "continues_from", claim.continues_from
    yield from objections.days_of("paid", claim.paid)
    yield from objections.days_of("annual_leave", claim.annual_leave)


def _to_answers(claim: Claim) -> Iterator[Finding]:
    """Say what follows from the claim's answers, and which of them a person at Kela looks at."""
    others = claim.other_wages
    answers = (
        ("pay_basis", codes.NO_EMPLOYER_RIGHT, claim.pay_basis is PayBasis.NONE),
        ("certificate", codes.CERTIFICATE_LATER, claim.certificate is Certificate.LATER),
        ("accident", codes.WAITS_FOR_INSURER, claim.accident is Accident.INSURER_DECIDES),
        ("accident", codes.INSURER_DECIDED, claim.accident is Accident.INSURER_DECIDED),
        ("one_of_several_jobs", codes.ONE_OF_SEVERAL_JOBS, claim.one_of_several_jobs),
        ("self_employed", codes.SELF_EMPLOYED, claim.self_employed),
        ("three_months", codes.THREE_MONTHS_ASKED, claim.three_months is not None),
        ("other_wages", codes.SEVERAL_EMPLOYERS, bool(others)),
    )
    yield from (code.finding(field) for field, code, given in answers if given)
    if others is not None:
        yield from objections.to_wage("other_wages", others)


def calculate(facts: Facts, law: Law) -> Calculation:
    """Return what the claim is worth with its lines, instalments and findings.

    A claim that something stops, or whose onset the law of today does not reach, is not reckoned.
    """
    claim = facts.claim
    law = law.on(claim.onset)
    deadline = _deadline(facts, law)
    found = (*check(claim, law, facts.filed_on), *_to_filing(facts, deadline))
    if stops(found) or claim.onset < law.begins_on[BENEFIT]:
        return unreckoned(BENEFIT, claim.onset, deadline.last_day, found)
    right = right_of(_incapacity(facts), law)
    paid = sorted(claim.paid, key=lambda period: period.starts_on)
    ends_on = paid[-1].ends_on if paid else claim.onset
    days = _payable(right, paid)
    wages = facts.wages(three_months_asked=claim.three_months is not None)
    income = annual_income(wages, claim.onset, _floor(right), law)
    amount = daily_amount(income, claim.onset, law, formula_law(right.former, claim.onset, law), days)
    late_before = facts.filed_on if _is_late(facts, deadline) else None
    bars = (*right.bars(), *_bars(claim, amount))
    time = timeline(bars, amount.prices, late_before, ends_on)
    shared = share_out(paid, claim.annual_leave, claim.other_wages or NOTHING, time, law)
    return Calculation(
        benefit=BENEFIT,
        law_on=claim.onset,
        annual_income=None if income.amount is None else to_cents(income.amount),
        daily_allowance=amount.first,
        first_payable_day=right.first_payable_day,
        last_payable_day=right.last_payable_day,
        deadline=deadline.last_day,
        steps=amount.steps,
        lines=tuple(shared.lines),
        instalments=instalments(shared.lines, right.first_payable_day, rhythm_of(law)),
        employer_total=shared.employer_total,
        employee_total=paid_to(Payee.EMPLOYEE, shared.lines),
        findings=(
            *found,
            *amount.findings,
            *right.objections(ends_on),
            *shared.objections(law),
            *_checkpoints(facts, right, ends_on, days, law),
        ),
        full_waiting=right.waiting.served is Waiting.FULL,
    )


def ahead(facts: Facts, law: Law) -> tuple[Finding, ...]:
    """Return the check points of the incapacity if it goes on as long as the right lasts (S31)."""
    law = law.on(facts.claim.onset)
    right = right_of(_incapacity(facts), law)
    days = Period(right.first_payable_day, right.last_payable_day)
    return tuple(_checkpoints(facts, right, days.ends_on, days, law))


def _checkpoints(facts: Facts, right: Right, absent_until: date, days: Period, law: Law) -> Iterator[Finding]:
    absent = absent_days(facts.earlier, facts.absences)
    yield from health_care_notice(facts.claim.onset, absent_until, absent, law)
    yield from rehabilitation_check(right.first_payable_day, right.maximum.together_before, days, law)
    yield from checkpoints(right.first_payable_day, right.maximum.counted_before, days, law)


def _deadline(facts: Facts, law: Law) -> Deadline:
    """Return until when the claim is in time: from its onset, or from what was paid of it before (C5)."""
    onset = min(facts.claim.onset, LAST_DAY)
    paid_until = max(
        (
            spell.paid_until
            for spell in of(facts.earlier, BENEFIT)
            if spell.onset == onset and spell.paid_until is not None
        ),
        default=None,
    )
    return LIMIT.deadline(onset if paid_until is None else paid_until, law)


def _is_late(facts: Facts, deadline: Deadline) -> bool:
    return facts.filed_on is not None and facts.filed_on > deadline.last_day


def _to_filing(facts: Facts, deadline: Deadline) -> Iterator[Finding]:
    """Object to days that had not come when the claim came in, and to a late claim (C5, C8)."""
    filed_on = facts.filed_on
    if filed_on is None:
        return
    yield from objections.to_days_ahead(facts.claim.paid, filed_on)
    if _is_late(facts, deadline):
        yield codes.LATE.finding(last_day=deadline.last_day, filed_on=filed_on)


def _incapacity(facts: Facts) -> Incapacity:
    claim = facts.claim
    return Incapacity(
        onset=claim.onset,
        previous=claim.previous,
        previous_paid_until=claim.previous_paid_until,
        birth_date=facts.birth_date,
        earlier=facts.earlier,
    )


def _floor(right: Right) -> Decimal | None:
    return None if right.former is None else right.former.annual_income


def _payable(right: Right, paid: Sequence[PaidPeriod]) -> Period:
    """Return the stated days from the first payable to the last; reversed if there are none."""
    if not paid:
        return Period(right.first_payable_day, right.first_payable_day)
    starts_on = max(right.first_payable_day, paid[0].starts_on)
    return Period(starts_on, min(right.last_payable_day, paid[-1].ends_on))


def _bars(claim: Claim, amount: DailyAmount) -> Iterator[Bar]:
    """Return the days that are not the employer's by what the claim says, or by what is not known yet."""
    yield from not_yet(claim.onset, claim.continues_from, claim.accident)
    yield from amount.bars(claim.onset)
    yield from on_leave(claim.annual_leave)
    if claim.pay_basis is PayBasis.NONE:
        yield Bar(claim.onset, FOREVER, codes.NO_RIGHT_LINE, Payee.EMPLOYEE)

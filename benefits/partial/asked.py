"""What can be asked of partial sickness allowance: its amount, income, days and time limit."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from benefits import objections
from benefits.asked_of_sickness import QUESTIONS as OF_SICKNESS
from benefits.asked_of_sickness import AskedIncome
from benefits.asking import Answer, AskedOnset, Question, explained, sliding_deadline_question, told
from benefits.calendar import ONE_DAY, weekday_until
from benefits.claims import Spell, of_onset
from benefits.findings import Finding
from benefits.lateness import lateness
from benefits.law import Law
from benefits.money import to_cents
from benefits.partial import BENEFIT, LIMIT
from benefits.partial.amount import half_of_sickness
from benefits.partial.claim import Before
from benefits.partial.right import Incapacity, right_of


class AskedPartial(AskedOnset, frozen=True, kw_only=True):
    """A question about the payable days of a partial incapacity."""

    previous: Before = Before.NOTHING
    previous_paid_until: date | None = None
    part_time_from: date | None = None
    birth_date: date | None = None
    earlier: tuple[Spell, ...] = ()

    @property
    def incapacity(self) -> Incapacity:
        """The partial incapacity asked about."""
        return Incapacity(
            onset=self.onset,
            previous=self.previous,
            previous_paid_until=self.previous_paid_until,
            birth_date=self.birth_date,
            earlier=self.earlier,
        )


class AskedHalf(AskedIncome, frozen=True, kw_only=True):
    """A question about the amount: the income, and what the partial incapacity follows."""

    previous: Before = Before.NOTHING
    previous_paid_until: date | None = None


def _daily_allowance(asked: AskedHalf, law: Law) -> Answer:
    incapacity = Incapacity(
        onset=asked.onset,
        previous=asked.previous,
        previous_paid_until=asked.previous_paid_until,
        birth_date=None,
        earlier=asked.earlier,
    )
    income, amount = half_of_sickness(incapacity, asked.wages, law, asked.days)
    return {
        "daily_allowance": amount.first,
        "annual_income": None if income.amount is None else to_cents(income.amount),
        "minimum": any(price.minimal for price in amount.prices),
        "steps": explained(amount.steps),
        "findings": told(amount.findings),
    }


def _first_payable_day(asked: AskedPartial, law: Law) -> Answer:
    findings = told(_to_previous(asked, law))
    return {"first_payable_day": _first(asked, law), **({"findings": findings} if findings else {})}


def _last_payable_day(asked: AskedPartial, law: Law) -> Answer:
    first = _first(asked, law)
    right = right_of(asked.incapacity, first, law)
    last_waiting_day = weekday_until(right.first_payable_day - ONE_DAY)
    return {
        "last_payable_day": right.last_payable_day,
        "first_payable_day": first,
        "last_waiting_day": last_waiting_day if last_waiting_day >= asked.onset else None,
        "waiting": right.waiting.served,
        "counted_before": right.maximum.counted_before,
        "maximum_reached_on": right.maximum.reached_on,
        "findings": told((*_to_previous(asked, law), *right.objections(asked.onset))),
    }


def _first(asked: AskedPartial, law: Law) -> date:
    waited = asked.incapacity.waiting(law).first_payable_day
    waited = max(waited, asked.part_time_from or waited)
    own = of_onset(asked.onset, BENEFIT, asked.earlier)
    return lateness(LIMIT, waited, None, law).first_payable(waited, own)


def _to_previous(asked: AskedPartial, law: Law) -> Iterator[Finding]:
    if asked.previous is not Before.NOTHING:
        relapse = asked.previous is Before.SAME_ILLNESS
        yield from objections.to_paid_until(asked.previous_paid_until, asked.onset, law, relapse=relapse)


QUESTIONS: Final[Mapping[str, Question]] = {
    "daily_allowance": Question(AskedHalf, ("daily_allowance",), _daily_allowance),
    "annual_income": OF_SICKNESS["annual_income"],
    "reference_period": OF_SICKNESS["reference_period"],
    "first_payable_day": Question(AskedPartial, ("first_payable_day",), _first_payable_day),
    "last_payable_day": Question(AskedPartial, ("last_payable_day",), _last_payable_day),
    "deadline": sliding_deadline_question(LIMIT),
}

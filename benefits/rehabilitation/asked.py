"""What can be asked of rehabilitation allowance, full and partial."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

import msgspec
from msgspec.structs import replace

from benefits import asked_of_sickness, objections
from benefits.allowance import share_of
from benefits.asked_of_sickness import AskedIncome
from benefits.asking import Answer, AskedOnset, Question, explained, sliding_deadline_question, told
from benefits.calculation import Payee
from benefits.calendar import LAST_DAY
from benefits.claims import Spell
from benefits.income import step
from benefits.law import Law
from benefits.money import NOTHING, percent, to_cents
from benefits.periods import Period, unbroken
from benefits.rehabilitation import codes, pensioner
from benefits.rehabilitation.claim import Preceding, Programme
from benefits.rehabilitation.hours import enough_lost, share_lost
from benefits.rehabilitation.objections import to_course
from benefits.rehabilitation.reckoning import LIMIT
from benefits.rehabilitation.waiting import Course, waiting_period
from benefits.scalars import Hours


class AskedRehabilitation(AskedOnset, frozen=True, kw_only=True):
    """A question about the first payable day: the onset is the first day of the whole rehabilitation.

    `periods` are its days, if it goes on in periods; without them it goes on unbroken.
    """

    programme: Programme = Programme.OTHER
    planned_weekdays: int | None = None
    preceding: Preceding = Preceding.NOTHING
    previous_paid_until: date | None = None
    periods: tuple[Period, ...] = ()
    earlier: tuple[Spell, ...] = ()


class AskedAllowance(AskedIncome, frozen=True, kw_only=True):
    """A question about the amount of a day; of a full pensioner's it is asked by the pensions of a month."""

    pensions_per_month: Decimal | None = None


class AskedShortenedDay(msgspec.Struct, frozen=True, kw_only=True):
    """A question about one shortened day: its normal hours, and from when to when what was done.

    `on` is the day; without it the latest law answers. `full_wage_paid` says that all of its wage was paid.
    """

    normal_hours: Hours
    rehabilitation: tuple[time, time]
    work: tuple[time, time]
    full_wage_paid: bool
    on: date = LAST_DAY

    @property
    def anchor(self) -> date:
        """The day whose law the answer goes by."""
        return self.on


def _first_payable_day(asked: AskedRehabilitation, law: Law) -> Answer:
    days = objections.days_of("periods", asked.periods)
    slips = (*objections.to_range(days), *objections.to_order("periods", asked.periods))
    if slips:
        return {"first_payable_day": None, "findings": told(slips)}
    course = Course(
        starts_on=asked.onset,
        programme=asked.programme,
        planned_weekdays=asked.planned_weekdays,
        preceding=asked.preceding,
        previous_paid_until=asked.previous_paid_until,
        periods=unbroken(asked.periods),
        earlier=asked.earlier,
    )
    waiting = waiting_period(course, law)
    findings = told((*to_course(course, law), *waiting.findings))
    found = {"findings": findings} if findings else {}
    return {"first_payable_day": waiting.first_payable_day, "waiting": waiting.served, **found}


def _daily_allowance(asked: AskedAllowance, law: Law) -> Answer:
    if asked.pensions_per_month is None:
        return asked_of_sickness.daily_allowance(asked, law)
    amount = pensioner.daily_amount(asked.pensions_per_month, law)
    share, days = law.rehabilitation_allowance.pension_percentage, law.sickness_allowance.month_divisor
    steps = (step(codes.PENSION_STEP, amount, share=percent(share), days=days),)
    return {"daily_allowance": amount, "steps": explained(steps), "findings": []}


def _partial_daily_allowance(asked: AskedIncome, law: Law) -> Answer:
    share = law.partial_rehabilitation_allowance.percentage
    return asked_of_sickness.daily_allowance(
        asked, law, lambda amount: share_of(amount, share, codes.HALF_STEP)
    )


def _shortened_day(asked: AskedShortenedDay, law: Law) -> Answer:
    rehabilitation, work = (_on(asked.on, *span) for span in (asked.rehabilitation, asked.work))
    if (
        not asked.normal_hours
        or rehabilitation.ends_at < rehabilitation.begins_at
        or work.ends_at < work.begins_at
    ):
        impossible = codes.HOURS_IMPOSSIBLE.finding("normal_hours")
        return {**dict.fromkeys(DAY_RESULTS), "findings": told([impossible])}
    lost = max(asked.normal_hours - work.hours, NOTHING)
    entitled = lost < asked.normal_hours and enough_lost(asked.normal_hours, lost, law)
    payee = Payee.EMPLOYER if asked.full_wage_paid else Payee.EMPLOYEE
    return {
        "hours_lost": format(to_cents(lost).normalize(), "f"),
        "share_lost": to_cents(share_lost(asked.normal_hours, lost)),
        "entitled": entitled,
        "payee": payee if entitled else None,
        "wage_to_report_for": _away(rehabilitation, work, lost).told() if entitled else None,
    }


class Span(msgspec.Struct, frozen=True):
    """Some time of a day, from when to when."""

    begins_at: datetime
    ends_at: datetime

    @property
    def hours(self) -> Decimal:
        """How many hours it has."""
        return Decimal((self.ends_at - self.begins_at).seconds) / HOUR.seconds

    def told(self) -> list[str]:
        """Return it as it is told in an answer."""
        return [f"{at:%H:%M}" for at in (self.begins_at, self.ends_at)]


def _on(day: date, begins: time, ends: time) -> Span:
    return Span(datetime.combine(day, begins), datetime.combine(day, ends))


def _away(rehabilitation: Span, work: Span, lost_hours: Decimal) -> Span:
    """Return the working hours away, for which the employer states the wage: before work, or after it."""
    lost = HOUR * float(lost_hours)
    if rehabilitation.begins_at < work.begins_at:
        return Span(work.begins_at - lost, work.begins_at)
    return Span(work.ends_at, work.ends_at + lost)


HOUR: Final = timedelta(hours=1)
DAY_RESULTS: Final = ("hours_lost", "share_lost", "entitled", "payee", "wage_to_report_for")
"""What is answered of a shortened day."""

_SHARED: Final = asked_of_sickness.QUESTIONS
_BOTH: Final[Mapping[str, Question]] = {
    "annual_income": replace(_SHARED["annual_income"], old_law=codes.OLD_LAW),
    "reference_period": replace(_SHARED["reference_period"], old_law=codes.OLD_LAW),
    "first_payable_day": Question(
        AskedRehabilitation, ("first_payable_day",), _first_payable_day, old_law=codes.OLD_LAW
    ),
    "deadline": replace(sliding_deadline_question(LIMIT), old_law=codes.OLD_LAW),
}

QUESTIONS: Final[Mapping[str, Question]] = {
    "daily_allowance": Question(
        AskedAllowance, ("daily_allowance",), _daily_allowance, old_law=codes.OLD_LAW
    ),
    **_BOTH,
}

PARTIAL_QUESTIONS: Final[Mapping[str, Question]] = {
    "daily_allowance": Question(
        AskedIncome, ("daily_allowance",), _partial_daily_allowance, old_law=codes.OLD_LAW
    ),
    **_BOTH,
    "shortened_day": Question(AskedShortenedDay, DAY_RESULTS, _shortened_day, old_law=codes.OLD_LAW),
}

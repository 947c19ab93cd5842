"""Insight: how employers of each class are served, from a summary that is made every night."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Final

from django.utils.timezone import localtime, make_aware

from access import trail
from access.actor import Actor, NotAllowedError, Role
from access.scope import acting
from benefits.calendar import ONE_DAY
from benefits.codes import LATE_LINE
from benefits.law import law_on
from segments import tallies
from segments.absences import WAITED, suggested
from segments.classes import Segment
from segments.guidance import about, piece, situations
from segments.models import Summary
from segments.tallies import ALL

FEWEST: Final = 5
"""A cell of fewer employers is not shown: one could tell whose it is."""
UNSETTLED_DAYS: Final = 31
"""Days that are summarised anew every night, for what they hold may still change: drafts are sent, reports
come late. Their months and years are made anew as a whole."""
REFUSED_LATE: Final = "refusal_late"


class Measure(StrEnum):
    """What the summary counts (number), and what it adds up beside it (amount).

    On the day it comes in: RECEIVED claims, days from the first day to the claim; CORRECTED claims; ASKED
    questions to employers, ASKED_FOR by their reason. On the day of the first decision: DECIDED claims, days
    from the claim to the decision; OUTCOME by its code, euros; AUTOMATIC decisions, by the rules alone;
    FIRST_RIGHT, without a question or a correction; LATE ones, euros that lateness cost. On the day of any
    decision: EUROS that it adds for the employer. On the day of payment: PAID, days from the decision;
    FIRST_MONEY, the first of a claim, days from its first day. On its day: CONTACT, CONTACT_BY channel and
    CONTACT_FOR reason; HELP asked for, HELP_ON a page; HANDLED, seconds an officer looked at a case; LEFT
    drafts that nobody has sent, on the day they were last touched, LEFT_AT a step; UNCLAIMED absences with
    pay in the register that are longer than the waiting period and of which nothing was claimed, on their
    last day, their weekdays. CUSTOMER: employers that sent or corrected a claim, made contact or asked for
    help. SHOWN: views of a piece of guidance, also by people who have not signed in. The GUIDED ones are
    their namesakes at employers that had seen guidance about the benefit shortly before they acted
    (`GUIDED_DAYS`), by piece, and with no detail whichever piece it was.
    """

    RECEIVED = "received"
    CORRECTED = "corrected"
    ASKED = "asked"
    ASKED_FOR = "asked_for"
    DECIDED = "decided"
    OUTCOME = "outcome"
    AUTOMATIC = "automatic"
    FIRST_RIGHT = "first_right"
    LATE = "late"
    EUROS = "euros"
    PAID = "paid"
    FIRST_MONEY = "first_money"
    CONTACT = "contact"
    CONTACT_BY = "contact_by"
    CONTACT_FOR = "contact_for"
    HELP = "help"
    HELP_ON = "help_on"
    HANDLED = "handled"
    LEFT = "left"
    LEFT_AT = "left_at"
    UNCLAIMED = "unclaimed"
    CUSTOMER = "customer"
    SHOWN = "shown"
    GUIDED_RECEIVED = "guided_received"
    GUIDED_LEFT = "guided_left"
    GUIDED_DECIDED = "guided_decided"
    GUIDED_FIRST_RIGHT = "guided_first_right"
    GUIDED_LATE = "guided_late"
    GUIDED_CONTACT = "guided_contact"


OWN: Final = (Measure.RECEIVED, Measure.CORRECTED, Measure.CONTACT, Measure.HELP)
"""What an employer does itself, and is a customer by."""
FOLLOWED: Final[Mapping[Measure, Measure]] = {
    Measure.RECEIVED: Measure.GUIDED_RECEIVED,
    Measure.LEFT: Measure.GUIDED_LEFT,
    Measure.DECIDED: Measure.GUIDED_DECIDED,
    Measure.FIRST_RIGHT: Measure.GUIDED_FIRST_RIGHT,
    Measure.LATE: Measure.GUIDED_LATE,
    Measure.CONTACT: Measure.GUIDED_CONTACT,
}
"""What is followed after guidance was seen, and the measure of it."""
GUIDED_DAYS: Final = 30
"""For so many days after it saw guidance, what an employer does is counted as done with it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What happened: how often, the sum beside it, and at how many employers.

    It is `hidden` where it is of so few employers that one could tell whose it is; nothing happened at none.
    """

    number: int = 0
    amount: Decimal = Decimal(0)
    employers: int = 0

    @property
    def hidden(self) -> bool:
        """Say whether the cell may not be shown."""
        return 0 < self.employers < FEWEST

    def without(self, part: "Cell") -> "Cell":
        """Return what is left when a part is taken away, at the fewest employers that it may be of."""
        left = self.number - part.number
        return Cell(
            number=left,
            amount=self.amount - part.amount,
            employers=max(1, self.employers - part.employers) if left else 0,
        )


NOTHING: Final = Cell()


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one period by segment, measure, detail and channel."""

    found: dict[tuple[str, str, str, str], Cell]

    def of(self, segment: Segment, measure: Measure, *, detail: str = "", channel: str = ALL) -> Cell:
        """Return a cell; one that is not there is of nothing."""
        return self.found.get((segment, measure, detail, channel), NOTHING)

    def details(self, measure: Measure) -> list[str]:
        """Return the details that a measure has, the most frequent first."""
        numbers: dict[str, int] = {}
        for (_segment, each, detail, channel), cell in self.found.items():
            if (each, channel) == (measure, ALL):
                numbers[detail] = numbers.get(detail, 0) + cell.number
        return sorted(numbers, key=lambda detail: (-numbers[detail], detail))


def refresh(first: date, last: date, *, by: Actor, at: datetime) -> int:
    """Make the summary of some days anew, both included, with their months and years; return how many cells.

    It may be done as often as one likes: what stands there is removed first.
    """
    by.require_role()
    if last < first:
        raise ValueError("the days end before they begin")
    year, next_year = date(first.year, 1, 1), date(last.year + 1, 1, 1)
    since, until = (make_aware(datetime.combine(day, time.min)) for day in (year, next_year))
    with acting(by):
        made = tallies.fill(first, last, since, until, _looked_for(last))
        trail.record(by=by, at=at, deed="summarise", subject="summary", subject_ids=[])
    return made


def _looked_for(day: date) -> tallies.Codes:
    """Return the codes and figures that the sources look for, by the law of a day."""
    claimable = suggested()
    pieces = [
        (piece(told, outcome), benefit)
        for told in situations()
        for outcome in told.outcomes
        for benefit in about(told, outcome)
    ]
    sickness = law_on(day).sickness_allowance.waiting_weekdays + 1
    return {
        "late": LATE_LINE.code,
        "refused_late": REFUSED_LATE,
        "own": [each.value for each in OWN],
        "followed": [each.value for each in FOLLOWED],
        "guided_days": GUIDED_DAYS,
        "pieces": [each for each, _benefit in pieces],
        "about": [benefit for _piece, benefit in pieces],
        "causes": list(claimable),
        "benefits": list(claimable.values()),
        "waiting": [sickness if code in WAITED else 0 for code in claimable.values()],
    }


def cells(*, for_: Actor, span: str, starts_on: date, benefit: str = ALL) -> Cells:
    """Return the cells of the day, month or year that begins on a day, for Kela's own people."""
    _require_kela(for_)
    with acting(for_):
        rows = Summary.objects.filter(span=span, starts_on=starts_on, benefit=benefit)
        return Cells({(r.segment, r.measure, r.detail, r.channel): _cell(r) for r in rows})


def outcomes(*, for_: Actor, span: str, starts_on: date) -> dict[str, Cells]:
    """Return how claims were decided in a period, by benefit, for Kela's own people."""
    _require_kela(for_)
    with acting(for_):
        rows = Summary.objects.filter(
            span=span,
            starts_on=starts_on,
            channel=ALL,
            measure=Measure.OUTCOME,
        ).exclude(benefit=ALL)
        found: dict[str, dict[tuple[str, str, str, str], Cell]] = {}
        for row in rows.order_by("benefit"):
            key = (row.segment, row.measure, row.detail, row.channel)
            found.setdefault(row.benefit, {})[key] = _cell(row)
    return {benefit: Cells(each) for benefit, each in found.items()}


def series(
    *, for_: Actor, span: str, first: date, last: date, measures: tuple[Measure, ...], benefit: str = ALL
) -> dict[date, Cells]:
    """Return some measures of the days or months that begin between two days, for Kela's own people."""
    _require_kela(for_)
    with acting(for_):
        rows = Summary.objects.filter(
            span=span,
            starts_on__range=(first, last),
            benefit=benefit,
            channel=ALL,
            measure__in=measures,
            detail="",
        )
        found: dict[date, dict[tuple[str, str, str, str], Cell]] = {}
        for row in rows.order_by("starts_on"):
            key = (row.segment, row.measure, row.detail, row.channel)
            found.setdefault(row.starts_on, {})[key] = _cell(row)
    return {day: Cells(each) for day, each in found.items()}


def years(*, for_: Actor) -> list[int]:
    """Return the years of which there is a summary, the newest first, for Kela's own people."""
    _require_kela(for_)
    with acting(for_):
        found = Summary.objects.filter(span="year", benefit=ALL, channel=ALL, measure=Measure.CUSTOMER)
        return [
            day.year for day in found.order_by("-starts_on").values_list("starts_on", flat=True).distinct()
        ]


def _cell(row: Summary) -> Cell:
    return Cell(number=row.number, amount=row.amount, employers=row.employers)


def _require_kela(for_: Actor) -> None:
    if not for_.sees_all:
        raise NotAllowedError("the summary is for Kela's own people")
    for_.require_role(*Role)


def days_before(at: datetime, days: int) -> tuple[date, date]:
    """Return the first and the last of so many days that ended before the day of an instant."""
    today = localtime(at).date()
    return today - days * ONE_DAY, today - ONE_DAY

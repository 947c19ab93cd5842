"""What stands beside the questions: waiting and payable days, the last day to apply, and the estimate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from access.actor import Actor
from applications.answers import Answers
from applications.services import preview
from applications.states import Channel
from applications.submissions import Preview, Submission
from benefits import words
from benefits.calculation import Line, Payee
from benefits.calendar import is_weekday
from benefits.catalogue import BENEFITS, Kind
from benefits.findings import Finding, Weight
from benefits.law import Law, law_on
from benefits.periods import Period
from benefits.scalars import UnreadableError, read_date
from portal.questions.pages import read
from portal.questions.steps import Guide, Words
from portal.shell.calendar import Drawn, Mark, drawn
from portal.shell.tables import period_text

LONGEST_DRAWN = timedelta(days=92)
"""A longer absence is told in words: its months would fill the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What the answers so far already tell; `estimated` says what the estimate rests on."""

    estimated: Words = ""
    told: Sequence[tuple[Words, str]] = ()
    first_payable_day: date | None = None
    last_day: date | None = None
    late: bool = False
    calendar: Drawn | None = None
    preview: Preview | None = None

    @property
    def amount(self) -> object:
        """Return the estimate in euros, None while it cannot be given."""
        calculation = self.preview.calculation if self.preview else None
        return calculation.worth if calculation else None

    @property
    def note(self) -> Words:
        """Return what the estimate rests on."""
        calculation = self.preview.calculation if self.preview else None
        if calculation and calculation.estimate is not None:
            return _(
                "Arvio on laskettu viimeksi vahvistetulla luvulla. "
                "Päätös tehdään, kun vuoden oma luku on vahvistettu."
            )
        return self.estimated

    @property
    def unknown(self) -> str:
        """Return why there is no estimate yet."""
        if self.preview and self.preview.calculation:
            return _("Tästä hakemuksesta ei voi antaa arviota.")
        return _("Arvio tulee tähän, kun olette kertoneet, mitä siihen tarvitaan.")

    @property
    def lines(self) -> list[dict[str, object]]:
        """Return the estimate's lines as the estimate panel takes them."""
        calculation = self.preview.calculation if self.preview else None
        return drawn_lines(calculation.lines) if calculation else []

    @property
    def findings(self) -> list[dict[str, object]]:
        """Return what the law objects to in the claim, in the reader's language."""
        return [each for each in self._told if each["weight"] != Weight.INFORMS.value]

    @property
    def notes(self) -> list[dict[str, object]]:
        """Return what the law notes of the calculation, for whoever wants to know more."""
        return [each for each in self._told if each["weight"] == Weight.INFORMS.value]

    @property
    def sendable(self) -> bool:
        """Say whether the claim could be sent as it is: whole, of somebody known, and stopped by nothing."""
        return self.preview is not None and self.preview.acceptable

    @property
    def stopping(self) -> tuple[Finding, ...]:
        """Return what stands in the way of sending the claim."""
        told = self.preview.findings if self.preview else ()
        return tuple(finding for finding in told if finding.weight is Weight.STOPS)

    @property
    def _told(self) -> list[dict[str, object]]:
        return drawn_findings(self.preview.findings) if self.preview else []


def aside(
    guide: Guide,
    answers: Answers,
    *,
    employer_id: int,
    employee_id: int | None,
    corrects: int | None = None,
    by: Actor,
    at: datetime,
) -> Aside:
    """Return what is known beside the questions; `preview` is there once claim and employee are."""
    try:
        day = read_date(answers[guide.counted_from])
    except (KeyError, UnreadableError):
        return Aside(estimated=guide.estimated, told=guide.tells(answers))
    law = law_on(day)
    limit = BENEFITS[guide.benefit].limit.deadline(day, law)
    claim = read(guide, answers).claim
    seen = None
    if claim and (employee_id or not BENEFITS[guide.benefit].for_employee):
        submission = Submission(
            employer_id=employer_id, employee_id=employee_id, channel=Channel.PAGE, claim=claim
        )
        (seen,) = preview([submission], corrects=corrects, by=by, at=at)
    calculation = seen.calculation if seen else None
    first = calculation.first_payable_day if calculation else _first_payable_day(guide, day, law)
    return Aside(
        estimated=guide.estimated,
        told=guide.tells(answers),
        first_payable_day=first,
        last_day=limit.last_day,
        late=localtime(at).date() > limit.last_day,
        calendar=days_drawn(day, first, calculation.lines if calculation else ())
        if BENEFITS[guide.benefit].kind is Kind.DAILY_ALLOWANCE
        else None,
        preview=seen,
    )


def _first_payable_day(guide: Guide, day: date, law: Law) -> date | None:
    return None if guide.first_payable_day is None else guide.first_payable_day(day, law)


def drawn_lines(lines: Sequence[Line]) -> list[dict[str, object]]:
    """Return a calculation's lines as estimates, cases and decisions show them."""
    language = get_language() or "fi"
    return [
        {
            "label": words.say_code(line.code, line.parameters, language),
            "note": f"{_period(line)}, {_days(line.days)}" if line.days else _period(line),
            "amount": line.amount,
            "line": line,
        }
        for line in lines
    ]


def drawn_findings(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """Return findings as the findings component takes them."""
    language = get_language() or "fi"
    return [
        {
            "weight": finding.weight.value,
            "sentence": words.say(finding, language),
            "field": finding.field,
            "source": finding.source,
        }
        for finding in findings
    ]


def _period(line: Line) -> str:
    return period_text(Period(line.starts_on, line.ends_on))


def _days(days: int) -> str:
    return ngettext("%(days)s arkipäivä", "%(days)s arkipäivää", days) % {"days": days}


def days_drawn(onset: date, first_payable: date | None, lines: Sequence[Line]) -> Drawn | None:
    """Return the waiting and payable days of a claim to be drawn; None where they would fill the page.

    What is paid at once has no days.
    """
    if lines and not any(line.days for line in lines):
        return None
    last = max((line.ends_on for line in lines), default=first_payable or onset)
    if last - onset > LONGEST_DRAWN:
        return None
    marks = {
        day: Mark.WAITING for day in _from_to(onset, last) if first_payable is None or day < first_payable
    }
    if not lines and first_payable:
        marks[first_payable] = Mark.PAYABLE
    for line in lines:
        if line.payee is not Payee.NOBODY:
            marks |= {day: Mark.PAYABLE for day in _from_to(line.starts_on, line.ends_on) if is_weekday(day)}
    return drawn(marks)


def _from_to(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))

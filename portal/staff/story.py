"""What has happened to a case: its moves, questions with their answers, and the person's earlier spells."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.states import State
from benefits import words
from benefits.calendar import count_weekdays
from benefits.sickness import Spell
from decisions.queries import Case
from portal.questions import requests
from portal.shell.tables import Cell, columns, labelled
from portal.staff.reasons import REASONS, reason
from portal.staff.states import STATES

if TYPE_CHECKING:
    from applications.models import StateChange


def events(case: Case) -> list[dict[str, object]]:
    """Return the moves of an application as events with who made them, newest first."""
    return [
        {
            "at": change.at,
            "title": STATES[change.state][0],
            "text": _why(change),
            "who": _who(change, case),
            "kind": STATES[change.state][1],
        }
        for change in case.whole.changes
    ]


def _who(change: "StateChange", case: Case) -> str:
    if change.user_id is not None:
        return case.people.get(change.user_id, "")
    return _("Automaattinen käsittely") if change.run == "propose" else change.run


def _why(change: "StateChange") -> str:
    """Return a move's reason in words; codes are said, what somebody wrote stands as it is."""
    if change.state == State.ASKED and change.reason in requests.REASONS:
        return str(requests.REASONS[change.reason].label)
    if change.former == State.ASKED and change.reason == "answered":
        return _("Työnantaja vastasi")
    if change.state == State.STUCK:
        return _("Viite %(reference)s") % {"reference": change.reason}
    return reason(change.reason) if change.reason in REASONS else change.reason


def requests_told(case: Case) -> list[dict[str, object]]:
    """Return the questions to the employer with their answers, newest first."""
    language = get_language() or "fi"
    return [
        {
            "request": each,
            "reason": requests.REASONS[each.reason].label if each.reason in requests.REASONS else each.reason,
            "field": words.label(each.field, language) if each.field else "",
            "asked_by": case.people.get(each.asked_by, ""),
            "answered_by": case.people.get(each.answered_by or 0, ""),
        }
        for each in case.whole.requests
    ]


def earlier_columns() -> list[Cell]:
    """Return the columns of the person's earlier spells."""
    labels = (_("Alkoi"), _("Maksettu asti"), _("Enimmäisaikaan lasketut arkipäivät"), _("Vuositulo"))
    return columns(*labels, numbers=(2, 3))


def earlier_rows(spells: Iterable[Spell]) -> list[list[Cell]]:
    """Return what was decided of the same person before, whoever the employer was."""
    rows: list[list[Cell]] = [
        [
            {"text": date_format(each.onset, "j.n.Y")},
            {"text": date_format(each.paid_until, "j.n.Y") if each.paid_until else "–"},
            {
                "text": str(sum(count_weekdays(part.starts_on, part.ends_on) for part in each.counted)),
                "number": True,
            },
            {"text": "–", "number": True} if each.annual_income is None else {"amount": each.annual_income},
        ]
        for each in spells
    ]
    return labelled(earlier_columns(), rows)

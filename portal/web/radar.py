"""The radar of deadlines: how many euros wait for what is to be done, and in which weeks it is due."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from applications.drafts import Draft
from benefits import words
from benefits.catalogue import Claim
from portal.questions import pages
from portal.questions.guides import GUIDES
from portal.shell.tables import columns, labelled
from segments.due import Open, Task

WEEKS: Final = 8
"""How many weeks ahead are drawn; what is due later is told in one line."""
WEEK: Final = timedelta(weeks=1)
TALL: Final = 100
"""The height of the tallest column."""
PAID_FOR: Final = frozenset({Task.ANSWER, Task.SEND, Task.CLAIM})
"""What is done for money: the sum waits for these."""


def claim_of(draft: Draft) -> Claim | None:
    """Return the claim that a draft's answers make, None while they make none."""
    return pages.read(GUIDES[draft.benefit], draft.answers).claim


def radar(matters: Sequence[Open], on: date) -> dict[str, object] | None:
    """Return what the radar draws of valued matters; None where none has a day to come."""
    days = [each.last_day for each in matters if each.last_day is not None and each.last_day >= on]
    if not days:
        return None
    bars = _bars(matters, on)
    heads = columns(_("Viikko alkaa"), _("Odottaa"), _("Euroja"), numbers=[1, 2])
    most = max(1, *(round(_euros(due)) for _label, due in bars))
    return {
        "sentence": _sentence([each for each in matters if each.task in PAID_FOR] or matters, on),
        "bars": [
            {"label": label, "height": round(_euros(due)) * TALL // most, "number": len(due)}
            for label, due in bars
        ],
        "tall": TALL,
        "columns": heads,
        "rows": labelled(
            heads,
            [
                [{"text": label}, {"text": str(len(due)), "number": True}, {"amount": _euros(due)}]
                for label, due in bars
            ],
        ),
    }


def _sentence(matters: Sequence[Open], on: date) -> str:
    euros, number = _euros(matters), len(matters)
    days = [each.last_day for each in matters if each.last_day is not None and each.last_day >= on]
    day = date_format(min(days), "j.n.Y") if days else ""
    told = {"number": number, "day": day, "euros": _written(euros)}
    if not days:
        return ngettext("%(number)s asia odottaa teitä.", "%(number)s asiaa odottaa teitä.", number) % told
    if not euros:
        return (
            ngettext(
                "%(number)s asia odottaa teitä viimeistään %(day)s.",
                "%(number)s asiaa odottaa teitä, seuraava viimeistään %(day)s.",
                number,
            )
            % told
        )
    return (
        ngettext(
            "Arviolta %(euros)s odottaa: %(number)s asia, viimeistään %(day)s.",
            "Arviolta %(euros)s odottaa: %(number)s asiaa, seuraava viimeistään %(day)s.",
            number,
        )
        % told
    )


def _bars(matters: Sequence[Open], on: date) -> list[tuple[str, list[Open]]]:
    """Return the coming weeks, each with what is due in it; what comes after them where there is some."""
    monday = on - timedelta(days=on.weekday())
    weeks = [monday + WEEK * number for number in range(WEEKS)]
    bars = [(date_format(week, "j.n."), _due(matters, week)) for week in weeks]
    later = [each for each in matters if each.last_day is not None and each.last_day >= monday + WEEK * WEEKS]
    return [*bars, (_("Myöhemmin"), later)] if later else bars


def _due(matters: Sequence[Open], monday: date) -> list[Open]:
    return [each for each in matters if each.last_day is not None and monday <= each.last_day < monday + WEEK]


def _euros(matters: Sequence[Open]) -> Decimal:
    return sum((each.euros for each in matters if each.euros), start=Decimal(0))


def _written(euros: Decimal) -> str:
    return words.write_parameter(str(euros), get_language() or "fi")

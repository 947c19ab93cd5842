"""Calculations explained: the steps to a day's amount, the lines with their grounds, the instalments."""

from collections.abc import Iterable, Sequence

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from benefits import words
from benefits.calculation import Instalment, Line, Step
from benefits.periods import Period
from decisions.awards import AwardedLine
from portal.shell.tables import Cell, columns, labelled, period_text


def steps(found: Iterable[Step]) -> list[dict[str, object]]:
    """Return the steps as sentences, each with its rule."""
    language = get_language() or "fi"
    return [
        {"sentence": words.say_code(each.code, each.parameters, language), "rule": each.rule}
        for each in found
    ]


def line_columns() -> list[Cell]:
    """Return the columns of a calculation's lines."""
    return columns(_("Päivät"), _("Peruste"), _("Saaja"), _("Euroa"), numbers=(3,))


def line_rows(lines: Iterable[Line]) -> list[list[Cell]]:
    """Return a calculation's lines as rows of a table."""
    language = get_language() or "fi"
    return labelled(line_columns(), [_line(each, language) for each in lines])


def _line(line: Line, language: str) -> list[Cell]:
    return [
        {"text": period_text(Period(line.starts_on, line.ends_on)), "note": _weekdays(line, language)},
        {"text": words.say_code(line.code, line.parameters, language), "note": _ground(line, language)},
        {"text": words.label_code(line.payee, language)},
        {"amount": line.amount},
    ]


def _weekdays(line: Line, language: str) -> str:
    """Return the weekdays of a line and what one is worth; nothing of what is paid at once."""
    if not line.days:
        return ""
    weekdays = ngettext("%(days)s arkipäivä", "%(days)s arkipäivää", line.days) % {"days": line.days}
    daily = words.write_parameter(str(line.daily_amount), language)
    return f"{weekdays} × {daily}" if line.daily_amount else weekdays


def _ground(line: Line | AwardedLine, language: str) -> str:
    """Return a line's rule, and of an amount that an officer gave also the computed one and why."""
    if not isinstance(line, AwardedLine) or line.computed is None:
        return line.rule
    computed = words.write_parameter(str(line.computed), language)
    told = _("Laskettu määrä %(computed)s, muutettu: %(reason)s")
    return f"{line.rule}. {told % {'computed': computed, 'reason': line.override_reason}}"


def instalment_columns() -> list[Cell]:
    """Return the columns of the instalments."""
    return columns(_("Erä"), _("Päivät"), _("Arkipäiviä"), _("Euroa"), numbers=(2, 3))


def instalment_rows(instalments: Sequence[Instalment]) -> list[list[Cell]]:
    """Return instalments as rows of a table."""
    rows: list[list[Cell]] = [
        [
            {"text": str(each.number)},
            {"text": period_text(Period(each.starts_on, each.ends_on)), "nowrap": True},
            {"text": str(each.days or "–"), "number": True},
            {"amount": each.amount},
        ]
        for each in instalments
    ]
    return labelled(instalment_columns(), rows)

"""Sent claims as pages show them: the row of a list, the state in words, the answers, the story."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from applications.answers import of_claim
from applications.days import periods_of
from applications.queries import Version, Whole
from applications.states import State
from benefits.catalogue import BENEFITS, Claim
from benefits.periods import Period
from portal.questions import pages
from portal.questions.guides import GUIDES
from portal.questions.steps import Words
from portal.shell.tables import labelled, period_text

if TYPE_CHECKING:
    from applications.models import Application, Draft

STATES: Mapping[str, tuple[Words, str]] = {
    State.SUBMITTED: (gettext_lazy("Vastaanotettu"), "info"),
    State.PROPOSED: (gettext_lazy("Käsittelyssä"), "info"),
    State.ASKED: (gettext_lazy("Odottaa vastaustasi"), "warn"),
    State.RESTING: (gettext_lazy("Odottaa"), "warn"),
    State.DECIDED: (gettext_lazy("Päätös tehty"), "good"),
    State.WITHDRAWN: (gettext_lazy("Peruttu"), ""),
    State.STUCK: (gettext_lazy("Selvitettävänä"), "bad"),
}
CHANNELS: Mapping[str, Words] = {
    "page": gettext_lazy("Lomake"),
    "file": gettext_lazy("Tiedosto"),
    "register": gettext_lazy("Tulorekisteri"),
    "api": gettext_lazy("Rajapinta"),
}


def benefit_name(benefit: str, language: str) -> str:
    """Return what a benefit is called."""
    return BENEFITS[benefit].names[language]


def subject(about: "Application | Draft") -> str:
    """Return what a claim is known by: its employee, or what it is for where it is for a financial year."""
    return str(about.employee) if about.employee else benefit_name(about.benefit, get_language() or "fi")


def draft_subject(draft: "Draft") -> str:
    """Return what an unfinished claim is known by."""
    if draft.employee is None and BENEFITS[draft.benefit].for_employee:
        return _("työntekijä valitsematta")
    return subject(draft)


def columns(*, several: bool) -> list[dict[str, object]]:
    """Return the columns of a list of claims; with the employer's where there are several."""
    named = [_("Työntekijä"), _("Aika ja etuus"), _("Saapunut"), _("Tila")]
    if several:
        named.insert(1, _("Työnantaja"))
    return [{"label": label} for label in named]


def rows(applications: "Iterable[Application]", *, several: bool) -> list[list[dict[str, object]]]:
    """Return the rows of a list of claims."""
    return labelled(columns(several=several), [_row(each, several=several) for each in applications])


def _row(application: "Application", *, several: bool) -> list[dict[str, object]]:
    label, kind = STATES[application.state]
    cells: list[dict[str, object]] = [
        {"text": subject(application), "url": reverse("claim", args=[application.id])},
        {"text": days_text(application), "note": benefit_name(application.benefit, get_language() or "fi")},
        {"text": date_format(localtime(application.received_at), "j.n.Y")},
        {"tag": label, "kind": kind},
    ]
    if several:
        cells.insert(1, {"text": application.employer.name})
    return cells


def days_text(application: "Application") -> str:
    """Return the days of an application as text, first to last; the day it counts from if it has none yet."""
    parts = list(periods_of(application.paid_days)) or [Period(application.onset, application.onset)]
    return period_text(Period(parts[0].starts_on, parts[-1].ends_on))


def answers(benefit: str, claim: Claim) -> list[dict[str, object]]:
    """Return a claim as questions with answers: what an officer sees is what its sender was asked."""
    guide, given = GUIDES[benefit], of_claim(claim)
    return [row for _step, rows in pages.summary(guide, given | guide.recall(given)) for row in rows]


def versions(benefit: str, filed: Sequence[Version]) -> list[dict[str, object]]:
    """Return the versions side by side, newest first: each question whose answer differs somewhere."""
    told = [
        {str(each["question"]): each["answer"] for each in answers(benefit, version.claim)}
        for version in filed
    ]
    questions = list(dict.fromkeys(question for each in told for question in each))
    return [
        {"question": question, "answers": [each.get(question, "–") for each in told]}
        for question in questions
        if len({str(each.get(question)) for each in told}) > 1
    ]


def story(seen: Whole) -> list[dict[str, object]]:
    """Return the moves of an application as events, newest first."""
    return [
        {
            "at": change.at,
            "title": STATES[change.state][0],
            "text": _("Korjattu: %(reason)s") % {"reason": change.reason}
            if change.former == State.DECIDED and change.reason
            else "",
            "kind": STATES[change.state][1],
        }
        for change in seen.changes
    ]

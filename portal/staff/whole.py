"""One case as its page shows it: what was claimed, what is known, what the law makes of it."""

from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from access.actor import Actor, Role
from applications.queries import Version, Whole
from decisions.queries import Case
from employers import queries as employers
from portal.questions import sent
from portal.questions.aside import days_drawn, drawn_findings
from portal.staff import explained, register
from portal.staff.acts import Acts, acts_of
from portal.staff.reasons import reason
from portal.staff.served import served
from portal.staff.states import STATES
from portal.staff.story import earlier_columns, earlier_rows, events, requests_told


def whole(case: Case, *, for_: Actor, at: datetime) -> dict[str, object]:
    """Return what the page of one case shows."""
    application = case.whole.application
    acts = acts_of(case, officer=Role.OFFICER in for_.roles)
    return (
        head(case)
        | _claimed(case.whole)
        | _proposed(case, acts)
        | _employer(application.employer_id, for_, at)
        | _about(application.employee_id, for_)
        | register.known(application, for_=for_)
        | served(application.id, for_=for_)
        | {
            "acts": acts,
            "may_reveal": Role.OFFICER in for_.roles,
            "may_serve": Role.OFFICER in for_.roles,
            "requests": requests_told(case),
            "events": events(case),
            "earlier_columns": earlier_columns(),
            "earlier": earlier_rows(case.facts.earlier if case.facts else ()),
            "decisions": case.decisions,
        }
    )


def head(case: Case) -> dict[str, object]:
    """Return what every page of the case begins with: whose it is, what it is about, where it stands."""
    application = case.whole.application
    words, kind = STATES[application.state]
    benefit = sent.benefit_name(application.benefit, get_language() or "fi")
    who = f"{application.employee}, {benefit.lower()} " if application.employee else f"{benefit} "
    heading = _("Hakemus %(number)s") % {"number": application.id}
    queue = {"url": reverse("queue"), "label": _("Käsittelyjono")}
    return {
        "application": application,
        "heading": heading,
        "over": f"{application.employer.name}, {application.employer.business_id}",
        "lead": f"{who}{sent.days_text(application)}",
        "tag": words,
        "tag_kind": kind,
        "crumbs": [queue],
        "crumbs_below": [queue, {"url": reverse("case", args=[application.id]), "label": heading}],
    }


def _about(employee_id: int | None, for_: Actor) -> dict[str, object]:
    """Return the employee whom the case is about, None where it is about a financial year."""
    return {"employee": employee_id and employers.employee(for_=for_, employee_id=employee_id)}


def _claimed(seen: Whole) -> dict[str, object]:
    benefit = seen.application.benefit
    return {
        "channel": sent.CHANNELS[seen.application.channel],
        "answers": sent.answers(benefit, seen.claim),
        "differences": sent.versions(benefit, seen.versions) if len(seen.versions) > 1 else [],
        "version_heads": [_version_head(version) for version in seen.versions],
        "documents": seen.attachments,
    }


def _version_head(version: Version) -> str:
    filed = date_format(localtime(version.filed_at), "j.n.Y H.i")
    return _("Versio %(number)s, %(at)s") % {"number": version.number, "at": filed}


def _proposed(case: Case, acts: Acts) -> dict[str, object]:
    """Return the proposal explained; nothing of it while there is none."""
    calculation = case.calculation
    if case.proposal is None or calculation is None:
        return {"calculation": None}
    onset = case.whole.application.onset
    return {
        "proposal": case.proposal,
        "outdated": case.proposal.version != case.whole.application.version,
        "calculation": calculation,
        "reasons": [reason(code) for code in case.reasons],
        "findings": _findings(case, acts),
        "steps": explained.steps(calculation.steps),
        "line_columns": explained.line_columns(),
        "lines": explained.line_rows(calculation.lines),
        "instalment_columns": explained.instalment_columns(),
        "instalments": explained.instalment_rows(calculation.instalments),
        "calendar": days_drawn(onset, calculation.first_payable_day, calculation.lines),
    }


def _findings(case: Case, acts: Acts) -> list[dict[str, object]]:
    """Return the findings, each about a field with the way to ask the employer about it."""
    ask = reverse("case_ask", args=[case.whole.application.id])
    return [
        each
        | (
            {"url": f"{ask}?kentta={each['field']}", "link": _("Kysy tästä")}
            if acts.ask and each["field"]
            else {}
        )
        for each in drawn_findings(case.calculation.findings if case.calculation else ())
    ]


def _employer(employer_id: int, for_: Actor, at: datetime) -> dict[str, object]:
    """Return whether allowances can reach the employer, and whom one may ask."""
    on = localtime(at).date()
    return {
        "ready": employers.readiness(for_=for_, employer_ids=[employer_id], on=on)[employer_id],
        "account": employers.account(for_=for_, employer_id=employer_id),
        "contacts": employers.contacts(for_=for_, employer_id=employer_id),
    }

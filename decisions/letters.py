"""Letters (päätöskirje): what a decision says to the employer, in the employer's language.

A letter tells the days, the amounts, each line's ground and source, how it is paid and how to appeal. It
names the employee, if it is about one, and says nothing of the person's income or of other employers beyond
the claim itself.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

import msgspec
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils.timezone import localtime

from access.actor import Actor
from access.models import User
from applications.days import periods_of
from applications.models import Application
from benefits import words
from benefits.appeal import appeal
from benefits.calculation import Payee
from benefits.catalogue import BENEFITS
from decisions.models import Decision, DecisionLine, Instalment
from decisions.rulings import Detriment, Outcome
from employers import queries as employers
from employers.models import BankAccount

OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.GRANTED: "letter_granted",
    Outcome.PARTLY: "letter_partly",
    Outcome.REFUSED: "letter_refused",
}
DETRIMENTS: Final[Mapping[Detriment, str]] = {
    Detriment.OWN_CORRECTION: "letter_own_correction",
    Detriment.CONSENT: "letter_consent",
    Detriment.APPEAL_BOARD: "letter_appeal_board",
    Detriment.OTHER_BENEFIT: "letter_other_benefit",
}
LABELS: Final[Mapping[str, str]] = {
    "reasons": "letter_reasons",
    "lines": "letter_lines",
    "period": "letter_period",
    "days": "letter_days",
    "daily_amount": "letter_daily_amount",
    "amount": "letter_amount",
    "period_and_ground": "letter_period_and_ground",
    "law_note": "letter_law_note",
    "payment": "letter_payment",
    "instalments": "letter_instalments",
    "instalment": "letter_instalment",
    "appeal": "letter_appeal",
    "contact": "letter_contact",
}
"""The letter's fixed words: what the template calls them, and the codes of their sentences."""

_ROW_OF_RECORD: Final = re.compile(r"[A-Z]\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A letter's bytes, a page of HTML in UTF-8, and the employer whose it is."""

    employer_id: int
    body: bytes


def write(decision_ids: Collection[int], *, by: Actor) -> dict[int, Written]:
    """Write the letters of decisions, by the decisions' ids."""
    decisions = list(
        Decision.objects.filter(id__in=decision_ids)
        .select_related("application__employer", "application__employee")
        .prefetch_related(
            Prefetch("lines", DecisionLine.objects.order_by("position")),
            Prefetch("instalments", Instalment.objects.order_by("number")),
        )
    )
    employer_ids = {decision.application.employer_id for decision in decisions}
    accounts = employers.accounts(for_=by, employer_ids=employer_ids)
    officers = User.objects.filter(id__in={decision.decided_by for decision in decisions})
    names = dict(officers.values_list("id", "name"))
    return {
        decision.id: Written(
            employer_id=decision.application.employer_id,
            body=_body(
                decision, accounts.get(decision.application.employer_id), names.get(decision.decided_by or 0)
            ),
        )
        for decision in decisions
    }


def law_of(rule: str) -> str:
    """Return a rule's sections of law without the rows of record: "S22, SVL 7:4.1" → "SVL 7:4.1"."""
    return ", ".join(part for part in rule.split(", ") if not _ROW_OF_RECORD.fullmatch(part))


def _body(decision: Decision, account: BankAccount | None, officer: str | None) -> bytes:
    language = decision.language
    context = {
        "language": language,
        "labels": {label: _say(code, language) for label, code in LABELS.items()},
        "title": _say(
            "letter_title", language, benefit=BENEFITS[decision.application.benefit].names[language]
        ),
        "number": _say("letter_number", language, number=f"{decision.application_id}/{decision.number}"),
        "facts": _facts(decision),
        "outcome": _outcome(decision),
        "reasons": _reasons(decision),
        "lines": [_line(line, language) for line in decision.lines.all()],
        "instalments": [_instalment(each, language) for each in decision.instalments.all()],
        "account": _say("letter_account", language, tail=account.tail)
        if account
        else _say("letter_no_account", language),
        "made": _say("letter_by_officer", language, name=officer)
        if officer
        else _say("letter_automatic", language),
        "appeal": _appeal(decision),
        "contact": _say("letter_contact_how", language, application=decision.application_id),
    }
    return render_to_string("letters/decision.html", context).encode()


def _say(code: str, language: str, /, **parameters: object) -> str:
    return words.say_code(code, {name: str(value) for name, value in parameters.items()}, language)


def _written(value: date | Decimal, language: str) -> str:
    return words.write_parameter(str(value), language)


def _period(starts_on: date, ends_on: date, language: str) -> str:
    first, last = _written(starts_on, language), _written(ends_on, language)
    return first if first == last else f"{first}{' – ' if language == 'en' else '–'}{last}"


def _facts(decision: Decision) -> list[tuple[str, str]]:
    language, application = decision.language, decision.application
    employer = application.employer
    facts = [
        (_say("letter_employer", language), f"{employer.name}, {employer.business_id}"),
        *_employee(application, language),
        *_days(application, language),
        (_say("letter_received", language), _written(localtime(application.received_at).date(), language)),
        (_say("letter_decided", language), _written(localtime(decision.decided_at).date(), language)),
    ]
    if decision.daily_allowance is not None:
        facts.append((_say("letter_daily", language), _written(decision.daily_allowance, language)))
    return facts


def _employee(application: Application, language: str) -> Iterator[tuple[str, str]]:
    """Return whom the application is for; nobody where it is for a financial year."""
    if application.employee is not None:
        yield _say("letter_employee", language), str(application.employee)


def _days(application: Application, language: str) -> Iterator[tuple[str, str]]:
    """Return the days that are claimed, and of incapacity also its first day."""
    if "onset" in {field.name for field in msgspec.structs.fields(BENEFITS[application.benefit].claim)}:
        yield words.label("onset", language), _written(application.onset, language)
    claimed = [_period(each.starts_on, each.ends_on, language) for each in periods_of(application.paid_days)]
    if claimed:
        code = "letter_claimed" if BENEFITS[application.benefit].for_employee else "letter_year"
        yield _say(code, language), ", ".join(claimed)


def _outcome(decision: Decision) -> list[str]:
    """Return what was decided, and for a re-decision what it changes."""
    said = [_say(OUTCOMES[Outcome(decision.outcome)], decision.language, amount=decision.total)]
    if decision.number > 1:
        said.append(_change(decision))
    return said


def _change(decision: Decision) -> str:
    if decision.difference > 0:
        return _say("letter_adds", decision.language, amount=decision.difference)
    if decision.difference < 0:
        why = _say(DETRIMENTS[Detriment(decision.detriment)], decision.language)
        return f"{_say('letter_takes_away', decision.language, amount=-decision.difference)} {why}"
    return _say("letter_changes_nothing", decision.language)


def _reasons(decision: Decision) -> list[str]:
    reason = [words.say_code(decision.reason, {}, decision.language)] if decision.reason else []
    return [*reason, *filter(None, decision.explanation.splitlines()), *_steps(decision)]


def _steps(decision: Decision) -> list[str]:
    """Return the steps of a financial year's reckoning; those of a person's are not told to the employer."""
    if BENEFITS[decision.application.benefit].for_employee:
        return []
    steps = decision.calculation["steps"]
    return [words.say_code(step["code"], step["parameters"], decision.language) for step in steps]


def _line(line: DecisionLine, language: str) -> dict[str, object]:
    return {
        "period": _period(line.starts_on, line.ends_on, language),
        "days": line.days or "–",
        "daily_amount": _written(line.daily_amount, language) if line.days else "–",
        "amount": _written(line.amount, language),
        "payee": words.label_code(Payee(line.payee), language),
        "reason": words.say_code(line.code, line.parameters, language),
        "law": law_of(line.rule),
        "override": _override(line, language),
    }


def _override(line: DecisionLine, language: str) -> str:
    """Return what is said of an amount that an officer gave in the place of the computed one."""
    if line.computed is None:
        return ""
    return _say("letter_override", language, computed=line.computed, reason=line.override_reason)


def _instalment(instalment: Instalment, language: str) -> dict[str, object]:
    return {
        "number": instalment.number,
        "period": _period(instalment.starts_on, instalment.ends_on, language),
        "days": instalment.days or "–",
        "amount": _written(instalment.amount, language),
    }


def _appeal(decision: Decision) -> Iterable[str]:
    decided_on = localtime(decision.decided_at).date()
    days = (appeal(decided_on).plain_day - decided_on).days
    language = decision.language
    return (
        _say("letter_appeal_until", language, days=days, last_day=decision.appeal_by),
        _say("letter_appeal_how", language),
        _say("letter_appeal_who", language),
        _say("letter_appeal_meanwhile", language),
    )

"""Facts: claims as the law sees them, with what the register and earlier decisions know of each person."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from applications import rows
from applications.days import periods_of
from applications.rows import Person
from benefits.catalogue import Claim, Facts, benefit_of
from benefits.periods import Period
from benefits.sickness import Spell
from incomes.queries import Asking, Wages, sick_leaves, wages_in_reference_periods


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One claim whose facts are asked: whose it is, when it came in, and which application it is already.

    A claim for a financial year has no employee. `chosen` names what an officer chose of a benefit's choices.
    """

    employer_id: int
    employee_id: int | None
    claim: Claim
    filed_on: date | None = None
    application_id: int | None = None
    chosen: Sequence[str] = ()


def facts_of(stated: Sequence[Stated], *, whole_person: bool) -> list[Facts | None]:
    """Return the facts of many claims, in order; None for an employee who is not the employer's.

    A decision looks at the whole person: every payer's wages and every earlier decision. An estimate
    shown to an employer or its payroll firm looks at that employer's own reports and decisions alone.
    """
    known = _people_of(stated)
    asked = [
        Asking(
            earner_key=person.key,
            onset=each.claim.anchor,
            payer_id=None if whole_person else each.employer_id,
        )
        for each, person in zip(stated, known, strict=True)
        if person
    ]
    spells = _spells_of(filter(None, known))
    found = zip(wages_in_reference_periods(asked), sick_leaves(asked), strict=True)
    return [
        _facts(each, person, *next(found), spells, whole_person=whole_person)
        if person
        else _facts_of_year(each)
        for each, person in zip(stated, known, strict=True)
    ]


def _facts_of_year(stated: Stated) -> Facts | None:
    """Return the facts of a claim for a financial year; None of one for an employee who is not known."""
    benefit = benefit_of(stated.claim)
    if benefit.for_employee or stated.employee_id is not None:
        return None
    chosen: dict[str, Any] = dict.fromkeys(stated.chosen, True)
    return benefit.facts(claim=stated.claim, filed_on=stated.filed_on, **chosen)


@dataclass(frozen=True, slots=True)
class _Earlier:
    application_id: int
    employer_id: int
    spell: Spell


def _people_of(stated: Sequence[Stated]) -> list[Person | None]:
    """Return the employee of each claim, None where it has none or one who is not the employer's."""
    people = rows.people_of({each.employee_id for each in stated if each.employee_id is not None})
    found = [None if each.employee_id is None else people.get(each.employee_id) for each in stated]
    return [
        person if person and person.employer_id == each.employer_id else None
        for each, person in zip(stated, found, strict=True)
    ]


def _spells_of(people: Iterable[Person]) -> dict[bytes, list[_Earlier]]:
    """Return the decided spells of each person, by the keyed hash of the identity code."""
    spells: dict[bytes, list[_Earlier]] = defaultdict(list)
    for decided in rows.decided_spells({person.key for person in people}):
        spell = Spell(
            benefit=decided.benefit,
            onset=decided.onset,
            counted=tuple(periods_of(decided.counted_days)),
            paid_until=decided.paid_until,
            annual_income=decided.annual_income,
            full_waiting=bool(decided.full_waiting),
        )
        spells[decided.key].append(_Earlier(decided.application_id, decided.employer_id, spell))
    return spells


def _facts(
    stated: Stated,
    person: Person,
    wages: Wages | None,
    absences: tuple[Period, ...],
    spells: dict[bytes, list[_Earlier]],
    *,
    whole_person: bool,
) -> Facts:
    gross, three_months, source = wages or (None, None, "register")
    return benefit_of(stated.claim).facts(
        claim=stated.claim,
        gross_wages=gross,
        gross_three_months=three_months,
        income_source=source,
        birth_date=person.birth_date,
        earlier=tuple(
            earlier.spell
            for earlier in spells.get(person.key, ())
            if earlier.application_id != stated.application_id
            and (whole_person or earlier.employer_id == stated.employer_id)
        ),
        absences=absences,
        filed_on=stated.filed_on,
    )

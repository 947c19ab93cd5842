"""Facts: claims as the law sees them, with what the register and earlier decisions know of each person."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from applications.days import periods_of
from applications.models import Application
from benefits.catalogue import Claim, Facts
from benefits.sickness import Spell
from employers.models import Employee
from incomes.queries import Asking, Wages, wages_in_reference_periods


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One claim whose facts are asked: whose it is, when it came in, and which application it is already."""

    employer_id: int
    employee_id: int
    claim: Claim
    filed_on: date | None = None
    application_id: int | None = None


def facts_of(stated: Sequence[Stated], *, whole_person: bool) -> list[Facts | None]:
    """Return the facts of many claims, in order; None for an employee who is not the employer's.

    A decision looks at the whole person: every payer's wages and every earlier decision. An estimate
    shown to an employer or its payroll firm looks at that employer's own reports and decisions alone.
    """
    people = _people_of(stated)
    wages = wages_in_reference_periods(
        [
            Asking(
                earner_key=people[each.employee_id].key,
                onset=each.claim.onset,
                payer_id=None if whole_person else each.employer_id,
            )
            for each in stated
            if each.employee_id in people
        ]
    )
    spells = _spells_of(people.values())
    found = iter(wages)
    return [
        _facts(each, people[each.employee_id], next(found), spells, whole_person=whole_person)
        if each.employee_id in people
        else None
        for each in stated
    ]


@dataclass(frozen=True, slots=True)
class _Person:
    employer_id: int
    key: bytes
    birth_date: date


@dataclass(frozen=True, slots=True)
class _Earlier:
    application_id: int
    employer_id: int
    spell: Spell


def _people_of(stated: Sequence[Stated]) -> dict[int, _Person]:
    rows = Employee.objects.filter(id__in={each.employee_id for each in stated})
    people = {
        row[0]: _Person(row[1], bytes(row[2]), row[3])
        for row in rows.values_list("id", "employer_id", "identity_key", "birth_date")
    }
    return {
        each.employee_id: people[each.employee_id]
        for each in stated
        if each.employee_id in people and people[each.employee_id].employer_id == each.employer_id
    }


def _decided(keys: set[bytes]) -> QuerySet[Application]:
    """Return decided applications of people, refused ones too: their days may count all the same (S9)."""
    return Application.objects.filter(employee__identity_key__in=keys, counted_days__isnull=False).exclude(
        state="withdrawn"
    )


def _spells_of(people: Iterable[_Person]) -> dict[bytes, list[_Earlier]]:
    """Return the decided spells of each person, by the keyed hash of the identity code."""
    spells: dict[bytes, list[_Earlier]] = defaultdict(list)
    rows = (
        _decided({person.key for person in people})
        .order_by("onset")
        .values_list(
            "id",
            "employer_id",
            "employee__identity_key",
            "onset",
            "counted_days",
            "paid_until",
            "annual_income",
            "full_waiting",
        )
    )
    for application_id, employer_id, key, onset, days, paid_until, income, full_waiting in rows:
        spell = Spell(
            onset=onset,
            counted=tuple(periods_of(days)),
            paid_until=paid_until,
            annual_income=income,
            full_waiting=bool(full_waiting),
        )
        spells[bytes(key)].append(_Earlier(application_id, employer_id, spell))
    return spells


def _facts(
    stated: Stated,
    person: _Person,
    wages: Wages | None,
    spells: dict[bytes, list[_Earlier]],
    *,
    whole_person: bool,
) -> Facts:
    gross, three_months, source = wages or (None, None, "register")
    return Facts(
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
        filed_on=stated.filed_on,
    )

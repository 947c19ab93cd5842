"""Employers of the tests, their people, their payroll firms and what these may do."""

from collections.abc import Collection
from datetime import date
from itertools import count

from access.actor import Actor, Matter
from employers import queries, services
from employers.entries import (
    EVERY_MATTER,
    NewClerk,
    NewEmployee,
    NewEmployer,
    NewFirm,
    NewMandate,
    NewMembership,
)
from tests.factories import access
from tests.factories.access import AT, SETUP

BEGINNING = date(2020, 1, 1)
IBAN = "FI2112345600000785"

_numbers = count(1)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2)


def business_id() -> str:
    """Return a Business ID that no other employer or firm of the run has."""
    while True:
        digits = f"{3000000 + next(_numbers)}"
        remainder = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11
        if remainder != 1:
            return f"{digits}-{-remainder % 11}"


def employer(*, name: str = "Aallon leipomo", language: str = "fi", headcount: int | None = 6) -> int:
    """Return a new employer's id."""
    new = NewEmployer(business_id=business_id(), name=name, language=language, headcount=headcount)
    return services.add_employers([new], by=SETUP, at=AT)[new.business_id]


def owner(
    employer_id: int,
    matters: frozenset[Matter] = EVERY_MATTER,
    *,
    user_id: int | None = None,
    starts_on: date = BEGINNING,
    ends_on: date | None = None,
) -> Actor:
    """Return the actor of a user, a new one unless told, who may act for the employer."""
    member = NewMembership(
        user_id=user_id or access.user(),
        employer_id=employer_id,
        matters=matters,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    services.add_memberships([member], by=SETUP, at=AT)
    return services.enter(user_id=member.user_id, employer_id=employer_id, at=AT)


def firm(*, name: str = "Tilitoimisto Taika", of: int | None = None) -> int:
    """Return a new payroll firm's id; `of` is the employer that it is itself."""
    own = of and queries.employer(for_=SETUP, employer_id=of).business_id
    new = NewFirm(business_id=own or business_id(), name=name)
    return services.add_firms([new], by=SETUP, at=AT)[new.business_id]


def mandate(
    firm_id: int,
    employer_id: int,
    matters: frozenset[Matter] = EVERY_MATTER,
    *,
    starts_on: date = BEGINNING,
    ends_on: date | None = None,
) -> None:
    """Let the firm act for the employer."""
    new = NewMandate(
        firm_id=firm_id, employer_id=employer_id, matters=matters, starts_on=starts_on, ends_on=ends_on
    )
    services.add_mandates([new], by=SETUP, at=AT)


def clerk(
    firm_id: int, *, clients: Collection[int] = (), user_id: int | None = None, ends_on: date | None = None
) -> Actor:
    """Return the actor of a clerk of the firm, a new user unless told."""
    new = NewClerk(
        user_id=user_id or access.user(name="Kaisa Kirjuri"),
        firm_id=firm_id,
        client_ids=tuple(clients),
        starts_on=BEGINNING,
        ends_on=ends_on,
    )
    services.add_clerks([new], by=SETUP, at=AT)
    return services.enter_firm(user_id=new.user_id, firm_id=firm_id, at=AT)


def employee(
    employer_id: int, *, code: str | None = None, last_name: str = "Virtanen", first_name: str = "Matti"
) -> int:
    """Return a new employee's id."""
    new = NewEmployee(
        employer_id=employer_id,
        identity_code=code or access.identity_code(),
        last_name=last_name,
        first_name=first_name,
    )
    (employee_id,) = services.add_employees([new], by=SETUP, at=AT).values()
    return employee_id

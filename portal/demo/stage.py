"""The demo's stage: users, employers, firms and payrolls as they are before anything happens."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.timezone import localtime

from access import services as users
from access.actor import Actor, Role
from access.sealing import identity_key
from benefits.calendar import ONE_DAY, month_start, months_after
from benefits.periods import Period
from employers import queries, services
from employers.entries import (
    NewClerk,
    NewContact,
    NewEmployee,
    NewEmployer,
    NewFirm,
    NewMandate,
    NewMembership,
)
from portal.demo.cast import Place, business_ids, cast, identity_code, name
from portal.demo.payroll import Worker, monthly_pay, pay

DIRECTOR = Actor.run("demo")
BEGINNING = date(2020, 1, 1)
ACCOUNT = "FI2112345600000785"
SAMPLE_BEGINNING = date(2025, 9, 1)
"""From when on the sample messages' people have been paid: their reference period begins here."""

SAMPLE_PEOPLE = (("140385-904J", "Esimerkki", "Kaisa"), ("221178Y915P", "Esimerkki", "Matti"))
MONTHS_TOLD = 17
"""How many months of pay the payrolls have reported: what claims of the last months look back to."""

LARGEST_WHOLE, MONTHS_COUNTED = 400, 4
"""Of larger payrolls only so many people's pay is told for all these months, and everybody's for the last
ones, in which the headcount is counted: reports by the ten thousand would keep the demo waiting."""

LAST_CLAIMANT = 70
"""The number of the last client for which the payroll firm has sent something; others have forgotten to."""

FIRST_CLIENT, FIRST_EMPLOYER, PEOPLE_EACH = 2_500_000, 2_400_000, 10_000


@dataclass(frozen=True, slots=True)
class Employment:
    """An employer on the stage with its people's row ids, in the order they were made."""

    employer_id: int
    business_id: str
    employee_ids: Sequence[int]
    codes: Sequence[str]


def people(at: datetime) -> dict[str, int]:
    """Bring the people to be on the sign-in page, and return their ids by name."""
    ids = users.add_users(
        (
            users.NewUser(
                email=f"{key}@example.invalid",
                name=person.name,
                identity_code=identity_code(number),
                language=person.language,
                about=person.about,
            )
            for number, (key, person) in enumerate(cast().users.items())
        ),
        by=DIRECTOR,
        at=at,
    )
    found = {email.partition("@")[0]: user_id for email, user_id in ids.items()}
    for key, person in cast().users.items():
        if person.roles:
            roles = [Role(role) for role in person.roles]
            users.give_roles(user_id=found[key], roles=roles, by=DIRECTOR, at=at)
    return found


def employer(key: str, user_ids: dict[str, int], at: datetime) -> int:
    """Bring one employer of the cast with its owner, account, consent and contact."""
    place = cast().employers[key]
    number = list(cast().employers).index(key)
    business_id = place.business_id or next(business_ids(FIRST_EMPLOYER + 1000 * number))
    new = NewEmployer(
        business_id=business_id, name=place.name, language=place.language, headcount=place.people or None
    )
    employer_id = services.add_employers([new], by=DIRECTOR, at=at)[business_id]
    if place.owner:
        member = NewMembership(user_id=user_ids[place.owner], employer_id=employer_id, starts_on=BEGINNING)
        services.add_memberships([member], by=DIRECTOR, at=at)
    if place.ready:
        make_ready(employer_id, place, at)
    return employer_id


def make_ready(employer_id: int, place: Place, at: datetime) -> None:
    """Let an employer tell its account, consent to electronic decisions and name whom to ask."""
    services.set_account(employer_id=employer_id, iban=ACCOUNT, holder=place.name, by=DIRECTOR, at=at)
    services.give_consent(employer_id=employer_id, email="palkat@example.invalid", by=DIRECTOR, at=at)
    contact = NewContact(name="Palkanlaskenta", email="palkat@example.invalid", phone="020 000 0000")
    services.set_contacts(employer_id=employer_id, contacts=[contact], by=DIRECTOR, at=at)


def employ(employer_id: int, business_id: str, numbers: Iterable[int], at: datetime) -> Employment:
    """Employ the persons of some numbers."""
    numbers = list(numbers)
    entries = [
        NewEmployee(
            employer_id=employer_id,
            identity_code=identity_code(number),
            last_name=name(number)[0],
            first_name=name(number)[1],
        )
        for number in numbers
    ]
    ids = services.add_employees(entries, by=DIRECTOR, at=at)
    codes = [entry.identity_code for entry in entries]
    in_order = [ids[employer_id, identity_key(code)] for code in codes]
    return Employment(employer_id, business_id, in_order, codes)


def payroll(employment: Employment, numbers: Iterable[int], at: datetime, ill: Container[int] = ()) -> None:
    """Report the pay of an employment's people for all the months that claims look back to.

    `ill` are the places of those who have been ill with pay and for whom nothing is claimed.
    """
    on = localtime(at).date()
    workers = [
        Worker(code, monthly_pay(number), illness(number, on) if place in ill else None)
        for place, (code, number) in enumerate(zip(employment.codes, numbers, strict=True))
    ]
    month = month_start(on)
    lately = months_after(month, -MONTHS_COUNTED)
    told = [replace(worker, ill=None) for worker in workers[:LARGEST_WHOLE]]
    first = months_after(month, -MONTHS_TOLD)
    pay(employment.business_id, told, first=first, until=lately - ONE_DAY, by=DIRECTOR, at=at)
    pay(employment.business_id, workers, first=lately, until=on, by=DIRECTOR, at=at)


def illness(number: int, on: date) -> Period:
    """Return the days of illness of the person of a number: over, and still to be claimed."""
    first = on - timedelta(days=30 + number % 28)
    return Period(first, first + timedelta(days=15 + number % 11))


def workplace(key: str, user_ids: dict[str, int], at: datetime, ill: Container[int] = ()) -> Employment:
    """Bring an employer of the cast with its people, some of whom have been ill, and their payroll."""
    employer_id = employer(key, user_ids, at)
    place = cast().employers[key]
    business_id = queries.employer(for_=DIRECTOR, employer_id=employer_id).business_id
    first = PEOPLE_EACH * (1 + list(cast().employers).index(key))
    numbers = range(first, first + place.people)
    employment = employ(employer_id, business_id, numbers, at)
    payroll(employment, numbers, at, ill)
    return employment


def sample(user_ids: dict[str, int], at: datetime) -> None:
    """Bring the payer of the Incomes Register's sample messages, its people and their accounting firm."""
    employer_id = employer("sample", user_ids, at)
    entries = [
        NewEmployee(employer_id=employer_id, identity_code=code, last_name=last, first_name=first)
        for code, last, first in SAMPLE_PEOPLE
    ]
    services.add_employees(entries, by=DIRECTOR, at=at)
    workers = [Worker(code, monthly_pay(place * 5)) for place, (code, _, _) in enumerate(SAMPLE_PEOPLE)]
    until = localtime(at).date()
    business_id = cast().employers["sample"].business_id
    pay(business_id, workers, first=SAMPLE_BEGINNING, until=until, by=DIRECTOR, at=at)
    firm_id = firm("taika", user_ids, at)
    mandate = NewMandate(firm_id=firm_id, employer_id=employer_id, starts_on=BEGINNING)
    services.add_mandates([mandate], by=DIRECTOR, at=at)


def firm(key: str, user_ids: dict[str, int], at: datetime) -> int:
    """Bring a payroll firm with its clerk."""
    told = cast().firms[key]
    business_id = told.business_id or next(business_ids(FIRST_CLIENT - 1000))
    firm_id = services.add_firms([NewFirm(business_id=business_id, name=told.name)], by=DIRECTOR, at=at)[
        business_id
    ]
    clerk = NewClerk(user_id=user_ids[told.clerk], firm_id=firm_id, starts_on=BEGINNING)
    services.add_clerks([clerk], by=DIRECTOR, at=at)
    return firm_id


def clients(firm_id: int, at: datetime) -> list[Employment]:
    """Bring a payroll firm's clients: small employers with their people, payrolls and mandates."""
    told = cast().firms["numero"]
    trades, surnames = cast().trades, cast().last_names
    ids = business_ids(FIRST_CLIENT)
    new = [
        NewEmployer(
            business_id=next(ids),
            name=f"{trades[number % len(trades)]} {surnames[number * 3 % len(surnames)]} Oy",
            headcount=_headcount(number),
        )
        for number in range(told.clients)
    ]
    rows = services.add_employers(new, by=DIRECTOR, at=at)
    mandates = [
        NewMandate(
            firm_id=firm_id,
            employer_id=rows[each.business_id],
            starts_on=BEGINNING,
            ends_on=_ends_on(number, localtime(at).date()),
        )
        for number, each in enumerate(new)
    ]
    services.add_mandates(mandates, by=DIRECTOR, at=at)
    return [_client(rows[each.business_id], each, number, at) for number, each in enumerate(new)]


def _client(employer_id: int, new: NewEmployer, number: int, at: datetime) -> Employment:
    if number % 10 != 0:
        make_ready(employer_id, Place(name=new.name, people=0, ready=True), at)
    first = PEOPLE_EACH * 20 + 10 * number
    numbers = range(first, first + _headcount(number))
    employment = employ(employer_id, new.business_id, numbers, at)
    payroll(employment, numbers, at, range(number % 2) if number > LAST_CLAIMANT else ())
    return employment


def _headcount(number: int) -> int:
    return 1 + number * 7 % 9


def _ends_on(number: int, today: date) -> date | None:
    """Let some mandates end soon, and a few have ended."""
    if number % 40 == 7:  # noqa: PLR2004 - three clients of the 120
        return today - timedelta(days=20)
    return today + timedelta(days=30 + number) if number % 12 == 5 else None  # noqa: PLR2004

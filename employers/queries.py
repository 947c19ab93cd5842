"""What may be asked of employers: where a user may enter, who is known, what is ready, who is a client."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime

from access.actor import Actor, Kind, Matter, NotAllowedError, Role
from access.scope import acting
from access.sealing import identity_key, unseal_text
from benefits.findings import Finding
from employers import rights, rows
from employers.identity import IBAN_COLUMN, IDENTITY_COLUMN, masked, read_identity_code
from employers.models import (
    BankAccount,
    Consent,
    Contact,
    Employee,
    Employer,
    FirmMembership,
    FirmToken,
    Mandate,
    Membership,
)

_PORTER: Final = Actor.run("enter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An employer or a payroll firm in whose name a user may act."""

    kind: Kind
    id: int
    business_id: str
    name: str


def places(*, user_ids: Collection[int], at: datetime) -> dict[int, list[Place]]:
    """Return where each of the users may enter on the day of `at`, by name, employers before firms."""
    day = rights.in_force(localtime(at).date())
    employers = Membership.objects.filter(day, user_id__in=user_ids).values_list(
        "user_id", "employer_id", "employer__business_id", "employer__name"
    )
    firms = FirmMembership.objects.filter(day, user_id__in=user_ids).values_list(
        "user_id", "firm_id", "firm__business_id", "firm__name"
    )
    found: dict[int, list[Place]] = {user_id: [] for user_id in user_ids}
    with acting(_PORTER):
        for kind, entries in (
            (Kind.EMPLOYER, employers.distinct().order_by("employer__name")),
            (Kind.FIRM, firms.order_by("firm__name")),
        ):
            for user_id, place, business_id, name in entries:
                found[user_id].append(Place(kind=kind, id=place, business_id=business_id, name=name))
    return found


def employer(*, for_: Actor, employer_id: int) -> Employer:
    """Return one of the employers the actor may act for, or any to Kela; raise NotAllowedError otherwise."""
    _require_any(for_, employer_id)
    with acting(for_):
        found = Employer.objects.filter(id=employer_id).first()
    if found is None:
        raise NotAllowedError("no such employer")
    return found


def _require_any(for_: Actor, employer_id: int, *matters: Matter) -> None:
    """Refuse who is not Kela's and may not act for the employer in one of the matters, or in any at all."""
    held = for_.rights.get(employer_id, frozenset())
    if not for_.sees_all and not held.intersection(matters or held):
        raise NotAllowedError("the actor may not see this employer's data")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEmployee:
    """An employee as pages show them; `masked_code` hides the individual number of the identity code."""

    id: int
    employer_id: int
    last_name: str
    first_name: str
    birth_date: date
    masked_code: str

    @property
    def name(self) -> str:
        """Return the name as it is read; empty where only the identity code is known."""
        return f"{self.first_name} {self.last_name}".strip()


def employees(*, for_: Actor, employer_id: int, search: str = "", most: int = 20) -> list[KnownEmployee]:
    """Return employees to offer for a claim, by name; `search` is parts of a name or an identity code."""
    for_.require(Matter.CLAIM, employer_id)
    found = Employee.objects.filter(employer_id=employer_id).order_by("last_name", "first_name", "id")
    code = read_identity_code(search)
    with acting(for_):
        if isinstance(code, Finding):
            return [_shown(each) for each in _named(found, search)[:most]]
        return [_shown(each) for each in found.filter(identity_key=identity_key(code))]


def _named(found: QuerySet[Employee], search: str) -> QuerySet[Employee]:
    for word in search.split():
        found = found.filter(Q(last_name__istartswith=word) | Q(first_name__istartswith=word))
    return found


def employee(*, for_: Actor, employee_id: int) -> KnownEmployee:
    """Return one employee of an employer the actor may act for, or of any to Kela; else NotAllowedError."""
    with acting(for_):
        found = Employee.objects.filter(id=employee_id).first()
    if found is None:
        raise NotAllowedError("no such employee")
    _require_any(for_, found.employer_id)
    return _shown(found)


def _shown(found: Employee) -> KnownEmployee:
    return KnownEmployee(
        id=found.id,
        employer_id=found.employer_id,
        last_name=found.last_name,
        first_name=found.first_name,
        birth_date=found.birth_date,
        masked_code=masked(unseal_text(found.identity, IDENTITY_COLUMN)),
    )


def known_employers(business_ids: Iterable[str]) -> dict[str, int]:
    """Return, within the scope of the transaction, the ids of those employers that are known."""
    return rows.employers_by_business_id(set(business_ids))


def known_firms(business_ids: Iterable[str]) -> dict[str, int]:
    """Return, within the scope of the transaction, the ids of those payroll firms that are known."""
    return rows.firms_by_business_id(set(business_ids))


def known_employees(keys: Iterable[rows.EmployeeKey]) -> dict[rows.EmployeeKey, int]:
    """Return, within the scope of the transaction, the ids of those employees that are known.

    A key is the employer's row and the keyed hash of the identity code.
    """
    return rows.known_employees(set(keys))


def account(*, for_: Actor, employer_id: int) -> BankAccount | None:
    """Return the account in force, to be shown by its `tail`, None where none has been entered."""
    _require_any(for_, employer_id, Matter.CLAIM, Matter.PAYMENTS, Matter.ACCOUNT)
    with acting(for_):
        return BankAccount.objects.filter(employer_id=employer_id).order_by("-entered_at", "-id").first()


def accounts(*, for_: Actor, employer_ids: Collection[int]) -> dict[int, BankAccount]:
    """Return the accounts in force of those employers that have one, to be shown by their `tail`."""
    for employer_id in employer_ids:
        _require_any(for_, employer_id, Matter.CLAIM, Matter.PAYMENTS, Matter.ACCOUNT)
    newest = (
        BankAccount.objects.filter(employer_id__in=employer_ids)
        .order_by("employer_id", "-entered_at", "-id")
        .distinct("employer_id")
    )
    with acting(for_):
        return {found.employer_id: found for found in newest}


@dataclass(frozen=True, slots=True, kw_only=True)
class PayableAccount:
    """An account as a payment needs it: `id` is its row, `bic` is empty where it is not known."""

    id: int
    iban: str
    bic: str
    holder: str


def accounts_for_payment(*, for_: Actor, employer_ids: Collection[int]) -> dict[int, PayableAccount]:
    """Return the accounts in force, opened, of those employers that have one."""
    for_.require_role(Role.APPROVER)
    return {
        employer_id: PayableAccount(
            id=found.id,
            iban=unseal_text(found.iban, IBAN_COLUMN),
            bic=found.bic,
            holder=found.holder,
        )
        for employer_id, found in accounts(for_=for_, employer_ids=employer_ids).items()
    }


def consent(*, for_: Actor, employer_id: int) -> Consent | None:
    """Return the consent to electronic decisions that is in force, None where decisions come by post."""
    _require_any(for_, employer_id)
    with acting(for_):
        return Consent.objects.filter(employer_id=employer_id, withdrawn_at__isnull=True).first()


def contacts(*, for_: Actor, employer_id: int) -> list[Contact]:
    """Return the people whom Kela may ask about the employer's claims, by name."""
    _require_any(for_, employer_id)
    with acting(for_):
        return list(Contact.objects.filter(employer_id=employer_id).order_by("name"))


def mandates(*, for_: Actor, employer_id: int, on: date) -> list[Mandate]:
    """Return the mandates an employer has given that hold on the day or later, with their firms."""
    if for_.kind is Kind.FIRM:
        raise NotAllowedError("a firm sees its clients, not their other firms")
    _require_any(for_, employer_id)
    held = Mandate.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), employer_id=employer_id)
    with acting(for_):
        return list(held.select_related("firm").order_by("firm__name", "matter", "starts_on"))


def tokens(*, for_: Actor) -> list[FirmToken]:
    """Return the firm's tokens that are in force, by name."""
    with acting(for_):
        return list(FirmToken.objects.filter(firm_id=for_.firm_id, revoked_at__isnull=True).order_by("name"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Whether allowances can reach an employer; `ends_on` is the last day of a mandate that ends soon."""

    account: bool
    consent: bool
    ends_on: date | None


def readiness(*, for_: Actor, employer_ids: Collection[int], on: date) -> dict[int, Readiness]:
    """Return of each employer whether it has an account and a consent, and which mandate is ending."""
    for employer_id in employer_ids:
        _require_any(for_, employer_id)
    asked = Q(employer_id__in=employer_ids)
    with acting(for_):
        accounts = set(BankAccount.objects.filter(asked).values_list("employer_id", flat=True))
        consents = set(
            Consent.objects.filter(asked, withdrawn_at__isnull=True).values_list("employer_id", flat=True)
        )
        held = rights.mandated(Mandate.objects.filter(asked), on)
    ending: dict[int, date] = {}
    for (_, employer_id), mandate in held.items():
        if mandate.health is rights.Health.ENDING and mandate.ends_on:
            ending[employer_id] = min(mandate.ends_on, ending.get(employer_id, mandate.ends_on))
    return {
        employer_id: Readiness(
            account=employer_id in accounts, consent=employer_id in consents, ends_on=ending.get(employer_id)
        )
        for employer_id in employer_ids
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A client of a payroll firm, present or former, as the firm's list of clients shows it."""

    employer_id: int
    business_id: str
    name: str
    mandate: rights.Mandated


def clients(*, for_: Actor, on: date, search: str = "") -> list[Client]:
    """Return a firm's clients by name, also those whose mandate has ended or not begun.

    A clerk limited to some clients sees no other. `search` is a part of a name or of a Business ID.
    """
    if for_.kind is not Kind.FIRM or for_.firm_id is None:
        raise NotAllowedError("only a payroll firm has clients")
    given = Mandate.objects.filter(firm_id=for_.firm_id)
    with acting(_PORTER):
        if for_.user_id is not None:
            clerk = rights.clerk(for_.user_id, for_.firm_id, on)
            given = given.filter(employer_id__in=clerk.client_ids) if clerk and clerk.client_ids else given
        held = rights.mandated(given, on)
        found = Employer.objects.filter(
            Q(name__icontains=search) | Q(business_id__startswith=search),
            id__in=[employer_id for _, employer_id in held],
        )
        return [
            Client(
                employer_id=each.id,
                business_id=each.business_id,
                name=each.name,
                mandate=held[for_.firm_id, each.id],
            )
            for each in found.order_by("name", "id")
        ]

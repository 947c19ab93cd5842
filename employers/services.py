"""Deeds on employers: entering in their name, and their accounts, consents, people, firms and mandates."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from secrets import token_urlsafe
from typing import Final

from django.utils.timezone import localtime

from access import trail
from access.actor import Actor, Kind, Matter, NotAllowedError, Role
from access.queries import user_actor
from access.scope import acting
from access.sealing import seal_text, token_key, unseal_text
from benefits.findings import Finding
from benefits.scalars import UnreadableError, read_integer
from employers import rights, rows
from employers.entries import (
    NewClerk,
    NewContact,
    NewEmployee,
    NewEmployer,
    NewFirm,
    NewMandate,
    NewMembership,
)
from employers.identity import IBAN_COLUMN, IDENTITY_COLUMN, read_business_id, read_email, read_iban
from employers.models import (
    BankAccount,
    Consent,
    Contact,
    Employee,
    Employer,
    FirmToken,
    HeadcountStatement,
    Mandate,
)
from employers.queries import places

_PORTER: Final = Actor.run("enter")


def enter(*, user_id: int, employer_id: int, at: datetime) -> Actor:
    """Return the actor of a user who acts for an employer; raise NotAllowedError for a stranger to it."""
    with acting(_PORTER):
        user = user_actor(user_id)
        held = rights.of_user(user_id, employer_id, localtime(at).date())
    if not held:
        raise NotAllowedError("the user may not act for this employer")
    return Actor(kind=Kind.EMPLOYER, user_id=user_id, person=user.person, rights=held, name=user.name)


def enter_firm(*, user_id: int, firm_id: int, at: datetime) -> Actor:
    """Return the actor of a payroll clerk: the firm's mandates, for the clerk's own clients."""
    day = localtime(at).date()
    with acting(_PORTER):
        user = user_actor(user_id)
        clerk = rights.clerk(user_id, firm_id, day)
        if clerk is None:
            raise NotAllowedError("the user does not work at this firm")
        held = rights.of_firm(firm_id, day, clerk.client_ids)
    return Actor(
        kind=Kind.FIRM, user_id=user_id, person=user.person, firm_id=firm_id, rights=held, name=user.name
    )


def enter_everywhere(*, user_id: int, at: datetime) -> Iterator[Actor]:
    """Yield a user as the actor of each place where the user may enter, employers before firms."""
    for place in places(user_ids=[user_id], at=at)[user_id]:
        if place.kind is Kind.FIRM:
            yield enter_firm(user_id=user_id, firm_id=place.id, at=at)
        else:
            yield enter(user_id=user_id, employer_id=place.id, at=at)


def enter_by_token(*, token: str, at: datetime) -> Actor:
    """Return the actor of a payroll firm's software, known by its token; raise NotAllowedError otherwise."""
    with acting(_PORTER):
        found = FirmToken.objects.filter(key=token_key(token), revoked_at__isnull=True).first()
    if found is None:
        raise NotAllowedError("no such token")
    return enter_by_mandates(firm_id=found.firm_id, name=found.name, at=at)


def enter_by_mandates(*, firm_id: int, name: str, at: datetime) -> Actor:
    """Return the actor of a payroll firm without a clerk: of its software, or of a run in its name."""
    with acting(_PORTER):
        held = rights.of_firm(firm_id, localtime(at).date())
    return Actor(kind=Kind.FIRM, firm_id=firm_id, rights=held, name=name)


def note_entry(*, by: Actor, at: datetime) -> None:
    """Leave word that somebody has begun to act for an employer or a firm."""
    subject, ids = ("firm", [by.firm_id]) if by.kind is Kind.FIRM else ("employer", [by.employer_id])
    trail.record(
        by=by,
        at=at,
        deed="enter",
        subject=subject,
        subject_ids=[each for each in ids if each is not None],
        employer_ids=[] if by.employer_id is None else [by.employer_id],
    )


def add_employers(employers: Iterable[NewEmployer], *, by: Actor, at: datetime) -> dict[str, int]:
    """Add employers and return the ids of all by Business ID; a known one stays as it is."""
    by.require_role()
    new = {_business_id(each.business_id): each for each in employers}
    with acting(by):
        known = rows.employers_by_business_id(new)
        rows.insert_employers(new.values(), at)
        ids = rows.employers_by_business_id(new)
        added = sorted(ids[each] for each in ids.keys() - known.keys())
        stated = {ids[each.business_id]: each.headcount for each in new.values()}
        headcounts = {each: people for each in added if (people := stated[each]) is not None}
        rows.insert_statements(headcounts, by.user_id, at)
        trail.record(by=by, at=at, deed="add", subject="employer", subject_ids=added, employer_ids=added)
    return ids


def add_firms(firms: Iterable[NewFirm], *, by: Actor, at: datetime) -> dict[str, int]:
    """Add payroll firms and return the ids of all by Business ID; a known one stays as it is."""
    by.require_role()
    new = {_business_id(each.business_id): each for each in firms}
    with acting(by):
        known = rows.firms_by_business_id(new)
        rows.insert_firms(new.values(), at)
        ids = rows.firms_by_business_id(new)
        added = sorted(ids[each] for each in ids.keys() - known.keys())
        trail.record(by=by, at=at, deed="add", subject="firm", subject_ids=added)
    return ids


def _business_id(text: str) -> str:
    """Return a Business ID that has been read before; ValueError where it is not written as it is kept."""
    if read_business_id(text) != text:
        raise ValueError(f"not a Business ID as it is kept: {text}")
    return text


def add_memberships(memberships: Iterable[NewMembership], *, by: Actor, at: datetime) -> None:
    """Give users rights at employers."""
    by.require_role()
    new = list(memberships)
    with acting(by):
        rows.insert_memberships(new)
        trail.record(
            by=by,
            at=at,
            deed="add_memberships",
            subject="user",
            subject_ids=sorted({each.user_id for each in new}),
            employer_ids={each.employer_id for each in new},
        )


def add_clerks(clerks: Iterable[NewClerk], *, by: Actor, at: datetime) -> None:
    """Let users work at payroll firms."""
    by.require_role()
    new = list(clerks)
    with acting(by):
        rows.insert_clerks(new)
        trail.record(
            by=by,
            at=at,
            deed="add_clerks",
            subject="user",
            subject_ids=sorted({each.user_id for each in new}),
            firms=", ".join(sorted({str(each.firm_id) for each in new})),
        )


def add_mandates(mandates: Iterable[NewMandate], *, by: Actor, at: datetime) -> None:
    """Let payroll firms act for employers."""
    by.require_role()
    new = list(mandates)
    with acting(by):
        rows.insert_mandates(new)
        trail.record(
            by=by,
            at=at,
            deed="add_mandates",
            subject="firm",
            subject_ids=sorted({each.firm_id for each in new}),
            employer_ids={each.employer_id for each in new},
        )


def end_mandate(*, mandate_id: int, ends_on: date, by: Actor, at: datetime) -> None:
    """Let a mandate end sooner: `ends_on` is its last day. The employer itself ends it, not the firm."""
    with acting(by):
        mandate = Mandate.objects.select_for_update().filter(id=mandate_id).first()
        if mandate is None or by.kind is Kind.FIRM:
            raise NotAllowedError("no such mandate of the employer's own")
        by.require(Matter.CLAIM, mandate.employer_id)
        _record("end", "mandate", mandate, by=by, at=at)
        if ends_on < mandate.starts_on:
            mandate.delete()
        elif mandate.ends_on is None or ends_on < mandate.ends_on:
            mandate.ends_on = ends_on
            mandate.save(update_fields=["ends_on"])


def set_account(
    *, employer_id: int, iban: str, holder: str, by: Actor, at: datetime
) -> BankAccount | Finding:
    """Enter the account to which an employer's allowances are paid from now on, or object to its number."""
    by.require(Matter.ACCOUNT, employer_id)
    account = read_iban(iban, "iban")
    if isinstance(account, Finding):
        return account
    with acting(by):
        entered = BankAccount.objects.create(
            employer_id=employer_id,
            iban=seal_text(account.compact, IBAN_COLUMN),
            tail=account.compact[-4:],
            bic=account.bic or "",
            holder=holder,
            entered_at=at,
            entered_by=by.user_id,
        )
        _record("set", "account", entered, by=by, at=at)
    return entered


def state_headcount(
    *, employer_id: int, people: str, by: Actor, at: datetime
) -> HeadcountStatement | Finding:
    """State how many people an employer employs from now on, or object to what is not a whole number."""
    by.require(Matter.CLAIM, employer_id)
    try:
        number = read_integer(people)
    except UnreadableError as unreadable:
        return unreadable.finding("people")
    with acting(by):
        stated = HeadcountStatement.objects.create(
            employer_id=employer_id, people=number, stated_at=at, stated_by=by.user_id
        )
        _record("set", "headcount", stated, by=by, at=at)
    return stated


def give_consent(*, employer_id: int, email: str, by: Actor, at: datetime) -> Consent | Finding:
    """Consent to electronic decisions, told of at an address; a consent with another address gives way."""
    by.require(Matter.CLAIM, employer_id)
    address = read_email(email, "email")
    if isinstance(address, Finding):
        return address
    with acting(by):
        Employer.objects.select_for_update().get(id=employer_id)
        former = Consent.objects.filter(employer_id=employer_id, withdrawn_at__isnull=True).first()
        if former is not None and former.email == address:
            return former
        if former is not None:
            withdraw_consent(employer_id=employer_id, by=by, at=at)
        consent = Consent.objects.create(
            employer_id=employer_id, email=address, given_at=at, given_by=by.user_id
        )
        _record("give", "consent", consent, by=by, at=at)
    return consent


def withdraw_consent(*, employer_id: int, by: Actor, at: datetime) -> None:
    """Take the consent to electronic decisions back: from now on they come by post."""
    by.require(Matter.CLAIM, employer_id)
    with acting(by):
        for consent in Consent.objects.select_for_update().filter(
            employer_id=employer_id, withdrawn_at__isnull=True
        ):
            consent.withdrawn_at, consent.withdrawn_by = at, by.user_id
            consent.save(update_fields=["withdrawn_at", "withdrawn_by"])
            _record("withdraw", "consent", consent, by=by, at=at)


def set_contacts(
    *, employer_id: int, contacts: Sequence[NewContact], by: Actor, at: datetime
) -> list[Contact]:
    """Let these be all the people whom Kela may ask about an employer's claims."""
    by.require(Matter.CLAIM, employer_id)
    with acting(by):
        Contact.objects.filter(employer_id=employer_id).delete()
        kept = Contact.objects.bulk_create(
            Contact(employer_id=employer_id, name=each.name, email=each.email, phone=each.phone)
            for each in {each.name: each for each in contacts}.values()
        )
        trail.record(
            by=by,
            at=at,
            deed="set",
            subject="contact",
            subject_ids=[each.id for each in kept],
            employer_ids=[employer_id],
        )
    return kept


def add_employees(
    employees: Iterable[NewEmployee], *, by: Actor, at: datetime
) -> dict[rows.EmployeeKey, int]:
    """Add employees, any number at once, and return the ids of all by employer and identity.

    Their identity codes have been read by `identity.read_identity_code`. A known one stays as it is.
    """
    new = rows.keyed(employees)
    employer_ids = {employer_id for employer_id, _ in new}
    for employer_id in employer_ids:
        by.require(Matter.CLAIM, employer_id)
    with acting(by):
        if added := rows.insert_employees(new, at):
            trail.record(
                by=by,
                at=at,
                deed="add",
                subject="employee",
                subject_ids=added,
                employer_ids=employer_ids,
            )
        return rows.known_employees(new)


def reveal_identity_codes(employee_ids: Iterable[int], *, by: Actor, at: datetime) -> dict[int, str]:
    """Return employees' identity codes in full to Kela's staff; who looked at whom stays in the trail."""
    by.require_role(Role.OFFICER)
    with acting(by):
        found = list(Employee.objects.filter(id__in=list(employee_ids)).order_by("id"))
        trail.record(
            by=by,
            at=at,
            deed="reveal_identity",
            subject="employee",
            subject_ids=[each.id for each in found],
            employer_ids={each.employer_id for each in found},
        )
    return {each.id: unseal_text(each.identity, IDENTITY_COLUMN) for each in found}


def issue_token(*, firm_id: int, name: str, by: Actor, at: datetime) -> str:
    """Give a payroll firm's software a token and return it; it is shown this once and not kept."""
    token = token_urlsafe(32)
    with acting(by):
        _require_whole_firm(firm_id, by, at)
        row = FirmToken.objects.create(
            firm_id=firm_id, name=name, key=token_key(token), created_at=at, created_by=by.user_id
        )
        _record_token("issue", row, by=by, at=at)
    return token


def revoke_token(*, token_id: int, by: Actor, at: datetime) -> None:
    """Let a payroll firm's token open nothing any more; revoking it again changes nothing."""
    with acting(by):
        row = FirmToken.objects.select_for_update().filter(id=token_id).first()
        if row is None:
            raise NotAllowedError("no such token")
        _require_whole_firm(row.firm_id, by, at)
        if row.revoked_at is None:
            row.revoked_at, row.revoked_by = at, by.user_id
            row.save(update_fields=["revoked_at", "revoked_by"])
            _record_token("revoke", row, by=by, at=at)


def _require_whole_firm(firm_id: int, by: Actor, at: datetime) -> None:
    """Refuse who does not act for all clients of the firm, as its token does."""
    if by.kind is Kind.RUN:
        return
    if by.user_id is None or by.firm_id != firm_id or by.client_id is not None:
        raise NotAllowedError("a firm's tokens are for its own people")
    clerk = rights.clerk(by.user_id, firm_id, localtime(at).date())
    if clerk is None or clerk.client_ids:
        raise NotAllowedError("a firm's tokens are for those who act for all its clients")


def _record(
    deed: str,
    subject: str,
    row: Mandate | BankAccount | Consent | HeadcountStatement,
    *,
    by: Actor,
    at: datetime,
) -> None:
    trail.record(
        by=by, at=at, deed=deed, subject=subject, subject_ids=[row.id], employer_ids=[row.employer_id]
    )


def _record_token(deed: str, row: FirmToken, *, by: Actor, at: datetime) -> None:
    trail.record(by=by, at=at, deed=deed, subject="token", subject_ids=[row.id], name=row.name)

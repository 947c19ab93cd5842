"""What is done to an employer's own data, by whom, and what the trail keeps of it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from access.actor import Actor, Matter, NotAllowedError, Role
from access.models import Trail
from access.scope import acting
from access.sealing import identity_key
from benefits.findings import Finding
from benefits.scalars import INTEGER_UNREADABLE
from employers import identity, queries, services
from employers.entries import NewContact, NewEmployee, NewEmployer, NewFirm
from employers.models import BankAccount, Consent, Employee, Employer, HeadcountStatement
from tests.factories import access, employers
from tests.factories.access import AT, SETUP
from tests.factories.employers import IBAN

pytestmark = pytest.mark.django_db

CLAIM, ACCOUNT = frozenset({Matter.CLAIM}), frozenset({Matter.ACCOUNT})
OTHER_IBAN = "FI5542345670000081"


def trail(employer: int) -> list[tuple[str, str, int | None]]:
    """Return the employer's trail, without what set it up."""
    with acting(SETUP):
        found = Trail.objects.filter(employer_ids__contains=[employer]).exclude(kind="run").order_by("id")
        return list(found.values_list("deed", "subject", "user_id"))


def test_an_account_is_sealed_and_shown_by_its_tail() -> None:
    employer = employers.employer()
    owner = employers.owner(employer, ACCOUNT)

    account = services.set_account(
        employer_id=employer, iban="FI21 1234 5600 0007 85", holder="Aallon leipomo", by=owner, at=AT
    )

    assert isinstance(account, BankAccount)
    assert (account.tail, account.bic, account.holder) == ("0785", "NDEAFIHH", "Aallon leipomo")
    assert (account.entered_at, account.entered_by) == (AT, owner.user_id)
    assert IBAN.encode() not in bytes(account.iban)
    assert trail(employer) == [("set", "account", owner.user_id)]


def test_an_account_that_is_none_is_a_finding_and_leaves_nothing() -> None:
    employer = employers.employer()
    owner = employers.owner(employer)

    answer = services.set_account(employer_id=employer, iban="FI00", holder="Aalto", by=owner, at=AT)

    assert answer == identity.IBAN_INVALID.finding("iban")
    assert queries.account(for_=owner, employer_id=employer) is None


def test_the_newest_account_holds_and_the_former_stays() -> None:
    employer = employers.employer()
    owner = employers.owner(employer)
    for iban, at in ((IBAN, AT), (OTHER_IBAN, AT + timedelta(hours=1))):
        services.set_account(employer_id=employer, iban=iban, holder="Aalto", by=owner, at=at)

    account = queries.account(for_=owner, employer_id=employer)

    assert account is not None
    assert account.tail == "0081"
    with acting(owner):
        assert BankAccount.objects.count() == 2
    with pytest.raises(DatabaseError), acting(owner):
        BankAccount.objects.all().delete()


def test_a_headcount_is_stated_and_the_former_stays() -> None:
    employer = employers.employer(headcount=6)
    owner = employers.owner(employer, CLAIM)

    stated = services.state_headcount(employer_id=employer, people=" 8 ", by=owner, at=AT)

    assert isinstance(stated, HeadcountStatement)
    assert (stated.people, stated.stated_at, stated.stated_by) == (8, AT, owner.user_id)
    assert trail(employer) == [("set", "headcount", owner.user_id)]
    with acting(owner):
        found = list(HeadcountStatement.objects.order_by("id").values_list("people", "stated_by"))
    assert found == [(6, None), (8, owner.user_id)]


def test_a_headcount_that_is_no_number_is_a_finding_and_leaves_nothing() -> None:
    employer = employers.employer(headcount=None)
    owner = employers.owner(employer)

    answer = services.state_headcount(employer_id=employer, people="noin 8", by=owner, at=AT)

    assert answer == INTEGER_UNREADABLE.finding("people")
    with acting(SETUP):
        assert HeadcountStatement.objects.count() == 0


def test_a_headcount_needs_the_right_to_claim() -> None:
    employer = employers.employer()

    with pytest.raises(NotAllowedError):
        services.state_headcount(
            employer_id=employer, people="8", by=employers.owner(employer, ACCOUNT), at=AT
        )


def test_an_account_needs_its_own_right() -> None:
    employer = employers.employer()

    with pytest.raises(NotAllowedError):
        services.set_account(
            employer_id=employer, iban=IBAN, holder="Aalto", by=employers.owner(employer, CLAIM), at=AT
        )


def test_a_consent_is_given_changed_and_withdrawn() -> None:
    employer = employers.employer()
    owner = employers.owner(employer)

    first = services.give_consent(employer_id=employer, email=" palkat@example.fi ", by=owner, at=AT)
    again = services.give_consent(employer_id=employer, email="palkat@example.fi", by=owner, at=AT)
    second = services.give_consent(employer_id=employer, email="uusi@example.fi", by=owner, at=AT)

    assert isinstance(second, Consent)
    assert first == again
    assert queries.consent(for_=owner, employer_id=employer) == second
    services.withdraw_consent(employer_id=employer, by=owner, at=AT + timedelta(days=1))
    services.withdraw_consent(employer_id=employer, by=owner, at=AT + timedelta(days=2))
    assert queries.consent(for_=owner, employer_id=employer) is None
    with acting(owner):
        kept = list(Consent.objects.order_by("id").values_list("email", "withdrawn_at", "withdrawn_by"))
    assert kept == [
        ("palkat@example.fi", AT, owner.user_id),
        ("uusi@example.fi", AT + timedelta(days=1), owner.user_id),
    ]
    assert [deed for deed, _, _ in trail(employer)] == ["give", "withdraw", "give", "withdraw"]


def test_a_consent_without_an_address_is_a_finding() -> None:
    employer = employers.employer()

    answer = services.give_consent(employer_id=employer, email="palkat", by=employers.owner(employer), at=AT)

    assert answer == identity.EMAIL_INVALID.finding("email")


def test_contacts_take_the_place_of_the_former() -> None:
    employer = employers.employer()
    owner = employers.owner(employer)
    aino, eero = NewContact(name="Aino"), NewContact(name="Eero", email="eero@example.fi", phone="040 1")
    services.set_contacts(employer_id=employer, contacts=[aino], by=owner, at=AT)

    services.set_contacts(employer_id=employer, contacts=[eero, eero], by=owner, at=AT)

    found = queries.contacts(for_=owner, employer_id=employer)
    assert [(each.name, each.email, each.phone) for each in found] == [("Eero", "eero@example.fi", "040 1")]


def test_an_employers_own_data_are_not_a_strangers_to_change() -> None:
    employer = employers.employer()
    strangers = [
        employers.owner(employers.employer()),
        employers.owner(employer, ACCOUNT),
        access.staff(*Role),
    ]

    for by in strangers:
        with pytest.raises(NotAllowedError):
            services.give_consent(employer_id=employer, email="a@example.fi", by=by, at=AT)
        with pytest.raises(NotAllowedError):
            services.withdraw_consent(employer_id=employer, by=by, at=AT)
        with pytest.raises(NotAllowedError):
            services.set_contacts(employer_id=employer, contacts=[], by=by, at=AT)


def test_employees_are_added_in_any_number_and_known_ones_stay() -> None:
    one, two, code = employers.employer(), employers.employer(), access.identity_code(born="140385")
    known = employers.employee(one, code=code, last_name="Virtanen")
    new = [
        NewEmployee(employer_id=employer, identity_code=each, last_name="Nieminen")
        for employer in (one, two)
        for each in (code, access.identity_code(), code)
    ]

    found = services.add_employees(new, by=SETUP, at=AT)

    assert found[one, identity_key(code)] == known
    assert len(found) == len(set(found.values())) == 4
    with acting(SETUP):
        row = Employee.objects.get(id=known)
        assert (row.last_name, row.birth_date) == ("Virtanen", identity.birth_date_of(code))
        assert code.encode() not in bytes(row.identity) + bytes(row.identity_key)
        last = Trail.objects.filter(deed="add", subject="employee").order_by("id").last()
    assert last is not None
    assert sorted(last.subject_ids) == sorted(set(found.values()) - {known})


def test_employees_who_are_all_known_leave_no_row_on_the_trail() -> None:
    employer, code = employers.employer(), access.identity_code()
    employers.employee(employer, code=code)
    owner = employers.owner(employer)

    services.add_employees([NewEmployee(employer_id=employer, identity_code=code)], by=owner, at=AT)

    assert trail(employer) == []


def test_a_clerk_adds_employees_to_clients_only() -> None:
    firm, client, stranger = employers.firm(), employers.employer(), employers.employer()
    employers.mandate(firm, client, CLAIM)
    clerk = employers.clerk(firm)
    new = [NewEmployee(employer_id=each, identity_code=access.identity_code()) for each in (client, stranger)]

    with pytest.raises(NotAllowedError):
        services.add_employees(new, by=clerk, at=AT)
    assert len(services.add_employees(new[:1], by=clerk, at=AT)) == 1


def test_a_code_is_revealed_to_officers_and_that_stays_in_the_trail() -> None:
    employer, code = employers.employer(), access.identity_code()
    employee = employers.employee(employer, code=code)
    officer = access.staff(Role.OFFICER)

    assert services.reveal_identity_codes([employee, 0], by=officer, at=AT) == {employee: code}
    assert trail(employer) == [("reveal_identity", "employee", officer.user_id)]
    for by in (employers.owner(employer), access.staff(Role.AUDITOR, Role.APPROVER)):
        with pytest.raises(NotAllowedError):
            services.reveal_identity_codes([employee], by=by, at=AT)


def test_employers_and_firms_are_known_by_their_business_id() -> None:
    number = employers.business_id()
    first = services.add_employers([NewEmployer(business_id=number, name="Aalto")], by=SETUP, at=AT)
    again = services.add_employers([NewEmployer(business_id=number, name="Another")], by=SETUP, at=AT)
    firm = services.add_firms([NewFirm(business_id=number, name="Taika")], by=SETUP, at=AT)

    assert first == again
    assert list(firm) == [number]
    with acting(SETUP):
        assert Employer.objects.get(business_id=number).name == "Aalto"


@pytest.mark.parametrize("number", ["1234567-8", "01162976", ""])
def test_an_employer_without_a_business_id_is_a_fault_of_ours(number: str) -> None:
    with pytest.raises(ValueError, match="Business ID"):
        services.add_employers([NewEmployer(business_id=number, name="Aalto")], by=SETUP, at=AT)


def test_beginning_to_act_leaves_word() -> None:
    firm, client = employers.firm(), employers.employer()
    employers.mandate(firm, client)
    clerk, owner = employers.clerk(firm), employers.owner(client)

    for by in (owner, clerk, clerk.for_client(client)):
        services.note_entry(by=by, at=AT)

    assert trail(client) == [("enter", "employer", owner.user_id), ("enter", "firm", clerk.user_id)]


def test_an_identity_code_stays_out_of_what_is_printed() -> None:
    code = access.identity_code()

    assert code not in repr(NewEmployee(employer_id=1, identity_code=code))


def test_a_finding_about_an_account_does_not_repeat_it() -> None:
    finding = identity.read_iban("FI9112345600000786", "iban")

    assert isinstance(finding, Finding)
    assert "FI91" not in repr(finding)


def test_a_run_may_do_what_an_employer_may() -> None:
    employer = employers.employer()
    run = Actor.run("demo")

    account = services.set_account(employer_id=employer, iban=IBAN, holder="Aalto", by=run, at=AT)
    consent = services.give_consent(employer_id=employer, email="a@example.fi", by=run, at=AT)

    assert isinstance(account, BankAccount)
    assert isinstance(consent, Consent)
    assert (account.entered_by, consent.given_by) == (None, None)

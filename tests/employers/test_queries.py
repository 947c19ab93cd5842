"""What is told of employers, to whom."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from access.actor import Actor, Kind, Matter, NotAllowedError, Role
from access.scope import acting
from access.sealing import identity_key
from employers import queries, services
from employers.identity import birth_date_of
from employers.models import PayrollFirm
from employers.queries import Readiness
from employers.rights import Health
from tests.factories import access, employers
from tests.factories.access import AT, SETUP
from tests.factories.employers import IBAN

pytestmark = pytest.mark.django_db

TODAY = AT.date()
CLAIM, PAYMENTS = frozenset({Matter.CLAIM}), frozenset({Matter.PAYMENTS})


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def test_the_places_of_users_are_told_at_once() -> None:
    one, two = employers.employer(name="Aallon leipomo"), employers.employer(name="Aallon kahvila")
    firm, user, former = employers.firm(name="Taika"), access.user(), access.user()
    employers.owner(one, user_id=user)
    employers.owner(two, user_id=user)
    employers.clerk(firm, user_id=user)
    with pytest.raises(NotAllowedError):
        employers.owner(one, user_id=former, ends_on=days(-1))

    found = queries.places(user_ids=[user, former], at=AT)

    assert [(each.kind, each.id, each.name) for each in found[user]] == [
        (Kind.EMPLOYER, two, "Aallon kahvila"),
        (Kind.EMPLOYER, one, "Aallon leipomo"),
        (Kind.FIRM, firm, "Taika"),
    ]
    assert found[former] == []


def test_an_employer_is_told_to_its_own_and_to_kela() -> None:
    employer = employers.employer(name="Aallon leipomo")
    firm = employers.firm()
    employers.mandate(firm, employer, PAYMENTS)

    for by in (employers.owner(employer, PAYMENTS), employers.clerk(firm), access.staff(Role.OFFICER), SETUP):
        assert queries.employer(for_=by, employer_id=employer).name == "Aallon leipomo"
    for by in (employers.owner(employers.employer()), Actor.user(user_id=1, person=b"", name="Aino")):
        with pytest.raises(NotAllowedError):
            queries.employer(for_=by, employer_id=employer)
    with pytest.raises(NotAllowedError):
        queries.employer(for_=SETUP, employer_id=0)


def test_employees_are_offered_by_name() -> None:
    employer = employers.employer()
    employers.employee(employer, last_name="Virtanen", first_name="Matti")
    employers.employee(employer, last_name="Aalto", first_name="Maija")
    employers.employee(employer, last_name="", first_name="")
    employers.employee(employers.employer(), last_name="Virtanen")
    owner = employers.owner(employer)

    def names(search: str, most: int = 20) -> list[str]:
        found = queries.employees(for_=owner, employer_id=employer, search=search, most=most)
        return [each.name for each in found]

    assert names("") == ["", "Maija Aalto", "Matti Virtanen"]
    assert names("", most=2) == ["", "Maija Aalto"]
    assert names("ma") == ["Maija Aalto", "Matti Virtanen"]
    assert names("virt mat") == ["Matti Virtanen"]
    assert names("nobody") == []


def test_an_employee_is_found_by_the_whole_identity_code_and_shown_masked() -> None:
    employer, code = employers.employer(), access.identity_code(born="140385")
    employee = employers.employee(employer, code=code)
    employers.employee(employer)
    owner = employers.owner(employer)

    (found,) = queries.employees(for_=owner, employer_id=employer, search=f" {code} ")

    assert found == queries.employee(for_=owner, employee_id=employee)
    assert found.masked_code == f"{code[:7]}***{code[-1]}"
    assert (found.employer_id, found.birth_date) == (employer, birth_date_of(code))
    assert queries.employees(for_=owner, employer_id=employer, search=access.identity_code()) == []


def test_employees_are_offered_to_those_who_may_claim() -> None:
    employer = employers.employer()

    for by in (
        employers.owner(employer, PAYMENTS),
        employers.owner(employers.employer()),
        access.staff(Role.OFFICER),
    ):
        with pytest.raises(NotAllowedError):
            queries.employees(for_=by, employer_id=employer)


def test_an_employee_is_told_to_the_employers_own_and_to_kela() -> None:
    employer = employers.employer()
    employee = employers.employee(employer)

    for by in (employers.owner(employer, PAYMENTS), access.staff(Role.OFFICER)):
        assert queries.employee(for_=by, employee_id=employee).name == "Matti Virtanen"
    with pytest.raises(NotAllowedError):
        queries.employee(for_=employers.owner(employers.employer()), employee_id=employee)


def test_many_are_known_at_once_within_the_scope() -> None:
    one, two, code = employers.employer(), employers.employer(), access.identity_code()
    employees = {
        (employer, identity_key(code)): employers.employee(employer, code=code) for employer in (one, two)
    }
    numbers = {each: queries.employer(for_=SETUP, employer_id=each).business_id for each in (one, two)}
    asked = [*employees, (one, identity_key("unknown"))]

    with acting(SETUP):
        assert queries.known_employees(asked) == employees
        assert queries.known_employers([*numbers.values(), "0116297-6"]) == {
            numbers[one]: one,
            numbers[two]: two,
        }
    with acting(employers.owner(one)):
        assert list(queries.known_employees(asked)) == [(one, identity_key(code))]
        assert queries.known_employers(numbers.values()) == {numbers[one]: one}
        assert queries.known_employees([]) == {}


def test_firms_are_known_within_the_scope() -> None:
    one, two = employers.firm(), employers.firm()
    with acting(SETUP):
        numbers = dict(PayrollFirm.objects.values_list("id", "business_id"))
        assert queries.known_firms([*numbers.values(), "0116297-6"]) == {numbers[one]: one, numbers[two]: two}

    with acting(employers.clerk(one)):
        assert queries.known_firms(numbers.values()) == {numbers[one]: one}


def test_an_account_is_told_to_those_who_claim_enter_it_or_see_payments() -> None:
    employer = employers.employer()
    services.set_account(employer_id=employer, iban=IBAN, holder="Aalto", by=SETUP, at=AT)

    for matter in (Matter.CLAIM, Matter.PAYMENTS, Matter.ACCOUNT):
        account = queries.account(for_=employers.owner(employer, frozenset({matter})), employer_id=employer)
        assert account is not None
        assert (account.tail, account.holder) == ("0785", "Aalto")
    with pytest.raises(NotAllowedError):
        queries.account(for_=employers.owner(employer, frozenset({Matter.LOG})), employer_id=employer)


def test_accounts_are_opened_for_payment_only() -> None:
    one, two, without = employers.employer(), employers.employer(), employers.employer()
    for number, (employer, iban) in enumerate([(one, "FI5542345670000081"), (one, IBAN), (two, IBAN)]):
        services.set_account(
            employer_id=employer, iban=iban, holder="Aalto", by=SETUP, at=AT + timedelta(hours=number)
        )

    found = queries.accounts_for_payment(for_=access.staff(Role.APPROVER), employer_ids=[one, two, without])

    assert {employer: (each.iban, each.bic, each.holder) for employer, each in found.items()} == {
        one: (IBAN, "NDEAFIHH", "Aalto"),
        two: (IBAN, "NDEAFIHH", "Aalto"),
    }
    newest = queries.account(for_=SETUP, employer_id=one)
    assert newest is not None
    assert found[one].id == newest.id
    for by in (employers.owner(one), access.staff(Role.OFFICER, Role.AUDITOR)):
        with pytest.raises(NotAllowedError):
            queries.accounts_for_payment(for_=by, employer_ids=[one])


def test_readiness_tells_what_is_missing_and_what_is_ending() -> None:
    ready, bare = employers.employer(), employers.employer()
    services.set_account(employer_id=ready, iban=IBAN, holder="Aalto", by=SETUP, at=AT)
    services.give_consent(employer_id=ready, email="a@example.fi", by=SETUP, at=AT)
    services.give_consent(employer_id=bare, email="a@example.fi", by=(owner := employers.owner(bare)), at=AT)
    services.withdraw_consent(employer_id=bare, by=owner, at=AT)
    employers.mandate(employers.firm(), ready, ends_on=days(91))
    for ends_on in (days(90), days(60)):
        employers.mandate(employers.firm(), bare, ends_on=ends_on)

    found = queries.readiness(for_=SETUP, employer_ids=[ready, bare], on=TODAY)

    assert found == {
        ready: Readiness(account=True, consent=True, ends_on=None),
        bare: Readiness(account=False, consent=False, ends_on=days(60)),
    }
    with pytest.raises(NotAllowedError):
        queries.readiness(for_=owner, employer_ids=[bare, ready], on=TODAY)


def test_an_employer_sees_the_firms_it_has_let_act_for_it() -> None:
    employer = employers.employer()
    taika, aika = employers.firm(name="Taika"), employers.firm(name="Aika")
    employers.mandate(taika, employer, CLAIM)
    employers.mandate(aika, employer, PAYMENTS, starts_on=days(3))
    employers.mandate(aika, employer, CLAIM, ends_on=days(-1))
    owner = employers.owner(employer)

    found = queries.mandates(for_=owner, employer_id=employer, on=TODAY)

    assert [(each.firm.name, each.matter) for each in found] == [("Aika", "payments"), ("Taika", "claim")]


def test_a_firm_does_not_see_its_clients_other_firms() -> None:
    employer, firm = employers.employer(), employers.firm()
    employers.mandate(firm, employer, CLAIM)
    employers.mandate(employers.firm(), employer, CLAIM, ends_on=days(5))
    clerk = employers.clerk(firm)

    with pytest.raises(NotAllowedError):
        queries.mandates(for_=clerk, employer_id=employer, on=TODAY)
    assert queries.readiness(for_=clerk, employer_ids=[employer], on=TODAY)[employer].ends_on is None


@pytest.mark.parametrize(
    ("given", "health", "ends_on", "matters"),
    [
        ([(CLAIM, -9, None)], Health.IN_FORCE, None, CLAIM),
        ([(CLAIM, -9, 91)], Health.IN_FORCE, 91, CLAIM),
        ([(CLAIM, -9, 90)], Health.ENDING, 90, CLAIM),
        ([(CLAIM, -9, 0)], Health.ENDING, 0, CLAIM),
        ([(CLAIM, -9, -1)], Health.ENDED, -1, frozenset()),
        ([(CLAIM, 1, 200)], Health.COMING, 200, frozenset()),
        ([(CLAIM, -9, 5), (CLAIM, 6, 400)], Health.IN_FORCE, 400, CLAIM),
        ([(CLAIM, -9, 5), (CLAIM, 6, None)], Health.IN_FORCE, None, CLAIM),
        ([(CLAIM, -9, 300), (PAYMENTS, -9, 20)], Health.ENDING, 20, CLAIM | PAYMENTS),
        ([(CLAIM, -9, None), (PAYMENTS, -9, -3)], Health.IN_FORCE, None, CLAIM),
    ],
)
def test_a_firms_list_of_clients_tells_how_their_mandates_stand(
    given: list[tuple[frozenset[Matter], int, int | None]],
    health: Health,
    ends_on: int | None,
    matters: frozenset[Matter],
) -> None:
    firm, employer = employers.firm(), employers.employer()
    for matter, first, last in given:
        employers.mandate(
            firm, employer, matter, starts_on=days(first), ends_on=None if last is None else days(last)
        )

    (client,) = queries.clients(for_=employers.clerk(firm), on=TODAY)

    assert client.employer_id == employer
    assert client.mandate.health is health
    assert client.mandate.ends_on == (None if ends_on is None else days(ends_on))
    assert client.mandate.matters == matters


def test_clients_are_listed_by_name_and_searched(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    firm = employers.firm()
    clients = [employers.employer(name=name) for name in ("Virran sähkö", "Aallon leipomo", "Aallon kahvila")]
    for client in clients:
        employers.mandate(firm, client)
    employers.mandate(employers.firm(), employers.employer(name="Aallon pesula"))
    clerk, narrow = employers.clerk(firm), employers.clerk(firm, clients=clients[:2])

    def names(by: Actor, search: str = "") -> list[str]:
        return [each.name for each in queries.clients(for_=by, on=TODAY, search=search)]

    assert names(clerk) == ["Aallon kahvila", "Aallon leipomo", "Virran sähkö"]
    assert names(clerk, "aalto") == []
    assert names(clerk, "aallon") == ["Aallon kahvila", "Aallon leipomo"]
    number = queries.employer(for_=clerk, employer_id=clients[0]).business_id
    assert names(clerk, number) == ["Virran sähkö"]
    assert names(narrow) == ["Aallon leipomo", "Virran sähkö"]
    with django_assert_num_queries(7):
        names(clerk)


def test_only_a_firm_has_clients() -> None:
    for by in (employers.owner(employers.employer()), access.staff(Role.OFFICER), SETUP):
        with pytest.raises(NotAllowedError):
            queries.clients(for_=by, on=TODAY)


def test_a_firms_software_sees_all_its_clients() -> None:
    firm, client = employers.firm(), employers.employer()
    employers.mandate(firm, client)
    software = services.enter_by_mandates(firm_id=firm, name="Palkkaohjelma", at=AT)

    assert [each.employer_id for each in queries.clients(for_=software, on=TODAY)] == [client]

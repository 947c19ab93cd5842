"""Who may enter in whose name, on which day, and for what."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from access.actor import Actor, Kind, Matter, NotAllowedError
from access.models import User
from access.scope import acting
from employers import queries, services
from employers.entries import NewClerk, NewMandate
from employers.models import FirmToken
from tests.factories import access, employers
from tests.factories.access import AT, SETUP
from tests.factories.employers import BEGINNING

pytestmark = pytest.mark.django_db

HELSINKI = ZoneInfo("Europe/Helsinki")
CLAIM, PAYMENTS = frozenset({Matter.CLAIM}), frozenset({Matter.PAYMENTS})


def test_an_owner_enters_with_the_matters_given() -> None:
    employer = employers.employer()
    owner = employers.owner(employer, CLAIM | PAYMENTS)

    assert (owner.kind, owner.employer_id, owner.firm_id, owner.name) == (
        Kind.EMPLOYER,
        employer,
        None,
        "Aino Aalto",
    )
    assert owner.rights == {employer: CLAIM | PAYMENTS}
    assert owner.person == bytes(User.objects.get(id=owner.user_id or 0).person)


def test_a_stranger_does_not_enter() -> None:
    employers.owner(employers.employer(), user_id=(user := access.user()))

    with pytest.raises(NotAllowedError):
        services.enter(user_id=user, employer_id=employers.employer(), at=AT)


def test_nobody_enters_as_somebody_who_is_not_there() -> None:
    with pytest.raises(NotAllowedError):
        services.enter(user_id=0, employer_id=employers.employer(), at=AT)


@pytest.mark.parametrize(
    ("at", "open_"),
    [
        (datetime(2026, 3, 4, 23, 59, tzinfo=HELSINKI), False),
        (datetime(2026, 3, 5, 0, 0, tzinfo=HELSINKI), True),
        (datetime(2026, 6, 30, 23, 59, tzinfo=HELSINKI), True),
        (datetime(2026, 7, 1, 0, 0, tzinfo=HELSINKI), False),
    ],
)
def test_a_right_holds_on_its_first_and_last_day_in_finland(at: datetime, *, open_: bool) -> None:
    first, last = date(2026, 3, 5), date(2026, 6, 30)
    employer, firm = employers.employer(), employers.firm()
    member, clerk = access.user(), access.user()
    with pytest.raises(NotAllowedError):
        employers.owner(employer, user_id=member, starts_on=first, ends_on=last)
    employers.clerk(firm, user_id=clerk)
    employers.mandate(firm, employer, starts_on=first, ends_on=last)

    def enters() -> bool:
        try:
            services.enter(user_id=member, employer_id=employer, at=at)
        except NotAllowedError:
            return False
        return True

    assert enters() is open_
    assert (employer in services.enter_firm(user_id=clerk, firm_id=firm, at=at).rights) is open_


def test_a_clerk_has_the_firms_mandates_by_matter() -> None:
    firm, one, two = employers.firm(), employers.employer(), employers.employer()
    employers.mandate(firm, one, CLAIM)
    employers.mandate(firm, one, PAYMENTS)
    employers.mandate(firm, two, PAYMENTS)
    employers.mandate(employers.firm(), employers.employer())

    clerk = employers.clerk(firm)

    assert (clerk.kind, clerk.firm_id, clerk.client_id) == (Kind.FIRM, firm, None)
    assert clerk.rights == {one: CLAIM | PAYMENTS, two: PAYMENTS}


def test_a_clerk_is_limited_to_their_own_clients() -> None:
    firm, mine, other, former = (
        employers.firm(),
        employers.employer(),
        employers.employer(),
        employers.employer(),
    )
    employers.mandate(firm, mine)
    employers.mandate(firm, other)

    clerk = employers.clerk(firm, clients=[mine, former])

    assert list(clerk.rights) == [mine]
    with pytest.raises(NotAllowedError):
        clerk.for_client(other)


def test_a_clerk_whose_work_has_ended_does_not_enter() -> None:
    firm, user = employers.firm(), access.user()
    services.add_clerks(
        [NewClerk(user_id=user, firm_id=firm, starts_on=BEGINNING, ends_on=AT.date() - timedelta(days=1))],
        by=SETUP,
        at=AT,
    )

    with pytest.raises(NotAllowedError):
        services.enter_firm(user_id=user, firm_id=firm, at=AT)


def test_the_owner_of_a_client_does_not_enter_the_firm() -> None:
    firm, employer = employers.firm(), employers.employer()
    employers.mandate(firm, employer)
    owner = employers.owner(employer)

    with pytest.raises(NotAllowedError):
        services.enter_firm(user_id=owner.user_id or 0, firm_id=firm, at=AT)


def test_a_token_opens_all_the_firms_mandates() -> None:
    firm, employer = employers.firm(), employers.employer()
    employers.mandate(firm, employer, CLAIM)
    token = services.issue_token(firm_id=firm, name="Palkkaohjelma", by=employers.clerk(firm), at=AT)

    actor = services.enter_by_token(token=token, at=AT)

    assert (actor.kind, actor.firm_id, actor.user_id, actor.name) == (Kind.FIRM, firm, None, "Palkkaohjelma")
    assert actor.rights == {employer: CLAIM}


def test_a_token_is_not_kept() -> None:
    firm = employers.firm()
    token = services.issue_token(firm_id=firm, name="Palkkaohjelma", by=SETUP, at=AT)

    with acting(SETUP):
        row = FirmToken.objects.get(firm_id=firm)

    assert token.encode() not in bytes(row.key)
    assert len(token) >= 43


def test_a_revoked_token_opens_nothing() -> None:
    firm = employers.firm()
    clerk = employers.clerk(firm)
    token = services.issue_token(firm_id=firm, name="Palkkaohjelma", by=clerk, at=AT)
    (row,) = queries.tokens(for_=clerk)

    services.revoke_token(token_id=row.id, by=clerk, at=AT)
    services.revoke_token(token_id=row.id, by=clerk, at=AT + timedelta(days=1))

    assert queries.tokens(for_=clerk) == []
    for wrong in (token, "", "x" * 43):
        with pytest.raises(NotAllowedError):
            services.enter_by_token(token=wrong, at=AT)
    with acting(SETUP):
        assert FirmToken.objects.get(id=row.id).revoked_at == AT


def test_a_token_is_for_those_who_act_for_the_whole_firm() -> None:
    firm, client = employers.firm(), employers.employer()
    employers.mandate(firm, client)
    whole = employers.clerk(firm)
    services.issue_token(firm_id=firm, name="Palkkaohjelma", by=whole, at=AT)
    (row,) = queries.tokens(for_=whole)
    narrow = [
        employers.clerk(firm, clients=[client]),
        whole.for_client(client),
        employers.clerk(employers.firm()),
        employers.owner(client),
        services.enter_by_mandates(firm_id=firm, name="Palkkaohjelma", at=AT),
        Actor.user(user_id=whole.user_id or 0, person=b"", name="Kaisa"),
    ]

    for by in narrow:
        with pytest.raises(NotAllowedError):
            services.issue_token(firm_id=firm, name="Toinen", by=by, at=AT)
        with pytest.raises(NotAllowedError):
            services.revoke_token(token_id=row.id, by=by, at=AT)
    with pytest.raises(NotAllowedError):
        services.revoke_token(token_id=0, by=whole, at=AT)


def test_nobody_gives_rights_by_hand() -> None:
    owner = employers.owner(employers.employer())

    with pytest.raises(NotAllowedError):
        services.add_employers([], by=owner, at=AT)
    with pytest.raises(NotAllowedError):
        services.add_firms([], by=owner, at=AT)
    with pytest.raises(NotAllowedError):
        services.add_memberships([], by=owner, at=AT)
    with pytest.raises(NotAllowedError):
        services.add_clerks([], by=owner, at=AT)
    with pytest.raises(NotAllowedError):
        services.add_mandates([], by=owner, at=AT)


def mandate_of(owner: Actor) -> int:
    (mandate,) = queries.mandates(for_=owner, employer_id=owner.employer_id or 0, on=AT.date())
    return mandate.id


def test_an_employer_ends_a_mandate_and_the_firm_is_out_the_day_after() -> None:
    firm, employer = employers.firm(), employers.employer()
    employers.mandate(firm, employer, CLAIM)
    owner, clerk = employers.owner(employer), employers.clerk(firm)

    services.end_mandate(mandate_id=mandate_of(owner), ends_on=AT.date(), by=owner, at=AT)
    services.end_mandate(mandate_id=mandate_of(owner), ends_on=AT.date() + timedelta(days=9), by=owner, at=AT)

    def rights(at: datetime) -> list[int]:
        return list(services.enter_firm(user_id=clerk.user_id or 0, firm_id=firm, at=at).rights)

    assert rights(AT) == [employer]
    assert rights(AT + timedelta(days=1)) == []


def test_a_mandate_ended_before_it_began_is_gone() -> None:
    firm, employer = employers.firm(), employers.employer()
    employers.mandate(firm, employer, CLAIM, starts_on=AT.date() + timedelta(days=5))
    owner = employers.owner(employer)

    services.end_mandate(mandate_id=mandate_of(owner), ends_on=AT.date(), by=owner, at=AT)

    assert queries.mandates(for_=owner, employer_id=employer, on=AT.date()) == []


def test_a_mandate_is_ended_by_its_employer_alone() -> None:
    firm, employer = employers.firm(), employers.employer()
    employers.mandate(firm, employer, CLAIM)
    mandate = mandate_of(employers.owner(employer))
    strangers = [
        employers.clerk(firm),
        employers.owner(employers.employer()),
        employers.owner(employer, PAYMENTS),
    ]

    for by in strangers:
        with pytest.raises(NotAllowedError):
            services.end_mandate(mandate_id=mandate, ends_on=AT.date(), by=by, at=AT)


def test_the_same_right_given_twice_is_one() -> None:
    firm, employer = employers.firm(), employers.employer()
    new = NewMandate(firm_id=firm, employer_id=employer, starts_on=BEGINNING, matters=CLAIM)

    services.add_mandates([new, new], by=SETUP, at=AT)
    services.add_mandates([new], by=SETUP, at=AT)

    assert len(queries.mandates(for_=employers.owner(employer), employer_id=employer, on=AT.date())) == 1

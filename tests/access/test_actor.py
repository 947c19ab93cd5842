"""What an actor may do."""

import pytest

from access.actor import Actor, Kind, Matter, NotAllowedError, Role

CLERK = Actor(
    kind=Kind.FIRM,
    user_id=1,
    firm_id=9,
    rights={5: frozenset({Matter.CLAIM}), 6: frozenset({Matter.PAYMENTS})},
)


def test_a_right_is_for_one_matter_of_one_employer() -> None:
    held = [(matter, employer) for employer in (5, 6, 7) for matter in Matter if CLERK.may(matter, employer)]

    assert held == [(Matter.CLAIM, 5), (Matter.PAYMENTS, 6)]
    assert CLERK.employers_of(Matter.CLAIM) == {5}


def test_a_missing_right_is_refused() -> None:
    with pytest.raises(NotAllowedError):
        CLERK.require(Matter.PAYMENTS, 5)


def test_a_clerk_who_acts_for_one_client_has_the_rights_for_no_other() -> None:
    acting = CLERK.for_client(5)

    assert acting.employer_id == 5
    assert acting.rights == {5: frozenset({Matter.CLAIM})}
    assert acting.firm_id == 9


def test_a_stranger_is_nobodys_client() -> None:
    with pytest.raises(NotAllowedError):
        CLERK.for_client(7)


def test_an_employer_has_no_clients() -> None:
    owner = Actor(kind=Kind.EMPLOYER, user_id=1, rights={5: frozenset(Matter)})

    assert owner.employer_id == 5
    with pytest.raises(NotAllowedError):
        owner.for_client(5)


def test_a_firm_and_a_user_act_for_no_single_employer() -> None:
    assert CLERK.employer_id is None
    assert Actor.user(user_id=1, person=b"", name="Aino").employer_id is None
    assert Actor(kind=Kind.EMPLOYER, user_id=1).employer_id is None


def test_kela_sees_all_but_acts_for_no_employer() -> None:
    officer = Actor.staff(user_id=1, person=b"", roles=frozenset({Role.OFFICER}), name="Kerttu")

    assert officer.sees_all
    assert not officer.may(Matter.CLAIM, 5)


def test_a_run_may_act_in_every_matter_and_role() -> None:
    run = Actor.run("propose")

    run.require(Matter.ACCOUNT, 5)
    run.require_role(Role.APPROVER)
    run.require_role()


@pytest.mark.parametrize("roles", [(Role.OFFICER, Role.AUDITOR), ()])
def test_a_role_one_has_not_is_refused(roles: tuple[Role, ...]) -> None:
    approver = Actor.staff(user_id=1, person=b"", roles=frozenset({Role.APPROVER}), name="Kerttu")

    with pytest.raises(NotAllowedError):
        approver.require_role(*roles)


def test_a_deed_that_takes_a_person_is_not_done_by_a_run() -> None:
    assert CLERK.signatory == 1
    with pytest.raises(NotAllowedError):
        _ = Actor.run("propose").signatory

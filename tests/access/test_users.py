"""Users and the roles of Kela's staff."""

import pytest

from access import queries, services
from access.actor import Actor, Kind, NotAllowedError, Role
from access.models import Trail, User
from access.scope import acting
from access.services import NewUser
from tests.factories import access, employers
from tests.factories.access import AT, SETUP

pytestmark = pytest.mark.django_db


def deeds(subject: str, subject_id: int) -> list[tuple[str, int | None]]:
    with acting(SETUP):
        found = Trail.objects.filter(subject=subject, subject_ids=[subject_id]).order_by("id")
        return list(found.values_list("deed", "user_id"))


def test_a_user_is_known_by_a_keyed_hash_of_the_identity_code() -> None:
    code = access.identity_code()
    first, second = access.user(code=code), access.user(code=code)

    one, two = (User.objects.get(id=user) for user in (first, second))
    assert bytes(one.person) == bytes(two.person)
    assert code.encode() not in bytes(one.person)
    assert not one.has_usable_password()
    assert deeds("user", first) == [("add", None)]


def test_a_known_user_stays_as_they_are() -> None:
    new = NewUser(email="aino@example.fi", name="Aino", identity_code=access.identity_code())
    (first,) = services.add_users([new], by=SETUP, at=AT).values()

    other = NewUser(email=new.email, name="Somebody else", identity_code=access.identity_code())
    (second,) = services.add_users([other], by=SETUP, at=AT).values()

    assert first == second
    assert User.objects.get(id=first).name == "Aino"


def test_roles_make_staff() -> None:
    user = access.user(name="Kerttu Kela")
    services.give_roles(user_id=user, roles=[Role.OFFICER], by=SETUP, at=AT)
    services.give_roles(user_id=user, roles=[Role.OFFICER, Role.APPROVER], by=SETUP, at=AT)

    actor = queries.staff_actor(user)

    assert (actor.kind, actor.name) == (Kind.STAFF, "Kerttu Kela")
    assert actor.roles == {Role.OFFICER, Role.APPROVER}
    assert actor.person == queries.user_actor(user).person


def test_somebody_without_a_role_is_no_staff() -> None:
    with pytest.raises(NotAllowedError):
        queries.staff_actor(access.user())


def test_somebody_who_left_is_nobody() -> None:
    officer = access.staff(Role.OFFICER)
    assert officer.user_id is not None
    User.objects.filter(id=officer.user_id).update(is_active=False)

    assert queries.user_to_be(officer.user_id) is None
    with pytest.raises(NotAllowedError):
        queries.staff_actor(officer.user_id)


def test_nobody_makes_users_or_staff_by_hand() -> None:
    for by in (access.staff(*Role), employers.owner(employers.employer())):
        with pytest.raises(NotAllowedError):
            services.add_users([], by=by, at=AT)
        with pytest.raises(NotAllowedError):
            services.give_roles(user_id=1, roles=[], by=by, at=AT)


def test_coming_and_going_leave_word() -> None:
    user = access.user()
    by = Actor.user(user_id=user, person=b"", name="Aino")

    services.note_sign_in(by=by, at=AT)
    services.note_sign_out(by=by, at=AT)

    assert deeds("user", user) == [("add", None), ("sign_in", user), ("sign_out", user)]


def test_the_demos_people_are_those_of_whom_something_is_told() -> None:
    about = {"fi": "Leipuri", "sv": "Bagare", "en": "A baker"}
    access.user()
    told = access.user(about=about)

    assert [(person.id, person.about) for person in queries.people_of_the_demo()] == [(told, about)]

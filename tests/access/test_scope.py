"""The scope of a transaction begins with an actor, ends with it, and nests."""

import pytest
from django.db import connection

from access.actor import Actor
from access.scope import acting
from tests.factories import employers

pytestmark = pytest.mark.django_db

SETTINGS = ["portal.scope", "portal.employers", "portal.firm"]


def scope() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(name, true) FROM unnest(%s::text[]) AS name", (SETTINGS,))
        return tuple(value or "" for (value,) in cursor)


def test_without_an_actor_nothing_is_set() -> None:
    assert scope() == ("", "", "")


def test_an_employer_a_firm_and_kela_set_what_they_see() -> None:
    one, two, firm = employers.employer(), employers.employer(), employers.firm()
    employers.mandate(firm, one)
    employers.mandate(firm, two)

    with acting(employers.owner(one)):
        of_owner = scope()
    with acting(employers.clerk(firm)):
        of_clerk = scope()
    with acting(Actor.run("propose")):
        of_run = scope()

    assert of_owner == ("some", f"{{{one}}}", "")
    assert of_clerk == ("some", f"{{{one},{two}}}", str(firm))
    assert of_run == ("all", "{}", "")
    assert scope() == ("", "", "")


def test_the_former_scope_comes_back_at_the_end() -> None:
    owner = employers.owner(employers.employer())

    with acting(owner):
        before = scope()
        with acting(Actor.run("incomes")):
            assert scope()[0] == "all"
        assert scope() == before
        with acting(owner):
            assert scope() == before
        assert scope() == before


def test_the_former_scope_comes_back_after_a_failure() -> None:
    owner = employers.owner(employers.employer())

    with acting(owner):
        before = scope()
        with pytest.raises(RuntimeError), acting(Actor.run("incomes")):
            raise RuntimeError
        assert scope() == before
    with pytest.raises(RuntimeError), acting(owner):
        raise RuntimeError
    assert scope() == ("", "", "")

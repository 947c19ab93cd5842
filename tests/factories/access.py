"""People of the tests: users, the staff of Kela, and the run that sets them up."""

from datetime import date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from access import queries, services
from access.actor import Actor, Role

AT = datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("Europe/Helsinki"))
SETUP = Actor.run("tests")

_numbers = count(1)
_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def identity_code(*, born: str = "010190") -> str:
    """Return an artificial personal identity code that no other person of the run has."""
    number = next(_numbers)
    sign = "-YXWVU"[number // 100 % 6]
    individual = f"{900 + number % 100}"
    birthday = date(1900 + int(born[4:]), int(born[2:4]), int(born[:2])) + timedelta(days=number // 600)
    day = f"{birthday:%d%m%y}"
    return f"{day}{sign}{individual}{_CHECK[int(day + individual) % 31]}"


def user(*, name: str = "Aino Aalto", code: str | None = None, about: dict[str, str] | None = None) -> int:
    """Return a new user's id."""
    email = f"person{next(_numbers)}@example.fi"
    new = services.NewUser(email=email, name=name, identity_code=code or identity_code(), about=about or {})
    return services.add_users([new], by=SETUP, at=AT)[email]


def staff(*roles: Role, name: str = "Kerttu Kela", code: str | None = None) -> Actor:
    """Return a new member of Kela's staff."""
    user_id = user(name=name, code=code)
    services.give_roles(user_id=user_id, roles=roles, by=SETUP, at=AT)
    return queries.staff_actor(user_id)

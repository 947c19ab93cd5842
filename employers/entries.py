"""What is told of an employer, a firm, a right or a person when it is entered."""

from dataclasses import dataclass, field
from datetime import date

from access.actor import Matter

EVERY_MATTER = frozenset(Matter)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEmployer:
    """An employer by its Business ID, with what it says of itself; `language` is that of its decisions."""

    business_id: str
    name: str
    language: str = "fi"
    headcount: int | None = None
    workplace_fund: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFirm:
    """A payroll firm by its Business ID."""

    business_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMembership:
    """A user's right to act for an employer, in some matters and for some days, both included."""

    user_id: int
    employer_id: int
    starts_on: date
    ends_on: date | None = None
    matters: frozenset[Matter] = EVERY_MATTER


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClerk:
    """A user's work at a payroll firm; `client_ids` limits it to some employers, empty to none."""

    user_id: int
    firm_id: int
    starts_on: date
    ends_on: date | None = None
    client_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMandate:
    """An employer's mandate to a payroll firm, in some matters and for some days, both included."""

    firm_id: int
    employer_id: int
    starts_on: date
    ends_on: date | None = None
    matters: frozenset[Matter] = EVERY_MATTER


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEmployee:
    """A person as one employer's employee, by a personal identity code that has been read and found valid."""

    employer_id: int
    identity_code: str = field(repr=False)
    last_name: str = ""
    first_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """Somebody at the employer whom Kela may ask about claims."""

    name: str
    email: str = ""
    phone: str = ""

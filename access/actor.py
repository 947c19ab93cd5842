"""Who acts, in what capacity, for whom: the actor that every deed and query takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class NotAllowedError(Exception):
    """The actor may not do this; doors answer as if the thing did not exist."""


class Kind(StrEnum):
    """In what capacity somebody acts; USER has signed in and acts for nobody yet."""

    USER = "user"
    EMPLOYER = "employer"
    FIRM = "firm"
    STAFF = "staff"
    RUN = "run"


class Role(StrEnum):
    """What a member of Kela's staff may do."""

    OFFICER = "officer"
    APPROVER = "approver"
    AUDITOR = "auditor"


class Matter(StrEnum):
    """A matter (valtuusasia) in which one may act for an employer, as Suomi.fi mandates name them for Kela.

    CLAIM: palvelussuhteeseen liittyvien etuuksien hakeminen. PAYMENTS: etuusmaksutietojen katselu.
    DECISIONS: etuuspäätösten tarkastelu. ACCOUNT: tilinumeron ilmoittaminen. LOG: käyttölokitietojen
    tarkastelu. OCCUPATIONAL_HEALTH_EDIT: työterveyshuollon korvaushakemuksen käsittely.
    OCCUPATIONAL_HEALTH_SEND: työterveyshuollon korvaushakemuksen lähetys. REHABILITATION_NEED:
    kuntoutuskurssitarpeen ilmoittaminen.
    """

    CLAIM = "claim"
    PAYMENTS = "payments"
    DECISIONS = "decisions"
    ACCOUNT = "account"
    LOG = "log"
    OCCUPATIONAL_HEALTH_EDIT = "occupational_health_edit"
    OCCUPATIONAL_HEALTH_SEND = "occupational_health_send"
    REHABILITATION_NEED = "rehabilitation_need"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person in a capacity, or a named run of the portal itself.

    `person` is the keyed hash of the person's identity code: two accounts of one person share it.
    `rights` tells for which employers (row ids) and in which matters somebody outside Kela may act;
    `employers.services` is the only maker of such an actor. `client_id` is the one employer a payroll
    firm has chosen to act for. `name` is the person's, or the name of the run or of the firm's token.
    """

    kind: Kind
    user_id: int | None = None
    person: bytes = b""
    firm_id: int | None = None
    roles: frozenset[Role] = frozenset()
    rights: Mapping[int, frozenset[Matter]] = field(default_factory=dict)
    name: str = ""
    client_id: int | None = None

    @classmethod
    def run(cls, name: str) -> "Actor":
        """Return the actor of a run of the portal itself, such as a sweep."""
        return cls(kind=Kind.RUN, name=name)

    @classmethod
    def user(cls, *, user_id: int, person: bytes, name: str) -> "Actor":
        """Return the actor of somebody who has signed in and acts for nobody yet."""
        return cls(kind=Kind.USER, user_id=user_id, person=person, name=name)

    @classmethod
    def staff(cls, *, user_id: int, person: bytes, roles: frozenset[Role], name: str) -> "Actor":
        """Return the actor of a member of Kela's staff."""
        return cls(kind=Kind.STAFF, user_id=user_id, person=person, roles=roles, name=name)

    @property
    def sees_all(self) -> bool:
        """Say whether the actor's rows are not limited to some employers."""
        return self.kind in {Kind.STAFF, Kind.RUN}

    @property
    def employer_id(self) -> int | None:
        """Return the one employer somebody acts for; None for a firm as a whole, for staff and for runs."""
        return next(iter(self.rights), None) if self.kind is Kind.EMPLOYER else self.client_id

    @property
    def signatory(self) -> int:
        """Return the user whose deed it is; NotAllowedError where no person acts."""
        if self.user_id is None:
            raise NotAllowedError("this takes a person")
        return self.user_id

    def for_client(self, employer_id: int) -> "Actor":
        """Return a payroll firm's actor who acts for this one client and sees no other."""
        if self.kind is not Kind.FIRM or employer_id not in self.rights:
            raise NotAllowedError(f"{self.kind} has no such client")
        return replace(self, client_id=employer_id, rights={employer_id: self.rights[employer_id]})

    def may(self, matter: Matter, employer_id: int) -> bool:
        """Say whether the actor may act in a matter for an employer."""
        return self.kind is Kind.RUN or matter in self.rights.get(employer_id, frozenset())

    def employers_of(self, matter: Matter) -> frozenset[int]:
        """Return the employers for which the actor may act in a matter."""
        return frozenset(employer for employer, matters in self.rights.items() if matter in matters)

    def require(self, matter: Matter, employer_id: int) -> None:
        """Refuse an actor who may not act in the matter for the employer."""
        if not self.may(matter, employer_id):
            raise NotAllowedError(f"{self.kind} may not act in {matter} for this employer")

    def require_role(self, *roles: Role) -> None:
        """Refuse an actor who is neither a run of the portal nor staff in one of the roles."""
        if self.kind is not Kind.RUN and not self.roles.intersection(roles):
            raise NotAllowedError(f"{self.kind} has none of the roles: {', '.join(roles) or 'runs only'}")

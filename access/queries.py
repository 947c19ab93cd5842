"""Who there is, who works at Kela, and what the trail tells."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from access.actor import Actor, Kind, Matter, NotAllowedError, Role
from access.models import StaffRole, Trail, User

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Named(TypedDict):
    """What a row of the trail carries besides its columns: the name of whoever, or whatever, acted."""

    user_name: str


def user_to_be(user_id: int) -> User | None:
    """Return a user who may sign in, None where there is no such user or no longer."""
    return User.objects.filter(id=user_id, is_active=True).first()


def people_of_the_demo() -> list[User]:
    """Return the people one may be in the demo: those of whom something is told, in the order they came."""
    return list(User.objects.filter(is_active=True).exclude(about={}).order_by("id"))


def user_actor(user_id: int) -> Actor:
    """Return the actor of a user who acts for nobody yet; raise NotAllowedError where there is none."""
    user = user_to_be(user_id)
    if user is None:
        raise NotAllowedError("there is no such user")
    return Actor.user(user_id=user.id, person=bytes(user.person), name=user.name)


def staff_actor(user_id: int) -> Actor:
    """Return the actor of a member of Kela's staff; raise NotAllowedError for anybody else."""
    person = user_actor(user_id)
    roles = staff_roles([user_id]).get(user_id, frozenset())
    if not roles:
        raise NotAllowedError("the user has no role at Kela")
    return Actor.staff(user_id=user_id, person=person.person, roles=roles, name=person.name)


def staff_roles(user_ids: list[int]) -> dict[int, frozenset[Role]]:
    """Return the roles at Kela of those users who have any."""
    found: dict[int, set[Role]] = {}
    for user_id, role in StaffRole.objects.filter(user_id__in=user_ids).values_list("user_id", "role"):
        found.setdefault(user_id, set()).add(Role(role))
    return {user_id: frozenset(roles) for user_id, roles in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailFilter:
    """What of the trail is asked for; what is left out does not limit. Days are included at both ends.

    `name` is a part of the name of a user or of a run.
    """

    deed: str = ""
    subject: str = ""
    subject_id: int | None = None
    user_id: int | None = None
    name: str = ""
    first: date | None = None
    last: date | None = None


def trail_rows(*, for_: Actor, asked: TrailFilter) -> "QuerySet[WithAnnotations[Trail, Named]]":
    """Return the trail's rows for an auditor, newest first, each with its `user_name`."""
    for_.require_role(Role.AUDITOR)
    return _limited(_named(Trail.objects.all()), asked)


def trail_deeds(*, for_: Actor) -> list[tuple[str, str]]:
    """Return the deeds and subjects that the trail knows, for the filters of the auditor's page."""
    for_.require_role(Role.AUDITOR)
    return list(Trail.objects.order_by("deed", "subject").values_list("deed", "subject").distinct())


def employer_log(
    *, for_: Actor, employer_id: int, asked: TrailFilter
) -> "QuerySet[WithAnnotations[Trail, Named]]":
    """Return what was done and looked at in an employer's name or about it, newest first.

    Each row has the `user_name` of whoever acted for the employer; Kela's people are not named to it.
    """
    for_.require(Matter.LOG, employer_id)
    rows = Trail.objects.filter(employer_ids__contains=[employer_id])
    return _limited(_named(rows, nameless=Kind.STAFF), asked).only("at", "deed", "subject", "kind", "firm_id")


def _named(
    rows: QuerySet[Trail], *, nameless: Kind | None = None
) -> "QuerySet[WithAnnotations[Trail, Named]]":
    user = Subquery(User.objects.filter(id=OuterRef("user_id")).values("name"))
    name = Case(When(kind=nameless, then=Value("")), default=Coalesce(user, F("run")))
    return rows.annotate(user_name=name).order_by("-at", "-id")


def _limited(
    rows: "QuerySet[WithAnnotations[Trail, Named]]", asked: TrailFilter
) -> "QuerySet[WithAnnotations[Trail, Named]]":
    limits = {
        "deed": asked.deed or None,
        "subject": asked.subject or None,
        "subject_ids__contains": None if asked.subject_id is None else [asked.subject_id],
        "user_id": asked.user_id,
        "at__gte": asked.first and _midnight(asked.first),
        "at__lt": asked.last and _midnight(asked.last + timedelta(days=1)),
    }
    if asked.name:
        users = User.objects.filter(name__icontains=asked.name).values("id")
        rows = rows.filter(Q(user_id__in=users) | Q(run__icontains=asked.name))
    return rows.filter(**{name: value for name, value in limits.items() if value is not None})


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

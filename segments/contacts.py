"""Contacts: what Kela's people write down of them, help that employers ask for, and the time a case takes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import connection
from django.db.models import QuerySet, Sum
from django.utils.timezone import localtime

from access import trail
from access.actor import Actor, NotAllowedError, Role
from access.models import User
from access.scope import acting
from applications.models import Application
from employers.models import Employer
from segments.models import Contact, HandlingTime, HelpRequest
from segments.reasons import ContactChannel, ContactReason

BEAT: Final = timedelta(seconds=15)
"""How often a page that is looked at says so, and the most that one such word counts."""

_BEAT: Final = """
INSERT INTO segments_handlingtime AS h (application_id, officer_id, day, seconds, last_seen_at)
SELECT id, %(officer)s, %(day)s, %(beat)s, %(at)s FROM applications_application WHERE id = %(application)s
ON CONFLICT (application_id, officer_id, day) DO UPDATE SET last_seen_at = excluded.last_seen_at,
    seconds = h.seconds + greatest(0, least(%(beat)s, extract(epoch FROM %(at)s - h.last_seen_at)::int))
"""
"""A word that comes twice, or from two windows at once, counts no more than the time that has gone."""


class AnsweredError(Exception):
    """The help that is to be given has been given already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a contact or a question is about: an employer, and a case of its own or none."""

    employer_id: int
    application_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """How an employer was served about one case: contacts and help, newest first, and active handling time.

    `people` names Kela's people by their ids.
    """

    contacts: list[Contact]
    help_requests: list[HelpRequest]
    handled: timedelta
    people: dict[int, str]


def log_contact(
    about: About, channel: ContactChannel, reason: ContactReason, *, by: Actor, at: datetime
) -> Contact:
    """Write down that an employer has made contact."""
    by.require_role(Role.OFFICER)
    with acting(by):
        contact = Contact.objects.create(
            **_whose(about), channel=channel, reason=reason, logged_at=at, logged_by=by.signatory
        )
        _record("log_contact", contact, by=by, at=at)
    return contact


def ask_for_help(
    about: About, *, page: str, text: str, phone: str = "", by: Actor, at: datetime
) -> HelpRequest:
    """Ask Kela for help from a page, for an employer that one acts for in any matter."""
    if about.employer_id not in by.rights:
        raise NotAllowedError("the actor may not act for this employer")
    with acting(by):
        request = HelpRequest.objects.create(
            **_whose(about), page=page, text=text, phone=phone, asked_at=at, asked_by=by.signatory
        )
        _record("ask_for_help", request, by=by, at=at)
    return request


def give_help(request_id: int, answer: str, *, by: Actor, at: datetime) -> HelpRequest:
    """Answer a request for help, or tell that the employer was called; AnsweredError where it was before."""
    by.require_role(Role.OFFICER)
    if not answer:
        raise ValueError("an answer says something")
    with acting(by):
        request = HelpRequest.objects.select_for_update().get(id=request_id)
        if request.answered_at is not None:
            raise AnsweredError
        request.answer, request.answered_at, request.answered_by = answer, at, by.signatory
        request.save(update_fields=["answer", "answered_at", "answered_by"])
        _record("give_help", request, by=by, at=at)
    return request


def beat(application_id: int, *, by: Actor, at: datetime) -> None:
    """Count the time since the last word from the page of a case that an officer is looking at.

    It leaves no row in the trail: that the case was looked at is there already.
    """
    by.require_role(Role.OFFICER)
    with acting(by), connection.cursor() as cursor:
        cursor.execute(
            _BEAT,
            {
                "application": application_id,
                "officer": by.signatory,
                "day": localtime(at).date(),
                "beat": BEAT.seconds,
                "at": at,
            },
        )


def served(application_id: int, *, for_: Actor) -> Served:
    """Return how an employer was served about a case, for Kela's own people."""
    for_.require_role(Role.OFFICER, Role.AUDITOR)
    with acting(for_):
        contacts = list(Contact.objects.filter(application_id=application_id).order_by("-logged_at", "-id"))
        requests = list(
            HelpRequest.objects.filter(application_id=application_id).order_by("-asked_at", "-id")
        )
        seconds = HandlingTime.objects.filter(application_id=application_id).aggregate(Sum("seconds"))
        people = {each.logged_by for each in contacts}
        people |= {each.answered_by for each in requests if each.answered_by is not None}
        names = dict(User.objects.filter(id__in=people).values_list("id", "name"))
    return Served(
        contacts=contacts,
        help_requests=requests,
        handled=timedelta(seconds=seconds["seconds__sum"] or 0),
        people=names,
    )


def waiting_for_help(*, for_: Actor) -> QuerySet[HelpRequest]:
    """Return the requests for help that nobody has answered, the oldest first, for Kela's own people."""
    for_.require_role(Role.OFFICER, Role.AUDITOR)
    return (
        HelpRequest.objects.filter(answered_at__isnull=True)
        .select_related("employer", "application")
        .order_by("asked_at", "id")
    )


def note_waiting_view(requests: list[HelpRequest], *, by: Actor, at: datetime) -> None:
    """Leave word that somebody has read requests for help."""
    trail.record(
        by=by,
        at=at,
        deed="view",
        subject="help_request",
        subject_ids=[each.id for each in requests],
        employer_ids={each.employer_id for each in requests},
    )


def help_asked(*, for_: Actor) -> QuerySet[HelpRequest]:
    """Return the requests for help that the actor has made, newest first, each with its answer."""
    return (
        HelpRequest.objects.filter(employer_id__in=list(for_.rights), asked_by=for_.signatory)
        .select_related("employer")
        .order_by("-asked_at", "-id")
    )


def _whose(about: About) -> dict[str, int | None]:
    """Return the fields that say what it is about; NotAllowedError for a case of another employer's."""
    known = Employer.objects.filter(id=about.employer_id)
    if about.application_id is not None:
        known = known.filter(applications__id=about.application_id)
    if not known.exists():
        raise NotAllowedError("no such employer, or no such case of its own")
    return {"employer_id": about.employer_id, "application_id": about.application_id}


def _record(deed: str, row: Contact | HelpRequest, *, by: Actor, at: datetime) -> None:
    trail.record(
        by=by,
        at=at,
        deed=deed,
        subject="customer_contact" if isinstance(row, Contact) else "help_request",
        subject_ids=[row.id],
        employer_ids=[row.employer_id],
    )


def about_case(application_id: int, *, for_: Actor) -> About:
    """Return a case and its employer as what something is about, for Kela's own people."""
    for_.require_role(Role.OFFICER)
    with acting(for_):
        application = Application.objects.only("id", "employer_id").get(id=application_id)
    return About(employer_id=application.employer_id, application_id=application.id)

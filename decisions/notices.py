"""Notices (C13): who has consented to electronic decisions is told by e-mail that there are new ones to read.

A notice never tells whom a decision is about, of what benefit, or what it says.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from access import trail
from access.actor import Actor
from access.scope import acting
from decisions.models import Notice
from employers.models import Consent, Employer
from employers.post import Carrier, PostState, send_each
from employers.queries import consent

_WAIT: Final = """
INSERT INTO decisions_notice (employer_id, state, tries, next_try_at)
SELECT employer_id, 'waiting', 0, %(at)s FROM employers_consent
WHERE employer_id = ANY(%(employers)s) AND withdrawn_at IS NULL ORDER BY employer_id
ON CONFLICT (employer_id) WHERE state = 'waiting' DO UPDATE SET next_try_at = decisions_notice.next_try_at
"""


def wait(employer_ids: Collection[int], *, at: datetime) -> None:
    """Let a notice wait for those of the employers that have consented; one that waits already is enough.

    One that is just being sent may not tell of these decisions: it is waited for, and another waits then.
    """
    with connection.cursor() as cursor:
        cursor.execute(_WAIT, {"at": at, "employers": sorted(employer_ids)})


def send(*, by: Actor, at: datetime) -> int:
    """Send notices that wait; return how many were settled."""
    by.require_role()

    def settle(row: Notice, carrier: Carrier) -> None:
        _settle(row, carrier, by=by, at=at)

    return send_each(Notice.objects.all(), settle, by=by, at=at)


def has_failed(*, for_: Actor, employer_id: int) -> bool:
    """Say whether the last notice did not arrive at the address of the consent in force."""
    held = consent(for_=for_, employer_id=employer_id)
    if held is None:
        return False
    with acting(for_):
        last = _settled(held).first()
    return last is not None and last.state == PostState.FAILED


def _settle(row: Notice, carrier: Carrier, *, by: Actor, at: datetime) -> None:
    held = Consent.objects.filter(employer_id=row.employer_id, withdrawn_at__isnull=True).first()
    if held is None:
        row.delete()
        return
    if carrier.carry(row, _message(Employer.objects.get(id=row.employer_id), held.email)):
        trail.record(
            by=by,
            at=at,
            deed="send",
            subject="notice",
            subject_ids=[row.id],
            employer_ids=[row.employer_id],
        )


def _settled(held: Consent) -> QuerySet[Notice]:
    settled = Notice.objects.filter(employer_id=held.employer_id, settled_at__gte=held.given_at)
    return settled.order_by("-settled_at")


def _message(employer: Employer, to: str) -> EmailMessage:
    with override(employer.language):
        return EmailMessage(
            subject=_("Kela: teille on uusi päätös"),
            body="\n".join(_lines(employer)),
            to=[to],
            headers={"Content-Language": employer.language},
        )


def _lines(employer: Employer) -> Iterator[str]:
    yield _("Hei,")
    yield ""
    yield _(
        "%(name)s, %(business_id)s: Kela on tehnyt yhden tai useamman päätöksen. Voitte lukea ne "
        "työnantajapalvelussa."
    ) % {"name": employer.name, "business_id": employer.business_id}
    yield ""
    yield _("Kirjautukaa palveluun: %(address)s") % {"address": settings.PORTAL_ADDRESS}
    yield ""
    yield _(
        "Saatte tämän viestin, koska olette antaneet suostumuksen sähköisiin päätöksiin. Voitte vaihtaa "
        "osoitteen tai perua suostumuksen palvelussa kohdassa Yrityksen tiedot. Älkää vastatko viestiin."
    )
    yield ""
    yield _("Terveisin Kela")

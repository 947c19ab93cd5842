"""Notices (C13): who has consented to electronic decisions is told by e-mail that there are new ones to read.

A notice tells how many decisions there are; never whom they are about, of what benefit, or what they say.
"""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from access import trail
from access.actor import Actor
from access.scope import acting
from decisions.models import Letter, Notice
from employers.models import Consent, Employer
from employers.post import Carrier, PostState, send_each
from employers.queries import consent


def wait(employer_ids: Collection[int], *, at: datetime) -> None:
    """Let a notice wait for those of the employers that have consented; one that waits already is enough."""
    consented = Consent.objects.filter(employer_id__in=employer_ids, withdrawn_at__isnull=True)
    Notice.objects.bulk_create(
        [
            Notice(employer_id=employer_id, state=PostState.WAITING, next_try_at=at)
            for employer_id in consented.order_by("employer_id").values_list("employer_id", flat=True)
        ],
        ignore_conflicts=True,
    )


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
    count = _unread(held) if held else 0
    if held is None or not count:
        row.delete()
        return
    if carrier.carry(row, _message(Employer.objects.get(id=row.employer_id), count, held.email)):
        trail.record(
            by=by,
            at=at,
            deed="send",
            subject="notice",
            subject_ids=[row.id],
            employer_ids=[row.employer_id],
        )


def _unread(held: Consent) -> int:
    """Return how many letters have been sent since the last notice that arrived, or since the consent."""
    told = _settled(held).filter(state=PostState.SENT).first()
    letters = Letter.objects.filter(
        decision__application__employer_id=held.employer_id, sent_at__gte=held.given_at
    )
    return (letters.filter(sent_at__gt=told.settled_at) if told else letters).count()


def _settled(held: Consent) -> QuerySet[Notice]:
    settled = Notice.objects.filter(employer_id=held.employer_id, settled_at__gte=held.given_at)
    return settled.order_by("-settled_at")


def _message(employer: Employer, count: int, to: str) -> EmailMessage:
    with override(employer.language):
        told = ngettext("Kela: teille on uusi päätös", "Kela: teille on %(count)s uutta päätöstä", count) % {
            "count": count
        }
        return EmailMessage(
            subject=told,
            body="\n".join(_lines(employer, count)),
            to=[to],
            headers={"Content-Language": employer.language},
        )


def _lines(employer: Employer, count: int) -> Iterator[str]:
    yield _("Hei,")
    yield ""
    yield ngettext(
        "%(name)s, %(business_id)s: Kela on tehnyt päätöksen, jonka voitte lukea työnantajapalvelussa.",
        "%(name)s, %(business_id)s: Kela on tehnyt %(count)s päätöstä, jotka voitte lukea "
        "työnantajapalvelussa.",
        count,
    ) % {"name": employer.name, "business_id": employer.business_id, "count": count}
    yield ""
    yield _("Kirjautukaa palveluun: %(address)s") % {"address": settings.PORTAL_ADDRESS}
    yield ""
    yield _(
        "Saatte tämän viestin, koska olette antaneet suostumuksen sähköisiin päätöksiin. Voitte vaihtaa "
        "osoitteen tai perua suostumuksen palvelussa kohdassa Yrityksen tiedot. Älkää vastatko viestiin."
    )
    yield ""
    yield _("Terveisin Kela")

"""What waits for an employer as a work list: open matters, and what is about to fail."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from access.actor import Actor, Matter
from applications.drafts import Draft
from decisions import notices
from employers import queries as employers
from payments import queries as payments
from portal.questions import sent
from portal.web import checkpoints
from segments.absences import Unclaimed
from segments.checkpoints import Checkpoint
from segments.due import InformationRequest, Open, Task
from segments.reminders import reminded

SOON: Final = timedelta(days=7)
PRESSING: Final = timedelta(days=30)
"""A mandate that ends within so many days stands out: giving a new one takes its time."""
MOST: Final = 10
"""How many open matters are listed, the next due first."""

Item = dict[str, object]


def listed(matters: Sequence[Open], on: date) -> list[Item]:
    """Return open matters as things to do; absences without a claim are told in one place of their own."""
    alone = [each for each in matters if isinstance(each.about, InformationRequest | Draft)]
    begun = [each for each in matters if each.task is Task.SEND and isinstance(each.about, Unclaimed)]
    points: dict[Task, list[Open]] = {}
    for each in matters:
        if isinstance(each.about, Checkpoint):
            points.setdefault(each.task, []).append(each)
    together = [
        *((each.last_day, _item(each, on)) for each in (*alone, *begun)),
        *((held[0].last_day, _points(task, held, on)) for task, held in points.items()),
        *((each.last_day, _ending(each, on)) for each in matters if each.task is Task.RENEW),
    ]
    return [item for _day, item in sorted(together, key=lambda each: each[0] or date.max)][:MOST]


def failing(employer_id: int, *, by: Actor, on: date) -> Iterator[Item]:
    """Yield what keeps money or decisions from reaching an employer, each with what to do."""
    ready = employers.readiness(for_=by, employer_ids=[employer_id], on=on)[employer_id]
    if not ready.account:
        yield {
            "url": reverse("settings_account" if by.may(Matter.ACCOUNT, employer_id) else "settings"),
            "title": _("Ilmoittakaa tilinumero"),
            "text": _("Emme voi maksaa korvauksia ennen kuin tilinumero on ilmoitettu."),
            "tag": _("Puuttuu"),
            "kind": "bad",
        }
    if not ready.consent:
        yield {
            "url": reverse("settings_consent"),
            "title": _("Antakaa suostumus sähköisiin päätöksiin"),
            "text": _("Ilman suostumusta päätökset tulevat postissa, ja tulorekisterin kautta ei voi hakea."),
            "tag": _("Puuttuu"),
            "kind": "warn",
        }
    yield from _undelivered(employer_id, by)
    returned = payments.returned(for_=by, employer_ids=[employer_id]).get(employer_id)
    if returned:
        title = ngettext("%(number)s maksu palautui", "%(number)s maksua palautui", returned.count)
        yield {
            "url": reverse("settings_account" if by.may(Matter.ACCOUNT, employer_id) else "payments"),
            "title": title % {"number": returned.count},
            "text": _("Pankki ei voinut maksaa tilillenne. Tarkistakaa tilinumero, niin maksamme uudelleen."),
            "tag": _("Palautunut"),
            "kind": "bad",
            "amount": returned.total,
        }


def _undelivered(employer_id: int, by: Actor) -> Iterator[Item]:
    """Yield the addresses that take no mail any more."""
    for failed, url, title in (
        (reminded(for_=by).failed, reverse("reminders"), _("Muistutus ei mennyt perille")),
        (
            notices.has_failed(for_=by, employer_id=employer_id),
            reverse("settings_consent"),
            _("Ilmoitus ei mennyt perille"),
        ),
    ):
        if failed:
            yield {
                "url": url,
                "title": title,
                "text": _("Sähköpostiosoite ei ota viestejä vastaan. Tarkistakaa osoite."),
                "tag": _("Osoite"),
                "kind": "warn",
            }


def due(day: date | None, on: date) -> Item:
    """Return the last day of a thing to do; one that is less than a week away, or over, stands out."""
    return {"due": day, "due_soon": day is not None and day < on + SOON}


def _item(matter: Open, on: date) -> Item:
    """Return a question or an unfinished claim as a thing to do."""
    about = matter.about
    told: Item = {"tag": _("Kesken"), "kind": "info", "amount": matter.euros, **due(matter.last_day, on)}
    if isinstance(about, InformationRequest):
        return told | {
            "url": reverse("claim", args=[about.application_id]),
            "title": _("Kela kysyy: %(name)s") % {"name": sent.subject(about.application)},
            "text": about.question,
            "tag": _("Vastaa"),
            "kind": "warn",
        }
    if isinstance(about, Unclaimed):
        return told | {
            "url": reverse("claim_check", args=[about.draft_id]),
            "title": _("Jatka hakemusta: %(name)s") % {"name": about.name},
        }
    if isinstance(about, Draft):
        saved = date_format(localtime(about.saved_at), "j.n.Y H.i")
        return told | {
            "url": reverse("claim_check", args=[about.id]),
            "title": _("Jatka hakemusta: %(name)s") % {"name": sent.draft_subject(about)},
            "text": _("Tallennettu %(at)s") % {"at": saved},
        }
    raise TypeError(about)


def _points(task: Task, held: Sequence[Open], on: date) -> Item:
    """Return the check points of a kind as one thing to do, for nobody in particular."""
    said = checkpoints.SAID[task]
    return {
        "url": reverse("checkpoints"),
        "title": said.title,
        "text": ngettext("%(number)s asia", "%(number)s asiaa", len(held)) % {"number": len(held)}
        if len(held) > 1
        else "",
        "tag": _("Tarkistuspäivä"),
        "kind": "info",
        **due(held[0].last_day, on),
    }


def _ending(matter: Open, on: date) -> Item:
    return {
        "url": reverse("settings"),
        "title": _("Palkkatoimiston valtuutus päättyy"),
        "text": _("Uusikaa se Suomi.fi-valtuuksissa, jos toimisto hoitaa asioitanne yhä."),
        "tag": _("Päättyy"),
        "kind": "warn",
        "due": matter.last_day,
        "due_soon": matter.last_day is not None and matter.last_day <= on + PRESSING,
    }

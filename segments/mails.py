"""The words of a reminder: which employer has so many matters of a kind to deal with, and by when.

Whoever reads somebody else's mail learns of no person, no benefit and no absence.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from employers.models import Employer
from segments.discreet import said
from segments.due import Due, Task

SHOWN: Final = 20
"""How many employers a message tells of one by one; of the others it tells how many they are."""


def write(telling: Sequence[Due], *, to: str, language: str) -> EmailMessage:
    """Return the message that tells of open matters, at least one."""
    with override(language):
        return EmailMessage(
            subject=_subject(telling),
            body="\n".join(_lines(telling)),
            to=[to],
            headers={"Content-Language": language},
        )


def _subject(telling: Sequence[Due]) -> str:
    told = ngettext(
        "Kela: %(count)s asia odottaa teitä, määräaika %(day)s",
        "Kela: %(count)s asiaa odottaa teitä, seuraava määräaika %(day)s",
        len(telling),
    )
    return told % {"count": len(telling), "day": _written(min(each.last_day for each in telling))}


def _lines(telling: Sequence[Due]) -> Iterator[str]:
    yield _("Hei,")
    yield ""
    yield _("nämä asiat odottavat teitä Kelan työnantajapalvelussa:")
    of_employer: dict[int, Counter[tuple[date, Task]]] = {}
    for each in sorted(telling):
        of_employer.setdefault(each.employer_id, Counter())[each.last_day, each.task] += 1
    shown = list(of_employer)[:SHOWN]
    named: Mapping[int, Employer] = Employer.objects.in_bulk(shown)
    for employer_id in shown:
        yield ""
        yield f"{named[employer_id].name}, {named[employer_id].business_id}"
        for (day, task), count in of_employer[employer_id].items():
            yield f"- {_written(day)}: {said(task, count)}"
    if len(of_employer) > SHOWN:
        yield ""
        others = len(of_employer) - SHOWN
        yield ngettext(
            "Lisäksi %(count)s muulla yrityksellä on määräaikoja.",
            "Lisäksi %(count)s muulla yrityksellä on määräaikoja.",
            others,
        ) % {"count": others}
    yield ""
    yield _("Kirjautukaa palveluun: %(address)s") % {"address": settings.PORTAL_ADDRESS}
    yield ""
    yield _(
        "Palvelussa näette, mistä ja kenestä on kyse: viestissä emme kerro sitä. Kun asia on hoidettu, emme "
        "muistuta siitä enää. Voitte muuttaa muistutuksia tai lopettaa ne palvelussa kohdassa Muistutukset. "
        "Älkää vastatko viestiin."
    )
    yield ""
    yield _("Terveisin Kela")


def _written(day: date) -> str:
    return date_format(day, "j.n.Y")

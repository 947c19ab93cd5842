"""Discreet words: what is to be done by a day, for messages and calendars that others may read.

They tell of no person, no benefit and no illness: a check point of a long absence is a day, and no more.
"""

from django.utils.translation import ngettext

from segments.due import Task


def said(task: Task, number: int) -> str:
    """Return what so many matters of a kind ask for, in the language in force."""
    checkpoint = ngettext("tarkistuspäivä", "%(count)s asian tarkistuspäivä", number)
    words = {
        Task.ANSWER: ngettext(
            "viimeinen päivä vastata kysymykseen", "viimeinen päivä vastata %(count)s kysymykseen", number
        ),
        Task.SEND: ngettext(
            "viimeinen päivä lähettää keskeneräinen hakemus",
            "viimeinen päivä lähettää %(count)s keskeneräistä hakemusta",
            number,
        ),
        Task.CLAIM: ngettext(
            "viimeinen päivä hakea korvausta", "viimeinen päivä hakea %(count)s korvausta", number
        ),
        Task.TELL: ngettext(
            "viimeinen päivä tehdä ilmoitus", "viimeinen päivä tehdä %(count)s ilmoitusta", number
        ),
        Task.EXPECT: checkpoint,
        Task.STATEMENT: ngettext(
            "viimeinen päivä toimittaa lausunto", "viimeinen päivä toimittaa %(count)s lausuntoa", number
        ),
        Task.AGAIN: checkpoint,
        Task.RENEW: ngettext(
            "palkkatoimiston valtuutus päättyy", "%(count)s palkkatoimiston valtuutusta päättyy", number
        ),
    }
    return words[task] % {"count": number}

"""How employers are served, in words: contacts by channel and reason, and where help is asked from."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from access.actor import Actor
from segments import contacts
from segments.reasons import ContactChannel, ContactReason

Words = str | Promise

CONTACT_CHANNELS: Final[Mapping[str, Words]] = {
    ContactChannel.PHONE: gettext_lazy("Puhelu"),
    ContactChannel.CHAT: gettext_lazy("Chat"),
    ContactChannel.EMAIL: gettext_lazy("Sähköposti"),
    ContactChannel.PAPER: gettext_lazy("Paperi"),
    ContactChannel.VISIT: gettext_lazy("Käynti"),
}
CONTACT_REASONS: Final[Mapping[str, Words]] = {
    ContactReason.BENEFIT: gettext_lazy("Mitä voi hakea"),
    ContactReason.FILLING: gettext_lazy("Hakemuksen täyttäminen"),
    ContactReason.STATUS: gettext_lazy("Missä vaiheessa asia on"),
    ContactReason.CLARIFICATION: gettext_lazy("Lisätietopyyntö"),
    ContactReason.DECISION: gettext_lazy("Päätös"),
    ContactReason.PAYMENT: gettext_lazy("Maksu"),
    ContactReason.ACCESS: gettext_lazy("Kirjautuminen ja valtuudet"),
    ContactReason.OTHER: gettext_lazy("Muu asia"),
}
PAGES: Final[Mapping[str, Words]] = {
    "home": gettext_lazy("Etusivu"),
    "claims": gettext_lazy("Hakemukset"),
    "claim": gettext_lazy("Lähetetty hakemus"),
    "claim_new": gettext_lazy("Uusi hakemus"),
    "claim_begin": gettext_lazy("Uusi hakemus"),
    "client_claim_new": gettext_lazy("Uusi hakemus"),
    "client_claim_begin": gettext_lazy("Uusi hakemus"),
    "claim_employee": gettext_lazy("Hakemus: työntekijän valinta"),
    "claim_step": gettext_lazy("Hakemus: kysymykset"),
    "claim_check": gettext_lazy("Hakemus: tarkistus ja lähetys"),
    "claim_receipt": gettext_lazy("Hakemus: kuitti"),
    "decision": gettext_lazy("Päätös"),
    "payments": gettext_lazy("Maksut"),
    "clients": gettext_lazy("Asiakkaat"),
    "uploads": gettext_lazy("Tiedostot"),
    "upload": gettext_lazy("Tiedosto"),
    "settings": gettext_lazy("Yrityksen tiedot"),
    "settings_account": gettext_lazy("Tilinumero"),
    "settings_consent": gettext_lazy("Sähköiset päätökset"),
    "settings_contact": gettext_lazy("Yhteyshenkilö"),
}


def page_name(page: str) -> str:
    """Return what the page is called from which help was asked."""
    return str(PAGES.get(page, _("Muu sivu")))


def minutes(time: timedelta) -> str:
    """Return a length of time in whole minutes, in words."""
    whole = round(time / timedelta(minutes=1))
    return ngettext("%(minutes)s minuutti", "%(minutes)s minuuttia", whole) % {"minutes": whole}


def served(application_id: int, *, for_: Actor) -> dict[str, object]:
    """Return how the employer was served about a case, as the case's page shows it."""
    found = contacts.served(application_id, for_=for_)
    return {
        "contact_events": [
            {
                "at": each.logged_at,
                "title": CONTACT_CHANNELS[each.channel],
                "text": CONTACT_REASONS[each.reason],
                "who": found.people.get(each.logged_by, ""),
            }
            for each in found.contacts
        ],
        "help_requests": [
            {
                "request": each,
                "page": page_name(each.page),
                "answered_by": found.people.get(each.answered_by or 0, ""),
            }
            for each in found.help_requests
        ],
        "handled": minutes(found.handled),
        "contact_channels": CONTACT_CHANNELS.items(),
        "contact_reasons": CONTACT_REASONS.items(),
    }

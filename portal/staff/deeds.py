"""What the trail's deeds and their subjects are called."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

DEEDS: Final[Mapping[str, Words]] = {
    "add": _("Lisäys"),
    "add_clerks": _("Työntekijöiden lisäys palkkatoimistoon"),
    "add_mandates": _("Valtuutuksen anto"),
    "add_memberships": _("Oikeuksien anto"),
    "answer": _("Vastaus Kelalle"),
    "approve": _("Hyväksyntä"),
    "ask": _("Lisätietopyyntö"),
    "attach": _("Liitteen lisäys"),
    "cancel": _("Peruminen"),
    "classify": _("Luokittelu"),
    "confirm": _("Vahvistus"),
    "correct": _("Korjaus"),
    "decide": _("Päätös"),
    "end": _("Päättäminen"),
    "enter": _("Asioinnin aloitus"),
    "feedback": _("Pankin palaute"),
    "finish": _("Valmistuminen"),
    "give": _("Suostumus"),
    "give_roles": _("Roolin anto"),
    "issue": _("Tunnisteen anto"),
    "prepare": _("Valmistelu"),
    "propose": _("Ehdotus"),
    "propose_anew": _("Palautus käsittelyyn"),
    "raise_again": _("Nosto uudelleen maksuun"),
    "raise_due": _("Nosto maksuun"),
    "read": _("Tarkistus"),
    "receive": _("Vastaanotto"),
    "reveal_identity": _("Henkilötunnuksen katselu"),
    "revoke": _("Tunnisteen mitätöinti"),
    "send_letter": _("Kirjeen lähetys"),
    "set": _("Ilmoitus"),
    "sign_in": _("Kirjautuminen"),
    "sign_out": _("Uloskirjautuminen"),
    "submit": _("Hakemuksen lähetys"),
    "view": _("Katselu"),
    "view_queue": _("Jonon katselu"),
    "view_trail": _("Tapahtumalokin katselu"),
    "withdraw": _("Peruutus"),
}
SUBJECTS: Final[Mapping[str, Words]] = {
    "account": _("Tilinumero"),
    "application": _("Hakemus"),
    "attachment": _("Liite"),
    "batch": _("Tiedosto"),
    "classification": _("Työnantajien luokittelu"),
    "consent": _("Suostumus sähköisiin päätöksiin"),
    "contact": _("Yhteyshenkilö"),
    "decision": _("Päätös"),
    "delivery": _("Tulorekisterin aineisto"),
    "employee": _("Työntekijä"),
    "employer": _("Työnantaja"),
    "firm": _("Palkkatoimisto"),
    "headcount": _("Henkilöstömäärä"),
    "letter": _("Päätöskirje"),
    "mandate": _("Valtuutus"),
    "payment": _("Maksu"),
    "payment_file": _("Maksuaineisto"),
    "payment_run": _("Maksuerä"),
    "token": _("Rajapinnan tunniste"),
    "trail": _("Tapahtumaloki"),
    "user": _("Käyttäjä"),
    "wage_report": _("Palkkatietoilmoitus"),
}

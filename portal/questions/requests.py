"""What Kela asks employers about their claims: the reasons, each with a sentence ready to be sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is asked: what officers call it, and what the employer is asked unless told otherwise."""

    label: str | Promise
    sentence: str | Promise


OTHER: Final = "other"
"""The reason that has no sentence of its own: the officer writes it."""

REASONS: Final[Mapping[str, Reason]] = {
    "certificate": Reason(
        _("Lääkärintodistus puuttuu"),
        _("Emme ole saaneet lääkärintodistusta. Lisätkää se liitteeksi tai kertokaa, milloin se tulee."),
    ),
    "wage": Reason(
        _("Maksettu palkka on epäselvä"),
        _("Palkka poissaolon ajalta poikkeaa tulorekisterin tiedoista. Kertokaa, mistä ero johtuu."),
    ),
    "days": Reason(
        _("Poissaolopäivät ovat epäselvät"),
        _("Kertokaa, minä päivinä työntekijä oli sairauden vuoksi poissa ja miltä niistä maksoitte palkkaa."),
    ),
    "pay_basis": Reason(
        _("Oikeus sairausajan palkkaan"),
        _("Kertokaa, mihin sopimukseen tai lainkohtaan työntekijän oikeus sairausajan palkkaan perustuu."),
    ),
    "insurer": Reason(
        _("Vakuutusyhtiön päätös"),
        _("Kertokaa, onko vakuutusyhtiö tehnyt päätöksen, ja lisätkää päätös liitteeksi, kun saatte sen."),
    ),
    "late": Reason(
        _("Syy hakemuksen myöhästymiseen"),
        _("Hakemus tuli hakuajan jälkeen. Kertokaa, miksi se myöhästyi, niin voimme ottaa syyn huomioon."),
    ),
    OTHER: Reason(_("Muu asia"), ""),
}


def sentence(reason: str, language: str) -> str:
    """Return what the employer is asked, in its own language; empty where the officer writes it."""
    with override(language):
        return str(REASONS[reason].sentence)

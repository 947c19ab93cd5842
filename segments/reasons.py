"""By which channel and for what an employer turns to Kela: codes, and no words of anybody's."""

from enum import StrEnum


class ContactChannel(StrEnum):
    """How an employer made contact with Kela (yhteydenottokanava)."""

    PHONE = "phone"
    CHAT = "chat"
    EMAIL = "email"
    PAPER = "paper"
    VISIT = "visit"


class ContactReason(StrEnum):
    """What a contact was about (yhteydenoton syy).

    BENEFIT: what one may claim. FILLING: how to answer a question of the claim. STATUS: where a claim stands.
    CLARIFICATION: what Kela has asked. DECISION: what was decided and why. PAYMENT: what was paid, when and
    where to. ACCESS: sign-in, rights and mandates. OTHER: none of these.
    """

    BENEFIT = "benefit"
    FILLING = "filling"
    STATUS = "status"
    CLARIFICATION = "clarification"
    DECISION = "decision"
    PAYMENT = "payment"
    ACCESS = "access"
    OTHER = "other"

"""A customer's credit transfer initiation (ISO 20022 pain.001.001.09): one order of payments as a file.

One order is one group and one batch: all payments leave one account on one day, in euros, by the rules of
the single payment area. No postal address is written: an unstructured one is not taken any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from lxml import etree

NAMESPACE: Final = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
_NAMESPACES: Final[dict[Any, str]] = {None: NAMESPACE}
LONGEST_NAME: Final = 70
LONGEST_MESSAGE: Final = 140
SOCIAL_SECURITY_BENEFIT: Final = "SSBE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Payer:
    """Who pays: its name, its Business ID, and the account that is debited."""

    name: str
    business_id: str
    iban: str
    bic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """One payment, in euros. Either `reference`, a creditor's reference, or else `message` is told.

    `bic` is empty where it is not known: the account number alone finds the bank.
    """

    end_to_end_id: str
    amount: Decimal
    iban: str
    bic: str
    name: str
    reference: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Payments ordered together: `message_id` is known to the bank once, `pay_on` is a bank day."""

    message_id: str
    created_at: datetime
    pay_on: date
    payer: Payer
    transfers: Sequence[Transfer]


def write(order: Order) -> bytes:
    """Return the order as the bytes of a file."""
    batch = _element("PmtInf", *_batch_header(order), *map(_transaction, order.transfers))
    document = _element("Document", _element("CstmrCdtTrfInitn", _group_header(order), batch))
    return etree.tostring(document, encoding="utf-8", xml_declaration=True)


def _element(tag: str, *children: etree._Element, text: str | None = None) -> etree._Element:
    element = etree.Element(f"{{{NAMESPACE}}}{tag}", nsmap=_NAMESPACES)
    element.text = text
    element.extend(children)
    return element


def _text(tag: str, text: str) -> etree._Element:
    return _element(tag, text=text)


def _sums(order: Order) -> tuple[etree._Element, etree._Element]:
    total = sum((transfer.amount for transfer in order.transfers), Decimal(0))
    return _text("NbOfTxs", str(len(order.transfers))), _text("CtrlSum", f"{total:.2f}")


def _party(tag: str, payer: Payer) -> etree._Element:
    other = _element("Othr", _text("Id", payer.business_id))
    return _element(tag, _text("Nm", payer.name[:LONGEST_NAME]), _element("Id", _element("OrgId", other)))


def _account(tag: str, iban: str) -> etree._Element:
    return _element(tag, _element("Id", _text("IBAN", iban)))


def _agent(tag: str, bic: str) -> etree._Element:
    return _element(tag, _element("FinInstnId", _text("BICFI", bic)))


def _group_header(order: Order) -> etree._Element:
    return _element(
        "GrpHdr",
        _text("MsgId", order.message_id),
        _text("CreDtTm", order.created_at.isoformat(timespec="seconds")),
        *_sums(order),
        _party("InitgPty", order.payer),
    )


def _batch_header(order: Order) -> tuple[etree._Element, ...]:
    payer = order.payer
    return (
        _text("PmtInfId", order.message_id),
        _text("PmtMtd", "TRF"),
        *_sums(order),
        _element("PmtTpInf", _element("SvcLvl", _text("Cd", "SEPA"))),
        _element("ReqdExctnDt", _text("Dt", order.pay_on.isoformat())),
        _party("Dbtr", payer),
        _account("DbtrAcct", payer.iban),
        _agent("DbtrAgt", payer.bic),
        _text("ChrgBr", "SLEV"),
    )


def _transaction(transfer: Transfer) -> etree._Element:
    amount = _text("InstdAmt", f"{transfer.amount:.2f}")
    amount.set("Ccy", "EUR")
    agent = (_agent("CdtrAgt", transfer.bic),) if transfer.bic else ()
    return _element(
        "CdtTrfTxInf",
        _element("PmtId", _text("EndToEndId", transfer.end_to_end_id)),
        _element("Amt", amount),
        *agent,
        _element("Cdtr", _text("Nm", transfer.name[:LONGEST_NAME])),
        _account("CdtrAcct", transfer.iban),
        _element("Purp", _text("Cd", SOCIAL_SECURITY_BENEFIT)),
        _element("RmtInf", _remittance(transfer)),
    )


def _remittance(transfer: Transfer) -> etree._Element:
    """Return what the payee knows the payment by: its own reference, national or international, or words."""
    if not transfer.reference:
        return _text("Ustrd", transfer.message[:LONGEST_MESSAGE])
    issuer = (_text("Issr", "ISO"),) if transfer.reference.startswith("RF") else ()
    kind = _element("Tp", _element("CdOrPrtry", _text("Cd", "SCOR")), *issuer)
    return _element("Strd", _element("CdtrRefInf", kind, _text("Ref", transfer.reference)))

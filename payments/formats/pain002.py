"""A bank's payment status report (ISO 20022 pain.002): what became of an order and of its payments."""

from dataclasses import dataclass
from typing import Final

from lxml import etree

NAMESPACE: Final = "urn:iso:std:iso:20022:tech:xsd:pain.002."
LARGEST: Final = 50 * 1024 * 1024
SETTLED: Final = "ACSC"
REJECTED: Final = "RJCT"


class FeedbackUnreadableError(Exception):
    """Bytes that are no payment status report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What the bank says of one payment or of a whole order: the code of its status and of the reason."""

    code: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of one order: of the whole of it, and of payments by their end-to-end identification."""

    message_id: str
    whole: Status
    payments: dict[str, Status]


def read(content: bytes) -> Report:
    """Read a report; FeedbackUnreadableError where the bytes are none."""
    root = _root(content)
    group = root.find(".//{*}OrgnlGrpInfAndSts")
    message_id = group.findtext("{*}OrgnlMsgId") if group is not None else None
    if group is None or not message_id:
        raise FeedbackUnreadableError("the report does not name the order it is about")
    batch = root.find(".//{*}OrgnlPmtInfAndSts")
    whole = _status(group, "GrpSts")
    if batch is not None and batch.findtext("{*}PmtInfSts"):
        whole = _status(batch, "PmtInfSts")
    return Report(
        message_id=message_id,
        whole=whole,
        payments={
            payment.findtext("{*}OrgnlEndToEndId", ""): _status(payment, "TxSts")
            for payment in root.iterfind(".//{*}TxInfAndSts")
        },
    )


def _root(content: bytes) -> etree._Element:
    if len(content) > LARGEST:
        raise FeedbackUnreadableError("the file is larger than 50 megabytes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise FeedbackUnreadableError("the file is no XML") from error
    if not str(etree.QName(root).namespace).startswith(NAMESPACE):
        raise FeedbackUnreadableError("the file is no payment status report")
    return root


def _status(element: etree._Element, tag: str) -> Status:
    reason = element.find("{*}StsRsnInf/{*}Rsn")
    code = (reason.findtext("{*}Cd") or reason.findtext("{*}Prtry") or "") if reason is not None else ""
    return Status(code=element.findtext(f"{{*}}{tag}", ""), reason=code)

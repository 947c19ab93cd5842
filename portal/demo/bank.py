"""The demo's bank: it answers a payment file with a status report, as a real one would."""

from lxml import etree

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"


def settled(order: bytes) -> bytes:
    """Return the report that says that every payment of an order has been settled."""
    message_id = etree.fromstring(order).findtext(".//{*}GrpHdr/{*}MsgId")
    root = etree.Element(f"{{{NAMESPACE}}}Document")
    report = etree.SubElement(root, f"{{{NAMESPACE}}}CstmrPmtStsRpt")
    head = etree.SubElement(report, f"{{{NAMESPACE}}}GrpHdr")
    etree.SubElement(head, f"{{{NAMESPACE}}}MsgId").text = f"BANK-{message_id}"
    group = etree.SubElement(report, f"{{{NAMESPACE}}}OrgnlGrpInfAndSts")
    etree.SubElement(group, f"{{{NAMESPACE}}}OrgnlMsgId").text = message_id
    etree.SubElement(group, f"{{{NAMESPACE}}}GrpSts").text = "ACSC"
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")

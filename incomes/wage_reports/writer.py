"""Writing a message: plain objects to the register's XML, item by item."""

from collections.abc import Iterable
from typing import BinaryIO

from lxml import etree

from incomes.wage_reports.elements import group_of
from incomes.wage_reports.message import HeaderT, ItemT, Kind


def write(kind: Kind[HeaderT, ItemT], header: HeaderT, items: Iterable[ItemT | str], to: BinaryIO) -> None:
    """Write a message to a file in UTF-8, one element a line; a text among the items becomes a comment.

    A message without items is no message: the caller sees to it that there is one.
    """
    head = etree.Element("DeliveryData")
    group_of(kind.header).fill(head, header)
    root = f"{{{kind.namespace}}}{kind.roots[0]}"
    with etree.xmlfile(to, encoding="utf-8") as file:
        file.write_declaration()
        with file.element(root, nsmap={kind.prefix: kind.namespace}), file.element("DeliveryData"):
            for child in head:
                file.write(child, pretty_print=True)
            with file.element(kind.wrapper):
                for item in items:
                    file.write(_node(kind, item), pretty_print=True)


def _node(kind: Kind[HeaderT, ItemT], item: ItemT | str) -> etree._Element:
    if isinstance(item, str):
        return etree.Comment(f" {item.replace('--', '– ')} ")
    element = etree.Element(kind.item_name)
    group_of(kind.item).fill(element, item)
    return element

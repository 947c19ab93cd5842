"""Reading a message as a stream: its header first, then its items one by one, in flat memory.

Nothing in the bytes is trusted: no document type, no entities, no network, a largest size for the file
and for one item. What breaks the structure refuses the whole message, and all of it is told at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Generic, cast

from lxml import etree

from incomes.wage_reports import errors
from incomes.wage_reports.elements import Faults, RefusedError, group_of, line_of
from incomes.wage_reports.message import HeaderT, ItemT, Kind

LARGEST_FILE = 50_000_000
LARGEST_ITEM = 1_000_000
_CHUNK = 1 << 16
_DOCTYPE = b"<!DOCTYPE"
_HEAD = "DeliveryData"
_SIGNATURE = "{http://www.w3.org/2000/09/xmldsig#}Signature"


@dataclass(frozen=True, slots=True)
class Item(Generic[ItemT]):
    """One item of a message: its number (from 1), the line it begins on, and what it says."""

    number: int
    line: int
    content: ItemT


class Reading(Generic[HeaderT, ItemT]):
    """A message being read: `header`, then its items by iterating once.

    RefusedError is raised when the header is asked for or, at the latest, after the last item: what has
    been done with the items has to be undone then.
    """

    header: HeaderT

    def __init__(self, source: BinaryIO, kind: Kind[HeaderT, ItemT]) -> None:
        self._kind = kind
        self._faults = Faults()
        self._source = _Source(source)
        self._items = self._run()
        next(self._items, None)

    def __iter__(self) -> Iterator[Item[ItemT]]:
        """Return the items, in order."""
        return cast("Iterator[Item[ItemT]]", self._items)

    def _run(self) -> Iterator[Item[ItemT] | None]:
        """Yield None when the header is there, then the items; refuse at the end what was not in order."""
        wrapper: etree._Element | None = None
        number = 0
        for event, element in self._source.events(self._kind):
            if event == "start":
                if wrapper is None and self._is_list(element):
                    wrapper = element
                    yield from self._read_header(element)
            elif element.tag == self._kind.item_name and element.getparent() is wrapper:
                number += 1
                self._source.reached(number)
                yield from self._read_item(element, number)
                self._let_go(element)
        if wrapper is None:
            self._faults.findings.append(errors.NOT_A_DELIVERY.finding())
        else:
            self._check_rest(wrapper)
        if self._faults.findings:
            raise RefusedError(*self._faults.findings)

    def _is_list(self, element: etree._Element) -> bool:
        """Say whether an element is the list of the delivery of the message's root."""
        above = [str(node.tag) for node in (element, *element.iterancestors())]
        roots = [f"{{{self._kind.namespace}}}{root}" for root in self._kind.roots]
        return above in [[self._kind.wrapper, _HEAD, root] for root in roots]

    def _read_header(self, wrapper: etree._Element) -> Iterator[None]:
        if wrapper.attrib:
            self._faults.add(errors.ATTRIBUTE, wrapper)
        head = next(wrapper.iterancestors())
        header = group_of(self._kind.header).read(head, self._faults, until=wrapper)
        if isinstance(header, self._kind.header):
            self.header = header
            yield None

    def _read_item(self, element: etree._Element, number: int) -> Iterator[Item[ItemT]]:
        content = group_of(self._kind.item).read(element, self._faults)
        if isinstance(content, self._kind.item) and not self._faults.findings:
            yield Item(number, line_of(element), content)

    def _let_go(self, element: etree._Element) -> None:
        """Free an item that has been read, and drop what stands before it."""
        del element[:]
        wrapper = element.getparent()
        while wrapper is not None and (former := element.getprevious()) is not None:
            self._check_listed(former, wrapper)
            wrapper.remove(former)

    def _check_listed(self, element: etree._Element, wrapper: etree._Element) -> None:
        """Object to what stands in the list and is no item."""
        if element.tag != self._kind.item_name:
            self._faults.add(errors.UNKNOWN_ELEMENT, element)
        if element.tail and not element.tail.isspace():
            self._faults.add(errors.STRAY_TEXT, wrapper)

    def _check_rest(self, wrapper: etree._Element) -> None:
        """Object to what is missing in the list, stands behind it or beside the delivery."""
        if wrapper.text and not wrapper.text.isspace():
            self._faults.add(errors.STRAY_TEXT, wrapper)
        for listed in wrapper:
            self._check_listed(listed, wrapper)
        if not len(wrapper):
            self._faults.add(errors.ELEMENT_MISSING, wrapper, self._kind.item_name)
        for behind in wrapper.itersiblings():
            repeated = behind.tag == self._kind.wrapper
            self._faults.add(errors.ELEMENT_REPEATED if repeated else errors.ELEMENT_ORDER, behind)
        head, root = wrapper.iterancestors()
        for beside in root:
            if beside is not head and beside.tag != _SIGNATURE:
                self._faults.add(errors.UNKNOWN_ELEMENT, beside)


class _Source:
    """The bytes of a message, guarded: how many they are in all and since the last item."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._since_item = 0
        self._number = 0

    def reached(self, number: int) -> None:
        """Note that an item has been read to its end."""
        self._number = number
        self._since_item = 0

    def events(self, kind: Kind[HeaderT, ItemT]) -> Iterator[tuple[str, etree._Element]]:
        """Yield where the list of items begins and where each of its items ends."""
        parser: Any = etree.XMLPullParser(
            events=("start", "end"),
            tag=(kind.wrapper, kind.item_name),
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for chunk in self._chunks():
                parser.feed(chunk)
                yield from parser.read_events()
            parser.close()
        except etree.XMLSyntaxError as error:
            raise RefusedError(errors.NOT_WELL_FORMED.finding(line=error.lineno or 1)) from None

    def _chunks(self) -> Iterator[bytes]:
        read, tail = 0, b""
        while chunk := self._source.read(_CHUNK):
            read += len(chunk)
            self._since_item += len(chunk)
            if read > LARGEST_FILE:
                raise RefusedError(errors.TOO_LARGE.finding(megabytes=LARGEST_FILE // 1_000_000))
            if self._since_item > LARGEST_ITEM:
                raise RefusedError(errors.REPORT_TOO_LARGE.finding(number=self._number + 1))
            if _DOCTYPE in tail + chunk:
                raise RefusedError(errors.DOCUMENT_TYPE.finding())
            tail = chunk[-len(_DOCTYPE) :]
            yield chunk

"""An element and the plain object it stands for: the object's fields are the element's children, in order.

A message of the Incomes Register is declared once, as structs whose fields are named by their elements,
and both ways, reading and writing, follow the declaration:

- a field without a default is a mandatory element, one with a default an optional one;
- a tuple is a repeated element inside its wrappers, and its name is the path: "PayerIds/Id";
- `Passed` is a group that Kela has no use for: it is kept as it came and written back the same.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Protocol, cast

import msgspec
from lxml import etree
from msgspec import inspect

from benefits.findings import Code, Finding
from incomes.wage_reports import errors
from incomes.wage_reports.texts import Text, text_of

MOST_FAULTS = 100


class Passed(msgspec.Struct, frozen=True):
    """A group of elements that is passed by: its XML, unread."""

    xml: str


class RefusedError(Exception):
    """The message is refused as a whole; `findings` say where its structure breaks."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(", ".join(finding.code for finding in findings))
        self.findings = findings


class Faults:
    """What is wrong with the structure of a message, collected while it is read, with line and path."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def add(self, code: Code, element: etree._Element, name: str = "", **parameters: object) -> None:
        """Keep one fault of an element, or of the child called `name`; give up where there are too many."""
        tags = [str(node.tag) for node in (element, *element.iterancestors())]
        path = ".".join([*reversed(tags[:-1]), *filter(None, [name])])
        self.findings.append(code.finding(path, line=line_of(element), element=name or tags[0], **parameters))
        if len(self.findings) >= MOST_FAULTS:
            raise RefusedError(*self.findings)


def line_of(element: etree._Element) -> int:
    """Return the line of the file on which an element begins."""
    return cast("int | None", element.sourceline) or 0


def _children(element: etree._Element, faults: Faults) -> Iterator[etree._Element]:
    """Yield the elements in a group; text between them and attributes are faults."""
    if element.attrib:
        faults.add(errors.ATTRIBUTE, element)
    if element.text and not element.text.isspace():
        faults.add(errors.STRAY_TEXT, element)
    for child in element:
        if child.tail and not child.tail.isspace():
            faults.add(errors.STRAY_TEXT, element)
        yield child


class Content(Protocol):
    """What may stand in an element."""

    def read(self, element: etree._Element, faults: Faults) -> object:
        """Return what the element says; where it cannot be read, a fault is added instead."""

    def write(self, parent: etree._Element, name: str, value: Any) -> None:  # noqa: ANN401 - as its field is
        """Add the element that says `value` to its parent."""


class Leaf(msgspec.Struct, frozen=True):
    """An element with text."""

    text: Text

    def read(self, element: etree._Element, faults: Faults) -> object:
        """Return the value of the element's text."""
        if element.attrib:
            faults.add(errors.ATTRIBUTE, element)
        elif len(element):
            faults.add(errors.UNKNOWN_ELEMENT, element[0])
        elif not (element.text or "").strip():
            faults.add(errors.ELEMENT_EMPTY, element)
        else:
            try:
                return self.text.parse(element.text or "")
            except ValueError:
                faults.add(self.text.fault, element, **self.text.parameters)
        return None

    def write(self, parent: etree._Element, name: str, value: object) -> None:
        """Add the element with its text."""
        etree.SubElement(parent, name).text = self.text.form(value)


class Kept(msgspec.Struct, frozen=True):
    """A group passed by: no more is asked of it than that nothing in it is empty."""

    def read(self, element: etree._Element, faults: Faults) -> Passed:
        """Return the group's XML as it came."""
        for part in element.iter():
            if len(part):
                list(_children(part, faults))
                part.text = None
            elif part.attrib:
                faults.add(errors.ATTRIBUTE, part)
            elif not (part.text or "").strip():
                faults.add(errors.ELEMENT_EMPTY, part)
            part.tail = None
        return Passed(etree.tostring(element, method="c14n", exclusive=True, with_tail=False).decode())

    def write(self, parent: etree._Element, name: str, value: Passed) -> None:  # noqa: ARG002 - its XML names it
        """Put the group back as it came."""
        parent.append(etree.fromstring(value.xml))


class Repeated(msgspec.Struct, frozen=True):
    """Elements of one kind inside their wrappers; `wrapped` are the names from the second of the path on."""

    wrapped: tuple[str, ...]
    content: Content

    def read(self, element: etree._Element, faults: Faults) -> tuple[object, ...]:
        """Return what each of the elements says, in order; there is at least one."""
        name, *deeper = self.wrapped
        within = list(_children(element, faults))
        for stranger in [child for child in within if child.tag != name]:
            faults.add(errors.UNKNOWN_ELEMENT, stranger)
        named = [child for child in within if child.tag == name]
        if not named:
            faults.add(errors.ELEMENT_MISSING, element, name)
            return ()
        if not deeper:
            return tuple(self.content.read(child, faults) for child in named)
        for again in named[1:]:
            faults.add(errors.ELEMENT_REPEATED, again)
        return Repeated(tuple(deeper), self.content).read(named[0], faults)

    def write(self, parent: etree._Element, name: str, value: tuple[object, ...]) -> None:
        """Add the wrappers and the elements inside them."""
        *wrappers, last = (name, *self.wrapped)
        for wrapper in wrappers:
            parent = etree.SubElement(parent, wrapper)
        for one in value:
            self.content.write(parent, last, one)


class Member(msgspec.Struct, frozen=True):
    """One child of a group: its place, the field it fills, the element's name and its content."""

    place: int
    field: str
    name: str
    required: bool
    default: object
    content: Content


class Group(msgspec.Struct, frozen=True):
    """An element with children: the struct it stands for, and its members by element name."""

    struct: type[msgspec.Struct]
    members: dict[str, Member]

    def read(self, element: etree._Element, faults: Faults, until: etree._Element | None = None) -> object:
        """Return the struct that the children before `until` make; None with faults where they do not."""
        before = len(faults.findings)
        values: dict[str, object] = {}
        reached = -1
        for child in _children(element, faults):
            if child is until:
                break
            member = self.members.get(str(child.tag))
            if member is None:
                faults.add(errors.UNKNOWN_ELEMENT, child)
                continue
            if member.place <= reached:
                code = errors.ELEMENT_REPEATED if member.field in values else errors.ELEMENT_ORDER
                faults.add(code, child)
            reached = max(reached, member.place)
            values[member.field] = member.content.read(child, faults)
        for member in self.members.values():
            if member.required and member.field not in values:
                faults.add(errors.ELEMENT_MISSING, element, member.name)
        return self.struct(**values) if len(faults.findings) == before else None

    def write(self, parent: etree._Element, name: str, value: object) -> None:
        """Add the element with its children, but those that have nothing to say."""
        self.fill(etree.SubElement(parent, name), value)

    def fill(self, element: etree._Element, value: object) -> None:
        """Add the children to an element that is there already."""
        for member in self.members.values():
            said = getattr(value, member.field)
            if member.required or said != member.default:
                member.content.write(element, member.name, said)


@cache
def group_of(struct: type[msgspec.Struct]) -> Group:
    """Return how a struct stands in XML."""
    kind = inspect.type_info(struct)
    fields = kind.fields if isinstance(kind, inspect.StructType) else ()
    members = {}
    for place, field in enumerate(fields):
        name, *wrapped = field.encode_name.split("/")
        content = _content_of(field.type)
        if wrapped:
            content = Repeated(tuple(wrapped), content)
        members[name] = Member(place, field.name, name, field.required, field.default, content)
    return Group(struct, members)


def _content_of(kind: inspect.Type) -> Content:
    if isinstance(kind, inspect.UnionType):
        return _content_of(kind.types[0])
    if isinstance(kind, inspect.VarTupleType):
        return _content_of(kind.item_type)
    if not isinstance(kind, inspect.StructType):
        return Leaf(text_of(kind))
    return Kept() if kind.cls is Passed else group_of(kind.cls)

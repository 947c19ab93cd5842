"""Reading: texts and JSON values become a claim, or every finding that stands in the way, by field.

The types of a claim's fields are the whole description of how it is read: a page, the API and the row of a
file fill the same nested mapping of field names, and a new benefit's claim is read with no new code.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Generic, NamedTuple, TypeVar, Union, get_args, get_origin

import msgspec

from benefits import catalogue
from benefits.findings import Code, Finding, Weight
from benefits.scalars import (
    Hours,
    Month,
    Number,
    Share,
    UnreadableError,
    read_code,
    read_date,
    read_euros,
    read_hours,
    read_integer,
    read_month,
    read_number,
    read_share,
    read_text,
    read_time,
    read_yes_no,
)

VALUE_MISSING = Code("value_missing", Weight.STOPS)
FIELD_UNKNOWN = Code("field_unknown", Weight.STOPS)
FIELDS_UNKNOWN = Code("fields_unknown", Weight.STOPS)
OBJECT_UNREADABLE = Code("object_unreadable", Weight.STOPS)
LIST_UNREADABLE = Code("list_unreadable", Weight.STOPS)
LIST_TOO_LONG = Code("list_too_long", Weight.STOPS)
BENEFIT_UNKNOWN = Code("benefit_unknown", Weight.STOPS)
DOCUMENT_REFUSED = Code("document_refused", Weight.STOPS)

MOST_ITEMS: Final = 400
LONGEST_NAME: Final = 40

SCALARS: Final[Mapping[object, Callable[[object], object]]] = {
    date: read_date,
    Decimal: read_euros,
    Share: read_share,
    Hours: read_hours,
    time: read_time,
    Number: read_number,
    Month: read_month,
    int: read_integer,
    bool: read_yes_no,
    str: read_text,
}

Document = TypeVar("Document", bound=msgspec.Struct)
Read = Callable[[object, str, list[Finding]], object]
"""How one field is read: from its value, its path and the findings so far, to which it adds its own."""


class Reading(NamedTuple, Generic[Document]):
    """What was read: the claim, or None where a finding stands in the way, and all findings."""

    claim: Document | None
    findings: tuple[Finding, ...]


class Field(NamedTuple):
    """One field of a document: whether it must be stated, and how it is read."""

    name: str
    required: bool
    read: Read


class Plan(NamedTuple, Generic[Document]):
    """How a kind of document is read: its fields, and the tag that names its kind, if it has one.

    `unsaid` are the fields that have no default but may be left unsaid: they are None then.
    """

    kind: type[Document]
    fields: tuple[Field, ...]
    names: frozenset[str]
    unsaid: Mapping[str, None]
    tag_field: str | None
    tag: object


def read(benefit: str, values: object) -> Reading[catalogue.Claim]:
    """Read the claim of a benefit from a mapping of field names; never raises for what the values hold."""
    if benefit not in catalogue.BENEFITS:
        return Reading(None, (BENEFIT_UNKNOWN.finding("benefit", choices=", ".join(catalogue.BENEFITS)),))
    return read_as(catalogue.claim_type(benefit), values)


def read_as(kind: type[Document], values: object) -> Reading[Document]:
    """Read a document of the kind from a mapping of field names; never raises for what the values hold."""
    findings: list[Finding] = []
    plan = plan_of(kind)
    made = _read_document(plan, values, "", findings)
    if findings:
        return Reading(None, tuple(findings))
    try:
        return Reading(msgspec.convert(made, kind), ())
    except msgspec.ValidationError:
        return Reading(None, (DOCUMENT_REFUSED.finding(),))


def write(claim: msgspec.Struct) -> bytes:
    """Return the claim document as JSON: the form in which every floor keeps and sends it."""
    return msgspec.json.encode(claim)


def claim_of(document: bytes | str | Mapping[str, object]) -> catalogue.Claim:
    """Return the claim that `write` wrote, from JSON or the mapping it holds; ValueError if it is none."""
    claim: catalogue.Claim
    if isinstance(document, bytes | str):
        claim = msgspec.json.decode(document, type=catalogue.Claim)
    else:
        claim = msgspec.convert(document, catalogue.Claim)
    return claim


@cache
def plan_of(kind: type[Document]) -> Plan[Document]:
    """Return how a kind of document is read; TypeError if a field has a type that reading does not know."""
    known = msgspec.structs.fields(kind)
    unsaid = {field.name: None for field in known if field.required and NoneType in get_args(field.type)}
    fields = tuple(
        Field(field.name, field.required and field.name not in unsaid, _read_of(field.type))
        for field in known
    )
    config = (get_origin(kind) or kind).__struct_config__
    return Plan(kind, fields, frozenset(field.name for field in fields), unsaid, config.tag_field, config.tag)


def _read_of(annotation: type) -> Read:
    """Return how a field of the annotated type is read."""
    if annotation in SCALARS:
        return partial(_read_scalar, SCALARS[annotation])
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in {Union, UnionType}:
        (stated,) = (argument for argument in arguments if argument is not NoneType)
        return _read_of(stated)
    if origin is Annotated:
        return partial(_read_scalar, partial(read_text, longest=arguments[1].max_length))
    if origin is tuple:
        return partial(_read_list, _read_of(arguments[0]))
    if issubclass(annotation, StrEnum):
        return partial(_read_scalar, partial(read_code, choices=annotation))
    if issubclass(annotation, msgspec.Struct):
        return partial(_read_document, plan_of(annotation))
    raise TypeError(f"reading does not know {annotation}")


def _read_scalar(
    read_value: Callable[[object], object], value: object, path: str, findings: list[Finding]
) -> object:
    try:
        return read_value(value)
    except UnreadableError as unreadable:
        findings.append(unreadable.finding(path))
        return None


def _read_list(read_item: Read, value: object, path: str, findings: list[Finding]) -> tuple[object, ...]:
    """Read each item; a row in which nothing is stated is no item, but keeps its place in the paths."""
    if not isinstance(value, list | tuple):
        findings.append(LIST_UNREADABLE.finding(path))
        return ()
    if len(value) > MOST_ITEMS:
        findings.append(LIST_TOO_LONG.finding(path, most=MOST_ITEMS))
        return ()
    return tuple(
        read_item(item, f"{path}.{place}", findings) for place, item in enumerate(value) if not _blank(item)
    )


def _blank(value: object) -> bool:
    """Say whether nothing is stated: no value, a text of blanks, or a mapping of nothing else."""
    if isinstance(value, Mapping):
        return all(map(_unsaid, value.values()))
    return _unsaid(value)


def _unsaid(value: object) -> bool:
    return (not value or value.isspace()) if isinstance(value, str) else value is None


def _read_document(plan: Plan[Any], values: object, path: str, findings: list[Finding]) -> dict[str, object]:
    if not isinstance(values, Mapping):
        findings.append(OBJECT_UNREADABLE.finding(path))
        return {}
    made: dict[str, object] = dict(plan.unsaid)
    within = f"{path}." if path else ""
    for field in plan.fields:
        value = values.get(field.name)
        if not _blank(value):
            made[field.name] = field.read(value, within + field.name, findings)
        elif field.required:
            findings.append(VALUE_MISSING.finding(within + field.name))
    if not values.keys() <= plan.names:
        findings.extend(_strangers(plan, values, within))
    return made


def _strangers(plan: Plan[Any], values: Mapping[object, object], within: str) -> Iterator[Finding]:
    """Find fault with every name the document does not know; a name that is no name is not repeated."""
    for name in (name for name in values if name not in plan.names):
        if name == plan.tag_field:
            if values[name] not in (plan.tag, None, ""):
                yield BENEFIT_UNKNOWN.finding(f"{within}{name}", choices=plan.tag)
        elif isinstance(name, str) and name.isidentifier() and len(name) <= LONGEST_NAME:
            yield FIELD_UNKNOWN.finding(within + name, name=name)
        else:
            yield FIELDS_UNKNOWN.finding(within.removesuffix("."))

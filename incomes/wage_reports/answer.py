"""The answer to a message, as the register gives it: its state, the items taken, those refused and why."""

import re
from collections.abc import Iterable
from enum import IntEnum

import msgspec

from benefits.findings import Finding
from incomes.wage_reports.message import Delivery, FaultyControl

_MENDED = re.compile(r"-K([0-9]+)$")
_LONGEST_ID = 40


class Status(IntEnum):
    """The state of a delivery (aineiston tila) once it has been handled."""

    VALID = 3
    REFUSED_AT_RECEPTION = 4
    REFUSED = 5


class ValidItem(msgspec.Struct, frozen=True, kw_only=True):
    """A report taken: its place in the file (number from 1, line), its references, its version."""

    number: int
    line: int
    report_id: str
    register_id: str
    version: int


class InvalidItem(msgspec.Struct, frozen=True, kw_only=True):
    """A report refused: its place in the file (number from 1, line), its reference, and why."""

    number: int
    line: int
    report_id: str
    findings: tuple[Finding, ...]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a message.

    `message` says why the file could not be taken as a message, `delivery` what is wrong with the data
    that its reports share: with either, nothing was taken and no report was judged.
    """

    status: Status
    message: tuple[Finding, ...] = ()
    delivery: tuple[Finding, ...] = ()
    valid: tuple[ValidItem, ...] = ()
    invalid: tuple[InvalidItem, ...] = ()


def refusal(*, message: tuple[Finding, ...] = (), delivery: tuple[Finding, ...] = ()) -> Answer:
    """Return the answer to a message that was refused at reception."""
    return Answer(status=Status.REFUSED_AT_RECEPTION, message=message, delivery=delivery)


def settle(faulty_control: int | None, valid: Iterable[ValidItem], invalid: Iterable[InvalidItem]) -> Answer:
    """Return the answer to a delivery whose items were judged.

    Faulty control 2 lets one faulty item refuse the whole delivery; otherwise only faulty ones fall, and
    the delivery is refused when no other is left (C22).
    """
    taken, refused = tuple(valid), tuple(invalid)
    if refused and (not taken or faulty_control == FaultyControl.WHOLE_DELIVERY):
        return Answer(status=Status.REFUSED, invalid=refused)
    return Answer(status=Status.VALID, valid=taken, invalid=refused)


def mending(delivery: Delivery) -> Delivery:
    """Return the head of the delivery in which refused reports are sent again, with its own reference."""
    former = _MENDED.search(delivery.delivery_id)
    base = _MENDED.sub("", delivery.delivery_id)
    suffix = f"-K{int(former[1]) + 1 if former else 1}"
    return msgspec.structs.replace(delivery, delivery_id=base[: _LONGEST_ID - len(suffix)] + suffix)

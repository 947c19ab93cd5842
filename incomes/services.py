"""Deeds on register data: take in a delivery of reports, try one out, cancel reports."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import BinaryIO, TypeVar

import msgspec
from django.conf import settings
from django.db import transaction
from django.utils.timezone import localtime

from access import trail
from access.actor import Actor, Matter
from access.scope import acting
from benefits.findings import Finding
from employers.models import Employer
from incomes import rows
from incomes.intake import Intake, Retreat
from incomes.models import Delivery
from incomes.states import Source
from incomes.wage_reports import errors
from incomes.wage_reports.answer import Answer, Status, refusal, settle
from incomes.wage_reports.case import Reception
from incomes.wage_reports.checks import check_delivery, check_header, check_items
from incomes.wage_reports.elements import RefusedError
from incomes.wage_reports.identifiers import code_of
from incomes.wage_reports.message import INVALIDATIONS, WAGE_REPORTS, Id, IdType
from incomes.wage_reports.reader import Reading

ItemT = TypeVar("ItemT")

_CHUNK = 1000


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a message: the answer, as the register gives it, and the rows that it left.

    `reports` maps the number of each item taken to the row of its new version, or to the row that was
    cancelled; `replaced` maps it to the row of the version before. Both are empty after a trial.
    """

    answer: Answer
    employer_id: int | None = None
    delivery_id: int | None = None
    reports: Mapping[int, int] = {}
    replaced: Mapping[int, int] = {}


def receive(*, source: Source, content: BinaryIO, by: Actor, at: datetime) -> Receipt:
    """Take in a delivery of earnings payment reports: all of it, its good reports, or nothing.

    Reports from the register itself come by a run of the portal; for an upload one must be allowed to claim
    for the payer. Raises nothing for what the file contains.
    """
    if source is Source.REGISTER:
        by.require_role()
    return _settled(lambda: _receive(source, content, by, at), by)


def examine(*, source: Source, content: BinaryIO, by: Actor, at: datetime) -> Receipt:
    """Return what would come of receiving a delivery, and leave nothing behind."""
    receipt = _settled(lambda: _receive(source, content, by, at), by, trial=True)
    return msgspec.structs.replace(receipt, delivery_id=None, reports={}, replaced={})


def cancel(*, content: BinaryIO, by: Actor, at: datetime) -> Receipt:
    """Cancel the reports that a message names, for good: to undo it a new report must be sent."""
    return _settled(lambda: _cancel(content, by, at), by)


def _settled(deed: Callable[[], Receipt], by: Actor, *, trial: bool = False) -> Receipt:
    """Do a deed in one transaction, and undo it where nothing of the message is taken."""
    try:
        with acting(by), transaction.atomic():
            receipt = deed()
            if trial or receipt.answer.status is not Status.VALID:
                transaction.set_rollback(True)
    except RefusedError as refused:
        return Receipt(answer=refusal(message=refused.findings))
    if receipt.answer.status is Status.VALID:
        return receipt
    return Receipt(answer=receipt.answer, employer_id=receipt.employer_id)


def _receive(source: Source, content: BinaryIO, by: Actor, at: datetime) -> Receipt:
    read = Reading(content, WAGE_REPORTS)
    header, reception = read.header, _reception(at)
    payer = _payer_of(header.payer.ids, by)
    objections = (*check_delivery(header, reception), *_objections_to(header.payer.ids, payer))
    if payer is None or objections:
        return Receipt(answer=refusal(delivery=objections))
    rows.lock(payer.pk)
    delivery = Delivery(
        source=source,
        owner=header.owner.code,
        delivery_id=header.delivery_id,
        payer=payer,
        firm_id=by.firm_id,
        payment_date=header.payment.payment_date,
        starts_on=header.payment.starts_on,
        ends_on=header.payment.ends_on,
        received_at=at,
        changed_at=at,
    )
    known = Delivery.objects.filter(source=source, owner=delivery.owner, delivery_id=delivery.delivery_id)
    if known.exists():
        repeated = errors.DELIVERY_REPEATED.finding("DeliveryId", delivery_id=header.delivery_id)
        return Receipt(answer=refusal(delivery=(repeated,)), employer_id=payer.pk)
    delivery.save(force_insert=True)
    intake = Intake(delivery)
    for chunk in _chunks(check_items(read, header, reception)):
        intake.take(chunk)
    trail.record(
        by=by,
        at=at,
        deed="receive",
        subject="delivery",
        subject_ids=[delivery.pk],
        employer_ids=[payer.pk],
        source=source.value,
        reports=len(intake.valid),
    )
    return Receipt(
        answer=settle(header.faulty_control, intake.valid, intake.invalid),
        employer_id=payer.pk,
        delivery_id=delivery.pk,
        reports=intake.reports,
        replaced=intake.replaced,
    )


def _cancel(content: BinaryIO, by: Actor, at: datetime) -> Receipt:
    read = Reading(content, INVALIDATIONS)
    header = read.header
    payer = _payer_of((header.owner,), by)
    objections = (
        *check_header(header, INVALIDATIONS.data_type, _reception(at)),
        *_objections_to((header.owner,), payer),
    )
    if payer is None or objections:
        return Receipt(answer=refusal(delivery=objections))
    rows.lock(payer.pk)
    retreat = Retreat(payer.pk)
    for chunk in _chunks(read):
        retreat.take(chunk)
    rows.note_change(list(retreat.reports.values()), at)
    trail.record(
        by=by,
        at=at,
        deed="cancel",
        subject="wage_report",
        subject_ids=list(retreat.reports.values()),
        employer_ids=[payer.pk],
    )
    return Receipt(
        answer=settle(header.faulty_control, retreat.valid, retreat.invalid),
        employer_id=payer.pk,
        reports=retreat.reports,
    )


def _reception(at: datetime) -> Reception:
    return Reception(on=localtime(at).date(), production=not settings.DEMO)


def _payer_of(ids: tuple[Id, ...], by: Actor) -> Employer | None:
    """Return the employer with the Business ID, if it is one for which the actor may claim."""
    payer = Employer.objects.filter(business_id=code_of(ids, IdType.BUSINESS_ID)).first()
    return payer if payer and by.may(Matter.CLAIM, payer.pk) else None


def _objections_to(ids: tuple[Id, ...], payer: Employer | None) -> Iterator[Finding]:
    if code_of(ids, IdType.BUSINESS_ID) is None:
        yield errors.PAYER_WITHOUT_BUSINESS_ID.finding("Payer.PayerIds")
    elif payer is None:
        yield errors.PAYER_UNKNOWN.finding("Payer.PayerIds")


def _chunks(items: Iterable[ItemT]) -> Iterator[list[ItemT]]:
    remaining = iter(items)
    while chunk := list(islice(remaining, _CHUNK)):
        yield chunk

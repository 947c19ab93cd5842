"""Messages of the Incomes Register as rows: each application in a report is a row with a claim.

The message goes to `incomes` first, which keeps its reports and says which of them are faulty; a report
without an application leaves no row. A row is known by its report and the period in it: so a replacement
corrects an application, and a cancellation, or a replacement without the period, withdraws it.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from io import BytesIO
from typing import Final, NamedTuple

from django.db import transaction
from django.db.models import CharField, F, Func, Value
from django.utils.timezone import localtime

from access.actor import Actor
from applications.models import Application
from applications.states import State
from batches import codes
from batches.columns import BENEFIT, BUSINESS_ID, FIRST_NAME, IDENTITY_CODE, LAST_NAME, Columns, Stated
from batches.files import Line, Standing, Table
from batches.formats.csv import Dialect
from batches.formats.recognition import RefusedError
from batches.register_claims import CLAIMED
from benefits import reading
from incomes import services as incomes
from incomes.services import Receipt
from incomes.states import Source
from incomes.wage_reports import kela
from incomes.wage_reports.case import Case, Reception
from incomes.wage_reports.identifiers import code_of
from incomes.wage_reports.message import INVALIDATIONS, WAGE_REPORTS, Delivery, IdType, Report
from incomes.wage_reports.reader import Reading

REPORT: Final = "report"
"""The first cell of a row: the number of the report in its file."""

_CELLS: Final = (REPORT, BUSINESS_ID, IDENTITY_CODE, LAST_NAME, FIRST_NAME, BENEFIT)
TABLE: Final = Table(Dialect("utf-8", ";"), Columns(_CELLS, ("", *_CELLS[1:])))
"""How the rows of a message are kept."""

_HEAD: Final = 4096


class Message(NamedTuple):
    """A message being handed over: who sends it, when, and whether it is only tried."""

    content: bytes
    by: Actor
    at: datetime
    trial: bool


def is_cancellation(content: bytes) -> bool:
    """Say whether a message cancels reports."""
    return any(root.encode() in content[:_HEAD] for root in INVALIDATIONS.roots)


def hand_over(message: Message) -> Receipt:
    """Hand a message over to `incomes`; RefusedError where nothing of it was judged."""
    with transaction.atomic():
        file = BytesIO(message.content)
        if is_cancellation(message.content):
            receipt = incomes.cancel(content=file, by=message.by, at=message.at)
        else:
            receipt = incomes.receive(source=Source.UPLOAD, content=file, by=message.by, at=message.at)
        transaction.set_rollback(message.trial)
    for finding in (*receipt.answer.message, *receipt.answer.delivery):
        raise RefusedError(finding)
    return receipt


def lines_of(message: Message, receipt: Receipt) -> Iterator[Line]:
    """Yield the rows of a message that was handed over, in its order, each with a line of its own."""
    employer_id = receipt.employer_id or 0
    known = {item.report_id for item in receipt.answer.valid if item.version > 1}
    standing = standing_of(employer_id, known)
    lines = [
        *(_cancelled(receipt, standing) if is_cancellation(message.content) else ()),
        *(() if is_cancellation(message.content) else _reported(message, receipt, standing)),
        *_refused(receipt),
    ]
    former = 0
    for line in sorted(lines, key=lambda line: line.number):
        former = max(former + 1, line.number)
        yield line._replace(number=former)


def standing_of(employer_id: int, report_ids: Collection[str]) -> dict[str, dict[str, Standing]]:
    """Return the applications in force that came from reports, by report and then by origin."""
    report = Func(F("origin"), Value(":"), Value(1), function="split_part", output_field=CharField())
    found: dict[str, dict[str, Standing]] = {}
    rows = (
        Application.objects.filter(employer_id=employer_id)
        .exclude(state=State.WITHDRAWN)
        .annotate(report=report)
        .filter(report__in=report_ids)
        .order_by("id")
        .values_list("report", "origin", "id", "employer_id", "employee_id")
    )
    for report_id, origin, *standing in rows:
        found.setdefault(report_id, {})[origin] = Standing(*standing)
    return found


def _cancelled(receipt: Receipt, standing: Mapping[str, Mapping[str, Standing]]) -> Iterator[Line]:
    """Yield a row for each application that goes with a cancelled report."""
    for item in receipt.answer.valid:
        for origin, application in standing.get(item.report_id, {}).items():
            yield _withdrawn(item.number, item.line, origin, application)


def _withdrawn(number: int, line: int, origin: str, application: Standing) -> Line:
    taken_back = Stated("", "", "", "", None, (codes.ROW_WITHDRAWS.finding(),), whole=False)
    return Line(line, [str(number)], taken_back, origin, application)


def _refused(receipt: Receipt) -> Iterator[Line]:
    """Yield a row for each report that was refused, with the coded errors of the Incomes Register."""
    for item in receipt.answer.invalid:
        nothing = Stated("", "", "", "", None, item.findings, whole=False)
        yield Line(item.line, [str(item.number)], nothing, item.report_id)


def _reported(
    message: Message, receipt: Receipt, standing: Mapping[str, Mapping[str, Standing]]
) -> Iterator[Line]:
    """Yield a row for each application in a report that was taken, and for each that it lacks by now."""
    taken = {item.number: item for item in receipt.answer.valid}
    read = Reading(BytesIO(message.content), WAGE_REPORTS)
    reception = Reception(on=localtime(message.at).date(), production=False)
    for item in read:
        if item.number not in taken:
            continue
        report_id = taken[item.number].report_id
        before = dict(standing.get(report_id, {}))
        for application in kela.applications_of(Case(read.header, item.content, reception)):
            origin = f"{report_id}:{application.place}:{application.type}"
            stated = _stated(read.header, item.content, application)
            cells = [str(item.number), *stated[:4], application.benefit]
            yield _correcting(Line(item.line, cells, stated, origin, before.pop(origin, None)))
        for origin, gone in before.items():
            yield _withdrawn(item.number, item.line, origin, gone)


def _correcting(line: Line) -> Line:
    """Return the row, which tells that it corrects an application where it does."""
    if line.standing is None:
        return line
    told = (*line.stated.findings, codes.ROW_CORRECTS.finding())
    return line._replace(stated=line.stated._replace(findings=told))


def _stated(delivery: Delivery, report: Report, application: kela.Application) -> Stated:
    """Return what an application states; what the register does not ask is taken to be usual, and told."""
    claimed = CLAIMED[application.benefit]
    claim, objections = reading.read(application.benefit, claimed.fields(application))
    basic = report.earner.basic
    return Stated(
        business_id=code_of(delivery.payer.ids, IdType.BUSINESS_ID) or "",
        identity_code=application.identity_code,
        last_name=(basic and basic.last_name) or "",
        first_name=(basic and basic.first_name) or "",
        claim=claim,
        findings=(*application.findings, *objections, claimed.told.finding()),
    )

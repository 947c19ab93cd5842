"""What becomes of each item of a message beside what was received before: taken, or refused and why."""

from collections.abc import Sequence

from benefits.findings import Code, Finding
from incomes import rows
from incomes.documents import unchangeable_of
from incomes.models import Delivery
from incomes.rows import Former, New
from incomes.states import Source, State
from incomes.wage_reports import errors
from incomes.wage_reports.answer import InvalidItem, ValidItem
from incomes.wage_reports.checks import Checked
from incomes.wage_reports.message import Action, Cancellation
from incomes.wage_reports.reader import Item


class Intake:
    """The reports of one delivery, taken in chunk by chunk: new ones, and newer versions of known ones.

    `reports` and `replaced` map the number of an item to the row of its version and of the version before.
    """

    def __init__(self, delivery: Delivery) -> None:
        self.valid: list[ValidItem] = []
        self.invalid: list[InvalidItem] = []
        self.reports: dict[int, int] = {}
        self.replaced: dict[int, int] = {}
        self._delivery = delivery

    def take(self, chunk: Sequence[Checked]) -> None:
        """Keep the good reports of a chunk, and say of each other why it is refused."""
        found = rows.formers(self._delivery.payer_id, [_references(each) for each in chunk])
        versions: list[tuple[Checked, Former | None]] = []
        touched: set[int] = set()
        for each, former in zip(chunk, found, strict=True):
            repeated = former is not None and (
                former.delivery_id == self._delivery.pk or former.id in touched
            )
            objection = errors.REPORT_REPEATED if repeated else self._objection(each, former)
            if findings := each.findings or _findings(objection):
                self.invalid.append(_refused(each.number, each.line, _references(each)[0], findings))
                continue
            versions.append((each, former))
            touched.update({former.id} if former else ())
        self._keep(versions)

    def _objection(self, checked: Checked, former: Former | None) -> Code | None:
        """Say why a report cannot be taken beside what is known; the register itself confirms an upload."""
        data = checked.case.report.data
        if data.action == Action.NEW:
            confirms = former and (former.source, self._delivery.source) == (Source.UPLOAD, Source.REGISTER)
            return errors.REPORT_KNOWN if former and not confirms else None
        if former and former.unchangeable != unchangeable_of(checked.case):
            return errors.UNCHANGEABLE
        return _uncorrectable(former, data.version)

    def _keep(self, versions: list[tuple[Checked, Former | None]]) -> None:
        rows.mark([former.id for _, former in versions if former], State.REPLACED)
        new = [_new(each, former) for each, former in versions]
        for (each, former), kept, row in zip(versions, new, rows.insert(self._delivery, new), strict=True):
            self.reports[each.number] = row
            if former:
                self.replaced[each.number] = former.id
            self.valid.append(
                ValidItem(
                    number=each.number,
                    line=each.line,
                    report_id=kept.report_id,
                    register_id=kept.register_id,
                    version=kept.version,
                )
            )


class Retreat:
    """The cancellations of one message; `reports` maps the number of an item to the row it cancelled."""

    def __init__(self, payer_id: int) -> None:
        self.valid: list[ValidItem] = []
        self.invalid: list[InvalidItem] = []
        self.reports: dict[int, int] = {}
        self._payer_id = payer_id

    def take(self, chunk: Sequence[Item[Cancellation]]) -> None:
        """Cancel the reports that can be, and say of each other why not."""
        references = [(each.content.report_id or "", each.content.register_id or "") for each in chunk]
        cancelled: set[int] = set()
        for each, former in zip(chunk, rows.formers(self._payer_id, references), strict=True):
            objection = _uncorrectable(former, each.content.version)
            if former is None or objection or former.id in cancelled:
                findings = _findings(objection or errors.REPORT_REPEATED)
                self.invalid.append(_refused(each.number, each.line, each.content.report_id or "", findings))
                continue
            cancelled.add(former.id)
            self.reports[each.number] = former.id
            self.valid.append(
                ValidItem(
                    number=each.number,
                    line=each.line,
                    report_id=former.report_id,
                    register_id=each.content.register_id or former.register_id,
                    version=former.version + 1,
                )
            )
        rows.mark(list(cancelled), State.CANCELLED)


def _references(checked: Checked) -> tuple[str, str]:
    data = checked.case.report.data
    return data.report_id or "", data.register_id or ""


def _uncorrectable(former: Former | None, version: int | None) -> Code | None:
    """Say why a version cannot be corrected: it is not known, cancelled, or not the newest."""
    if former is None:
        return errors.REPORT_NOT_FOUND
    if former.state is State.CANCELLED:
        return errors.REPORT_CANCELLED
    return errors.VERSION if version not in {None, former.version} else None


def _findings(objection: Code | None) -> tuple[Finding, ...]:
    return (objection.finding("ReportData"),) if objection else ()


def _refused(number: int, line: int, report_id: str, findings: tuple[Finding, ...]) -> InvalidItem:
    return InvalidItem(number=number, line=line, report_id=report_id, findings=findings)


def _new(checked: Checked, former: Former | None) -> New:
    report_id, register_id = _references(checked)
    if former is None:
        return New(case=checked.case, report_id=report_id, register_id=register_id, version=1)
    return New(
        case=checked.case,
        report_id=former.report_id,
        register_id=register_id or former.register_id,
        version=former.version + 1,
    )

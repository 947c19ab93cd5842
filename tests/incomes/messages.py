"""Messages for tests: the sample, changed word by word, and what is said of it."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from incomes.wage_reports.answer import Answer, InvalidItem, ValidItem, refusal, settle
from incomes.wage_reports.case import Reception
from incomes.wage_reports.checks import Checked, check_delivery, check_items
from incomes.wage_reports.elements import RefusedError
from incomes.wage_reports.message import WAGE_REPORTS, Delivery, Report
from incomes.wage_reports.reader import Reading

SAMPLES = Path(__file__).parent / "samples"
SICK_PAY = (SAMPLES / "sick-pay.xml").read_text()
REGISTER = Path(__file__).parents[3] / "shared" / "incomes-register"
needs_register = pytest.mark.skipif(not REGISTER.is_dir(), reason="needs ../shared/incomes-register")
TEST_RECEPTION = Reception(on=date(2026, 11, 24), production=False)


def changed(*changes: tuple[str, str], sample: str = SICK_PAY) -> str:
    """Return the sample with each first text replaced, once, by the second."""
    for old, new in changes:
        assert old in sample, old
        sample = sample.replace(old, new, 1)
    return sample


def reading(message: str) -> Reading[Delivery, Report]:
    return Reading(BytesIO(message.encode()), WAGE_REPORTS)


def reports(message: str) -> list[Report]:
    return [item.content for item in reading(message)]


def judge(message: str, reception: Reception = TEST_RECEPTION) -> Answer:
    """Return the answer to a message of which nothing was received before."""
    try:
        read = reading(message)
        if objections := check_delivery(read.header, reception):
            return refusal(delivery=objections)
        judged = list(check_items(read, read.header, reception))
    except RefusedError as refused:
        return refusal(message=refused.findings)
    return settle(
        read.header.faulty_control,
        [
            ValidItem(number=each.number, line=each.line, report_id=_id(each), register_id="", version=1)
            for each in judged
            if not each.findings
        ],
        [
            InvalidItem(number=each.number, line=each.line, report_id=_id(each), findings=each.findings)
            for each in judged
            if each.findings
        ],
    )


def _id(checked: Checked) -> str:
    return checked.case.report.data.report_id or ""


def faults(answer: Answer) -> list[tuple[int, str, str]]:
    """Return number of the report, code and field of every objection; 0 stands for what all share."""
    return [
        *[(0, finding.code, finding.field) for finding in answer.message + answer.delivery],
        *[(item.number, finding.code, finding.field) for item in answer.invalid for finding in item.findings],
    ]

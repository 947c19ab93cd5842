"""A report as it is judged: in its delivery, on the day of reception, where it was received."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from benefits.findings import Finding
from incomes.wage_reports.code_lists import limits
from incomes.wage_reports.message import Absences, Delivery, Employment, PaidPeriod, Report

Findings = Iterator[Finding]


class Reception(msgspec.Struct, frozen=True):
    """When and where a message is received: the test environment takes test messages and test people."""

    on: date
    production: bool

    @property
    def last_day_ahead(self) -> date:
        """Return the last payment date, and start of employment, that may be reported already."""
        return self.on + timedelta(days=limits().days_ahead)


class Case(msgspec.Struct, frozen=True):
    """One report with what it shares with the others of its delivery."""

    delivery: Delivery
    report: Report
    reception: Reception

    @property
    def payment_date(self) -> date:
        """Return the day by which rules and code lists are chosen."""
        return self.delivery.payment.payment_date

    @property
    def employment(self) -> Employment:
        """Return the employment, an empty one where the report says nothing of it."""
        return self.report.earner.employment or Employment()

    @property
    def absences(self) -> Absences:
        """Return the absences, none where the report says nothing of them."""
        return self.report.absences or Absences()

    @property
    def applied(self) -> list[tuple[int, PaidPeriod]]:
        """Return the paid absences for which Kela is asked to pay, with their places in the report."""
        return [(place, period) for place, period in enumerate(self.absences.paid) if period.reimbursements]

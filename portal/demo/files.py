"""The demo's files: rows as a payroll system would write them."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import TYPE_CHECKING

from portal.demo.stage import Employment

if TYPE_CHECKING:
    from portal.demo.stories import Scene

COLUMNS = (
    "employer_business_id",
    "employee_identity_code",
    "benefit",
    "onset",
    "paid.0.starts_on",
    "paid.0.ends_on",
    "paid.0.wage",
    "certificate",
    "pay_basis",
    "payment_reference",
)


def row_of(
    scene: "Scene", place: Employment, person: int, *, ago: int, days: int, fault: bool = False
) -> tuple[str, ...]:
    """Return the row of one absence; a faulty one has no wage and a day that is in no calendar."""
    onset, last = scene.day(ago), scene.day(ago - days + 1)
    return (
        place.business_id,
        place.codes[person],
        "sickness_allowance",
        "31.2.2026" if fault else f"{onset:%d.%m.%Y}",
        f"{onset:%d.%m.%Y}",
        f"{last:%d.%m.%Y}",
        "" if fault else "1450,00",
        "kanta",
        "agreement",
        "",
    )


def csv_of(rows: Iterable[tuple[str, ...]]) -> bytes:
    """Return rows as a file in UTF-8 with semicolons."""
    content = StringIO()
    writer = csv.writer(content, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return content.getvalue().encode()

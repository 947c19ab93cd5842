"""django-import-export as a contender: the same file into the application table alone, in bulk.

It parses dates and amounts and finds employer and employee in a mapping made beforehand; it seals nothing,
keeps no row, knows no law and leaves no version, state change or trail.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.db import models
from import_export.fields import Field
from import_export.resources import modelresource_factory
from import_export.widgets import DateWidget
from psycopg.types.multirange import DateMultirange
from tablib import Dataset

from access.sealing import identity_key
from applications.days import DaysField, days_of
from portal.bench import databases
from portal.bench.contest import CountError, Run
from portal.bench.sample import AT, DAY, SEPARATOR, Counts, Sample

_EMPLOYERS: Final = "SELECT business_id, id FROM employers_employer"
_EMPLOYEES: Final = "SELECT identity_key, id FROM employers_employee"
_CREATED: Final = "SELECT count(*) FROM applications_application"
_FAST: Final = {
    "use_bulk": True,
    "batch_size": 1000,
    "force_init_instance": True,
    "skip_diff": True,
    "skip_html_diff": True,
    "use_transactions": True,
    "report_skipped": False,
    "using_db": "owner",
    "import_id_fields": (),
}


class Owners(models.Manager["Applied"]):
    """Writes as the owner: import-export sets the sequence of ids anew, which is the owner's right."""

    def get_queryset(self) -> models.QuerySet["Applied"]:
        """Return the rows, over the owner's connection."""
        return super().get_queryset().using("owner")


class Applied(models.Model):
    """The application table as import-export is shown it; what the file does not state has a default."""

    employer_id = models.BigIntegerField()
    employee_id = models.BigIntegerField()
    benefit = models.CharField(max_length=40)
    kind = models.CharField(max_length=40, default="sickness_allowance")
    channel = models.CharField(max_length=10, default="file")
    state = models.CharField(max_length=12, default="submitted")
    onset = models.DateField()
    paid_days = DaysField()
    version = models.PositiveIntegerField(default=1)
    firm_id = models.BigIntegerField(null=True)
    origin = models.CharField(max_length=120, default="")
    unit = models.CharField(max_length=60, default="")
    received_at = models.DateTimeField(default=AT)
    refused = models.BooleanField(default=False)
    reference = models.CharField(max_length=20, default="")

    objects = Owners()

    class Meta:
        app_label = "portal"
        managed = False
        db_table = "applications_application"

    def __str__(self) -> str:
        return str(self.pk)


class Cell:
    """A cell as import-export asks for it: read by a function, whose ValueError is a fault of the row."""

    def __init__(self, read: Callable[[str, Mapping[str, str]], object]) -> None:
        self._read = read

    def clean(self, value: str, row: Mapping[str, str], **_: object) -> object:
        """Return what the cell holds."""
        return self._read(value, row)


@dataclass(frozen=True)
class ImportExport:
    """The file's text is loaded, rows that repeat another word for word are taken out, the rest imported."""

    name: str
    content: bytes
    sample: Sample

    def run(self) -> Run:
        """Do the work once and measure it."""
        with databases.owner(databases.RUNNING) as owner:
            employers: dict[str, int] = dict(owner.execute(_EMPLOYERS).fetchall())
            keys: dict[bytes, int] = dict(owner.execute(_EMPLOYEES).fetchall())
            employees = {person.code: keys[identity_key(person.code)] for person in self.sample.people}
            resource = resource_of(employers, employees)
            start = time.perf_counter()
            dataset = Dataset().load(self.content.decode(), format="csv", delimiter=SEPARATOR)
            sent = len(dataset)
            dataset.remove_duplicates()
            result = resource.import_data(dataset)
            seconds = time.perf_counter() - start
            ((created,),) = owner.execute(_CREATED).fetchall()
        for error in result.base_errors[:1]:
            raise CountError(f"{self.name}: {error.error}") from error.error
        return Run(seconds, Counts(created, len(result.invalid_rows), sent - len(dataset)))


def resource_of(employers: Mapping[str, int], employees: Mapping[str, int]) -> Any:  # noqa: ANN401 - untyped
    """Return import-export's resource of the file's columns, with its fast options."""
    days = DateWidget(DAY)

    def paid_days(value: str, row: Mapping[str, str]) -> DateMultirange:
        return days_of([(days.clean(value), days.clean(row["paid.0.ends_on"]))])

    fields = {
        "employer_id": Field("employer_id", "employer_business_id", Cell(_found_in(employers))),
        "employee_id": Field("employee_id", "employee_identity_code", Cell(_found_in(employees))),
        "benefit": Field("benefit", "benefit"),
        "onset": Field("onset", "onset", days),
        "paid_days": Field("paid_days", "paid.0.starts_on", Cell(paid_days)),
        "wage": Field("wage", "paid.0.wage", Cell(_euros)),
    }
    options = {**_FAST, "fields": tuple(fields)}
    return modelresource_factory(Applied, meta_options=options, custom_fields=fields)()


def _found_in(known: Mapping[str, int]) -> Callable[[str, Mapping[str, str]], int]:
    def find(value: str, _row: Mapping[str, str]) -> int:
        if value not in known:
            raise ValueError("nobody's")
        return known[value]

    return find


def _euros(value: str, _row: Mapping[str, str]) -> Decimal:
    try:
        return Decimal(value.replace(",", "."))
    except InvalidOperation:
        raise ValueError("no amount") from None

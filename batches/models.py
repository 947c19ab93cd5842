"""Uploaded files and their rows."""

from django.db import models
from django.db.models import Q

from applications.models import Application
from batches.formats.recognition import Format
from batches.states import RowState, State
from employers.models import Employer, PayrollFirm

BATCH_STATES = [(state.value, state.value) for state in State]
ROW_STATES = [(state.value, state.value) for state in RowState]
FORMATS = [(each.value, each.value) for each in Format]


class Batch(models.Model):
    """One uploaded file of a firm or an employer; its bytes are sealed and known by their hash.

    `line` is the last line whose rows are stored: reading resumes behind it. A firm's software confirms
    without a person: `confirmed_by` is None then. `dry_run` ends when the
    rows are checked. `worth` is what its good rows are estimated to bring, in euros. `refusal` is the
    finding for a file that could not be read at all. `answer` is what the register would answer (XML).
    """

    firm = models.ForeignKey(PayrollFirm, on_delete=models.PROTECT, null=True, related_name="batches")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, null=True, related_name="batches")
    sender = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    format = models.CharField(max_length=10, choices=FORMATS, blank=True)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.BinaryField(max_length=32)
    dialect = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=BATCH_STATES)
    dry_run = models.BooleanField(default=False)
    channel = models.CharField(max_length=10)
    line = models.PositiveIntegerField(default=0)
    lines = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    ready = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField(default=0)
    duplicate = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    stuck = models.PositiveIntegerField(default=0)
    worth = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    refusal = models.JSONField(null=True)
    answer = models.JSONField(default=dict)
    received_at = models.DateTimeField()
    received_by = models.BigIntegerField(null=True)
    checked_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.BigIntegerField(null=True)
    done_at = models.DateTimeField(null=True)
    reference = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "sha256"],
                condition=Q(dry_run=False) & ~Q(state__in=["cancelled", "refused"]),
                name="batch_once",
            ),
            models.CheckConstraint(
                condition=Q(firm__isnull=False) | Q(employer__isnull=False), name="batch_sender"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | Q(confirmed_at__isnull=False),
                name="batch_confirmed_pair",
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"], condition=Q(state__in=["received", "confirmed"]), name="batch_to_sweep"
            )
        ]

    def __str__(self) -> str:
        return self.name


class BatchRow(models.Model):
    """One row of a file, stored once, when it is checked; later it tells what it became.

    `cells` are the row as it was sent, sealed. `claim` is the claim document where the row could be
    read. `origin` names the register report and period of a register row.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    line = models.PositiveIntegerField()
    cells = models.BinaryField()
    state = models.CharField(max_length=10, choices=ROW_STATES)
    employer_id = models.BigIntegerField(null=True)
    employee_id = models.BigIntegerField(null=True)
    benefit = models.CharField(max_length=40, blank=True)
    claim = models.JSONField(null=True)
    findings = models.JSONField(default=list)
    worth = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    origin = models.CharField(max_length=120, blank=True)
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, db_index=False, related_name="batch_rows"
    )
    reference = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "line"], name="batch_line_once")]
        indexes = [
            models.Index(fields=["batch", "line"], condition=Q(state="ready"), name="batch_row_to_create")
        ]

    def __str__(self) -> str:
        return str(self.line)

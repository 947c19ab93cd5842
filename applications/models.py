"""Applications, the versions of their claims, their states, questions and attachments; and drafts."""

from uuid import uuid4

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from access.models import APPEND_ONLY
from applications.days import DaysField
from applications.states import Channel, State
from applications.submissions import LONGEST_UNIT
from benefits.catalogue import Kind
from employers.models import Employee, Employer

STATES = [(state.value, state.value) for state in State]
ENTERED_ONCE = [
    pgtrigger.Protect(
        name="confirmed_once",
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__confirmed_at__isnull=False),
    ),
    pgtrigger.Protect(
        name="entered_once",
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(
            *("name", "since", "value", "source", "entered_at", "entered_by", "entered_person")
        ),
    ),
    pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
    *(trigger for trigger in APPEND_ONLY if trigger.name == "never_emptied"),
]
"""What keeps a row as it was entered but for its one confirmation."""

WITHOUT_EMPLOYEE = [Kind.OCCUPATIONAL_HEALTH.value]
"""The kinds of benefits that are claimed for a financial year and for no employee."""

CHANNELS = [(channel.value, channel.value) for channel in Channel]


class Application(models.Model):
    """An application (hakemus) of one employer for one employee and benefit, or for a financial year.

    `paid_days` are the days of absence with pay: no two applications of a `kind` that are in force share one
    for the same employee. Without an employee they are those of the financial year, and the same holds of
    the employer.
    `origin` names the register report and period it came from, so that the same report is one application.
    `unit` is the employer's own name for the unit that carries the cost (yksikkö); Kela makes no use of it.
    `version` is the version of the claim in force. `reference` is set while the application is stuck.
    `chosen` are the names of what an officer chose where the law leaves it open.
    A decision leaves here what later claims of the same person need: whether it was `refused`, the days
    that count towards the maximum, the last day paid and the annual income it was paid from, in euros.
    """

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="applications")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, related_name="applications")
    benefit = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    channel = models.CharField(max_length=10, choices=CHANNELS)
    state = models.CharField(max_length=12, choices=STATES)
    onset = models.DateField()
    paid_days = DaysField()
    version = models.PositiveIntegerField(default=1)
    firm_id = models.BigIntegerField(null=True)
    origin = models.CharField(max_length=120, blank=True)
    unit = models.CharField(max_length=LONGEST_UNIT, blank=True)
    received_at = models.DateTimeField()
    chosen = ArrayField(models.CharField(max_length=40), null=True)
    refused = models.BooleanField(default=False)
    counted_days = DaysField(null=True)
    paid_until = models.DateField(null=True)
    annual_income = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    full_waiting = models.BooleanField(null=True)
    reference = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="application_days_once",
                expressions=[("employee", "="), ("kind", "="), ("paid_days", "&&")],
                condition=~Q(state="withdrawn") & Q(refused=False),
            ),
            ExclusionConstraint(
                name="application_year_once",
                expressions=[("employer", "="), ("kind", "="), ("paid_days", "&&")],
                condition=Q(employee__isnull=True) & ~Q(state="withdrawn") & Q(refused=False),
            ),
            models.CheckConstraint(
                condition=Q(employee__isnull=True, kind__in=WITHOUT_EMPLOYEE)
                | Q(employee__isnull=False) & ~Q(kind__in=WITHOUT_EMPLOYEE),
                name="application_about_somebody",
            ),
            models.UniqueConstraint(
                fields=["employer", "origin"],
                condition=~Q(origin="") & ~Q(state="withdrawn"),
                name="application_origin_once",
            ),
        ]
        indexes = [
            models.Index(fields=["employer", "-received_at"], name="application_of_employer"),
            models.Index(
                fields=["state", "received_at"],
                condition=~Q(state__in=["decided", "withdrawn"]),
                name="application_queue",
            ),
            models.Index(fields=["id"], condition=Q(state="submitted"), name="application_to_propose"),
            models.Index(fields=["employer", "unit"], condition=~Q(unit=""), name="application_units"),
        ]

    def __str__(self) -> str:
        return f"{self.benefit} {self.pk}"


class ConfirmedFigure(models.Model):
    """A figure of law that an officer entered with its source; in force once another person confirmed it.

    `name` is its full name ("occupational_health.common_ceiling"), `since` its first day of validity, `value`
    as its unit is written (a percentage as 9.07). Persons are keyed hashes of identity codes: two accounts of
    one person are one person. A row is only ever confirmed, once: to change a figure is to enter it anew.
    """

    name = models.CharField(max_length=80)
    since = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=4)
    source = models.CharField(max_length=500)
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField()
    entered_person = models.BinaryField(max_length=32)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.BigIntegerField(null=True)
    confirmed_person = models.BinaryField(max_length=32, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_person__isnull=True) | ~Q(confirmed_person=F("entered_person")),
                name="figure_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(
                    confirmed_at__isnull=True, confirmed_by__isnull=True, confirmed_person__isnull=True
                )
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False, confirmed_person__isnull=False),
                name="figure_confirmed_whole",
            ),
        ]
        triggers = ENTERED_ONCE

    def __str__(self) -> str:
        return f"{self.name} {self.since}"


class ClaimVersion(models.Model):
    """One version of an application's claim, as filed. Append-only: a correction is a new version."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    claim = models.JSONField()
    channel = models.CharField(max_length=10, choices=CHANNELS)
    filed_at = models.DateTimeField()
    filed_by = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "number"], name="claim_version_once")]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return str(self.number)


class StateChange(models.Model):
    """One move of an application from a state to a state. Append-only."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="changes")
    former = models.CharField(max_length=12, choices=STATES, blank=True)
    state = models.CharField(max_length=12, choices=STATES)
    at = models.DateTimeField()
    user_id = models.BigIntegerField(null=True)
    run = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return self.state


class InformationRequest(models.Model):
    """A question of an officer to the employer about one field of the claim, and its answer.

    `closed_at` says when a question without an answer stopped waiting: the claim was corrected or decided.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="requests")
    reason = models.CharField(max_length=40)
    field = models.CharField(max_length=60, blank=True)
    question = models.TextField()
    due_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.BigIntegerField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(answered_at__isnull=True, closed_at__isnull=True),
                name="request_one_open",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="request_answered_pair",
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class Attachment(models.Model):
    """A document the employer adds to an application, such as a medical certificate. Content is sealed.

    `scan` says what a scanner said of it: "not_scanned" where there is none.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    content_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    sha256 = models.BinaryField(max_length=32)
    content = models.BinaryField()
    scan = models.CharField(max_length=20, default="not_scanned")
    added_at = models.DateTimeField()
    added_by = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "sha256"], name="attachment_once")]

    def __str__(self) -> str:
        return self.kind


class Draft(models.Model):
    """Half a claim: answers so far, as typed, with the version that guards against a stale save.

    `marks` keeps for each answer the version that last changed it and what it was before, so that a
    save from a stale page is merged answer by answer. `corrects` is the application whose claim is being
    corrected; `application` what the draft became.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="drafts")
    benefit = models.CharField(max_length=40)
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, related_name="drafts")
    answers = models.JSONField(default=dict)
    marks = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    step = models.CharField(max_length=40, blank=True)
    corrects = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, related_name="correction_drafts"
    )
    application = models.ForeignKey(Application, on_delete=models.PROTECT, null=True, related_name="drafts")
    created_at = models.DateTimeField()
    created_by = models.BigIntegerField()
    saved_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["employer", "-saved_at"],
                condition=Q(application__isnull=True),
                name="draft_of_employer",
            )
        ]

    def __str__(self) -> str:
        return self.benefit

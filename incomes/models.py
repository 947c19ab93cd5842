"""Earnings payment reports (palkkatietoilmoitus) as they were received, with their versions."""

from django.db import models

from employers.models import Employer
from incomes.states import Source, State

SOURCES = [(source.value, source.value) for source in Source]
STATES = [(state.value, state.value) for state in State]


class Delivery(models.Model):
    """One delivery of reports: one payer, one payment date, one pay period.

    `changed_at` is when it was received or, if some of its reports were cancelled later, when they were.
    """

    source = models.CharField(max_length=10, choices=SOURCES)
    owner = models.CharField(max_length=30)
    delivery_id = models.CharField(max_length=40)
    payer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="deliveries")
    firm_id = models.BigIntegerField(null=True)
    payment_date = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    received_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "owner", "delivery_id"], name="delivery_once")
        ]
        indexes = [models.Index(fields=["changed_at"], include=["payer"], name="delivery_changed")]

    def __str__(self) -> str:
        return self.delivery_id


class Report(models.Model):
    """One version of one report: one earner, one payment. Only its state changes after it is received.

    `earner_key` is the keyed hash of the identity code; `earner` is the code, sealed. `wages` is the sum
    of the incomes that count towards annual income (vuositulo), in euros; `doubtful` says that a person must
    look at it. `register_id` is the Incomes Register's own reference, empty while it is not known.
    """

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="reports")
    payer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="reports", db_index=False)
    source = models.CharField(max_length=10, choices=SOURCES)
    report_id = models.CharField(max_length=40)
    register_id = models.CharField(max_length=32)
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=STATES, default="valid")
    earner = models.BinaryField()
    earner_key = models.BinaryField(max_length=32)
    payment_date = models.DateField()
    wages = models.DecimalField(max_digits=15, decimal_places=2)
    doubtful = models.BooleanField()
    document = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["payer", "report_id", "version"], name="report_version_once"),
            models.UniqueConstraint(
                fields=["payer", "report_id"], condition=models.Q(state="valid"), name="report_one_valid"
            ),
        ]
        indexes = [
            models.Index(
                fields=["earner_key", "payment_date"],
                condition=models.Q(state="valid"),
                include=["wages", "source", "doubtful", "payer"],
                name="report_income",
            ),
            models.Index(
                fields=["payer", "payment_date"],
                condition=models.Q(state="valid"),
                include=["earner_key"],
                name="report_headcount",
            ),
            models.Index(fields=["register_id"], condition=~models.Q(register_id=""), name="report_register"),
        ]

    def __str__(self) -> str:
        return self.report_id


class Absence(models.Model):
    """One period of absence that a report states, days included; `amount` is the pay for it in euros."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="absences")
    payer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="absences", db_index=False)
    earner_key = models.BinaryField(max_length=32)
    position = models.PositiveIntegerField()
    paid = models.BooleanField()
    cause = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    until = models.DateField(null=True)
    amount = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    application_type = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "paid", "position"], name="absence_once"),
        ]
        indexes = [
            models.Index(fields=["earner_key", "starts_on"], name="absence_days"),
            models.Index(fields=["payer", "ends_on"], condition=models.Q(paid=True), name="absence_of_payer"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on}–{self.ends_on or ''}"

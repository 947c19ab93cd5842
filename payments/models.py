"""Payments to employers and the runs that send them to the bank."""

from django.db import models
from django.db.models import F, Q

from decisions.models import Instalment
from employers.models import BankAccount, Employer
from payments.states import PaymentState, RunState


class PaymentRun(models.Model):
    """Payments sent together: prepared by one person and approved by another, written as a bank file.

    The persons are keyed hashes of identity codes: two accounts of one person are one person. The file is
    sealed, for it holds account numbers; `sha256` is the digest of the bytes that go to the bank.
    """

    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in RunState])
    pay_on = models.DateField()
    count = models.PositiveIntegerField()
    total = models.DecimalField(max_digits=14, decimal_places=2)
    prepared_at = models.DateTimeField()
    prepared_by = models.BigIntegerField()
    prepared_person = models.BinaryField(max_length=32)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.BigIntegerField(null=True)
    approved_person = models.BinaryField(max_length=32, null=True)
    file = models.BinaryField(null=True)
    sha256 = models.BinaryField(max_length=32, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_person__isnull=True) | ~Q(approved_person=F("prepared_person")),
                name="run_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["prepared", "cancelled"],
                    approved_at__isnull=True,
                    approved_by__isnull=True,
                    approved_person__isnull=True,
                    file__isnull=True,
                )
                | Q(
                    state="approved",
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                    approved_person__isnull=False,
                    file__isnull=False,
                ),
                name="run_approved_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"


class Payment(models.Model):
    """One instalment owed to an employer. `account` is the account it was sent to."""

    instalment = models.OneToOneField(Instalment, on_delete=models.PROTECT, related_name="payment")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="payments")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in PaymentState])
    due_at = models.DateTimeField()
    run = models.ForeignKey(PaymentRun, on_delete=models.PROTECT, null=True, related_name="payments")
    account = models.ForeignKey(BankAccount, on_delete=models.PROTECT, null=True, related_name="payments")
    end_to_end_id = models.CharField(max_length=35, unique=True)
    reference = models.CharField(max_length=140, blank=True)
    settled_at = models.DateTimeField(null=True)
    return_reason = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_positive"),
            models.CheckConstraint(
                condition=Q(state="due") | Q(run__isnull=False, account__isnull=False),
                name="payment_sent_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["employer"], condition=Q(state="due"), name="payment_due"),
            models.Index(fields=["employer", "-due_at"], name="payment_of_employer"),
        ]

    def __str__(self) -> str:
        return self.end_to_end_id

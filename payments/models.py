"""Payments to employers, the runs that send them to the bank, and what is to be paid back."""

from django.db import models
from django.db.models import F, Q

from access.models import APPEND_ONLY
from decisions.models import Decision, Instalment
from employers.models import BankAccount, Employer
from payments.states import PaymentState, RecoveryState, RunState


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
    """One instalment owed to an employer. `account` is the account it was sent to.

    `pay_on` is the day its run is paid on, the value day (arvopäivä) on the employer's statement of account.
    It stands here too, for an employer sees no run. Empty while the payment is in none.
    """

    instalment = models.OneToOneField(Instalment, on_delete=models.PROTECT, related_name="payment")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="payments")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in PaymentState])
    due_at = models.DateTimeField()
    run = models.ForeignKey(PaymentRun, on_delete=models.PROTECT, null=True, related_name="payments")
    account = models.ForeignKey(BankAccount, on_delete=models.PROTECT, null=True, related_name="payments")
    pay_on = models.DateField(null=True)
    end_to_end_id = models.CharField(max_length=35, unique=True)
    reference = models.CharField(max_length=140, blank=True)
    settled_at = models.DateTimeField(null=True)
    return_reason = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_positive"),
            models.CheckConstraint(
                condition=Q(state="due") | Q(run__isnull=False, account__isnull=False, pay_on__isnull=False),
                name="payment_sent_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["employer"], condition=Q(state="due"), name="payment_due"),
            models.Index(fields=["employer", "-due_at"], name="payment_of_employer"),
        ]

    def __str__(self) -> str:
        return self.end_to_end_id


class Recovery(models.Model):
    """What follows where a later decision gives an employer less (takaisinperintä, SVL 15:18–19).

    What has not been sent is held back first; `amount` is the rest, in euros, for the employer to pay back.
    """

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="recovery")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="recoveries")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in RecoveryState])
    raised_at = models.DateTimeField()
    reason = models.CharField(max_length=500, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="held_back", amount=0) | (~Q(state="held_back") & Q(amount__gt=0)),
                name="recovery_of_something",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["held_back", "open"], closed_at__isnull=True, closed_by__isnull=True)
                | Q(state__in=["paid_back", "waived"], closed_at__isnull=False, closed_by__isnull=False),
                name="recovery_closed_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="waived") | ~Q(reason=""), name="recovery_waived_for_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["employer"], condition=Q(state="open"), name="recovery_open")]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"


class HeldBack(models.Model):
    """What a recovery takes from an instalment that had not been sent. Append-only."""

    recovery = models.ForeignKey(Recovery, on_delete=models.PROTECT, related_name="held_back")
    instalment = models.ForeignKey(Instalment, on_delete=models.PROTECT, related_name="held_back")
    amount = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recovery", "instalment"], name="held_back_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="held_back_something"),
        ]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return f"{self.instalment_id}"

"""Employers, payroll firms, who may act for them, their accounts, consents, contacts and employees."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from access.actor import Matter
from access.models import APPEND_ONLY

LANGUAGES = [("fi", "fi"), ("sv", "sv"), ("en", "en")]
MATTERS = [(matter.value, matter.value) for matter in Matter]


class Employer(models.Model):
    """An employer (työnantaja), known by its Business ID (Y-tunnus, with its hyphen).

    `language` is the language of its decisions. `workplace_fund` says that a workplace fund
    (työpaikkakassa) handles its members' allowances (C11).
    """

    business_id = models.CharField(max_length=9, unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="fi")
    workplace_fund = models.BooleanField(null=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class PayrollFirm(models.Model):
    """A payroll firm (palkkatoimisto), which acts for employers by their mandates."""

    business_id = models.CharField(max_length=9, unique=True)
    name = models.CharField(max_length=200)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """What a user may do for an employer, matter by matter, from a day to a day (both included)."""

    user_id = models.BigIntegerField(db_index=True)
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="memberships")
    matter = models.CharField(max_length=30, choices=MATTERS)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user_id", "employer", "matter", "starts_on"], name="membership_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="membership_days"
            ),
        ]

    def __str__(self) -> str:
        return self.matter


class FirmMembership(models.Model):
    """A clerk of a payroll firm, from a day to a day (both included).

    `client_ids` limits the clerk to some employers; empty means all of the firm's.
    """

    user_id = models.BigIntegerField(db_index=True)
    firm = models.ForeignKey(PayrollFirm, on_delete=models.PROTECT, related_name="memberships")
    client_ids = ArrayField(models.BigIntegerField(), default=list)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "firm"], name="firm_membership_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="firm_membership_days",
            ),
        ]

    def __str__(self) -> str:
        return str(self.firm_id)


class Mandate(models.Model):
    """A mandate (valtuus) of an employer to a payroll firm in one matter, from a day to a day."""

    firm = models.ForeignKey(PayrollFirm, on_delete=models.PROTECT, related_name="mandates")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="mandates")
    matter = models.CharField(max_length=30, choices=MATTERS)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["firm", "employer", "matter", "starts_on"], name="mandate_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="mandate_days"
            ),
        ]

    def __str__(self) -> str:
        return self.matter


class BankAccount(models.Model):
    """The account to which an employer's allowances are paid; the newest one holds. Append-only.

    The number is sealed; `tail` keeps its last four characters for showing. `bic` is empty where the
    bank cannot be told from the number. `entered_by` is empty where a run of the portal entered it.
    """

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="accounts")
    iban = models.BinaryField()
    tail = models.CharField(max_length=4)
    bic = models.CharField(max_length=11)
    holder = models.CharField(max_length=200)
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["employer", "-entered_at"], name="account_newest")]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return f"… {self.tail}"


class HeadcountStatement(models.Model):
    """How many people an employer says that it employs; the newest holds. Append-only.

    `stated_by` is empty where a run of the portal entered it.
    """

    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, related_name="headcount_statements", db_index=False
    )
    people = models.PositiveIntegerField()
    stated_at = models.DateTimeField()
    stated_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["employer", "-stated_at", "-id"], include=["people"], name="headcount_newest"
            ),
            models.Index(fields=["stated_at"], name="headcount_stated"),
        ]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return str(self.people)


class Consent(models.Model):
    """An employer's consent to electronic decisions (C13), with the address that is told of them."""

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="consents")
    email = models.EmailField()
    given_at = models.DateTimeField()
    given_by = models.BigIntegerField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["employer"], condition=Q(withdrawn_at__isnull=True), name="consent_one_in_force"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="consent_withdrawn_pair",
            ),
        ]

    def __str__(self) -> str:
        return self.email


class Contact(models.Model):
    """Somebody at the employer whom Kela may ask about claims."""

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employer", "name"], name="contact_once")]

    def __str__(self) -> str:
        return self.name


class Employee(models.Model):
    """A person as one employer's employee. The identity code is sealed and found by its keyed hash."""

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="employees")
    identity = models.BinaryField()
    identity_key = models.BinaryField(max_length=32)
    birth_date = models.DateField()
    last_name = models.CharField(max_length=200, blank=True)
    first_name = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employer", "identity_key"], name="employee_once"),
        ]
        indexes = [
            models.Index(fields=["identity_key"], name="employee_person"),
            models.Index(fields=["employer", "last_name", "first_name"], name="employee_name"),
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class FirmToken(models.Model):
    """A payroll firm's token for the interface, known only by its keyed hash."""

    firm = models.ForeignKey(PayrollFirm, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100)
    key = models.BinaryField(max_length=32, unique=True)
    created_at = models.DateTimeField()
    created_by = models.BigIntegerField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="token_revoked_pair",
            )
        ]

    def __str__(self) -> str:
        return self.name

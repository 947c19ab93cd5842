"""Proposals, decisions with their lines and instalments, letters, and notices of them."""

from django.db import models
from django.db.models import Q

from access.models import APPEND_ONLY
from applications.models import Application
from benefits.calculation import Payee
from decisions.rulings import Detriment, Outcome
from employers.models import Employer
from employers.post import Post, PostState

OUTCOMES = [(outcome.value, outcome.value) for outcome in Outcome]
DETRIMENTS = [(detriment.value, detriment.value) for detriment in Detriment]
PAYEES = [(payee.value, payee.value) for payee in Payee]


class Proposal(models.Model):
    """What the law makes of one version of a claim: the calculation, and why people must look at it.

    `reasons` are codes of findings that need an officer, empty where the rules alone may decide;
    `sampled` says that it was drawn for people all the same.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="proposals")
    version = models.PositiveIntegerField()
    calculation = models.JSONField()
    employer_total = models.DecimalField(max_digits=12, decimal_places=2)
    reasons = models.JSONField(default=list)
    sampled = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    law_version = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["application", "-made_at"], name="proposal_newest")]

    def __str__(self) -> str:
        return f"{self.application_id}/{self.version}"


class Decision(models.Model):
    """A decision (päätös) on an application. Append-only: a re-decision is a new one with the next number.

    `total` is euros to the employer by this decision's lines; `difference` is what it adds to the
    decisions before it, negative where money is to be recovered: `detriment` says what lets it be so.
    `law_on` is the day whose law was used.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=OUTCOMES)
    reason = models.CharField(max_length=60, blank=True)
    explanation = models.TextField(blank=True)
    calculation = models.JSONField()
    total = models.DecimalField(max_digits=12, decimal_places=2)
    difference = models.DecimalField(max_digits=12, decimal_places=2)
    detriment = models.CharField(max_length=20, choices=DETRIMENTS, blank=True)
    daily_allowance = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    annual_income = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    paid_until = models.DateField(null=True)
    law_on = models.DateField()
    law_version = models.CharField(max_length=64)
    language = models.CharField(max_length=2)
    automatic = models.BooleanField()
    decided_at = models.DateTimeField()
    decided_by = models.BigIntegerField(null=True)
    appeal_by = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="decision_once"),
            models.CheckConstraint(
                condition=Q(automatic=True, decided_by__isnull=True)
                | Q(automatic=False, decided_by__isnull=False),
                name="decision_automatic_or_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="refused") | Q(total=0), name="decision_refused_pays_nothing"
            ),
            models.CheckConstraint(
                condition=Q(difference__gte=0, detriment="") | (Q(difference__lt=0) & ~Q(detriment="")),
                name="decision_lowers_by_right",
            ),
        ]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return f"{self.application_id}/{self.number}"


class DecisionLine(models.Model):
    """One line of a decision: days treated alike, with amount, payee, rule and source. Append-only.

    Where an officer gave another amount, `computed` is the one by the rules, `override_reason` says why.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    days = models.PositiveIntegerField()
    daily_amount = models.DecimalField(max_digits=10, decimal_places=2)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    payee = models.CharField(max_length=20, choices=PAYEES)
    code = models.CharField(max_length=60)
    rule = models.CharField(max_length=200)
    parameters = models.JSONField(default=dict)
    computed = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    override_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "position"], name="decision_line_once"),
            models.CheckConstraint(
                condition=Q(computed__isnull=True, override_reason="")
                | (Q(computed__isnull=False) & ~Q(override_reason="")),
                name="decision_line_override_says_why",
            ),
        ]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return self.code


class Instalment(models.Model):
    """One payment a decision gives the employer: the days up to a closing day. Append-only."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="instalments")
    number = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    days = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="instalment_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="instalment_pays"),
        ]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return str(self.number)


class Notice(Post):
    """A word to the address of an employer's consent that new decisions can be read (C13)."""

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="notices", db_index=False)

    class Meta(Post.Meta):
        constraints = [
            *Post.Meta.constraints,
            models.UniqueConstraint(
                fields=["employer"], condition=Q(state=PostState.WAITING), name="notice_waits_once"
            ),
        ]
        indexes = [
            *Post.Meta.indexes,
            models.Index(fields=["employer", "-settled_at"], name="notice_newest"),
        ]

    def __str__(self) -> str:
        return self.state


class Letter(models.Model):
    """The letter that tells a decision to the employer. Once sent, its bytes and their hash are kept."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="letter")
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=10, choices=[("to_send", "to_send"), ("sent", "sent")])
    body = models.BinaryField(null=True)
    sha256 = models.BinaryField(max_length=32, null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="to_send", sent_at__isnull=True, body__isnull=True)
                | Q(state="sent", sent_at__isnull=False, body__isnull=False, sha256__isnull=False),
                name="letter_sent_whole",
            )
        ]
        indexes = [models.Index(fields=["id"], condition=Q(state="to_send"), name="letter_to_send")]

    def __str__(self) -> str:
        return self.state

"""Classes of employers over time, contacts, handling time, views of guidance, reminders, and the summary."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from access.models import APPEND_ONLY
from applications.models import Application
from employers.models import Employee, Employer
from employers.post import Post, PostState
from segments.classes import Segment, Source
from segments.reasons import ContactChannel, ContactReason
from segments.rhythms import Rhythm

SEGMENTS = [(segment.value, segment.value) for segment in Segment]
SOURCES = [(source.value, source.value) for source in Source]
CONTACT_CHANNELS = [(channel.value, channel.value) for channel in ContactChannel]
RHYTHMS = [(rhythm.value, rhythm.value) for rhythm in Rhythm]
CONTACT_REASONS = [(reason.value, reason.value) for reason in ContactReason]


class Run(models.Model):
    """One run of the classification: on which day, by which figures, what payments it counted. Append-only.

    Payments from `starts_on` to `ends_on` count, both included. `whole` says that it looked at every
    employer, and not only at those of whom something had changed since the run before.
    """

    at = models.DateTimeField()
    day = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    figures = models.JSONField()
    whole = models.BooleanField()

    class Meta:
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return f"{self.day}"


class Classification(models.Model):
    """The class of an employer from a run on, and why; the newest holds. Append-only: one row a change.

    `people` is the headcount that `source` told, and `threshold` the border that decided: a large employer
    has at least so many people and a small one fewer; a medium one at least so many or, where it was large
    before, fewer. Both are empty where no headcount decided.
    """

    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, related_name="classifications", db_index=False
    )
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="classifications", db_index=False)
    segment = models.CharField(max_length=12, choices=SEGMENTS)
    source = models.CharField(max_length=8, choices=SOURCES)
    people = models.PositiveIntegerField(null=True)
    threshold = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["employer", "-id"], include=["segment", "source"], name="classification_newest"
            )
        ]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return self.segment


class ChosenManner(models.Model):
    """The manner in which an employer wants to be served (palvelutapa); the newest holds. Append-only.

    `manner` is empty where the employer went back to that of its class.
    """

    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, related_name="chosen_manners", db_index=False
    )
    manner = models.CharField(max_length=12, blank=True)
    chosen_at = models.DateTimeField()
    chosen_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["employer", "-id"], name="manner_newest")]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return self.manner


class SettledCheckpoint(models.Model):
    """A check point of a long incapacity that somebody said to be seen to (hoidettu). Append-only.

    `onset` is the first day of the incapacity; `point` is that of `segments.checkpoints.Point`.
    """

    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, related_name="settled_checkpoints", db_index=False
    )
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="settled_checkpoints")
    onset = models.DateField()
    point = models.CharField(max_length=30)
    settled_at = models.DateTimeField()
    settled_by = models.BigIntegerField(null=True)

    class Meta:
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return self.point


class Contact(models.Model):
    """One contact (yhteydenotto) of an employer with Kela, as whoever served it wrote it down. Append-only.

    `application` is the case it was about, empty where it was about none. What was said is not kept.
    """

    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, related_name="logged_contacts", db_index=False
    )
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, related_name="contacts", db_index=False
    )
    channel = models.CharField(max_length=10, choices=CONTACT_CHANNELS)
    reason = models.CharField(max_length=20, choices=CONTACT_REASONS)
    logged_at = models.DateTimeField()
    logged_by = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(
                fields=["application"], condition=Q(application__isnull=False), name="contact_of_case"
            ),
            models.Index(fields=["logged_at"], name="contact_logged"),
        ]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return f"{self.channel} {self.reason}"


class HelpRequest(models.Model):
    """An employer asks for help (avunpyyntö) from a page of the portal; Kela answers, or calls back.

    `page` is the URL name of the page, `application` the case it was about, empty where it was about none.
    `phone` is the number to be called back, empty where a written answer will do. `answer` is what the
    employer reads; of a call, that it was made.
    """

    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, related_name="help_requests", db_index=False
    )
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, related_name="help_requests", db_index=False
    )
    page = models.CharField(max_length=60)
    text = models.TextField()
    phone = models.CharField(max_length=40, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.BigIntegerField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="help_answered_whole",
            )
        ]
        indexes = [
            models.Index(fields=["employer", "-asked_at"], name="help_of_employer"),
            models.Index(fields=["application"], condition=Q(application__isnull=False), name="help_of_case"),
            models.Index(fields=["asked_at"], condition=Q(answered_at__isnull=True), name="help_waiting"),
            models.Index(fields=["asked_at"], name="help_asked"),
        ]

    def __str__(self) -> str:
        return self.page


class HandlingTime(models.Model):
    """How long an officer had a case before the eyes on a day (aktiivinen käsittelyaika), in seconds.

    Only Kela's people see it, and by the case or in sum, never by the officer: it measures the work that
    cases take, not those who do it.
    """

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="handling_times", db_index=False
    )
    officer_id = models.BigIntegerField()
    day = models.DateField()
    seconds = models.PositiveIntegerField()
    last_seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "officer_id", "day"], name="handling_time_once")
        ]
        indexes = [models.Index(fields=["day"], name="handling_day")]

    def __str__(self) -> str:
        return f"{self.day}"


class GuidanceView(models.Model):
    """How often a piece of guidance was looked at on a day, as it is written for a class of employers.

    `employer` is the one that whoever looked acts for, empty for everybody who has not signed in and for
    payroll firms. Which person looked is not kept.
    """

    day = models.DateField()
    piece = models.CharField(max_length=60)
    segment = models.CharField(max_length=12, choices=SEGMENTS)
    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, null=True, related_name="guidance_views", db_index=False
    )
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["employer", "day", "piece", "segment"],
                name="guidance_view_once",
                nulls_distinct=False,
            )
        ]
        indexes = [models.Index(fields=["day"], name="guidance_view_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.piece}"


class CalendarFeed(models.Model):
    """A secret address at which a user's calendar reads what is due, known only by its keyed hash."""

    user_id = models.BigIntegerField()
    key = models.BinaryField(max_length=32, unique=True)
    language = models.CharField(max_length=2)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user_id"], condition=Q(revoked_at__isnull=True), name="calendar_feed_of_user"
            )
        ]

    def __str__(self) -> str:
        return f"{self.created_at}"


class ReminderChoice(models.Model):
    """When a user wants to be reminded by e-mail, and where; the newest holds. Append-only."""

    user_id = models.BigIntegerField()
    rhythm = models.CharField(max_length=12, choices=RHYTHMS)
    email = models.EmailField()
    chosen_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user_id", "-id"], name="reminder_choice_newest")]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return self.rhythm


class Reminder(Post):
    """A reminder (muistutus) of what is due, to a user on a day.

    `told` names the matters that were told, as `reminders.name_of` does.
    """

    user_id = models.BigIntegerField()
    day = models.DateField()
    told = ArrayField(models.CharField(max_length=60), default=list)

    class Meta(Post.Meta):
        constraints = [
            *Post.Meta.constraints,
            models.UniqueConstraint(fields=["user_id", "day"], name="reminder_once_a_day"),
            models.UniqueConstraint(
                fields=["user_id"], condition=Q(state=PostState.WAITING), name="reminder_waits_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.state}"


class Summary(models.Model):
    """One cell of the summary of how employers are served: a number, a sum, and how many employers it is of.

    `span` is the day, the month or the year that begins on `starts_on`. `benefit` and `channel` are those of
    the claims, "all" for all of them together and empty for what is about no claim. `measure` and `detail`
    say what was counted (`insight.Measure`). `employers` are distinct: they never add up from days to years.
    """

    span = models.CharField(max_length=5, choices=[(each, each) for each in ("day", "month", "year")])
    starts_on = models.DateField()
    segment = models.CharField(max_length=12, choices=SEGMENTS)
    benefit = models.CharField(max_length=40, blank=True)
    channel = models.CharField(max_length=10, blank=True)
    measure = models.CharField(max_length=20)
    detail = models.CharField(max_length=60, blank=True)
    number = models.BigIntegerField()
    amount = models.DecimalField(max_digits=16, decimal_places=2)
    employers = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["span", "starts_on", "benefit", "channel", "measure", "detail", "segment"],
                name="summary_cell_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.span} {self.starts_on} {self.measure}"

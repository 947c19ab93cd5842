"""Users, their roles at Kela and the trail."""

import pgtrigger
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from access.actor import Role

APPEND_ONLY = [
    pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
    pgtrigger.Trigger(
        name="never_emptied",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'an append-only table is never emptied';",
    ),
]


class User(AbstractBaseUser):
    """Somebody who signs in. `person` is the keyed hash of the identity code, shared by all their accounts.

    `about` tells by language what somebody made up for the demo is and what waits for them; it is empty
    for everybody else.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    person = models.BinaryField(max_length=32)
    language = models.CharField(max_length=2, default="fi")
    about = models.JSONField(default=dict)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "email"

    def __str__(self) -> str:
        return self.name


class StaffRole(models.Model):
    """One role of one member of Kela's staff."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="staff_roles")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="staff_role_once")]

    def __str__(self) -> str:
        return self.role


class Trail(models.Model):
    """Who did what, or looked at what, in whose name, and when: one row a deed, naming all it touched.

    Append-only. Rows carry plain ids, so that the trail never holds live data back. `run` names what
    acted without a person: a run of the portal, or a firm's token.
    """

    at = models.DateTimeField()
    deed = models.CharField(max_length=60)
    kind = models.CharField(max_length=10)
    user_id = models.BigIntegerField(null=True)
    run = models.CharField(max_length=60, blank=True)
    firm_id = models.BigIntegerField(null=True)
    employer_ids = ArrayField(models.BigIntegerField(), default=list)
    subject = models.CharField(max_length=30)
    subject_ids = ArrayField(models.BigIntegerField(), default=list)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            GinIndex(fields=["subject_ids"], name="trail_subjects"),
            GinIndex(fields=["employer_ids"], name="trail_employers"),
            models.Index(fields=["-at"], name="trail_at"),
        ]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.deed}"

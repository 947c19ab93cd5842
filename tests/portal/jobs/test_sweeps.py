"""The sweeps as the clock rings for them: each task makes its one call."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from access.scope import acting
from decisions.models import Decision, Letter
from portal.celery import SWEEPS, app
from portal.jobs import batches, decisions, letters, payments, segments
from tests.factories import employers
from tests.factories.access import SETUP
from tests.factories.applications import workplace

pytestmark = pytest.mark.django_db


def test_sweeps_take_a_claim_from_sent_to_due() -> None:
    sent = workplace().submit()

    assert (decisions.propose(), letters.send(), payments.raise_due()) == (1, 1, 3)

    with acting(SETUP):
        assert Decision.objects.get(application_id=sent).automatic
        assert Letter.objects.get(decision__application_id=sent).state == "sent"


def test_sweeps_take_what_a_caller_adds_and_find_nothing_twice() -> None:
    workplace().submit()
    decisions.propose(rung_by="clock")

    assert (decisions.propose(), letters.send(), letters.send()) == (0, 1, 0)


def test_sweep_of_the_night_finds_the_class_of_an_employer_once() -> None:
    employers.employer()

    assert (segments.classify(), segments.classify()) == (1, 0)


def test_sweep_of_the_night_summarises_the_last_days() -> None:
    workplace().submit(at=now() - timedelta(days=1))

    assert segments.summarise() > 0


def test_every_sweep_of_the_clock_is_a_task() -> None:
    tasks = {
        job.name
        for job in (
            batches.read,
            batches.create,
            decisions.propose,
            letters.send,
            letters.notify,
            payments.raise_due,
            segments.classify,
            segments.summarise,
            segments.gather_reminders,
            segments.send_reminders,
        )
    }

    assert {sweep["task"] for sweep in SWEEPS.values()} == tasks
    assert {name.rpartition(".")[0] for name in tasks} <= set(app.conf.imports)

"""The clock: Celery's application, its sweeps in one table, its ways with the broker."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

SWEEPS = {
    "read-batches": {"task": "portal.jobs.batches.read", "schedule": 10.0},
    "create-from-batches": {"task": "portal.jobs.batches.create", "schedule": 10.0},
    "propose": {"task": "portal.jobs.decisions.propose", "schedule": 10.0},
    "send-letters": {"task": "portal.jobs.letters.send", "schedule": 10.0},
    "send-notices": {"task": "portal.jobs.letters.notify", "schedule": 60.0},
    "raise-due": {"task": "portal.jobs.payments.raise_due", "schedule": 30.0},
    "classify": {"task": "portal.jobs.segments.classify", "schedule": crontab(hour="3", minute="0")},
    "gather-reminders": {
        "task": "portal.jobs.segments.gather_reminders",
        "schedule": crontab(hour="7", minute="0"),
    },
    "send-reminders": {"task": "portal.jobs.segments.send_reminders", "schedule": 60.0},
    "summarise": {"task": "portal.jobs.segments.summarise", "schedule": crontab(hour="4", minute="0")},
}

app = Celery("portal")
app.conf.update(
    broker_url=os.environ.get("BROKER_URL", ""),
    imports=[
        "portal.jobs.start",
        "portal.jobs.batches",
        "portal.jobs.decisions",
        "portal.jobs.letters",
        "portal.jobs.payments",
        "portal.jobs.segments",
    ],
    beat_schedule=SWEEPS,
    timezone="Europe/Helsinki",
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    worker_soft_shutdown_timeout=5.0,
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    broker_transport_options={
        "visibility_timeout": 3600,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
    },
)
